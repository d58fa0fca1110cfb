"""The listing: what filters, days and order of the search page go by."""

import gzip
import json
from pathlib import Path

import pytest

from tests.dossier.pages import ANSWERED, Docs
from vragenarchief.search.listing import Listing, listing_of


@pytest.fixture
def listing(docs: Docs) -> Listing:
    docs.write("registers/fracties.yml", "- slug: groen\n  naam: Groen\n  ook: [GR]\n- slug: dorp\n  naam: Ons Dorp\n")
    docs.add(
        "2026-001",
        "titel: Bomen",
        "onderwerpen: [groen, verkeer]",
        "indieners: [{naam: Z. Laatste, fractie: GR}, {naam: A. Eerste, fractie: Ons Dorp}]",
        "portefeuillehouder: W. Houder",
        "beantwoord: 2026-02-01",
        body=ANSWERED,
    )
    docs.add("2025-002", "titel: Brug", "ingediend: 2025-12-30")
    return listing_of(docs.read().archive)


def write_index(folder: Path, addresses: list[str]) -> None:
    (folder / "fragment").mkdir(parents=True)
    for at, address in enumerate(addresses):
        content = f'pagefind_dcd{{"url":"/{address}","content":"{"x" * 9000}"}}'.encode()
        (folder / "fragment" / f"nl_{at}abc.pf_fragment").write_bytes(gzip.compress(content))


def test_every_dossier_is_a_row_newest_first_with_numbers_for_its_names(listing: Listing) -> None:
    assert [row[0] for row in listing.rows] == ["2026-001", "2025-002"]
    assert listing.addresses == ["vragen/2026/001-brug/", "vragen/2025/002-brug/"]
    assert listing.values == {
        "onderwerp": [("groen", "Groen en water"), ("verkeer", "Verkeer")],
        "fractie": [("groen", "Groen"), ("dorp", "Ons Dorp")],
        "indiener": [("a-eerste", "A. Eerste"), ("z-laatste", "Z. Laatste")],
        "portefeuillehouder": [("w-houder", "W. Houder")],
        "status": [("beantwoord", "Beantwoord"), ("open", "Open")],
    }
    bridge, trees = listing.rows[1], listing.rows[0]
    assert trees == ["2026-001", 20458, 20485, [0, 1], [0, 1], [0, 1], [0], [0]]
    assert bridge == ["2025-002", 20452, None, [1], [], [], [], [1]]


def test_what_a_row_shows_stands_in_a_file_of_its_year(listing: Listing) -> None:
    assert set(listing.shown) == {2025, 2026}
    address, title, facts = listing.shown[2025]["2025-002"]
    assert (address, title) == ("vragen/2025/002-brug/", "Brug")
    assert facts.startswith("ingediend op 30 december 2025 · ")


def test_each_row_is_written_with_the_name_that_the_index_has_for_it(listing: Listing, tmp_path: Path) -> None:
    index = tmp_path / "index"
    write_index(index, ["vragen/2025/002-brug/", "vragen/2026/001-brug/"])
    listing.write(index)
    written = json.loads((index / "dossiers.json").read_text(encoding="utf-8"))
    assert [row[:2] for row in written["dossiers"]] == [["nl_1abc", "2026-001"], ["nl_0abc", "2025-002"]]
    assert json.loads((index / "lijst/2026.json").read_text(encoding="utf-8"))["2026-001"][1] == "Bomen"


def test_an_archive_without_pages_has_an_empty_listing(docs: Docs, tmp_path: Path) -> None:
    listing = listing_of(docs.read().archive)
    listing.write(tmp_path)
    assert json.loads((tmp_path / "dossiers.json").read_text(encoding="utf-8"))["dossiers"] == []

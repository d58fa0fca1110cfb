"""What is not public is in the preview, with a mark, and nowhere in a build."""

import gzip
import re
from pathlib import Path

import pytest

from tests.archives import Project
from tests.serving import fetch, preview, wait_until
from tests.site.conftest import Build

# Words that no other page has, one for each place; the search engine may cut their ends off.
_SECRETS = {
    "title": "Wobbelknor",
    "asker": "Zwartbol",
    "party": "Kwekfluit",
    "addressee": "Dommelraad",
    "portfolio holder": "Tingelmuts",
    "keyword": "sputterdop",
    "area": "Pruttelhoek",
    "reference": "XQ-99-712",
    "change": "vergruizelbaar",
    "summary": "knisperlap",
    "alias": "flapdrolweg",
    "source": "mompelbrief",
    "attachment's name": "geheimzwam",
    "attachment's title": "Brommelstuk",
    "attachment's content": "zompvonder",
    "file beside the attachments": "kladderbak",
    "introduction": "hutselpot",
    "question": "dwarrelkaas",
    "answer": "gniffelsoep",
    "section": "Rommelslot",
    "link": "tuimelkruid",
    "number": "2026-777",
}
_PAGE = """\
---
nummer: "2026-777"
titel: Wobbelknor
indieners: [{naam: G. Zwartbol, fractie: Kwekfluit}]
gericht_aan: Dommelraad
portefeuillehouder: H. Tingelmuts
onderwerpen: [groen]
trefwoorden: [sputterdop]
gebieden: [Pruttelhoek]
kenmerk: XQ-99-712
ingediend: 2026-11-20
vervolg_op: ["2026-001"]
wijzigingen: [{op: 2026-11-21, wat: vergruizelbaar}]
samenvatting: knisperlap
samenvatting_akkoord: true
aliassen: [/oud/flapdrolweg]
bron: mompelbrief.docx
bijlagen: [{bestand: geheimzwam.txt, titel: Brommelstuk}]
publicatie: concept
---
Een hutselpot.
## Vraag 1
Wat is dwarrelkaas?
### Antwoord
Dat is gniffelsoep met [kruid](https://tuimelkruid.example/).
## Rommelslot
Einde.
"""
_PLACE = "vragen/2026/777-wobbelknor"


def _write(project: Project, publication: str) -> None:
    project.write(f"{_PLACE}.md", _PAGE.replace("concept", publication))
    project.write(f"{_PLACE}/geheimzwam.txt", "zompvonder")
    project.write(f"{_PLACE}/kladderbak.txt", "niet genoemd op de pagina")


def _told(site: Path) -> set[str]:
    """The secrets that stand anywhere in the site: in a file, packed or not, or in the name of one."""
    told = set()
    for path in site.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        if data.startswith(b"\x1f\x8b"):
            data = gzip.decompress(data)
        text = f"{path.relative_to(site)}\n{data.decode(errors='replace')}".lower()
        told |= {place for place, word in _SECRETS.items() if word[:8].lower() in text}
    return told


@pytest.mark.parametrize("publication", ["concept", "verwijderd"])
def test_nothing_of_a_page_that_is_not_public_is_in_a_build(project: Project, bouw: Build, publication: str) -> None:
    _write(project, publication)
    assert bouw() == 0
    assert list(project.site.rglob("*.pf_index"))
    assert _told(project.site) == set()


def test_what_is_public_is_found_where_it_was_looked_for(project: Project, bouw: Build) -> None:
    _write(project, "gepubliceerd")
    assert bouw() == 0
    unused = {"summary", "alias", "source", "file beside the attachments"}
    assert _told(project.site) == _SECRETS.keys() - unused
    packed = b"".join(gzip.decompress(path.read_bytes()) for path in project.site.rglob("*.pf_*"))
    assert b"dwarrelka" in packed


def test_a_page_that_is_unpublished_leaves_the_site_at_the_next_build(project: Project, bouw: Build) -> None:
    _write(project, "gepubliceerd")
    assert bouw() == 0
    _write(project, "verwijderd")
    assert bouw() == 0
    assert _told(project.site) == set()


def test_the_preview_shows_and_marks_what_is_not_public(project: Project) -> None:
    _write(project, "concept")
    project.write("vragen/2026/778-weg.md", _PAGE.replace("777", "778").replace("concept", "verwijderd"))
    with preview(project) as base:
        draft = fetch(f"{base}{_PLACE}/") or ""
        assert '<strong class="va-tag">Concept</strong> Deze pagina staat nog niet in het archief.' in draft
        assert re.search(rf'<a href="../../../{_PLACE}/geheimzwam.txt">Brommelstuk\b', draft)
        assert fetch(f"{base}{_PLACE}/geheimzwam.txt") == "zompvonder"
        assert fetch(f"{base}{_PLACE}/kladderbak.txt") is None
        removed = fetch(f"{base}vragen/2026/778-weg/") or ""
        assert '<strong class="va-tag">Verwijderd</strong> Deze pagina staat niet meer in het archief.' in removed
        for listing in ("", "vragen/2026/", "onderwerpen/groen/"):
            rows = [row for row in (fetch(base + listing) or "").split('<li class="va-row">') if "Wobbelknor</a>" in row]
            tags = {tag for row in rows for tag in ("Concept", "Verwijderd") if f'va-tag">{tag}</strong>' in row}
            assert (len(rows), tags) == (2, {"Concept", "Verwijderd"}), listing
        public = fetch(f"{base}vragen/2026/001-bankje-bij-de-vijver/") or ""
        assert "va-tag" not in public
        wait_until(lambda: '"page_count":5' in (fetch(f"{base}pagefind/pagefind-entry.json") or ""))

"""The open data: every public question a row, the same in both files, and nothing that a spreadsheet would run."""

import csv
import io
import json
from typing import Any

import pytest

from tests.dossier.pages import ANSWERED, Docs
from vragenarchief.opendata.columns import COLUMNS
from vragenarchief.opendata.page import data_values
from vragenarchief.opendata.project import project_data

_ROOT = "https://vragen.wiekendam.example/"
_LETTER = """\
## Vraag 1

Hoeveel ongevallen waren er?

### Antwoord

In vijf jaar 31.

## Vraag 2

Wat kost een fietspad?

## Vraag 3

Wie betaalt dat?

### Antwoord op vraag 2 en 3

Dat weten wij nog niet.

### Aanvullend antwoord op vraag 2, 12 februari 2026

Het kost € 900.000.

## Vraag 4

Komt er een veerpont?
"""


@pytest.fixture
def docs(docs: Docs) -> Docs:
    docs.write("registers/onderwerpen.yml", "- slug: verkeer\n  naam: Verkeer en parkeren\n")
    docs.write("registers/reglement.yml", "- naam: Reglement van orde\n  termijn: 30 dagen\n")
    return docs


def files_of(docs: Docs, *, with_drafts: bool = False) -> tuple[dict[str, Any], list[dict[str, str]]]:
    """The JSON, and the rows of the CSV, as who takes them along reads them."""
    archive = docs.read(with_drafts=with_drafts).archive
    files = project_data(archive, _ROOT, name="Vragenarchief", organisation="gemeente Wiekendam", licence="CC0")
    table = files["data/vragen.csv"].decode("utf-8-sig")
    return json.loads(files["data/vragen.json"]), list(csv.DictReader(io.StringIO(table, newline=""), delimiter=";"))


def test_a_letter_gives_a_row_for_each_question_with_its_answers(docs: Docs) -> None:
    docs.add("2026-014", "beantwoord: 2026-01-30", "indieners: [{naam: A. Voorbeeld, fractie: Groen}]", body=_LETTER)
    data, _ = files_of(docs)
    assert data["aantal"] == len(data["vragen"]) == 4
    assert [row["vraagnummer"] for row in data["vragen"]] == ["1", "2", "3", "4"]
    assert [row["antwoord"] for row in data["vragen"]] == [
        "In vijf jaar 31.",
        "Dat weten wij nog niet.\n\nHet kost € 900.000.",
        "Dat weten wij nog niet.",
        None,
    ]
    assert data["vragen"][1] == {
        "nummer": "2026-014",
        "vraagnummer": "2",
        "soort": "schriftelijk",
        "titel": "Brug",
        "adres": f"{_ROOT}vragen/2026/014-brug/#vraag-2",
        "indieners": ["A. Voorbeeld"],
        "fracties": ["Groen"],
        "gericht_aan": None,
        "portefeuillehouders": [],
        "onderwerpen": ["Verkeer en parkeren"],
        "trefwoorden": [],
        "gebieden": [],
        "ingediend": "2026-01-05",
        "datum_geschat": "nee",
        "ontvangen": None,
        "uiterlijk": "2026-02-04",
        "beantwoord": "2026-01-30",
        "dagen": 25,
        "status": "deels beantwoord",
        "kenmerken": [],
        "vervolg_op": [],
        "vraag": "Wat kost een fietspad?",
        "antwoord": "Dat weten wij nog niet.\n\nHet kost € 900.000.",
    }


def test_both_files_say_the_same(docs: Docs) -> None:
    docs.add("2026-014", "kenmerken: [Z-1, Z-2]", "beantwoord: 2026-01-30", body=_LETTER)
    docs.add("2026-015", 'titel: "Een; titel met \\"tekens\\""')
    data, table = files_of(docs)
    assert len(table) == 5
    for row, cells in zip(data["vragen"], table, strict=True):
        for column in COLUMNS:
            value = row[column.name]
            expected = " | ".join(value) if column.is_list else "" if value is None else str(value)
            assert cells[column.name] == expected


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"])
def test_a_spreadsheet_takes_no_cell_for_a_formula(docs: Docs, title: str) -> None:
    docs.add("2026-014", f'titel: "{title}"')
    data, table = files_of(docs)
    assert data["vragen"][0]["titel"] == title
    assert table[0]["titel"] == f"'{title}"


def test_a_draft_is_in_no_file(docs: Docs) -> None:
    docs.add("2026-014", "publicatie: concept", body=ANSWERED)
    docs.add("2026-015", body=ANSWERED)
    data, table = files_of(docs, with_drafts=True)
    assert [row["nummer"] for row in data["vragen"]] == [cells["nummer"] for cells in table] == ["2026-015"]


def test_the_head_says_whose_it_is_and_what_one_may_do(docs: Docs) -> None:
    docs.add("2026-014")
    data, _ = files_of(docs)
    assert {key: data[key] for key in ("naam", "organisatie", "licentie", "stand_van", "uitleg")} == {
        "naam": "Vragenarchief",
        "organisatie": "gemeente Wiekendam",
        "licentie": "CC0",
        "stand_van": "2026-03-01",
        "uitleg": f"{_ROOT}data/",
    }


def test_the_page_explains_every_column_and_says_which_hold_a_list(docs: Docs) -> None:
    docs.add("2026-014", body=ANSWERED)
    data, _ = files_of(docs)
    shown = data_values(docs.read().archive)["columns"]
    assert [column["name"] for column in shown] == list(data["vragen"][0])
    assert {c["name"] for c in shown if c["is_list"]} == {
        k for k, v in data["vragen"][0].items() if isinstance(v, list)
    }
    assert all(column["meaning"].endswith(".") for column in shown)

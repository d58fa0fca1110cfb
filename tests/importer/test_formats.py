"""One letter of Wiekendam in every format: the same questions, answers and particulars come out, and nothing else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.importer.documents import Printed, opendocument, p, r, table, word
from tests.importer.letters import Archive
from tests.importer.test_docx import NUMBERING, item
from tests.importer.test_odt import STYLES, items
from vragenarchief.importer.intake import row_of
from vragenarchief.importer.readers import READERS

HEAD = (
    ("Datum", "12 mei 2026"),
    ("Ons kenmerk", "Z-26-014"),
    ("Behandeld door", "mevrouw C. Verzonnen"),
    ("Onderwerp", "Beantwoording vragen bankjes Wiekepark"),
)
ADDRESS = ("Fractie Dorpen Samen", "De heer A. Voorbeeld", "Wilgenlaan 17", "9901 AB Wiekendam")
GREETING = "Geachte heer Voorbeeld,"
OPENING = "Op 14 april 2026 heeft u namens de fractie van Dorpen Samen vragen gesteld over de bankjes in het park."
FIRST = (
    "Hoeveel bankjes staan er in het Wiekepark, en hoeveel zijn er daarvan in het afgelopen jaar hersteld of vervangen?"
)
YES = "Er staan twaalf bankjes. De kosten van het onderhoud staan hieronder."
COSTS = (("Jaar", "Onderhoud"), ("2024", "€ 1.200"), ("2025", "€ 1.350"))
SECOND = "Komen er meer bankjes?"
NO = "Nee. Wie daar iets over wil zeggen, kan naar het wijkteam, dat elke week een spreekuur houdt in het dorpshuis."
NOTE = "Begroting 2026, bladzijde 12."
CLOSING = ("Hoogachtend,", "burgemeester en wethouders van Wiekendam,")
RUNNING = "Gemeente Wiekendam – vervolg brief 12 mei 2026"
FOOT = "Postbus 1, 9900 AA Wiekendam, KvK 00000000, telefoon 14 0599"

ROWS = "".join(f"{year} {amount}\n" for year, amount in COSTS)
MUST = {
    "kenmerk": "Z-26-014",
    "ingediend": "2026-04-14",
    "beantwoord": "2026-05-12",
    "status": "beantwoord",
    "indieners": [{"naam": "A. Voorbeeld", "fractie": "Dorpen Samen"}],
}
PAIRS = [("1", FIRST, f"{YES}\n\n{ROWS.strip()}"), ("2", SECOND, NO)]
MUST_NOT = ("Wilgenlaan", "9901", "Verzonnen", "Postbus", "Hoogachtend", "vervolg brief", "Begroting 2026", "Pagina")


def as_word() -> bytes:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = "".join(map(p, ADDRESS)) + table(*HEAD) + p(GREETING) + p(OPENING)
    body += item(FIRST) + p("Antwoord") + p(YES) + table(*COSTS) + item(SECOND) + p("Antwoord") + p(r(NO) + reference)
    body += "".join(map(p, CLOSING)) + (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    notes = f'<w:footnote w:id="1">{p(NOTE)}</w:footnote>'
    return word(body, numbering=NUMBERING, footnotes=notes, header1=p(RUNNING), footer1=p(FOOT))


def as_opendocument() -> bytes:
    def line(text: str) -> str:
        return f"<text:p>{text}</text:p>"

    def cells(rows: Any) -> str:
        made = ("".join(f"<table:table-cell>{line(cell)}</table:table-cell>" for cell in row) for row in rows)
        return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in made)}</table:table>"

    note_body = f"<text:note-body>{line(NOTE)}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{note_body}</text:note>"
    body = line("<text:line-break/>".join(ADDRESS)) + cells(HEAD) + line(GREETING) + line(OPENING) + items(FIRST)
    body += line("Antwoord") + line(YES) + cells(COSTS) + items(SECOND, more='text:continue-numbering="true"')
    body += line("Antwoord") + line(NO + note) + "".join(map(line, CLOSING))
    master = f"<style:master-page><style:header>{line(RUNNING)}</style:header><style:footer>{line(FOOT)}</style:footer>"
    return opendocument(body, f"{master}</style:master-page>", STYLES)


def as_print() -> bytes:
    letter = Printed()
    for text in ADDRESS:
        letter.line(text)
    letter.y -= 10
    for key, value in HEAD:
        letter.line(key)
        letter.at(200, letter.y, value)
    letter.lines(GREETING, gap=20)
    letter.lines(OPENING)
    letter.lines(f"1. {FIRST}")
    letter.line("Antwoord", font="Helvetica-Bold", gap=8)
    letter.lines(YES, gap=0)
    letter.y -= 6
    for year, amount in COSTS:
        letter.line(year)
        letter.at(200, letter.y, amount)
    for number in (1, 2):
        letter.at(72, 50, FOOT, size=8)
        letter.at(72, 38, f"Pagina {number} van 2", size=8)
        if number == 1:
            letter.page()
    letter.at(72, 810, RUNNING, size=8)
    letter.lines(f"2. {SECOND}")
    letter.line("Antwoord", font="Helvetica-Bold", gap=8)
    letter.lines(NO, gap=0)
    letter.mark("1")
    for text in CLOSING:
        letter.line(text, gap=8)
    letter.at(72, 84, "1", size=5)
    letter.at(76, 80, NOTE, size=8)
    return letter.done()


def as_page() -> bytes:
    def rows(cells: Any) -> str:
        return f"<table>{''.join(f'<tr><td>{key}<td>{value}' for key, value in cells)}</table>"

    address = "<br>".join(ADDRESS)
    closing = "".join(f"<p>{text}" for text in CLOSING)
    return (
        f"<nav>{FOOT}</nav><p>{address}</p>{rows(HEAD)}<p>{GREETING}<p>{OPENING}<ol><li>{FIRST}</ol><p>Antwoord<p>{YES}"
        f"{rows(COSTS)}<ol start=2><li>{SECOND}</ol><h3>Antwoord</h3><p>{NO}</p>{closing}<footer>{RUNNING}</footer>"
    ).encode()


MADE: dict[str, Callable[[], bytes]] = {
    ".docx": as_word, ".odt": as_opendocument, ".pdf": as_print, ".html": as_page,
}  # fmt: skip


@pytest.mark.parametrize("suffix", MADE)
def test_a_letter_is_the_same_in_every_format(suffix: str, tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    intake = archive.take(MADE[suffix](), f"brief{suffix}")
    row = row_of(intake, archive.docs)
    assert {key: row[key] for key in MUST} == MUST
    pairs = [(q["nummer"], q["vraag"], (q["antwoord"] or "").replace("[1]", "")) for q in row["vragen"]]
    assert pairs == PAIRS
    told = " ".join(f"{question} {answer}" for _, question, answer in pairs)
    assert [text for text in MUST_NOT if text in told] == []
    assert intake.draft
    assert [text for text in MUST_NOT[:-2] if text in intake.draft.text] == []
    private = {f["soort"] for f in row["bevindingen"] if f["tekst"] and f["soort"] != "weggelaten"}
    assert private == {"adres", "ambtenaar"}


def test_a_note_of_the_letter_is_on_the_page(tmp_path: Path) -> None:
    for suffix in (".docx", ".odt", ".pdf"):
        draft = Archive(tmp_path / suffix).take(MADE[suffix](), f"brief{suffix}").draft
        assert draft
        assert f"## Noten\n\n[1] {NOTE}" in draft.text


def test_every_format_has_a_letter_here_or_is_text() -> None:
    assert set(READERS) - set(MADE) == {".htm", ".md", ".txt", ".xml"}

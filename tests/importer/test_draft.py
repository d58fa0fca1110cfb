"""Drafts: a page that a clerk can check and edit, with the words of the letter and nothing else."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.importer.letters import Archive, text_of
from tests.importer.test_cases import CASES, letter_of, read_case
from vragenarchief.dossier.model import Answer, Question, Section
from vragenarchief.dossier.page import Page, parse_page
from vragenarchief.findings import Kind
from vragenarchief.importer.draft import Draft, label_of
from vragenarchief.importer.intake import Intake
from vragenarchief.importer.parts import AnswerPart, QuestionPart, SectionPart

# What a draft may lack: a clerk knows it, or the letter is like that.
OF_THE_LETTER = {
    *(Kind.KEY_MISSING, Kind.TOPIC_UNKNOWN, Kind.PARTY_UNKNOWN, Kind.PERSON_UNKNOWN),
    *(Kind.QUESTION_REPEATED, Kind.NUMBERING_GAP, Kind.ANSWER_WITHOUT_QUESTION),
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def draft_of(intake: Intake) -> Draft:
    assert intake.draft is not None
    return intake.draft


def page_of(intake: Intake) -> Page:
    draft = draft_of(intake)
    return parse_page(draft.path, draft.text.encode())


def folded(text: str) -> str:
    """The words, without the marks of lists, which are no words on a page, and white space folded."""
    return " ".join(re.sub(r"(?m)^(?:-|\d{1,3}[.)])\s", "", text).split())


LETTER = """\
Dorpen Samen
Mevr. T. Koldenhof
Turfsteker 17
9999 SA Wiekendam

Datum: 30 maart 2026
Ons kenmerk: Z-26-005561
Onderwerp: Beantwoording schriftelijke vragen over bomen: "kap" & herplant
Behandeld door: M. Stuivenberg

Geachte mevrouw Koldenhof,

Op 4 maart 2026 heeft u namens de fractie van Dorpen Samen schriftelijke vragen gesteld.

Vraag 1
Hoeveel bomen staan er?

Antwoord 1
Er staan 62 bomen. Bel M. Stuivenberg op 06 12345678.

Vraag 2
Komen er bomen bij?

Vraag 3
En wanneer?

Antwoord op vraag 2 en 3
Ja:
- drie eiken, en
- een linde_van_Wiekendam *met ster*.

# Dit is geen kop.

Hoogachtend,
burgemeester en wethouders van Wiekendam
"""
DRAFT = """\
---
nummer: "2026-001"
titel: "Bomen: \\"kap\\" & herplant"
soort: schriftelijk
indieners:
  - naam: T. Koldenhof
    fractie: Dorpen Samen
gericht_aan: college
onderwerpen: [groen]
kenmerken: [Z-26-005561]
ingediend: 2026-03-04
beantwoord: 2026-03-30
bron: brief.txt
publicatie: concept
---

## Vraag 1

Hoeveel bomen staan er?

### Antwoord

Er staan 62 bomen. Bel [weggelaten: ambtenaar] op [weggelaten: telefoon].

## Vraag 2

Komen er bomen bij?

## Vraag 3

En wanneer?

### Antwoord op vraag 2 en 3

Ja:

- drie eiken, en
- een linde\\_van\\_Wiekendam \\*met ster\\*\\.

\\# Dit is geen kop\\.
"""


def test_a_letter_becomes_this_page(archive: Archive) -> None:
    draft = draft_of(archive.take(LETTER, "brief.txt"))
    assert draft.text == DRAFT
    assert draft.path == "vragen/2026/001-bomen-kap-herplant.md"
    assert draft.topics == ("groen",)


def test_a_letter_with_series_a_table_and_parts_becomes_this_page(archive: Archive) -> None:
    letter = """\
# Vragen over de kadernota

A. Vragen Groen Wiekendam

Vraag 1: Wat kost het park?

Vraag 2: Over het plan:

Vraag 2a: Wat is het?

Antwoord op vraag 1 en 2a

| Jaar | Bedrag |
|---|---:|
| 2024 | € 84.000 |

B. Vragen Sociaal Wiekendam

Vraag 1: Kan het college dit:

1. doen;
2. of laten?

Antwoord: Ja.

Toelichting

In 1932 is dit park gemaakt.
"""
    assert (
        draft_of(archive.take(letter)).text.partition("\n---\n")[2]
        == """\

## A. Vragen Groen Wiekendam

## Vraag A.1

Wat kost het park?

## Vraag A.2

Over het plan:

### Vraag A.2a

Wat is het?

### Antwoord op vraag A.1 en A.2a

| Jaar | Bedrag |
| --- | --- |
| 2024 | € 84.000 |

## B. Vragen Sociaal Wiekendam

## Vraag B.1

Kan het college dit:

1. doen;
2. of laten?

### Antwoord

Ja.

## Toelichting

In 1932 is dit park gemaakt.
"""
    )


def test_a_letter_of_which_little_is_known_asks_the_clerk_for_the_rest(archive: Archive) -> None:
    draft = draft_of(archive.take("Vraag 1\n\nHoeveel bankjes staan er?\n"))
    assert (
        draft.text
        == """\
---
nummer: "2026-001"
titel:
soort: schriftelijk
indieners: []
onderwerpen: []
ingediend:
bron: brief.md
publicatie: concept
---

## Vraag 1

Hoeveel bankjes staan er?
"""
    )
    assert draft.path == "vragen/2026/001-vragen.md"


def test_answers_of_a_list_of_their_own_stand_below_their_questions(archive: Archive) -> None:
    letter = "Vraag 1: Hoeveel?\n\nVraag 2: Waarom?\n\nAntwoord 1: Veertien.\n\nAntwoord 2: Daarom.\n"
    body = draft_of(archive.take(letter)).text.partition("\n---\n")[2]
    assert re.findall(r"(?m)^(?:#+ .*|\w.*)$", body) == [
        *("## Vraag 1", "Hoeveel?", "### Antwoord", "Veertien."),
        *("## Vraag 2", "Waarom?", "### Antwoord", "Daarom."),
    ]


def test_a_day_that_is_no_more_than_a_month_is_an_estimate(archive: Archive) -> None:
    text = draft_of(archive.take("Indiendatum: aug. 2025\n\nVraag 1\n\nHoeveel?\n")).text
    assert "ingediend: 2025-08-01\ndatum_geschat: true\n" in text


def drafts() -> list[Any]:
    cases = [(path.stem, read_case(path)) for path in CASES]
    return [pytest.param(case, id=name) for name, case in cases if case.get("vragen")]


@pytest.mark.parametrize("case", drafts())
def test_a_draft_is_a_page_whose_only_faults_are_what_a_clerk_must_fill_in(
    case: dict[str, Any], archive: Archive
) -> None:
    intake = archive.take(letter_of(case), case.get("bestand", "brief.md"))
    page = page_of(intake)
    assert [str(finding) for finding in page.findings if finding.kind not in OF_THE_LETTER] == []
    assert page.dossier.publication.value == "concept"


@pytest.mark.parametrize("case", drafts())
def test_the_words_of_the_page_are_those_of_the_letter(case: dict[str, Any], archive: Archive) -> None:
    intake = archive.take(letter_of(case), case.get("bestand", "brief.md"))
    assert intake.letter
    parts = page_of(intake).dossier.parts
    letter = intake.letter.parts
    questions = {part.number: folded(part.text.plain) for part in parts if isinstance(part, Question)}
    assert questions == {label_of(question): folded(text_of(question.paragraphs)) for question in letter.questions}
    for of_page, of_letter in ((Answer, AnswerPart), (Section, SectionPart), (Question, QuestionPart)):
        shown = sorted(folded(part.text.plain) for part in parts if isinstance(part, of_page))
        assert shown == sorted(folded(text_of(part.paragraphs)) for part in letter.parts if isinstance(part, of_letter))


class TestNumbers:
    LETTER = "Datum: 30 maart 2026\n\nVraag 1\n\nHoeveel?\n\nAntwoord\n\nVeertien.\n"

    def test_the_number_goes_on_from_the_pages_that_are_there(self, archive: Archive) -> None:
        archive.write("vragen/2026/041-brug.md", '---\nnummer: "2026-041"\n---\n')
        archive.write("vragen/2025/077-brug.md", '---\nnummer: "2025-077"\n---\n')
        assert draft_of(archive.take(self.LETTER)).number == "2026-042"

    def test_two_letters_of_one_run_get_two_numbers(self, archive: Archive) -> None:
        first, second = (draft_of(archive.take(self.LETTER)) for _ in range(2))
        assert (first.number, second.number) == ("2026-001", "2026-002")
        assert first.path != second.path

    def test_a_letter_without_questions_uses_no_number_up(self, archive: Archive) -> None:
        assert archive.take("Goedemorgen.").draft is None
        assert draft_of(archive.take(self.LETTER)).number == "2026-001"

    def test_each_year_counts_for_itself_by_the_day_of_asking(self, archive: Archive) -> None:
        days = "Indiendatum: 12 december 2024\nDatum antwoord: 3 februari 2025"
        asked = f"{days}\n\nVraag 1\n\nHoeveel?\n\nAntwoord\n\nTwee.\n"
        assert draft_of(archive.take(asked, "brief.txt")).number == "2024-001"
        assert draft_of(archive.take(self.LETTER)).number == "2026-001"

    def test_a_letter_without_a_day_counts_in_this_year(self, archive: Archive) -> None:
        assert draft_of(archive.take("Vraag 1\n\nHoeveel?\n")).number == "2026-001"


class TestWriting:
    def test_a_draft_is_written_at_its_place(self, archive: Archive) -> None:
        intake = archive.take("Vraag 1\n\nHoeveel?\n")
        draft = draft_of(intake)
        assert archive.importer.write(intake) == intake
        assert (archive.docs / draft.path).read_text(encoding="utf-8") == draft.text

    def test_nothing_is_written_by_taking_a_letter_in(self, archive: Archive) -> None:
        before = sorted(archive.docs.rglob("*"))
        archive.take("Vraag 1\n\nHoeveel?\n")
        assert sorted(archive.docs.rglob("*")) == before

    def test_what_stands_there_is_not_written_over(self, archive: Archive) -> None:
        intake = archive.take("Vraag 1\n\nHoeveel?\n")
        draft = draft_of(intake)
        archive.write(draft.path, "van de griffie")
        refused = archive.importer.write(intake)
        assert refused.draft is None
        assert refused.findings[-1].kind is Kind.LETTER_NOT_WRITTEN
        assert (archive.docs / draft.path).read_text(encoding="utf-8") == "van de griffie"


def test_the_same_letter_gives_the_same_draft(tmp_path: Path) -> None:
    first, second = (draft_of(Archive(tmp_path / name).take(LETTER, "brief.txt")) for name in "ab")
    assert first == second

"""Awkward pages: whatever a file holds, it becomes a dossier with findings that point at the right place."""

import pytest

from tests.dossier.pages import make_dossier, path_of, write_page
from vragenarchief.dossier.model import Section
from vragenarchief.dossier.page import Page, parse_page
from vragenarchief.findings import Kind

PATH = path_of("2026-014")


def read(data: bytes) -> Page:
    return parse_page(PATH, data)


def kinds(page: Page) -> set[Kind]:
    return {finding.kind for finding in page.findings}


def lines_of(page: Page, kind: Kind) -> list[int | None]:
    return [finding.line for finding in page.findings if finding.kind is kind]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Kind.FRONT_MATTER_MISSING),
        (b"\n", Kind.FRONT_MATTER_MISSING),
        (b"\0", Kind.FRONT_MATTER_MISSING),
        (b"\xef\xbb\xbf", Kind.FRONT_MATTER_MISSING),
        (b"---\n", Kind.FRONT_MATTER_OPEN),
        (b"---\n---", Kind.KEY_MISSING),
        pytest.param(
            b"---",
            Kind.FRONT_MATTER_OPEN,
        ),
        pytest.param(
            write_page(body=f"## Vraag 1\n\nA\n\n## Vraag {'9' * 5000}\n\nB\n"),
            Kind.HEADING_UNCLEAR,
        ),
    ],
    ids=["empty", "newline", "nul", "mark", "fence and newline", "two fences", "fence", "long number"],
)
def test_a_file_that_is_hardly_a_page_is_told_so(data: bytes, kind: Kind) -> None:
    assert kind in kinds(read(data))


def test_a_nul_becomes_a_sign_that_can_be_seen() -> None:
    assert read(write_page(body="## Vraag\n\nA\0B\n")).dossier.questions[0].text.plain == "A\N{REPLACEMENT CHARACTER}B"


@pytest.mark.parametrize("title", ["&brug open", "!let op"])
def test_a_title_that_begins_with_a_sign_of_yaml_keeps_its_first_word_or_is_told(title: str) -> None:
    page = read(write_page("2026-014", f"titel: {title}"))
    assert page.findings or page.dossier.title == title


# What is wrong stands in one line, and another line would get the blame.
@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(('titel: "Brug',), id="double quote left open"),
        pytest.param(("titel: 'Brug",), id="single quote left open"),
        pytest.param(("indieners:\n\t- naam: A. Voorbeeld",), id="tab"),
        pytest.param(("Dit is de brief", "trefwoorden: [brug]"), id="no key"),
        pytest.param(
            ("indieners:\n  - naam: A. Voorbeeld\n   fractie: Lokaal Belang",),
            id="wrong indent",
        ),
    ],
)
def test_quotes_are_asked_for_only_where_they_help(lines: tuple[str, ...]) -> None:
    page = read(write_page("2026-014", *lines))
    assert Kind.FRONT_MATTER_UNREADABLE in kinds(page)
    assert Kind.TEXT_NEEDS_QUOTES not in kinds(page)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_the_line_of_a_finding_is_the_line_in_an_editor(sign: str) -> None:
    page = read(write_page("2026-014", f'titel: "Brug{sign}open"', "kleur: rood"))
    assert lines_of(page, Kind.KEY_UNKNOWN) == [6]


def test_the_line_of_a_strange_sign_is_right_behind_a_byte_order_mark() -> None:
    page = read(b'\xef\xbb\xbf---\nnummer: "2026-014"\n\xe9: x\n---\n## Vraag\nA\n')
    assert lines_of(page, Kind.NOT_UTF8) == [3]


def test_a_page_that_ends_with_its_front_matter_has_no_question_on_its_last_line() -> None:
    page = read(b'---\nnummer: "2026-014"\n---')
    assert lines_of(page, Kind.NO_QUESTION) == [3]


class TestAnswers:
    BODY = "## Vraag 1\n\nA\n\n## Vraag 2\n\nB\n\n## Vraag 3\n\nC\n\n"

    def test_a_range_from_high_to_low_is_told(self) -> None:
        page = read(write_page(body=f"{self.BODY}### Antwoord op vraag 3 t/m 2\n\nD\n"))
        assert page.findings

    @pytest.mark.parametrize("date", ["12 mrt 2026", "31 februari 2026", "12 may 2026"])
    def test_a_date_that_is_none_is_told_or_stays_in_the_heading(self, date: str) -> None:
        page = read(write_page(body=f"{self.BODY}### Aanvullend antwoord, {date}\n\nD\n"))
        unclear = {Kind.DATE_UNCLEAR, Kind.HEADING_UNCLEAR} & kinds(page)
        assert unclear

    def test_an_answer_to_a_number_that_is_there_twice_belongs_to_the_question_above_it(self) -> None:
        part = "## Vraag 1\n\nA\n\n### Antwoord op vraag 1\n\nB\n\n"
        dossier = read(write_page(body=part + part)).dossier
        assert [answer.questions for answer in dossier.answers] == [("vraag-1",), ("vraag-1-2",)]
        assert dossier.unanswered == ()

    def test_a_number_in_another_script_is_no_number(self) -> None:
        page = read(write_page(body="## Vraag \N{ARABIC-INDIC DIGIT THREE}\n\nA\n"))
        assert Kind.HEADING_UNCLEAR in kinds(page)

    @pytest.mark.parametrize("heading", ["Vraag over 2025", "Vraag aan het college van 3 maart 2026"])
    def test_a_sentence_that_ends_in_a_number_is_not_the_number_of_a_question(self, heading: str) -> None:
        page = read(write_page(body=f"{self.BODY}## {heading}\n\nD\n"))
        assert [question.number for question in page.dossier.questions] == ["1", "2", "3"]


def test_a_part_whose_heading_has_no_letters_of_ours_still_has_an_address() -> None:
    dossier = make_dossier(body="## Vraag\n\nA\n\n## …\n\nB\n\n## Пояснение\n\nC\n")
    assert [section.anchor for section in dossier.parts if isinstance(section, Section)] == ["deel", "deel-2"]


def test_headings_of_questions_and_answers_are_unique_on_a_page() -> None:
    dossier = make_dossier(
        body="## Vraag 1\n\nA\n\n### Vraag 1a\n\nB\n\n### Antwoord\n\nC\n\n### Antwoord op vraag 1\n\nD\n\n"
        "### Aanvullend antwoord\n\nE\n\n## Vraag 2\n\nF\n\n### Antwoord\n\nG\n"
    )
    headings = [part.heading for part in dossier.parts]
    assert headings == [
        "Vraag 1",
        "Vraag 1a",
        "Antwoord op vraag 1a",
        "Antwoord op vraag 1",
        "Aanvullend antwoord op vraag 1",
        "Vraag 2",
        "Antwoord op vraag 2",
    ]


def test_two_additional_answers_without_a_date_have_headings_of_their_own() -> None:
    more = "### Aanvullend antwoord\n\nC\n\n"
    dossier = make_dossier(body=f"## Vraag 1\n\nA\n\n### Antwoord\n\nB\n\n{more}{more}")
    assert len({answer.heading for answer in dossier.answers}) == 3


def test_a_repeated_question_has_a_heading_of_its_own() -> None:
    dossier = read(write_page(body="## Vraag 1\n\nA\n\n## Vraag 1\n\nB\n")).dossier
    assert len({question.heading for question in dossier.questions}) == 2


def test_a_part_with_a_name_that_the_page_itself_uses_gets_another_anchor() -> None:
    page = read(write_page(body="## Vraag\n\nWanneer?\n\n## Wijzigingen\n\nGeen.\n\n## Inhoud\n\nDit.\n"))
    sections = [part for part in page.dossier.parts if isinstance(part, Section)]
    assert [section.anchor for section in sections] == ["wijzigingen-2", "inhoud-2"]

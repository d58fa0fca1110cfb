"""What we say about a dossier, in plain Dutch."""

import datetime

import pytest

from tests.dossier.pages import ANSWERED, OPEN, TODAY, make_dossier
from vragenarchief.dossier.model import Status
from vragenarchief.dossier.sentences import (
    count_questions,
    days_to_answer,
    write_addressee,
    write_askers,
    write_date_line,
    write_line,
    write_status,
    write_story,
    write_waiting,
)

DUE = datetime.date(2026, 2, 4)
ASKED_BY_ONE = "indieners: [{naam: A. Voorbeeld, fractie: Lokaal Belang}]"
ASKED_BY_TWO = "indieners: [{fractie: Dorpen Samen}, {naam: B. Voorbeeld}]"
TWO_QUESTIONS = "## Vraag 1\n\nA?\n\n## Vraag 2\n\nB?\n"


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], ""),
        ([ASKED_BY_ONE], "A. Voorbeeld (Lokaal Belang)"),
        ([ASKED_BY_TWO], "fractie Dorpen Samen en B. Voorbeeld"),
    ],
)
def test_who_asked_is_named_with_the_party(lines: list[str], words: str) -> None:
    assert write_askers(make_dossier("2026-014", *lines).askers) == words


@pytest.mark.parametrize(
    ("addressee", "words"),
    [
        ("college", "College van burgemeester en wethouders"),
        ("College", "College van burgemeester en wethouders"),
        ("de raad", "de raad"),
    ],
)
def test_a_known_addressee_is_written_in_full(addressee: str, words: str) -> None:
    assert write_addressee(addressee) == words


@pytest.mark.parametrize(
    ("body", "number"),
    [
        (OPEN, 1),
        (TWO_QUESTIONS, 2),
        ("## Vraag 1\n\nA?\n\n### Vraag 1a\n\nB?\n\n### Vraag 1b\n\nC?\n", 1),
        ("## Vraag 9\n\nA?\n\n## Vraag 10\n\nB?\n\n### Vraag 10a\n\nC?\n", 2),
    ],
)
def test_a_question_that_is_split_up_counts_once(body: str, number: int) -> None:
    assert count_questions(make_dossier(body=body)) == number


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["beantwoord: 2026-02-05"], 31),
        (["ontvangen: 2026-01-06", "beantwoord: 2026-02-05"], 30),
        (["beantwoord: 2026-01-05"], 0),
        (["beantwoord: 2026-01-04"], None),
        ([], None),
    ],
)
def test_days_are_counted_from_receipt_else_from_asking(lines: list[str], days: int | None) -> None:
    assert days_to_answer(make_dossier("2026-014", *lines)) == days


@pytest.mark.parametrize(
    ("lines", "body", "status", "due", "story"),
    [
        (
            [ASKED_BY_ONE, "gericht_aan: college", "beantwoord: 2026-01-25"],
            ANSWERED,
            Status.ANSWERED,
            DUE,
            (
                "A. Voorbeeld (Lokaal Belang) stelde op 5 januari 2026 één vraag aan het college. "
                "Het antwoord kwam op 25 januari 2026, na 20 dagen."
            ),
        ),
        (
            [ASKED_BY_TWO, "soort: mondeling", "datum_geschat: true"],
            TWO_QUESTIONS,
            Status.OPEN,
            DUE,
            (
                "Fractie Dorpen Samen en B. Voorbeeld stelden rond 5 januari 2026 twee mondelinge vragen. "
                "Het antwoord komt uiterlijk op 4 februari 2026."
            ),
        ),
        (
            [],
            OPEN,
            Status.OVERDUE,
            DUE,
            (
                "Er is op 5 januari 2026 één vraag gesteld. "
                "Er is nog geen antwoord. Het had er uiterlijk op 4 februari 2026 moeten zijn."
            ),
        ),
        ([], OPEN, Status.OPEN, None, "Er is op 5 januari 2026 één vraag gesteld. Er is nog geen antwoord."),
        (
            ["gericht_aan: de wethouder van sport", "ingetrokken: 2026-01-20"],
            TWO_QUESTIONS,
            Status.WITHDRAWN,
            None,
            (
                "Er zijn op 5 januari 2026 twee vragen gesteld aan de wethouder van sport. "
                "De vragen zijn ingetrokken op 20 januari 2026."
            ),
        ),
        (
            ["beantwoord: 2026-01-05"],
            ANSWERED,
            Status.PARTLY_ANSWERED,
            None,
            (
                "Er is op 5 januari 2026 één vraag gesteld. Het antwoord kwam op 5 januari 2026, op dezelfde dag. "
                "Niet elke vraag heeft een eigen antwoord."
            ),
        ),
    ],
)
def test_the_story_says_who_asked_what_and_when_and_how_it_ended(
    lines: list[str], body: str, status: Status, due: datetime.date | None, story: str
) -> None:
    assert write_story(make_dossier("2026-014", *lines, body=body), status, due) == story


@pytest.mark.parametrize(
    ("lines", "status", "due", "words"),
    [
        ([], Status.OPEN, DUE, "open, antwoord uiterlijk 4 februari 2026"),
        ([], Status.OPEN, None, "open"),
        ([], Status.EXTENDED, DUE, "uitgesteld tot 4 februari 2026"),
        ([], Status.EXTENDED, None, "uitgesteld"),
        ([], Status.OVERDUE, DUE, "termijn verstreken op 4 februari 2026"),
        (["ingetrokken: 2026-01-20"], Status.WITHDRAWN, None, "ingetrokken op 20 januari 2026"),
        (["beantwoord: 2026-01-06"], Status.ANSWERED, None, "beantwoord na 1 dag"),
        (["beantwoord: 2026-01-05"], Status.ANSWERED, None, "beantwoord op dezelfde dag"),
        (["beantwoord: 2026-01-01"], Status.ANSWERED, None, "beantwoord op 1 januari 2026"),
        (["beantwoord: 2026-01-25"], Status.PARTLY_ANSWERED, None, "deels beantwoord na 20 dagen"),
        ([], Status.ANSWERED, None, "beantwoord"),
    ],
)
def test_the_status_comes_with_its_date(
    lines: list[str], status: Status, due: datetime.date | None, words: str
) -> None:
    assert write_status(make_dossier("2026-014", *lines), status, due) == words


@pytest.mark.parametrize(
    ("lines", "status", "due", "words"),
    [
        ([], Status.OVERDUE, DUE, "termijn verstreken op 4 februari 2026, 25 dagen geleden"),
        ([], Status.OVERDUE, datetime.date(2026, 2, 28), "termijn verstreken op 28 februari 2026, 1 dag geleden"),
        ([], Status.EXTENDED, DUE, "uitgesteld tot 4 februari 2026"),
        ([], Status.OPEN, DUE, "open, antwoord uiterlijk 4 februari 2026"),
        ([], Status.OPEN, None, "open"),
        (["beantwoord: 2026-01-25"], Status.PARTLY_ANSWERED, None, "deels beantwoord op 25 januari 2026"),
        ([], Status.PARTLY_ANSWERED, None, "deels beantwoord"),
    ],
)
def test_what_is_not_done_with_says_since_or_until_when(
    lines: list[str], status: Status, due: datetime.date | None, words: str
) -> None:
    assert write_waiting(make_dossier("2026-014", *lines), status, due, TODAY) == words


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "ingediend op 5 januari 2026"),
        (["datum_geschat: true"], "ingediend rond 5 januari 2026"),
        (["ingediend:", "datum_geschat: true", "ontvangen: 2026-01-06"], "ontvangen op 6 januari 2026"),
        (["ingediend:", "datum_geschat: true", "beantwoord: 2026-02-06"], "beantwoord op 6 februari 2026"),
    ],
)
def test_a_date_says_which_it_is_and_whether_it_is_an_estimate(lines: list[str], words: str) -> None:
    assert write_date_line(make_dossier("2026-014", *lines)) == words


def test_a_line_brings_it_together() -> None:
    dossier = make_dossier("2026-014", ASKED_BY_ONE)
    assert write_line(dossier, Status.OPEN, None) == "A. Voorbeeld (Lokaal Belang) · ingediend op 5 januari 2026 · open"


@pytest.mark.parametrize(("publication", "start"), [("concept", "Concept · "), ("verwijderd", "Verwijderd · ")])
def test_a_line_begins_with_what_keeps_the_page_from_the_public(publication: str, start: str) -> None:
    dossier = make_dossier("2026-014", f"publicatie: {publication}")
    assert write_line(dossier, Status.OPEN, None) == f"{start}ingediend op 5 januari 2026 · open"

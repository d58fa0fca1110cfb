"""Labels: the words and numbers by which a question or an answer begins, and prose that only looks so."""

import pytest

from vragenarchief.importer.labels import Role, parse_count, parse_label, parse_numbers

QUESTION, ANSWER = Role.QUESTION, Role.ANSWER


@pytest.mark.parametrize(
    ("text", "role", "numbers", "rest"),
    [
        ("Vraag 1", QUESTION, "1", ""),
        ("Vraag 1:", QUESTION, "1", ""),
        ("Vraag 1.", QUESTION, "1", ""),
        ("Vraag 01", QUESTION, "1", ""),
        ("Vraag 2 :", QUESTION, "2", ""),
        ("Vraag 3a", QUESTION, "3a", ""),
        ("VRAAG 1:", QUESTION, "1", ""),
        ("Vraag;", QUESTION, "", ""),
        ("Vraag:", QUESTION, "", ""),
        ("• Vraag 1:", QUESTION, "1", ""),
        ("Vraag 1: Hoeveel?", QUESTION, "1", "Hoeveel?"),
        ("Vraag 1. Hoeveel?", QUESTION, "1", "Hoeveel?"),
        ("Vraag 1 Hoeveel zijn er?", QUESTION, "1", "Hoeveel zijn er?"),
        ("Vraag 4 en 5", QUESTION, "4 5", ""),
        ("Vraag 5, 6 en 7", QUESTION, "5 6 7", ""),
        ("Vraag 4, 5, 7 en 8", QUESTION, "4 5 7 8", ""),
        ("Vraag 2 t/m 6", QUESTION, "2 3 4 5 6", ""),
        ("Vragen 2 tot en met 4:", QUESTION, "2 3 4", ""),
        ("Fraach 1:", QUESTION, "1", ""),
        ("Antwoord", ANSWER, "", ""),
        ("Antwoord.", ANSWER, "", ""),
        ("Antwoord 5:", ANSWER, "5", ""),
        ("Antwoord op vraag 1", ANSWER, "1", ""),
        ("Antwoord vraag 1:", ANSWER, "1", ""),
        ("Antwoord vraag 4-7:", ANSWER, "4 5 6 7", ""),
        ("Antwoord vraag 9-14:", ANSWER, "9 10 11 12 13 14", ""),
        ("Antwoord vragen 1,2,3,4 en 5", ANSWER, "1 2 3 4 5", ""),
        ("Antwoord op vragen 4, 5, 6 en 7", ANSWER, "4 5 6 7", ""),
        ("Antwoorden op vraag 3, 4, 5, 9 en 10", ANSWER, "3 4 5 9 10", ""),
        ("Antwoorden 5 en 6", ANSWER, "5 6", ""),
        ("Antwoord op vraag 1 en vraag 2:", ANSWER, "1 2", ""),
        ("Antwoord 1 & 2:", ANSWER, "1 2", ""),
        ("Antwoord op 1, 2, 3 en 4:", ANSWER, "1 2 3 4", ""),
        ("Antwoord college:", ANSWER, "", ""),
        ("Antwoord Gedeputeerde Staten van Gelderland:", ANSWER, "", ""),
        ("Antwoord vervolgvraag", ANSWER, "", ""),
        ("• Antwoord: Veertien.", ANSWER, "", "Veertien."),
        ("Andert:", ANSWER, "", ""),
        ("De beantwoording van het college/de burgemeester:", ANSWER, "", ""),
    ],
)
def test_a_label_in_any_spelling(text: str, role: Role, numbers: str, rest: str) -> None:
    label = parse_label(text, is_new=True)
    assert label is not None
    assert (label.role, " ".join(label.numbers), label.rest) == (role, numbers, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Vraag is of dat zo blijft.",
        "Vraag 3 is al beantwoord.",
        "Vraag 512 2022-2026",
        "Vragen",
        "Vragen nr 2207",
        "Vragen 3",
        "Vragen van het lid Amezrou",
        "Zie vraag 3",
        "Zie het antwoord op vraag 3.",
        "Mijn vraag 4 was:",
        "Uw antwoord:",
        "Gemeente antwoordt:",
        "Antwoord van Minister X (ontvangen 19 november 2024).",
        "Antwoord schriftelijke vragen over bankjes",
        "Antwoord is er nog niet.",
        "antwoord op vraag 2 bevestigend",
        "Indien antwoord op vraag 2 bevestigend is",
        "Antwoorddatum: 30 aug. 2016",
        "Vraagteken",
        "Reactie toevoegen",
        "vraag 3 en verder",
        "",
    ],
)
def test_prose_is_no_label(text: str) -> None:
    assert parse_label(text, is_new=True) is None


@pytest.mark.parametrize(
    ("text", "series", "numbers"),
    [("Vraag 1 CDA:", "CDA", ("1",)), ("CDA Vraag 1", "CDA", ("1",)), ("GW Vraag 2:", "GW", ("2",))],
)
def test_a_series_stands_before_or_behind_the_number(text: str, series: str, numbers: tuple[str, ...]) -> None:
    label = parse_label(text, is_new=True)
    assert label is not None
    assert (label.series, label.numbers) == (series, numbers)


def test_a_number_before_the_word_is_its_lead() -> None:
    label = parse_label("1. Vraag: Hoeveel?", is_new=True)
    assert label is not None
    assert (label.lead, label.numbers, label.rest) == ("1", (), "Hoeveel?")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("3. Wie?", ("3", "Wie?")),
        ("3) Wie?", ("3", "Wie?")),
        ("3.Wie?", ("3", "Wie?")),
        ("3a. Wie?", ("3a", "Wie?")),
        ("3", ("3", "")),
        ("3.", ("3", "")),
        ("1.250 bankjes", None),
        ("2.1 Wie?", None),
        ("2026 was een jaar", None),
        ("14 bankjes", None),
        ("Wie?", None),
    ],
)
def test_a_number_at_the_beginning_counts_when_it_is_no_amount(text: str, count: tuple[str, str] | None) -> None:
    assert parse_count(text) == count


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("14-2", ("14", "2")),
        ("3 t/m 1", ("3", "1")),
        ("1, 3 t/m 5 en 7", ("1", "3", "4", "5", "7")),
        ("1 en 1", ("1",)),
        ("2a en 2b", ("2a", "2b")),
        ("1-999", ("1", "999")),
    ],
)
def test_numbers_that_are_no_span_stand_for_themselves(text: str, numbers: tuple[str, ...]) -> None:
    assert parse_numbers(text) == numbers

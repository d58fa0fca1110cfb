"""Dates in and out of Dutch."""

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vragenarchief.dutch.dates import (
    MONTHS,
    find_dates,
    parse_iso_date,
    parse_written_date,
    write_date,
    write_month,
    write_period,
)

years_of_four_digits = st.dates(min_value=datetime.date(1000, 1, 1))


@given(years_of_four_digits)
def test_a_written_date_is_read_back(date: datetime.date) -> None:
    assert parse_written_date(write_date(date)) == date
    assert parse_written_date(write_date(date).upper()) == date


@given(st.dates())
def test_a_date_in_digits_is_read_back(date: datetime.date) -> None:
    assert parse_iso_date(date.isoformat()) == date


@given(st.one_of(st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True, alphabet=st.characters(codec="ascii")), st.text()))
@example("2026-02-29")
@example("2026-2-28")
@example("2026-02-28 ")
@example("2026-02-28\n")
@example("20260228")
@example("2026-W09-6")
@example("0000-01-01")
@example("-001-01-01")
def test_nothing_else_in_digits_is_a_date(text: str) -> None:
    date = parse_iso_date(text)
    assert date is None or date.isoformat() == text


@pytest.mark.parametrize("parse", [parse_iso_date, parse_written_date])
@pytest.mark.parametrize("zero", ["\N{ARABIC-INDIC DIGIT ZERO}", "\N{FULLWIDTH DIGIT ZERO}"])
def test_digits_of_another_script_are_no_date(parse: Callable[[str], datetime.date | None], zero: str) -> None:
    date = "2026-02-28" if parse is parse_iso_date else "28 mei 2026"
    assert parse(re.sub(r"\d", lambda digit: chr(ord(zero) + int(digit[0])), date)) is None


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (datetime.date(2021, 3, 30), "30 maart 2021"),
        (datetime.date(2026, 5, 1), "1 mei 2026"),
        (datetime.date(1999, 12, 31), "31 december 1999"),
    ],
)
def test_a_date_is_written_in_full_with_its_month_in_small_letters(date: datetime.date, written: str) -> None:
    assert write_date(date) == written
    assert write_month(date) == written.split(" ", 1)[1]


def test_every_month_has_its_name() -> None:
    assert [write_month(datetime.date(2026, number, 1)) for number in range(1, 13)] == [f"{m} 2026" for m in MONTHS]
    assert MONTHS[0] == "januari"
    assert len(set(MONTHS)) == 12


@pytest.mark.parametrize("text", ["1 Mei 2026", "01 mei 2026", "1  mei\t2026"])
def test_capitals_a_leading_zero_and_spaces_do_not_matter(text: str) -> None:
    assert parse_written_date(text) == datetime.date(2026, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mei 2026",
        "1 mei",
        "1 mei 26",
        "31 april 2026",
        "29 februari 2026",
        "0 mei 2026",
        "1 mei 0000",
        "1 may 2026",
        "1 mrt 2026",
        "op 1 mei 2026",
        "1 mei 2026.",
        "1-5-2026",
        "100 mei 2026",
    ],
)
def test_what_is_not_a_day_in_full_is_no_date(text: str) -> None:
    assert parse_written_date(text) is None


@pytest.mark.parametrize(
    "text", ["1 augu\N{LATIN SMALL LETTER LONG S}tus 2026", "1 jul\N{LATIN SMALL LETTER DOTLESS I} 2026"]
)
def test_a_month_in_strange_letters_is_no_date(text: str) -> None:
    assert parse_written_date(text) is None


def found_in(text: str) -> list[tuple[int | None, int, int | None]]:
    return [(found.year, found.month, found.day) for found in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Op 30 maart 2021 hebben wij", (2021, 3, 30)),
        ("4 okt. 2016", (2016, 10, 4)),
        ("4 okt 2016", (2016, 10, 4)),
        ("23 aug. 2016.", (2016, 8, 23)),
        ("5 sep. 2011", (2011, 9, 5)),
        ("5 sept. 2011", (2011, 9, 5)),
        ("1 febr. 2020", (2020, 2, 1)),
        ("27-1-2021", (2021, 1, 27)),
        ("27-01-2021", (2021, 1, 27)),
        ("14/04/2023", (2023, 4, 14)),
        ("14.4.2023", (2023, 4, 14)),
        ("2026-02-27", (2026, 2, 27)),
        ("d.d. 28 mei 2015", (2015, 5, 28)),
        ("(ingezonden 30 oktober 2024)", (2024, 10, 30)),
        ("(ingezonden 30\noktober 2024)", (2024, 10, 30)),
        ("18 november2024", (2024, 11, 18)),
        ("18november 2024", (2024, 11, 18)),
        ("donderdag, 20 juli 2006", (2006, 7, 20)),
        ("DINSDAG 3 MEI 2022", (2022, 5, 3)),
        ("Wiekendam, 3 Mei 2022", (2022, 5, 3)),
        ("4 maart jl.", (None, 3, 4)),
        ("Op 10 july hawwe jo", (None, 7, 10)),
        ("Op 4 maart hebben wij", (None, 3, 4)),
        ("4 maart, 2 brieven", (None, 3, 4)),
        ("aug. 2011", (2011, 8, None)),
        ("dec. 2017", (2017, 12, None)),
        ("in mei 2021", (2021, 5, None)),
    ],
)
def test_a_date_is_found_as_far_as_it_stands_there(text: str, found: tuple[int | None, int, int | None]) -> None:
    assert found_in(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        *("", "in mei", "Mei is een maand", "de maart", "meisje 12", "12 meisjes", "3 marters", "4 decibel", "5 sepia"),
        *(
            "30-02-2021",
            "2021-13-01",
            "0-1-2021",
            "12-13-2021",
            "1-2-21",
            "C2601234/5678901",
            "1.250.000",
            "06-12345678",
        ),
        *("nr. 12-3-20211", "2021-02-271", "12-3/2021"),
    ],
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert found_in(text) == []


def test_a_day_that_does_not_exist_has_no_date() -> None:
    (found,) = find_dates("31 april 2026")
    assert found.date is None
    assert found.before(datetime.date(2026, 5, 1)) is None


def test_dates_are_found_in_their_order_with_their_place() -> None:
    text = "Van 4 maart jl. tot 27-1-2021, en in aug. 2011."
    assert [text[found.start : found.end] for found in find_dates(text)] == ["4 maart", "27-1-2021", "aug. 2011"]


@pytest.mark.parametrize(
    ("text", "latest", "expected"),
    [
        ("4 maart jl.", datetime.date(2026, 3, 30), datetime.date(2026, 3, 4)),
        ("6 november jl.", datetime.date(2026, 1, 14), datetime.date(2025, 11, 6)),
        ("4 maart", datetime.date(2026, 3, 4), datetime.date(2026, 3, 4)),
        ("5 maart", datetime.date(2026, 3, 4), datetime.date(2025, 3, 5)),
        ("29 februari", datetime.date(2025, 3, 1), datetime.date(2024, 2, 29)),
        ("4 maart 2020", datetime.date(2026, 3, 30), datetime.date(2020, 3, 4)),
        ("aug. 2011", datetime.date(2026, 3, 30), None),
    ],
)
def test_a_day_without_a_year_is_the_last_such_day(
    text: str, latest: datetime.date, expected: datetime.date | None
) -> None:
    (found,) = find_dates(text)
    assert found.before(latest) == expected


@given(years_of_four_digits)
def test_every_style_of_a_date_is_found(date: datetime.date) -> None:
    month = MONTHS[date.month - 1]
    styles = (
        *(write_date(date), write_date(date).upper(), f"{date.day:02} {month[:3]}. {date.year}"),
        *(f"{date.day}-{date.month}-{date.year}", f"{date:%d-%m-%Y}", f"{date:%d/%m/%Y}", f"{date:%d.%m.%Y}"),
        *(date.isoformat(), f"d.d. {write_date(date)}", f"({write_date(date)})."),
    )
    for text in styles:
        if not (date.month == 3 and "maa." in text):
            assert [found.date for found in find_dates(f"Op {text} kwam de brief.")] == [date], text


@given(st.text())
@example("1 mei 0000")
@example("99 mei 9999")
def test_any_text_has_dates_or_none(text: str) -> None:
    for found in find_dates(text):
        assert 1 <= found.month <= 12
        assert text[found.start : found.end].strip()


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2018-06-07", "2022-06-08", "van 7 juni 2018 tot en met 8 juni 2022"),
        ("2018-06-07", None, "vanaf 7 juni 2018"),
        (None, "2022-06-08", "tot en met 8 juni 2022"),
        (None, None, None),
    ],
)
def test_a_period_is_told_as_far_as_it_is_known(since: str | None, until: str | None, words: str | None) -> None:
    days = [parse_iso_date(day) if day else None for day in (since, until)]
    assert write_period(*days) == words

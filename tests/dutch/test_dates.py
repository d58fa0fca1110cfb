"""Dates in and out of Dutch."""

import datetime
import re
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vragenarchief.dutch.dates import MONTHS, parse_iso_date, parse_written_date, write_date, write_month

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

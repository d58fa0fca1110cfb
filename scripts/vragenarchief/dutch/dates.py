"""Dates as Dutch people write them."""

import datetime
import re

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

# "12 mei 2021"
_WRITTEN = re.compile(
    rf"(?P<day>[0-9]{{1,2}})\s+(?P<month>{'|'.join(MONTHS)})\s+(?P<year>[0-9]{{4}})", re.IGNORECASE | re.ASCII
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def write_date(date: datetime.date) -> str:
    """The date in full: 30 maart 2021."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def write_month(date: datetime.date) -> str:
    """The month of the date: maart 2021."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def parse_iso_date(text: str) -> datetime.date | None:
    """The date that is written as jjjj-mm-dd and nothing else, or None where there is no such day."""
    match = _ISO.fullmatch(text)
    return _date_or_none(*map(int, match.groups())) if match else None


def parse_written_date(text: str) -> datetime.date | None:
    """The date that is written as 12 mei 2021 and nothing else, or None where there is no such day."""
    match = _WRITTEN.fullmatch(text)
    if not match:
        return None
    return _date_or_none(int(match["year"]), MONTHS.index(match["month"].lower()) + 1, int(match["day"]))


def _date_or_none(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

"""Dates as Dutch people write them."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

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

# Months as letters write them: in full, short, and in Frisian.
_SPELLINGS = {
    1: ("januari", "jan", "jannewaris"),
    2: ("februari", "febr", "feb", "febrewaris"),
    3: ("maart", "mrt", "mar"),
    4: ("april", "apr"),
    5: ("mei", "maaie"),
    6: ("juni", "jun", "juny"),
    7: ("juli", "jul", "july"),
    8: ("augustus", "aug"),
    9: ("september", "sept", "sep", "septimber"),
    10: ("oktober", "okt"),
    11: ("november", "nov", "novimber"),
    12: ("december", "dec", "desimber"),
}
_MONTH_OF = {spelling: month for month, spellings in _SPELLINGS.items() for spelling in spellings}
_MONTH_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_FOUND = re.compile(
    rf"""(?<![\d./-])(?:
        (?:(?P<day>\d{{1,2}})\s*|(?<![^\W_])) (?P<name>{_MONTH_NAME})(?![^\W\d_])\.? (?:\s*(?P<year>\d{{4}})(?!\d))?
      | (?P<iso_year>\d{{4}})-(?P<iso_month>\d{{2}})-(?P<iso_day>\d{{2}})
      | (?P<n_day>\d{{1,2}})(?P<sign>[-/.])(?P<n_month>\d{{1,2}})(?P=sign)(?P<n_year>\d{{4}})
    )(?![\d/-])""",
    re.IGNORECASE | re.VERBOSE,
)


def write_date(date: datetime.date) -> str:
    """The date in full: 30 maart 2021."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def write_month(date: datetime.date) -> str:
    """The month of the date: maart 2021."""
    return f"{MONTHS[date.month - 1]} {date.year}"


def write_period(since: datetime.date | None, until: datetime.date | None) -> str | None:
    """A period with both its days, as far as they are known: "van 7 juni 2018 tot en met 8 juni 2022"."""
    if until:
        return f"van {write_date(since)} tot en met {write_date(until)}" if since else f"tot en met {write_date(until)}"
    return f"vanaf {write_date(since)}" if since else None


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


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `text[start:end]`, as far as it stands there: "aug. 2011" has no day, "4 maart" no year."""

    year: int | None
    month: int
    day: int | None
    start: int
    end: int

    @property
    def date(self) -> datetime.date | None:
        """The date, where it is complete and there is such a day."""
        return _date_or_none(self.year, self.month, self.day) if self.year and self.day else None

    def before(self, latest: datetime.date) -> datetime.date | None:
        """The date; where no year stands there, the last such day up to `latest`: "4 maart jl."."""
        if self.year or not self.day:
            return self.date
        date = _date_or_none(latest.year, self.month, self.day)
        return date if date and date <= latest else _date_or_none(latest.year - 1, self.month, self.day)


def find_dates(text: str) -> Iterator[FoundDate]:
    """The dates in the text, in its order: "30 maart 2021", "4 okt. 2016", "27-1-2021", "aug. 2011", "4 maart"."""
    for match in _FOUND.finditer(text):
        if match["name"]:
            year = int(match["year"]) if match["year"] else None
            day = int(match["day"]) if match["day"] else None
            if not year and not day:  # "mei" is a word of its own
                continue
            yield FoundDate(year, _MONTH_OF[match["name"].lower()], day, *match.span())
        else:
            kind = "iso" if match["iso_year"] else "n"
            year, month, day = (int(match[f"{kind}_{part}"]) for part in ("year", "month", "day"))
            found = FoundDate(year, month, day, *match.span())
            if found.date:
                yield found


def _date_or_none(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

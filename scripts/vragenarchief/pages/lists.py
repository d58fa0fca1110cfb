"""What all lists share: their rows, in groups, and what stands at their head."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive, group_by_month, group_by_year
from vragenarchief.dossier.model import Dossier
from vragenarchief.dutch.dates import MONTHS, write_date, write_month
from vragenarchief.dutch.words import count
from vragenarchief.pages.completeness import completeness_line
from vragenarchief.pages.rows import row_of

_WITH_QUESTIONS = 100

HOME_TRAIL = (("Start", addresses.HOME),)

# The row of each dossier, by its path.
Rows = Mapping[str, dict[str, Any]]

# A heading with its anchor and rows.
Group = dict[str, Any]


def rows_of(archive: Archive) -> Rows:
    """The row of each dossier, which is the same in every list."""
    return {dossier.path: row_of(dossier, archive) for dossier in archive.dossiers}


def head_of_list(archive: Archive, extent: str, year: int | None = None) -> dict[str, Any]:
    """What stands at the head of every list: how much there is, of which day that is, and what may be missing."""
    return {"extent": extent, "today": write_date(archive.today), "completeness": completeness_line(archive, year)}


def write_extent(dossiers: tuple[Dossier, ...], nothing: str = "Hierover zijn nog geen vragen.") -> str:
    """How much there is, and since when: "12 keer vragen gesteld, samen 39 vragen, sinds 5 februari 2024."."""
    if not dossiers:
        return nothing
    days = [(dossier.date, dossier.is_date_estimated) for dossier in dossiers if dossier.date]
    day, is_estimated = min(days, default=(None, False))
    since = f", sinds {'ongeveer ' if is_estimated else ''}{write_date(day)}" if day else ""
    return f"{_count_questions(dossiers)}{since}."


def write_extent_of_all(archive: Archive) -> str:
    """How much there is in the archive; since when is said of every list."""
    return f"{_count_questions(archive.dossiers)}." if archive.dossiers else "Er zijn nog geen vragen."


def groups_by_year(rows: Rows, dossiers: tuple[Dossier, ...], prefix: str = "jaar") -> list[Group]:
    """The dossiers by the year of their number, newest first; `prefix` begins each anchor.

    Of more than a hundred dossiers it shows no questions: a large party would have megabytes of them, and the lists
    of a year and of a topic have them too.
    """
    if len(dossiers) > _WITH_QUESTIONS:
        rows = {dossier.path: {**rows[dossier.path], "questions": []} for dossier in dossiers}
    return [group(rows, str(year), f"{prefix}-{year}", some) for year, some in group_by_year(dossiers).items()]


def groups_by_month(rows: Rows, dossiers: Iterable[Dossier], year: int) -> list[Group]:
    """The dossiers of one year by month, newest first."""
    return [
        group(rows, write_month(month).capitalize() if month else "Zonder datum", _month_anchor(month, year), some)
        for month, some in group_by_month(dossiers).items()
    ]


def group(rows: Rows, heading: str, anchor: str, dossiers: Iterable[Dossier]) -> Group:
    """The rows of these dossiers below a heading."""
    return {"heading": heading, "anchor": anchor, "rows": [rows[dossier.path] for dossier in dossiers]}


def jumps_to(groups: list[Group]) -> list[dict[str, str]]:
    """A jump to each group, where there are more."""
    return [{"name": one["heading"], "anchor": one["anchor"]} for one in groups] if len(groups) > 1 else []


def _count_questions(dossiers: tuple[Dossier, ...]) -> str:
    questions = sum(len(dossier.questions) for dossier in dossiers)
    return f"{len(dossiers)} keer vragen gesteld, samen {count(questions, 'vraag', 'vragen')}"


def _month_anchor(month: datetime.date | None, year: int) -> str:
    """The month's own name within its year; a date may fall in another year than the number."""
    if not month:
        return "zonder-datum"
    name = MONTHS[month.month - 1]
    return name if month.year == year else f"{name}-{month.year}"

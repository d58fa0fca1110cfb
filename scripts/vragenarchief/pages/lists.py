"""The lists: by topic and by year, and the overviews of those."""

import datetime
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive, group_by_month
from vragenarchief.dossier.model import Dossier
from vragenarchief.dutch.dates import MONTHS, write_date, write_month
from vragenarchief.dutch.words import count
from vragenarchief.pages.rows import row_of
from vragenarchief.pages.view import View

_HOME_TRAIL = (("Start", addresses.HOME),)


Rows = Mapping[str, dict[str, Any]]


def list_views(archive: Archive) -> Iterable[View]:
    """Every list of the archive."""
    rows = {dossier.path: row_of(dossier, archive) for dossier in archive.dossiers}
    yield topics_view(archive)
    yield from topic_views(archive, rows)
    yield years_view(archive)
    yield from year_views(archive, rows)


def topics_view(archive: Archive) -> View:
    """All topics, with how many dossiers each has."""
    return View(
        address=addresses.TOPICS,
        template="onderwerpen.html",
        title="Onderwerpen",
        description="Alle onderwerpen waarover vragen zijn gesteld.",
        section=addresses.TOPICS,
        breadcrumb=_HOME_TRAIL,
        values={"topics": topic_links(archive)},
    )


def topic_links(archive: Archive) -> list[dict[str, Any]]:
    """Each topic as a link with its count, by name."""
    return [
        {
            "name": topic.name,
            "address": addresses.of_topic(topic.slug),
            "description": topic.description,
            "count": len(dossiers),
        }
        for topic, dossiers in archive.by_topic.items()
    ]


def topic_views(archive: Archive, rows: Rows) -> Iterable[View]:
    """The list of each topic, by year, newest first. `rows` has the row of each dossier, by its path."""
    for topic, dossiers in archive.by_topic.items():
        by_year = groupby(dossiers, key=lambda d: d.date.year if d.date else None)
        groups = [
            _group(rows, str(year or "Zonder datum"), f"jaar-{year}" if year else "zonder-datum", list(some))
            for year, some in by_year
        ]
        yield View(
            address=addresses.of_topic(topic.slug),
            template="lijst.html",
            title=topic.name,
            description=topic.description or f"Vragen aan het bestuur over {topic.name.lower()}, met de antwoorden.",
            section=addresses.TOPICS,
            breadcrumb=(*_HOME_TRAIL, ("Onderwerpen", addresses.TOPICS)),
            values=_list_values(archive, dossiers, groups, topic.description),
        )


def years_view(archive: Archive) -> View:
    """All years, with how many dossiers each has."""
    years = [
        {"name": str(year), "address": addresses.of_year(year), "count": len(dossiers)}
        for year, dossiers in archive.by_year.items()
    ]
    return View(
        address=addresses.YEARS,
        template="jaren.html",
        title="Vragen per jaar",
        description="Alle vragen en antwoorden, per jaar.",
        section=addresses.YEARS,
        breadcrumb=_HOME_TRAIL,
        values={"years": years, "extent": write_extent(archive.dossiers), "today": write_date(archive.today)},
    )


def year_views(archive: Archive, rows: Rows) -> Iterable[View]:
    """The list of each year, by month, newest first. `rows` has the row of each dossier, by its path."""
    for year, dossiers in archive.by_year.items():
        groups = [
            _group(rows, _month_heading(month), _month_anchor(month, year), some)
            for month, some in group_by_month(dossiers).items()
        ]
        yield View(
            address=addresses.of_year(year),
            template="lijst.html",
            title=f"Vragen uit {year}",
            description=f"Alle vragen uit {year}, met de antwoorden.",
            section=addresses.YEARS,
            breadcrumb=(*_HOME_TRAIL, ("Vragen per jaar", addresses.YEARS)),
            values=_list_values(archive, dossiers, groups),
        )


def write_extent(dossiers: tuple[Dossier, ...]) -> str:
    """How much there is, and since when: "12 keer vragen gesteld, samen 39 vragen, sinds 5 februari 2024."."""
    if not dossiers:
        return "Hierover zijn nog geen vragen."
    questions = sum(len(dossier.questions) for dossier in dossiers)
    days = [dossier.date for dossier in dossiers if dossier.date]
    since = f", sinds {write_date(min(days))}" if days else ""
    return f"{len(dossiers)} keer vragen gesteld, samen {count(questions, 'vraag', 'vragen')}{since}."


def _list_values(
    archive: Archive, dossiers: tuple[Dossier, ...], groups: list[dict[str, Any]], introduction: str | None = None
) -> dict[str, Any]:
    """What a list shows: its extent, its groups, and a jump to each where there are more."""
    jumps = [{"name": group["heading"], "anchor": group["anchor"]} for group in groups]
    return {
        "introduction": introduction,
        "extent": write_extent(dossiers),
        "today": write_date(archive.today),
        "jumps": jumps if len(jumps) > 1 else [],
        "groups": groups,
    }


def _group(rows: Rows, heading: str, anchor: str, dossiers: list[Dossier]) -> dict[str, Any]:
    return {"heading": heading, "anchor": anchor, "rows": [rows[dossier.path] for dossier in dossiers]}


def _month_heading(month: datetime.date | None) -> str:
    return write_month(month).capitalize() if month else "Zonder datum"


def _month_anchor(month: datetime.date | None, year: int) -> str:
    """The month's own name within its year; a date may fall in another year than the number."""
    if not month:
        return "zonder-datum"
    name = MONTHS[month.month - 1]
    return name if month.year == year else f"{name}-{month.year}"

"""The lists by topic: all topics, each topic, and each of its years."""

from collections.abc import Iterable, Mapping
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive, group_by_year
from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.registers import Entry
from vragenarchief.pages.lists import (
    HOME_TRAIL,
    Rows,
    groups_by_month,
    groups_by_year,
    head_of_list,
    jumps_to,
    write_extent,
    write_extent_of_all,
)
from vragenarchief.pages.view import View

# The page of a topic shows all its dossiers up to so many, else the newest and the way to the others.
_ALL_SHOWN = 40
_NEWEST_SHOWN = 20

Years = Mapping[int, tuple[Dossier, ...]]

_TRAIL = (*HOME_TRAIL, ("Onderwerpen", addresses.TOPICS))


def topic_lists(archive: Archive, rows: Rows) -> Iterable[View]:
    """Every list by topic."""
    yield View(
        address=addresses.TOPICS,
        template="onderwerpen.html",
        title="Onderwerpen",
        description="Alle onderwerpen waarover vragen zijn gesteld.",
        section=addresses.TOPICS,
        breadcrumb=HOME_TRAIL,
        values={
            **head_of_list(archive, write_extent_of_all(archive)),
            "introduction": "Kies een onderwerp om alle vragen en antwoorden daarover te zien.",
            "topics": topic_links(archive),
        },
    )
    for topic, dossiers in archive.by_topic.items():
        years = group_by_year(dossiers)
        yield _topic_view(archive, rows, topic, years)
        for year in years:
            yield _topic_year_view(archive, rows, topic, years, year)


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


def _topic_view(archive: Archive, rows: Rows, topic: Entry, years: Years) -> View:
    dossiers = archive.by_topic[topic]
    shown = dossiers if len(dossiers) <= _ALL_SHOWN else dossiers[:_NEWEST_SHOWN]
    note = f"Hieronder staan de nieuwste {len(shown)} van {len(dossiers)}. Kies hierboven een jaar voor de andere."
    return View(
        address=addresses.of_topic(topic.slug),
        template="lijst.html",
        title=topic.name,
        description=topic.description or f"Vragen aan het bestuur over {topic.name.lower()}, met de antwoorden.",
        section=addresses.TOPICS,
        breadcrumb=_TRAIL,
        values={
            **head_of_list(archive, write_extent(dossiers)),
            "introduction": topic.description,
            "years": _year_links(topic, years),
            "note": note if len(shown) < len(dossiers) else None,
            "groups": groups_by_year(rows, shown),
        },
    )


def _topic_year_view(archive: Archive, rows: Rows, topic: Entry, years: Years, year: int) -> View:
    groups = groups_by_month(rows, years[year], year)
    return View(
        address=addresses.of_topic_year(topic.slug, year),
        template="lijst.html",
        title=f"{topic.name} in {year}",
        description=f"Alle vragen uit {year} over {topic.name.lower()}, met de antwoorden.",
        section=addresses.TOPICS,
        breadcrumb=(*_TRAIL, (topic.name, addresses.of_topic(topic.slug))),
        values={
            **head_of_list(archive, write_extent(years[year])),
            "years": _year_links(topic, years, year),
            "jumps": jumps_to(groups),
            "groups": groups,
        },
    )


def _year_links(topic: Entry, years: Years, here: int | None = None) -> list[dict[str, Any]]:
    """Each year of a topic as a link with its count; `here` is the year of the page itself."""
    return [
        {
            "name": str(year),
            "address": addresses.of_topic_year(topic.slug, year),
            "count": len(dossiers),
            "is_here": year == here,
        }
        for year, dossiers in years.items()
    ]

"""The lists by year, and the titles of all dossiers from A to Z."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier
from vragenarchief.dutch.words import lead_key, lead_letter
from vragenarchief.pages.completeness import missing_by_year
from vragenarchief.pages.lists import (
    HOME_TRAIL,
    Rows,
    groups_by_month,
    head_of_list,
    jumps_to,
    write_extent,
    write_extent_of_all,
)
from vragenarchief.pages.view import View

_DIGITS = "0–9"
_OTHERS = "Andere tekens"


def year_lists(archive: Archive, rows: Rows) -> Iterable[View]:
    """The page with all years and titles, and the list of each year."""
    titles = _titles(archive.dossiers)
    yield View(
        address=addresses.YEARS,
        template="jaren.html",
        title="Alle vragen, per jaar en van A tot Z",
        description="Alle vragen en antwoorden, per jaar en op titel.",
        section=addresses.YEARS,
        breadcrumb=HOME_TRAIL,
        values={
            **head_of_list(archive, write_extent_of_all(archive)),
            "years": year_links(archive),
            "missing": missing_by_year(archive),
            "jumps": jumps_to(titles),
            "titles": titles,
        },
    )
    for year, dossiers in archive.by_year.items():
        groups = groups_by_month(rows, dossiers, year)
        yield View(
            address=addresses.of_year(year),
            template="lijst.html",
            title=f"Vragen uit {year}",
            description=f"Alle vragen uit {year}, met de antwoorden.",
            section=addresses.YEARS,
            breadcrumb=(*HOME_TRAIL, ("Alle vragen", addresses.YEARS)),
            values={
                **head_of_list(archive, write_extent(dossiers), year),
                "jumps": jumps_to(groups),
                "groups": groups,
            },
        )


def year_links(archive: Archive) -> list[dict[str, Any]]:
    """Each year as a link with its count, newest first."""
    return [
        {"name": str(year), "address": addresses.of_year(year), "count": len(dossiers)}
        for year, dossiers in archive.by_year.items()
    ]


def _titles(dossiers: Iterable[Dossier]) -> list[dict[str, Any]]:
    """The titles below the letter they begin with: digits first, and last what begins with no letter of ours."""
    ordered = sorted(dossiers, key=lambda d: (_LETTER_ORDER[_letter(d)], lead_key(d.title), d.path))
    return [
        {
            "heading": letter,
            "anchor": _ANCHORS.get(letter, f"letter-{letter.lower()}"),
            "dossiers": [
                {"title": dossier.title, "number": dossier.number, "address": addresses.of_dossier(dossier)}
                for dossier in some
            ],
        }
        for letter, some in groupby(ordered, key=_letter)
    ]


def _letter(dossier: Dossier) -> str:
    letter = lead_letter(dossier.title).upper()
    if letter.isdecimal():
        return _DIGITS
    return letter if letter in _LETTER_ORDER else _OTHERS


_LETTER_ORDER = {letter: at for at, letter in enumerate([_DIGITS, *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", _OTHERS])}
_ANCHORS = {_DIGITS: "cijfers", _OTHERS: "andere-tekens"}

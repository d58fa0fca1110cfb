"""How complete an archive is: since when, which numbers are missing, and what came last."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vragenarchief.dossier.model import Dossier


@dataclass(frozen=True, kw_only=True, slots=True)
class Addition:
    """What a dossier last brought, its questions or its answer, and when."""

    dossier: Dossier
    on: datetime.date
    is_answer: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Completeness:
    """What an archive holds of all that was asked.

    `first` is the dossier with the oldest date. `missing` has the gaps between 1 and the highest number, of each
    year that has any, newest year first.
    """

    first: Dossier | None
    missing: Mapping[int, tuple[range, ...]]
    last: Addition | None


def completeness_of(dossiers: Iterable[Dossier]) -> Completeness:
    """How complete these dossiers are together."""
    dossiers = tuple(dossiers)
    serials: defaultdict[int, set[int]] = defaultdict(set)
    for dossier in dossiers:
        serials[dossier.year].add(_serial(dossier))
    gaps = {year: _gaps(serials[year]) for year in sorted(serials, reverse=True)}
    additions = (addition for dossier in dossiers if (addition := _last_addition(dossier)))
    return Completeness(
        first=min((d for d in dossiers if d.date), key=lambda d: (d.date or datetime.date.max, d.path), default=None),
        missing={year: found for year, found in gaps.items() if found},
        last=max(additions, key=lambda a: (a.on, a.dossier.year, _serial(a.dossier)), default=None),
    )


def write_gaps(year: int, gaps: Iterable[range]) -> list[str]:
    """Gaps in the numbering of a year, as short as they can be read: "2023-004", "2023-007 t/m 009"."""
    return [f"{year}-{gap[0]:03}" + (f" t/m {gap[-1]:03}" if len(gap) > 1 else "") for gap in gaps]


def _gaps(serials: Iterable[int]) -> tuple[range, ...]:
    """The runs of numbers from 1 on that are not there."""
    ordered = sorted(serials)
    pairs = zip((0, *ordered), ordered, strict=False)
    return tuple(range(before + 1, after) for before, after in pairs if after - before > 1)


def _last_addition(dossier: Dossier) -> Addition | None:
    if dossier.answered_on:
        return Addition(dossier=dossier, on=dossier.answered_on, is_answer=True)
    return Addition(dossier=dossier, on=dossier.date, is_answer=False) if dossier.date else None


def _serial(dossier: Dossier) -> int:
    return int(dossier.number.partition("-")[2])

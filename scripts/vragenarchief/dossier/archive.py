"""The archive: all dossiers in order, with the registers and what these say about them."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property

from vragenarchief.dossier.completeness import Completeness, completeness_of
from vragenarchief.dossier.model import Dossier, Status
from vragenarchief.dossier.registers import Entry, Registers
from vragenarchief.dossier.rules import due_on, status_of
from vragenarchief.dutch.words import sort_key
from vragenarchief.findings import Finding


class Archive:
    """Dossiers, newest first, and what the registers and the day say about them.

    `findings` gives those of a page by its path, for the preview to show; `sizes` the bytes of each file beside
    the pages, by its path below docs/, and `inaccessible` those that people with a screen reader cannot read.
    """

    def __init__(  # noqa: PLR0913 -- what a reading found beside the dossiers
        self,
        dossiers: Iterable[Dossier],
        registers: Registers,
        today: datetime.date,
        findings: Mapping[str, tuple[Finding, ...]] | None = None,
        sizes: Mapping[str, int] | None = None,
        *,
        inaccessible: Collection[str] = (),
    ) -> None:
        """Put the dossiers in order."""
        self.dossiers = tuple(sorted(dossiers, key=_order, reverse=True))
        self.registers = registers
        self.today = today
        self.findings = findings or {}
        self.sizes = sizes or {}
        self.inaccessible = inaccessible

    @cached_property
    def due(self) -> dict[str, datetime.date | None]:
        """The last day for the answer, by the path of the dossier."""
        return {dossier.path: due_on(dossier, self.registers.rules) for dossier in self.dossiers}

    @cached_property
    def status(self) -> dict[str, Status]:
        """How far each dossier is, by its path."""
        return {dossier.path: status_of(dossier, self.due[dossier.path], self.today) for dossier in self.dossiers}

    def standing(self, dossier: Dossier) -> tuple[Status, datetime.date | None]:
        """How far the dossier is, and the last day for its answer."""
        return self.status[dossier.path], self.due[dossier.path]

    @cached_property
    def by_number(self) -> dict[str, Dossier]:
        """The dossier with each number."""
        return {dossier.number: dossier for dossier in self.dossiers}

    @cached_property
    def follow_ups(self) -> dict[str, list[str]]:
        """The numbers of the dossiers that follow up each number, oldest first."""
        later: dict[str, list[str]] = {}
        for dossier in reversed(self.dossiers):
            for number in dossier.follow_up_to:
                later.setdefault(number, []).append(dossier.number)
        return later

    @cached_property
    def by_topic(self) -> dict[Entry, tuple[Dossier, ...]]:
        """The dossiers of each topic of the register, also of one that has none yet, by name."""
        topics = self.registers.topics
        return self._group(lambda d: map(topics.by_slug, d.topics), topics.entries)

    @cached_property
    def by_party(self) -> dict[Entry, tuple[Dossier, ...]]:
        """The dossiers that each party asked for, also of a party of the register that has none yet, by name."""
        parties = self.registers.parties
        return self._group(lambda d: (parties.by_name(a.party) for a in d.askers if a.party), parties.entries)

    @cached_property
    def by_asker(self) -> dict[Entry, tuple[Dossier, ...]]:
        """The dossiers that each person asked for, also of a person of the register who has none, by name."""
        persons = self.registers.persons
        return self._group(lambda d: (persons.by_name(a.name) for a in d.askers if a.name), persons.entries)

    @cached_property
    def by_portfolio_holder(self) -> dict[Entry, tuple[Dossier, ...]]:
        """The dossiers that each person has to answer for, by name."""
        return self._group(lambda d: map(self.registers.persons.by_name, d.portfolio_holders))

    @cached_property
    def by_year(self) -> dict[int, tuple[Dossier, ...]]:
        """The dossiers with a number of each year, newest year first."""
        return group_by_year(self.dossiers)

    @cached_property
    def neighbours(self) -> dict[str, tuple[Dossier | None, Dossier | None]]:
        """What came before and after each dossier in its first topic, by its path."""
        found: dict[str, tuple[Dossier | None, Dossier | None]] = {}
        for topic, dossiers in self.by_topic.items():
            for later, dossier, earlier in zip((None, *dossiers), dossiers, (*dossiers[1:], None), strict=False):
                if dossier.topics[0] == topic.slug:
                    found[dossier.path] = (earlier, later)
        return found

    @cached_property
    def completeness(self) -> Completeness:
        """How complete the archive is that the public sees."""
        return completeness_of(dossier for dossier in self.dossiers if dossier.is_public)

    @cached_property
    def by_status(self) -> dict[Status, tuple[Dossier, ...]]:
        """The dossiers that are so far."""
        return {status: tuple(d for d in self.dossiers if self.status[d.path] is status) for status in Status}

    def _group(
        self, entries_of: Callable[[Dossier], Iterable[Entry]], also: Iterable[Entry] = ()
    ) -> dict[Entry, tuple[Dossier, ...]]:
        groups: dict[Entry, list[Dossier]] = {entry: [] for entry in also}
        for dossier in self.dossiers:
            for entry in dict.fromkeys(entries_of(dossier)):
                if not entry.slug:  # a name without a single letter of ours: there is no address for it
                    continue
                groups.setdefault(entry, []).append(dossier)
        return {entry: tuple(groups[entry]) for entry in sorted(groups, key=lambda e: sort_key(e.name))}


def _order(dossier: Dossier) -> tuple[datetime.date, int, int, str]:
    year, serial = dossier.number.split("-")
    return dossier.date or datetime.date.min, int(year), int(serial), dossier.path


def anchors_of(dossier: Dossier) -> set[str]:
    """Every place on a dossier's page that can be linked to."""
    anchors: set[str] = set()
    for part in dossier.parts:
        anchors.update(getattr(part, "anchors", None) or (getattr(part, "anchor", ""),))
    return anchors


def group_by_year(dossiers: Iterable[Dossier]) -> dict[int, tuple[Dossier, ...]]:
    """The dossiers by the year of their number, newest year first."""
    years: defaultdict[int, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        years[dossier.year].append(dossier)
    return {year: tuple(years[year]) for year in sorted(years, reverse=True)}


def group_by_month(dossiers: Iterable[Dossier]) -> dict[datetime.date | None, list[Dossier]]:
    """The dossiers by the first day of the month that they are listed by; None for those without a date."""
    months: defaultdict[datetime.date | None, list[Dossier]] = defaultdict(list)
    for dossier in dossiers:
        months[dossier.date.replace(day=1) if dossier.date else None].append(dossier)
    return dict(months)

"""The archive: all dossiers in order, with the registers, and the rules that hold them together."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property

from vragenarchief.dossier import addresses
from vragenarchief.dossier.completeness import Completeness, completeness_of
from vragenarchief.dossier.model import Dossier, Status
from vragenarchief.dossier.page import UNNUMBERED, Page
from vragenarchief.dossier.registers import Entry, Registers
from vragenarchief.dossier.rules import due_on, status_of
from vragenarchief.dutch.words import nearest, sort_key
from vragenarchief.findings import Finding, Kind

# Two pages with one of these are a fault of the archive, also where one of the two is a draft.
_IDENTITY = frozenset({Kind.NUMBER_TWICE, Kind.ADDRESS_TWICE})


class Archive:
    """Dossiers, newest first, and what the registers and the day say about them.

    `findings` gives those of a page by its path, for the preview to show; `sizes` the bytes of each file beside
    the pages, by its path below docs/.
    """

    def __init__(
        self,
        dossiers: Iterable[Dossier],
        registers: Registers,
        today: datetime.date,
        findings: Mapping[str, tuple[Finding, ...]] | None = None,
        sizes: Mapping[str, int] | None = None,
    ) -> None:
        """Put the dossiers in order."""
        self.dossiers = tuple(sorted(dossiers, key=_order, reverse=True))
        self.registers = registers
        self.today = today
        self.findings = findings or {}
        self.sizes = sizes or {}

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


def check_pages(pages: Collection[Page], registers: Registers, files: Collection[str]) -> list[Finding]:
    """All that is wrong with the pages, each by itself and together.

    `files` are the paths below docs/ of everything beside the pages. What is wrong with a draft is
    left out where it does not touch other pages: it holds up its publication and nothing else.
    """
    findings = [finding for page in pages for finding in page.findings]
    findings += _check_identity(pages)
    dossiers = {page.dossier.path: page.dossier for page in pages}
    for dossier in dossiers.values():
        findings += _check_topics(dossier, registers)
        findings += _check_askers(dossier, registers)
        findings += _check_attachments(dossier, files)
        findings += _check_links(dossier, dossiers)
    return findings


def stops_build(finding: Finding, drafts: Collection[str]) -> bool:
    """Whether the finding stops a build; `drafts` are the paths of pages that are not public."""
    return finding.is_error and (finding.path not in drafts or finding.kind in _IDENTITY)


def _order(dossier: Dossier) -> tuple[datetime.date, int, int, str]:
    year, serial = dossier.number.split("-")
    return dossier.date or datetime.date.min, int(year), int(serial), dossier.path


def _check_identity(pages: Iterable[Page]) -> Iterator[Finding]:
    numbers: dict[str, Dossier] = {}
    places: dict[str, Dossier] = {}
    for dossier in sorted((page.dossier for page in pages), key=lambda d: d.path):
        other = numbers.setdefault(dossier.number, dossier)
        if other is not dossier and dossier.number != UNNUMBERED:
            line = dossier.lines.get("nummer")
            yield Finding.of(Kind.NUMBER_TWICE, dossier.path, line, number=dossier.number, other=other.path)
        address = addresses.of_dossier(dossier)
        other = places.setdefault(address.casefold(), dossier)
        if other is not dossier:
            yield Finding.of(Kind.ADDRESS_TWICE, dossier.path, address=address, other=other.path)


def _check_topics(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    for slug in dossier.topics:
        if slug not in registers.topics:
            near = nearest(slug, [entry.slug for entry in registers.topics.entries])
            remedy = f"Bedoelt u '{near}'?" if near else "Kies een onderwerp uit het register, of voeg het daar toe."
            line = dossier.lines.get("onderwerpen")
            yield Finding.of(Kind.TOPIC_UNKNOWN, dossier.path, line, text=slug, remedy=remedy)


def _check_askers(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    """A register that is empty is not kept, and so knows nobody."""
    line = dossier.lines.get("indieners")
    for kind, register, names, where in (
        (Kind.PARTY_UNKNOWN, registers.parties, [asker.party for asker in dossier.askers], "de fractie"),
        (Kind.PERSON_UNKNOWN, registers.persons, [asker.name for asker in dossier.askers], "de persoon"),
    ):
        for name in dict.fromkeys(names):
            if name and register.entries and not register.knows(name):
                near = nearest(name, [entry.name for entry in register.entries])
                remedy = f"Bedoelt u '{near}'? Voeg anders {where} toe." if near else f"Voeg {where} daar toe."
                yield Finding.of(kind, dossier.path, line, text=name, remedy=remedy)


def _check_attachments(dossier: Dossier, files: Collection[str]) -> Iterator[Finding]:
    folder = dossier.path.removesuffix(".md")
    for attachment in dossier.attachments:
        if not attachment.has_plain_name or f"{folder}/{attachment.file}" not in files:
            line = dossier.lines.get("bijlagen")
            yield Finding.of(Kind.ATTACHMENT_MISSING, dossier.path, line, file=attachment.file, folder=folder)


def _check_links(dossier: Dossier, dossiers: Mapping[str, Dossier]) -> Iterator[Finding]:
    for text in dossier.texts:
        for link in text.links:
            if remedy := _remedy_of_link(dossier, link.target, link.anchor, dossiers):
                yield Finding.of(Kind.LINK_DEAD, dossier.path, link.line, target=link.written, remedy=remedy)


def _remedy_of_link(dossier: Dossier, target: str, anchor: str, dossiers: Mapping[str, Dossier]) -> str | None:
    """What to do about a link; None where it leads somewhere."""
    folder = dossier.path.removesuffix(".md")
    if target in {f"{folder}/{attachment.file}" for attachment in dossier.attachments}:
        return None
    other = dossiers.get(target)
    if other is None:
        near = nearest(target, dossiers) if target.endswith(".md") else None
        advice = f"Bedoelt u {near}? " if near else ""
        return f"{advice}Schrijf de weg naar het bestand van de andere pagina, bijvoorbeeld ../2026/014-brug.md."
    if dossier.is_public and not other.is_public:
        return "De andere pagina staat niet in het archief; publiceer die eerst."
    if anchor and anchor not in anchors_of(other):
        return f"Op die pagina staat geen #{anchor}; schrijf bijvoorbeeld #vraag-1."
    return None


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

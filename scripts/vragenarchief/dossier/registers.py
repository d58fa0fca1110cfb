"""The registers: small YAML lists that clerks own."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from vragenarchief.dossier.frontmatter import LOADER, line_of_alias
from vragenarchief.dossier.rules import RulesOfOrder, Term, TermStart, TermUnit
from vragenarchief.dutch.dates import parse_iso_date
from vragenarchief.dutch.words import fold, slugify
from vragenarchief.findings import Finding, Kind

# Topics, parties, persons and rules of order, in this order.
REGISTERS = ("onderwerpen.yml", "fracties.yml", "personen.yml", "reglement.yml")

# A folder of the site is called by it, and no system takes more than 255 characters.
_LONGEST = 100

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_TERM = re.compile(r"(?P<number>\d+) (?P<unit>dagen|dag|weken|week)")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Entry:
    """A topic, party or person: a slug for its address and a name for people.

    Entries with one slug are the same one, for they have one address: a name without an entry may be spelled in
    more ways. `role` and `party` are those of a person; `since` and `until` the days, both included, on which an
    entry held.
    """

    slug: str
    name: str
    also: tuple[str, ...] = ()
    description: str | None = None
    role: str | None = None
    party: str | None = None
    since: datetime.date | None = None
    until: datetime.date | None = None
    line: int = 0

    def __eq__(self, other: object) -> bool:
        """Whether the other has the same address."""
        return isinstance(other, Entry) and self.slug == other.slug

    def __hash__(self) -> int:
        """The same for the same address."""
        return hash(self.slug)

    def holds_on(self, day: datetime.date) -> bool:
        """Whether the entry held on this day; a period without an end goes on."""
        return (self.since or day) <= day <= (self.until or day)


class Register:
    """The entries of one file, found by slug and by any spelling of the name."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Take the entries, in the order of the file."""
        self.entries = tuple(entries)
        self._by_slug = {entry.slug: entry for entry in self.entries}
        self._by_name = {fold(name): entry for entry in self.entries for name in (entry.name, *entry.also)}

    def by_slug(self, slug: str) -> Entry:
        """The entry with this slug; a slug without an entry gets one made from itself."""
        return self._by_slug.get(slug) or Entry(slug=slug, name=slug.replace("-", " ").capitalize())

    def by_name(self, name: str) -> Entry:
        """The entry that goes by this name; a name without an entry gets one made from itself."""
        return self._by_name.get(fold(name)) or Entry(slug=slugify(name)[:_LONGEST].strip("-"), name=name)

    def knows(self, name: str) -> bool:
        """Whether an entry goes by this name."""
        return fold(name) in self._by_name

    def __contains__(self, slug: str) -> bool:
        """Whether an entry has this slug."""
        return slug in self._by_slug


@dataclass(frozen=True, kw_only=True, slots=True)
class Registers:
    """All registers of an archive."""

    topics: Register
    parties: Register
    persons: Register
    rules: tuple[RulesOfOrder, ...]


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register as it was found: the name under which it is reported, and its bytes, or why it has none."""

    name: str
    data: bytes | OSError


def find_registers(folders: Iterable[Path], name_of: Callable[[Path], str]) -> dict[str, RegisterFile]:
    """The registers by file name, each from the first of the folders that has it.

    `name_of` gives the name under which a file is reported.
    """
    files: dict[str, RegisterFile] = {}
    for folder in folders:
        for name in REGISTERS:
            path = folder / "registers" / name
            if name not in files and path.exists():
                files[name] = RegisterFile(name_of(path), _bytes_of(path))
    return files


def _bytes_of(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error


def parse_registers(files: Mapping[str, RegisterFile]) -> tuple[Registers, list[Finding]]:
    """The registers, and all that is wrong with them; a file that is not there is an empty register."""
    findings: list[Finding] = []
    topics, parties, persons, rules = (
        _parse_rows(files[name], findings) if name in files else [] for name in REGISTERS
    )
    registers = Registers(
        topics=_parse_register(topics),
        parties=_parse_register(parties),
        persons=_parse_register(persons),
        rules=tuple(rule for row in rules if (rule := _parse_rules(row))),
    )
    return registers, findings


@dataclass(slots=True)
class _Row:
    """One mapping of a register, with what is needed to report on it."""

    values: dict[str, Any]
    line: int
    path: str
    findings: list[Finding]

    def report(self, problem: str, remedy: str) -> None:
        self.findings.append(Finding.of(Kind.REGISTER_INVALID, self.path, self.line, problem=problem, remedy=remedy))

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return str(value).strip() or None if value is not None else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        if value is None:
            return ()
        values = value if isinstance(value, list) else [value]
        return tuple(str(one) for one in values if one is not None)

    def date(self, key: str) -> datetime.date | None:
        text = self.text(key)
        date = parse_iso_date(text) if text else None
        if text and not date:
            self.report(f"'{key}' is geen datum: \"{text}\".", "Schrijf jjjj-mm-dd, bijvoorbeeld 2026-02-27.")
        return date


def _parse_rows(file: RegisterFile, findings: list[Finding]) -> list[_Row]:  # noqa: C901, PLR0911 -- one return a fault
    def report(problem: str, remedy: str, line: int | None = None) -> list[_Row]:
        findings.append(Finding.of(Kind.REGISTER_INVALID, file.name, line, problem=problem, remedy=remedy))
        return []

    if isinstance(file.data, OSError):
        is_folder = isinstance(file.data, IsADirectoryError)
        problem = "dit is een map, geen bestand." if is_folder else "het bestand kan niet worden gelezen."
        return report(problem, "Zet hier een bestand neer dat u mag lezen.")
    try:
        source = file.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return report("het bestand is niet opgeslagen als UTF-8.", "Sla het op met codering UTF-8.")
    if (alias := line_of_alias(source)) is not None:
        return report("dit is niet te lezen.", "Schrijf de waarde voluit, zonder '&' en '*'.", alias + 1)
    try:
        node = yaml.compose(source, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        return report("dit is niet te lezen.", "Zet een tekst met een dubbele punt tussen aanhalingstekens.", line)
    except yaml.YAMLError:
        return report("dit is niet te lezen.", "Haal vreemde tekens weg.")
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        return report("een register is een lijst.", "Begin elke regel van de lijst met '- slug: …'.", 1)
    rows = []
    for item in node.value:
        line = item.start_mark.line + 1
        if isinstance(item, yaml.MappingNode):
            rows.append(_Row(_texts_of(item), line, file.name, findings))
        else:
            report("dit is geen regel met sleutels.", "Schrijf '- slug: …' en daaronder '  naam: …'.", line)
    return rows


def _texts_of(node: yaml.MappingNode) -> dict[str, Any]:
    """The mapping with every scalar as the clerk wrote it: no numbers, dates or yes and no of YAML's own making."""

    def value_of(one: yaml.Node) -> Any:  # noqa: ANN401 -- a tree of texts
        if isinstance(one, yaml.SequenceNode):
            return [value_of(item) for item in one.value]
        if isinstance(one, yaml.MappingNode):
            return {str(key.value): value_of(value) for key, value in one.value}
        return None if one.tag.endswith(":null") else one.value

    return value_of(node)  # type: ignore[no-any-return]


def _parse_register(rows: list[_Row]) -> Register:
    entries: dict[str, Entry] = {}
    for row in rows:
        slug, name = row.text("slug"), row.text("naam")
        if not slug or not name:
            row.report("'slug' of 'naam' ontbreekt.", "Geef elke regel van het register een slug en een naam.")
        elif not _SLUG.fullmatch(slug):
            row.report(f"'slug' kan niet \"{slug}\" zijn.", f"Schrijf bijvoorbeeld {slugify(slug) or slugify(name)}.")
        elif slug in entries:
            row.report(f"'{slug}' staat al op regel {entries[slug].line}.", "Haal een van de twee weg.")
        else:
            entries[slug] = Entry(
                slug=slug,
                name=name,
                also=row.texts("ook"),
                description=row.text("omschrijving"),
                role=row.text("rol"),
                party=row.text("fractie"),
                since=row.date("van"),
                until=row.date("tot"),
                line=row.line,
            )
    return Register(entries.values())


def _parse_rules(row: _Row) -> RulesOfOrder | None:
    name, term, start = row.text("naam"), row.text("termijn"), row.text("vanaf") or TermStart.RECEIVED.value
    match = _TERM.fullmatch(term or "")
    if not name or not match:
        row.report("'naam' of 'termijn' ontbreekt of is niet te lezen.", "Schrijf bijvoorbeeld 'termijn: 30 dagen'.")
        return None
    if start not in {member.value for member in TermStart}:
        row.report(f"'vanaf' kan niet \"{start}\" zijn.", "Kies uit: ontvangst en indiening.")
        return None
    return RulesOfOrder(
        name=name,
        article=row.text("artikel"),
        valid_from=row.date("van"),
        valid_until=row.date("tot"),
        term=Term(number=int(match["number"]), unit=TermUnit.WEEKS if match["unit"].startswith("w") else TermUnit.DAYS),
        start=TermStart(start),
    )

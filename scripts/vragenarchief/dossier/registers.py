"""The registers: small YAML lists that clerks own."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from vragenarchief.dossier.frontmatter import LOADER, line_of_alias, remedy_for_date
from vragenarchief.dossier.rules import RulesOfOrder, Term, TermStart, TermUnit
from vragenarchief.dutch.dates import parse_iso_date
from vragenarchief.dutch.words import fold, nearest, slugify
from vragenarchief.findings import Finding, Kind
from vragenarchief.privacy import PrivateKind

# Topics, parties, persons, rules of order and exceptions of the privacy gate, in this order.
EXCEPTIONS = "uitzonderingen.yml"
REGISTERS = ("onderwerpen.yml", "fracties.yml", "personen.yml", "reglement.yml", EXCEPTIONS)

# A folder of the site is called by it, and no system takes more than 255 characters.
_LONGEST = 100

_KEYS = (
    *("slug", "naam", "ook", "omschrijving", "top", "rol", "fractie"),
    *("van", "tot", "artikel", "termijn", "vanaf"),
    *("hash", "soort", "reden"),
)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HASH = re.compile(r"[0-9a-f]{16}")
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
    """The entries of one file, found by slug and by any spelling of the name.

    `is_whole` tells whether all of the file could be read: if not, what is not in it may still be in the file.
    """

    def __init__(self, entries: Iterable[Entry], *, is_whole: bool = True) -> None:
        """Take the entries, in the order of the file."""
        self.entries = tuple(entries)
        self.is_whole = is_whole
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
class PrivacyException:
    """Something that looks private, and of which somebody has found that it may be public; `hash` says what."""

    hash: str
    kind: PrivateKind
    reason: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Registers:
    """All registers of an archive."""

    topics: Register
    parties: Register
    persons: Register
    rules: tuple[RulesOfOrder, ...]
    exceptions: tuple[PrivacyException, ...]


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
    topics, parties, persons, rules, exceptions = (
        _parse_rows(files[name], findings) if name in files else [] for name in REGISTERS
    )
    entries = [_parse_entries(rows) for rows in (topics, parties, persons)]
    rules_of_order = tuple(rule for row in rules if (rule := _parse_rules(row)))
    exempt = tuple(one for row in exceptions if (one := _parse_exception(row)))
    for rows in (topics, parties, persons, rules):
        _check_period(rows)
    faulty = {finding.path for finding in findings}
    known = [
        Register(found, is_whole=name not in files or files[name].name not in faulty)
        for name, found in zip(REGISTERS, entries, strict=False)
    ]
    registers = Registers(topics=known[0], parties=known[1], persons=known[2], rules=rules_of_order, exceptions=exempt)
    if not faulty:  # from which a doubt may follow
        _doubt_keys([*topics, *parties, *persons, *rules, *exceptions])
        for rows in (topics, parties, persons):
            _doubt_names(rows)
        _doubt_succession(rules)
        _doubt_parties(persons, parties, registers.parties)
    return registers, findings


@dataclass(slots=True)
class _Row:
    """One mapping of a register, with what is needed to report on it."""

    values: dict[str, Any]
    line: int
    path: str
    findings: list[Finding]

    def report(self, problem: str, remedy: str, kind: Kind = Kind.REGISTER_INVALID) -> None:
        self.findings.append(Finding.of(kind, self.path, self.line, problem=problem, remedy=remedy))

    @property
    def period(self) -> tuple[datetime.date, datetime.date]:
        """The first and the last day, as far as they can be read."""
        first, last = (parse_iso_date(self.text(key) or "") for key in ("van", "tot"))
        return first or datetime.date.min, last or datetime.date.max

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
            self.report(f"'{key}' is geen datum: \"{text}\".", remedy_for_date(text))
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


def _parse_entries(rows: list[_Row]) -> Iterable[Entry]:
    entries: dict[str, Entry] = {}
    for row in rows:
        slug, name = row.text("slug"), row.text("naam")
        if not slug and not name:
            row.report("'slug' en 'naam' ontbreken.", "Zet erbij: slug: brug, en naam: Brug.")
        elif not slug:
            row.report("'slug' ontbreekt.", f"Zet erbij: slug: {slugify(name or '')}")
        elif not name:
            row.report("'naam' ontbreekt.", f"Zet erbij: naam: {slug.replace('-', ' ').capitalize()}")
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
    return entries.values()


def _parse_rules(row: _Row) -> RulesOfOrder | None:
    name, term, start = row.text("naam"), row.text("termijn"), row.text("vanaf") or TermStart.RECEIVED.value
    match = _TERM.fullmatch(term or "")
    if not name:
        row.report("'naam' ontbreekt.", "Zet erbij: naam: Reglement van orde")
    if not term:
        row.report("'termijn' ontbreekt.", "Zet erbij: termijn: 30 dagen")
    elif not match:
        row.report(f"'termijn' kan niet \"{term}\" zijn.", "Schrijf bijvoorbeeld: termijn: 30 dagen")
    if not name or not match:
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


def _parse_exception(row: _Row) -> PrivacyException | None:
    """An exception; one that is not whole is none, so that what it was meant for stays a fault."""
    code, kind, reason = row.text("hash"), row.text("soort"), row.text("reden")
    if not code or not kind or not reason:
        row.report(
            "'hash', 'soort' of 'reden' ontbreekt.",
            "Neem hash en soort over uit de melding, en schrijf bij 'reden' waarom het openbaar mag zijn.",
        )
    elif not _HASH.fullmatch(code):
        # What stands there may be the very thing that nobody is to see.
        row.report("'hash' is geen hash uit een melding.", "Neem daar de zestien tekens over, en niet wat er staat.")
    elif kind not in {member.value for member in PrivateKind}:
        row.report(f"'soort' kan niet \"{kind}\" zijn.", f"Kies uit: {', '.join(one.value for one in PrivateKind)}.")
    else:
        return PrivacyException(hash=code, kind=PrivateKind(kind), reason=reason, line=row.line)
    return None


def _doubt_keys(rows: Iterable[_Row]) -> None:
    """A key of a council's own is no fault, one that is nearly ours is a slip."""
    for row in rows:
        for key in row.values:
            near = nearest(key, _KEYS) if key not in _KEYS else None
            if near and near not in row.values:
                row.report(f"de sleutel '{key}' bestaat niet.", f"Bedoelt u '{near}'?", Kind.REGISTER_DOUBTFUL)


def _check_period(rows: Iterable[_Row]) -> None:
    for row in rows:
        first, last = row.period
        if last < first:
            row.report(f"'tot' ({last}) ligt voor 'van' ({first}).", "Verbeter een van de twee datums.")


def _doubt_names(rows: Iterable[_Row]) -> None:
    """A name or another spelling of it leads to one entry only."""
    owners: dict[str, _Row] = {}
    for row in rows:
        names = {fold(name): name for name in (row.text("naam"), *row.texts("ook")) if name}
        for folded, name in names.items():
            owner = owners.setdefault(folded, row)
            if owner is not row and owner.text("slug") != row.text("slug"):
                remedy = "Laat de naam op een van de twee plaatsen weg, of maak hem langer."
                row.report(f'"{name}" staat ook op regel {owner.line}.', remedy, Kind.REGISTER_DOUBTFUL)
                break


def _doubt_succession(rows: Iterable[_Row]) -> None:
    """Of rules that follow each other, the one begins where the other ends."""
    in_order = sorted((row for row in rows if row.text("termijn")), key=lambda row: row.period)
    for before, after in pairwise(in_order):
        (_, last), (first, end) = before.period, after.period
        if first == datetime.date.min or end < first:
            continue
        eve = first - datetime.timedelta(days=1)
        if last >= first:
            problem = f"op {first} geldt ook nog wat op regel {before.line} staat."
            after.report(problem, f"Zet op die plaats: tot: {eve}", Kind.REGISTER_DOUBTFUL)
        elif last < eve:
            gap = f"van {last + datetime.timedelta(days=1)} tot en met {eve}"
            remedy = f"Verbeter 'van', of 'tot' op regel {before.line}; anders hebben vragen uit die tijd geen termijn."
            after.report(f"{gap} geldt er geen reglement.", remedy, Kind.REGISTER_DOUBTFUL)


def _doubt_parties(persons: Iterable[_Row], rows: Iterable[_Row], parties: Register) -> None:
    """The party of a person is in the register of parties, where one folder holds both."""
    folder = next((row.path.rpartition("/")[0] for row in rows), None)
    for row in persons:
        party = row.text("fractie")
        if party and row.path.rpartition("/")[0] == folder and not parties.knows(party):
            near = nearest(party, [entry.name for entry in parties.entries])
            remedy = f"Bedoelt u '{near}'? Voeg anders de fractie toe." if near else "Voeg de fractie daar toe."
            problem = f'de fractie "{party}" staat niet in registers/fracties.yml.'
            row.report(problem, remedy, Kind.REGISTER_DOUBTFUL)

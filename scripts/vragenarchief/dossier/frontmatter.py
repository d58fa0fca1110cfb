"""The front matter of a page: YAML composed to nodes, typed by our own table.

YAML's own typing is not for letters: it turns 0341 into 225 and `no` into False, keeps the last of
two equal keys and gives up on a title with a colon. So we compose to nodes, keep the clerk's own
text and its line, and report every fault of a page at once.
"""

import datetime
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from vragenarchief.dossier.fields import FIELDS, Field, Shape, choices_of, example_of
from vragenarchief.dossier.model import Asker, Attachment, Change, Extension
from vragenarchief.dutch.dates import find_dates, parse_iso_date
from vragenarchief.dutch.words import enumerate_words, fold, nearest
from vragenarchief.findings import Finding, Kind

# LibYAML where it is there, which is much faster.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# `titel: Brug: open of dicht?` -- a key and a value on one line, the value perhaps in need of quotes
_PLAIN_LINE = re.compile(r"(?P<start>\s*(?:-\s+)?(?P<key>\w+):\s+)(?P<value>[^\s\"'].*?)\s*")
# "Plan #2", of which YAML reads "Plan"; who means a comment leaves a space behind the sign.
# Between brackets it either stands in quotes or is no YAML at all.
_CUT_BY_COMMENT = re.compile(r"(?P<kept>(?![\[{]).*\S)\s+#\S.*")
_PERHAPS_ALIAS = re.compile(r"(?:^|[\s\[{,])\*\w", re.MULTILINE)
# Values that begin with one of these mean something else to YAML, which then drops a word without telling.
_SIGNS_OF_YAML = "&!*"
_NUMBER = re.compile(r"[0-9]{4}-[0-9]{3,9}")
# "2026-14", "2026/014", "2026 14"
_LOOSE_NUMBER = re.compile(r"(?P<year>[0-9]{4})\s*[-–/. ]\s*(?P<serial>[0-9]{1,9})")
# "2026-3-1", "2026/03/01"
_LOOSE_DATE = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
# YAML takes these for ends of lines, editors do not; in a text they are as good as a space.
LINE_ENDS_OF_YAML = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")
_GROUPS: Mapping[str, Callable[..., object]] = {
    "askers": Asker,
    "extensions": Extension,
    "changes": Change,
    "attachments": Attachment,
}
_TAB = re.compile(r" *\t\s*\S")
_YES_NO = {"true": True, "false": False, "ja": True, "nee": False}
_ERRORS_MENDED_AT_MOST = 20
REMEDY_FOR_LINES = "Schrijf op elke regel: sleutel, dubbele punt, spatie, waarde. Laat lijsten inspringen met spaties."
_REMEDY_FOR_TAB = "Zet op deze regel spaties in plaats van de tab."


@dataclass(slots=True)
class FrontMatter:
    """What the front matter says: a value for each attribute of `Dossier`, and the line of each key."""

    values: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


def parse_front_matter(source: str, path: str, *, first_line: int = 2) -> tuple[FrontMatter, list[Finding]]:
    """The front matter typed, and all that is wrong with it.

    `source` is the text between the two lines `---`; `first_line` is the number of its first line
    in the file. What is missing or wrong gets the value that the table of fields has for absent.
    """
    reader = _Reader(path, first_line)
    node = reader.compose(source)
    values = reader.read_group(FIELDS, node)
    reader.require_date(values, node)
    return FrontMatter(values, reader.lines), reader.findings


class _Reader:
    """Reads the nodes of one page and gathers what is wrong."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.lines: dict[str, int] = {}

    def report(self, kind: Kind, line: int | None, **values: object) -> None:
        self.findings.append(Finding.of(kind, self.path, line, **values))

    def line_of(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def compose(self, source: str) -> yaml.Node | None:
        """The YAML as nodes; a value that only lacks quotes is reported, quoted and read on.

        None where there are no keys to read, and then nothing else is said of keys.
        """
        lines = source.translate(LINE_ENDS_OF_YAML).split("\n")
        for at, line in enumerate(lines):
            match = _PLAIN_LINE.fullmatch(line)
            if match and match["value"][0] in _SIGNS_OF_YAML:
                self.quote(lines, at, match)
            elif match and (cut := _CUT_BY_COMMENT.fullmatch(match["value"])):
                remedy = f"{match['key']}: {_quoted(match['value'])}"
                self.report(Kind.TEXT_CUT, self.first_line + at, text=cut["kept"], remedy=remedy)
        alias = line_of_alias("\n".join(lines))
        if alias is not None:
            self.give_up(lines, alias)
            return None
        node, error = _try(lines)
        for _ in range(_ERRORS_MENDED_AT_MOST):
            if error is None or not self.mend(lines, error):
                break
            node, error = _try(lines)
        if error is not None:
            self.give_up(lines, _line_of(error, "\n".join(lines)))
            return None
        if node is not None and not isinstance(node, yaml.MappingNode):
            self.give_up(lines, int(node.start_mark.line))
            return None
        return node or yaml.MappingNode("", [], yaml.Mark("", 0, -1, 0, "", 0))

    def give_up(self, lines: list[str], at: int) -> None:
        """Say that nothing can be read from this line on, counted from 0; YAML takes no tab to indent with."""
        tab = next((number for number, line in enumerate(lines) if _TAB.match(line)), None)
        remedy = REMEDY_FOR_LINES if tab is None else _REMEDY_FOR_TAB
        self.report(Kind.FRONT_MATTER_UNREADABLE, self.first_line + (at if tab is None else tab), remedy=remedy)

    def mend(self, lines: list[str], error: yaml.YAMLError) -> bool:
        """Whether quotes around the value helped, on the line at which YAML stumbled."""
        marks = (error.context_mark, error.problem_mark) if isinstance(error, yaml.MarkedYAMLError) else ()
        stumbled = max((mark.line for mark in marks if mark), default=0)
        for mark in marks:
            at = mark.line if mark else len(lines)
            match = _PLAIN_LINE.fullmatch(lines[at]) if at < len(lines) else None
            if not match:
                continue
            mended = [*lines[:at], match["start"] + _quoted(match["value"]), *lines[at + 1 :]]
            _, next_error = _try(mended)
            if next_error is None or _line_of(next_error, "\n".join(mended)) > stumbled:
                self.quote(lines, at, match)
                return True
        return False

    def quote(self, lines: list[str], at: int, match: re.Match[str]) -> None:
        """Put quotes around the value of a line, and report that they were lacking."""
        remedy = f"{match['key']}: {_quoted(match['value'])}"
        self.report(Kind.TEXT_NEEDS_QUOTES, self.first_line + at, text=match["value"], remedy=remedy)
        lines[at] = match["start"] + _quoted(match["value"])

    def read_group(self, fields: tuple[Field, ...], node: yaml.Node | None, owner: str | None = None) -> dict[str, Any]:
        """A value for each field: what the mapping says, else the default. `owner` is the key that holds the group."""
        found, meant = self.keys_of(fields, node, owner) if isinstance(node, yaml.MappingNode) else ({}, set())
        at = self.line_of(node) if node is not None and owner else self.first_line - 1
        values: dict[str, Any] = {}
        for row in fields:
            values[row.attribute] = () if row.is_list else row.default
            if row.key in found:
                value = self.read_value(row, *found[row.key])
                if value is not None:
                    values[row.attribute] = value
            elif row.is_required and node is not None and row.key not in meant:
                self.report(Kind.KEY_MISSING, at, key=row.key, example=row.example)
        return values

    def keys_of(
        self, fields: tuple[Field, ...], node: yaml.MappingNode, owner: str | None
    ) -> tuple[dict[str, tuple[str, yaml.Node]], set[str]]:
        """The known keys that have a value, each with the spelling and the node on the page; and those that were meant.

        A key that was meant by another one is not missing as well.
        """
        spellings = {spelling: row for row in fields for spelling in (row.key, *row.also)}
        found: dict[str, tuple[str, yaml.Node]] = {}
        meant: set[str] = set()
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), self.line_of(key_node)
            row = spellings.get(key)
            if row is None:
                near = nearest(key, [row.key for row in fields])
                self.report(Kind.KEY_UNKNOWN, line, key=key, remedy=_unknown_key_remedy(near))
                if near:
                    meant.add(near)
                    if not owner:
                        self.lines.setdefault(near, line)
            elif row.key in seen:
                self.report(Kind.KEY_TWICE, line, key=key, first=seen[row.key])
            else:
                seen[row.key] = line
                if not owner:
                    self.lines[row.key] = line
                if not _is_empty(value_node):
                    found[row.key] = (key, value_node)
        return found, meant

    def read_value(self, row: Field, key: str, node: yaml.Node) -> object | None:
        """The typed value; None where it cannot be read, which is reported."""
        if not row.is_list:
            return self.read_one(row, key, node)
        values: list[object] = []
        known: set[str] = set()
        for one in node.value if isinstance(node, yaml.SequenceNode) else [node]:
            value = None if _is_empty(one) else self.read_one(row, key, one)
            if value is None:
                continue
            self.lines[place_in_list(row.key, len(values))] = line = self.line_of(one)
            values.append(value)
            if (name := _name_of(value)) and fold(name) in known:
                self.report(Kind.VALUE_TWICE, line, key=key, text=name)
            known.add(fold(name))
        return tuple(values)

    def read_one(self, row: Field, key: str, node: yaml.Node) -> object | None:
        if row.shape is Shape.GROUP:
            return self.read_owned_group(row, key, node)
        if not isinstance(node, yaml.ScalarNode):
            self.report(Kind.VALUE_SHAPE, self.line_of(node), key=key, example=row.example)
            return None
        return self.read_scalar(row, key, " ".join(node.value.split()), self.line_of(node))

    def read_owned_group(self, row: Field, key: str, node: yaml.Node) -> object | None:
        if not isinstance(node, yaml.MappingNode):
            self.report(Kind.VALUE_SHAPE, self.line_of(node), key=key, example=row.example)
            return None
        before = len(self.findings)
        values = self.read_group(row.fields, node, key)
        if len(self.findings) > before and any(values[f.attribute] is None for f in row.fields if f.is_required):
            return None
        if row.attribute == "askers" and not any(values.values()):
            if len(self.findings) == before:
                self.report(Kind.ASKER_EMPTY, self.line_of(node))
            return None
        return _GROUPS[row.attribute](**values)

    def read_scalar(self, row: Field, key: str, text: str, line: int) -> object | None:
        match row.shape:
            case Shape.DATE:
                date = parse_iso_date(text)
                if date is None:
                    self.report(Kind.DATE_INVALID, line, key=key, text=text, remedy=remedy_for_date(text))
                return date
            case Shape.NUMBER:
                if _NUMBER.fullmatch(text):
                    return text
                self.report(Kind.NUMBER_INVALID, line, key=key, text=text, remedy=_remedy_for_number(text))
            case Shape.YES_NO:
                if text.lower() in _YES_NO:
                    return _YES_NO[text.lower()]
                self.report(Kind.VALUE_UNKNOWN, line, key=key, text=text, choices="true of false")
            case Shape.CHOICE:
                for member in row.choices or ():
                    if member.value == text:
                        return member
                self.report(Kind.VALUE_UNKNOWN, line, key=key, text=text, choices=enumerate_words(choices_of(row)))
            case _:
                return text
        return None

    def require_date(self, values: dict[str, Any], node: yaml.Node | None) -> None:
        """Without a day of asking a page has no place in the archive; another day will do when that is said."""
        line = self.lines.get("ingediend")
        is_spoilt = any(finding.line == line for finding in self.findings) if line else False
        dates: list[datetime.date | None] = [values["received_on"], values["answered_on"]]
        is_dated = values["asked_on"] or (values["is_date_estimated"] and any(dates))
        if node is not None and not is_dated and not is_spoilt:
            self.report(Kind.KEY_MISSING, self.first_line - 1, key="ingediend", example=example_of("ingediend"))


def place_in_list(key: str, at: int) -> str:
    """The name under which the line of one value of a list is kept: "indieners[0]"."""
    return f"{key}[{at}]"


def remedy_for_date(text: str) -> str:
    """What to write instead: the same day in digits, where the text names one."""
    match = _LOOSE_DATE.fullmatch(text)
    loose = "-".join(part.zfill(2) for part in match.groups()) if match else text
    dates = [found.date for found in find_dates(loose) if found.date and (found.start, found.end) == (0, len(loose))]
    if dates:
        return f"Schrijf {dates[0]}."
    return "Schrijf jjjj-mm-dd, bijvoorbeeld 2026-02-27."


def _remedy_for_number(text: str) -> str:
    match = _LOOSE_NUMBER.fullmatch(text)
    if match:
        return f'Schrijf "{match["year"]}-{int(match["serial"]):03}".'
    return 'Schrijf jaar, streepje en drie of meer cijfers tussen aanhalingstekens, bijvoorbeeld "2026-014".'


def _name_of(value: object) -> str:
    """What tells a value of a list from the others; nothing for those of which two may be the same."""
    match value:
        case str():
            return value
        case Asker():
            return ", ".join(filter(None, (value.name, value.party)))
        case Attachment():
            return value.file
    return ""


def line_of_alias(source: str) -> int | None:
    """The line, counted from 0, on which YAML refers to another place in it, which no page or register needs.

    Such references can go round in circles, and a few lines of them can grow without end.
    """
    if not _PERHAPS_ALIAS.search(source):
        return None
    try:
        for event in yaml.parse(source, Loader=LOADER):
            if isinstance(event, yaml.AliasEvent) and event.start_mark:
                return int(event.start_mark.line)
    except yaml.YAMLError:  # which is told when it is composed
        return None
    return None


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _try(lines: list[str]) -> tuple[yaml.Node | None, yaml.YAMLError | None]:
    """The YAML as nodes, or what is wrong with it."""
    try:
        return yaml.compose("\n".join(lines), Loader=LOADER), None
    except yaml.YAMLError as error:
        return None, error


def _line_of(error: yaml.YAMLError, source: str) -> int:
    """The line, counted from 0, that is to blame: where a text begins that has no end, else where YAML stumbled."""
    if isinstance(error, yaml.reader.ReaderError):  # a character that YAML does not allow at all
        return source[: error.position].count("\n")
    if not isinstance(error, yaml.MarkedYAMLError):
        return 0
    is_open = (error.context or "").startswith("while scanning")
    mark = (error.context_mark if is_open else None) or error.problem_mark
    return int(mark.line) if mark else 0


def _is_empty(node: yaml.Node) -> bool:
    """Whether the value counts as absent: null, nothing, or an empty text or list."""
    if isinstance(node, yaml.ScalarNode):
        return node.tag == "tag:yaml.org,2002:null" or not node.value.strip()
    if isinstance(node, yaml.SequenceNode):
        return all(map(_is_empty, node.value))
    return not node.value


def _unknown_key_remedy(near: str | None) -> str:
    if near:
        return f"Bedoelt u '{near}'?"
    return "Haal de regel weg. 'vragen velden' toont welke sleutels er zijn."

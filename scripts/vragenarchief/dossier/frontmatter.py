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
from vragenarchief.dutch.dates import parse_iso_date
from vragenarchief.dutch.words import enumerate_words, nearest
from vragenarchief.findings import Finding, Kind

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# `titel: Brug: open of dicht?` -- a key and a value on one line, the value perhaps in need of quotes
_PLAIN_LINE = re.compile(r"(?P<start>\s*(?:-\s+)?(?P<key>\w+):\s+)(?P<value>[^\s\"'].*?)\s*")
_NUMBER = re.compile(r"\d{4}-\d{3,}")
_GROUPS: Mapping[str, Callable[..., object]] = {
    "askers": Asker,
    "extensions": Extension,
    "changes": Change,
    "attachments": Attachment,
}
_YES_NO = {"true": True, "false": False, "ja": True, "nee": False}
_ERRORS_MENDED_AT_MOST = 20


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
    reader.require_date(values)
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
        """The YAML as nodes; a value that only lacks quotes is reported, quoted and read on."""
        lines = source.split("\n")
        unreadable = 0
        for _ in range(_ERRORS_MENDED_AT_MOST):
            try:
                return yaml.compose("\n".join(lines), Loader=_Loader)
            except yaml.MarkedYAMLError as error:
                if not self.mend(lines, error):
                    unreadable = error.problem_mark.line if error.problem_mark else 0
                    break
            except yaml.reader.ReaderError as error:  # a character that YAML does not allow at all
                unreadable = source[: error.position].count("\n")
                break
        self.report(Kind.FRONT_MATTER_UNREADABLE, self.first_line + unreadable)
        return None

    def mend(self, lines: list[str], error: yaml.MarkedYAMLError) -> bool:
        """Whether the line at which YAML stumbled could be mended by quoting its value."""
        for mark in (error.context_mark, error.problem_mark):
            at = mark.line if mark else len(lines)
            match = _PLAIN_LINE.fullmatch(lines[at]) if at < len(lines) else None
            if not match:
                continue
            quoted = json.dumps(match["value"], ensure_ascii=False)
            self.report(
                Kind.TEXT_NEEDS_QUOTES,
                self.first_line + at,
                text=match["value"],
                remedy=f"{match['key']}: {quoted}",
            )
            lines[at] = match["start"] + quoted
            return True
        return False

    def read_group(self, fields: tuple[Field, ...], node: yaml.Node | None, owner: str | None = None) -> dict[str, Any]:
        """A value for each field: what the mapping says, else the default. `owner` is the key that holds the group."""
        found = self.keys_of(fields, node, owner)
        at = self.line_of(node) if node is not None and owner else self.first_line - 1
        values: dict[str, Any] = {}
        for row in fields:
            values[row.attribute] = () if row.is_list else row.default
            if row.key in found:
                value = self.read_value(row, *found[row.key])
                if value is not None:
                    values[row.attribute] = value
            elif row.is_required and (node is not None or not self.findings):
                self.report(Kind.KEY_MISSING, at, key=row.key, example=row.example)
        return values

    def keys_of(
        self, fields: tuple[Field, ...], node: yaml.Node | None, owner: str | None
    ) -> dict[str, tuple[str, yaml.Node]]:
        """The known keys that have a value, each with the spelling and the node on the page."""
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            self.report(
                Kind.VALUE_SHAPE if owner else Kind.FRONT_MATTER_UNREADABLE,
                self.line_of(node),
                key=owner,
                example=example_of(owner) if owner else "",
            )
            return {}
        spellings = {spelling: row for row in fields for spelling in (row.key, *row.also)}
        found: dict[str, tuple[str, yaml.Node]] = {}
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), self.line_of(key_node)
            row = spellings.get(key)
            if row is None:
                self.report(Kind.KEY_UNKNOWN, line, key=key, remedy=_unknown_key_remedy(key, fields))
            elif row.key in seen:
                self.report(Kind.KEY_TWICE, line, key=key, first=seen[row.key])
            else:
                seen[row.key] = line
                if not owner:
                    self.lines[row.key] = line
                if not _is_empty(value_node):
                    found[row.key] = (key, value_node)
        return found

    def read_value(self, row: Field, key: str, node: yaml.Node) -> object | None:
        """The typed value; None where it cannot be read, which is reported."""
        if not row.is_list:
            return self.read_one(row, key, node)
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        values = [self.read_one(row, key, one) for one in nodes if not _is_empty(one)]
        return tuple(value for value in values if value is not None)

    def read_one(self, row: Field, key: str, node: yaml.Node) -> object | None:
        if row.shape is Shape.GROUP:
            return self.read_owned_group(row, key, node)
        if not isinstance(node, yaml.ScalarNode):
            self.report(Kind.VALUE_SHAPE, self.line_of(node), key=key, example=row.example)
            return None
        return self.read_scalar(row, key, " ".join(node.value.split()), self.line_of(node))

    def read_owned_group(self, row: Field, key: str, node: yaml.Node) -> object | None:
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
                    self.report(Kind.DATE_INVALID, line, key=key, text=text)
                return date
            case Shape.NUMBER:
                if _NUMBER.fullmatch(text):
                    return text
                self.report(Kind.NUMBER_INVALID, line, key=key, text=text)
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

    def require_date(self, values: dict[str, Any]) -> None:
        """Without a day of asking a page has no place in the archive; another day will do when that is said."""
        if "ingediend" in self.lines and values["asked_on"] is None and _has(self.findings, Kind.DATE_INVALID):
            return
        dates: list[datetime.date | None] = [values["received_on"], values["answered_on"]]
        is_dated = values["asked_on"] or (values["is_date_estimated"] and any(dates))
        if not is_dated and not _has(self.findings, Kind.FRONT_MATTER_UNREADABLE):
            self.report(Kind.KEY_MISSING, self.first_line - 1, key="ingediend", example=example_of("ingediend"))


def _is_empty(node: yaml.Node) -> bool:
    """Whether the value counts as absent: null, nothing, or an empty text or list."""
    if isinstance(node, yaml.ScalarNode):
        return node.tag == "tag:yaml.org,2002:null" or not node.value.strip()
    return not node.value


def _has(findings: list[Finding], kind: Kind) -> bool:
    return any(finding.kind is kind for finding in findings)


def _unknown_key_remedy(key: str, fields: tuple[Field, ...]) -> str:
    near = nearest(key, [row.key for row in fields])
    if near:
        return f"Bedoelt u '{near}'?"
    return "Haal de regel weg. 'vragen velden' toont welke sleutels er zijn."

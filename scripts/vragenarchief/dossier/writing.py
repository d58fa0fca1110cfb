"""Writing a page: its number, its place, its front matter, and its file; what `reading` and `frontmatter` read back."""

import contextlib
import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from vragenarchief.dossier.fields import FIELDS, Field, Shape
from vragenarchief.dossier.frontmatter import LINE_ENDS_OF_YAML, LOADER, parse_front_matter
from vragenarchief.dossier.model import Publication
from vragenarchief.dutch.words import slugify

_SLUG_AT_MOST = 60
_SLUG_OF_NO_WORDS = "vragen"

# `007-brug.md`, and the folder `007-brug` with its attachments
_NAME_OF_PAGE = re.compile(r"(?P<serial>[0-9]{3,9})-[a-z0-9-]+(?:\.md)?", re.IGNORECASE)
# `nummer: "2026-007"`, in a page that may stand anywhere
_NUMBER_LINE = re.compile(
    rb"""^[ \t]*["']?nummer["']?[ \t]*:[ \t]*["']?(?P<year>[0-9]{4})-(?P<serial>[0-9]{3,9})\b""", re.MULTILINE
)

# A text that needs no quotes, whatever YAML or a person makes of it.
_PLAIN_TEXT = re.compile(r"[^\W\d_](?:[\w ()/&+.;!?’'–-]*[\w).!])?")
# What YAML takes in no file, not even between quotes.
_NOT_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {'"': '\\"', "\\": "\\\\"}

_PUBLICATION = next(row for row in FIELDS if row.attribute == "publication")

# What `parse_page` makes of characters that YAML would stumble over; the places of all others stay as they are.
_AS_READ = {**LINE_ENDS_OF_YAML, 0: "\N{REPLACEMENT CHARACTER}"}
_LINE_END = r"(?:\r\n|\r|\n)"
_FRONT_MATTER = re.compile(
    rf"""
    \ufeff? ---[^\S\r\n]* (?P<line_end>{_LINE_END})
    (?P<source>(?:[^\r\n]*{_LINE_END})*?)
    ---[^\S\r\n]* (?:{_LINE_END}|\Z)
    """,
    re.VERBOSE,
)


def next_number(docs: Path, year: int) -> str:
    """The number after the highest of the year, such as "2026-007".

    A number counts by the name of a page or of a folder with attachments, and by what a page says
    itself, wherever it stands. Numbers of removed pages are not given out again.
    """
    names = (path.name for path in docs.glob(f"vragen/{year}/*"))
    serials = [int(match["serial"]) for name in names if (match := _NAME_OF_PAGE.fullmatch(name))]
    for path in (*docs.glob("vragen/*.md"), *docs.glob("vragen/*/*.md")):
        with contextlib.suppress(OSError):  # which `controleer` tells
            front = path.read_bytes().partition(b"\n---")[0]
            serials += [int(match["serial"]) for match in _NUMBER_LINE.finditer(front) if int(match["year"]) == year]
    return f"{year}-{max(serials, default=0) + 1:03}"


def page_path(number: str, title: str) -> str:
    """The place below docs/ of a new page: "vragen/2026/007-brug-over-de-vaart.md"."""
    year, serial = number.split("-")
    slug = slugify(title) or _SLUG_OF_NO_WORDS
    if len(slug) > _SLUG_AT_MOST:
        slug = slug[: _SLUG_AT_MOST + 1].rpartition("-")[0] or slug[:_SLUG_AT_MOST]
    return f"vragen/{year}/{serial}-{slug}.md"


def write_draft(number: str, title: str) -> str:
    """A page to begin with: a draft with one question to write, and keys to fill in that nobody can guess."""
    values = {"number": number, "title": title, "publication": Publication.DRAFT}
    return f"{write_front_matter(values, ['topics', 'asked_on'])}\n## Vraag 1\n"


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that does not exist yet, whole or not at all.

    Raises FileExistsError, and changes nothing, where something stands at `path`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _written_aside(path, content if isinstance(content, bytes) else content.encode()) as aside:
        path.touch(exist_ok=False)  # the name is ours from here on
        try:
            aside.replace(path)
        except BaseException:
            path.unlink()
            raise


def replace_file(path: Path, content: str | bytes) -> None:
    """Write a file that exists anew, whole or not at all; it keeps its permissions, and a link to it stays a link."""
    path = path.resolve()
    with _written_aside(path, content if isinstance(content, bytes) else content.encode()) as aside:
        shutil.copymode(path, aside)
        aside.replace(path)


@contextlib.contextmanager
def _written_aside(path: Path, data: bytes) -> Iterator[Path]:
    """The data in a file beside `path`, which is gone at the end; its name begins with a dot, so nobody reads it."""
    aside = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def write_front_matter(values: Mapping[str, object], shown_empty: Collection[str] = ()) -> str:
    """The front matter with these values by attribute of `Dossier`, from the first line `---` to the second.

    Keys stand in the order of FIELDS. What is empty or false is left out, but for the attributes in
    `shown_empty`: their keys are there for the clerk to fill in. Whatever a text holds,
    `parse_front_matter` reads it back as it is, each run of spaces and line ends as one space.
    """
    unknown = {*values, *shown_empty} - {row.attribute for row in FIELDS}
    if unknown:
        message = f"not attributes of a dossier: {sorted(unknown)}"
        raise ValueError(message)
    lines: list[str] = []
    for row in FIELDS:
        written = list(_write_field(row, values.get(row.attribute)))
        if not written and row.attribute in shown_empty:
            written = [f"{row.key}: []" if row.is_list else f"{row.key}:"]
        lines += written
    return "\n".join(("---", *lines, "---", ""))


def _write_field(row: Field, value: Any) -> Iterable[str]:  # noqa: ANN401 -- what the field holds
    """The lines of a key; none where the value is empty."""
    values = (value or ()) if row.is_list else (value,)
    if row.shape is Shape.GROUP:
        groups = [list(_write_group(row.fields, one)) for one in values]
        items = [line for group in groups for line in group]
        return [f"{row.key}:", *items] if items else []
    written = [text for one in values if (text := _write_scalar(row, one))]
    if not written:
        return []
    return [f"{row.key}: [{', '.join(written)}]" if row.is_list else f"{row.key}: {written[0]}"]


def _write_group(fields: tuple[Field, ...], value: object) -> Iterator[str]:
    start = "  - "
    for field in fields:
        for line in _write_field(field, getattr(value, field.attribute)):
            yield f"{start}{line}"
            start = "    "


def _write_scalar(row: Field, value: Any) -> str:  # noqa: ANN401 -- what the field holds
    if value is None or value is False:
        return ""
    match row.shape:
        case Shape.DATE:
            return str(value.isoformat())
        case Shape.YES_NO:
            return "true"
        case Shape.CHOICE:
            return str(value.value)
        case Shape.NUMBER:
            return f'"{value}"'
        case _:
            return _write_text(str(value))


def _write_text(text: str) -> str:
    """The text on one line, in quotes where YAML or another reader of it might see more in it than words."""
    text = " ".join(text.split())
    if not text or (_PLAIN_TEXT.fullmatch(text) and _is_text_to_yaml(text)):
        return text
    escaped = "".join(_ESCAPES.get(character, character) for character in text)
    return f'"{_NOT_IN_YAML.sub(_escape, escaped)}"'


def _is_text_to_yaml(text: str) -> bool:
    """Whether plain words are just that: `no` and `null` are not."""
    node = yaml.compose(text, Loader=LOADER)
    return node is not None and node.tag == "tag:yaml.org,2002:str"


def _escape(match: re.Match[str]) -> str:
    """The character by its number; half a pair of UTF-16, as in the name of a strange file, cannot even have that."""
    character = match[0]
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= character <= "\udfff" else f"\\u{ord(character):04x}"


def set_publication(text: str, publication: Publication) -> str:
    """The text of a page with another `publicatie`, and every other character as it was.

    A page without that key gets it as the last one. Raises ValueError where the front matter cannot
    be read well enough for that; then `parse_page` has findings.
    """
    match = _FRONT_MATTER.match(text)
    changed = _set_publication(match, publication.value) if match else None
    if match and changed:
        front, _ = parse_front_matter(re.sub(_LINE_END, "\n", changed.translate(_AS_READ)), "")
        if _PUBLICATION.key in front.lines and front.values["publication"] is publication:
            return text[: match.start("source")] + changed + text[match.end("source") :]
    message = "the front matter is missing, or written in a way that cannot be changed"
    raise ValueError(message)


def _set_publication(front: re.Match[str], word: str) -> str | None:
    """The source of the front matter with this word at its place, which YAML knows best; None where it knows none."""
    source = front["source"]
    try:
        node = yaml.compose(source.translate(_AS_READ), Loader=LOADER)
    except yaml.YAMLError:
        return None
    if not isinstance(node, yaml.MappingNode):
        return None
    for key, value in node.value:
        if key.value == _PUBLICATION.key:
            start, end = value.start_mark.index, value.end_mark.index
            written = source[start:end]
            space = "" if source[start - 1 : start].isspace() else " "
            return source[:start] + space + word + written[len(written.rstrip()) :] + source[end:]
    return f"{source}{' ' * node.start_mark.column}{_PUBLICATION.key}: {word}{front['line_end']}"

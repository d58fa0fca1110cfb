"""Attached files: what their words are, and what they tell about themselves; how they look is nobody's concern here.

`read_files` says it of a file of any format that councils attach. What a file is not asked, a gate cannot see: so
it also says what it could not read.
"""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from vragenarchief.attachments.package import read_package
from vragenarchief.attachments.pdf import read_pdfs

_FILE_AT_MOST = 50_000_000
_TOO_BIG = "het bestand is te groot"
_OTHER = "van dit soort bestanden leest het programma de tekst niet"


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """What stands in a file.

    `pages` are its words, page by page; a file without pages has one. `about` is what it tells of itself, `makers`
    who made or changed it, `signed` the pages with a picture below a closing, or 0 for a digital signature.
    `unread` says what could not be read, None where that is nothing. `is_accessible` is about a PDF only: whether it
    has text, and tags that say what is a heading and what a list.
    """

    pages: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    makers: tuple[str, ...] = ()
    signed: tuple[int, ...] = ()
    unread: str | None = None
    is_accessible: bool = True


def read_files(files: Sequence[tuple[str, bytes]], processes: int = 1) -> list[Content]:
    """The content of each file, given by its name and bytes, in that order; never an exception."""
    contents: list[Content | None] = [_read(name, data) for name, data in files]
    waiting = [at for at, content in enumerate(contents) if content is None]
    for at, found in zip(waiting, read_pdfs([files[at][1] for at in waiting], processes), strict=True):
        contents[at] = Content(**found)
    return [content for content in contents if content]


def _read(name: str, data: bytes) -> Content | None:
    """The content of the file; None for a PDF, of which several are read together."""
    suffix = name[name.rfind(".") :].lower()
    if len(data) > _FILE_AT_MOST:
        return Content(unread=_TOO_BIG, is_accessible=suffix != ".pdf")
    if suffix == ".pdf":
        return None
    reader = _READERS.get(suffix)
    return reader(data) if reader else Content(unread=_OTHER)


def _read_text(data: bytes) -> Content:
    return Content(pages=(_decode(data),))


def _read_table(data: bytes) -> Content:
    """Each cell behind the head of its column, which may say what it holds."""
    text = _decode(data)
    first = text.partition("\n")[0]
    sign = max(";,\t", key=first.count)
    try:
        header, *rows = list(csv.reader(io.StringIO(text), delimiter=sign)) or [[]]
    except csv.Error:
        return Content(pages=(text,))
    lines = [", ".join(header)]
    for row in rows:
        names = [*header, *[""] * len(row)]
        lines.append("; ".join(" ".join(f"{name} {cell}".split()) for name, cell in zip(names, row, strict=False)))
    return Content(pages=("\n".join(lines),))


def _read_package(data: bytes) -> Content:
    return Content(**read_package(data))


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


_READERS: Mapping[str, Callable[[bytes], Content]] = {
    **dict.fromkeys((".txt", ".md", ".htm", ".html", ".xml", ".json", ".geojson", ".svg"), _read_text),
    **dict.fromkeys((".csv", ".tsv"), _read_table),
    **dict.fromkeys((".docx", ".docm", ".xlsx", ".pptx", ".odt", ".ods", ".odp"), _read_package),
}

"""Files that are a package of parts in XML, as Word, Excel and LibreOffice make them: the words of all parts."""

import html
import io
import re
import zipfile
import zlib
from typing import Any

_PARTS_AT_MOST = 5_000
_PART_AT_MOST, _ALL_AT_MOST = 20_000_000, 60_000_000
_DAMAGED = "het bestand is beschadigd, beveiligd of te groot"
_HOLDS_FILES = "er zitten andere bestanden in"

_LINE_END = re.compile(
    r"</(?:w:p|a:p|text:p|text:h|w:tc|table:table-cell|row|c|si)>|<(?:w:br|w:cr|text:line-break)\b[^>]*>"
)
_SPACE = re.compile(r"<(?:w:tab|text:tab|text:s)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_MAKER = re.compile(
    r"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator|meta:printed-by|Manager)\b[^>]*>(?P<name>[^<]+)<"
    r'|\bw:author="(?P<author>[^"]+)"'
)
_MAIL = re.compile(r'"mailto:(?P<address>[^"?]+)')
_CLOSING = re.compile(r"hoogachtend|vriendelijke\s+groet", re.IGNORECASE)
_PICTURE = re.compile(r"<(?:w:drawing|w:pict|draw:image)\b")
_EMBEDDED = re.compile(r"(?:^|/)(?:embeddings|Object \d+)/")
# In these a file tells about itself.
_ABOUT = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml", "meta.xml")


def read_package(data: bytes) -> dict[str, Any]:
    """The content of the file, by the names that `Content` has for it."""
    pages: list[str] = []
    about: list[str] = []
    makers: list[str] = []
    signed: tuple[int, ...] = ()
    left = _ALL_AT_MOST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            if len(names) > _PARTS_AT_MOST:
                return {"unread": _DAMAGED}
            for name in names:
                if not name.endswith((".xml", ".rels")):
                    continue
                with package.open(name) as part:
                    source = part.read(min(_PART_AT_MOST, left) + 1)
                left -= len(source)
                if left < 0 or len(source) > _PART_AT_MOST:
                    return {"unread": _DAMAGED}
                markup = source.decode(errors="replace")
                found = (html.unescape(match["name"] or match["author"]).strip() for match in _MAKER.finditer(markup))
                makers += [name for name in found if name]
                about += [html.unescape(match["address"]) for match in _MAIL.finditer(markup)]
                if name.endswith(".rels"):
                    continue
                closing = _CLOSING.search(markup)
                if closing and _PICTURE.search(markup, closing.end()):
                    signed = (1,)
                if name in _ABOUT:
                    about.append(_words(markup, " "))
                else:
                    pages.append(_words(markup, ""))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError):
        return {"unread": _DAMAGED}
    return {
        "pages": ("\n\n".join(pages),),
        "about": tuple(about),
        "makers": tuple(dict.fromkeys(makers)),
        "signed": signed,
        "unread": _HOLDS_FILES if any(map(_EMBEDDED.search, names)) else None,
    }


def _words(markup: str, between: str) -> str:
    """The text of a part; what is `between` its pieces is nothing where several may make one word."""
    return html.unescape(_TAG.sub(between, _SPACE.sub(" ", _LINE_END.sub("\n", markup))))

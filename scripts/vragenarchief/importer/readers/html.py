"""Letters from a website (.html), and those that a word processor saved as one."""

import codecs
import re
from html.parser import HTMLParser

import nh3

from vragenarchief.findings import Kind
from vragenarchief.importer.paragraphs import Paragraph, Region
from vragenarchief.importer.readers.flow import Flow
from vragenarchief.importer.readers.numerals import write_numeral
from vragenarchief.importer.readers.texts import decode
from vragenarchief.importer.readers.unreadable import UnreadableLetterError

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | {
    *("p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "figure", "figcaption", "address"),
    *("blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "hr", "center", "details", "summary"),
}
_TABLE = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption"})
_MARGINS = frozenset({"nav", "footer"})
_ATTRIBUTES = {"ol": {"start", "type"}, "li": {"value"}, "td": {"colspan"}, "th": {"colspan"}}
# What goes with all that is in it.
_UNREAD = frozenset(
    {
        "script",
        "style",
        "title",
        "noscript",
        "template",
        "iframe",
        "object",
        "svg",
        "math",
        "select",
        "button",
        "textarea",
    }
)
_CHARSET = re.compile(r"<meta\b[^<>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_WITHIN = 4_000
_OF_BROWSERS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}
_COLUMNS_AT_MOST = 60
_NESTED_AT_MOST = 300
_TAGS_AT_MOST = 100_000
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)")
# Of these many stand open without one in another.
_CLOSED_BY_OTHERS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"}
)


def read(data: bytes) -> list[Paragraph]:
    """The paragraphs of a web page.

    nh3, which we have for the pages of the archive, mends the page as browsers do and takes out all that is not
    text; what comes out of it is regular enough for the parser of the standard library.
    """
    page = _decode(data)
    _check_depth(page)
    text = nh3.clean(
        page,
        tags=set(_BLOCKS | _TABLE | {"br"}),
        clean_content_tags=set(_UNREAD),
        attributes=_ATTRIBUTES,
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.finish()


def _check_depth(page: str) -> None:
    """Refuse a page with more elements, or more in one another, than a letter: to mend that can take minutes."""
    depth = 0
    for count, tag in enumerate(_TAG.finditer(page)):
        if tag["name"].lower() not in _CLOSED_BY_OTHERS:
            depth = max(depth - 1, 0) if tag["end"] else depth + 1
        if depth > _NESTED_AT_MOST or count > _TAGS_AT_MOST:
            raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)


def _decode(data: bytes) -> str:
    """The text in the encoding that the page itself names; in UTF-8 where it names none."""
    named = _CHARSET.search(data[:_WITHIN].decode("latin-1"))
    if not named or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decode(data)
    name = named[1].lower()
    if name in {"utf-8", "utf8"}:
        return decode(data)
    try:
        return data.decode(_OF_BROWSERS.get(name, name))
    except (UnicodeDecodeError, LookupError):
        raise UnreadableLetterError(Kind.LETTER_NOT_TEXT) from None


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._flow = Flow()
        self._text = ""
        self._open: list[str] = []
        self._lists: list[tuple[str, int]] = []  # of each list that is open: how it counts, and how far it is
        self._mark = ""
        self._tables = 0
        self._rows: list[list[list[str]]] = []

    def finish(self) -> list[Paragraph]:
        """The paragraphs, when all has been fed."""
        self._end_paragraph()
        return self._flow.paragraphs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "br":
            self._text += "\n"
            return
        self._end_paragraph()
        if tag == "hr":
            self._flow.part()
            return
        self._open.append(tag)
        if len(self._open) > _NESTED_AT_MOST:
            raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)
        match tag:
            case "ol":
                self._lists.append((given.get("type") or "1", _number(given.get("start"), 1) - 1))
            case "ul":
                self._lists.append(("", 0))
            case "li" if self._lists:
                form, count = self._lists[-1]
                count = _number(given.get("value"), count + 1)
                self._lists[-1] = (form, count)
                self._mark = f"{write_numeral(count, form)}. " if form else "- "
            case "table":
                self._tables += 1
            case "tr" if self._tables == 1:
                self._rows.append([])
            case "td" | "th" if self._tables == 1 and self._rows:
                covered = min(_number(given.get("colspan"), 1) - 1, _COLUMNS_AT_MOST)
                self._rows[-1].extend([[], *([] for _ in range(covered))])
                self._cell = len(self._rows[-1]) - 1 - max(covered, 0)

    def handle_endtag(self, tag: str) -> None:
        self._end_paragraph()
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in {"ol", "ul"} and self._lists:
            self._lists.pop()
        if tag == "li":
            self._mark = ""
        if tag == "table" and self._tables:
            self._tables -= 1
            if not self._tables:
                self._flow.add_table(self._rows, region=self._region)
                self._rows = []

    def handle_data(self, data: str) -> None:
        is_set = "pre" in self._open
        self._text += data if is_set else re.sub(r"\s+", " ", data)

    @property
    def _region(self) -> Region:
        return Region.TEXT if _MARGINS.isdisjoint(self._open) else Region.MARGIN

    def _end_paragraph(self) -> None:
        text, self._text = self._text.strip(" "), ""
        if not text.strip():
            return
        text, self._mark = self._mark + text.strip(), ""
        if self._tables and self._rows and self._rows[-1]:
            self._rows[-1][self._cell].extend(text.split("\n"))
            return
        self._flow.part()
        is_heading = not _HEADINGS.isdisjoint(self._open)
        self._flow.add(text.replace("\t", " "), region=self._region, is_heading=is_heading)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 6 else default  # noqa: PLR2004

"""Readers: one function a format, from the bytes of a letter to its paragraphs."""

import codecs
import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from vragenarchief.dutch.words import enumerate_words
from vragenarchief.findings import Kind
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place

_BYTES_AT_MOST = 2_000_000

# What Markdown takes from the text to set it in another way.
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~\"'])")
_IMAGE = re.compile(r"!\[(?P<text>[^\]\n]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_LINK = re.compile(r"\[(?P<text>[^\]\[]*)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<(?P<url>https?://[^\s<>]+|(?:mailto:)?[^\s<>@]+@[^\s<>@]+)>")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_EMPHASIS = (
    re.compile(r"(?<![\w*])\*(?=[^\s*)\].,;])([^*]++)(?<=[^\s(\[])\*(?![\w*])"),
    re.compile(r"(?<![\w_])_(?=[^\s_])([^_]++)(?<=\S)_(?![\w_])"),
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
# Tags that only set words in another way; any other stays, as the text that it is on our pages.
_FORMATTING = re.compile(r"</?(?:b|strong|i|em|u|s|sup|sub|small|span|font|p|div)(?:\s[^<>]*)?>", re.IGNORECASE)
_HEADING = re.compile(r"#{1,6}\s+(?P<text>.*?)\s*#*")
_BULLET = re.compile(r"^[*+](?=\s)")
_LIST_MARK = re.compile(r"(?:[-–•·]|\d{1,3}[.)]|[a-z][.)])(?:\s|$)")
# Bullets of word processors in plain text, by the space behind them: "*   ", "o   ", "§   "
_WIDE_BULLET = re.compile(r"^\s*[*o§\uf0b7\uf0a7]\s{2,}(?=\S)")
# Ends of lines that only some programs know
_OTHER_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_QUOTATION = re.compile(r"^(?:[ \t]*>(?!\s*\d))*[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_RULE = re.compile(r"[-_*=\s]{3,}")
_HARD_BREAK = "  "
# Escaped signs wait in a private area of Unicode until emphasis has gone.
_PRIVATE = 0xE000

# Categories of Unicode: signs for layout and control, and what stands for nothing
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cs"})

_SENTENCE_END = tuple(".?!:;…»”\"'’)")
# Longer lines were not broken to fit a page.
_WIDTH_AT_MOST = 120
# Where the next word would have fitted within this part of the width, somebody chose to begin a new line.
_FULL, _HALF_FULL = 0.9, 0.7


class UnreadableLetterError(Exception):
    """A letter that cannot be read: the kind of finding, with its line and its values."""

    def __init__(self, kind: Kind, line: int | None = None, **values: object) -> None:
        """Take what is to be told."""
        super().__init__(kind.code)
        self.kind = kind
        self.line = line
        self.values = values


def read_letter(path: Path) -> list[Paragraph]:
    """The paragraphs of the letter. Raises UnreadableLetterError, or OSError where the disk is at fault."""
    if path.is_dir():
        raise UnreadableLetterError(Kind.LETTER_IS_FOLDER)
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise UnreadableLetterError(Kind.LETTER_NOT_TEXT)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnreadableLetterError(Kind.LETTER_FORMAT, suffix=path.suffix or path.name, formats=FORMATS)
    if path.stat().st_size > _BYTES_AT_MOST:
        raise UnreadableLetterError(Kind.LETTER_TOO_BIG, size=_BYTES_AT_MOST // 1_000_000)
    paragraphs = reader(path.read_bytes())
    if not paragraphs:
        raise UnreadableLetterError(Kind.LETTER_EMPTY)
    return paragraphs


def read_plain(data: bytes) -> list[Paragraph]:
    """Plain text, of which a line may be a paragraph or a part of one."""
    lines = _decode(data).split("\n")
    width = max((length for line in lines if (length := len(line.strip())) <= _WIDTH_AT_MOST), default=_WIDTH_AT_MOST)
    paragraphs: list[Paragraph] = []
    before = ""
    for number, line in enumerate(lines, 1):
        text = _fold(_WIDE_BULLET.sub("- ", line))
        if text:
            parting = Parting.GAP
            if before:
                parting = Parting.LINE if _begins_anew(before, text, width) else Parting.FLOW
            paragraphs.append(Paragraph(text=text, place=Place("regel", number), parting=parting))
        before = text
    return paragraphs


def _begins_anew(before: str, text: str, width: int) -> bool:
    """Whether a line is a new one: not because the line before it was full, nor in the middle of a sentence."""
    if _LIST_MARK.match(text):
        return True
    ends = before.endswith(_SENTENCE_END)
    if not ends and (text[0].islower() or text[0].isdigit()):
        return False
    return len(before) + 1 + len(text.split(maxsplit=1)[0]) <= width * (_FULL if ends else _HALF_FULL)


def read_markdown(data: bytes) -> list[Paragraph]:
    """Markdown as people and programs write letters in it; what only sets the text in another way goes."""
    lines = _decode(data).split("\n")
    paragraphs: list[Paragraph] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].strip(" \t>"):
            end += 1
        if end > start:
            paragraphs += _read_block(lines[start:end], start + 1)
        start = max(end, start + 1)
    return paragraphs


READERS: Mapping[str, Callable[[bytes], list[Paragraph]]] = {
    ".md": read_markdown,
    ".txt": read_plain,
}


FORMATS = enumerate_words(sorted(READERS))


def _decode(data: bytes) -> str:
    """The text of the file. Raises UnreadableLetterError where it is not UTF-8."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise UnreadableLetterError(Kind.LETTER_NOT_TEXT)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableLetterError(Kind.NOT_UTF8, data[: error.start].count(b"\n") + 1) from None
    return _OTHER_LINE_ENDS.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))


def _read_block(lines: list[str], first_line: int) -> Iterator[Paragraph]:
    """The paragraphs of lines that stand together."""
    stripped = [_QUOTATION.sub("", line) for line in lines]
    headings = [match is not None for match in map(_HEADING.fullmatch, stripped)]
    texts = [match["text"] if (match := _HEADING.fullmatch(line)) else line for line in stripped]
    texts = [_BULLET.sub("-", line, count=1) for line in texts]
    is_bold = len(texts) == 1 and _STRONG.fullmatch(texts[0].strip()) is not None
    parting = Parting.GAP
    plain = _without_marks("\n".join(texts)).split("\n")
    for number, (line, text, is_heading) in enumerate(zip(lines, plain, headings, strict=True), first_line):
        cells = _cells_of(line) if line.lstrip().startswith("|") else ()
        shown = _fold(" ".join(cells) if cells else text)
        is_rule = _RULE.fullmatch(shown) or (line.lstrip().startswith("|") and _TABLE_RULE.fullmatch(line.strip()))
        if not shown or is_rule:
            continue
        place = Place("regel", number)
        if is_heading:
            parting = Parting.GAP
        elif parting is Parting.FLOW and _LIST_MARK.match(shown):
            parting = Parting.LINE
        yield Paragraph(text=shown, place=place, parting=parting, is_heading=is_heading or is_bold, cells=cells)
        is_hard = line.endswith(_HARD_BREAK) or bool(cells)
        parting = Parting.GAP if is_heading else Parting.LINE if is_hard else Parting.FLOW


def _without_marks(text: str) -> str:
    """What a person reads of Markdown, line for line."""
    text = _ESCAPED.sub(lambda match: chr(_PRIVATE + ord(match[1])), text)
    text = _IMAGE.sub(r"\g<text>", text)
    text = _LINK.sub(_write_link, text)
    text = _AUTOLINK.sub(lambda match: match["url"].removeprefix("mailto:"), text)
    text = _FORMATTING.sub("", _LINE_BREAK.sub(" ", text))
    text = _STRONG.sub(r"\2", text)
    for emphasis in _EMPHASIS:
        text = emphasis.sub(r"\1", text)
    text = re.sub(f"[{chr(_PRIVATE)}-{chr(_PRIVATE + 0x7F)}]", lambda match: chr(ord(match[0]) - _PRIVATE), text)
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _write_link(match: re.Match[str]) -> str:
    """The words of a link, and where it leads when the words do not say so."""
    text, url = match["text"], match["url"]
    shown = re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", text.strip())
    is_shown = not url.startswith("http") or re.sub(r"^https?://(?:www\.)?|/$", "", url) == shown
    return text if is_shown else f"{text} ({url})"


def _cells_of(row: str) -> tuple[str, ...]:
    return tuple(_fold(_without_marks(cell)) for cell in _BAR.split(row.strip().strip("|")))


def _fold(text: str) -> str:
    """The text without soft hyphens and signs that nobody sees, each white space one space."""
    text = "".join(c for c in text if unicodedata.category(c) not in _UNSEEN or c == "\t")
    return " ".join(text.split())

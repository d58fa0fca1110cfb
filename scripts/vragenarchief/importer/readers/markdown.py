"""Markdown as people and programs write letters in it."""

import html
import re
from collections.abc import Iterator

from vragenarchief.importer.paragraphs import Paragraph, Parting, Place
from vragenarchief.importer.readers.texts import LIST_MARK, decode, fold

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
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
_QUOTATION = re.compile(r"^(?:[ \t]*>(?!\s*\d))*[ \t]*")
_BAR = re.compile(r"(?<!\\)\|")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-[\s:|-]*")
_RULE = re.compile(r"[-_*=\s]{3,}")
_HARD_BREAK = "  "
# Escaped signs wait in a private area of Unicode until emphasis has gone.
_PRIVATE = 0xE000


def read(data: bytes) -> list[Paragraph]:
    """Markdown as people and programs write letters in it; what only sets the text in another way goes."""
    lines = decode(data).split("\n")
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
        shown = fold(" ".join(cells) if cells else text)
        is_rule = _RULE.fullmatch(shown) or (line.lstrip().startswith("|") and _TABLE_RULE.fullmatch(line.strip()))
        if not shown or is_rule:
            continue
        place = Place("regel", number)
        if is_heading:
            parting = Parting.GAP
        elif parting is Parting.FLOW and LIST_MARK.match(shown):
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
    return tuple(fold(_without_marks(cell)) for cell in _BAR.split(row.strip().strip("|")))

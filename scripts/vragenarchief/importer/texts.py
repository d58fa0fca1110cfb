"""Texts: the paragraphs of a question or an answer as plain words, and as Markdown for the page."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vragenarchief.dossier.text import Notes, render_text
from vragenarchief.importer.paragraphs import Paragraph, Parting, join, runs_of

_BULLET = re.compile(r"[-–•·▪●]\s+(?P<text>\S.*)", re.DOTALL)
_NUMBERED = re.compile(r"(?P<number>\d{1,3})[.)]\s+(?P<text>\S.*)", re.DOTALL)
# Signs that can mean something to Markdown; behind a backslash they are themselves.
_SIGNS = re.compile(r"[\\`*_{}\[\]()#+.!|>-]")
_ENTITY = re.compile(r"&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, an item of a list (with its mark: "-" or "3."), or a table of rows of cells."""

    text: str
    mark: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def compose(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """The blocks that the lines make: a sentence that runs on over lines is one again."""
    blocks: list[Block] = []
    for paragraph in map(join, runs_of(paragraphs)):
        last = blocks[-1] if blocks else None
        if not paragraph.cells:
            blocks.append(_block_of(paragraph.text))
        elif last and last.rows and paragraph.parting is not Parting.GAP:
            blocks[-1] = Block("", rows=(*last.rows, paragraph.cells))
        else:
            blocks.append(Block("", rows=(paragraph.cells,)))
    return blocks


def write_plain(blocks: Sequence[Block]) -> str:
    """The words, paragraphs parted by a blank line."""
    pieces: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if pieces:
            pieces.append("\n" if block.mark and before and before.mark else "\n\n")
        rows = "\n".join(" ".join(row) for row in block.rows)
        pieces.append(rows or (f"{block.mark} {block.text}" if block.mark else block.text))
    return "".join(pieces)


def write_markdown(blocks: Sequence[Block]) -> str:
    """Markdown that our renderer shows as these words and nothing else, with signs escaped only where they must be."""
    pieces: list[str] = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        if pieces:
            is_next = before and before.mark and block.mark and (before.mark == "-") == (block.mark == "-")
            pieces.append("\n" if is_next else "\n\n")
        pieces.append(_write_block(block))
    return "".join(pieces)


def _block_of(text: str) -> Block:
    if match := _BULLET.fullmatch(text):
        return Block(match["text"], "-")
    if match := _NUMBERED.fullmatch(text):
        return Block(match["text"], f"{match['number']}.")
    return Block(text)


def _write_block(block: Block) -> str:
    if block.rows:
        width = max(map(len, block.rows))
        head, *rows = ([*map(escape_cell, row), *[""] * (width - len(row))] for row in block.rows)
        return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * width, *rows))
    return f"{block.mark} {escape(block.text)}" if block.mark else escape(block.text)


def escape(text: str) -> str:
    """The text as Markdown that shows it: as it is where that will do, else with every sign escaped."""
    return text if _shows(text, text) else _escape_all(text)


def escape_cell(text: str) -> str:
    """The text as Markdown within a table."""
    return escape(text) if "|" not in text else _escape_all(text)


def _escape_all(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")


def _shows(markdown: str, text: str) -> bool:
    """Whether our renderer shows this Markdown as one paragraph with these words, without any markup but links."""
    if markdown.startswith(("#", "[^", "    ")):
        return False
    shown = render_text(markdown, path="", line=1, anchor="", name="", heading_level=4, notes=Notes({}, {}))
    inner = re.sub(r"</?a\b[^>]*>", "", shown.html)
    return shown.plain == text and inner.startswith("<p>") and inner.count("<") == len(("<p>", "</p>"))

"""Plain text, of which a line may be a paragraph or a part of one."""

import re

from vragenarchief.importer.paragraphs import Paragraph, Parting, Place
from vragenarchief.importer.readers.texts import LIST_MARK, SENTENCE_END, decode, fold

# Bullets of word processors in plain text, by the space behind them: "*   ", "o   ", "§   "
_WIDE_BULLET = re.compile(r"^\s*[*o§\uf0b7\uf0a7]\s{2,}(?=\S)")
# Longer lines were not broken to fit a page.
_WIDTH_AT_MOST = 120
# Where the next word would have fitted within this part of the width, somebody chose to begin a new line.
_FULL, _HALF_FULL = 0.9, 0.7


def read(data: bytes) -> list[Paragraph]:
    """Plain text, of which a line may be a paragraph or a part of one."""
    lines = decode(data).split("\n")
    width = max((length for line in lines if (length := len(line.strip())) <= _WIDTH_AT_MOST), default=_WIDTH_AT_MOST)
    paragraphs: list[Paragraph] = []
    before = ""
    for number, line in enumerate(lines, 1):
        text = fold(_WIDE_BULLET.sub("- ", line))
        if text:
            parting = Parting.GAP
            if before:
                parting = Parting.LINE if _begins_anew(before, text, width) else Parting.FLOW
            paragraphs.append(Paragraph(text=text, place=Place("regel", number), parting=parting))
        before = text
    return paragraphs


def _begins_anew(before: str, text: str, width: int) -> bool:
    """Whether a line is a new one: not because the line before it was full, nor in the middle of a sentence."""
    if LIST_MARK.match(text):
        return True
    ends = before.endswith(SENTENCE_END)
    if not ends and (text[0].islower() or text[0].isdigit()):
        return False
    return len(before) + 1 + len(text.split(maxsplit=1)[0]) <= width * (_FULL if ends else _HALF_FULL)

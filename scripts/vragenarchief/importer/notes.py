"""Notes: at the foot of a page, where they stand in the middle of an answer, and at the end of the letter."""

import re
from collections.abc import Sequence

from vragenarchief.importer.paragraphs import Paragraph, Parting

# The line that parliament prints below each page
_PAGE_FOOT = re.compile(
    r"(?:h?\s?(?:ah|kv|ek)-?\s?tk-|h\s?tk\s\d{8}|-{5}$|ISSN\s|.{0,30}Tweede\sKamer,\svergaderjaar\s.*Aanhangsel\s*\d+$)",
    re.IGNORECASE,
)
_LINES_OF_NOTES = 40
# What follows the number of a note, from which a PDF loses the space: "1Algemeen Dagblad, …", "22023 Annual report"
_GLUED = re.compile(r"[^\W\d_]|[«‘“\"'(]|(?:19|20)\d\d\s")
_SPACED = re.compile(r"\s(?:[A-Z«‘“\"'(]|https?:|www\.)")
# Such as "1) Kamerstuk …" and "[1] Zie …"
_END_NOTE = re.compile(r"(?P<mark>\d{1,2}\)|\[\d{1,2}\])\s+\S")


# Such as "* Bij vorst gaat het later.", to which "… in maart. *" refers
_STARRED = re.compile(r"(?P<mark>\*{1,3})\s+\S")


def split_notes(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs without their notes, and those notes in order."""
    kept: list[Paragraph] = []
    notes: list[Paragraph] = []
    following = 1
    for paragraph in paragraphs:
        if _is_starred_note(paragraph, paragraphs):
            notes.append(paragraph)
            continue
        if _PAGE_FOOT.match(paragraph.text):
            following = _take_notes(kept, notes, following)
        kept.append(paragraph)
    _take_notes(kept, notes, following)
    start = _start_of_end_notes(kept)
    return kept[:start], [*notes, *kept[start:]]


def _take_notes(kept: list[Paragraph], notes: list[Paragraph], following: int) -> int:
    """Move the notes with which a page ends; the number of the next one."""
    start = _start_of_notes(kept, following)
    for line in kept[start:]:
        following += _is_note(line, following, kept[:start])
    notes += kept[start:]
    del kept[start:]
    return following


def _is_note(line: Paragraph, number: int, above: Sequence[Paragraph]) -> bool:
    """Whether the line begins a note with this number: the text refers to it, or it has the number without a space."""
    mark = str(number)
    if not line.text.startswith(mark):
        return False
    if _GLUED.match(line.text, len(mark)):
        return True
    cited = re.compile(rf"[^\W\d_][.,:;?!»”’\"')]*{mark}(?![\d.,]*\d)|\[(?:\d+\s)*{mark}(?:\s\d+)*\s?\]")
    return _SPACED.match(line.text, len(mark)) is not None and any(cited.search(paragraph.text) for paragraph in above)


def _is_starred_note(paragraph: Paragraph, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether this is the only paragraph with such a star, and another refers to it."""
    match = _STARRED.match(paragraph.text)
    if not match:
        return False
    others = [other.text for other in paragraphs if other is not paragraph]
    cited = re.compile(rf"[^\s*]\s?{re.escape(match['mark'])}(?![\w*])")
    return not any(other.startswith(match["mark"]) for other in others) and any(map(cited.search, others))


def _start_of_notes(kept: Sequence[Paragraph], following: int) -> int:
    """Where the notes of a page begin that ends here: at the last line with the number that is next."""
    first = max(0, len(kept) - _LINES_OF_NOTES)
    lines = range(len(kept) - 1, first - 1, -1)
    return next((at for at in lines if _is_note(kept[at], following, kept[:at])), len(kept))


def _start_of_end_notes(kept: Sequence[Paragraph]) -> int:
    """Where the notes at the end begin, of which each is referred to in the text before them."""
    start = len(kept)
    for at in range(len(kept) - 1, -1, -1):
        match = _END_NOTE.match(kept[at].text)
        if match and any(match["mark"] in line.text for line in kept[:at]):
            start = at
        elif kept[at].parting is Parting.GAP:
            break
    return start

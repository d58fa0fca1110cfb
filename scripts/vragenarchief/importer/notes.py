"""Notes: at the foot of a page, where they stand in the middle of an answer, and at the end of the letter."""

import re
from collections.abc import Sequence

from vragenarchief.importer.paragraphs import Paragraph, Parting, blocks_of

# The line that parliament prints below each page, and that of others
_PARLIAMENT_FOOT = re.compile(
    r"(?:h?\s?(?:ah|kv|ek)-?\s?tk-|ISSN\s|.{0,30}Tweede\sKamer,\svergaderjaar\s.*Aanhangsel\s*\d+$)", re.IGNORECASE
)
_PAGE_FOOT = re.compile(r"(?:pagina|blad(?:zijde)?)\s\d+(?:\s?(?:van|/)\s?\d+)?", re.IGNORECASE)
_LINES_OF_NOTES = 40
# What follows the number of a note: "1Algemeen Dagblad, …" (a PDF loses the space), "2 Zie …" and "22023 Annual report"
_NOTE_TEXT = re.compile(r" ?(?:[^\W\d_]|[«‘“\"'(]|(?:19|20)\d\d\s|\d{6})")
# A reference: behind a sign ("park?1", "park.[2 ]"), or alone on a line where a PDF put it
_REFERENCE = re.compile(r"(?<=[?.;!»”’)])\d{1,2}(?!\d)|\[(?:\d{1,2}\s?){1,9}\]|^\d{1,2}(?:(?:, | en )\d{1,2})*$")
# Such as "1) Kamerstuk …": what lists begin with too, so these are notes only where the letter ends
_END_NOTE = re.compile(r"(?P<mark>\d{1,2}\))\s+\S")
# Such as "[1] Zie …", "(*) De courant …" and "¹. Rapport …": nothing else begins so
_CERTAIN_NOTE = re.compile(r"(?P<mark>\[\d{1,2}\]|\(?\*{1,3}\)|[¹²³⁴-⁹⁰]{1,2})[.)]?\s+\S")


def split_notes(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs without their notes, and those notes in order."""
    found: set[int] = set()
    following, start = 1, 0
    for end in range(len(paragraphs) + 1):
        is_parliament = end < len(paragraphs) and _PARLIAMENT_FOOT.match(paragraphs[end].text) is not None
        if is_parliament or end == len(paragraphs) or _PAGE_FOOT.fullmatch(paragraphs[end].text):
            begin = _start_of_notes(paragraphs, max(start, end - _LINES_OF_NOTES), end, following)
            if not is_parliament and not _are_notes(paragraphs, begin, end, following):
                begin = end
            found.update(range(begin, end))
            following += _count_notes(paragraphs[begin:end], following)
            start = end
    found |= _notes_by_block(paragraphs, found) | _notes_by_mark(paragraphs)
    kept = [paragraph for at, paragraph in enumerate(paragraphs) if at not in found]
    notes = [paragraph for at, paragraph in enumerate(paragraphs) if at in found]
    begin = _start_of_end_notes(kept)
    return kept[:begin], [*notes, *kept[begin:]]


def _start_of_notes(paragraphs: Sequence[Paragraph], start: int, end: int, following: int) -> int:
    """Where the notes of a page begin that ends here: at the last line with the number that is next.

    Before it that number can stand in the text as the reference: "2 De Europese Raad …" where a PDF broke the line.
    """
    for at in range(end - 1, start - 1, -1):
        if _is_note(paragraphs[at].text, following):
            return at
    return end


def _are_notes(paragraphs: Sequence[Paragraph], begin: int, end: int, following: int) -> bool:
    """Whether these are notes and no other list: the text refers to them, and nothing else stands among them."""
    for line in paragraphs[begin:end]:
        is_next = _is_note(line.text, following)
        if line.parting is Parting.GAP and not is_next:
            return False
        following += is_next
    return bool(_references(paragraphs[:begin]) & set(range(1, following)))


def _notes_by_block(paragraphs: Sequence[Paragraph], known: set[int]) -> set[int]:
    """The notes that stand apart, between the paragraphs of a text in which each is referred to."""
    found: set[int] = set()
    at, following = 0, 1
    for block in blocks_of(paragraphs):
        begins = at not in known and _is_note(block[0].text, following) and not block[-1].text.endswith("?")
        if begins and following in _references(paragraphs[:at], in_brackets=True):
            found.update(range(at, at + len(block)))
            following += _count_notes(block, following)
        at += len(block)
    return found


def _notes_by_mark(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The notes that begin with a mark of which a text before them holds the same."""
    found: set[int] = set()
    text = ""
    for at, paragraph in enumerate(paragraphs):
        match = _CERTAIN_NOTE.match(paragraph.text)
        is_new = match is not None and paragraph.parting is not Parting.FLOW and match["mark"].strip("()") in text
        runs_on = at - 1 in found and paragraph.parting is Parting.FLOW
        if is_new or runs_on:
            found.add(at)
        else:
            text += paragraph.text
    return found


def _is_note(text: str, number: int) -> bool:
    return text.startswith(str(number)) and _NOTE_TEXT.match(text, len(str(number))) is not None


def _count_notes(lines: Sequence[Paragraph], following: int) -> int:
    count = 0
    for line in lines:
        count += _is_note(line.text, following + count)
    return count


def _references(paragraphs: Sequence[Paragraph], *, in_brackets: bool = False) -> set[int]:
    """The numbers of the notes to which these texts refer."""
    found = (match[0] for paragraph in paragraphs for match in _REFERENCE.finditer(paragraph.text))
    return {int(number) for text in found if text[0] == "[" or not in_brackets for number in re.findall(r"\d+", text)}


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

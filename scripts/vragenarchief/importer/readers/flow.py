"""The flow of a letter from a word processor or a website: paragraphs and tables, one after another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from vragenarchief.importer.headlines import HeadKey, parse_head_line
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place, Region
from vragenarchief.importer.readers.texts import LIST_MARK, SENTENCE_END, fold

Cell = Sequence[str]

# Lines of an address or a signature, which belong together though each is a paragraph of its own
_SHORT = 60
_HEADING_AT_MOST = 100
# The keys of a head that stand in a row above their values, and are no columns of a table
_OF_A_LETTER = frozenset(
    {HeadKey.REFERENCE, HeadKey.THEIR_REFERENCE, HeadKey.CIVIL_SERVANT, HeadKey.ASKED, HeadKey.PHONE}
)

# What no paragraph has lines of: the pieces of a line are counted beyond it
_BEYOND_LINES = 10_000


class Flow:
    """Takes what stands in a letter, in order, and gives its paragraphs."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._paragraphs: list[Paragraph] = []
        self._number = 0
        self._is_apart = True

    @property
    def paragraphs(self) -> list[Paragraph]:
        """What was taken so far, the lines of the head with their keys and values told apart."""
        return list(with_head_rows(self._paragraphs))

    def add(self, text: str, *, region: Region = Region.TEXT, is_heading: bool = False) -> None:
        """Take a paragraph; line breaks in it are new lines, a tab tells a key from its value."""
        lines = ["\t".join(map(fold, line.split("\t"))).strip() for line in text.split("\n")]
        if not any(lines):
            self.part()
            return
        self._number += 1
        for at, line in enumerate(lines):
            if not line:
                self.part()
                continue
            parting = self._parting(line, region, is_heading=is_heading) if at == 0 else Parting.LINE
            if self._is_apart:
                parting = Parting.GAP
            place = Place("alinea", self._number, at)
            self._paragraphs.append(
                Paragraph(text=line, place=place, parting=parting, is_heading=is_heading, region=region)
            )
            self._is_apart = is_heading

    def part(self) -> None:
        """Take white space."""
        self._is_apart = True

    def add_table(self, rows: Sequence[Sequence[Cell]], *, region: Region = Region.TEXT) -> None:
        """Take a table: rows of cells of lines. One that only sets the page in columns is taken column by column."""
        rows = [[[text for line in cell if (text := fold(line))] for cell in row] for row in rows]
        rows = [row for row in rows if any(row)]
        self.part()
        is_layout = all(sum(map(bool, row)) == 1 for row in rows) or (len(rows) == 1 and max(map(len, rows[0])) > 1)
        for row in _unstacked(rows):
            if is_layout and row in rows:
                for cell in row:
                    self.part()
                    for line in cell:
                        self.add(line, region=region)
            else:
                self._add_row(tuple("\n".join(cell) for cell in row), region)
        self.part()

    def _add_row(self, cells: tuple[str, ...], region: Region) -> None:
        self._number += 1
        parting = Parting.GAP if self._is_apart else Parting.LINE
        text = fold(" ".join(filter(None, cells)))
        place = Place("alinea", self._number)
        self._paragraphs.append(Paragraph(text=text, place=place, parting=parting, cells=cells, region=region))
        self._is_apart = False

    def _parting(self, line: str, region: Region, *, is_heading: bool) -> Parting:
        before = self._paragraphs[-1] if self._paragraphs else None
        if not before or before.cells or before.region is not region or is_heading:
            return Parting.GAP
        is_next = all(len(text) <= _SHORT and not text.endswith(SENTENCE_END) for text in (before.text, line))
        is_item = LIST_MARK.match(line) and LIST_MARK.match(before.text)
        return Parting.LINE if is_next or is_item else Parting.GAP


def is_short_line(text: str) -> bool:
    """Whether this can be a heading, where the way it is set says so."""
    return len(text) <= _HEADING_AT_MOST and not text.rstrip().endswith(SENTENCE_END)


def with_head_rows(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, each key of the head in one row with its value, whether a tab or a table put it there."""
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        pieces = _pieces_of(paragraph)
        values = _pieces_of(paragraphs[at + 1]) if at + 1 < len(paragraphs) else ()
        if _is_row_of_keys(pieces) and len(values) == len(pieces) and not _is_row_of_keys(values):
            yield from _rows(paragraph, zip(pieces, values, strict=True))
            at += 1
        elif _begins_with_key(pieces):
            yield from _rows(paragraph, _pairs(pieces))
        else:
            yield paragraph if paragraph.cells else replace(paragraph, text=paragraph.text.replace("\t", " "))
        at += 1


def _unstacked(rows: Sequence[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    """The rows, each of a head whose cells hold all keys and all values below one another as a row a key."""
    for row in rows:
        heights = {len(cell) for cell in row if cell}
        keys = row[0]
        if len(heights) == 1 and len(keys) > 1 and all(parse_head_line(key.rstrip(": ")) for key in keys):
            yield from ([[cell[at]] if cell else [] for cell in row] for at in range(len(keys)))
        else:
            yield row


def _pieces_of(paragraph: Paragraph) -> tuple[str, ...]:
    """The cells of a row or the pieces that tabs part; a colon with a cell of its own is none."""
    pieces = paragraph.cells or tuple(filter(None, paragraph.text.split("\t")))
    return tuple(piece for piece in pieces if piece.strip() != ":")


def _begins_with_key(pieces: Sequence[str]) -> bool:
    """Whether this is a key with its value, or several; "Jaar" can also be above the first column of a table."""
    is_pair = len(pieces) == 2 or any(map(_key_of, pieces[2:]))  # noqa: PLR2004 -- a key and a value
    return is_pair and _key_of(pieces[0]) is not None


def _key_of(piece: str) -> HeadKey | None:
    line = parse_head_line(piece.rstrip(": "))
    return line[0] if line and not line[1] else None


def _is_row_of_keys(pieces: Sequence[str]) -> bool:
    keys = [_key_of(piece) for piece in pieces]
    return len(keys) > 1 and all(keys) and not _OF_A_LETTER.isdisjoint(keys)


def _pairs(pieces: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each key with what stands behind it, up to the next key."""
    key, values = pieces[0], list[str]()
    for piece in pieces[1:]:
        if _key_of(piece) and values:
            yield key, " ".join(values)
            key, values = piece, []
        else:
            values.append(piece)
    yield key, " ".join(values)


def _rows(paragraph: Paragraph, pairs: Iterable[tuple[str, str]]) -> Iterator[Paragraph]:
    for at, (key, found) in enumerate(pairs):
        value = " ".join(found.split())
        place = replace(paragraph.place, line=paragraph.place.line + at * _BEYOND_LINES)
        parting = paragraph.parting if at == 0 else Parting.LINE
        yield replace(paragraph, text=f"{key} {value}".strip(), cells=(key, value), place=place, parting=parting)

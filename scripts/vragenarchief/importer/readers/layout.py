"""The layout of a letter in PDF: from pieces of text with their places to paragraphs.

A PDF knows no paragraphs, only where on the page each piece of text stands. Pieces on one base line make a line;
lines make columns, tables, notes and paragraphs by where they stand, how big their type is, and what repeats
from page to page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vragenarchief.importer.headlines import parse_head_line
from vragenarchief.importer.labels import parse_label
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place, Region, join
from vragenarchief.importer.readers.flow import is_short_line, with_head_rows
from vragenarchief.importer.readers.grids import Grid, Rule, find_grids
from vragenarchief.importer.readers.texts import LIST_MARK, SENTENCE_END, fold

__all__ = ["Page", "Piece", "Rule", "lay_out"]

# In parts of the size of the type
_SAME_LINE, _WORD_GAP, _COLUMN_GAP = 0.3, 0.15, 1.5
_RAISED, _SMALLER = 0.15, 0.9
_PARAGRAPH_GAP, _CELL_GAP, _BLOCK_GAP = 0.25, 1.7, 5.0
# In points
_GUTTER, _ALIGNED, _INDENT, _TYPE_DIFFERS, _SAME_PLACE = 9.0, 3.0, 4.0, 0.7, 8.0
# In parts of the page: where heads and feet stand, and where nothing but a foot can
_HEAD, _FOOT, _DEEP_FOOT = 0.82, 0.15, 0.065
_LINES_OF_COLUMN = 3
_MOSTLY = 0.6
_LONGEST = 0.95
_BULLET = re.compile(r"^(?:[•·▪●○◦‣∙■□➢➤►\uf0b7\uf0a7\uf0d8\uf02d](?=\s|[^\W\d_])\s*|[o§](?=\s{2})\s*)")
# A raised figure waits between these signs until it is known whether a note has it.
_MARKED = re.compile("\ue000([^\ue001]*)\ue001")
_NOTE = re.compile("(?:\ue000(?P<raised>[^\ue001]*)\ue001|(?P<plain>\\d{1,3}|\\*{1,3})(?=\\s|[^\\W\\d_]))\\s*\\S")
_POSTCODE = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b")
_UNIT = re.compile(r"\b(?:[kcd]?m|CO)$")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text on one base line, in points from the left and from the bottom of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    is_bold: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page with its pieces of text and its drawn lines."""

    width: float
    height: float
    pieces: Sequence[Piece]
    rules: Sequence[Rule]


@dataclass(slots=True)
class _Line:
    """A line of text, or a row of a table where it has cells; `column` tells lines of one column from others."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    column: int = 0
    region: Region = Region.TEXT
    is_bold: bool = False
    cells: tuple[str, ...] = ()
    segments: list[Piece] = field(default_factory=list)


def lay_out(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of the letter."""
    size = _size_of_text(pages)
    laid = [_lines_of(page, number) for number, page in enumerate(pages, 1)]
    _find_margins(laid, pages, size)
    numbers = {number for lines, page in zip(laid, pages, strict=True) for number in _find_notes(lines, page, size)}
    for line in (line for lines in laid for line in lines):
        line.text = _write_marks(line.text, numbers)
        line.cells = tuple(_write_marks(cell, numbers) for cell in line.cells)
    _join_tables(laid)
    lines = [line for page_lines in laid for line in page_lines]
    return list(with_head_rows([*_paragraphs_of(lines, size)]))


def _size_of_text(pages: Iterable[Page]) -> float:
    """The size of type that most of the letter is set in."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for piece in page.pieces:
            sizes[piece.size] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def _lines_of(page: Page, number: int) -> list[_Line]:
    """The lines of a page in the order in which they are read."""
    grids = find_grids(page.rules)
    tables: list[list[_Line]] = []
    rest = list(page.pieces)
    for grid in grids:
        inside = [piece for piece in rest if _cell_of(piece, grid)]
        rows = _rows_of_grid(inside, grid, number)
        if len({at for line in rows for at, cell in enumerate(line.cells) if cell}) > 1:
            rest = [piece for piece in rest if not _cell_of(piece, grid)]
            tables.append(rows)
    lines = _in_reading_order(_bands_of(rest, page.rules), number)
    for rows in tables:
        at = next((at for at, line in enumerate(lines) if line.base < rows[0].base), len(lines))
        lines[at:at] = rows
    return lines


def _cell_of(piece: Piece, grid: Grid) -> tuple[int, int] | None:
    return grid.cell_at(min(piece.left + piece.size / 2, piece.right), piece.base + piece.size / 4)


def _rows_of_grid(pieces: Iterable[Piece], grid: Grid, page: int) -> list[_Line]:
    cells: dict[tuple[int, int], list[Piece]] = {}
    for piece in pieces:
        if at := _cell_of(piece, grid):
            cells.setdefault(at, []).append(piece)
    used = sorted({column for _, column in cells})  # double lines have columns between them in which nothing stands
    rows: list[_Line] = []
    for row in sorted({row for row, _ in cells}):
        found = [cells.get((row, column), []) for column in used]
        texts = tuple(map(_text_of_cell, found))
        size = _middle(piece.size for cell in found for piece in cell)
        place = (grid.columns[0], grid.columns[-1], grid.rows[row])
        rows.append(_Line(" ".join(filter(None, texts)), *place, size, page, cells=texts))
    return rows


def _text_of_cell(pieces: Iterable[Piece]) -> str:
    """The words of a cell, its paragraphs parted by a line break."""
    text = ""
    before: Piece | None = None
    for line in _bands_of(pieces, ()):
        first = line[0]
        words = _text_of(line)
        if before and (LIST_MARK.match(words) or before.base - first.base > _CELL_GAP * first.size):
            text += f"\n{words}"
        else:
            text = _joined(text, words)
        before = first
    return text


def _middle(sizes: Iterable[float]) -> float:
    """The size in the middle of them."""
    ordered = sorted(sizes)
    return ordered[len(ordered) // 2]


def _joined(text: str, words: str) -> str:
    """Two lines that run on as one, a word that was broken whole again."""
    if not text:
        return words
    at = Place("", 0)
    return join([Paragraph(text=text, place=at), Paragraph(text=words, place=at)]).text


def _bands_of(pieces: Iterable[Piece], rules: Sequence[Rule]) -> list[list[Piece]]:
    """The pieces by base line from top to bottom, each from left to right, as segments that a wide gap parts."""
    bands: list[list[Piece]] = []
    small: list[Piece] = []
    uprights = [rule for rule in rules if not rule.is_flat]
    for piece in sorted(pieces, key=lambda piece: (-piece.base, piece.left)):
        band = bands[-1] if bands else None
        if band and abs(band[0].base - piece.base) <= _SAME_LINE * min(piece.size, band[0].size):
            band.append(piece)
        else:
            bands.append([piece])
    kept: list[list[Piece]] = []
    for band in bands:
        is_mark = all(len(piece.text) <= 4 and not piece.text.isalpha() for piece in band)  # noqa: PLR2004 -- "(12)"
        if is_mark and _is_raised_over(band, bands):
            small += band
        else:
            kept.append(band)
    for piece in small:
        band = min(kept, key=lambda band: (_distance(piece, band), abs(band[0].base - piece.base)))
        band.append(replace(piece, text=f"\ue000{piece.text}\ue001", base=band[0].base))
    return [_segments_of(sorted(band, key=lambda piece: piece.left), uprights) for band in kept]


def _is_raised_over(band: Sequence[Piece], bands: Sequence[Sequence[Piece]]) -> bool:
    """Whether all that stands on this base line are marks of notes, raised from the line below it."""
    return all(
        any(
            piece.size <= _SMALLER * other[0].size
            and _RAISED * other[0].size < piece.base - other[0].base < other[0].size
            and _distance(piece, other) <= other[0].size
            for other in bands
        )
        for piece in band
    )


def _distance(piece: Piece, band: Sequence[Piece]) -> float:
    """How far a piece is from the nearest of a line, and from that line at all."""
    across = min(max(other.left - piece.right, piece.left - other.right, 0.0) for other in band)
    is_below = 0 < piece.base - band[0].base < band[0].size
    return across if is_below else across + 1_000


def _segments_of(pieces: Sequence[Piece], uprights: Sequence[Rule]) -> list[Piece]:
    segments: list[Piece] = []
    for piece in pieces:
        last = segments[-1] if segments else None
        if last:
            gap = piece.left - last.right
            is_cut = any(
                last.right - _ALIGNED < rule.left < piece.left + _ALIGNED and rule.bottom <= piece.base <= rule.top
                for rule in uprights
            )
            if gap <= _COLUMN_GAP * max(piece.size, last.size) and not is_cut:
                is_mark = piece.text.startswith("\ue000")
                space = " " if gap > _WORD_GAP * piece.size and not is_mark else ""
                segments[-1] = replace(
                    last if len(last.text) >= len(piece.text) else piece,
                    text=last.text + space + piece.text,
                    left=last.left,
                    right=max(last.right, piece.right),
                    is_bold=last.is_bold and piece.is_bold,
                )
                continue
        segments.append(piece)
    return segments


def _text_of(segments: Iterable[Piece]) -> str:
    text = " ".join(segment.text for segment in segments)
    return _BULLET.sub("- ", _LIGATURE.sub(lambda match: _LIGATURES[match[0]], text), count=1)


def _in_reading_order(bands: Sequence[list[Piece]], number: int) -> list[_Line]:
    """The bands as lines: columns one after another, rows of a table as rows."""
    lines: list[_Line] = []
    at = column = 0
    while at < len(bands):
        end, gutter = _longest_columns(bands, at)
        left = [segment for band in bands[at:end] for segment in band if segment.right <= gutter]
        right = [segment for band in bands[at:end] for segment in band if segment.right > gutter]
        if gutter and _are_columns(left, right):
            for part in (left, right):
                column += 1
                own = _in_reading_order(_bands_of(part, ()), number)
                lines += [replace(line, column=line.column * 100 + column) for line in own]
            column += 1
        else:
            end = at + 1
            lines.append(_line_of(bands[at], number, column))
        at = end
    return _with_rows(lines)


def _longest_columns(bands: Sequence[list[Piece]], start: int) -> tuple[int, float]:
    """Up to where one gutter parts the bands from here in two columns, and where that is; 0 where there is none."""
    first = sorted((segment for band in bands[start : start + 2] for segment in band), key=lambda piece: piece.left)
    gutters = [(a.right, b.left) for a, b in pairwise(first) if b.left - a.right >= _GUTTER]
    end, found = start, 0.0
    for at in range(start, len(bands)):
        gutters = [cut for gutter in gutters for cut in _cut(gutter, bands[at])]
        is_far = at > start and bands[at - 1][0].base - bands[at][0].base > _BLOCK_GAP * bands[at][0].size
        if not gutters or is_far:
            break
        end, found = at + 1, _centre(gutters)
    sides = [{segment.left > found for segment in band} for band in bands[start:end]]
    while len(sides) > 1 and len(sides[-1]) == 1 and sides[-1] == sides[-2]:
        sides.pop()  # only one of the two columns goes on here
    return start + len(sides), found


def _centre(gutters: Iterable[tuple[float, float]]) -> float:
    """The middle of the widest of these."""
    left, right = max(gutters, key=lambda gutter: gutter[1] - gutter[0])
    return (left + right) / 2


def _cut(gutter: tuple[float, float], band: Iterable[Piece]) -> list[tuple[float, float]]:
    """What a line leaves of a gutter."""
    left, right = gutter
    for segment in band:
        if segment.left < right and segment.right > left:
            if segment.left - left >= right - segment.right:
                right = min(right, segment.left)
            else:
                left = max(left, segment.right)
    return [(left, right)] if right - left >= _GUTTER else []


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Whether these are two columns of text, and not a table or a head with keys and values."""
    if min(len(left), len(right)) < _LINES_OF_COLUMN:
        return False
    keys = sum(parse_head_line(segment.text.rstrip(": ")) is not None for segment in left)
    aligned = sum(any(abs(one.base - other.base) < _SAME_LINE * one.size for other in left) for one in right)
    if keys * 2 > len({segment.base for segment in left}):
        return False
    if aligned < _MOSTLY * len(right):
        return True
    sizes = _middle(segment.size for segment in left), _middle(segment.size for segment in right)
    is_of_other_type = abs(sizes[0] - sizes[1]) >= _TYPE_DIFFERS
    has_address = any(_POSTCODE.search(segment.text) for segment in (*left, *right))
    return is_of_other_type or has_address


def _line_of(band: list[Piece], page: int, column: int) -> _Line:
    first = band[0]
    label = LIST_MARK.match(f"{first.text} ") or parse_label(first.text, is_new=True)
    if len(band) > 1 and label:  # the text stands beside its number or label
        band = [replace(first, text=f"{first.text} {band[1].text}", right=band[1].right, size=band[1].size), *band[2:]]
    return _Line(
        text=_text_of(band),
        left=first.left,
        right=band[-1].right,
        base=first.base,
        size=max(band, key=lambda segment: len(segment.text)).size,
        page=page,
        column=column,
        is_bold=all(segment.is_bold for segment in band),
        segments=list(band),
    )


def _with_rows(lines: Sequence[_Line]) -> list[_Line]:
    """The lines, those whose segments stand below one another as the rows of a table."""
    kept: list[_Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_rows(lines, at)
        rows = _rows_of(lines[at:end]) if end > at + 1 else []
        kept += rows or [lines[at]]
        at = end if rows else at + 1
    return kept


def _end_of_rows(lines: Sequence[_Line], start: int) -> int:
    """Where the table ends that begins with this line: rows of as many columns, and lines that go on in one."""
    first = lines[start]
    if len(first.segments) < 2:  # noqa: PLR2004 -- two columns
        return start
    at = start + 1
    starts = [segment.left for segment in first.segments]
    while at < len(lines):
        line = lines[at]
        is_row = len(line.segments) == len(starts) and _overlap(line.segments, first.segments)
        is_more = _is_near(lines[at - 1], line) and all(
            any(abs(segment.left - left) <= _ALIGNED for left in starts[1:]) for segment in line.segments
        )
        if not line.segments or not (is_row or is_more):
            break
        at += 1
    return at if sum(len(line.segments) == len(starts) for line in lines[start:at]) > 1 or _is_head(first) else start


def _is_head(line: _Line) -> bool:
    return parse_head_line(line.segments[0].text.rstrip(": ")) is not None


def _overlap(segments: Sequence[Piece], others: Sequence[Piece]) -> bool:
    """Whether each stands below the one in its column, flush left or flush right."""
    return all(
        abs(one.left - other.left) <= _ALIGNED
        or abs(one.right - other.right) <= _ALIGNED
        or (one.left < other.right and other.left < one.right)
        for one, other in zip(segments, others, strict=True)
    )


def _is_near(line: _Line, following: _Line) -> bool:
    return line.base - following.base <= _CELL_GAP * following.size


def _rows_of(lines: Sequence[_Line]) -> list[_Line]:
    starts = [segment.left for segment in lines[0].segments]
    rows: list[_Line] = []
    for line in lines:
        if len(line.segments) == len(starts):
            rows.append(replace(line, cells=tuple(_text_of([segment]) for segment in line.segments)))
            continue
        cells = list(rows[-1].cells)
        for segment in line.segments:
            column = min(range(len(starts)), key=lambda at, left=segment.left: abs(starts[at] - left))  # type: ignore[misc]
            cells[column] = _joined(cells[column], segment.text)
        rows[-1] = replace(rows[-1], cells=tuple(cells), text=" ".join(cells))
    return rows


def _find_margins(laid: Sequence[list[_Line]], pages: Sequence[Page], size: float) -> None:
    """Tell the heads and feet of pages: what stands in the same place on others, and small type out of the text."""
    seen: dict[str, list[_Line]] = {}
    for lines in laid:
        for line in lines:
            seen.setdefault(_as_pattern(line.text), []).append(line)
    for lines, page in zip(laid, pages, strict=True):
        downwards = sorted(lines, key=lambda line: -line.base)
        head = [line for line in downwards if line.base > _HEAD * page.height]
        foot = [line for line in reversed(downwards) if line.base < _FOOT * page.height]
        for zone in (head, foot):
            for line in zone:
                if _is_margin(line, seen[_as_pattern(line.text)], page, size):
                    line.region = Region.MARGIN
                elif line.size > size - _TYPE_DIFFERS:
                    break  # the text begins here


def _is_margin(line: _Line, same: Iterable[_Line], page: Page, size: float) -> bool:
    is_small = line.size <= size - _TYPE_DIFFERS
    if is_small and line.page > 1 and line.base > _HEAD * page.height:
        return True
    if line.base < _DEEP_FOOT * page.height and (is_small or line.text.strip("- ").isdigit()):
        return True
    repeats = any(other.page != line.page and abs(other.base - line.base) <= _SAME_PLACE for other in same)
    return repeats and not parse_label(line.text, is_new=True) and not line.text.endswith((".", "?"))


def _as_pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _find_notes(lines: Sequence[_Line], page: Page, size: float) -> set[str]:
    """Tell the notes at the foot of a page: small type below all other text, from the first line with a mark."""
    text = [line for line in lines if line.region is Region.TEXT and not line.cells]
    start = len(text)
    for at in range(len(text) - 1, -1, -1):
        if text[at].size > size - _TYPE_DIFFERS:
            break
        start = at if _NOTE.match(text[at].text) else start
    notes = text[start:]
    numbers: set[str] = set()
    for before, line in zip([None, *notes], notes, strict=False):
        mark = _NOTE.match(line.text)
        is_apart = before is not None and before.base - line.base > _CELL_GAP * line.size
        if is_apart and not mark:
            line.region = Region.MARGIN if line.base < _FOOT * page.height else line.region
            continue
        line.region = Region.NOTE
        if mark:
            number = mark["raised"] or mark["plain"]
            numbers.add(number)
            words = line.text[mark.end("raised") + 1 if mark["raised"] else mark.end("plain") :]
            line.text = f"{_write_mark(number)} {words.strip()}"
    return numbers


def _write_marks(text: str, numbers: set[str]) -> str:
    """The text with the marks of notes that are there; any other raised figure is part of a word."""

    def write(match: re.Match[str]) -> str:
        is_unit = _UNIT.search(text[: match.start()])
        return _write_mark(match[1]) if match[1] in numbers and not is_unit else match[1]

    return _MARKED.sub(write, text)


def _write_mark(number: str) -> str:
    return f"[{number}]" if number.isalnum() else number


def _join_tables(laid: Sequence[list[_Line]]) -> None:
    """Put together the rows that the end of a page parted, and drop a head that a table repeats there."""
    for before, lines in pairwise(laid):
        above = [line for line in before if line.region is Region.TEXT]
        below = [line for line in lines if line.region is Region.TEXT]
        if not above or not below or not above[-1].cells or len(above[-1].cells) != len(below[0].cells):
            continue
        head = above[-1]
        for line in reversed(above):
            if len(line.cells) != len(below[0].cells):
                break
            head = line
        if below[0].cells == head.cells:
            lines.remove(below.pop(0))
        if below and below[0].cells and not below[0].cells[0] and len(below[0].cells) == len(above[-1].cells):
            above[-1].cells = tuple(map(_joined, above[-1].cells, below[0].cells))
            above[-1].text = " ".join(filter(None, above[-1].cells))
            lines.remove(below[0])


def _paragraphs_of(lines: Sequence[_Line], size: float) -> Iterator[Paragraph]:
    leading = _leading_of(lines)
    edges = _edges_of(lines)
    latest: dict[Region, _Line] = {}
    counts: Counter[int] = Counter()
    for at, line in enumerate(lines):
        text, cells = fold(line.text), tuple("\n".join(map(fold, cell.split("\n"))) for cell in line.cells)
        if not text:
            continue
        before = latest.get(line.region)
        is_next = at > 0 and lines[at - 1] is before
        parting = _parting(before, line, leading, edges, is_next=is_next) if before else Parting.GAP
        latest[line.region] = line
        counts[line.page] += 1
        place = Place("pagina", line.page, counts[line.page])
        is_heading = _stands_out(line, size) and parting is not Parting.FLOW
        yield Paragraph(text=text, place=place, parting=parting, is_heading=is_heading, cells=cells, region=line.region)


def _stands_out(line: _Line, size: float) -> bool:
    """Whether a line is set as a heading: bold or bigger, short, and no sentence."""
    return is_short_line(line.text) and not line.cells and (line.is_bold or line.size >= size + _TYPE_DIFFERS)


def _leading_of(lines: Sequence[_Line]) -> float:
    """How far base lines are apart in a paragraph, in parts of the size of the type."""
    steps = [
        (line.base - other.base) / other.size
        for line, other in pairwise(lines)
        if line.page == other.page
        and line.column == other.column
        and not line.cells
        and not other.cells
        and abs(line.size - other.size) < _TYPE_DIFFERS
    ]
    steps = sorted(step for step in steps if 0.9 < step < 2.2)  # noqa: PLR2004 -- of tight and of double spaced lines
    return steps[len(steps) // 3] if steps else 1.2


def _edges_of(lines: Sequence[_Line]) -> dict[int, float]:
    """How far to the right the lines of each column go, but for the few that go further."""
    found: dict[int, list[float]] = {}
    for line in lines:
        if not line.cells and line.region is Region.TEXT:
            found.setdefault(line.column, []).append(line.right)
    everywhere = [right for rights in found.values() for right in rights]
    edges: dict[int, float] = {}
    for column, own in found.items():
        rights = sorted(own if len(own) >= _LINES_OF_COLUMN else everywhere)
        edges[column] = rights[int(len(rights) * _LONGEST)]
    return edges


def _parting(before: _Line, line: _Line, leading: float, edges: dict[int, float], *, is_next: bool) -> Parting:
    """What parts a line from the one before it."""
    if before.cells or line.cells:
        return Parting.LINE if before.cells and line.cells and len(before.cells) == len(line.cells) else Parting.GAP
    if line.region is Region.NOTE:
        return Parting.GAP if re.match(r"\[\w+\]|\*", line.text) else Parting.FLOW
    ends = before.text.endswith(SENTENCE_END)
    runs_on = not ends and line.text[:1].islower()
    edge = edges.get(before.column, before.right)
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) * len(word) / max(len(line.text), 1)
    is_full = before.right + width + line.size * _WORD_GAP > edge
    if before.page != line.page or before.column != line.column or not is_next:
        return Parting.FLOW if runs_on or (is_full and not ends) else Parting.GAP
    is_apart = before.base - line.base > (leading + _PARAGRAPH_GAP) * line.size
    if is_apart or abs(before.size - line.size) >= _TYPE_DIFFERS:
        return Parting.GAP
    if LIST_MARK.match(line.text) and not (is_full and LIST_MARK.fullmatch(line.text)):
        return Parting.LINE  # but for the end of a number: "… 0000 5678" / "04."
    is_indented = line.left - before.left > _INDENT and not LIST_MARK.match(before.text) and not runs_on
    return Parting.LINE if (not is_full and not runs_on) or is_indented else Parting.FLOW

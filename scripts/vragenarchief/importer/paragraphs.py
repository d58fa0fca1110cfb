"""What a reader makes of a letter: its paragraphs in order, as plain words, each with its place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

# A word that a line break cut in two; "in- en uitvoer" keeps its hyphen.
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\s(?!(?:en|of|dan|noch|tot|c\.q\.)\b)(?=[a-zà-ÿ])")


class Parting(Enum):
    """What parts a paragraph from the one before it."""

    FLOW = "the sentence runs on: the file broke the line where it was full"
    LINE = "a new line"
    GAP = "white space, or the beginning of a paragraph"


class Region(Enum):
    """What part of its pages a paragraph stands in, where the format tells."""

    TEXT = "the letter itself"
    MARGIN = "the head or foot of a page"
    NOTE = "a note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the letter. `unit` is what the format counts in: "regel", "pagina" or "alinea".

    `line` counts on within it, so that no two paragraphs of a letter have one place.
    """

    unit: str
    number: int
    line: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """One paragraph, or one line of it where the format knows only lines.

    `text` is what a person reads, white space folded, with the marks of lists ("-", "2.") as they
    stand. A row of a table has its `cells` as well; a line break in one parts its paragraphs.
    """

    text: str
    place: Place
    parting: Parting = Parting.GAP
    is_heading: bool = False
    cells: tuple[str, ...] = ()
    region: Region = Region.TEXT

    def cut(self, text: str) -> "Paragraph":
        """The rest of this paragraph, when what stood before it was a label."""
        return replace(self, text=text, is_heading=False, cells=())

    def with_text(self, text: str, cells: tuple[str, ...]) -> "Paragraph":
        """This paragraph with other words."""
        return replace(self, text=text, cells=cells)


def runs_of(paragraphs: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs, each with the lines over which it runs on."""
    runs: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if runs and paragraph.parting is Parting.FLOW and not paragraph.cells and not runs[-1][-1].cells:
            runs[-1].append(paragraph)
        else:
            runs.append([paragraph])
    return runs


def join(run: Sequence[Paragraph]) -> Paragraph:
    """The lines of one run as one paragraph, at the place of the first."""
    return replace(run[0], text=_BROKEN_WORD.sub("", " ".join(line.text for line in run))) if len(run) > 1 else run[0]


def blocks_of(paragraphs: Iterable[Paragraph]) -> Iterator[list[Paragraph]]:
    """The paragraphs that stand together, with white space around them."""
    block: list[Paragraph] = []
    for paragraph in paragraphs:
        if block and paragraph.parting is Parting.GAP:
            yield block
            block = []
        block.append(paragraph)
    if block:
        yield block

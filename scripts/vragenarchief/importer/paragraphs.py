"""What a reader makes of a letter: its paragraphs in order, as plain words, each with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum


class Parting(Enum):
    """What parts a paragraph from the one before it."""

    FLOW = "the sentence runs on: the file broke the line where it was full"
    LINE = "a new line"
    GAP = "white space, or the beginning of a paragraph"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the letter. `unit` is what the format counts in: "regel", "pagina" or "alinea"."""

    unit: str
    number: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """One paragraph, or one line of it where the format knows only lines.

    `text` is what a person reads, white space folded, with the marks of lists ("-", "2.") as they
    stand. A row of a table has its `cells` as well.
    """

    text: str
    place: Place
    parting: Parting = Parting.GAP
    is_heading: bool = False
    cells: tuple[str, ...] = ()

    def cut(self, text: str) -> "Paragraph":
        """The rest of this paragraph, when what stood before it was a label."""
        return replace(self, text=text, is_heading=False)

    def with_text(self, text: str, cells: tuple[str, ...]) -> "Paragraph":
        """This paragraph with other words."""
        return replace(self, text=text, cells=cells)


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

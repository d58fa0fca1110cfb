"""Letters in XML, as parliament publishes them; what its elements are called matters little."""

from collections.abc import Iterator

from vragenarchief.importer.paragraphs import Paragraph, Region
from vragenarchief.importer.readers.flow import Cell, Flow
from vragenarchief.importer.readers.markup import Element, child_of, name_of, parse_xml, value_of

_UNREAD = frozenset({"metadata", "head", "meta", "script", "style"})
_NOTES = frozenset({"noot", "footnote", "voetnoot"})
_ROWS, _CELLS = frozenset({"row", "tr"}), frozenset({"entry", "td", "th"})
_ITEMS = frozenset({"li", "item"})
_MARKS = frozenset({"li.nr", "noot.nr", "lidnr"})
_HEADINGS = frozenset({"kop", "titel", "stuktitel", "nr"})


def read(data: bytes) -> list[Paragraph]:
    """The paragraphs: each element that has words of its own is one, with all that is in it."""
    reader = _Reader()
    reader.read(parse_xml(data))
    for note in reader.notes:
        reader.flow.part()
        reader.flow.add(note, region=Region.NOTE)
    return reader.flow.paragraphs


class _Reader:
    def __init__(self) -> None:
        self.flow = Flow()
        self.notes: list[str] = []

    def read(self, element: Element, mark: str = "") -> None:
        name = name_of(element)
        if name in _UNREAD:
            return
        if name == "table":
            self.flow.add_table([*self._rows_of(element)])
        elif _has_words(element):
            self.flow.part()
            self.flow.add(f"{mark} {self._text_of(element)}".strip(), is_heading=name in _HEADINGS)
        else:
            for child in element:
                if name_of(child) in _MARKS:
                    mark = " ".join("".join(child.itertext()).split())
                else:
                    self.read(child, mark)
                    mark = "" if name in _ITEMS else mark

    def _text_of(self, element: Element) -> str:
        text = element.text or ""
        for child in element:
            text += self._refer(child) if name_of(child) in _NOTES else self._text_of(child)
            text += child.tail or ""
        return text

    def _refer(self, note: Element) -> str:
        """What is printed for a note; the note itself comes behind the text."""
        number = value_of(child_of(note, "noot.nr"), "") or value_of(note, "nr") or str(len(self.notes) + 1)
        marked = child_of(note, "noot.nr")
        if marked is not None:
            number = "".join(marked.itertext()).strip(" .)") or number
        words = [self._text_of(child).strip() for child in note if name_of(child) not in _MARKS]
        self.notes.append(" ".join((f"[{number}]", (note.text or "").strip(), *words)))
        return f"[{number}]"

    def _rows_of(self, table: Element) -> Iterator[list[Cell]]:
        for row in (element for element in table.iter() if name_of(element) in _ROWS):
            yield [[" ".join(self._text_of(cell).split())] for cell in row if name_of(cell) in _CELLS]


def _has_words(element: Element) -> bool:
    """Whether it holds text itself, and not only elements that do."""
    return bool((element.text or "").strip()) or any((child.tail or "").strip() for child in element)

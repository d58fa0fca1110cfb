"""Letters from LibreOffice and others in OpenDocument (.odt), read from the XML in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from vragenarchief.importer.paragraphs import Paragraph, Region
from vragenarchief.importer.readers.flow import Cell, Flow, is_short_line
from vragenarchief.importer.readers.markup import Element, child_of, children_of, name_of, value_of
from vragenarchief.importer.readers.numerals import write_numeral
from vragenarchief.importer.readers.package import Package

_MAIN_PART = "content.xml"
# What was struck out, and what is not printed.
_SKIPPED = frozenset(
    {"tracked-changes", "annotation", "annotation-end", "sequence-decls", "forms", "variable-decls", "user-field-decls"}
    | {"hidden-text", "hidden-paragraph", "desc", "title", "event-listeners", "note-citation"}
)
_SIGNS = {"tab": "\t", "line-break": "\n"}
_REPEATED_AT_MOST = 60
_LEVELS_AT_MOST = 10


def read(data: bytes) -> list[Paragraph]:
    """The paragraphs of a letter in OpenDocument: headers, text, notes, footers."""
    return _Reader(Package(data)).read()


@dataclass(slots=True)
class _Text:
    """The text of one paragraph as it grows, and the text boxes that hang from it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class _Items:
    """The items of one list, counted by level."""

    style: str
    counts: list[int]


class _Reader:
    def __init__(self, package: Package) -> None:
        self._content, self._styles = package.read(_MAIN_PART), package.read("styles.xml")
        self._lists: dict[str, dict[int, Element]] = {}
        self._hidden: set[str] = set()
        self._bold: set[str] = set()
        self._style_lists: dict[str, str] = {}
        for root in (self._styles, self._content):
            self._read_styles(root)
        self._outline = self._lists.get("Outline", {})
        self._headings = _Items("Outline", [])
        self._latest: dict[str, _Items] = {}
        self._by_id: dict[str, _Items] = {}
        self._flow = Flow()
        self._notes: list[tuple[str, Element]] = []

    def read(self) -> list[Paragraph]:
        """Headers first and footers last, as on a page."""
        masters = list(children_of(child_of(self._styles, "master-styles"), "master-page"))
        self._read_margins(masters, "header")
        self._flow.part()
        body = child_of(self._content, "body", "text")
        if body is not None:
            self._read_blocks(body, Region.TEXT)
        for mark, note in self._notes:
            self._flow.part()
            texts = [text for line in _found_in(note, "p", "h") if (text := self._text_of(line).text.strip())]
            if texts:
                self._flow.add(" ".join((mark, *texts)).strip(), region=Region.NOTE)
        self._read_margins(masters, "footer")
        return self._flow.paragraphs

    def _read_styles(self, root: Element | None) -> None:
        for element in root.iter() if root is not None else ():
            name = value_of(element, "name") or ""
            match name_of(element):
                case "list-style":
                    self._lists[name] = _levels_of(element)
                case "outline-style":
                    self._lists["Outline"] = _levels_of(element)
                case "style":
                    if value_of(child_of(element, "text-properties"), "display") == "none":
                        self._hidden.add(name)
                    if value_of(child_of(element, "text-properties"), "font-weight") == "bold":
                        self._bold.add(name)
                    if style := value_of(element, "list-style-name"):
                        self._style_lists[name] = style

    def _read_margins(self, masters: list[Element], kind: str) -> None:
        """The heads or feet of pages, each once."""
        read: set[str] = set()
        for master in masters:
            for element in master:
                text = "".join(element.itertext())
                if name_of(element) in {kind, f"{kind}-first"} and text not in read:
                    read.add(text)
                    self._flow.part()
                    self._read_blocks(element, Region.MARGIN)

    def _read_blocks(self, parent: Element, region: Region) -> None:
        for element in parent:
            match name_of(element):
                case "p" | "h" as name:
                    mark = self._mark_of_heading(element) if name == "h" else ""
                    self._read_paragraph(element, mark, region, is_heading=name == "h")
                case "list":
                    self._read_list(element, region)
                case "table":
                    self._flow.add_table([*self._rows_of(element)], region=region)
                case name if name not in _SKIPPED:
                    self._read_blocks(element, region)

    def _read_paragraph(self, element: Element, mark: str, region: Region, *, is_heading: bool = False) -> None:
        text = self._text_of(element)
        for box in text.boxes:
            self._flow.part()
            self._read_blocks(box, region)
            self._flow.part()
        has_words = bool(text.text.strip()) or any(map(str.isalpha, mark[:2]))
        words = f"{mark} {text.text.lstrip()}" if mark and has_words else text.text
        stands_out = is_short_line(words) and self._is_bold(element)
        self._flow.add(words, region=region, is_heading=is_heading or stands_out)

    def _is_bold(self, paragraph: Element) -> bool:
        """Whether all words of a paragraph are bold."""
        if value_of(paragraph, "style-name") in self._bold:
            return True
        loose = [paragraph.text, *(child.tail for child in paragraph)]
        spans = [child for child in paragraph if "".join(child.itertext()).strip()]
        return (
            bool(spans)
            and not any((text or "").strip() for text in loose)
            and all(value_of(span, "style-name") in self._bold for span in spans)
        )

    def _read_list(self, element: Element, region: Region) -> None:
        for mark, block in self._items_of(element, None, 1):
            if name_of(block) == "table":
                self._flow.add_table([*self._rows_of(block)], region=region)
            else:
                self._read_paragraph(block, mark, region, is_heading=name_of(block) == "h")

    def _items_of(self, element: Element, above: _Items | None, depth: int) -> Iterator[tuple[str, Element]]:
        """What stands in a list, each first paragraph of an item with its mark."""
        items = above or self._items_for(element)
        key = value_of(element, "id")
        if key:
            self._by_id[key] = items
        items.counts = [*items.counts[:depth], *[0] * (depth - len(items.counts))]
        for item in element:
            kind = name_of(item)
            if kind not in {"list-item", "list-header"}:
                continue
            mark = self._mark_of(items, depth, value_of(item, "start-value")) if kind == "list-item" else ""
            for block in item:
                if name_of(block) == "list":
                    own = self._items_for(block) if value_of(block, "style-name") not in {None, items.style} else items
                    yield from self._items_of(block, own, depth + 1)
                else:
                    yield mark, block
                    mark = ""

    def _items_for(self, element: Element) -> _Items:
        """Where the list begins to count: anew, or behind the list that it goes on from."""
        style = value_of(element, "style-name") or next(
            (
                self._style_lists[name]
                for line in element.iter()
                if (name := value_of(line, "style-name") or "") in self._style_lists
            ),
            "",
        )
        continued = value_of(element, "continue-list")
        items = self._by_id.get(continued or "")
        if items is None and value_of(element, "continue-numbering") == "true":
            items = self._latest.get(style)
        items = items or _Items(style, [])
        self._latest[style] = items
        return items

    def _mark_of(self, items: _Items, depth: int, start: str | None) -> str:
        levels = self._lists.get(items.style, {})
        level = levels.get(depth)
        kind = name_of(level) if level is not None else ""
        if kind == "list-level-style-bullet":
            return "-"
        first = _number(start, 0) or (0 if items.counts[depth - 1] else _number(value_of(level, "start-value"), 1))
        items.counts = [*items.counts[: depth - 1], first or items.counts[depth - 1] + 1]
        return _write_mark(levels, items.counts, depth)

    def _mark_of_heading(self, element: Element) -> str:
        depth = min(_number(value_of(element, "outline-level"), 1), _LEVELS_AT_MOST)
        if depth not in self._outline or value_of(element, "is-list-header") == "true":
            return ""
        counts = self._headings.counts
        self._headings.counts = [*counts[:depth], *[0] * (depth - len(counts))]
        return self._mark_of(self._headings, depth, None)

    def _text_of(self, element: Element) -> _Text:
        found = _Text()
        self._read_runs(element, found)
        return found

    def _read_runs(self, parent: Element, found: _Text) -> None:
        found.text += " ".join((parent.text or "").replace("\n", " ").split(" "))
        for element in parent:
            name = name_of(element)
            match name:
                case "note":
                    found.text += self._refer(element)
                case "text-box":
                    found.boxes.append(element)
                case "s":
                    found.text += " "
                case _ if name in _SIGNS:
                    found.text += _SIGNS[name]
                case _ if name not in _SKIPPED and value_of(element, "style-name") not in self._hidden:
                    self._read_runs(element, found)
            found.text += (element.tail or "").replace("\n", " ")

    def _refer(self, note: Element) -> str:
        """What is printed for a note; the note itself comes behind the text."""
        citation = child_of(note, "note-citation")
        cited = "".join(citation.itertext()).strip() if citation is not None else ""
        mark = f"[{cited}]" if cited.isalnum() else cited
        body = child_of(note, "note-body")
        if body is not None:
            self._notes.append((mark, body))
        return mark

    def _rows_of(self, table: Element) -> Iterator[list[Cell]]:
        for row in _found_in(table, "table-row"):
            cells: list[Cell] = []
            for cell in row:
                if name_of(cell) in {"table-cell", "covered-table-cell"}:
                    lines = [line for part in _found_in(cell, "p", "h") for line in self._lines_of(part)]
                    repeated = _number(value_of(cell, "number-columns-repeated"), 1)
                    cells += [lines] * min(repeated, _REPEATED_AT_MOST)
            yield cells

    def _lines_of(self, element: Element) -> list[str]:
        text = self._text_of(element)
        boxes = [line for box in text.boxes for part in _found_in(box, "p", "h") for line in self._lines_of(part)]
        return [*boxes, *text.text.split("\n")]


def _found_in(parent: Element, *names: str) -> Iterator[Element]:
    """The elements with these names below another and not within one another, but for what is not printed."""
    for element in parent:
        if name_of(element) in names:
            yield element
        elif name_of(element) not in _SKIPPED:
            yield from _found_in(element, *names)


def _levels_of(style: Element) -> dict[int, Element]:
    return {_number(value_of(level, "level"), 1): level for level in style}


def _write_mark(levels: dict[int, Element], counts: list[int], depth: int) -> str:
    """The mark of an item as its level has it: "3.", "b)", "2.1"; "" where that shows no numbers."""
    level = levels.get(depth)
    if level is None or not value_of(level, "num-format"):
        return value_of(level, "num-prefix") or ""
    shown = min(max(_number(value_of(level, "display-levels"), 1), 1), depth)
    numbers = [
        write_numeral(counts[at - 1], value_of(levels.get(at), "num-format") or "1")
        for at in range(depth - shown + 1, depth + 1)
    ]
    return f"{value_of(level, 'num-prefix') or ''}{'.'.join(numbers)}{value_of(level, 'num-suffix') or ''}".strip()


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _LEVELS_AT_MOST else default

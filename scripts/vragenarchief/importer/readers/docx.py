"""Letters from Word (.docx), read from the XML in them.

Libraries for the format give the text of paragraphs but not what Word prints around it: the numbers of lists,
notes, headers, fields and what was struck out. All that is in a few elements, so we read these ourselves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import basename, dirname, join, normpath

from vragenarchief.importer.paragraphs import Paragraph, Region
from vragenarchief.importer.readers.flow import Cell, Flow, is_short_line
from vragenarchief.importer.readers.markup import Element, child_of, children_of, name_of, value_of
from vragenarchief.importer.readers.numbering import Counter
from vragenarchief.importer.readers.numerals import as_roman
from vragenarchief.importer.readers.package import Package

_MAIN_PART = "word/document.xml"
_COLUMNS_AT_MOST = 60
# What was struck out, and what Word keeps for other programs.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "sdtPr"})
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING = re.compile(r"heading|kop ?\d|title|titel", re.IGNORECASE)
_NO = frozenset({"0", "false", "off"})


def read(data: bytes) -> list[Paragraph]:
    """The paragraphs of a letter from Word: headers, text, notes, footers."""
    return _Reader(Package(data)).read()


@dataclass(slots=True)
class _Text:
    """The text of one paragraph as it grows, and the text boxes that hang from it."""

    text: str = ""
    boxes: list[Element] = field(default_factory=list)


class _Reader:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._main = _main_part(package)
        self._links = _links_of(package, self._main)
        self._document = package.read(self._main)
        styles = self._linked("styles")
        self._counter = Counter(self._linked("numbering"), styles)
        names = {
            value_of(style, "styleId") or "": value_of(child_of(style, "name"), "val") or ""
            for style in children_of(styles, "style")
        }
        self._headings = {key for key, name in names.items() if _HEADING.match(name)}
        self._flow = Flow()
        self._fields: list[bool] = []  # of each field that is open: whether its result has begun
        self._own_notes = {kind: self._notes_of(kind) for kind in ("footnote", "endnote")}
        self._noted = dict.fromkeys(self._own_notes, 0)
        self._notes: list[tuple[str, Element]] = []
        self._struck = ""

    def _linked(self, kind: str) -> Element | None:
        """The part to which the document has a link of this kind."""
        return next((self._package.read(part) for found, part in self._links.values() if found == kind), None)

    def _notes_of(self, kind: str) -> dict[str | None, Element]:
        return {value_of(note, "id"): note for note in children_of(self._linked(f"{kind}s"), kind)}

    def read(self) -> list[Paragraph]:
        """Headers first and footers last, as on a page."""
        body = child_of(self._document, "body")
        for root in self._margins("header"):
            self._read_blocks(root, Region.MARGIN)
        self._flow.part()
        if body is not None:
            self._read_blocks(body, Region.TEXT)
        self._read_notes()
        for root in self._margins("footer"):
            self._flow.part()
            self._read_blocks(root, Region.MARGIN)
        return self._flow.paragraphs

    def _margins(self, kind: str) -> Iterator[Element]:
        """The parts with the heads or feet of pages that Word prints."""
        read: set[str] = set()
        for section in _found_in(self._document, "sectPr"):
            has_first_page = _is_on(child_of(section, "titlePg"))
            references = sorted(children_of(section, f"{kind}Reference"), key=lambda r: value_of(r, "type") != "first")
            for reference in references:
                _, part = self._links.get(value_of(reference, "id"), ("", ""))
                is_shown = {"first": has_first_page, "default": True}.get(value_of(reference, "type") or "", False)
                if is_shown and part not in read and (root := self._package.read(part)) is not None:
                    read.add(part)
                    yield root

    def _read_blocks(self, parent: Element, region: Region) -> None:
        for element in parent:
            match name_of(element):
                case "p":
                    self._read_paragraph(element, region)
                case "tbl":
                    self._flow.add_table([*self._rows_of(element)], region=region)
                case name if name not in _SKIPPED:
                    self._read_blocks(element, region)

    def _read_paragraph(self, element: Element, region: Region) -> None:
        text = self._text_of(element)
        for box in text.boxes:
            self._flow.part()
            self._read_blocks(box, region)
            self._flow.part()
        style = value_of(child_of(element, "pPr", "pStyle"), "val")
        is_heading = style in self._headings or (is_short_line(text.text) and _is_bold(element))
        self._flow.add(text.text, region=region, is_heading=is_heading)

    def _text_of(self, element: Element) -> _Text:
        """The text of a paragraph with its mark; one whose end was struck out goes on in the next."""
        properties = child_of(element, "pPr")
        found = _Text()
        self._read_runs(element, found)
        if child_of(properties, "rPr", "del") is not None:
            self._struck += found.text
            return _Text("", found.boxes)
        text, self._struck = self._struck + found.text, ""
        mark = self._counter.mark(properties) if not _is_hidden(properties) else ""
        if mark and (text.strip() or re.search(r"[^\W\d_]{2}", mark)):
            text = f"{mark} {text.lstrip()}"
        return _Text(text, found.boxes)

    def _read_runs(self, parent: Element, found: _Text) -> None:
        for element in parent:
            name = name_of(element)
            if name in _SKIPPED or (name == "r" and _is_hidden(element)):
                continue
            is_shown = all(self._fields)
            match name:
                case "t" if is_shown:
                    found.text += element.text or ""
                case "fldChar":
                    self._turn_field(value_of(element, "fldCharType"))
                case "footnoteReference" | "endnoteReference" if is_shown:
                    found.text += self._refer(element, name.removesuffix("Reference"))
                case "txbxContent":
                    found.boxes.append(element)
                case _ if name in _SIGNS:
                    found.text += _SIGNS[name] if is_shown else ""
                case _:
                    self._read_runs(element, found)

    def _turn_field(self, kind: str | None) -> None:
        """Keep up with a field: what it is made of is not printed, what it gives is."""
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _refer(self, reference: Element, kind: str) -> str:
        """What is printed for a note; the note itself comes behind the text."""
        has_own_mark = value_of(reference, "customMarkFollows") not in {None, *_NO}
        if not has_own_mark:
            self._noted[kind] += 1
        number = self._noted[kind]
        mark = "" if has_own_mark else f"[{number if kind == 'footnote' else as_roman(number)}]"
        note = self._own_notes[kind].get(value_of(reference, "id"))
        if note is not None:
            self._notes.append((mark, note))
        return mark

    def _read_notes(self) -> None:
        for mark, note in self._notes:
            self._flow.part()
            texts = [text for element in children_of(note, "p") if (text := self._text_of(element).text.strip())]
            if texts:
                self._flow.add(" ".join((mark, *texts)).strip(), region=Region.NOTE)

    def _rows_of(self, table: Element) -> Iterator[list[Cell]]:
        for row in _found_in(table, "tr"):
            if child_of(row, "trPr", "del") is not None:
                continue
            cells: list[Cell] = []
            for cell in _found_in(row, "tc"):
                span = value_of(child_of(cell, "tcPr", "gridSpan"), "val") or ""
                covered = int(span) - 1 if span.isascii() and span.isdigit() else 0
                cells += [self._lines_of(cell), *[()] * min(covered, _COLUMNS_AT_MOST)]
            yield cells

    def _lines_of(self, cell: Element) -> list[str]:
        lines: list[str] = []
        for element in _found_in(cell, "p"):
            text = self._text_of(element)
            lines += [line for box in text.boxes for line in self._lines_of(box)]
            lines += text.text.split("\n")
        return lines


def _found_in(parent: Element | None, name: str) -> Iterator[Element]:
    """The elements with this name below another and not within one another, but for what was struck out."""
    for element in parent if parent is not None else ():
        if name_of(element) == name:
            yield element
        elif name_of(element) not in _SKIPPED:
            yield from _found_in(element, name)


def _main_part(package: Package) -> str:
    links = _links_of(package, "").values()
    return next((part for kind, part in links if kind == "officeDocument"), _MAIN_PART)


def _links_of(package: Package, part: str) -> dict[str | None, tuple[str, str]]:
    """The links that a part of the package has to others: of each the kind and the other part, by its id."""
    root = package.read(join(dirname(part), "_rels", f"{basename(part)}.rels"))
    return {
        value_of(link, "Id"): (
            basename(value_of(link, "Type") or ""),
            normpath(join("/", dirname(part), value_of(link, "Target") or "")).lstrip("/"),
        )
        for link in children_of(root, "Relationship")
    }


def _is_on(element: Element | None) -> bool:
    return element is not None and value_of(element, "val") not in _NO


def _is_hidden(element: Element | None) -> bool:
    return _is_on(child_of(element, "rPr", "vanish"))


def _is_bold(paragraph: Element) -> bool:
    """Whether all words of a paragraph are bold."""
    runs = [run for run in _found_in(paragraph, "r") if any((t.text or "").strip() for t in children_of(run, "t"))]
    return bool(runs) and all(_is_on(child_of(run, "rPr", "b")) for run in runs)

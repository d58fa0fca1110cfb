"""XML that somebody else made, read without following what it points at and without growing beyond bounds."""

from collections.abc import Iterator
from html.entities import html5
from typing import Never
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from vragenarchief.findings import Kind
from vragenarchief.importer.readers.unreadable import UnreadableLetterError

__all__ = ["BYTES_AT_MOST", "Element", "child_of", "children_of", "name_of", "parse_xml", "value_of"]

BYTES_AT_MOST = 8_000_000
_ELEMENTS_AT_MOST = 250_000
_DEPTH_AT_MOST = 150


def parse_xml(data: bytes) -> Element:
    """The root of the document.

    The parsers of the standard library follow no address, but they do put entities in their place, which can
    make a gigabyte of a few lines. A letter declares none: one that does is refused, as are documents that are
    deeper or have more elements than any letter.
    """
    if len(data) > BYTES_AT_MOST:
        raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)
    builder = TreeBuilder()
    depth = count = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _DEPTH_AT_MOST or count > _ELEMENTS_AT_MOST:
            raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def refuse(*_: object) -> Never:
        raise UnreadableLetterError(Kind.LETTER_ENTITIES)

    def skipped(name: str, is_parameter: bool) -> None:  # noqa: FBT001 -- as expat calls it
        """Put a name of HTML such as `&eacute;` in its place, where the list of names is elsewhere."""
        if not is_parameter:
            builder.data(html5.get(f"{name};", ""))

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse
    parser.SkippedEntityHandler = skipped
    try:
        parser.Parse(data, True)  # noqa: FBT003 -- the last piece
        return builder.close()
    except (expat.ExpatError, ValueError, LookupError):
        raise UnreadableLetterError(Kind.LETTER_DAMAGED) from None


def name_of(element: Element) -> str:
    """The name of the element without its namespace."""
    return element.tag.rpartition("}")[2]


def value_of(element: Element | None, name: str) -> str | None:
    """The attribute with this name in whatever namespace; None where there is none, or no element."""
    if element is None:
        return None
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)


def child_of(element: Element | None, *names: str) -> Element | None:
    """The element that these names lead to, one level a name; None where there is none."""
    for name in names:
        element = next(children_of(element, name), None)
    return element


def children_of(element: Element | None, name: str) -> Iterator[Element]:
    """The elements with this name right below another."""
    return (child for child in (element if element is not None else ()) if name_of(child) == name)

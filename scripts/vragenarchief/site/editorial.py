"""Editorial pages: what MkDocs renders, and where each piece of it is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from vragenarchief.dossier.text import put_tables_in_regions


@dataclass(frozen=True, slots=True)
class Source:
    """A file that a page is made of; `name` is the file as findings call it."""

    name: str
    text: str

    def line_of(self, written: str) -> int | None:
        """The first line on which this stands."""
        at = self.text.find(written)
        return self.text.count("\n", 0, at) + 1 if at >= 0 else None


@dataclass(frozen=True, slots=True)
class EditorialPage:
    """A page that MkDocs renders: its address, its HTML, the file in which it is written, and its fragments."""

    address: str
    markup: str
    sources: tuple[Source, ...]


def place_of(sources: Iterable[Source], traces: Iterable[str]) -> tuple[str, int] | None:
    """The file and line of the first of these traces that stands in one of the files."""
    found = ((source, source.line_of(trace)) for trace in traces for source in sources)
    return next(((source.name, line) for source, line in found if line), None)


class TablesInRegions(Extension):
    """Tables of editorial pages can be scrolled with the keyboard, as those of letters can."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Add the step, after all others that make tables or ids."""
        md.treeprocessors.register(_Regions(md), "table_regions", 0)


class _Regions(Treeprocessor):
    def run(self, root: Element) -> None:
        put_tables_in_regions(root, "op deze pagina")

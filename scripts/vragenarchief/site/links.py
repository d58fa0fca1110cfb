"""Links of editorial pages: whether each leads to a page, and to a place on it."""

from collections.abc import Collection, Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from vragenarchief.dutch.words import nearest
from vragenarchief.findings import Finding, Kind
from vragenarchief.site.editorial import EditorialPage, place_of

_ROOT = "https://site.invalid/"


class _Reader(HTMLParser):
    """The ids of an HTML page, and where its links and images lead."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in {"href", "src"} and value is not None and tag in {"a", "img"}:
                self.links.append(value)


class Places:
    """Every address of the site, and the ids on its pages."""

    def __init__(self, pages: Mapping[str, str], files: Collection[str]) -> None:
        """Take the HTML of each page by its address, and the addresses of all other files."""
        self._pages = pages
        self._files = frozenset(files)
        self._ids: dict[str, set[str]] = {}

    def dead_links(self, page: EditorialPage) -> Iterator[Finding]:
        """What is wrong with the links of a page, each link once, where it is written."""
        own_name = page.sources[0].name
        for written in dict.fromkeys(_Reader(page.markup).links):
            remedy = self.remedy(page.address, written)
            if remedy:
                path, sign, fragment = written.partition("#")
                traces = [trace for trace in (written, unquote(path), sign + fragment) if trace]
                name, line = place_of(page.sources, traces) or (own_name, None)
                if name != own_name:
                    remedy = f"Een verwijzing in een fragment geldt vanaf de pagina, hier {own_name}. {remedy}"
                yield Finding.of(Kind.LINK_DEAD, name, line, target=written, remedy=remedy)

    def remedy(self, address: str, written: str) -> str | None:
        """What to do about a link on the page at `address`; None where it leads somewhere, or off the site."""
        url = urlsplit(urljoin(_ROOT + address, written))
        if not url.geturl().startswith(_ROOT):
            return None
        target, fragment = unquote(url.path).lstrip("/").removesuffix("index.html"), unquote(url.fragment)
        if target in self._files:
            return None
        if target in self._pages:
            if not fragment or fragment in self._ids_of(target):
                return None
            return f"Op die pagina staat geen #{fragment}."
        near = nearest(target, [*self._pages, *self._files])
        advice = f"Bedoelt u /{near}? " if near else ""
        return f"{advice}Schrijf de weg van de ene pagina naar de andere, bijvoorbeeld ../onderwerpen/."

    def _ids_of(self, address: str) -> set[str]:
        if address not in self._ids:
            self._ids[address] = _Reader(self._pages[address]).ids
        return self._ids[address]


"""Reading built pages as a browser or a search engine would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit


@dataclass(slots=True)
class Html:
    """The elements of a page, in order, each with its attributes; and its words."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: str = ""

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element with this tag."""
        return [attributes for name, attributes in self.elements if name == tag]

    def meta(self, name: str) -> str:
        """The content of the one <meta> with this name or property."""
        (content,) = [meta["content"] for meta in self.all("meta") if name in {meta.get("name"), meta.get("property")}]
        return content

    @property
    def ids(self) -> list[str]:
        """Every id."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.html = Html()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.html.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.html.words += data


def parse(markup: str) -> Html:
    """The page, taken apart."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    return parser.html


def pages_of(site: Path) -> dict[str, Html]:
    """Every page of a site by its address."""
    return {
        path.relative_to(site).as_posix().removesuffix("index.html"): parse(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }


def dead_links(site: Path, root: str = "https://site.example/") -> list[tuple[str, str]]:
    """Every link, style, script and form of a site that leads to no file or no place in it."""
    pages = pages_of(site)
    dead = []
    for address, page in pages.items():
        for _, attributes in page.elements:
            for written in (attributes.get("href"), attributes.get("src"), attributes.get("action")):
                target = urlsplit(urljoin(root + address, written)) if written else None
                if target is None or not target.geturl().startswith(root):
                    continue
                path = unquote(target.path).removeprefix(urlsplit(root).path)
                is_page = path in pages and (not target.fragment or target.fragment in pages[path].ids)
                if not is_page and not (site / path).is_file():
                    dead.append((address, written or ""))
    return dead

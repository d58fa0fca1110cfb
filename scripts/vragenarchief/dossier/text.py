"""The one renderer: a piece of a letter as safe HTML and as plain words.

A letter is somebody's own words, so it comes out as it came in. Markdown gives it paragraphs,
lists, tables, footnotes, emphasis and links, and nothing else: no raw HTML, attribute lists,
includes, images, code or reference definitions; what looks like one of those stays visible text.
Headings are the page's own business (see body.py); what remains of them is set below the part.
"""

import functools
import html
import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from vragenarchief.dossier.model import Link, Text

# The beginning of a footnote: `[^2]: Zie de raadsbrief.`
_NOTE_START = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]+)\]:")
_NOTE_USE = re.compile(r"(?<!\\)\[\^(?P<label>[^\]\s]+)\]")
# The ids that Markdown gives: fn:1, fnref:1, and fnref2:1 for the second mention; a link has "#" before it.
_NOTE_ID = re.compile(r"(?P<hash>#?)(?P<kind>fn(?:ref[0-9]*)?):(?P<label>.+)")
# Text without any of these needs no inline rules, and most paragraphs have none: half the time.
_INLINE_SIGN = re.compile(r"[\\*_\[\]<>&@]|://|www\.| {2}\n")
# A line that Markdown leaves as it is, wherever it stands: it begins as a sentence does, and holds no sign.
_PLAIN_LINE = re.compile(
    r"""(?:[^\W\d_] | ["'‘’“”„(€] | \d(?!\d*[.)]\s))        # a letter, a quote or a number that begins no list
        [^\\`*_\[\]<>&@|\x00-\x1f\x7f-\xa0]*              # no markup, no space that HTML writes in its own way
        (?<!\s)""",
    re.VERBOSE,
)
_BLOCK_END = re.compile(r"</(?:p|li|h\d|tr|blockquote|div|table)>|<br>|<hr>")
_CELL_END = re.compile(r"</t[dh]>")
_TAG = re.compile(r"<[^>]*>")
_NOTE_MARK = re.compile(r"<sup id=[^>]*>.*?</sup>|<a [^>]*footnote-backref[^>]*>.*?</a>")

_CLEANER_SETTINGS: dict[str, Any] = {
    "tags": {
        *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote"),
        *("table", "thead", "tbody", "tr", "th", "td", "sup", "div"),
    },
    "attributes": {
        "*": set(),
        "a": {"href", "id", "class", "aria-label"},
        "sup": {"id"},
        "li": {"id", "value"},
        "ol": {"start"},
        "div": {"class", "role", "tabindex", "aria-label"},
        "th": {"class"},
        "td": {"class"},
    },
    "url_schemes": {"http", "https", "mailto", "tel"},
    "link_rel": None,
}


def render_text(  # noqa: PLR0913 -- each says where the piece stands
    source: str, *, path: str, line: int, anchor: str, name: str, heading_level: int, notes: "Notes"
) -> Text:
    """The piece of the page at `path` that begins at `line`, rendered.

    `anchor` keeps ids of footnotes apart ("antwoord-3"), `name` tells tables apart for who cannot
    see them ("antwoord op vraag 3"); the highest heading in the piece gets `heading_level`.
    """
    if plain := render_plain(source):
        return plain
    place = _renderer().place
    place.path, place.line, place.anchor, place.name = path, line, anchor, name
    place.heading_level, place.links = heading_level, []
    used = notes.used_in(source)
    place.note_numbers = {label: number for number, label in enumerate(used, notes.shown + 1)}
    notes.shown += len(used)
    place.pieces = [(source, line), *((notes.definitions[label], notes.lines[label]) for label in used)]
    try:
        markup = _renderer().markdown.reset().convert("\n\n".join(text for text, _ in place.pieces))
    except RecursionError:  # a list in a list in a list: Markdown cannot follow, and loses its place
        _renderer.cache_clear()
        markup = f"<p>{html.escape(source)}</p>"
    clean = _cleaner().clean(markup)
    return Text(html=clean, plain=plain_words(clean), links=tuple(place.links))


def render_plain(source: str) -> Text | None:
    """A piece of nothing but plain paragraphs, which most are, rendered as Markdown would, ten times as fast."""
    lines = source.strip("\n").split("\n")
    if "://" in source or "www." in source or not all(_PLAIN_LINE.fullmatch(line) for line in lines if line):
        return None
    paragraphs = [paragraph.strip("\n") for paragraph in source.split("\n\n")]
    paragraphs = [paragraph for paragraph in paragraphs if paragraph]
    return Text(
        html="\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        plain="\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs),
        links=(),
    )


def plain_words(markup: str) -> str:
    """The words of our own HTML, paragraphs parted by a blank line, without the marks of footnotes."""
    text = _NOTE_MARK.sub("", markup)
    text = _CELL_END.sub(" ", text.replace("\n", " "))
    text = _TAG.sub("", _BLOCK_END.sub("\n", text))
    lines = (" ".join(line.split()) for line in html.unescape(text).split("\n"))
    return "\n\n".join(line for line in lines if line)


def put_tables_in_regions(root: Element, where: str) -> None:
    """Put each table in a region that can be scrolled with the keyboard; alignment becomes a class.

    `where` tells one region from another: "in vraag 1".
    """
    parents = [(parent, child) for parent in root.iter() for child in parent if child.tag == "table"]
    for number, (parent, table) in enumerate(parents, 1):
        region = Element("div", {"class": "va-table", "role": "region", "tabindex": "0"})
        which = f" {number}" if len(parents) > 1 else ""
        region.set("aria-label", f"Tabel{which} {where}")
        region.tail, table.tail = table.tail, None
        parent[list(parent).index(table)] = region
        region.append(table)
        for cell in (*table.iter("th"), *table.iter("td")):
            if align := cell.attrib.pop("align", None):
                cell.set("class", f"va-align-{align}")


class Notes:
    """The footnotes of one page: defined at its end, shown in the part that refers to them.

    `shown` counts those shown so far, for their numbers run on through the page.
    """

    def __init__(self, definitions: Mapping[str, str], lines: Mapping[str, int]) -> None:
        """Take the definition of each label as it stands on the page, and the line of it."""
        self.definitions = definitions
        self.lines = lines
        self.shown = 0

    def used_in(self, source: str) -> dict[str, str]:
        """The definitions that this piece refers to, in its order; also those that other footnotes refer to."""
        used: dict[str, str] = {}
        pending = [source]
        while pending:
            for match in _NOTE_USE.finditer(pending.pop(0)):
                label = match["label"]
                if label in self.definitions and label not in used:
                    used[label] = self.definitions[label]
                    pending.append(self.definitions[label])
        return used


def take_notes(lines: list[str], *, first_line: int) -> tuple[list[str], Notes]:
    """The lines of a page without the definitions of its footnotes, which become blank, and those footnotes.

    A definition that nothing refers to stays where it is, as text: nothing of a letter is lost.
    """
    if not any("[^" in line for line in lines):
        return lines, Notes({}, {})
    starts = map(_NOTE_START.match, lines)
    used = {
        match["label"]
        for line, start in zip(lines, starts, strict=True)
        for match in _NOTE_USE.finditer(line, start.end() if start else 0)
    }
    kept = list(lines)
    definitions: dict[str, str] = {}
    places: dict[str, int] = {}
    at = 0
    while at < len(lines):
        match = _NOTE_START.match(lines[at])
        if not match:
            at += 1
            continue
        end = _end_of_note(lines, at)
        if match["label"] in used and match["label"] not in definitions:
            definitions[match["label"]] = "\n".join(lines[at:end]).strip()
            places[match["label"]] = first_line + at
            kept[at:end] = [""] * (end - at)
        else:
            kept[at] = lines[at].replace("[^", "\\[^", 1)
        at = end
    return kept, Notes(definitions, places)


def _end_of_note(lines: list[str], start: int) -> int:
    """The line after the footnote: it goes on to a blank line, and past it where the next is indented."""
    end = start + 1
    while end < len(lines):
        line = lines[end]
        if _NOTE_START.match(line) or line.startswith("#"):
            break
        if line.strip():
            end += 1
        elif end + 1 < len(lines) and lines[end + 1].startswith("    "):
            end += 2
        else:
            break
    return end


class _Place:
    """Where the piece being rendered stands; the extensions below read it and leave links in it."""

    path = ""
    line = 0
    anchor = ""
    name = ""
    heading_level = 3
    pieces: list[tuple[str, int]]
    note_numbers: dict[str, int]
    links: list[Link]

    def line_of(self, written: str) -> int:
        """The line on which this stands, be it in a footnote; else that on which the piece begins."""
        for text, line in self.pieces:
            if written in text:
                return line + text[: text.index(written)].count("\n")
        return self.line


class _Renderer:
    def __init__(self) -> None:
        self.place = _Place()
        self.markdown = Markdown(
            extensions=[
                "tables",
                "sane_lists",
                "pymdownx.betterem",
                "pymdownx.magiclink",
                "pymdownx.saneheaders",
                "footnotes",
                _Letter(self.place),
            ],
            extension_configs={
                "tables": {"use_align_attribute": True},
                "pymdownx.betterem": {"smart_enable": "all"},  # 5*3 and 5*4 is no emphasis
            },
        )


@functools.cache
def _renderer() -> _Renderer:
    return _Renderer()


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(**_CLEANER_SETTINGS)


class _Letter(Extension):
    """Only what a letter needs: takes out the rules that would change its words, and adds our own."""

    def __init__(self, place: _Place) -> None:
        super().__init__()
        self.place = place

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        md.preprocessors.deregister("html_block")
        for name in ("code", "setextheader", "reference"):
            md.parser.blockprocessors.deregister(name)
        for name in (
            *("html", "backtick", "reference", "short_reference"),
            *("image_link", "image_reference", "short_image_ref"),
        ):
            md.inlinePatterns.deregister(name)
        md.parser.blockprocessors.register(_Numbers(md.parser), "olist", 40)
        md.treeprocessors.register(_PlainParagraphs(md), "plain_paragraphs", 25)
        md.treeprocessors.register(_Finish(md, self.place), "finish", 5)


class _Numbers(SaneOListProcessor):
    """A numbered list with the letter's own numbers: Markdown looks at the first and counts on from there."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        numbers = [
            int(match[1][:9].rstrip(".")) for line in blocks[0].split("\n") if (match := self.CHILD_RE.match(line))
        ]
        super().run(parent, blocks)
        items = parent if parent.tag in {"ol", "ul"} else parent[-1]
        for item, number in zip(items[-len(numbers) :], numbers, strict=False):
            item.set("value", str(number))


class _PlainParagraphs(Treeprocessor):
    """Spares text without any sign of markup the inline rules."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text and not _INLINE_SIGN.search(element.text):
                element.text = AtomicString(element.text)


class _Finish(Treeprocessor):
    """Sets headings, tables, links and footnotes as the page needs them."""

    def __init__(self, md: Markdown, place: _Place) -> None:
        super().__init__(md)
        self.place = place

    def run(self, root: Element) -> None:
        headings = [element for element in root.iter() if re.fullmatch("h[1-6]", element.tag)]
        highest = min((int(element.tag[1]) for element in headings), default=0)
        for element in headings:
            element.tag = f"h{min(6, int(element.tag[1]) - highest + self.place.heading_level)}"
        for element in root.iter("a"):
            if "footnote" not in element.get("class", ""):
                self.finish_link(element)
        put_tables_in_regions(root, f"in {self.place.name}")
        self.finish_lists(root)
        self.finish_notes(root)

    def finish_link(self, element: Element) -> None:
        """Turns a link between pages, as written from file to file, into one from address to address."""
        written = element.get("href", "")
        if not written or written.startswith(STX):  # the disguise that Markdown gives to an address for mail
            return
        try:
            url = urlsplit(written)
        except ValueError:  # what stands there is no address at all
            del element.attrib["href"]
            self.add_link("", "", written)
            return
        if url.scheme or url.netloc:
            return
        if url.path.startswith("/"):  # the site may not stand at the root of its host
            self.add_link("", "", written)
            return
        folder = posixpath.dirname(self.place.path)
        own_address = self.place.path.removesuffix(".md")
        target = posixpath.normpath(posixpath.join(folder, unquote(url.path))) if url.path else self.place.path
        address = f"{target.removesuffix('.md')}/" if target.endswith(".md") else target
        fragment = f"#{url.fragment}" if url.fragment else ""
        element.set("href", (posixpath.relpath(address, own_address) + "/" * address.endswith("/") + fragment))
        if not url.path:
            element.set("href", fragment)
        self.add_link(target, url.fragment, written)

    def add_link(self, target: str, anchor: str, written: str) -> None:
        line = self.place.line_of(written)
        self.place.links.append(Link(target=target, anchor=anchor, written=written, line=line))

    def finish_lists(self, root: Element) -> None:
        """Leaves numbers of items only where they are not what comes next."""
        for items in root.iter("ol"):
            following = int(items.get("start", "1"))
            for item in items:
                number = int(item.get("value", following))
                if number == following:
                    item.attrib.pop("value", None)
                following = number + 1

    def finish_notes(self, root: Element) -> None:
        """Makes ids of footnotes unique on the page, and lets their numbers run on from the part before."""
        for element in root.iter():
            for name in ("id", "href"):
                match = _NOTE_ID.fullmatch(element.get(name, ""))
                if not match or match["label"] not in self.place.note_numbers:
                    continue
                number = self.place.note_numbers[match["label"]]
                element.set(name, f"{match['hash']}{self.place.anchor}-{match['kind'].replace('fn', 'noot')}-{number}")
                if element.get("class") == "footnote-ref":
                    element.text = str(number)
                elif element.get("class") == "footnote-backref":
                    del element.attrib["title"]
                    element.set("aria-label", f"Terug naar noot {number} in de tekst")
            # A definition in a list or a quotation makes this block, and is no footnote of ours.
            if element.tag == "div" and element.get("class") == "footnote" and self.place.note_numbers:
                element[1].set("start", str(min(self.place.note_numbers.values())))

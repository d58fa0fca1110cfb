"""The scan of every page that goes out: nothing in it acts by itself, and nothing comes from elsewhere.

It takes pages as a browser gets them, whoever wrote them: a clerk, a letter or a template. What it
refuses, the policy (policy.py) would hold back for most visitors; this is for all, and before anyone
sees the page. In one thing it asks more: the policy needs `data:` for the icons of the theme's style
sheet, while a picture on a page is a file of its own, which can be seen, replaced and kept.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from vragenarchief.dutch.words import shorten
from vragenarchief.findings import Finding, Kind
from vragenarchief.site.editorial import Source, place_of

_SHOWN_AT_MOST = 100

# The rest of a value within double quotes: no scheme, and nothing hidden behind an entity.
_REST = r'[^"<>:&\x00-\x1f]*+(?:&amp;[^"<>:&\x00-\x1f]*+)*+"'
_VALUE = rf'="(?!\s*+[/\\]{{2}}){_REST}'
_ATTRIBUTE = rf"(?!on|src|style)[a-z-]++(?:{_VALUE})?+"
# The beginning of anything but a tag that is sure to be harmless, as nearly all are. A page without
# any needs no closer look, which takes twenty times as long.
_DOUBTFUL = re.compile(
    rf"""
    <(?!
        /[a-z][a-z0-9]*+>
      | a(?:[ ](?: href="(?:https?|mailto|tel):{_REST} | {_ATTRIBUTE} ))*+>
      | (?!applet|base|embed|form|frame|iframe|link|math|meta|object|portal|script|style|svg)
        [a-z][a-z0-9]*+(?:[ ]{_ATTRIBUTE})*+>
      | form(?:[ ]{_ATTRIBUTE})*+>
      | link[ ]rel="(?:canonical"[ ]href="[^"<>]*+" | [a-z]++"[ ]href{_VALUE}(?:[ ]type{_VALUE})?+(?:[ ]title{_VALUE})?+)>
      | meta(?:[ ]http-equiv="Content-Security-Policy")?+(?:[ ](?:charset|content|name|property)="[^"<>]*+")*+>
      | script(?:[ ]type="module")?+[ ]src{_VALUE}></script>
      | !doctype[ ]html>
    )
    """,
    re.VERBOSE,
)

_EMBEDDING = frozenset({"applet", "base", "embed", "frame", "frameset", "iframe", "object", "portal"})
_LOADING = frozenset(
    {"attributionsrc", "background", "fill", "filter", "href", "imagesrcset", "manifest", "mask", "ping", "poster"}
    | {"src", "srcset", "values", "xlink:href"}
)
# Attributes in which an address need not come first: "a.png 1x, b.png 2x", "url(…)", "#;#"
_HOLDING_SEVERAL = frozenset({"fill", "filter", "imagesrcset", "mask", "srcset", "values"})
_SENDING = frozenset({"action", "formaction"})
# What an attribute says to people can hold any words.
_WORDS = re.compile(r"alt|aria-.*|content|label|name|placeholder|summary|title|value")
# Links to these relations of a page load nothing.
_RELATIONS = frozenset({"alternate", "author", "canonical", "help", "license", "next", "prev"})

_ACTING = re.compile(r"(?:javascript|vbscript|data):")
_ELSEWHERE = re.compile(r"(?:https?|ftp|wss?):|[/\\]{2}")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that may not be on a page: what kind, the tag with it, and what to look for in the source."""

    kind: Kind
    text: str
    traces: tuple[str, ...]


def scan(markup: str) -> list[Hit]:
    """Everything on the page that acts by itself or comes from elsewhere, each thing once."""
    if not _DOUBTFUL.search(markup):
        return []
    return list(dict.fromkeys(_Scanner(markup).hits))


def findings_of(hits: Iterable[Hit], sources: Sequence[Source], address: str) -> Iterator[Finding]:
    """What to tell about the page at this address: where it is written, or else that it is in the first source."""
    for hit in hits:
        name, line = place_of(sources, hit.traces) or (sources[0].name, None)
        where = "" if line and name == sources[0].name else f" (op /{address})"
        yield Finding.of(hit.kind, name, line, text=shorten(hit.text, _SHOWN_AT_MOST), where=where)


class _Scanner(HTMLParser):
    """Takes a page apart, and would rather see a tag too many than one too few.

    Browsers and this parser do not agree on where scripts, comments and the like end, so within
    those it looks for tags as well.
    """

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.hits: list[Hit] = []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        refreshes = any(name == "http-equiv" and (value or "").strip().lower() == "refresh" for name, value in attrs)
        if tag in _EMBEDDING or (tag == "meta" and refreshes):
            self.add(Kind.PAGE_EMBEDS)
            return
        if tag == "script" and "src" not in names:
            self.add(Kind.PAGE_HAS_SCRIPT)
        if tag == "style":
            self.add(Kind.PAGE_HAS_STYLE)
        for name, value in attrs:
            if kind := _kind_of(tag, name, value or "", attrs):
                self.add(kind, name)

    def set_cdata_mode(self, *_: object, **__: object) -> None:
        """Go on looking for tags."""

    def handle_comment(self, data: str) -> None:
        self.hits += _Scanner(data).hits

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def add(self, kind: Kind, attribute: str = "") -> None:
        tag = self.get_starttag_text() or ""
        written = re.search(rf"""{re.escape(attribute)}\s*=\s*["']?([^"'>]*)""", tag, re.IGNORECASE)
        traces = [tag]
        if attribute and written:
            is_address = kind in {Kind.PAGE_LOADS, Kind.FORM_LEAVES, Kind.LINK_ACTS}
            traces += [written[0], *([written[1]] if is_address else [])]  # Markdown has a way of its own to write links
        self.hits.append(Hit(kind, " ".join(tag.split()), tuple(traces)))


def _kind_of(tag: str, name: str, value: str, attrs: list[tuple[str, str | None]]) -> Kind | None:
    """What is wrong with an attribute."""
    if name.startswith("on"):
        return Kind.PAGE_HAS_SCRIPT
    if name == "style":
        return Kind.PAGE_HAS_STYLE
    if name == "srcdoc":
        return Kind.PAGE_EMBEDS
    address = re.sub(r"[\x00-\x20]", "", value).lower()
    has_several = name in _HOLDING_SEVERAL
    acts = _ACTING.search(address) if has_several else _ACTING.match(address)
    if acts and not _WORDS.fullmatch(name):
        return Kind.LINK_ACTS
    leaves = bool(_ELSEWHERE.search(address) if has_several else _ELSEWHERE.match(address))
    if leaves and name in _SENDING:
        return Kind.FORM_LEAVES
    if leaves and name in _LOADING and not _only_leads(tag, name, attrs):
        return Kind.PAGE_LOADS
    return None


def _only_leads(tag: str, name: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether an address is for who follows it, and nothing is fetched before."""
    relations = {word for key, value in attrs if key == "rel" for word in (value or "").lower().split()}
    is_link = tag in {"a", "area"} or (tag == "link" and bool(relations) and relations <= _RELATIONS)
    return is_link and name in {"href", "xlink:href"}

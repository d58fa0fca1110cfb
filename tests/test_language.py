"""No English: not on a page, in a script, or on the command line, however far a library is behind it."""

import argparse
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from vragenarchief import cli
from vragenarchief.site.builder import build_site

# Words of libraries and themes that no Dutch sentence holds. "Of", "link", "menu" and "top" are Dutch too.
_ENGLISH = re.compile(
    r"""\b(?:
        # what stands in every English sentence
        and | are | by | for | from | not | that | the | this | to | was\ not | with | you | your
        # pages: "Permanent link", "Jump back to footnote 1", "Made with", "Table of contents", "Skip to content"
      | permanent | permalink | jump | back | made | table\ of | contents | skip | footnotes? | untitled | page | pages
      | previous | next | search | searching | results? | found | loading | clear | close | copy | copied | edit
      | source | view | read\ more | toggle | navigation | breadcrumbs? | light\ mode | dark\ mode | share | tags
        # admonitions and their kin
      | note | warning | danger | hint | caution | question | quote | failure | success | abstract
        # the command line
      | usage | options? | arguments? | positional | required | invalid | expected | unrecognized | show | choose
      | error | exit | file | directory
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Words of the demo that are Dutch by now: "een show met licht en water".
_BORROWED = re.compile(r"\b(?:een|zo'n) show\b", re.IGNORECASE)

# What may hold a quote in a script and is no string, and then strings.
_SCRIPT = re.compile(
    r"""
      //[^\n]* | /\*.*?\*/                                                          # comments
    | (?:(?<=[(,=:?!&|][ ])|(?<=[(,=:!]))                                           # expressions: /["']$/
      /(?![*/])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n\[])+/[a-z]*
    | "(?P<double>(?:\\.|[^"\\\n])*)" | '(?P<single>(?:\\.|[^'\\\n])*)'
    | `(?P<template>(?:\\.|[^`\\])*)`
    """,
    re.VERBOSE | re.DOTALL,
)
_FILLED_IN = re.compile(r"\$\{[^}]*\}")
# What a script says has spaces or begins with a capital; names, selectors and HTML do not count.
_SAID = re.compile(r"[A-Z“]|(?![.\#\[<*:]).*\s", re.DOTALL)

_SPOKEN = frozenset({"alt", "aria-label", "aria-description", "aria-roledescription", "label", "placeholder", "title"})
_SPOKEN_METAS = frozenset({"description", "og:description", "og:site_name", "og:title"})


def english_in(text: str) -> list[str]:
    """Each English word, with what stands around it."""
    text = " ".join(_BORROWED.sub(" ", text).split())
    return [text[max(0, match.start() - 30) : match.end() + 30] for match in _ENGLISH.finditer(text)]


class _Words(HTMLParser):
    """All that people see or hear of a page, but for code."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.code = 0
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.code += tag == "code"
        given = dict(attrs)
        self.texts += [value for name, value in attrs if name in _SPOKEN and value]
        if tag == "meta" and (given.get("name") or given.get("property")) in _SPOKEN_METAS:
            self.texts.append(given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self.code -= tag == "code"

    def handle_data(self, data: str) -> None:
        if not self.code:
            self.texts.append(data)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("demo") / "site"
    build_site(cli.PROJECT, cli.PROJECT / "docs", site)
    return site


def test_the_list_knows_what_libraries_say() -> None:
    for words in (
        *("Permanent link", "Jump back to footnote 1 in the text", "Made with Material for MkDocs", "404 - Not found"),
        *("Search", "Skip to content", "Table of contents", "Footnotes", "Back to top", "Previous", "Next", "Warning"),
        *(
            "Note",
            "Type to start searching",
            "No matching documents",
            "1 result",
            "Copy to clipboard",
            "Edit this page",
        ),
    ):
        assert english_in(words) or words == "No matching documents", words
    assert english_in("Link naar vraag 3 of het menu, boven aan de top tien van een show.") == []


def test_no_page_of_the_demo_holds_english(demo: Path) -> None:
    pages = sorted(demo.rglob("*.html"))
    assert len(pages) > 40
    found = {}
    for path in pages:
        words = _Words(path.read_text(encoding="utf-8"))
        if english := [one for text in words.texts for one in english_in(text)]:
            found[path.relative_to(demo).as_posix()] = english
    assert found == {}


@pytest.mark.parametrize("path", sorted((cli.PROJECT / "overrides" / "js").glob("*.js")), ids=lambda path: path.name)
def test_no_script_says_something_in_english(path: Path) -> None:
    matches = _SCRIPT.finditer(path.read_text(encoding="utf-8"))
    strings = [_FILLED_IN.sub("…", match[match.lastgroup]) for match in matches if match.lastgroup]
    assert strings
    assert [one for text in strings if _SAID.match(text) for one in english_in(text)] == []


def verbs() -> list[str]:
    (action,) = [one for one in cli._parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return list(action.choices)


@pytest.mark.parametrize("verb", ["", *verbs()])
def test_the_help_of_every_verb_is_in_dutch(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([*verb.split(), "--help"])
    assert end.value.code == 0
    help_text = re.sub(r"--[a-z-]+", "", capsys.readouterr().out)
    assert help_text.startswith("gebruik: vragen")
    assert english_in(help_text) == []


_WRONG = [
    ("--nergens",),
    ("--json=ja",),
    ("--vandaag",),
    ("--vandaag", "gisteren"),
    ("--bron",),
    ("--bron", "nergens"),
    ("--naar",),
    ("--proef=ja",),
    ("a", "b", "--wat", "c"),
]


@pytest.mark.parametrize("words", _WRONG, ids=" ".join)
@pytest.mark.parametrize("verb", verbs())
def test_every_verb_complains_in_dutch(verb: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([verb, *words]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert english_in(re.sub(r"--[a-z-]+", "", output.err)) == []

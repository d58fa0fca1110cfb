"""Fragments: pieces of text that editorial pages share, from docs/fragmenten/ and from nowhere else.

`{!contact.md!}` is replaced by that file. The work is done by markdown-include, and the fence around
it is here: as it comes it reads any file on the machine, goes round in circles, prints what is
missing and builds on, and looks into code. What is to be shown and not done stands in code, be it
a block or within a sentence, or has a backslash before it.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from markdown import Markdown
from markdown.util import STX
from markdown_include.include import IncludePreprocessor, MarkdownInclude

from vragenarchief.dossier.reading import reason_of, shown_name
from vragenarchief.dutch.words import nearest
from vragenarchief.findings import Finding, Kind
from vragenarchief.site.editorial import Source

FOLDER = "fragmenten"

# Extensions of Markdown that bring files into a page, each with a fence of its own or with none.
OTHER_WAYS = ("markdown_include", "pymdownx.snippets")

_PIECE = re.compile(
    r"""
      ^[ \t>]* (?P<fence>`{3,}|~{3,}) [^`\n]*\n         # a block of code: from one line of signs to the next
      (?:[^\n]*\n)*? [ \t>]* (?P=fence)[`~]* [ \t]*$
    | (?<![\\`]) (?P<tick>`+) (?!`)                     # code within a sentence: `{!contact.md!}`
      (?:(?!\n[ \t]*\n).)+?
      (?<!`) (?P=tick) (?!`)
    | \\\{!                                             # a backslash: \{!contact.md!}
    | \{! (?P<inside>[^{}\n]*) (?P<end>\}?)             # {!contact.md!}, and what looks like one
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# What markdown-include does not know for its own sign: Markdown takes the STX out after it.
_LEFT_ALONE = f"{{{STX}!"


class Fragments(MarkdownInclude):  # type: ignore[misc]  # the library has no types
    """markdown-include for one page after another; `findings` and `sources` are those of the last page.

    A fragment comes from the first of the folders that has it.
    """

    def __init__(self, *folders: Path) -> None:
        """Take the folders with fragments."""
        super().__init__({"encoding": "utf-8-sig", "throwException": True})
        self.folders = tuple(dict.fromkeys(folders))
        self.findings: list[Finding] = []
        self.sources = [Source("", "")]
        self.first_line = 1

    def begin(self, page: Source, markdown: str) -> None:
        """Turn to a page; `markdown` is what follows its front matter."""
        self.findings, self.sources = [], [page]
        self.first_line = page.text[: page.text.rfind(markdown)].count("\n") + 1

    def names(self) -> list[str]:
        """Every fragment that there is."""
        return [
            path.relative_to(folder).as_posix()
            for folder in self.folders
            for path in folder.rglob("*")
            if path.is_file()
        ]

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 -- the library's name
        """Put the fence where the library puts its own step."""
        md.preprocessors.register(_Fence(md, self), "include", 101)


@dataclass(frozen=True, slots=True)
class _Open:
    """A file that is being read, from this line of it on; `fragment` is its name among the fragments."""

    name: str
    first_line: int
    fragment: str = ""


class _Fence(IncludePreprocessor):  # type: ignore[misc]  # the library has no types
    """Lets the library include what may be included, one statement at a time."""

    def __init__(self, md: Markdown, fragments: Fragments) -> None:
        super().__init__(md, fragments.getConfigs())
        self.fragments = fragments
        self.open = [_Open(fragments.sources[0].name, fragments.first_line)]

    def run(self, lines: list[str]) -> list[str]:
        """The lines with their fragments; the library calls this again for the lines of each fragment."""
        text = "\n".join(line.rstrip("\r\n") for line in lines)
        return _PIECE.sub(self.expand, text).replace("{!", _LEFT_ALONE).split("\n")

    def expand(self, piece: re.Match[str]) -> str:
        """What comes in the place of a piece: code stays as it is, and so does what cannot be included."""
        if piece["inside"] is None:
            return piece[0]
        line = self.open[-1].first_line + piece.string.count("\n", 0, piece.start())
        name = piece["inside"].removesuffix("!").strip()
        if not name or not piece["end"] or not piece["inside"].endswith("!"):
            fragment: Source | Finding = Finding.of(
                Kind.FRAGMENT_UNCLEAR, self.open[-1].name, line, text=piece[0].strip()
            )
        else:
            fragment = self.find(PurePath(name), line)
        if isinstance(fragment, Finding):
            self.fragments.findings.append(fragment)
            return piece[0]
        self.fragments.sources.append(fragment)
        self.open.append(_Open(fragment.name, 1, PurePath(name).as_posix()))
        included: list[str] = super().run([f"{{!{name}!}}"])
        self.open.pop()
        # In a list or a quotation all lines of a fragment stand where the first does.
        before = piece.string[piece.string.rfind("\n", 0, piece.start()) + 1 : piece.start()]
        margin = before if not before.strip(" \t>") else ""
        return f"\n{margin}".join(included)

    def find(self, path: PurePath, line: int) -> Source | Finding:
        """The fragment at this path, where it may be included; the library will read it from `base_path`."""
        here, name = self.open[-1].name, path.as_posix()
        if path.is_absolute() or ".." in path.parts or name.startswith("~"):
            return Finding.of(Kind.FRAGMENT_OUTSIDE, here, line, name=name)
        folder = next((folder for folder in self.fragments.folders if os.path.lexists(folder / path)), None)
        if not folder:
            near = nearest(name, self.fragments.names())
            remedy = f"Bedoelt u '{near}'?" if near else f"Verbeter de naam, of zet het bestand in {FOLDER}/."
            return Finding.of(Kind.FRAGMENT_MISSING, here, line, name=name, remedy=remedy)
        if not Path(os.path.realpath(folder / path)).is_relative_to(os.path.realpath(folder)):
            return Finding.of(Kind.FRAGMENT_OUTSIDE, here, line, name=name)
        chain = [file.fragment for file in self.open]
        if name in chain:
            circle = " → ".join([*chain[chain.index(name) :], name])
            return Finding.of(Kind.FRAGMENT_IN_CIRCLE, here, line, chain=circle)
        self.base_path = str(folder)
        fragment = shown_name(folder / path)
        try:
            data = (folder / path).read_bytes()
            return Source(fragment, data.decode("utf-8-sig"))
        except OSError as error:
            return Finding.of(Kind.FRAGMENT_UNREADABLE, here, line, name=name, reason=reason_of(error))
        except UnicodeDecodeError as error:
            return Finding.of(Kind.NOT_UTF8, fragment, data[: error.start].count(b"\n") + 1)

"""A page becomes a dossier: its bytes, its place below docs/, and nothing else."""

import codecs
import re
from dataclasses import dataclass

from vragenarchief.dossier.body import parse_body
from vragenarchief.dossier.frontmatter import FrontMatter, parse_front_matter
from vragenarchief.dossier.model import Dossier
from vragenarchief.dutch.words import slugify
from vragenarchief.findings import Finding, Kind
from vragenarchief.privacy.gate import Spot, find_spots

# vragen/2021/014-fietsparkeren-stationsplein.md
PAGE_PATH = re.compile(r"vragen/(?P<year>[0-9]{4})/(?P<serial>[0-9]{3,9})-(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md")

# "14 Brug.md", "2026-014-brug.MD", "brug.md"
_LOOSE_NAME = re.compile(
    r"(?:[0-9]{4}[-_ ](?=[0-9]))?(?:(?P<serial>[0-9]{1,9})[-_. ]*)?(?P<words>.+)\.md", re.IGNORECASE
)

_FENCE = "---"

# What Word and PDF leave in a text and nobody sees; no page or feed may hold it. Some of it ends a line.
_CONTROL = re.compile(r"(?P<ends_line>[\x0b\x0c\x85])|[\x01-\x08\x0e-\x1f\x7f-\x9f]")

# Without questions, a page that has one of these is no page yet, and the other findings only follow from it.
_FOLLOWERS = {
    Kind.NOT_UTF8: (Kind.FRONT_MATTER_MISSING, Kind.FRONT_MATTER_OPEN, Kind.NO_QUESTION),
    Kind.FRONT_MATTER_MISSING: (Kind.NO_QUESTION,),
    Kind.FRONT_MATTER_OPEN: (Kind.NO_QUESTION,),
}

# The number of a page that has none and whose path gives none.
UNNUMBERED = "0000-000"


@dataclass(frozen=True, slots=True)
class Page:
    """A dossier as far as its page could be read, and what is wrong with that page.

    Where a value is missing or wrong, the dossier has what its path says, or nothing. `private` is
    what may have to stay off it, registers and exceptions left aside.
    """

    dossier: Dossier
    findings: tuple[Finding, ...]
    private: tuple[Spot, ...] = ()


def parse_page(path: str, data: bytes) -> Page:
    """The page at `path`, relative to docs/, that holds `data`."""
    findings: list[Finding] = []
    source = _decode(path, data, findings)
    lines = source.split("\n")
    end, body_start = _find_fences(path, lines, findings)
    if end:
        front, front_findings = parse_front_matter("\n".join(lines[1:end]), path)
        findings += front_findings
    else:
        front = parse_front_matter("", path)[0]
    text = _CONTROL.sub(lambda sign: " " if sign["ends_line"] else "", "\n".join(lines[body_start:]))
    body, body_findings = parse_body(text, path, first_line=min(body_start + 1, len(lines)))
    findings += body_findings
    _check_path(path, front, findings)
    findings = _without_what_follows(findings)
    values = {**front.values, **_identity(path, front)}
    dossier = Dossier(path=path, introduction=body.introduction, parts=body.parts, lines=front.lines, **values)
    return Page(dossier, tuple(findings), find_spots(source))


def _without_what_follows(findings: list[Finding]) -> list[Finding]:
    """The findings without those that only follow from another one: a page that hardly is one has no questions."""
    kinds = {finding.kind for finding in findings}
    if Kind.NO_QUESTION not in kinds:
        return findings
    left_out = {follower for cause in kinds for follower in _FOLLOWERS.get(cause, ())}
    return [finding for finding in findings if finding.kind not in left_out]


def _decode(path: str, data: bytes, findings: list[Finding]) -> str:
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        source = data.decode()
    except UnicodeDecodeError as error:
        findings.append(Finding.of(Kind.NOT_UTF8, path, data[: error.start].count(b"\n") + 1))
        source = data.decode(errors="replace")
    return source.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _find_fences(path: str, lines: list[str], findings: list[Finding]) -> tuple[int, int]:
    """The lines, counted from 0, that close the front matter (0 where there is none) and begin the body."""
    if lines[0].rstrip() != _FENCE:
        findings.append(Finding.of(Kind.FRONT_MATTER_MISSING, path, 1))
        return 0, 0
    at = 1
    for at, line in enumerate(lines[1:], 1):
        if line.rstrip() == _FENCE:
            return at, at + 1
        if line.startswith("## "):
            break
    findings.append(Finding.of(Kind.FRONT_MATTER_OPEN, path, 1))
    return at, at


def _check_path(path: str, front: FrontMatter, findings: list[Finding]) -> None:
    match = PAGE_PATH.fullmatch(path)
    if not match:
        findings.append(Finding.of(Kind.PATH_UNFIT, path, remedy=_remedy_for_path(path, front.values["number"])))
        return
    in_path = f"{match['year']}-{match['serial']}"
    number = front.values["number"]
    if number and number != in_path:
        line, fitting = front.lines.get("nummer"), f"vragen/{number.replace('-', '/')}-{match['slug']}.md"
        values = {"number": number, "path_number": in_path, "fitting": fitting}
        findings.append(Finding.of(Kind.PATH_NUMBER_DIFFERS, path, line, **values))


def _remedy_for_path(path: str, number: str | None) -> str:
    """Another name for the file, where its number or its place says which."""
    match = _LOOSE_NAME.fullmatch(path.rsplit("/", 1)[-1])
    year = re.search(r"/([0-9]{4})/", path)
    slug = slugify(match["words"]) if match else ""
    if slug and not number and year and match and match["serial"]:
        number = f"{year[1]}-{int(match['serial']):03}"
    if slug and number:
        return f"Noem het vragen/{number.replace('-', '/')}-{slug}.md."
    return "Gebruik het jaar, drie cijfers en kleine letters met streepjes, bijvoorbeeld vragen/2026/014-brug.md."


def _identity(path: str, front: FrontMatter) -> dict[str, str]:
    """Number and title; where the page has none, what its path makes of them."""
    match = PAGE_PATH.fullmatch(path)
    name = path.rsplit("/", 1)[-1].removesuffix(".md")
    slug = match["slug"] if match else name
    return {
        "number": front.values["number"] or (f"{match['year']}-{match['serial']}" if match else UNNUMBERED),
        "title": front.values["title"] or slug.replace("-", " ").capitalize(),
    }

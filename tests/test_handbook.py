"""The handbook: its commands, typed one after another in a clone with a remote, and its examples, read as pages are."""

import datetime
import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from tests.serving import fetch, wait_until
from vragenarchief.cli import PROJECT
from vragenarchief.dossier.checks import check_pages
from vragenarchief.dossier.fields import FIELDS
from vragenarchief.dossier.page import Page, parse_page
from vragenarchief.dossier.reading import list_contents
from vragenarchief.dossier.registers import EXCEPTIONS, REGISTERS, RegisterFile, parse_registers
from vragenarchief.findings import Finding

_HANDBOOK = PROJECT / "docs" / "beheer"
_CHAPTERS = {path.name: path.read_text(encoding="utf-8") for path in sorted(_HANDBOOK.glob("*.md"))}
_STEPS = _HANDBOOK / "pagina-toevoegen.md"
_BLOCK = re.compile(r"^(?P<indent> *)```(?P<kind>\w+)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_PAGE = "docs/vragen/2026/008-de-nachtbus-naar-station-wiekendam.md"
_PREVIEW = "vragen bekijk"
# What sets the program up; tests/scripts and tests/test_readme.py are about that.
_SETTING_UP = ("python3 scripts/build.py", ". .venv/bin/activate")


def blocks(text: str, kind: str) -> list[str]:
    """The blocks of this kind in a chapter."""
    return [textwrap.dedent(match["text"]) for match in _BLOCK.finditer(text) if match["kind"] == kind]


def commands_of(text: str) -> list[str]:
    """The commands of a chapter, in order."""
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    return [line for line in lines if line not in _SETTING_UP]


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of this project as it is now, with the practice letter beside it, and nobody's own settings of Git."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Griffie Wiekendam")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "griffie@wiekendam.example")
    seed, clone = tmp_path / "seed", tmp_path / "archief"
    for folder in ("docs", "overrides", "scripts"):
        shutil.copytree(PROJECT / folder, seed / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(PROJECT / "mkdocs.yml", seed)
    shutil.copy(PROJECT / ".gitignore", seed)
    git(seed, "init", "-q", "-b", "main")
    git(seed, "add", "-A")
    git(seed, "commit", "-q", "-m", "Begin")
    git(tmp_path, "clone", "-q", "--bare", str(seed), "besloten.git")
    git(tmp_path, "clone", "-q", "besloten.git", "archief")
    for letter in (clone / "docs" / "beheer").glob("*.txt"):
        shutil.copy(letter, tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(clone / "scripts"))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return clone


def type_commands(
    commands: list[str], clone: Path, by_hand: Callable[[Path], None] = lambda _: None
) -> Iterator[tuple[str, str]]:
    """Type each command; the command, and what was said, after it has ended well.

    What is done by hand is done before all pages are checked.
    """
    for command in commands:
        if command == "vragen controleer":
            by_hand(clone)
        if command == _PREVIEW:
            yield command, see_preview(clone)
            continue
        done = subprocess.run(
            command, shell=True, cwd=clone, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        said = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{said}"
        yield command, said


def test_the_five_steps_end_with_the_page_in_the_archive(clone: Path) -> None:
    page = clone / _PAGE
    commands = commands_of(_CHAPTERS[_STEPS.name])
    assert len(commands) >= 9
    told: dict[str, str] = {}
    for command, said in type_commands(commands, clone):
        told[command] = said
        if command.startswith("vragen publiceer"):
            assert "publicatie: gepubliceerd" in page.read_text(encoding="utf-8")
    assert "Concept" in told[_PREVIEW]
    assert _PAGE in told["vragen importeer ../oefenbrief.txt"]
    assert "06 00 00 00 01" not in told["vragen importeer ../oefenbrief.txt"]
    assert "06 00 00 00 01" in told["vragen importeer --proef --toon-weggelaten ../oefenbrief.txt"]
    assert git(clone, "ls-tree", "--name-only", "origin/main", _PAGE).strip() == _PAGE
    assert sorted(page.parent.glob("*nachtbus*")) == [page]
    assert os.access(clone / ".git/hooks/pre-commit", os.X_OK)


def take_down(clone: Path) -> None:
    """What the chapter tells to do in an editor."""
    page = clone / "docs/vragen/2023/003-werken-naast-de-bijstand.md"
    source = page.read_text(encoding="utf-8")
    page.write_text(source.replace("\n---\n", "\npublicatie: verwijderd\n---\n", 1), encoding="utf-8")


def fill_in(clone: Path) -> None:
    """Make of the page what the last example of the chapter shows."""
    page = clone / "docs/vragen/2026/008-wachttijden-bij-de-pont.md"
    assert "publicatie: concept" in page.read_text(encoding="utf-8")
    whole = [text for text in blocks(_CHAPTERS["nog-geen-antwoord.md"], "markdown") if text.startswith("---")]
    page.write_text(whole[-1], encoding="utf-8")


# What one does in an editor before everything is checked.
_BY_HAND: dict[str, Callable[[Path], None]] = {"nog-geen-antwoord.md": fill_in, "verbeteren.md": take_down}


@pytest.mark.parametrize(
    "chapter", [name for name, text in _CHAPTERS.items() if name != _STEPS.name and commands_of(text)]
)
def test_the_commands_of_a_chapter_end_well_and_say_what_it_shows(chapter: str, clone: Path) -> None:
    commands, by_hand = commands_of(_CHAPTERS[chapter]), _BY_HAND.get(chapter, lambda _: None)
    said = "".join(text for _, text in type_commands(commands, clone, by_hand))
    shown = [line for block in blocks(_CHAPTERS[chapter], "text") for line in block.splitlines()]
    assert [line for line in shown if line not in said] == []


def test_a_page_that_was_taken_down_is_gone_from_the_site_with_all_that_belongs_to_it(clone: Path) -> None:
    place = clone / "site/vragen/2023/003-werken-naast-de-bijstand"
    for _ in type_commands(["vragen bouw"], clone):
        assert (place / "index.html").is_file()
    for _ in type_commands(commands_of(_CHAPTERS["verbeteren.md"]), clone, take_down):
        pass
    assert not place.exists()
    assert "003-werken-naast-de-bijstand" not in (clone / "site/vragen/2023/index.html").read_text(encoding="utf-8")


def demo_pages() -> list[Page]:
    contents = list_contents(PROJECT / "docs", PROJECT / "docs")
    return [parse_page(path, data) for path, data in contents.pages.items()]


_REGISTERS = parse_registers(
    {
        name: RegisterFile(name, (PROJECT / "docs" / "registers" / name).read_bytes())
        for name in REGISTERS
        if (PROJECT / "docs" / "registers" / name).exists()
    }
)[0]
_KEYS = {key for field in FIELDS for key in (field.key, *field.also)}
# Of the handbook, whose examples are of these weeks
_TODAY = datetime.date(2027, 1, 31)
_COMMON = (
    'nummer: "2026-099"',
    "titel: Wachttijden bij de pont",
    "onderwerpen: [verkeer-en-parkeren]",
    "ingediend: 2026-11-23",
)


def findings_of(source: str) -> list[Finding]:
    """All that is wrong with a page of the demo that holds this."""
    number = re.search(r'nummer: "(\d{4})-(\d+)"', source)
    assert number
    path = f"vragen/{number[1]}/{number[2]}-de-pont.md"
    page = parse_page(path, source.encode())
    files = {f"{path.removesuffix('.md')}/{attachment.file}" for attachment in page.dossier.attachments}
    found = check_pages([page, *demo_pages()], _REGISTERS, files, _TODAY)
    return [one for one in found if one.path == path]


def page_with(front_matter: str = "", body: str = "## Vraag 1\n\nHoe lang?\n") -> str:
    """A whole page around a part of one."""
    given = yaml.safe_load(front_matter) or {}
    common = [line for line in _COMMON if line.split(":", maxsplit=1)[0] not in given]
    return "\n".join(["---", *common, front_matter.strip(), "---", "", body])


@pytest.mark.parametrize("example", [example for text in _CHAPTERS.values() for example in blocks(text, "markdown")])
def test_every_example_of_a_page_is_read_without_findings(example: str) -> None:
    source = example if example.startswith("---") else page_with(body=example)
    assert [str(finding) for finding in findings_of(source)] == []


@pytest.mark.parametrize("example", [example for text in _CHAPTERS.values() for example in blocks(text, "yaml")])
def test_every_example_of_keys_is_read_without_findings(example: str) -> None:
    given = yaml.safe_load(example)
    if isinstance(given, list):
        check_register(example, given)
    elif set(given) <= _KEYS:
        assert [str(finding) for finding in findings_of(page_with(example))] == []
    else:
        settings = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
        assert set(given) <= set(settings)
        assert set(given.get("extra", ())) <= set(settings["extra"])


def check_register(example: str, rows: list[dict[str, object]]) -> None:
    """A register is known by the key that only it has."""
    signs = (
        ("hash", EXCEPTIONS),
        ("termijn", "reglement.yml"),
        ("omschrijving", "onderwerpen.yml"),
        ("rol", "personen.yml"),
    )
    name = next((name for key, name in signs if key in rows[0]), "fracties.yml")
    registers, findings = parse_registers({name: RegisterFile(name, example.encode())})
    assert findings == []
    read = [
        entry.name
        for register in (registers.topics, registers.parties, registers.persons)
        for entry in register.entries
    ]
    read += [*(rule.name for rule in registers.rules), *(one.reason for one in registers.exceptions)]
    assert read == [row.get("naam") or row["reden"] for row in rows]


def test_every_heading_that_is_named_is_one() -> None:
    headings = {heading for text in _CHAPTERS.values() for heading in re.findall(r"`(#{2,3} [^`]+)`", text)}
    assert len(headings) >= 8
    questions = "".join(f"## Vraag {number}\n\nHoe lang?\n\n" for number in range(1, 7))
    for heading in headings:
        findings = findings_of(page_with(body=f"{questions}{heading}\n\nEen kwartier.\n"))
        assert [str(finding) for finding in findings if finding.is_error] == []


def test_the_message_that_explains_messages_is_one() -> None:
    (shown,) = blocks(_CHAPTERS["meldingen.md"], "text")
    keys = ('nummer: "2026-014"', "titel: Brug", "soort: schriftelijk", "gericht_aan: college", "onderwerpen: [brug]")
    source = "\n".join(("---", *keys, "ingediend: 2026-02-30", "---", "## Vraag", "Hoe lang?", ""))
    (finding,) = parse_page("vragen/2026/014-brug.md", source.encode()).findings
    assert shown.strip() == f"docs/{finding}"


def test_every_chapter_stands_on_the_first_page() -> None:
    named = set(re.findall(r"\]\(([a-z-]+\.md)\)", _CHAPTERS["index.md"]))
    assert named == set(_CHAPTERS) - {"index.md"}


def test_it_begins_with_the_warning_about_what_has_been_pushed() -> None:
    text = _STEPS.read_text(encoding="utf-8")
    first = text.split("\n# ", 1)[1].split("\n\n")[1]
    assert "besloten" in first
    assert "`git push` pas nadat" in first
    assert text.index(first) < text.index("```")


def see_preview(clone: Path) -> str:
    """What the preview shows in the list of the year."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = clone / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(f"{written}dev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
    log = (clone.parent / "bekijk.log").open("wb")
    with (
        log,
        subprocess.Popen(["vragen", "bekijk"], cwd=clone, stdout=log, stderr=log, start_new_session=True) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}/vragen/2026/"
            wait_until(lambda: fetch(address) is not None)
            return fetch(address) or ""
        finally:
            process.terminate()
            process.wait(30)
            settings.write_text(written, encoding="utf-8")

"""What a clerk types, and what comes back."""

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.archives import FAULTY, SMALLEST, Project, digest
from vragenarchief import cli
from vragenarchief.dossier.reading import ArchiveReader
from vragenarchief.findings import Kind
from vragenarchief.importer.intake import Importer, Intake
from vragenarchief.site.day import build_day

Vragen = Callable[..., int]

_BENCH = "vragen/2026/001-bankje-bij-de-vijver.md"
_DRAFT = SMALLEST.replace("2026-001", "2026-003").replace("ingediend", "publicatie: concept # nog lezen\ningediend")
_PLACE = "vragen/2026/003-nieuw.md"
_ENGLISH = re.compile(
    r"\b(the|usage|options?|arguments?|positional|required|invalid|expected|unrecognized|show|choose|error|not|with)\b"
)


@pytest.fixture
def vragen(project: Project, monkeypatch: pytest.MonkeyPatch) -> Vragen:
    """The command line in the test's own project; gives the exit code, also where argparse ends the program."""
    monkeypatch.setattr(cli, "PROJECT", project.root)
    monkeypatch.chdir(project.root)

    def run(*words: str) -> int:
        try:
            return cli.main(words)
        except SystemExit as end:
            return int(end.code or 0)

    return run


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


# nieuw


def test_a_new_page_is_a_draft_with_the_next_number_and_says_what_to_do(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vragen("nieuw", "Brug: open of dicht?") == 0
    page = project.docs / "vragen/2026/003-brug-open-of-dicht.md"
    assert page.read_bytes().decode() == (
        '---\nnummer: "2026-003"\ntitel: "Brug: open of dicht?"\nonderwerpen: []\ningediend:\n'
        "publicatie: concept\n---\n\n## Vraag 1\n"
    )
    assert said(capsys).splitlines() == [
        "Gemaakt: docs/vragen/2026/003-brug-open-of-dicht.md (nummer 2026-003), als concept. Dit doet u nu:",
        "  1. Open het bestand, vul 'onderwerpen' en 'ingediend' in, en zet de vragen erin.",
        "  2. Bekijk de pagina: vragen bekijk",
        "  3. Klopt alles? Zet de pagina in het archief: vragen publiceer docs/vragen/2026/003-brug-open-of-dicht.md",
    ]


def test_the_faults_of_a_new_page_stop_no_build_and_are_told_by_the_check(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    assert vragen("nieuw", "Brug") == 0
    assert vragen("bouw") == 0
    assert not (project.site / "vragen/2026/003-brug").exists()
    said(capsys)
    assert vragen("controleer") == 1
    lines = said(capsys).splitlines()
    assert [line.split(". ")[0] for line in lines[:-1]] == [
        "docs/vragen/2026/003-brug.md:1: fout: 'ingediend' ontbreekt",
        "docs/vragen/2026/003-brug.md:1: fout: 'onderwerpen' ontbreekt",
        "docs/vragen/2026/003-brug.md:9: fout: onder de kop van vraag 1 staat geen vraag",
    ]


def test_the_year_of_a_new_page_is_that_of_the_day(project: Project, vragen: Vragen) -> None:
    assert vragen("nieuw", "--vandaag", "2027-01-01", "Brug", "over", "de vaart") == 0
    assert 'nummer: "2027-001"\ntitel: Brug over de vaart\n' in (
        project.docs / "vragen/2027/001-brug-over-de-vaart.md"
    ).read_text(encoding="utf-8")


def test_a_trial_makes_no_page_and_shows_it(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(project.docs)
    assert vragen("nieuw", "--proef", "Brug") == 0
    assert 'docs/vragen/2026/003-brug.md eruitzien; er is niets gemaakt.\n\n---\nnummer: "2026-003"' in said(capsys)
    assert digest(project.docs) == before


@pytest.mark.parametrize("trial", [[], ["--proef"]])
def test_another_program_gets_the_place_and_the_number(
    vragen: Vragen, capsys: pytest.CaptureFixture[str], trial: list[str]
) -> None:
    assert vragen("nieuw", "--json", *trial, "Brug") == 0
    output = capsys.readouterr()
    assert json.loads(output.out) == {"pad": "docs/vragen/2026/003-brug.md", "nummer": "2026-003"}
    assert output.err == ""


def test_a_title_is_needed(project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]) -> None:
    before = digest(project.docs)
    for title in ("", " \n"):
        assert vragen("nieuw", title) == 2
        assert 'vragen nieuw "Brug over de vaart"' in said(capsys)
    assert digest(project.docs) == before


def test_a_page_in_another_folder_is_published_from_there(
    vragen: Vragen, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "elders"
    other.mkdir()
    assert vragen("nieuw", "--bron", str(other), "Brug") == 0
    page = other / "vragen/2026/001-brug.md"
    assert f"vragen publiceer --bron {other} {page}" in said(capsys)
    page.write_text(_DRAFT.replace("2026-003", "2026-001"))
    assert vragen("publiceer", "--bron", str(other), str(page)) == 0
    assert "publicatie: gepubliceerd # nog lezen" in page.read_text()


# publiceer


def test_publishing_changes_one_word_and_says_where_the_page_will_stand_and_what_comes_next(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project.write(
        _PLACE, _DRAFT.replace("\n", "\r\n").replace("\r\ningediend", "\r\nbijlage: {bestand: x.txt}\r\ningediend")
    )
    project.write("vragen/2026/003-nieuw/x.txt", "x")
    before = digest(project.docs)
    assert vragen("publiceer", "--proef", f"docs/{_PLACE}") == 0
    assert said(capsys) == (
        "docs/vragen/2026/003-nieuw.md kan worden gepubliceerd, op /vragen/2026/003-nieuw/. Er is niets veranderd.\n"
    )
    assert digest(project.docs) == before
    content = page.read_bytes()
    assert vragen("publiceer", f"docs/{_PLACE}") == 0
    assert page.read_bytes() == content.replace(b"publicatie: concept", b"publicatie: gepubliceerd")
    assert said(capsys).splitlines() == [
        "docs/vragen/2026/003-nieuw.md is gepubliceerd, op /vragen/2026/003-nieuw/.",
        "Leg dit vast: git add docs/vragen/2026/003-nieuw.md docs/vragen/2026/003-nieuw && git commit",
        "Na git push zet de volgende bouw het op de site.",
    ]
    assert vragen("bouw") == 0
    assert (project.site / "vragen/2026/003-nieuw/x.txt").is_file()


def test_a_page_that_is_public_already_is_left_alone(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    before = digest(project.docs)
    assert vragen("publiceer", f"docs/{_BENCH}") == 0
    assert said(capsys) == f"docs/{_BENCH} is al gepubliceerd, op /vragen/2026/001-bankje-bij-de-vijver/.\n"
    assert digest(project.docs) == before


def test_one_page_with_a_fault_holds_up_all_and_every_fault_is_told(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(_PLACE, _DRAFT)
    for path, text in FAULTY.items():
        project.write(path, text.replace("\ntitel", "\npublicatie: concept\ntitel"))
    before = digest(project.docs)
    assert vragen("publiceer", f"docs/{_PLACE}", *(f"docs/{path}" for path in FAULTY)) == 1
    lines = said(capsys).splitlines()
    assert [line.split(" fout: ")[0] for line in lines[:-2]] == [
        "docs/vragen/2026/010-zonder-datum.md:1:",
        "docs/vragen/2026/011-onbekend.md:5:",
        "docs/vragen/2026/011-onbekend.md:6:",
        "docs/vragen/2026/011-onbekend.md:7:",
        "docs/vragen/2026/011-onbekend.md:11:",
        "docs/vragen/2026/012-dubbele-punt.md:4:",
    ]
    assert lines[-2:] == ["6 fouten, 0 keer 'let op'.", "Er is niets gepubliceerd."]
    assert digest(project.docs) == before


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda text: f"{text}\nZie [de essen](002-essen.md).\n", "publiceer die eerst"),
        (lambda text: text.replace("\ningediend", "\nbijlage: {bestand: x.txt}\ningediend"), 'de bijlage "x.txt"'),
        (lambda text: text.replace("2026-003", "2026-001"), "nummer 2026-001 is al van"),
        (lambda text: text.replace("vijver", "café").encode("latin-1"), "niet opgeslagen als UTF-8"),
        (lambda text: text.replace("\n---\n##", "\n##"), "hebben geen einde"),
        (lambda text: text.replace("concept", "konsept"), "'publicatie' kan niet \"konsept\" zijn"),
        (lambda text: text.replace("concept", "&x concept"), "Zet de tekst tussen aanhalingstekens"),
    ],
    ids=[
        "a link to a draft",
        "a missing attachment",
        "a taken number",
        "not UTF-8",
        "no end",
        "no such word",
        "a sign",
    ],
)
def test_what_only_matters_in_public_holds_up_publishing(
    project: Project,
    vragen: Vragen,
    capsys: pytest.CaptureFixture[str],
    spoil: Callable[[str], str | bytes],
    fault: str,
) -> None:
    essen = project.docs / "vragen/2026/002-essen.md"
    essen.write_text(essen.read_text().replace("\ningediend", "\npublicatie: concept\ningediend"))
    page = project.write(_PLACE, spoil(_DRAFT))
    before = page.read_bytes()
    assert vragen("publiceer", f"docs/{_PLACE}") == 1
    assert fault in said(capsys)
    assert page.read_bytes() == before


def test_pages_that_link_to_each_other_are_published_together(project: Project, vragen: Vragen) -> None:
    project.write(_PLACE, f"{_DRAFT}\nZie [de andere](004-ander.md).\n")
    other = _DRAFT.replace("2026-003", "2026-004")
    project.write("vragen/2026/004-ander.md", f"{other}\nZie [de ene](003-nieuw.md).\n")
    assert vragen("publiceer", f"docs/{_PLACE}") == 1
    assert vragen("publiceer", f"docs/{_PLACE}", "docs/vragen/2026/004-ander.md") == 0
    assert vragen("bouw") == 0


def test_a_notice_holds_nothing_up(project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]) -> None:
    project.write(_PLACE, _DRAFT.replace("## Vraag\n", "## Vraag 2\n").replace("### ", "## Vraag 5\nX\n### "))
    assert vragen("publiceer", f"docs/{_PLACE}") == 0
    assert "let op: na vraag 2 komt vraag 5" in said(capsys)


def test_a_page_that_was_removed_does_not_come_back_by_itself(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(_PLACE, _DRAFT.replace("concept", "verwijderd"))
    before = digest(project.docs)
    assert vragen("publiceer", f"docs/{_PLACE}") == 2
    assert "zet er dan eerst 'publicatie: concept' in" in said(capsys)
    assert digest(project.docs) == before


def test_another_program_learns_what_was_published_and_what_is_wrong(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(_PLACE, _DRAFT)
    assert vragen("publiceer", "--json", f"docs/{_PLACE}", f"docs/{_BENCH}") == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {"pad": f"docs/{_PLACE}", "adres": "/vragen/2026/003-nieuw/", "nieuw": True},
        {"pad": f"docs/{_BENCH}", "adres": "/vragen/2026/001-bankje-bij-de-vijver/", "nieuw": False},
    ]
    project.write(_PLACE, _DRAFT.replace("[groen]", "[groem]"))
    assert vragen("publiceer", "--json", f"docs/{_PLACE}") == 1
    assert json.loads(capsys.readouterr().out)["soort"] == "onderwerp-onbekend"


def test_a_path_is_read_as_the_shell_gives_it(
    project: Project, vragen: Vragen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for place in (Path("003-nieuw.md"), Path("../2026/./003-nieuw.md"), project.docs / _PLACE):
        page = project.write(_PLACE, _DRAFT)
        monkeypatch.chdir(page.parent)
        assert vragen("publiceer", str(place)) == 0
        assert "gepubliceerd" in page.read_text()
    project.write(_PLACE, _DRAFT)
    (tmp_path / "snel").symlink_to(project.docs / "vragen")
    assert vragen("publiceer", str(tmp_path / "snel/2026/003-nieuw.md")) == 0
    assert "gepubliceerd" in (project.docs / _PLACE).read_text()


@pytest.mark.parametrize("verb", ["publiceer", "controleer"])
def test_what_is_no_page_is_wrong_use_and_all_of_it_is_told(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    project.write("vragen/2026/001-bankje-bij-de-vijver/foto.jpg", "x")
    strange = ["docs/vragen/2026/099-weg.md", "mkdocs.yml", "docs/index.md", "docs/over", "/"]
    strange += ["docs/vragen/2026/001-bankje-bij-de-vijver/foto.jpg"]
    strange = strange if verb == "publiceer" else [path for path in strange if path != "/"]
    assert vragen(verb, f"docs/{_BENCH}", *strange) == 2
    lines = said(capsys).splitlines()
    assert len(lines) == len(strange)
    for path, line in zip(strange, lines, strict=True):
        assert path in line
    assert lines[0] == "docs/vragen/2026/099-weg.md bestaat niet."


# controleer


def test_the_check_of_pages_and_folders_tells_what_is_wrong_there_and_no_more(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    for path, text in FAULTY.items():
        project.write(path, text)
    project.write("registers/fracties.yml", "- naam: CDA\n")

    def files_named(*words: str) -> list[str]:
        code = vragen("controleer", "--json", *words)
        files = [Path(json.loads(line)["pad"]).name for line in capsys.readouterr().out.splitlines()]
        assert code == (1 if files else 0)
        return sorted(set(files))

    faulty = ["010-zonder-datum.md", "011-onbekend.md", "012-dubbele-punt.md"]
    assert files_named() == [*faulty, "fracties.yml"]
    assert files_named(".") == files_named("docs") == files_named("/") == files_named()
    assert files_named("docs/vragen") == files_named("docs/vragen/2026/") == faulty
    assert files_named("docs/vragen/2025", f"docs/{_BENCH}") == []
    assert files_named("docs/vragen/2026/010-zonder-datum.md", "docs/registers") == [faulty[0], "fracties.yml"]
    assert files_named("docs/registers/fracties.yml") == ["fracties.yml"]


def test_the_check_of_a_page_that_cannot_be_read_says_why(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.docs / _PLACE).symlink_to("weg.md")
    assert vragen("controleer", f"docs/{_PLACE}") == 1
    assert f"docs/{_PLACE}: fout: deze pagina kan niet worden gelezen" in said(capsys)
    assert vragen("publiceer", f"docs/{_PLACE}") == 1


# hulp


@pytest.mark.parametrize("verb", ["", "nieuw", "controleer", "publiceer", "bekijk", "bouw", "velden"])
def test_help_is_in_dutch(vragen: Vragen, capsys: pytest.CaptureFixture[str], verb: str) -> None:
    assert vragen(*([verb] if verb else []), "--help") == 0
    text = capsys.readouterr().out
    assert text.startswith(f"gebruik: vragen {verb}")
    assert _ENGLISH.findall(text) == []
    assert text.count("gebruik:") == 1


@pytest.mark.parametrize(
    "words",
    [
        "",
        "maak",
        "nieuw",
        "publiceer",
        "bouw --naar",
        "bouw --bron nergens",
        "bouw iets",
        "bouw --json=ja",
        "bouw --vandaag 2026-02-30",
        "bouw --js",
        "controleer --klaargezet --installeer",
        "controleer --klaargezet docs",
        "controleer --installeer docs",
    ],
)
def test_wrong_use_is_told_in_one_line_of_dutch(vragen: Vragen, capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert vragen(*words.split()) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert re.fullmatch(r"vragen.*: .+\. Hulp: vragen.* --help\n", output.err)
    assert _ENGLISH.findall(output.err) == []
    assert "'" not in output.err


# het aanbod om voortaan te controleren


def _under_git(project: Project) -> Path:
    subprocess.run(["git", "init", "-q"], cwd=project.root, check=True)
    return project.root / ".git/hooks/pre-commit"


def test_without_a_keyboard_the_check_before_a_commit_is_named_and_not_installed(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    hook = _under_git(project)
    assert vragen("nieuw", "Brug") == 0
    assert said(capsys).splitlines()[-1].endswith("vragen controleer --installeer")
    assert not hook.exists()
    assert vragen("controleer", "--installeer") == 0
    assert hook.exists()
    said(capsys)
    assert vragen("nieuw", "Brug") == 0
    assert "installeer" not in said(capsys)


@pytest.mark.parametrize(("answer", "is_installed"), [(b"j\n", True), (b"Ja\n", True), (b"n\n", False), (b"\4", False)])
def test_at_a_keyboard_the_check_before_a_commit_is_offered(
    project: Project, answer: bytes, *, is_installed: bool
) -> None:
    hook = _under_git(project)
    program = f"import pathlib, sys, vragenarchief.cli as cli; cli.PROJECT = pathlib.Path({str(project.root)!r}); "
    keyboard, terminal = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", f"{program} sys.exit(cli.main(['nieuw', 'Brug']))"],
        cwd=project.root,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    shown = b""
    while b"[j/n]" not in shown:
        shown += os.read(keyboard, 1000)
    os.write(keyboard, answer)
    assert child.wait(20) == 0
    os.close(keyboard)
    assert hook.exists() is is_installed


@pytest.mark.parametrize("option", ["--json", "--proef"])
def test_another_program_and_a_trial_are_offered_nothing(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    _under_git(project)
    assert vragen("nieuw", option, "Brug") == 0
    output = capsys.readouterr()
    assert "installeer" not in output.err + output.out


# Letters come in with `importeer`.

_LETTER = "Datum: 30 maart 2026\n\nGeachte heer Vosselman,\n\nVraag 1\n\nHoeveel bankjes?\n\nAntwoord\n\nVeertien.\n"


def test_a_letter_that_the_program_fails_on_stops_no_other(
    project: Project, vragen: Vragen, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("een.md", "twee.md"):
        (project.root / name).write_text(_LETTER, encoding="utf-8")
    take = Importer.take

    def stumble(importer: Importer, source: Path) -> Intake:
        if source.name == "een.md":
            raise ValueError(source)
        return take(importer, source)

    monkeypatch.setattr(Importer, "take", stumble)
    assert vragen("importeer", "--json", "een.md", "twee.md") == 1
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["vragen"] == []
    assert [(row["soort"], row["ernst"]) for row in first["bevindingen"]] == [(Kind.LETTER_FAILED.code, "fout")]
    assert "ValueError" in (project.root / ".cache" / "fout.log").read_text(encoding="utf-8")
    assert (project.root / second["pad"]).is_file()


def test_what_cannot_be_written_is_told_in_the_row_of_its_letter(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "brief.md").write_text(_LETTER, encoding="utf-8")
    (project.docs / "vragen" / "2026").rename(project.root / "weg")
    (project.docs / "vragen" / "2026").write_text("geen map", encoding="utf-8")
    assert vragen("importeer", "--json", "brief.md") == 1
    row = json.loads(capsys.readouterr().out)
    assert row["pad"] is None
    assert Kind.LETTER_NOT_WRITTEN.code in [finding["soort"] for finding in row["bevindingen"]]


def test_what_was_left_out_is_shown_in_full_only_when_that_is_asked(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "brief.md").write_text(_LETTER.replace("Veertien.", "Bel 06 12345678."), encoding="utf-8")
    assert vragen("importeer", "--proef", "brief.md") == 0
    shown = capsys.readouterr()
    assert "[weggelaten: telefoon]" in shown.out
    assert "06 12345678" not in shown.out + shown.err
    assert vragen("importeer", "--proef", "--toon-weggelaten", "brief.md") == 0
    shown = capsys.readouterr()
    assert "06 12345678" in shown.err
    assert "06 12345678" not in shown.out


def test_a_fault_in_a_register_is_told_and_counts(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "brief.md").write_text(_LETTER, encoding="utf-8")
    project.write("registers/fracties.yml", "- naam: Zonder slug\n")
    assert vragen("importeer", "--proef", "brief.md") == 1
    assert "fracties.yml:1: fout:" in capsys.readouterr().err


# What is private stays out, and is masked in whatever is said.

_NUMBER = "06 12345678"
_PRIVATE = SMALLEST.replace("2026-001", "2026-003").replace("houtworm", f"houtworm, bel {_NUMBER},")
_AS_DRAFT = _PRIVATE.replace("ingediend", "publicatie: concept\ningediend")
_EXCEPTION = "- hash: 9715fcf66d2e6dbe\n  soort: telefoon\n  reden: Nummer van de havendienst.\n"


@pytest.mark.parametrize(
    "words", [("controleer",), ("controleer", "--json"), ("bouw",), ("controleer", f"docs/{_PLACE}")]
)
def test_what_is_private_is_a_fault_that_says_what_to_do_and_not_what_it_is(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    project.write(_PLACE, _PRIVATE)
    assert vragen(*words) == 1
    shown = capsys.readouterr()
    assert "06…78" in shown.err + shown.out
    assert "hash 9715fcf66d2e6dbe met soort telefoon" in shown.err + shown.out
    assert _NUMBER not in shown.err + shown.out
    assert not (project.site / "vragen/2026/003-nieuw").exists()


def test_a_draft_with_something_private_is_not_published_and_stops_no_build(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project.write(_PLACE, _AS_DRAFT)
    assert vragen("bouw") == 0
    assert vragen("publiceer", str(page)) == 1
    assert _NUMBER not in "".join(capsys.readouterr())
    assert "publicatie: concept" in page.read_text(encoding="utf-8")
    project.write("registers/uitzonderingen.yml", _EXCEPTION)
    assert vragen("publiceer", str(page)) == 0
    assert vragen("bouw") == 0


def test_exceptions_are_never_on_the_site_nor_is_what_they_are_about(project: Project, vragen: Vragen) -> None:
    project.write("registers/uitzonderingen.yml", _EXCEPTION.replace("Nummer van de havendienst", "Zeehondenbel"))
    assert vragen("bouw") == 0  # an exception without a find is a notice
    texts = [path.read_bytes() for path in project.site.rglob("*") if path.is_file() and "beheer" not in path.parts]
    assert texts
    assert not any(b"9715fcf66d2e6dbe" in text or b"Zeehondenbel" in text for text in texts)


@pytest.mark.parametrize("path", ["over/index.md", "fragmenten/contact.md", "registers/onderwerpen.yml"])
def test_what_is_private_around_the_archive_stops_the_build(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    written = (project.docs / path).read_text(encoding="utf-8")
    project.write(path, f"{written}\n# Bel {_NUMBER}\n")
    assert vragen("bouw") == 1
    assert f"docs/{path}:" in said(capsys)


def test_the_preview_shows_what_was_found_masked(project: Project) -> None:
    project.write(_PLACE, _PRIVATE)
    reading = ArchiveReader(None, processes=1).read(project.docs, project.docs, build_day(), with_drafts=True)
    (shown,) = [text for finding in reading.archive.findings[_PLACE] if "telefoon" in (text := str(finding))]
    assert "06…78" in shown


def test_the_letter_itself_goes_along_where_nothing_in_it_is_private(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "Brief DEF.TXT").write_text(_LETTER, encoding="utf-8")
    assert vragen("importeer", "--bijlage", "--proef", "Brief DEF.TXT") == 0
    assert "bestand: antwoordbrief.txt" in capsys.readouterr().out
    assert vragen("importeer", "--bijlage", "Brief DEF.TXT") == 0
    (line,) = [line for line in said(capsys).splitlines() if line.startswith("Erbij gezet: ")]
    file = project.root / line.removeprefix("Erbij gezet: ").rstrip(".")
    assert file.name == "antwoordbrief.txt"
    assert file.read_text(encoding="utf-8") == _LETTER


def test_a_letter_that_stays_out_is_a_fault_and_its_draft_is_made(
    project: Project, vragen: Vragen, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.root / "brief.txt").write_text(_LETTER.replace("Veertien.", f"Bel {_NUMBER}."), encoding="utf-8")
    assert vragen("importeer", "--json", "--bijlage", "brief.txt") == 1
    output = capsys.readouterr()
    row = json.loads(output.out)
    assert _NUMBER not in output.out + output.err
    assert (project.root / row["pad"]).is_file()
    assert not (project.root / row["pad"]).with_suffix("").exists()
    assert Kind.ORIGINAL_PRIVATE.code in [finding["soort"] for finding in row["bevindingen"]]

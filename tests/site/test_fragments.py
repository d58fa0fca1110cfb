"""Fragments: pages share pieces of text from docs/fragmenten/, and nothing else gets onto a page that way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.archives import Project, digest
from tests.serving import fetch, preview, wait_until
from tests.site.conftest import Build
from tests.site.pages import parse
from vragenarchief.findings import Kind

_PAGE = "privacy.md"
_SECRET = "zqgeheimzq"  # noqa: S105 -- a word to look for
_SHOWN = (
    "`{!contact.md!}`",
    "``{!contact.md!} met ` erin``",
    "`over {!contact.md!}\ntwee regels`",
    "```markdown\n{!contact.md!}\n```",
    "~~~~\n~~~\n{!contact.md!}\n~~~~",
    "1. Zo:\n\n    ```\n    {!contact.md!}\n    ```\n",
    "\\{!contact.md!}",
)


def _faults(bouw: Build, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int | None, str]]:
    """File, line and kind of everything that is wrong."""
    assert bouw("--json") == 1
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [(row["pad"], row["regel"], row["soort"]) for row in rows]


def test_a_fragment_stands_on_every_page_that_names_it_and_nowhere_else(project: Project, bouw: Build) -> None:
    project.write(_PAGE, "# Privacy\n\n{!contact.md!}\n")
    assert bouw() == 0
    for address in ("over/", "privacy/"):
        page = parse(project.read(address))
        assert "Hebt u een vraag, of klopt er iets niet?" in page.words
        assert {"href": "mailto:griffie@wiekendam.example"} in page.all("a")
        assert "{!" not in page.words
    assert [path for path in digest(project.site) if path.startswith("fragmenten")] == []


def test_a_fragment_may_stand_in_a_sentence_in_a_folder_and_in_a_fragment(project: Project, bouw: Build) -> None:
    project.write("fragmenten/adres/plaats.md", "\ufeffin **Wiekendam**\r\n")
    project.write("fragmenten/zin.md", "Wij zitten {! adres/plaats.md !}.\n")
    project.write(_PAGE, "# Privacy\n\n{!zin.md!} Echt {!adres/plaats.md!}, ja.\n")
    assert bouw() == 0
    page = project.read("privacy/")
    assert "<p>Wij zitten in <strong>Wiekendam</strong>. Echt in <strong>Wiekendam</strong>, ja.</p>" in page


def test_all_lines_of_a_fragment_stand_where_the_first_does(project: Project, bouw: Build) -> None:
    project.write("fragmenten/stappen.md", "Eerst dit.\n\n- een\n- twee\n")
    project.write(_PAGE, "# Privacy\n\n1. Doe dit:\n\n    {!stappen.md!}\n\n2. Klaar.\n\n> {!stappen.md!}\n")
    assert bouw() == 0
    page = project.read("privacy/")
    assert page.count("<ol>") == 1
    assert "<blockquote>\n<p>Eerst dit.</p>\n<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n</blockquote>" in page


@pytest.mark.parametrize("source", _SHOWN)
def test_in_code_and_behind_a_backslash_it_is_shown(project: Project, bouw: Build, source: str) -> None:
    project.write("fragmenten/uitleg.md", source)
    project.write(_PAGE, f"# Privacy\n\n{source}\n\n{{!uitleg.md!}}\n")
    assert bouw() == 0
    words = parse(project.read("privacy/")).words
    assert words.count("{!contact.md!}") == 2
    assert "griffie@" not in words


def test_code_that_is_not_closed_hides_nothing(project: Project, bouw: Build) -> None:
    project.write(_PAGE, "# Privacy\n\n```\nEen ` teken\n\n{!contact.md!}\n")
    assert bouw() == 0
    assert "griffie@wiekendam.example" in project.read("privacy/")


def test_what_only_becomes_a_statement_when_put_together_is_none(project: Project, bouw: Build) -> None:
    (project.root / "geheim.txt").write_text(_SECRET)
    project.write("fragmenten/staart.md", f"!{project.root}/geheim.txt!}}")
    project.write("fragmenten/kop.md", "{{!staart.md!}")
    project.write(_PAGE, "# Privacy\n\n{!kop.md!} {{!staart.md!}\n")
    assert bouw() == 0
    assert _SECRET not in project.read("privacy/")
    assert parse(project.read("privacy/")).words.count("geheim.txt!}") == 2


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/etc/passwd", Kind.FRAGMENT_OUTSIDE),
        ("~/.profile", Kind.FRAGMENT_OUTSIDE),
        ("../index.md", Kind.FRAGMENT_OUTSIDE),
        ("../fragmenten/contact.md", Kind.FRAGMENT_OUTSIDE),
        ("map/../../index.md", Kind.FRAGMENT_OUTSIDE),
        ("buiten.md", Kind.FRAGMENT_OUTSIDE),
        ("buitenmap/index.md", Kind.FRAGMENT_OUTSIDE),
        ("contcat.md", Kind.FRAGMENT_MISSING),
        ("..\\index.md", Kind.FRAGMENT_MISSING),
        ("x" * 400, Kind.FRAGMENT_MISSING),
        ("contact\0.md", Kind.FRAGMENT_MISSING),
        ("map", Kind.FRAGMENT_UNREADABLE),
        ("kring.md", Kind.FRAGMENT_UNREADABLE),
        ("weg.md", Kind.FRAGMENT_UNREADABLE),
        (".", Kind.FRAGMENT_UNREADABLE),
    ],
)
def test_only_a_file_in_the_folder_is_a_fragment(
    project: Project, bouw: Build, capfd: pytest.CaptureFixture[str], name: str, kind: Kind
) -> None:
    project.write("fragmenten/map/goed.md", "goed\n")
    (project.docs / "fragmenten/buiten.md").symlink_to("../index.md")
    (project.docs / "fragmenten/buitenmap").symlink_to("..")
    (project.docs / "fragmenten/kring.md").symlink_to("kring.md")
    (project.docs / "fragmenten/weg.md").symlink_to("nergens.md")
    project.write(_PAGE, f"---\ntitle: Privacy\n---\n\n# Privacy\n\n{{!map/goed.md!}} en {{!{name}!}}\n")
    assert _faults(bouw, capfd) == [("docs/privacy.md", 7, kind.code)]
    assert not project.site.exists()


@pytest.mark.parametrize(
    "source",
    [
        *("{!contact.md", "{!contact.md}", "{!contact.md!", "{! !}", "{!!}", "{!\ncontact.md!}"),
        *("{!contact.md!lines=1}", "{!contact.md!lines=1 3-5}", "{!contact.md!lines=9-1 - 0}", "{!contact.md!}!}{!"),
    ],
)
def test_what_is_nearly_a_statement_is_told_and_never_done(
    project: Project, bouw: Build, capfd: pytest.CaptureFixture[str], source: str
) -> None:
    project.write(_PAGE, f"# Privacy\n\nZie {source}\n")
    assert _faults(bouw, capfd) == [("docs/privacy.md", 3, Kind.FRAGMENT_UNCLEAR.code)]


def test_a_name_that_is_nearly_right_gets_a_suggestion(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write(_PAGE, "# Privacy\n\n{!Contcat.md!} {!xyz!}\n")
    assert bouw() == 1
    near, far, _ = capsys.readouterr().err.splitlines()
    assert near == (
        "docs/privacy.md:3: fout: het fragment \"Contcat.md\" bestaat niet. Bedoelt u 'contact.md'?"
    )
    assert far.endswith("Verbeter de naam, of zet het bestand in fragmenten/.")


def test_every_fault_is_told_at_once_at_its_own_file_and_line_and_the_old_site_stays(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bouw() == 0
    before = digest(project.site)
    project.write("fragmenten/a.md", "een\n\n{!b.md!}\n")
    project.write("fragmenten/b.md", "[dood](nergens.md)\r\n{!a.md!}\r\n{!weg.md!}\r\n")
    project.write("fragmenten/zelf.md", "\n{!zelf.md!}\n")
    project.write("fragmenten/latijn.md", b"regel\ncaf\xe9\n")
    project.write(_PAGE, "# Privacy\n\n{!a.md!}\n\n{!zelf.md!} {!latijn.md!}\n\n[dood](../nergens/)\n")
    project.write("twee.md", "# Twee\n\n{!zelf.md!}\n")
    capsys.readouterr()
    assert _faults(bouw, capsys) == [
        ("docs/fragmenten/b.md", 1, Kind.LINK_DEAD.code),
        ("docs/fragmenten/b.md", 2, Kind.FRAGMENT_IN_CIRCLE.code),
        ("docs/fragmenten/b.md", 3, Kind.FRAGMENT_MISSING.code),
        ("docs/fragmenten/latijn.md", 2, Kind.NOT_UTF8.code),
        ("docs/fragmenten/zelf.md", 2, Kind.FRAGMENT_IN_CIRCLE.code),
        ("docs/privacy.md", 7, Kind.LINK_DEAD.code),
    ]
    assert digest(project.site) == before
    assert bouw() == 1
    said = capsys.readouterr().err
    assert "dit fragment komt in zichzelf terecht: a.md → b.md → a.md." in said
    assert "dit fragment komt in zichzelf terecht: zelf.md → zelf.md." in said
    assert "Een verwijzing in een fragment geldt vanaf de pagina, hier docs/privacy.md." in said


def test_mkdocs_itself_refuses_the_same(project: Project) -> None:
    project.write(_PAGE, "# Privacy\n\n{!/etc/passwd!}\n")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "docs/privacy.md:3: fout: het fragment" in done.stderr
    assert "Warning" not in done.stdout


def test_another_docs_folder_takes_what_it_lacks_from_the_project_file_by_file(
    project: Project, bouw: Build, tmp_path: Path
) -> None:
    other = Project(tmp_path / "elders")
    for path in project.docs.glob("vragen/*/*.md"):
        other.write(path.relative_to(project.docs).as_posix(), path.read_bytes())
    other.write("fragmenten/uren.md", "Op werkdagen.\n")
    other.write(_PAGE, "# Privacy\n\n{!uren.md!}\n\n{!contact.md!}\n")
    assert bouw("--bron", str(other.docs)) == 0
    assert "Op werkdagen." in project.read("privacy/")
    assert "griffie@wiekendam.example" in project.read("privacy/")
    other.write("fragmenten/contact.md", "Van elders.\n")
    assert bouw("--bron", str(other.docs)) == 0
    assert "Van elders." in project.read("over/")


@pytest.mark.parametrize("name", ["markdown_include.include", "pymdownx.snippets"])
def test_the_fence_cannot_be_taken_away_by_naming_an_extension(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text() + f"  - {name}\n")
    line = len(settings.read_text().splitlines())
    assert _faults(bouw, capsys) == [("mkdocs.yml", line, Kind.EXTENSION_REFUSED.code)]


def test_in_the_preview_a_page_shows_its_fault_and_its_text_and_follows_the_fragment(project: Project) -> None:
    project.write(_PAGE, "# Privacy\n\nWat vooraf gaat.\n\n{!uren.md!}\n\n{!contact.md!}\n")
    with preview(project) as base:
        page = fetch(f"{base}privacy/") or ""
        assert "docs/privacy.md:5: fout: het fragment &#34;uren.md&#34; bestaat niet." in page
        assert "Wat vooraf gaat." in page
        assert "{!uren.md!}" in page
        assert "griffie@wiekendam.example" in page
        assert "docs/privacy.md:5: fout:" in (fetch(base) or "")
        assert "Bevindingen" not in (fetch(f"{base}over/") or "")
        project.write("fragmenten/uren.md", "Op werkdagen.\n")
        wait_until(lambda: "Op werkdagen." in (fetch(f"{base}privacy/") or ""))
        assert "Bevindingen" not in (fetch(f"{base}privacy/") or "")
        project.write("fragmenten/uren.md", "Alleen {!nooit.md!}.\n")
        wait_until(lambda: "docs/fragmenten/uren.md:1: fout:" in (fetch(f"{base}privacy/") or ""))
    assert "Traceback" not in (project.root / "preview.log").read_text()

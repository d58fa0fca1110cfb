"""What `vragen bouw` does with good and bad archives."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.archives import FAULTY, LETTER, SMALLEST, Project, digest
from tests.site.conftest import Build
from tests.serving import wait_until
from tests.site.pages import dead_links, pages_of
from vragenarchief.dossier import reading
from vragenarchief.findings import Kind

_MANY = 90  # enough pages to be worth several processes


def _many_pages(project: Project) -> None:
    for number in range(100, 100 + _MANY):
        text = LETTER.replace("2025-007", f"2025-{number}").replace("31.", f"{number}.")
        project.write(f"vragen/2025/{number}-brug.md", text)


def test_a_build_ends_with_what_it_made(project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]) -> None:
    assert bouw() == 0
    assert capsys.readouterr().err == "Klaar: 3 pagina's met 6 vragen staan in site.\n"
    assert (project.site / "index.html").is_file()


def test_the_same_pages_on_the_same_day_give_the_same_bytes(project: Project, bouw: Build) -> None:
    assert bouw("--vandaag", "2026-11-25", "--naar", "een") == 0
    assert bouw("--vandaag", "2026-11-25", "--naar", "twee") == 0
    assert digest(project.root / "een") == digest(project.root / "twee")


def test_one_process_makes_the_same_bytes_as_many_and_an_empty_cache_as_a_full_one(
    project: Project, bouw: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    _many_pages(project)
    monkeypatch.setattr(reading, "_processors", lambda: 2)
    assert bouw("--naar", "leeg") == 0
    assert bouw("--naar", "vol") == 0
    (project.root / ".cache" / "pages.sqlite").unlink()
    monkeypatch.setattr(reading, "_processors", lambda: 1)
    assert bouw("--naar", "alleen") == 0
    sites = [digest(project.root / name) for name in ("leeg", "vol", "alleen")]
    assert len(sites[0]) > _MANY
    assert sites[0] == sites[1] == sites[2]


def test_mkdocs_itself_makes_the_same_bytes_and_refuses_the_same_faults(project: Project, bouw: Build) -> None:
    def mkdocs_build() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "ander"]
        return subprocess.run(command, cwd=project.root, capture_output=True, text=True, check=False)

    assert bouw() == 0
    plain = mkdocs_build()
    assert plain.returncode == 0, plain.stderr
    assert digest(project.site) == digest(project.root / "ander")
    project.write("vragen/2026/010-zonder-datum.md", FAULTY["vragen/2026/010-zonder-datum.md"])
    before = digest(project.root / "ander")
    faulty = mkdocs_build()
    assert faulty.returncode == 1
    assert "docs/vragen/2026/010-zonder-datum.md:1: fout: 'ingediend' ontbreekt." in faulty.stderr
    assert digest(project.root / "ander") == before


def test_a_new_title_changes_no_address(project: Project, bouw: Build) -> None:
    assert bouw() == 0
    before = set(digest(project.site / "vragen"))
    page = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
    page.write_text(page.read_text().replace("Bankje bij de vijver", "Een heel andere titel"))
    assert bouw() == 0
    assert set(digest(project.site / "vragen")) == before
    assert "Een heel andere titel" in project.read("vragen/2026/001-bankje-bij-de-vijver/")


def test_a_build_with_faults_names_them_all_and_leaves_the_old_site_whole(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bouw() == 0
    before = digest(project.site)
    for path, text in FAULTY.items():
        project.write(path, text)
    capsys.readouterr()
    assert bouw() == 1
    lines = capsys.readouterr().err.splitlines()
    folder = "docs/vragen/2026"
    assert [line.split(": ", 2)[:2] for line in lines[:-1]] == [
        [f"{folder}/010-zonder-datum.md:1", "fout"],
        [f"{folder}/011-onbekend.md:4", "fout"],
        [f"{folder}/011-onbekend.md:5", "fout"],
        [f"{folder}/011-onbekend.md:6", "fout"],
        [f"{folder}/011-onbekend.md:10", "fout"],
        [f"{folder}/012-dubbele-punt.md:3", "fout"],
    ]
    assert "Bedoelt u 'groen'?" in lines[1]
    assert 'titel: "Brug: open of dicht?"' in lines[5]
    assert lines[-1] == "6 fouten, 0 keer 'let op'."
    assert digest(project.site) == before
    assert sorted(path.name for path in project.root.iterdir()) == [".cache", "docs", "mkdocs.yml", "overrides", "site"]


def test_a_dead_link_on_an_editorial_page_stops_the_build_with_file_and_line(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project.docs / "over/index.md"
    page.write_text(
        page.read_text() + "\nKijk bij [groen](../onderwerpen/gron/).\n\nEn [hier](../onderwerpen/groen/#nergens).\n"
    )
    assert bouw() == 1
    first, second, _ = capsys.readouterr().err.splitlines()
    line = len(page.read_text().splitlines())
    assert first.startswith(
        f'docs/over/index.md:{line - 2}: fout: de verwijzing "../onderwerpen/gron/" komt nergens uit.'
    )
    assert "Bedoelt u /onderwerpen/groen/?" in first
    assert second.startswith(f"docs/over/index.md:{line}: fout:")
    assert not project.site.exists()


def test_a_dead_entry_of_the_menu_stops_the_build(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("- Onderwerpen: onderwerpen/", "- Onderwerpen: onderwerp/"))
    assert bouw() == 1
    assert 'mkdocs.yml: fout: de verwijzing "onderwerp/" komt nergens uit.' in capsys.readouterr().err


@pytest.mark.parametrize("name", [
        *("onderwerpen.md", "Onderwerpen.md", "vragen.md", "onderwerpen/groen.md", "onderwerpen/nieuw.md"),
        *("fracties.md", "fracties/dorpen-samen.md", "personen/nieuw.md", "openstaand/index.md"),
    ])
def test_an_editorial_page_with_the_address_of_a_list_stops_the_build(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    project.write(name, "# Iets anders\n")
    assert bouw() == 1
    assert f"docs/{name}:1: fout: deze pagina krijgt het adres" in capsys.readouterr().err
    assert not project.site.exists()


@pytest.mark.parametrize(
    ("path", "content", "message"),
    [
        ("over/index.md", b"# Over\n\nCaf\xe9\n", "docs/over/index.md:3: fout: het bestand is niet opgeslagen als UTF-8"),
        ("over/index.md", b"---\ntitle: Over: ons\n---\n# Over\n", "docs/over/index.md:2: fout: de gegevens zijn"),
        ("over.md", b"# Over\n", ":1: fout: deze pagina krijgt het adres /over/, maar dat is van docs/over"),
        ("pagefind/pagefind.js", b"", "docs/pagefind/pagefind.js:1: fout: deze pagina krijgt het adres"),
        ("sitemap.xml", b"", "docs/sitemap.xml:1: fout: deze pagina krijgt het adres /sitemap.xml"),
    ],
)
def test_what_is_wrong_with_an_editorial_file_is_told(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], path: str, content: bytes, message: str
) -> None:
    project.write(path, content)
    assert bouw() == 1
    assert message in capsys.readouterr().err
    assert not project.site.exists()


def test_an_editorial_link_that_leads_to_no_file_is_told(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.docs / "foto.png").symlink_to("weg.png")
    assert bouw() == 1
    assert "docs/foto.png: fout: deze pagina kan niet worden gelezen" in capsys.readouterr().err
    assert not project.site.exists()


def test_an_attachment_cannot_take_the_place_of_its_page(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    page = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
    page.write_text(page.read_text().replace("ingediend", "bijlagen: [{bestand: index.html}]\ningediend", 1))
    project.write("vragen/2026/001-bankje-bij-de-vijver/index.html", "iets anders")
    assert bouw() == 1
    assert 'de bijlage "index.html"' in capsys.readouterr().err


def test_an_attachment_in_markdown_is_a_file_and_no_page(project: Project, bouw: Build) -> None:
    page = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
    page.write_text(page.read_text().replace("ingediend", "bijlagen: [{bestand: Verslag.md}]\ningediend", 1))
    project.write("vragen/2026/001-bankje-bij-de-vijver/Verslag.md", "# Verslag\n")
    assert bouw() == 0
    folder = project.site / "vragen/2026/001-bankje-bij-de-vijver"
    assert sorted(path.name for path in folder.iterdir()) == ["Verslag.md", "index.html"]
    assert (folder / "Verslag.md").read_text() == "# Verslag\n"
    assert '/Verslag.md"' in (folder / "index.html").read_text()


def test_a_groups_items_are_in_the_menu_and_only_the_page_itself_is_current(project: Project, bouw: Build) -> None:
    settings = project.root / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("  - Over: over/index.md", "  - Meer:\n      - Over ons: over/index.md")
    )
    assert bouw() == 0
    assert '<a class="va-menu__link" href="." aria-current="page">Start</a>' in project.read("")
    assert 'href="over/">Over ons</a>' in project.read("")
    assert "aria-current" not in project.read("404.html")


def test_a_day_long_ago_is_a_day(project: Project, bouw: Build) -> None:
    assert bouw("--vandaag", "1950-01-01") == 0
    assert "Stand van 1 januari 1950" in project.read("")


@pytest.mark.parametrize("when", ["pages", "index"])
def test_a_build_that_is_ended_leaves_nothing_behind(project: Project, when: str) -> None:
    _many_pages(project)
    waiting = project.root / "pagefind"
    waiting.write_text("#!/bin/sh\nexec sleep 60\n")
    waiting.chmod(0o755)
    program = (
        "import pagefind_bin, pathlib, sys, vragenarchief.cli as cli\n"
        f"pagefind_bin.get_executable = lambda: pathlib.Path({str(waiting)!r})\n"
        f"cli.PROJECT = pathlib.Path({str(project.root)!r})\n"
        "sys.exit(cli.main(['bouw']))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], cwd=project.root, stderr=subprocess.PIPE, text=True)
    sign = ".site-*/*" if when == "index" else ".cache/pages.sqlite"
    wait_until(lambda: bool(list(project.root.glob(sign))))
    time.sleep(0.3)
    process.terminate()
    _, said = process.communicate(timeout=20)
    assert process.returncode == 128 + signal.SIGTERM
    assert "Traceback" not in said
    assert list(project.root.glob(".site*")) == []
    assert not project.site.exists()


_PAGE = "vragen/2026/003-nieuw.md"
_GOOD = SMALLEST.replace("2026-001", "2026-003")


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbf" + _GOOD.encode(), _GOOD.replace("\n", "\r\n").encode()],
    ids=["a byte order mark", "lines of Windows"],
)
def test_what_an_editor_leaves_behind_does_no_harm(project: Project, bouw: Build, content: bytes) -> None:
    project.write(_PAGE, content)
    assert bouw() == 0
    assert "houtworm" in project.read("vragen/2026/003-nieuw/")


def _not_utf8(project: Project) -> None:
    project.write(_PAGE, _GOOD.replace("vijver", "café").encode("latin-1"))


def _folder_for_a_page(project: Project) -> None:
    (project.docs / _PAGE).mkdir()


def _dangling_link(project: Project) -> None:
    (project.docs / _PAGE).symlink_to("weg.md")


def _unreadable(project: Project) -> None:
    project.write(_PAGE, _GOOD).chmod(0)


def _same_address_but_for_capitals(project: Project) -> None:
    project.write("vragen/2026/003-Nieuw.md", _GOOD)
    project.write(_PAGE, _GOOD)


@pytest.mark.parametrize(
    ("spoil", "kinds"),
    [
        (_not_utf8, {Kind.NOT_UTF8}),
        (_folder_for_a_page, {Kind.PAGE_IS_FOLDER}),
        (_dangling_link, {Kind.PAGE_UNREADABLE}),
        pytest.param(
            _unreadable,
            {Kind.PAGE_UNREADABLE},
            marks=pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything"),
        ),
        (_same_address_but_for_capitals, {Kind.ADDRESS_TWICE}),
    ],
)
def test_bad_input_gets_a_message_and_no_site(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], spoil: object, kinds: set[Kind]
) -> None:
    assert callable(spoil)
    spoil(project)
    assert bouw("--json") == 1
    output = capsys.readouterr()
    assert {f'"soort": "{kind.code}"' for kind in kinds} == {
        part for line in output.out.splitlines() for part in line.strip("{}").split(", ") if '"soort"' in part
    }
    assert "docs/vragen/2026/003-" in output.out
    assert "Traceback" not in output.err
    assert not project.site.exists()


def test_an_archive_without_pages_says_where_to_put_the_first(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    for page in project.docs.glob("vragen/*/*.md"):
        page.unlink()
    assert bouw() == 1
    assert "in de map docs/vragen staat geen enkele pagina met vragen." in capsys.readouterr().err


def test_a_draft_is_nowhere_in_a_build_and_its_faults_do_not_stop_it(project: Project, bouw: Build) -> None:
    draft = _GOOD.replace("houtworm", "boktor").replace("ingediend: 2026-03-02", "publicatie: concept")
    project.write(_PAGE, draft)
    assert bouw() == 0
    for path in project.site.rglob("*"):
        assert not path.is_file() or b"boktor" not in path.read_bytes(), path
    assert not (project.site / "vragen/2026/003-nieuw").exists()


def test_an_archive_of_nothing_but_drafts_is_built_without_an_index(project: Project, bouw: Build) -> None:
    for page in project.docs.glob("vragen/*/*.md"):
        page.write_text(page.read_text().replace("\ningediend", "\npublicatie: concept\ningediend", 1))
    assert bouw() == 0
    assert not (project.site / "pagefind").exists()
    assert dead_links(project.site) == []


def test_when_the_search_engine_fails_the_build_says_so(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = project.root / "pagefind"
    broken.write_text("#!/bin/sh\necho kapot >&2\nexit 1\n")
    broken.chmod(0o755)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: broken)
    assert bouw() == 1
    assert "site: fout: de zoekindex kan niet worden gemaakt: kapot" in capsys.readouterr().err
    assert not project.site.exists()


def test_another_docs_folder_needs_only_questions(
    bouw: Build, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "elders"
    page = other / _PAGE
    page.parent.mkdir(parents=True)
    page.write_text(_GOOD)
    assert bouw("--bron", str(other), "--naar", str(tmp_path / "uit")) == 0
    assert "1 pagina met 1 vraag" in capsys.readouterr().err
    pages = pages_of(tmp_path / "uit")
    assert {"", "over/", "zoeken/", "vragen/2026/003-nieuw/", "onderwerpen/groen/"} <= set(pages)
    assert "vragen/2026/001-bankje-bij-de-vijver/" not in pages
    assert dead_links(tmp_path / "uit") == []


def test_a_site_in_a_folder_of_its_own_on_the_host_works_there(project: Project, bouw: Build) -> None:
    project.set_option("site_url: https://www.wiekendam.example/archief/")
    assert bouw() == 0
    assert dead_links(project.site, "https://www.wiekendam.example/archief/") == []
    for address, page in pages_of(project.site).items():
        for _, attributes in page.elements:
            written = attributes.get("href") or attributes.get("src") or attributes.get("action") or ""
            assert not written.startswith("/") or (address == "404.html" and written.startswith("/archief/"))
    assert "https://www.wiekendam.example/archief/over/" in project.read("sitemap.xml")
    assert "\nSitemap: https://www.wiekendam.example/archief/sitemap.xml\n" in project.read("robots.txt")


def test_a_folder_with_something_else_in_it_is_never_replaced(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    treasure = project.root / "foto's" / "kat.txt"
    treasure.parent.mkdir()
    treasure.write_text("miauw")
    assert bouw("--naar", "foto's") == 2
    assert bouw("--naar", "docs/site") == 2
    assert bouw("--naar", ".") == 2
    assert "staat iets anders dan een archief" in capsys.readouterr().err
    assert treasure.read_text() == "miauw"
    assert (project.docs / "index.md").is_file()


def test_a_warning_of_mkdocs_stops_the_build(
    project: Project, bouw: Build, capfd: pytest.CaptureFixture[str]
) -> None:
    """P7."""
    assert bouw() == 0
    output = capfd.readouterr()
    assert "warning" not in (output.out + output.err).lower()
    before = digest(project.site)
    with (project.root / "mkdocs.yml").open("a") as settings:
        settings.write("kleur: rood\n")
    assert bouw("--json") == 1
    assert f'"soort": "{Kind.GENERATOR_COMPLAINS.code}"' in capfd.readouterr().out
    assert digest(project.site) == before


def test_broken_settings_are_a_fault_of_mkdocs_yml(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    with (project.root / "mkdocs.yml").open("a") as settings:
        settings.write("theme: [\n")
    assert bouw() == 1
    error = capsys.readouterr().err
    assert error.startswith("mkdocs.yml: fout: MkDocs kan de site niet maken:")
    assert "Traceback" not in error

"""What a clerk sees in `mkdocs serve` while working."""

from tests.archives import FAULTY, Project
from tests.serving import fetch, preview, wait_until

_FOLDER = "vragen/2026/"


def test_faulty_pages_are_shown_with_their_findings_and_mended_after_a_save(project: Project) -> None:
    for path, text in FAULTY.items():
        project.write(path, text)
    with preview(project) as base:
        pages = {path: fetch(base + path.removesuffix(".md") + "/") or "" for path in FAULTY}
        undated, unknown, colon = pages.values()
        assert "ingediend&#39; ontbreekt." in undated
        assert "Wanneer?" in undated
        for message in ("Bedoelt u &#39;groen&#39;?", "is geen datum", "bestaat niet", "antwoord op vraag 4"):
            assert message in unknown
        assert "<h1>Brug: open of dicht?</h1>" in colon
        assert "Zet de tekst tussen aanhalingstekens" in colon
        assert "011-onbekend.md:5: fout:" in (fetch(base) or "")
        mended = FAULTY[_FOLDER + "010-zonder-datum.md"].replace("onderwerpen:", "ingediend: 2026-05-01\nonderwerpen:")
        project.write(_FOLDER + "010-zonder-datum.md", mended)
        address = f"{base}{_FOLDER}010-zonder-datum/"
        wait_until(lambda: "ontbreekt" not in (fetch(address) or "ontbreekt"))
        assert "1 mei 2026" in (fetch(address) or "")


def test_the_preview_has_drafts_and_no_policy_and_the_index_follows(project: Project) -> None:
    draft = FAULTY[_FOLDER + "010-zonder-datum.md"].replace("onderwerpen:", "publicatie: concept\nonderwerpen:")
    project.write(_FOLDER + "010-zonder-datum.md", draft)
    with preview(project) as base:
        page = fetch(f"{base}{_FOLDER}010-zonder-datum/") or ""
        assert "Concept</strong> Deze pagina staat nog niet in het archief." in page
        assert "Content-Security-Policy" not in page
        entry = f"{base}pagefind/pagefind-entry.json"
        wait_until(lambda: '"page_count":4' in (fetch(entry) or ""))
        first = fetch(entry)
        bench = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
        bench.write_text(bench.read_text().replace("houtworm", "boktor"))
        wait_until(lambda: "boktor" in (fetch(f"{base}vragen/2026/001-bankje-bij-de-vijver/") or ""))
        assert fetch(entry) is not None
        wait_until(lambda: fetch(entry) not in {first, None})
    assert "Traceback" not in (project.root / "preview.log").read_text()


def test_a_page_that_cannot_be_read_at_all_does_not_stop_the_preview(project: Project) -> None:
    project.write("vragen/2026/020-vreemd.md", b"---\nnummer: \xff\xfe\n")
    (project.docs / "vragen/2026/021-map.md").mkdir()
    project.write("registers/onderwerpen.yml", "- slug: [\n")
    with preview(project) as base:
        home = fetch(base) or ""
        assert "020-vreemd.md:2: fout: het bestand is niet opgeslagen als UTF-8" in home
        assert "021-map.md: fout: dit is een map" in home
        assert "registers/onderwerpen.yml:" in home


def test_an_editorial_page_that_cannot_be_read_shows_why_and_an_attachment_stays_in_its_folder(project: Project) -> None:
    project.write("over/index.md", "# Over café\n".encode("latin-1"))
    page = FAULTY[_FOLDER + "010-zonder-datum.md"].replace(
        "onderwerpen:", "bijlagen: [{bestand: ../../../../geheim.txt}]\nonderwerpen:"
    )
    project.write(_FOLDER + "010-zonder-datum.md", page)
    (project.root / "geheim.txt").write_text("geheim")
    with preview(project) as base:
        assert "docs/over/index.md:1: fout: het bestand is niet opgeslagen als UTF-8" in (fetch(f"{base}over/") or "")
        assert "docs/over/index.md:1: fout:" in (fetch(base) or "")
        assert "geheim.txt" in (fetch(f"{base}{_FOLDER}010-zonder-datum/") or "")
        assert fetch(f"{base}geheim.txt") is None
    assert "Traceback" not in (project.root / "preview.log").read_text()


def test_lists_follow_a_save_and_a_list_of_nobody_goes(project: Project) -> None:
    page = project.docs / f"{_FOLDER}002-essen.md"
    plain = page.read_text()
    page.write_text(plain.replace("onderwerpen:", "indieners: [{naam: E. van 't Slag}]\nonderwerpen:"))
    with preview(project) as base:
        assert "Kap van zes essen" in (fetch(f"{base}personen/e-van-t-slag/") or "")
        page.write_text(plain.replace("onderwerpen:", "indieners: [{fractie: Jong}]\nonderwerpen:"))
        wait_until(lambda: "Kap van zes essen" in (fetch(f"{base}fracties/jong/") or ""))
        assert "Slag" not in (fetch(f"{base}personen/") or "")
        assert fetch(f"{base}personen/e-van-t-slag/") is None
        assert "Kap van zes essen" in (fetch(f"{base}openstaand/") or "")

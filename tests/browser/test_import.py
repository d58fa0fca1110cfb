"""A letter comes in at one end, and residents find its questions at the other."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.archives import Project
from tests.serving import served
from vragenarchief import cli

pytestmark = pytest.mark.browser

_PRACTICE = cli.PROJECT / "docs" / "beheer" / "oefenbrief.txt"
_SHARED = cli.PROJECT.parent / "shared" / "letters"
_REAL = "gemeente__harderwijk-mensenhandel.md"


@pytest.fixture
def demo_copy(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The test's own project, with the registers of the demo."""
    for register in (cli.PROJECT / "docs" / "registers").glob("*.yml"):
        project.write(f"registers/{register.name}", register.read_bytes())
    for page in project.docs.glob("vragen/*/*.md"):
        page.unlink()
    monkeypatch.setattr(cli, "PROJECT", project.root)
    monkeypatch.chdir(project.root)
    return project


def publish(project: Project, letter: Path) -> str:
    """Import the letter, publish it and build the site; the address of its page."""
    assert cli.main(["importeer", str(letter)]) == 0
    (page,) = project.docs.glob("vragen/*/*.md")
    assert cli.main(["publiceer", str(page)]) == 0
    assert cli.main(["bouw"]) == 0
    return f"{page.relative_to(project.docs).as_posix().removesuffix('.md')}/"


def files_with(site: Path, words: Iterable[str]) -> list[tuple[str, str]]:
    """Every file of the site in whose name or content one of the words stands."""
    found = []
    for path in site.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(errors="replace")
        found += [(path.name, word) for word in words if word in text or word in path.name]
    return found


def found_by_searching(browser: Browser, host: str, word: str) -> list[str | None]:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{host}zoeken/?q={word}")
    expect(page.locator("[data-resultaten]")).to_have_attribute("aria-busy", "false")
    hrefs = [link.get_attribute("href") for link in page.locator("[data-resultaten] a").all()]
    page.close()
    return hrefs


def found_without_script(browser: Browser, host: str, lists: str, entry: str, title: str) -> str:
    """Where one ends who follows the links of a list."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}{lists}")
    page.get_by_role("main").get_by_role("link", name=entry).first.click()
    page.get_by_role("link", name=re.compile(title)).first.click()
    address = page.url.removeprefix(host)
    context.close()
    return address


def test_the_practice_letter_is_found_and_nothing_private_of_it(browser: Browser, demo_copy: Project) -> None:
    address = publish(demo_copy, _PRACTICE)
    assert files_with(demo_copy.site / "vragen", ["Rietkraag", "9999", "Oefenaar", "06 00", "Stokmans"]) == []
    with served(demo_copy.site) as host:
        assert found_by_searching(browser, host, "fietspad")[0] == f"/{address}#vraag-2"
        assert found_without_script(browser, host, "vragen/", "2026", "nachtbus") == address
        assert found_without_script(browser, host, "onderwerpen/", "Verkeer en parkeren", "nachtbus") == address


@pytest.mark.skipif(not _SHARED.is_dir(), reason="the real letters are not on this machine")
def test_a_real_letter_is_found_by_a_word_of_its_questions(browser: Browser, demo_copy: Project) -> None:
    gold = json.loads((_SHARED / "gold" / f"{_REAL}.json").read_text(encoding="utf-8"))
    parties = demo_copy.docs / "registers" / "fracties.yml"
    name = gold["indieners"][0]["fractie"]
    parties.write_text(f"{parties.read_text(encoding='utf-8')}- slug: fractie\n  naam: {name}\n", encoding="utf-8")
    address = publish(demo_copy, _SHARED / "texts" / _REAL)
    private = [find["tekst"].removeprefix("mevrouw ") for find in gold["privacy"]]
    assert len(private) == 4
    assert files_with(demo_copy.site, private) == []
    with served(demo_copy.site) as host:
        hrefs = found_by_searching(browser, host, "aangiftebereidheid")
        assert hrefs[0] == f"/{address}#vraag-6"
        assert f"/{address}#vraag-1" in hrefs
        assert found_without_script(browser, host, "vragen/", "2021", "mensenhandel|Mensenhandel") == address

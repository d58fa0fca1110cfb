"""What a resident does in the archive."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.archives import FAULTY, Project
from tests.serving import preview, served
from vragenarchief.site.builder import build_site

pytestmark = pytest.mark.browser

_BRIDGE = "vragen/2026/001-verkeersveiligheid-wiekebrug/"
_PAGES = {
    "home": "",
    "topics": "onderwerpen/",
    "topic": "onderwerpen/verkeer-en-parkeren/",
    "topic in a year": "onderwerpen/wonen-en-bouwen/2025/",
    "years": "vragen/",
    "year": "vragen/2026/",
    "parties": "fracties/",
    "party": "fracties/wiekens-verbond/",
    "persons": "personen/",
    "asker": "personen/n-celikkol/",
    "portfolio holder": "personen/b-oldenkotte/",
    "waiting": "openstaand/",
    "dossier": "vragen/2025/002-steenfabriekterrein/",
    "dossier with a table": "vragen/2024/003-zwembad-de-wiekeplas/",
    "postponed dossier": "vragen/2026/004-warmtenet-molenbuurt/",
    "long dossier": "vragen/2023/006-jeugdhulp-wachttijden-en-kosten/",
    "dossier of two parties": "vragen/2022/004-vuurwerk-jaarwisseling/",
    "dossier with attachments": "vragen/2023/005-luchtkwaliteit-havenkade/",
    "waiting dossier": "vragen/2026/003-bomenkap-haarweg/",
    "dossier with a correction": "vragen/2024/002-ondergrondse-containers-molenbuurt/",
    "dossier with an answer that points": "vragen/2025/004-lege-winkels-brugstraat/",
    "about": "over/",
    "privacy": "privacy/",
    "accessibility": "toegankelijkheid/",
    "handbook": "beheer/",
    "keys in the handbook": "beheer/sleutels/",
    "findings in the handbook": "beheer/meldingen/",
    "search": "zoeken/",
    "results": "zoeken/?q=fietspad",
    "nothing found": "zoeken/?q=xyzzyq",
    "filters": "zoeken/?q=de&jaar=2026&van=2026-01-01",
    "not there": "404.html",
}
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def open_page(page: Page, url: str) -> None:
    """Go there, and wait for the results where it is a search."""
    page.goto(url)
    if "?" in url:
        expect(page.locator("[data-resultaten]")).to_have_attribute("aria-busy", "false")


def test_a_word_of_an_answer_in_the_header_leads_to_its_question(page: Page, demo: str) -> None:
    open_page(page, demo)
    page.locator("header input[name=q]").fill("blokmarkering")
    page.locator("header").get_by_role("button", name="Zoek", exact=True).click()
    expect(page).to_have_url(f"{demo}zoeken/?q=blokmarkering")
    expect(page.get_by_role("status")).to_have_text("1 resultaat voor “blokmarkering”")
    results = page.locator("[data-resultaten] a")
    assert results.first.get_attribute("href", timeout=5000) == f"/{_BRIDGE}#vraag-4"
    assert page.locator("[data-resultaten]").get_attribute("aria-busy") == "false"
    results.first.click()
    expect(page).to_have_url(f"{demo}{_BRIDGE}#vraag-4")
    expect(page.locator("#vraag-4")).to_be_in_viewport()


def test_a_page_of_eight_lines_is_found_also_where_the_site_is_in_a_folder_of_its_host(
    context: BrowserContext, project: Project
) -> None:
    project.set_option("site_url: https://www.wiekendam.example/archief/")
    build_site(project.root, project.docs, project.root / "host" / "archief")
    with served(project.root / "host") as host:
        page = context.new_page()
        open_page(page, f"{host}archief/onderwerpen/groen/")
        page.locator("header input[name=q]").fill("houtworm")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("1 resultaat voor “houtworm”")
        page.locator("[data-resultaten] a").first.click()
        expect(page).to_have_url(f"{host}archief/vragen/2026/001-bankje-bij-de-vijver/#vraag-1")
        page.close()


def test_the_search_page_takes_enter_and_the_back_button_brings_back_the_last_results(page: Page, demo: str) -> None:
    open_page(page, f"{demo}zoeken/")
    field = page.get_by_label("Zoek in alle vragen en antwoorden")
    field.fill("zwembad")
    field.press("Enter")
    expect(page.get_by_role("status")).to_have_text(re.compile("resultaten voor “zwembad”"))
    expect(page).to_have_title(re.compile("^zwembad – "))
    field.fill("xyzzyq")
    field.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Niets gevonden voor “xyzzyq”")
    expect(page.get_by_role("heading", name="Probeer het zo")).to_be_visible()
    page.go_back()
    expect(field).to_have_value("zwembad")
    expect(page.get_by_role("status")).to_have_text(re.compile("resultaten voor “zwembad”"))
    expect(page.get_by_role("heading", name="Probeer het zo")).to_be_hidden()


def test_results_are_grouped_by_dossier_and_mark_the_words_that_were_found(page: Page, demo: str) -> None:
    open_page(page, f"{demo}zoeken/?q=fietspad")
    items = page.locator("[data-resultaten] > li")
    titles = items.locator("h2").all_inner_texts()
    assert len(titles) == len(set(titles)) == 3
    bridge = items.filter(has_text="Wiekebrug")
    assert "fietspad" in bridge.locator("mark").all_inner_texts()
    assert bridge.locator("ul a").count() == 3


def test_a_search_for_markup_is_only_text(page: Page, demo: str) -> None:
    open_page(page, f"{demo}zoeken/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("status")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator("main img").count() == 0


def test_lists_lead_to_a_question_without_javascript(browser: Browser, demo: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    ways = (
        ["Onderwerpen", "Verkeer en parkeren"],
        ["Onderwerpen", "Verkeer en parkeren", "2026"],
        ["Per jaar", "2026"],
        ["Fracties", "Dorpen Samen"],
        ["Personen", "T. Koldenhof"],
        ["Personen", "A.C. Hartgerink"],
    )
    for menu, *steps in ways:
        page.goto(demo)
        page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=menu).click()
        for step in steps:
            page.get_by_role("main").get_by_role("link", name=step, exact=True).first.click()
        page.locator("summary", has_text="Wiekebrug").click()
        page.locator("li", has_text="Wiekebrug").get_by_role("link", name="Vraag 4").click()
        assert page.url == f"{demo}{_BRIDGE}#vraag-4"
        expect(page.get_by_text("zes parkeerplaatsen")).to_be_visible()
    page.goto(f"{demo}zoeken/?q=fietspad")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    browser: Browser, demo: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    found = {}
    for name, address in _PAGES.items():
        open_page(page, demo + address)
        violations = Axe().run(page, options={"runOnly": _RULES}).response["violations"]
        found[name] = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in violations]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found[name].append(("wider than the screen", []))
    context.close()
    assert not any(found.values()), found


def test_axe_does_find_what_is_wrong(page: Page, demo: str) -> None:
    open_page(page, demo)
    page.evaluate("document.querySelector('header label').remove()")
    violations = Axe().run(page, options={"runOnly": _RULES}).response["violations"]
    assert "label" in {rule["id"] for rule in violations}


def test_every_page_type_is_quiet_and_asks_nothing_of_other_hosts(page: Page, demo: str) -> None:
    """P1."""
    for address in _PAGES.values():
        open_page(page, demo + address)


@pytest.mark.parametrize("width", [390, 320])
def test_the_menu_of_a_phone_opens_and_closes_with_the_keyboard(page: Page, demo: str, width: int) -> None:
    """T4."""
    page.set_viewport_size({"width": width, "height": 844})
    open_page(page, demo)
    button = page.get_by_role("button", name="Menu")
    link = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Onderwerpen")
    expect(link).to_be_hidden()
    button.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        expect(button).to_have_attribute("aria-expanded", "true")
        expect(link).to_be_visible()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Start"
        page.keyboard.press("Escape")
        expect(button).to_be_focused()
        expect(link).to_be_hidden()


def test_the_first_tab_leads_to_the_contents(page: Page, demo: str) -> None:
    """T3."""
    for address in _PAGES.values():
        open_page(page, demo + address)
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#inhoud")).to_be_focused()


def test_a_saved_page_reloads_by_itself_in_the_preview(context: BrowserContext, project: Project) -> None:
    path = "vragen/2026/010-zonder-datum.md"
    project.write(path, FAULTY[path])
    with preview(project) as base:
        page = context.new_page()
        page.goto(f"{base}vragen/2026/010-zonder-datum/")
        expect(page.get_by_role("heading", name="Bevindingen")).to_be_visible()
        project.write(path, FAULTY[path].replace("onderwerpen:", "ingediend: 2026-05-01\nonderwerpen:"))
        expect(page.get_by_role("heading", name="Bevindingen")).to_be_hidden(timeout=20_000)
        expect(page.get_by_text("1 mei 2026").first).to_be_visible()
        page.close()

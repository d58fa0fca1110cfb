"""What a resident does on the search page: words, filters and days; requirements S1 to S9 of our own list.

S1 a labelled field and a button in a form; S2 a count that is announced; S3 ten results and more; S4 never a dead end;
S5 filters that are real checkboxes; S6 the back button; S7 what goes wrong is told; S8 lists without JavaScript;
S9 paste, dictation, Enter and the button.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.archives import Project
from tests.serving import served
from vragenarchief.site.builder import build_site

pytestmark = pytest.mark.browser

_TRAFFIC = "onderwerp=verkeer-en-parkeren"


def search(page: Page, demo: str, address: str) -> None:
    """Go to a search, and wait for its results and the counts of its filters."""
    page.goto(f"{demo}zoeken/{address}")
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator("[data-resultaten]")).to_have_attribute("aria-busy", "false")
    expect(page.locator("[data-groepen] fieldset").first).to_be_attached()


def outcome(page: Page) -> Locator:
    return page.get_by_role("status")


def addresses(page: Page) -> list[str | None]:
    """Where the results lead, one a dossier."""
    return [title.get_attribute("href") for title in page.locator("[data-resultaten] h2 a").all()]


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)} \("))


def count_of(page: Page, name: str) -> int:
    words = page.locator("label", has=page.locator(f"span:text-is('{name}')")).first.inner_text()
    match = re.search(r"\((\d+)\)", words)
    assert match
    return int(match[1])


def test_s1_the_form_has_a_label_and_a_button_and_keeps_the_words(page: Page, demo: str) -> None:
    search(page, demo, "?q=fietspad")
    form = page.get_by_role("search")
    expect(form).to_have_count(1)
    expect(form.get_by_label("Zoek in alle vragen en antwoorden")).to_have_value("fietspad")
    expect(form.get_by_role("button", name="Zoek", exact=True)).to_be_visible()
    expect(page).to_have_title(re.compile("^fietspad – Zoeken"))


def test_s2_the_outcome_and_nothing_else_is_announced(page: Page, demo: str) -> None:
    search(page, demo, "?q=blokmarkering")
    expect(outcome(page)).to_have_text("1 resultaat voor “blokmarkering”")
    expect(outcome(page)).to_have_count(1)
    assert page.locator("[role=status] a, [aria-live] li").count() == 0


def test_s3_ten_results_and_a_button_for_more_that_goes_on_at_the_first_new_one(page: Page, demo: str) -> None:
    search(page, demo, "?sorteer=nieuwste")
    expect(outcome(page)).to_have_text("28 resultaten")
    assert len(addresses(page)) == 10
    page.get_by_role("button", name="Toon meer resultaten").click()
    expect(page.locator("[data-resultaten] > li")).to_have_count(20)
    expect(page.locator("[data-resultaten] > li").nth(10).locator("a").first).to_be_focused()


def test_s4_a_search_for_two_words_that_never_meet_offers_each_of_them(page: Page, demo: str) -> None:
    search(page, demo, "?q=fietspad+zwembad")
    expect(outcome(page)).to_have_text("Niets gevonden voor “fietspad zwembad”")
    page.get_by_role("button", name="Zonder het woord “fietspad”: 2 resultaten").click()
    expect(outcome(page)).to_have_text("2 resultaten voor “zwembad”")
    expect(page.get_by_label("Zoek in alle vragen en antwoorden")).to_be_focused()


def test_s4_a_filter_that_leaves_nothing_can_be_taken_away(page: Page, demo: str) -> None:
    search(page, demo, "?q=zwembad&jaar=2022")
    expect(outcome(page)).to_have_text("Niets gevonden voor “zwembad” met deze filters")
    page.get_by_role("button", name="Zonder filter “Jaar: 2022”: 2 resultaten").click()
    expect(outcome(page)).to_have_text("2 resultaten voor “zwembad”")
    expect(page.get_by_role("link", name="bij de onderwerpen")).to_be_hidden()


def test_s5_filters_are_checkboxes_in_groups_that_say_how_many_they_give(page: Page, demo: str) -> None:
    search(page, demo, f"?{_TRAFFIC}")
    expect(outcome(page)).to_have_text("5 resultaten met deze filters")
    groups = [group.inner_text() for group in page.locator("[data-groepen] legend").all()]
    assert groups == ["Onderwerp", "Fractie", "Gesteld door", "Portefeuillehouder", "Status", "Jaar"]
    expect(box(page, "Verkeer en parkeren")).to_be_checked()
    number = count_of(page, "2024")
    box(page, "2024").check()
    expect(outcome(page)).to_have_text(f"{number} resultaten met deze filters")
    expect(box(page, "2024")).to_be_focused()
    assert len(addresses(page)) == number
    size = box(page, "2024").bounding_box()
    assert size
    assert min(size["width"], size["height"]) >= 24


def test_s5_values_of_one_filter_are_alternatives_and_filters_hold_together(page: Page, demo: str) -> None:
    search(page, demo, "?jaar=2026&jaar=2025")
    both = int((outcome(page).inner_text()).split()[0])
    assert both == count_of(page, "2026") + count_of(page, "2025")
    box(page, "Dorpen Samen").check()
    expect(outcome(page)).not_to_have_text(f"{both} resultaten met deze filters")
    assert len(addresses(page)) < both


def test_s5_what_is_chosen_stands_above_the_results_and_can_be_taken_away(page: Page, demo: str) -> None:
    search(page, demo, f"?{_TRAFFIC}&jaar=2024&van=2024-01-01")
    chosen = page.get_by_role("list", name="Gekozen filters").get_by_role("button")
    assert [one.inner_text().splitlines()[0].removesuffix("weghalen").strip() for one in chosen.all()] == [
        "Onderwerp: Verkeer en parkeren",
        "Jaar: 2024",
        "Ingediend vanaf 1 januari 2024",
        "Wis filters",
    ]
    chosen.nth(1).click()
    expect(page).to_have_url(f"{demo}zoeken/?{_TRAFFIC}&van=2024-01-01")
    expect(chosen.first).to_be_focused()
    page.get_by_role("button", name="Wis filters").click()
    expect(page).to_have_url(f"{demo}zoeken/")
    expect(chosen).to_have_count(0)
    expect(box(page, "Verkeer en parkeren")).not_to_be_checked()


def test_s5_days_count_both_ends_and_can_be_those_of_the_answer(page: Page, demo: str) -> None:
    search(page, demo, "?van=2024-05-28&tot=2024-05-28")
    assert addresses(page) == ["/vragen/2024/002-ondergrondse-containers-molenbuurt/"]
    search(page, demo, "?van=2024-06-25&tot=2024-06-25&datum=beantwoord")
    assert addresses(page) == ["/vragen/2024/002-ondergrondse-containers-molenbuurt/"]
    page.get_by_label("Tot en met").fill("2024-07-31")
    page.get_by_label("Tot en met").press("Tab")
    expect(page).to_have_url(f"{demo}zoeken/?van=2024-06-25&tot=2024-07-31&datum=beantwoord")


def test_s5_a_day_that_does_not_exist_is_named_and_does_not_count(page: Page, demo: str) -> None:
    search(page, demo, f"?{_TRAFFIC}&van=2024-02-30")
    expect(page.locator("[data-melding]")).to_contain_text("“2024-02-30” is geen datum en telt niet mee.")
    expect(outcome(page)).to_have_text("5 resultaten met deze filters")


def test_s5_a_value_that_nobody_knows_is_shown_and_matches_nothing(page: Page, demo: str) -> None:
    search(page, demo, "?fractie=bestaat-niet")
    expect(outcome(page)).to_have_text("Niets gevonden met deze filters")
    expect(page.get_by_role("button", name=re.compile("^Fractie: bestaat-niet +weghalen"))).to_be_visible()
    page.get_by_role("button", name="Zonder filter “Fractie: bestaat-niet”: 28 resultaten").click()
    expect(outcome(page)).to_have_text("28 resultaten")


def test_s5_on_a_phone_filters_are_behind_a_button_that_counts_them(page: Page, demo: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    search(page, demo, f"?{_TRAFFIC}&jaar=2024")
    button = page.get_by_role("button", name="Filters (2)")
    expect(box(page, "2024")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(box(page, "2024")).to_be_visible()
    page.keyboard.press("Space")
    expect(box(page, "2024")).to_be_hidden()


def test_s5_a_long_group_shows_the_rest_on_request_and_goes_on_there(page: Page, demo: str) -> None:
    search(page, demo, "")
    hidden = page.locator("fieldset", has_text="Gesteld door").locator("li[hidden]")
    number = hidden.count()
    assert number > 0
    page.get_by_role("button", name=re.compile("^Toon alle .* bij gesteld door")).click()
    expect(hidden).to_have_count(0)
    assert page.evaluate("document.activeElement.name") == "indiener"


def test_the_order_can_be_chosen_and_words_keep_their_filters(page: Page, demo: str) -> None:
    search(page, demo, "?sorteer=oudste")
    assert addresses(page)[0] == "/vragen/2022/001-wachttijden-balie-en-telefoon/"
    page.get_by_label("Volgorde").select_option("Nieuwste eerst")
    expect(page).to_have_url(f"{demo}zoeken/?sorteer=nieuwste")
    expect(page.locator("[data-resultaten] a").first).to_have_text(re.compile("^Technische vragen"))
    assert addresses(page)[0] == "/vragen/2026/007-technische-vragen-onderhoud-wegen/"
    search(page, demo, "?jaar=2024")
    page.get_by_label("Zoek in alle vragen en antwoorden").fill("containers")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{demo}zoeken/?q=containers&jaar=2024")
    expect(outcome(page)).to_have_text("1 resultaat voor “containers” met deze filters")


def test_filters_without_words_never_ask_the_search_engine_and_name_the_page_of_that_list(
    page: Page, demo: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, demo, f"?{_TRAFFIC}&jaar=2024")
    assert [url for url in asked if url.endswith(("pagefind.js", ".pf_meta", ".pf_index", ".pf_fragment"))] == []
    named = page.locator("[data-vaste-lijst] a")
    expect(named).to_have_text("Verkeer en parkeren in 2024")
    named.click()
    expect(page).to_have_url(f"{demo}onderwerpen/verkeer-en-parkeren/2024/")


def test_only_results_lead_to_letters(page: Page, demo: str) -> None:
    for address in ("", "?q=fietspad", "?jaar=2024", "?status=open", "?q=xyzzyq"):
        search(page, demo, address)
        links = page.locator("main a:not([data-resultaten] a)").all()
        assert [href for link in links if "/vragen/" in (href := str(link.evaluate("e => e.href")))] == []


def test_s6_the_back_button_brings_back_words_filters_and_results(page: Page, demo: str) -> None:
    search(page, demo, "?q=zwembad")
    box(page, "2024").check()
    expect(page).to_have_url(f"{demo}zoeken/?q=zwembad&jaar=2024")
    expect(outcome(page)).to_have_text("1 resultaat voor “zwembad” met deze filters")
    page.locator("[data-resultaten] a").first.click()
    expect(page.locator("article")).to_be_visible()
    page.go_back()
    settled(page)
    expect(page.get_by_label("Zoek in alle vragen en antwoorden")).to_have_value("zwembad")
    expect(box(page, "2024")).to_be_checked()
    expect(outcome(page)).to_have_text("1 resultaat voor “zwembad” met deze filters")


@pytest.mark.parametrize("missing", ["wasm.nl.pagefind", "dossiers.json"])
def test_s7_what_cannot_be_loaded_is_told_with_the_way_to_the_lists(browser: Browser, demo: str, missing: str) -> None:
    page = browser.new_page()
    page.route(re.compile(re.escape(missing)), lambda route: route.abort())
    page.goto(f"{demo}zoeken/?q=fietspad&jaar=2026")
    expect(outcome(page)).to_have_text(
        "Zoeken lukt nu niet. Probeer het later nog eens, of kijk in de lijsten.", timeout=15000
    )
    expect(page.get_by_role("link", name="bij de onderwerpen")).to_be_visible()
    expect(page.locator("[data-resultaten]")).to_have_attribute("aria-busy", "false")
    page.close()


def test_s7_a_search_that_takes_long_says_so(page: Page, demo: str) -> None:
    def hold(route: Route) -> None:
        page.wait_for_timeout(900)
        route.continue_()

    page.route(re.compile("pf_meta"), hold)
    page.goto(f"{demo}zoeken/?q=fietspad")
    expect(page.get_by_text("Bezig met zoeken …")).to_be_visible()
    settled(page)
    expect(page.get_by_text("Bezig met zoeken …")).to_be_hidden()


def test_s8_without_javascript_the_page_leads_to_the_lists(browser: Browser, demo: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{demo}zoeken/?q=fietspad")
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript.")).to_be_visible()
    expect(page.locator("[data-filters]")).to_be_hidden()
    for name in ("per onderwerp", "per fractie", "per persoon", "wat nog openstaat"):
        page.get_by_role("main").get_by_role("link", name=name).first.click()
        expect(page.locator("h1")).to_be_visible()
        page.go_back()
    context.close()


def test_s9_pasted_and_dictated_words_are_searched_by_enter_and_by_the_button(page: Page, demo: str) -> None:
    search(page, demo, "")
    field = page.get_by_label("Zoek in alle vragen en antwoorden")
    field.evaluate("(e) => { e.value = 'zwembad'; e.dispatchEvent(new InputEvent('input', { bubbles: true })); }")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(outcome(page)).to_have_text("2 resultaten voor “zwembad”")
    field.fill("")
    field.focus()
    page.keyboard.insert_text("fietspad")
    page.keyboard.press("Enter")
    expect(outcome(page)).to_have_text("3 resultaten voor “fietspad”")


@pytest.fixture(scope="module")
def below_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small archive that is not at the root of its host."""
    folder: Path = tmp_path_factory.mktemp("below")
    project = Project.make(folder / "project")
    project.set_option("site_url: https://www.wiekendam.example/archief/")
    build_site(project.root, project.docs, folder / "host" / "archief")
    with served(folder / "host") as host:
        yield f"{host}archief/"


def test_filters_work_where_the_site_is_in_a_folder_of_its_host(browser: Browser, below_a_folder: str) -> None:
    page = browser.new_page()
    search(page, below_a_folder, "?onderwerp=groen&jaar=2026")
    assert addresses(page) == ["/archief/vragen/2026/002-essen/", "/archief/vragen/2026/001-bankje-bij-de-vijver/"]
    page.locator("[data-resultaten] a").last.click()
    expect(page.locator("h1")).to_have_text("Bankje bij de vijver")
    page.close()

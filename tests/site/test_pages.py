"""What the built pages hold."""

import json
import re
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tests.archives import Project
from tests.site.pages import Html, dead_links, pages_of, parse
from vragenarchief.cli import PROJECT
from vragenarchief.site.builder import build_site
from vragenarchief.site.builder import build_site

_BRIDGE = "vragen/2025/007-wiekebrug/"
_BENCH = "vragen/2026/001-bankje-bij-de-vijver/"
_HOST = "https://vragen.wiekendam.example/"
_FRAMES = ("header", "footer")
_CHAPTERS = [
    *("eerste-dag", "pagina-toevoegen", "lastige-brief", "nog-geen-antwoord", "verbeteren", "nieuwe-raad", "prive"),
    *("instellen", "online-zetten", "sleutels", "opdrachten", "meldingen"),
]


@pytest.fixture(scope="module")
def pages(built: Project) -> dict[str, Html]:
    return pages_of(built.site)


def test_every_address_of_the_design_is_there(pages: dict[str, Html]) -> None:
    assert set(pages) == {
        *("", "zoeken/", "over/", "data/", "404.html"),
        *("privacy/", "toegankelijkheid/"),
        "beheer/",
        *(f"beheer/{chapter}/" for chapter in _CHAPTERS),
        *("vragen/", "vragen/2025/", "vragen/2026/"),
        *("onderwerpen/", "onderwerpen/groen/", "onderwerpen/verkeer/"),
        *("onderwerpen/groen/2025/", "onderwerpen/groen/2026/", "onderwerpen/verkeer/2025/"),
        *("fracties/", "fracties/dorpen-samen/", "personen/", "personen/t-koldenhof/", "openstaand/"),
        *(_BRIDGE, _BENCH, "vragen/2026/002-essen/"),
    }


def test_a_page_of_eight_lines_has_its_question_and_answer(built: Project) -> None:
    page = parse(built.read(_BENCH))
    assert "Waarom is het bankje bij de vijver weg?" in page.words
    assert "Het was door houtworm aangetast." in page.words
    assert {"vraag-1", "antwoord-1"} <= set(page.ids)


def test_every_question_and_answer_of_a_letter_has_its_anchor(built: Project) -> None:
    ids = parse(built.read(_BRIDGE)).ids
    assert [i for i in ids if re.fullmatch(r"(vraag|antwoord)-\d", i)] == [
        *("vraag-1", "antwoord-1", "vraag-2", "vraag-3", "antwoord-2", "antwoord-3", "vraag-4")
    ]
    assert len(ids) == len(set(ids))


def test_a_combined_answer_says_whom_it_serves_and_a_missing_one_is_named(built: Project) -> None:
    page = built.read(_BRIDGE)
    assert "Antwoord op vraag 2 en 3</h3>" in page
    assert 'Naar <a href="#antwoord-2">het antwoord op vraag 2 en 3</a>' in page
    assert 'Terug naar <a href="#vraag-2">vraag 2</a>, <a href="#vraag-3">vraag 3</a>' in page
    assert "Op deze vraag staat geen apart antwoord in de brief." in page


def test_the_facts_stand_in_a_definition_list_and_the_story_in_a_sentence(built: Project) -> None:
    page = parse(built.read(_BRIDGE))
    assert page.all("dl")
    for fact in ("2025-007", "Z-25-001122", "T. Koldenhof (Dorpen Samen)", "College van burgemeester en wethouders"):
        assert fact in page.words
    assert (
        "T. Koldenhof (Dorpen Samen) stelde op 6 mei 2025 vier vragen aan het college. "
        "Het antwoord kwam op 3 juni 2025, na 27 dagen." in page.words
    )


def test_a_waiting_dossier_says_when_the_answer_is_due(built: Project) -> None:
    words = parse(built.read("vragen/2026/002-essen/")).words
    assert "Open, antwoord uiterlijk 16 december 2026 (stand van 25 november 2026)" in words


def test_lists_lead_to_each_question_without_javascript(built: Project) -> None:
    lists = (
        *("onderwerpen/verkeer/", "onderwerpen/verkeer/2025/", "vragen/2025/"),
        *("fracties/dorpen-samen/", "personen/t-koldenhof/"),
    )
    for address in lists:
        links = {link["href"] for link in parse(built.read(address)).all("a")}
        for number in range(1, 5):
            assert any(link.endswith(f"007-wiekebrug/#vraag-{number}") for link in links), (address, number)


def test_no_link_is_dead(built: Project) -> None:
    assert dead_links(built.site) == []


def test_every_page_has_one_frame_and_says_that_the_municipality_is_invented(pages: dict[str, Html]) -> None:
    """T3."""
    for address, page in pages.items():
        counts = {tag: len(page.all(tag)) for tag in ("h1", "main", "title")}
        assert counts == {"h1": 1, "main": 1, "title": 1}, address
        assert "De gemeente Wiekendam bestaat niet" in page.words, address
        assert page.all("html")[0]["lang"] == "nl", address
        frames = [attributes.get("class", "").split()[0] for tag, attributes in page.elements if tag in _FRAMES]
        assert [name for name in frames if name != "va-dossier__head"] == ["va-header", "va-footer"], address
        assert page.all("a")[0]["href"] == "#inhoud", address
        names = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in page.all("nav")]
        assert None not in names, address
        assert len(names) == len(set(names)) <= 3, address
        assert len(page.ids) == len(set(page.ids)), address


def test_every_page_describes_itself(pages: dict[str, Html]) -> None:
    for address, page in pages.items():
        assert page.meta("description"), address
        for name in ("og:title", "og:description", "og:type", "og:site_name"):
            assert page.meta(name), (address, name)
        if address != "404.html":
            canonical = [link["href"] for link in page.all("link") if link["rel"] == "canonical"]
            assert canonical == [page.meta("og:url")] == [_HOST + address]
    assert pages[_BRIDGE].meta("description").startswith("Hoeveel ongevallen waren er? Wat kost een fietspad?")
    assert pages[_BRIDGE].meta("og:title") == "Wiekebrug: veilig voor fietsers?"


def test_every_page_carries_the_policy_and_nothing_that_it_forbids(built: Project, pages: dict[str, Html]) -> None:
    """P1, as far as a page can say it by itself, and P2."""
    for address, page in pages.items():
        (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
        wasm = " 'wasm-unsafe-eval'" if address == "zoeken/" else ""
        assert policy == (
            f"default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; base-uri 'none'; form-action 'self'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        ), address
        markup = built.read(address)
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]* src=)", markup), address
        for _, attributes in page.elements:
            for name in ("src", "action"):
                assert not attributes.get(name, "").startswith(("http", "//", "data:")), address
        for link in page.all("link"):
            assert link["rel"] == "canonical" or not link["href"].startswith(("http", "//")), address


def test_the_theme_leaves_its_style_sheet_and_nothing_else(built: Project) -> None:
    shipped = {path.relative_to(built.site).parts[0] for path in built.site.iterdir()}
    assert shipped == {
        *("404.html", "index.html", "robots.txt", "sitemap.xml", "favicon.svg"),
        *("privacy", "toegankelijkheid"),
        *("assets", "css", "js", "pagefind", "beheer", "data", "feeds", "over", "zoeken"),
        *("fracties", "onderwerpen", "openstaand", "personen", "vragen"),
    }
    assert [path.suffix for path in (built.site / "assets").rglob("*") if path.is_file()] == [".css"]


def test_the_sitemap_holds_every_public_page_with_the_day_of_its_last_event(
    built: Project, pages: dict[str, Html]
) -> None:
    root = ElementTree.fromstring(built.read("sitemap.xml"))
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    found = {
        url.findtext("s:loc", "", names): url.findtext("s:lastmod", None, names) for url in root.findall("s:url", names)
    }
    assert set(found) == {_HOST + a for a in pages if a != "404.html" and not a.startswith("beheer/")}
    assert found[_HOST + _BRIDGE] == "2025-06-03"


def test_only_what_the_search_page_loads_is_published_of_the_index(built: Project) -> None:
    folder = built.site / "pagefind"
    assert {path.name for path in folder.iterdir() if path.is_file() and path.suffix != ".pf_meta"} == {
        *("pagefind.js", "pagefind-entry.json", "wasm.nl.pagefind", "dossiers.json")
    }
    languages = json.loads((folder / "pagefind-entry.json").read_text())["languages"]
    assert {name: language["page_count"] for name, language in languages.items()} == {"nl": 3}


def test_the_front_matter_is_on_no_page(pages: dict[str, Html]) -> None:
    """P4."""
    for address, page in pages.items():
        if address.startswith("beheer/"):  # the handbook is about it
            continue
        assert "onderwerpen:" not in page.words, address
        assert "nummer:" not in page.words, address


def test_a_table_stands_in_a_region_that_the_keyboard_can_scroll(built: Project) -> None:
    """T8."""
    (region,) = [e for e in parse(built.read(_BRIDGE)).all("div") if e.get("role") == "region"]
    assert region["tabindex"] == "0"
    assert region["aria-label"] == "Tabel in antwoord op vraag 2 en 3"


def test_feeds_and_open_data_stand_in_the_site_and_are_linked_from_every_page(
    built: Project, pages: dict[str, Html]
) -> None:
    for address in ("feeds/nieuw.atom", "feeds/onderwerpen/groen.atom", "data/vragen.json", "data/vragen.csv"):
        assert (built.site / address).read_bytes()
    for page in pages.values():
        (feed,) = [link["href"] for link in page.all("link") if link.get("title") == "Nieuwe antwoorden"]
        links = {link.get("href", "") for link in page.all("a")}
        assert feed.endswith("feeds/nieuw.atom")
        assert feed in links
        assert any(link.endswith("data/") or link == "./" for link in links)
    data = pages["data/"]
    assert {"vragen.csv", "vragen.json", "../feeds/onderwerpen/groen.atom"} <= {a["href"] for a in data.all("a")}
    assert "portefeuillehouders" in data.words


def test_a_site_without_an_address_of_its_own_has_no_feeds_and_does_not_speak_of_them(project: Project) -> None:
    project.set_option("site_url: ''")
    build_site(project.root, project.docs, project.site)
    assert not (project.site / "feeds").exists()
    assert "feeds/" not in project.read("") + project.read("data/")
    assert dead_links(project.site) == []


def test_headings_are_those_of_the_page_and_have_no_links_of_their_own(built: Project, pages: dict[str, Html]) -> None:
    """T7."""
    headings = re.findall(r"<h[2-6][^>]*>(.*?)</h[2-6]>", built.read(_BRIDGE))
    assert [heading for heading in headings if re.match("Vraag |Antwoord ", heading)] == [
        *("Vraag 1", "Antwoord op vraag 1", "Vraag 2", "Vraag 3", "Antwoord op vraag 2 en 3", "Vraag 4")
    ]
    assert len(headings) == len(set(headings))
    for address, page in pages.items():
        assert "¶" not in page.words, address
        assert not [link for link in page.all("a") if "headerlink" in link.get("class", "")], address


def test_contact_and_what_everyone_should_find_stand_in_the_same_place_on_every_page(built: Project) -> None:
    """WCAG 3.2.6, consistent help."""
    for address in pages_of(built.site):
        _, _, footer = built.read(address).partition('<ul class="va-footer__links">')
        places = [urljoin(_HOST + address, link["href"]) for link in parse(footer).all("a")]
        assert places[:4] == [
            f"{_HOST}{place}" for place in ("over/#contact", "over/", "toegankelijkheid/", "privacy/")
        ], address
    assert "griffie@wiekendam.example" in parse(built.read("over/")).words


def test_every_dossier_leads_to_who_can_help_and_to_news_about_its_topic(built: Project) -> None:
    for address in (_BRIDGE, _BENCH, "vragen/2026/002-essen/"):
        links = {link["href"] for link in parse(built.read(address)).all("a")}
        assert {"../../../privacy/#staat-hier-iets-over-u", "../../../over/#klopt-er-iets-niet"} <= links, address
    links = {link["href"] for link in parse(built.read(_BENCH)).all("a")}
    assert "../../../feeds/onderwerpen/groen.atom" in links


def test_the_page_for_what_is_not_there_offers_search_topics_and_years_and_no_guess(built: Project) -> None:
    page = parse(built.read("404.html"))
    assert [form["action"] for form in page.all("form")] == ["/zoeken/"]
    _, _, main = built.read("404.html").partition("<main")
    links = [link["href"] for link in parse(main.partition("</main>")[0]).all("a")]
    assert links == ["/onderwerpen/groen/", "/onderwerpen/verkeer/", "/vragen/2026/", "/vragen/2025/", "/."]


def test_robots_may_read_all_and_learn_where_the_sitemap_is(built: Project) -> None:
    assert built.read("robots.txt") == f"User-agent: *\nAllow: /\n\nSitemap: {_HOST}sitemap.xml\n"


def test_the_page_about_the_archive_tells_the_councils_term_and_figures(built: Project) -> None:
    words = parse(built.read("over/")).words
    assert "Het college heeft nu 30 dagen, geteld vanaf de dag waarop de vragen zijn ontvangen." in words
    assert "artikel 38 van Reglement van orde" in words
    assert "3 keer vragen gesteld, samen 6 vragen." in words
    assert "Termijn verstreken (0)" in words


def test_a_correction_is_told_at_the_top_and_noted_with_its_day(project: Project) -> None:
    path = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
    changes = "wijzigingen: [{op: 2026-04-01, wat: Vijver was vijfer.}, {op: 2026-05-02, wat: Datum.}, {wat: Naam.}]"
    path.write_text(path.read_text().replace("\ningediend", f"\n{changes}\ningediend", 1))
    build_site(project.root, project.docs, project.site)
    page = parse(project.read(_BENCH))
    assert "Deze pagina is verbeterd op 2 mei 2026. Lees wat er is veranderd" in page.words
    assert "1 april 2026: Vijver was vijfer." in page.words
    assert "#wijzigingen" in {link["href"] for link in page.all("a")}
    assert page.ids.count("wijzigingen") == 1


def test_no_page_beside_the_questions_names_one_of_them_or_of_a_register() -> None:
    """Another docs folder than the demo's takes these pages too."""
    written = re.compile(r"vragen/20|/(?:onderwerpen|fracties|personen)/[a-z0-9]")
    docs = PROJECT / "docs"
    pages = [path for path in docs.rglob("*.md") if not path.is_relative_to(docs / "vragen")]
    found = {
        path.name: re.findall(r"\]\(([^)]*)\)", path.read_text(encoding="utf-8"))
        for path in pages
        if not path.is_relative_to(docs / "beheer")
    }
    assert len(found) >= 5
    assert [link for links in found.values() for link in links if written.search(link)] == []

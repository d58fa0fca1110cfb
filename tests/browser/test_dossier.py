"""What a reader does with a dossier: copy how it is cited, and print it."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.archives import LETTER, Project
from tests.serving import served
from vragenarchief.site.builder import build_site

pytestmark = pytest.mark.browser

_DOSSIER = "vragen/2023/005-luchtkwaliteit-havenkade/"
_COLUMNS = 14
_WIDE = "\n".join(
    (
        f"| {' | '.join(f'Kolom{number}' for number in range(_COLUMNS))} |",
        f"|{'---|' * _COLUMNS}",
        f"| {' | '.join(f'waarde{number}' for number in range(_COLUMNS - 1))} | allerlaatste |",
    )
)


def test_a_question_is_copied_as_one_cites_it(page: Page, demo: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(demo + _DOSSIER)
    question = page.locator("#vraag-2")
    expect(question.get_by_role("status")).to_be_empty()
    question.get_by_role("button", name="Kopieer verwijzing naar vraag 2", exact=True).press("Enter")
    expect(question.get_by_role("status")).to_have_text("Gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Vragenarchief Wiekendam van de gemeente Wiekendam, schriftelijke vragen 2023-005: "
        "Luchtkwaliteit en vrachtverkeer langs de Havenkade, vraag 2, ingediend op 19 september 2023, "
        f"https://vragen.wiekendam.example/{_DOSSIER}#vraag-2"
    )


def test_a_browser_that_refuses_says_so(page: Page, demo: str) -> None:
    page.context.grant_permissions([])  # and no others
    page.goto(demo + _DOSSIER)
    question = page.locator("#vraag-1")
    question.get_by_role("button").click()
    expect(question.get_by_role("status")).to_have_text("Kopiëren lukt niet")


def test_without_javascript_there_is_a_link_and_no_button(browser: Browser, demo: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo + _DOSSIER)
    expect(page.get_by_role("link", name="Link naar vraag 2")).to_be_visible()
    assert page.locator("main button").count() == 0
    context.close()


def printed(page: Page) -> str:
    """The words on paper, on one line."""
    document = pypdfium2.PdfDocument(page.pdf(format="A4"))
    try:
        texts = [sheet.get_textpage().get_text_bounded() for sheet in document]
    finally:
        document.close()
    return " ".join(" ".join(texts).split())


@pytest.mark.parametrize("has_script", [True, False])
def test_all_of_a_dossier_is_on_paper(browser: Browser, project: Project, *, has_script: bool) -> None:
    """T8."""
    changes = "wijzigingen: [{op: 2026-04-01, wat: Het bedrag is verbeterd.}]\n"
    letter = LETTER.replace("ingediend:", f"{changes}ingediend:", 1).replace("De brug is van 1932.", _WIDE)
    project.write("vragen/2025/007-wiekebrug.md", letter)
    build_site(project.root, project.docs, project.site)
    with served(project.site) as address:
        context = browser.new_context(java_script_enabled=has_script)
        page = context.new_page()
        page.goto(f"{address}vragen/2025/007-wiekebrug/")
        text = printed(page)
        page.goto(f"{address}vragen/2025/")
        in_list = printed(page)
        context.close()
    for words in (
        *("Hoeveel ongevallen waren er?", "In vijf jaar 31.", "Cijfers van de politie.", "Wat kost een fietspad?"),
        *("€ 900.000", "Komt er een veerpont?", "Op deze vraag staat geen apart antwoord in de brief."),
        *("Kolom0", f"Kolom{_COLUMNS - 1}", "allerlaatste", "1 april 2026: Het bedrag is verbeterd."),
        "https://vragen.wiekendam.example/vragen/2025/007-wiekebrug/",
    ):
        assert _squeezed(words) in _squeezed(text), words
    assert "Kopieer verwijzing" not in text
    assert "Wat kost een fietspad?" in in_list  # folded in on the screen


def _squeezed(text: str) -> str:
    """The words without spaces and breaks: a narrow cell breaks a word."""
    return re.sub(r"[\s\ufffe\xad-]+", "", text)

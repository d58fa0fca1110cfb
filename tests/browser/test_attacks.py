"""What a browser makes of letters that hold scripts, markup and templates: text, and nothing else."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.archives import SMALLEST, Project
from tests.browser.conftest import Account
from tests.serving import served
from tests.site.test_attacks import attacks, write_attacks
from vragenarchief.site.builder import build_site

pytestmark = pytest.mark.browser


def test_every_attack_is_read_as_text_on_a_quiet_page_that_is_no_wider_than_a_phone(
    context: BrowserContext, project: Project
) -> None:
    write_attacks(project)
    together = [attack for attack in attacks(project) if "[^" not in attack.source]  # labels of notes are the page's
    questions = "\n\n".join(f"## Vraag {n}\n\n{attack.source}" for n, attack in enumerate(together, 1))
    project.write("vragen/2026/901-alle.md", SMALLEST.partition("## Vraag")[0].replace("-001", "-901") + questions)
    build_site(project.root, project.docs, project.site)
    with served(project.site) as base:
        page = context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        account = Account(base)
        account.follow(page)
        page.on("dialog", lambda dialog: account.said.append(dialog.message))
        page.goto(f"{base}vragen/2026/901-alle/")
        read = page.locator(".va-question__text").evaluate_all("texts => texts.map(text => text.textContent)")
        assert [" ".join(words.split()) for words in read] == [attack.visible for attack in together]
        for address in (
            "",
            "vragen/2026/901-alle/",
            "vragen/2026/900-woorden/",
            "onderwerpen/groen/",
            "zoeken/?q=alert",
        ):
            page.goto(base + address)
            expect(page.get_by_text("<script>alert(1)</script>").locator("visible=true").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") == 320, address
        page.close()
    assert (account.said, account.elsewhere) == ([], [])


def test_code_on_an_editorial_page_wraps_on_a_phone(context: BrowserContext, project: Project, tmp_path: Path) -> None:
    table = f"| {' | '.join(['Kolom'] * 12)} |\n|{'---|' * 12}\n"
    project.write("hulp.md", f"# Hulp\n\n1. Typ:\n\n    ```yaml\n    {'titel: ' * 30}{'x' * 90}\n    ```\n\n{table}")
    build_site(project.root, project.docs, tmp_path / "site")
    with served(tmp_path / "site") as base:
        page = context.new_page()
        page.set_viewport_size({"width": 320, "height": 800})
        page.goto(f"{base}hulp/")
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.locator("pre code").evaluate("code => code.scrollWidth <= code.clientWidth")
        page.get_by_role("region", name="Tabel op deze pagina").focus()
        page.keyboard.press("ArrowRight")
        expect(page.get_by_role("region", name="Tabel op deze pagina")).to_be_focused()
        page.close()

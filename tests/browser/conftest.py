"""Chromium, and a page that keeps account of everything that should not happen."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.serving import served
from vragenarchief.cli import PROJECT
from vragenarchief.site.builder import build_site

_QUIET = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that scripts/test.py found."""
    found = os.environ["VRAGEN_CHROMIUM"]
    with sync_playwright() as playwright:
        path = None if found == "playwright" else found
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo archive, built and served."""
    site = tmp_path_factory.mktemp("demo") / "site"
    build_site(PROJECT, PROJECT / "docs", site)
    with served(site) as address:
        yield address


@dataclass(slots=True)
class Account:
    """What a page said on the console, and what it asked of other hosts."""

    host: str
    said: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Keep account of this page from now on."""
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith(self.host):
            self.elsewhere.append(url)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, demo: str) -> Iterator[Page]:
    """A page on the demo. Nothing on the console, nothing from elsewhere, nothing stored: checked at the end."""
    page = context.new_page()
    account = Account(demo)
    account.follow(page)
    yield page
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert (account.said, account.elsewhere, stored, context.cookies()) == ([], [], [0, 0, ""], [])

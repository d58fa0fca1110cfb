"""The frame of every page: menu, focus and keys."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

_DOSSIER = "vragen/2023/005-luchtkwaliteit-havenkade/"
_TABS = 60

# Whether the element with the focus lies within the window, and can be seen there.
_FOCUS_IN_VIEW = """() => {
  const at = document.activeElement;
  if (at === document.body) return true;
  const { left, right, top, bottom, width, height } = at.getBoundingClientRect();
  const isInside = left >= 0 && right <= innerWidth + 1 && bottom > 0 && top < innerHeight;
  return (isInside && width > 0 && height > 0) || at.outerHTML.slice(0, 120);
}"""
# Where each item of the menu lies, and whether a finger that points at its middle gets it.
_ITEMS = """links => links.map(link => {
  const { left, right, top, bottom } = link.getBoundingClientRect();
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  return { left, right, top, bottom, isHit: link.contains(hit) };
})"""


@pytest.mark.parametrize("width", [390, 320])
def test_the_focus_never_leaves_the_screen_of_a_phone(page: Page, demo: str, width: int) -> None:
    """T4."""
    page.set_viewport_size({"width": width, "height": 844})
    for address in ("", _DOSSIER):
        page.goto(demo + address)
        lost = []
        for _ in range(_TABS):
            page.keyboard.press("Tab")
            lost += [seen] if (seen := page.evaluate(_FOCUS_IN_VIEW)) is not True else []
        assert lost == []


@pytest.mark.parametrize("width", [390, 320])
def test_every_item_of_the_open_menu_can_be_pointed_at(page: Page, demo: str, width: int) -> None:
    """T4."""
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(demo)
    button = page.get_by_role("button", name="Menu")
    assert re.fullmatch("menu", button.get_attribute("aria-controls") or "")
    button.focus()
    page.keyboard.press("Enter")
    items = page.locator("#menu a").evaluate_all(_ITEMS)
    assert len(items) >= 5
    for above, below in pairwise(items):
        assert above["bottom"] <= below["top"]
    for item in items:
        assert item["isHit"]
        assert item["left"] >= 0
        assert item["right"] <= width
        assert item["bottom"] - item["top"] >= 24


@pytest.mark.parametrize("width", [390, 320])
def test_without_javascript_the_menu_is_a_list_that_stands_open(browser: Browser, demo: str, width: int) -> None:
    """T4."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": width, "height": 844})
    page = context.new_page()
    page.goto(demo)
    expect(page.get_by_role("button", name="Menu")).to_be_hidden()
    for link in page.locator("#menu a").all():
        expect(link).to_be_visible()
    context.close()


def test_no_single_key_does_anything(page: Page, demo: str) -> None:
    """T5."""
    for address in ("", _DOSSIER, "zoeken/"):
        page.goto(demo + address)
        for key in ("f", "s", "/", "n", "p", ".", ",", "?", "h", "j", "k"):
            page.keyboard.press(key)
        assert page.url == demo + address
        assert page.evaluate("document.activeElement === document.body")


def test_the_menu_shows_where_one_is_and_not_by_colour_alone(page: Page, demo: str) -> None:
    """T6."""
    page.goto(f"{demo}over/")
    look = "link => { const s = getComputedStyle(link); return [s.fontWeight, s.borderBottomStyle]; }"
    here = page.locator("#menu a[aria-current=page]")
    assert here.count() == 1
    other = page.locator("#menu a:not([aria-current])").first
    for one, another in zip(here.evaluate(look), other.evaluate(look), strict=True):
        assert one != another

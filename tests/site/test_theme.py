"""Material for MkDocs: its style sheet is under ours, and nothing else of it goes out."""

import hashlib
from pathlib import Path

import material
import pytest

from tests.archives import Project
from tests.site.pages import pages_of

_TEMPLATES = Path(material.__file__).parent / "templates"
# What we have in the place of each, or leave out; the beginning of the SHA-256 of the one that we looked at.
_LOOKED_AT = {
    "404.html": "80c93494b5432b1b",
    "base.html": "a919e32d2225e09e",
    "main.html": "9948b55a7bc979c3",
    "partials/content.html": "ce33929c85af129f",
    "partials/copyright.html": "bc86bca3bf75070f",
    "partials/footer.html": "50c2a75f013b7b03",
    "partials/header.html": "8cf3fb15bcf969ff",
    "partials/nav-item.html": "89895208f22d68ce",
    "partials/nav.html": "af33f6e032f632eb",
    "partials/search.html": "bfd556535abcddb9",
    "partials/tags.html": "166225609857c853",
    "partials/toc.html": "fde48f583563364b",
}
_STYLE_LOOKED_AT = "main.57a0d79d.min.css"


@pytest.mark.parametrize("name", _LOOKED_AT)
def test_a_template_that_ours_replaces_is_the_one_that_we_looked_at(name: str) -> None:
    """T1. A new version of the theme: read what has changed, change ours where it matters, then the hash here."""
    assert hashlib.sha256((_TEMPLATES / name).read_bytes()).hexdigest()[:16] == _LOOKED_AT[name]


def test_the_style_sheet_below_ours_is_the_one_that_we_looked_at(built: Project) -> None:
    """T1. A new one: look at every page type, and at its print, before its name goes here."""
    assert [path.name for path in built.site.glob("assets/stylesheets/*")] == [_STYLE_LOOKED_AT]


def test_no_page_loads_a_script_of_the_theme(built: Project) -> None:
    """T2. The theme's bundle takes over the page, and fails without its search."""
    overrides = built.root / "overrides"
    ours = {path.relative_to(overrides).as_posix() for path in overrides.rglob("*.js")}
    shipped = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*.js")}
    assert shipped == {*ours, "pagefind/pagefind.js"}
    for address, page in pages_of(built.site).items():
        for script in page.all("script"):
            assert f"js/{script['src'].rpartition('js/')[2]}" in ours, address

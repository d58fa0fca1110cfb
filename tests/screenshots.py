"""Makes the pictures of the README anew: the demo as it is built now, on the day of the tests.

    .venv/bin/python -m tests.screenshots

They go to screenshots/. It uses the Chromium that scripts/test.py finds.
"""

import os
import runpy
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import DAY
from tests.serving import served
from vragenarchief.cli import PROJECT
from vragenarchief.site.builder import build_site

_FOLDER = PROJECT / "screenshots"
_BYTES_AT_MOST = 150_000
_WIDE, _NARROW = (1280, 800), (390, 844)
_DOSSIER = "vragen/2025/001-schoolzwemmen-en-zwemvangnet/"


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of the site to show: its address, and what must stand there before the picture is taken."""

    name: str
    address: str
    size: tuple[int, int]
    sign: str


PICTURES = (
    Picture("start", "", _WIDE, "h1"),
    Picture("dossier", _DOSSIER, _WIDE, "#vraag-1"),
    Picture("zoeken", "zoeken/?q=zwembad", _WIDE, "[data-resultaten][aria-busy=false] li"),
    Picture("telefoon", _DOSSIER, _NARROW, "#vraag-1"),
)


def main() -> None:
    """Build, serve, look, and keep what was seen."""
    os.environ["SOURCE_DATE_EPOCH"] = DAY
    _FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build_site(PROJECT, PROJECT / "docs", site)
        with served(site) as root, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
            for picture in PICTURES:
                width, height = picture.size
                page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-NL")
                page.goto(root + picture.address)
                page.wait_for_selector(picture.sign)
                taken = page.screenshot()
                if len(taken) > _BYTES_AT_MOST:
                    sys.exit(f"{picture.name}: {len(taken)} bytes, and {_BYTES_AT_MOST} is the most")
                (_FOLDER / f"{picture.name}.png").write_bytes(taken)
                page.close()
            browser.close()


def find_browser() -> str | None:
    """The Chromium that the browser tests use; None for the one that Playwright has fetched."""
    sys.path.insert(0, str(PROJECT / "scripts"))
    script = runpy.run_path(str(PROJECT / "scripts" / "test.py"))
    found: str | None = script["find_browser"]()
    return None if found == script["PLAYWRIGHT"] else found


if __name__ == "__main__":
    main()

"""What holds for the demo as a whole."""

from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest

from tests.site.pages import dead_links, pages_of
from vragenarchief.cli import PROJECT
from vragenarchief.site.builder import build_site

_ROOT = "https://site.example/"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("demo") / "site"
    build_site(PROJECT, PROJECT / "docs", site)
    return site


def _steps_from(start: str, links: dict[str, set[str]]) -> dict[str, int]:
    """How many links it takes at least to come to each page."""
    steps, ahead = {start: 0}, [start]
    for address in ahead:
        for target in sorted(links[address] - steps.keys()):
            steps[target] = steps[address] + 1
            ahead.append(target)
    return steps


def test_every_dossier_is_at_most_four_links_from_home_by_the_lists_alone(demo: Path) -> None:
    pages = pages_of(demo)
    links = {
        address: {
            urldefrag(urljoin(_ROOT + address, link["href"])).url.removeprefix(_ROOT)
            for link in page.all("a")
            if "href" in link
        }
        & pages.keys()
        for address, page in pages.items()
    }
    dossiers = {address for address in pages if address.count("/") == 3 and address.startswith("vragen/")}
    assert len(dossiers) >= 24
    # What is new or waiting has a link on the home page, and a dossier links to others: neither counts here.
    for address in dossiers | {""}:
        links[address] -= dossiers
    steps = _steps_from("", links)
    assert {address: steps.get(address) for address in dossiers if steps.get(address, 5) > 4} == {}
    apart = ("404.html", "beheer/")  # the clerk's handbook is in no menu
    assert [address for address in pages if address not in steps and not address.startswith(apart)] == []


def test_no_link_of_the_demo_is_dead(demo: Path) -> None:
    assert dead_links(demo) == []

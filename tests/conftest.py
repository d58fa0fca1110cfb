"""What all tests share: a project or a docs folder of one's own, and the same examples in every run.

Browser tests that did not run are counted on the last line.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.archives import Project
from tests.dossier.pages import Docs

settings.register_profile("same in every run", derandomize=True, deadline=None)
settings.load_profile("same in every run")

_TOPICS = """\
- slug: verkeer
  naam: Verkeer
- slug: groen
  naam: Groen en water
"""
# Noon on 25 November 2026, in seconds since 1970
DAY = "1795608000"

_BROWSER_TESTS_SKIPPED = pytest.StashKey[list[str]]()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of this project with a small archive made in code."""
    return Project.make(tmp_path / "project")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docs:
    """An empty archive with two topics."""
    monkeypatch.chdir(tmp_path)
    docs = Docs(Path("docs"))
    docs.write("registers/onderwerpen.yml", _TOPICS)
    return docs


@pytest.fixture(autouse=True, scope="session")
def fixed_day() -> Iterator[None]:
    """Every test, and all that several tests share, runs on 25 November 2026, unless it says otherwise."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        yield


@pytest.fixture(autouse=True)
def same_environment() -> Iterator[None]:
    """`--vandaag` sets a variable for the process; the next test must not see it."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and not os.environ.get("VRAGEN_CHROMIUM"):
        item.config.stash.setdefault(_BROWSER_TESTS_SKIPPED, []).append(item.nodeid)
        pytest.skip("geen Chromium; zie CONTRIBUTING.md")


def pytest_unconfigure(config: pytest.Config) -> None:
    skipped = config.stash.get(_BROWSER_TESTS_SKIPPED, [])
    if skipped:
        print(f"{len(skipped)} browser tests skipped")  # noqa: T201 -- the last line, which .ci/run looks for

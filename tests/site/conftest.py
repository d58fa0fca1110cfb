"""A built site to look at, made once; and builds of a test's own."""

from collections.abc import Callable

import pytest

from tests.archives import Project
from vragenarchief import cli
from vragenarchief.site.builder import build_site

Build = Callable[..., int]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small archive, built. Nobody changes it."""
    project = Project.make(tmp_path_factory.mktemp("built") / "project")
    build_site(project.root, project.docs, project.site)
    return project


@pytest.fixture
def bouw(project: Project, monkeypatch: pytest.MonkeyPatch) -> Build:
    """`vragen bouw` in the test's own project; gives the exit code."""
    monkeypatch.setattr(cli, "PROJECT", project.root)
    monkeypatch.chdir(project.root)

    def run(*arguments: str) -> int:
        return cli.main(["bouw", *arguments])

    return run

"""The views of a small archive of one's own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.dossier.pages import Docs
from vragenarchief.pages.project import project_pages
from vragenarchief.pages.view import View

Views = Callable[[], dict[str, View]]


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docs:
    """An empty archive with two topics, on 1 March 2026."""
    monkeypatch.chdir(tmp_path)
    docs = Docs(Path("docs"))
    docs.write(
        "registers/onderwerpen.yml",
        "- {slug: verkeer, naam: Verkeer, omschrijving: Wegen en paden.}\n- {slug: groen, naam: Groen en water}\n",
    )
    return docs


@pytest.fixture
def views(docs: Docs) -> Views:
    """Every view of that archive by its address, each address once."""

    def project() -> dict[str, View]:
        found = list(project_pages(docs.read().archive))
        by_address = {view.address: view for view in found}
        assert len(by_address) == len(found)
        return by_address

    return project

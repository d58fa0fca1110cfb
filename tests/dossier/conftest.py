"""A docs folder of one's own, and the same examples in every run."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.dossier.pages import Docs

settings.register_profile("same in every run", derandomize=True, deadline=None)
settings.load_profile("same in every run")

TOPICS = """\
- slug: verkeer
  naam: Verkeer
- slug: groen
  naam: Groen en water
"""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Docs:
    """An empty archive with two topics."""
    monkeypatch.chdir(tmp_path)
    docs = Docs(Path("docs"))
    docs.write("registers/onderwerpen.yml", TOPICS)
    return docs

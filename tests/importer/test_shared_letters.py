"""Real letters, which are no part of the project: none of them raises, and one is entirely right."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.importer.letters import TODAY, registers_of
from vragenarchief.importer.intake import Importer, row_of

PROJECT = Path(__file__).parents[2]
LETTERS = PROJECT.parent / "shared" / "letters"
# This one must come out whole: every pair, every field of its head, all that is private and nothing else.
RIGHT = "gemeente__harderwijk-mensenhandel.md"

pytestmark = pytest.mark.skipif(
    not (LETTERS / "score.py").exists(), reason="the shared letters are no part of the project and are not here"
)


@pytest.fixture(scope="module")
def predicted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rows of all letters, one a line."""
    docs = PROJECT / "docs"
    importer = Importer(docs, registers_of(docs), TODAY)
    letters = sorted(LETTERS.glob("texts/*"))
    assert letters
    rows = [row_of(importer.take(letter), docs) for letter in letters]
    file = tmp_path_factory.mktemp("predicted") / "rows.jsonl"
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return file


def score(predicted: Path, tmp_path: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(LETTERS / "score.py"), "--gold", str(LETTERS / "gold"), "--pred", str(predicted)]
    subprocess.run([*command, *options, "--json", str(tmp_path / "score.json")], check=True, capture_output=True)
    scored: dict[str, Any] = json.loads((tmp_path / "score.json").read_text(encoding="utf-8"))
    return scored


def test_every_letter_gives_a_row_that_the_scorer_knows(predicted: Path, tmp_path: Path) -> None:
    sources = [json.loads(row)["bron"] for row in predicted.read_text(encoding="utf-8").splitlines()]
    (tmp_path / "sources.txt").write_text("\n".join(sources), encoding="utf-8")
    scored = score(predicted, tmp_path, "--list", str(tmp_path / "sources.txt"))
    found = [figures for group, figures in scored.items() if group in {"alles zonder vallen", "vallen"}]
    assert sum(figures["documents"] for figures in found) == len(sources)
    assert sum(figures["missing"] for figures in found) == 0


def test_no_letter_gives_an_answer_that_it_has_not(predicted: Path, tmp_path: Path) -> None:
    scored = score(predicted, tmp_path)
    assert {group: figures["docs_with_invented_answer"] for group, figures in scored.items()} == dict.fromkeys(
        scored, 0
    )


# What must at least be right of the letters in Markdown and plain text.
GOALS = {"decentraal": 0.93, "vlaanderen": 0.85, "kamer": 0.97, "vallen": 0.97}
# Three of the letters do not name the party that asked; it was known from the site on which they stood.
FIELDS = {"kenmerk": 0.93, "ingediend": 0.93, "beantwoord": 0.93, "fractie": 0.9}


def test_the_letters_come_out_as_well_as_they_must(predicted: Path, tmp_path: Path) -> None:
    sources = [json.loads(row)["bron"] for row in predicted.read_text(encoding="utf-8").splitlines()]
    (tmp_path / "sources.txt").write_text("\n".join(sources), encoding="utf-8")
    scored = score(predicted, tmp_path, "--list", str(tmp_path / "sources.txt"))
    assert {group: scored[group]["f1"] for group, goal in GOALS.items() if scored[group]["f1"] < goal} == {}
    strict, whole = scored["decentraal zonder soepel"], scored["alles zonder vallen"]
    assert strict["count_exact"] >= strict["documents"] - 1
    assert whole["coverage"] >= 0.985
    assert (whole["docs_with_leak"], scored["vallen"]["docs_with_leak"]) == (0, 0)
    known = {field: whole["meta"][field]["of_known"] for field in FIELDS}
    assert {field: part for field, part in known.items() if part < FIELDS[field]} == {}
    assert {field: whole["meta"][field]["invented"] for field in FIELDS} == dict.fromkeys(FIELDS, 0)


def test_one_letter_is_entirely_right(predicted: Path, tmp_path: Path) -> None:
    scored = score(predicted, tmp_path, "--only", RIGHT)["decentraal"]
    assert scored["documents"] == scored["entirely_right"] == 1
    assert scored["precision"] == scored["recall"] == scored["coverage"] == 1.0
    assert scored["docs_with_leak"] == 0
    assert {field: figures["right"] for field, figures in scored["meta"].items()} == dict.fromkeys(scored["meta"], 1.0)
    assert (scored["privacy"]["recall"], scored["privacy"]["precision"]) == (1.0, 1.0)


@pytest.mark.parametrize("suffix", ["docx", "odt", "pdf"])
def test_all_that_is_private_is_found_in_every_format(suffix: str, predicted: Path, tmp_path: Path) -> None:
    scored = score(predicted, tmp_path, "--only", f"gemaakt__*.{suffix}")["gemaakt"]
    assert scored["count_exact"] == scored["documents"]
    assert scored["docs_with_leak"] == 0
    assert (scored["privacy"]["recall"], scored["privacy"]["precision"]) == (1.0, 1.0)

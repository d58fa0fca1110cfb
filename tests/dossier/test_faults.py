"""Seeded faults: what a clerk can do wrong, the one message that it gives, and that its remedy helps.

Each file in faults/ is a small archive with one fault. `bestanden` holds its files by their place below docs/,
beside the registers in faults/registers; `melding` is what `vragen controleer` says on 1 March 2026, and nothing
else; `verbetering` is what the clerk does about it, after which nothing is found. A step of it puts `naar` in the
place of `van`, gives a file another name (`wordt`), writes it anew (`tekst`) or takes it away (`weg`).
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.dossier.pages import Docs
from vragenarchief.findings import Finding, Kind

FOLDER = Path(__file__).parent / "faults"
CASES = sorted(FOLDER.glob("*.yml"))
REGISTERS = {f"registers/{path.name}": path.read_text(encoding="utf-8") for path in (FOLDER / "registers").iterdir()}
STEPS = ({"pad", "van", "naar"}, {"pad", "wordt"}, {"pad", "tekst"}, {"pad", "weg"})

# A file that nobody may read: its test is in test_reading.py, for root may read everything. What stands in the
# files of a word processor and a printer is in test_private.py, which makes such files.
NOT_IN_A_CASE = {
    *(Kind.PAGE_UNREADABLE, Kind.FILE_SIGNED, Kind.FILE_UNREAD, Kind.PRIVATE_IN_FILE, Kind.PRIVATE_IN_FILE_PERHAPS),
}

Files = Mapping[str, Any]


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def findings_of(files: Files, folder: Path) -> tuple[Finding, ...]:
    """What the reader finds in a real folder with these files."""
    docs = Docs(Path("docs"))
    before = Path.cwd()
    os.chdir(folder)
    try:
        for path, content in {**REGISTERS, **files}.items():
            # An old word processor wrote it: {latin-1: text}.
            docs.write(path, content["latin-1"].encode("latin-1") if isinstance(content, dict) else content)
        return docs.read().findings
    finally:
        os.chdir(before)


def messages_of(files: Files, folder: Path) -> list[str]:
    return [str(finding) for finding in findings_of(files, folder)]


def mended(case: Mapping[str, Any]) -> Files:
    """The files after the clerk's mending."""
    files = {**REGISTERS, **case["bestanden"]}
    for step in case["verbetering"]:
        path = step["pad"]
        if "van" in step:
            assert files[path].count(step["van"]) == 1, step["van"]
            files[path] = files[path].replace(step["van"], step["naar"])
        elif "tekst" in step:
            files[path] = step["tekst"]
        elif "wordt" in step:
            files[step["wordt"]] = files.pop(path)
        else:
            del files[path]
    return files


def cases() -> Iterable[Any]:
    return [pytest.param(read_case(path), id=path.stem) for path in CASES]


@pytest.mark.parametrize("case", cases())
def test_a_fault_gives_this_one_message(case: dict[str, Any], tmp_path: Path) -> None:
    assert messages_of(case["bestanden"], tmp_path) == [case["melding"]]


@pytest.mark.parametrize("case", cases())
def test_nothing_is_found_once_the_fault_is_mended(case: dict[str, Any], tmp_path: Path) -> None:
    assert messages_of(mended(case), tmp_path) == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_what_it_shows_and_holds_nothing_that_is_not_looked_at(path: Path) -> None:
    case = read_case(path)
    assert case.keys() == {"naam", "bestanden", "melding", "verbetering"}
    assert case["naam"].endswith(".")
    assert case["verbetering"]
    assert [step for step in case["verbetering"] if step.keys() not in STEPS] == []


def test_there_are_at_least_forty_faults_that_differ() -> None:
    assert len({read_case(path)["melding"] for path in CASES}) >= 40


def test_every_kind_that_a_page_or_register_can_give_is_in_a_case(tmp_path: Path) -> None:
    sources = (Path(__file__).parents[2] / "scripts" / "vragenarchief" / "dossier").glob("*.py")
    kinds = {Kind[name] for path in sources for name in re.findall(r"\bKind\.([A-Z0-9_]+)", path.read_text("utf-8"))}
    found = set()
    for path in CASES:
        folder = tmp_path / path.stem
        folder.mkdir()
        found |= {finding.kind for finding in findings_of(read_case(path)["bestanden"], folder)}
    assert sorted(kind.name for kind in kinds - found - NOT_IN_A_CASE) == []

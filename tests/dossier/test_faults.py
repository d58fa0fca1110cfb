"""Seeded faults: each page has one, gets one message, and passes when the remedy is applied.

Each file in faults/ is a page with one fault, with the files `ernaast` that belong to it; `melding` is what a clerk
is told, and `verbeterd` has the files as they are after doing what it says (null for one that is gone).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.dossier.pages import Docs
from vragenarchief.findings import Finding

_REGISTERS = {
    "registers/onderwerpen.yml": "- slug: verkeer\n  naam: Verkeer\n- slug: groen\n  naam: Groen en water\n",
    "registers/fracties.yml": "- slug: lokaal-belang\n  naam: Lokaal Belang\n- slug: groen\n  naam: Groen\n"
    "- slug: oude-partij\n  naam: Oude Partij\n  tot: 2018-03-28\n",
    "registers/personen.yml": "- slug: a-voorbeeld\n  naam: A. Voorbeeld\n  fractie: Lokaal Belang\n"
    "- slug: b-wethouder\n  naam: B. Wethouder\n- slug: c-vertrokken\n  naam: C. Vertrokken\n  tot: 2022-03-29\n",
    "registers/reglement.yml": "- naam: Reglement van orde\n  termijn: 30 dagen\n",
}
CASES = sorted((Path(__file__).parent / "faults").glob("*.yml"))


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def findings_of(files: Mapping[str, str]) -> tuple[Finding, ...]:
    """All that a clerk is told about a folder with these files, made in the current one."""
    docs = Docs(Path("docs"))
    for path, text in {**_REGISTERS, **files}.items():
        docs.write(path, text)
    return docs.read().findings


def findings_before(case: Mapping[str, Any]) -> tuple[Finding, ...]:
    """What is told of the fault."""
    return findings_of({case["pad"]: case["pagina"], **case.get("ernaast", {})})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_one_fault_gives_one_message(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = read_case(path)
    assert [str(finding) for finding in findings_before(case)] == [case["melding"].strip()]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_after_the_remedy_nothing_is_told(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = read_case(path)
    assert case["verbeterd"]
    files = {case["pad"]: case["pagina"], **case.get("ernaast", {}), **case["verbeterd"]}
    assert findings_of({name: text for name, text in files.items() if text is not None}) == ()


def test_there_are_at_least_forty() -> None:
    assert len(CASES) >= 40

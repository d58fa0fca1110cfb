"""Golden cases: a page goes in, a dossier and its findings come out.

Each file in cases/ is one page with what we expect of it. `bevindingen` holds one message a line, as
`vragen controleer` prints it; `dossier` holds only what the case is about.
"""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import yaml

from vragenarchief.dossier.page import parse_page
from vragenarchief.findings import in_order

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
KEYS = {"naam", "pad", "pagina", "bytes", "bevindingen", "dossier"}


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def page_of(case: Mapping[str, Any]) -> bytes:
    """The bytes of the page; in `bytes`, every character is the byte with its number."""
    if "bytes" in case:
        return str(case["bytes"]).encode("latin-1")
    return str(case["pagina"]).encode()


def cut_to(example: Any, value: Any) -> Any:
    """The value with only those attributes that the example has, to compare the two."""
    if isinstance(example, dict):
        if isinstance(value, Mapping):
            return {key: value.get(key) for key in example}
        return {key: cut_to(example[key], getattr(value, key)) for key in example}
    if isinstance(example, list):
        examples = [*example, *[None] * (len(value) - len(example))]
        return [cut_to(one, item) for one, item in zip(examples, value, strict=False)]
    return value.value if isinstance(value, Enum) else value


@pytest.mark.parametrize("case", [pytest.param(read_case(path), id=path.stem) for path in CASES])
def test_a_page_gives_this_dossier_and_these_findings(case: dict[str, Any]) -> None:
    page = parse_page(case["pad"], page_of(case))
    expected = [] if case["bevindingen"] == "geen" else case["bevindingen"].splitlines()
    assert [str(finding) for finding in in_order(list(page.findings))] == expected
    assert cut_to(case.get("dossier", {}), page.dossier) == case.get("dossier", {})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_what_it_shows_and_holds_nothing_that_is_not_looked_at(path: Path) -> None:
    case = read_case(path)
    assert case.keys() <= KEYS
    assert case["naam"].endswith(".")
    assert ("pagina" in case) != ("bytes" in case)

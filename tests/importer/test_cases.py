"""Golden cases: a letter goes in, questions, answers, head, status, doubts and what was left out come out.

Each file in cases/ is one letter with what we expect of it. Only what a case names is compared, but
for `vragen`, `prive` and `twijfels`: those are all of them, and none where the case does not name them.
A question is its number (with the series before it, "A 3"), its text and its answer; an answer that
several questions share is written once, at the first, and the others say "= 3".
"""

import difflib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.importer.letters import Archive
from vragenarchief.importer.intake import Intake, row_of
from vragenarchief.privacy import mask

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
KEYS = {
    *("naam", "bestand", "brief", "bytes", "status", "hoofd", "vragen", "inleiding", "delen"),
    *("weg", "prive", "twijfels", "ontbreekt"),
}
KEYS_OF_QUESTION = {"nummer", "vraag", "antwoord"}
KEYS_OF_HEAD = {
    *("kenmerk", "titel", "ingediend", "ontvangen", "beantwoord", "indieners", "gericht_aan", "artikel", "soort"),
    "portefeuillehouders",
}
# What a letter lacks is told in `ontbreekt`, and what a draft needs is no business of the letter.
OF_ITS_OWN = {"niet-gevonden", "nodig-voor-publicatie", "weggelaten"}


def read_case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return case


def letter_of(case: dict[str, Any]) -> bytes:
    """The bytes of the letter; in `bytes`, every character is the byte with its number."""
    return str(case["bytes"]).encode("latin-1") if "bytes" in case else str(case["brief"]).encode()


def taken_apart(case: dict[str, Any], intake: Intake, row: dict[str, Any]) -> dict[str, Any]:
    """What became of the letter, in the shape of the case and with only its keys."""
    letter = intake.letter
    private = [removal for removal in letter.removals if removal.kind] if letter else []
    doubts = [finding["soort"] for finding in row["bevindingen"]]
    found: dict[str, Any] = {
        "status": row["status"],
        "hoofd": {key: value for key, value in head_of(intake, row).items() if key in case.get("hoofd", {})},
        "vragen": questions_of(row["vragen"]),
        "inleiding": [paragraph.text for paragraph in letter.parts.introduction] if letter else [],
        "delen": [part.heading for part in letter.parts.parts if hasattr(part, "heading")] if letter else [],
        "prive": [f"{removal.kind.value}: {removal.text}" for removal in private if removal.kind],
        "twijfels": [
            code for code in doubts if code not in OF_ITS_OWN | {r.kind.value for r in private if r.kind is not None}
        ],
        "ontbreekt": [f.remedy.split("'")[1] for f in intake.findings if f.kind.code == "niet-gevonden"],
    }
    always = {"vragen", "prive", "twijfels"}
    return {key: value for key, value in found.items() if key in case or key in always}


def head_of(intake: Intake, row: dict[str, Any]) -> dict[str, Any]:
    head = intake.letter.head if intake.letter else None
    askers = [", ".join(filter(None, (asker["naam"], asker["fractie"]))) for asker in row["indieners"]]
    return {
        **{key: row[key] for key in ("kenmerk", "titel", "ingediend", "beantwoord", "gericht_aan", "soort")},
        "ontvangen": str(head.received) if head and head.received else None,
        "indieners": askers,
        "artikel": head.article if head else None,
        "portefeuillehouders": list(head.holders) if head else [],
    }


def questions_of(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    questions: list[dict[str, Any]] = []
    first_with: dict[str, str] = {}
    for row in rows:
        number = " ".join(filter(None, (row["sectie"], row["nummer"])))
        answer = row["antwoord"]
        if answer is not None and (first := first_with.setdefault(answer, number)) != number:
            answer = f"= {first}"
        questions.append({"nummer": number, "vraag": row["vraag"], "antwoord": answer})
    return questions


def expected_of(case: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """What the case names, in the order of what was found."""
    expected = {key: case.get(key, []) for key in found}
    keys = found.get("hoofd", {})
    if "hoofd" in expected:
        expected["hoofd"] = {key: as_text(case["hoofd"][key]) for key in keys}
    expected["vragen"] = [
        {"nummer": question["nummer"], "vraag": trimmed(question["vraag"]), "antwoord": trimmed(question["antwoord"])}
        for question in case.get("vragen", [])
    ]
    return expected


def as_text(value: Any) -> Any:
    return value if value is None or isinstance(value, list) else str(value)


def trimmed(text: str | None) -> str | None:
    return text.strip() if text else text


def shown(found: dict[str, Any]) -> list[str]:
    """The same in lines, so that what differs is seen at once."""
    return yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=160).splitlines()


def params() -> list[Any]:
    return [pytest.param(read_case(path), id=path.stem) for path in CASES]


@pytest.mark.parametrize("case", params())
def test_a_letter_is_taken_apart_like_this(case: dict[str, Any], tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    intake = archive.take(letter_of(case), case.get("bestand", "brief.md"))
    row = row_of(intake, archive.docs)
    found = taken_apart(case, intake, row)
    difference = difflib.ndiff(shown(expected_of(case, found)), shown(found))
    assert found == expected_of(case, found), "\n".join(["", *difference])
    assert_left_out(case, intake, row)


def assert_left_out(case: dict[str, Any], intake: Intake, row: dict[str, Any]) -> None:
    """What is private is masked wherever it is told and in no draft; what is furniture is told, and in no draft."""
    removals = intake.letter.removals if intake.letter else ()
    draft = intake.draft.text if intake.draft else ""
    for removal in removals:
        if removal.kind:
            assert removal.shown == mask(removal.text)
            assert removal.text not in draft
            assert removal.text not in str(row)
    left_out = "\n".join(removal.text for removal in removals if not removal.kind)
    for furniture in case.get("weg", []):
        assert furniture in left_out
        assert furniture not in draft


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case_says_what_it_shows_and_holds_nothing_that_is_not_looked_at(path: Path) -> None:
    case = read_case(path)
    assert case.keys() <= KEYS
    assert case["naam"].endswith(".")
    assert ("brief" in case) != ("bytes" in case)
    assert case.get("hoofd", {}).keys() <= KEYS_OF_HEAD
    assert all(question.keys() == KEYS_OF_QUESTION for question in case.get("vragen", []))

"""Since when there is an archive, what is missing in its numbering, and what came last."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.pages import ANSWERED, Docs, make_dossier
from vragenarchief.dossier.completeness import completeness_of, write_gaps


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        ((), {}),
        (("2026-001", "2026-002"), {}),
        (("2026-001", "2026-003"), {2026: ["2026-002"]}),
        (("2026-004", "2026-010"), {2026: ["2026-001 t/m 003", "2026-005 t/m 009"]}),
        (("2025-002", "2026-002"), {2026: ["2026-001"], 2025: ["2025-001"]}),
        (("2026-998", "2026-1001"), {2026: ["2026-001 t/m 997", "2026-999 t/m 1000"]}),
        (("2026-999999999",), {2026: ["2026-001 t/m 999999998"]}),
        (("2026-000", "2026-001"), {}),
    ],
)
def test_what_is_missing_lies_between_one_and_the_highest_number_of_a_year(
    numbers: tuple[str, ...], missing: dict[int, list[str]]
) -> None:
    known = completeness_of(map(make_dossier, numbers))
    assert {year: write_gaps(year, gaps) for year, gaps in known.missing.items()} == missing
    assert list(known.missing) == list(missing)


@given(st.sets(st.integers(1, 60), min_size=1))
def test_every_number_up_to_the_highest_is_there_or_missing(serials: set[int]) -> None:
    gaps = completeness_of([make_dossier(f"2026-{serial:03}") for serial in serials]).missing.get(2026, ())
    missing = [serial for gap in gaps for serial in gap]
    assert sorted([*serials, *missing]) == list(range(1, max(serials) + 1))


def test_it_begins_with_the_oldest_day_that_anything_is_listed_by() -> None:
    first = completeness_of([make_dossier("2026-001"), make_dossier("2026-002", "ingediend: 2025-12-30")]).first
    assert first is not None
    assert first.number == "2026-002"


@pytest.mark.parametrize(
    ("lines", "number", "day", "is_answer"),
    [
        (["beantwoord: 2026-02-20"], "2026-001", "2026-02-20", True),
        (["beantwoord: 2026-01-20"], "2026-002", "2026-02-10", False),
        (["beantwoord: 2026-02-10"], "2026-002", "2026-02-10", False),
    ],
)
def test_the_last_addition_is_the_newest_question_or_answer(
    lines: list[str], number: str, day: str, *, is_answer: bool
) -> None:
    answered = make_dossier("2026-001", *lines, body=ANSWERED)
    last = completeness_of([answered, make_dossier("2026-002", "ingediend: 2026-02-10")]).last
    assert last is not None
    assert (last.dossier.number, last.on, last.is_answer) == (number, datetime.date.fromisoformat(day), is_answer)


def test_a_page_that_is_not_public_fills_no_gap(docs: Docs) -> None:
    docs.add("2026-001")
    docs.add("2026-002", "publicatie: concept", "ingediend: 2026-02-01")
    docs.add("2026-003")
    known = docs.read(with_drafts=True).archive.completeness
    assert write_gaps(2026, known.missing[2026]) == ["2026-002"]
    assert known.last is not None
    assert known.last.dossier.number == "2026-003"

"""When an answer is due, and how far that makes a dossier."""

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.dossier.pages import ANSWERED, OPEN, make_dossier
from vragenarchief.dossier.model import Status
from vragenarchief.dossier.rules import RulesOfOrder, Term, TermStart, TermUnit, due_on, rules_on, status_of
from vragenarchief.dossier.sentences import days_to_answer, write_story

PARTLY = f"{ANSWERED}\n## Vraag 2\n\nEn dan?\n"
THIRTY_DAYS = Term(number=30, unit=TermUnit.DAYS)
SIX_WEEKS = Term(number=6, unit=TermUnit.WEEKS)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def rule(
    term: Term = THIRTY_DAYS,
    start: TermStart = TermStart.RECEIVED,
    valid_from: str | None = None,
    valid_until: str | None = None,
) -> RulesOfOrder:
    return RulesOfOrder(
        name="Reglement van orde",
        article="38",
        valid_from=day(valid_from) if valid_from else None,
        valid_until=day(valid_until) if valid_until else None,
        term=term,
        start=start,
    )


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        (THIRTY_DAYS, "2026-01-05", "2026-02-04"),
        (THIRTY_DAYS, "2024-02-01", "2024-03-02"),
        (SIX_WEEKS, "2026-01-05", "2026-02-16"),
    ],
)
def test_a_term_counts_days_or_weeks(term: Term, first: str, last: str) -> None:
    assert term.after(day(first)) == day(last)


@pytest.mark.parametrize(
    ("first", "number", "unit", "last"),
    [
        ("2024-02-28", 1, TermUnit.DAYS, "2024-02-29"),
        ("2023-02-28", 1, TermUnit.DAYS, "2023-03-01"),
        ("2024-02-29", 52, TermUnit.WEEKS, "2025-02-27"),
        ("2024-02-29", 366, TermUnit.DAYS, "2025-03-01"),
        ("2026-01-31", 4, TermUnit.WEEKS, "2026-02-28"),
        ("2026-12-31", 30, TermUnit.DAYS, "2027-01-30"),
    ],
)
def test_a_term_runs_on_over_month_ends_leap_days_and_years(first: str, number: int, unit: TermUnit, last: str) -> None:
    assert Term(number=number, unit=unit).after(day(first)) == day(last)


@given(st.dates(), st.integers(0, 5000))
def test_a_week_is_seven_days_and_a_term_never_ends_before_it_begins(first: datetime.date, number: int) -> None:
    last = Term(number=number, unit=TermUnit.WEEKS).after(first)
    assert last == Term(number=number * 7, unit=TermUnit.DAYS).after(first)
    assert last is None or (last - first).days == number * 7


@given(*[st.none() | st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))] * 3)
def test_an_answer_is_never_said_to_come_after_fewer_than_no_days(
    asked: datetime.date | None, received: datetime.date | None, answered: datetime.date | None
) -> None:
    assume(asked or received or answered)
    days = zip(("ingediend", "ontvangen", "beantwoord"), (asked, received, answered), strict=True)
    dossier = make_dossier("2026-014", "datum_geschat: true", *(f"{key}: {date or ''}" for key, date in days))
    after = days_to_answer(dossier)
    assert after is None or after >= 0
    assert "-" not in write_story(dossier, Status.ANSWERED, None)


@pytest.mark.parametrize(
    ("start", "lines", "due"),
    [
        (TermStart.RECEIVED, ["ontvangen: 2026-01-08"], "2026-02-07"),
        (TermStart.ASKED, ["ontvangen: 2026-01-08"], "2026-02-04"),
        (TermStart.RECEIVED, [], "2026-02-04"),
        (TermStart.ASKED, ["ingediend:", "datum_geschat: true", "ontvangen: 2026-01-08"], "2026-02-07"),
    ],
)
def test_a_term_runs_from_receipt_or_from_asking_and_else_from_the_day_that_is_known(
    start: TermStart, lines: list[str], due: str
) -> None:
    assert due_on(make_dossier("2026-014", *lines), [rule(start=start)]) == day(due)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2017-12-31", "2018-01-30"),
        ("2018-01-01", "2018-02-12"),
    ],
)
def test_the_rules_of_the_day_of_asking_hold_also_when_others_came_before_the_answer(asked: str, due: str) -> None:
    rules = [rule(valid_until="2017-12-31"), rule(SIX_WEEKS, valid_from="2018-01-01")]
    assert due_on(make_dossier("2026-014", f"ingediend: {asked}"), rules) == day(due)


def test_the_day_of_asking_counts_and_not_that_of_receipt() -> None:
    rules = [rule(valid_until="2017-12-31"), rule(SIX_WEEKS, valid_from="2018-01-01")]
    dossier = make_dossier("2026-014", "ingediend: 2017-12-31", "ontvangen: 2018-01-02")
    assert due_on(dossier, rules) == day("2018-02-01")


def test_of_two_rules_that_cover_a_day_the_latest_holds() -> None:
    old, new = rule(), rule(SIX_WEEKS, valid_from="2018-01-01")
    assert rules_on([new, old], day("2020-01-01")) is new
    assert rules_on([old, new], day("2020-01-01")) is new
    assert rules_on([new, old], day("2017-01-01")) is old


@pytest.mark.parametrize("asked", ["2013-12-31", "2018-01-01"])
def test_a_day_that_no_rule_covers_has_no_due_date(asked: str) -> None:
    rules = [rule(valid_from="2014-01-01", valid_until="2017-12-31")]
    dossier = make_dossier("2026-014", f"ingediend: {asked}")
    assert due_on(dossier, rules) is None
    assert due_on(dossier, []) is None
    assert status_of(dossier, None, day("2099-01-01")) is Status.OPEN


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        ([], "2026-02-04"),
        (["uitstel: [{tot: 2026-03-01}]"], "2026-03-01"),
        (["uitstel: [{tot: 2026-04-01}, {tot: 2026-03-01}]"], "2026-04-01"),
        (["uitstel: [{tot: 2026-01-20}]"], "2026-01-20"),
        (["uitstel: [{op: 2026-02-01}]"], "2026-02-04"),
        (["uiterlijk: 2026-02-20"], "2026-02-20"),
        (["uiterlijk: 2026-02-20", "uitstel: [{tot: 2026-03-01}]"], "2026-02-20"),
    ],
)
def test_what_the_page_promises_beats_an_extension_and_that_beats_the_rules(lines: list[str], due: str) -> None:
    assert due_on(make_dossier("2026-014", *lines), [rule()]) == day(due)


def test_a_promise_on_the_page_holds_without_any_rules() -> None:
    assert due_on(make_dossier("2026-014", "uiterlijk: 2026-02-20"), []) == day("2026-02-20")


# Asked on 5 January 2026 under a term of thirty days: due on 4 February.
@pytest.mark.parametrize(
    ("lines", "body", "today", "status"),
    [
        ([], OPEN, "2026-01-05", Status.OPEN),
        ([], OPEN, "2026-02-04", Status.OPEN),
        ([], OPEN, "2026-02-05", Status.OVERDUE),
        (["uiterlijk: 2026-02-20"], OPEN, "2026-02-20", Status.OPEN),
        (["uiterlijk: 2026-02-20"], OPEN, "2026-02-21", Status.OVERDUE),
        (["uitstel: [{tot: 2026-03-01}]"], OPEN, "2026-01-06", Status.EXTENDED),
        (["uitstel: [{tot: 2026-03-01}]"], OPEN, "2026-03-01", Status.EXTENDED),
        (["uitstel: [{tot: 2026-03-01}]"], OPEN, "2026-03-02", Status.OVERDUE),
        (["uitstel: [{reden: Ziekte.}]"], OPEN, "2026-02-04", Status.EXTENDED),
        (["uitstel: [{reden: Ziekte.}]"], OPEN, "2026-02-05", Status.OVERDUE),
        ([], PARTLY, "2026-02-04", Status.PARTLY_ANSWERED),
        ([], PARTLY, "2026-02-05", Status.PARTLY_ANSWERED),
        (["beantwoord: 2026-02-01"], PARTLY, "2026-02-05", Status.PARTLY_ANSWERED),
        ([], ANSWERED, "2026-02-05", Status.ANSWERED),
        (["beantwoord: 2026-03-01"], ANSWERED, "2026-03-02", Status.ANSWERED),
        (["beantwoord: 2026-02-01"], OPEN, "2026-02-05", Status.ANSWERED),
        (["uitstel: [{tot: 2026-03-01}]"], ANSWERED, "2026-02-05", Status.ANSWERED),
        (["ingetrokken: 2026-01-20"], OPEN, "2026-02-05", Status.WITHDRAWN),
        (["ingetrokken: 2026-01-20", "beantwoord: 2026-01-19"], ANSWERED, "2026-02-05", Status.WITHDRAWN),
    ],
)
def test_the_status_follows_from_dates_answers_and_rules(
    lines: list[str], body: str, today: str, status: Status
) -> None:
    dossier = make_dossier("2026-014", *lines, body=body)
    assert status_of(dossier, due_on(dossier, [rule()]), day(today)) is status


def test_the_council_waits_while_there_is_no_answer_at_all() -> None:
    assert {status for status in Status if status.is_waiting} == {Status.OPEN, Status.EXTENDED, Status.OVERDUE}


@pytest.mark.parametrize(
    ("asked", "days"), [("9999-12-20", 30), ("2026-01-05", 99_999_999_999)], ids=["far day", "long term"]
)
def test_a_term_beyond_the_calendar_has_no_due_date(asked: str, days: int) -> None:
    dossier = make_dossier("2026-014", f"ingediend: {asked}")
    assert due_on(dossier, [rule(Term(number=days, unit=TermUnit.DAYS))]) is None

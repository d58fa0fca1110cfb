"""The list of what is not done with."""

from tests.dossier.pages import ANSWERED, OPEN, Docs
from tests.pages.conftest import Views
from tests.pages.reading import numbers_of

_PARTLY = f"{ANSWERED.replace('## Vraag', '## Vraag 1')}\n{OPEN.replace('## Vraag', '## Vraag 2')}"


def test_the_longest_overdue_comes_first_then_what_is_extended_open_and_answered_in_part(
    docs: Docs, views: Views
) -> None:
    docs.add("2026-001", "uiterlijk: 2026-02-20")
    docs.add("2026-002", "uiterlijk: 2026-02-10")
    docs.add("2026-003", "uitstel: [{tot: 2026-05-01}]")
    docs.add("2026-004", "uitstel: [{tot: 2026-04-01}]")
    docs.add("2026-005")
    docs.add("2026-006", "uiterlijk: 2026-03-20")
    docs.add("2026-007", "beantwoord: 2026-02-03", body=_PARTLY)
    docs.add("2026-008", "beantwoord: 2026-02-03", body=ANSWERED)
    docs.add("2026-009", "ingetrokken: 2026-02-03")
    groups = views()["openstaand/"].values["groups"]
    assert numbers_of(groups) == {
        "Termijn verstreken": ["2026-002", "2026-001"],
        "Uitgesteld": ["2026-004", "2026-003"],
        "Open": ["2026-006", "2026-005"],
        "Deels beantwoord": ["2026-007"],
    }
    assert [row["status"] for group in groups for row in group["rows"]] == [
        "termijn verstreken op 10 februari 2026, 19 dagen geleden",
        "termijn verstreken op 20 februari 2026, 9 dagen geleden",
        "uitgesteld tot 1 april 2026",
        "uitgesteld tot 1 mei 2026",
        "open, antwoord uiterlijk 20 maart 2026",
        "open",
        "deels beantwoord op 3 februari 2026",
    ]


def test_a_group_with_nothing_in_it_is_left_out(docs: Docs, views: Views) -> None:
    docs.add("2026-001")
    values = views()["openstaand/"].values
    assert numbers_of(values["groups"]) == {"Open": ["2026-001"]}
    assert values["jumps"] == []


def test_when_nothing_is_open_the_page_says_so(docs: Docs, views: Views) -> None:
    docs.add("2026-001", body=ANSWERED)
    values = views()["openstaand/"].values
    assert (values["groups"], values["extent"]) == ([], "Er staan geen vragen open.")

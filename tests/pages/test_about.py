"""The page about the archive: the council's term, and what there is."""

from tests.dossier.pages import ANSWERED, Docs
from vragenarchief.pages.about import about_values

_RULES = """\
- {naam: Oud reglement, van: 2010-01-01, tot: 2013-12-31, termijn: 1 week, vanaf: indiening}
- {naam: Reglement, artikel: 35, van: 2014-01-01, tot: 2023-12-31, termijn: 6 weken, vanaf: indiening}
- {naam: Verordening, artikel: 38, van: 2024-01-01, termijn: 30 dagen, vanaf: ontvangst}
- {naam: Later, van: 2099-01-01, termijn: 2 weken}
"""


def test_the_rules_in_force_stand_first_and_those_of_before_newest_first(docs: Docs) -> None:
    docs.write("registers/reglement.yml", _RULES)
    values = about_values(docs.read().archive)
    assert values["rules_now"]["term"] == "30 dagen"
    assert values["rules_now"]["start"] == "de dag waarop de vragen zijn ontvangen"
    assert values["rules_now"]["source"] == "artikel 38 van Verordening"
    assert values["rules_now"]["since"] == "1 januari 2024"
    assert [(rule["period"], rule["term"], rule["source"]) for rule in values["rules_before"]] == [
        ("Van 1 januari 2014 tot en met 31 december 2023", "6 weken", "artikel 35 van Reglement"),
        ("Van 1 januari 2010 tot en met 31 december 2013", "1 week", "Oud reglement"),
    ]


def test_without_rules_there_is_no_term(docs: Docs) -> None:
    values = about_values(docs.read().archive)
    assert (values["rules_now"], values["rules_before"]) == (None, [])


def test_every_kind_and_status_is_explained_and_counted(docs: Docs) -> None:
    docs.add("2026-001", "soort: mondeling")
    docs.add("2026-002", body=ANSWERED)
    docs.add("2026-003", body=ANSWERED)
    values = about_values(docs.read().archive)
    assert {kind["name"]: kind["count"] for kind in values["kinds"]} == {
        "Schriftelijk": 2,
        "Mondeling": 1,
        "Technisch": 0,
    }
    assert {status["name"]: status["count"] for status in values["statuses"]} == {
        "Open": 1,
        "Uitgesteld": 0,
        "Termijn verstreken": 0,
        "Deels beantwoord": 0,
        "Beantwoord": 2,
        "Ingetrokken": 0,
    }
    assert all(row["meaning"] for row in (*values["kinds"], *values["statuses"]))
    assert values["extent"] == "3 keer vragen gesteld, samen 3 vragen."

"""The lists by person."""

from tests.dossier.pages import Docs
from tests.pages.conftest import Views
from tests.pages.reading import links_of, names_of, numbers_of, words_of

_REGISTER = """\
- {slug: e-van-t-slag, naam: E. van 't Slag, rol: raadslid, fractie: Groen, van: 2022-03-30}
- {slug: a-zandstra, naam: A. Zandstra, rol: wethouder VTH, van: 2018-06-07, tot: 2022-06-08}
- {slug: b-bode, naam: B. Bode, rol: burgemeester}
- {slug: c-later, naam: C. Later, rol: raadslid, van: 2026-04-01}
"""


def test_who_is_in_office_comes_first_by_surname_then_who_was_then_other_names(docs: Docs, views: Views) -> None:
    docs.write("registers/personen.yml", _REGISTER)
    docs.add("2026-001", "indieners: [{naam: D. Onbekend}]", "portefeuillehouders: [F. Elders]")
    assert names_of(views()["personen/"]) == {
        "Nu in functie": ["B. Bode", "E. van 't Slag"],
        "Eerder in functie": ["A. Zandstra"],
        "Andere namen": ["F. Elders", "C. Later", "D. Onbekend"],
    }


def test_a_person_has_what_was_asked_and_what_had_to_be_answered_each_below_its_heading(
    docs: Docs, views: Views
) -> None:
    docs.write("registers/personen.yml", _REGISTER)
    docs.add("2025-001", "indieners: [{naam: E. van 't Slag}]", "ingediend: 2025-05-01")
    docs.add("2026-001", "portefeuillehouders: [E. van 't Slag]")
    docs.add("2026-002", "indieners: [{naam: B. Bode}]")
    docs.add("2026-003", "portefeuillehouders: [A. Zandstra, A. Zandstra]")
    found = views()
    sections = {
        slug: {part["heading"]: numbers_of(part["groups"]) for part in found[f"personen/{slug}/"].values["sections"]}
        for slug in ("e-van-t-slag", "b-bode", "a-zandstra", "c-later")
    }
    assert sections == {
        "e-van-t-slag": {
            "Gevraagd": {"2025": ["2025-001"]},
            "Verantwoordelijk voor het antwoord": {"2026": ["2026-001"]},
        },
        "b-bode": {"Gevraagd": {"2026": ["2026-002"]}},
        "a-zandstra": {"Verantwoordelijk voor het antwoord": {"2026": ["2026-003"]}},
        "c-later": {},
    }
    assert found["personen/c-later/"].values["extent"] == "Van deze persoon staat nog niets in het archief."
    names = [name for group in found["personen/"].values["groups"] for name in group["names"]]
    assert {name["name"]: name["count"] for name in names} == {
        "B. Bode": 1,
        "E. van 't Slag": 2,
        "A. Zandstra": 1,
        "C. Later": 0,
    }


def test_one_name_in_two_spellings_is_one_person_who_asked_and_answered(docs: Docs, views: Views) -> None:
    docs.add("2026-001", "indieners: [{naam: G. Ster}]")
    docs.add("2026-002", "portefeuillehouders: [G Ster]")
    found = views()
    assert names_of(found["personen/"]) == {"Andere namen": ["G. Ster"]}
    assert len(found["personen/g-ster/"].values["sections"]) == 2


def test_role_party_and_period_stand_in_one_line_as_far_as_they_are_known(docs: Docs, views: Views) -> None:
    docs.write("registers/fracties.yml", "- {slug: groen-wiekendam, naam: Groen Wiekendam, ook: [Groen]}\n")
    docs.write("registers/personen.yml", _REGISTER)
    docs.add("2026-001", "indieners: [{naam: D. Onbekend}]")
    found = views()
    about = {slug: found[f"personen/{slug}/"].values["about"] for slug in ("e-van-t-slag", "a-zandstra", "b-bode")}
    assert {slug: words_of(line) for slug, line in about.items()} == {
        "e-van-t-slag": "Raadslid, Groen, vanaf 30 maart 2022.",
        "a-zandstra": "Wethouder VTH, van 7 juni 2018 tot en met 8 juni 2022.",
        "b-bode": "Burgemeester.",
    }
    assert links_of(about["e-van-t-slag"]) == {"Groen": "fracties/groen-wiekendam/"}
    assert found["personen/d-onbekend/"].values["about"] == []


def test_a_party_that_is_named_in_the_register_of_persons_only_has_no_list_to_lead_to(docs: Docs, views: Views) -> None:
    docs.write("registers/personen.yml", _REGISTER)
    docs.add("2026-001")
    found = views()
    assert "fracties/groen/" not in found
    assert links_of(found["personen/e-van-t-slag/"].values["about"]) == {}

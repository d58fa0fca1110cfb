"""The lists by party."""

from tests.dossier.pages import Docs
from tests.pages.conftest import Views
from tests.pages.reading import names_of, numbers_of, words_of

_REGISTER = """\
- {slug: wijkpartij, naam: Wijkpartij, van: 2010-03-11, tot: 2022-03-29}
- {slug: lokaal-belang, naam: Lokaal Belang, ook: [LB, Belang], van: 2018-03-29}
- {slug: groen, naam: Groen}
"""


def test_parties_of_today_come_first_then_former_ones_also_those_that_asked_nothing(docs: Docs, views: Views) -> None:
    docs.write("registers/fracties.yml", _REGISTER)
    docs.add("2026-001", "indieners: [{fractie: LB}, {naam: A. Voorbeeld, fractie: Lokaal Belang}]")
    found = views()
    view = found["fracties/"]
    assert names_of(view) == {"Nu in de raad": ["Groen", "Lokaal Belang"], "Eerder in de raad": ["Wijkpartij"]}
    assert [name["count"] for group in view.values["groups"] for name in group["names"]] == [0, 1, 0]
    assert found["fracties/groen/"].values["extent"] == "Van deze fractie staan nog geen vragen in het archief."


def test_a_party_says_when_it_was_in_the_council_and_how_else_it_is_called(docs: Docs, views: Views) -> None:
    docs.write("registers/fracties.yml", _REGISTER)
    docs.add("2026-001")
    found = views()
    assert words_of(found["fracties/lokaal-belang/"].values["about"]) == (
        "In de raad vanaf 29 maart 2018. Ook geschreven als LB en Belang."
    )
    assert words_of(found["fracties/wijkpartij/"].values["about"]) == (
        "In de raad van 11 maart 2010 tot en met 29 maart 2022."
    )
    assert found["fracties/groen/"].values["about"] == []


def test_a_party_has_all_its_dossiers_by_the_year_of_their_number(docs: Docs, views: Views) -> None:
    docs.add("2025-001", "indieners: [{fractie: Ons Dorp}]", "ingediend: 2025-05-01")
    docs.add("2025-002", "indieners: [{naam: A. Voorbeeld, fractie: Ons Dorp}]", "ingediend: 2026-01-02")
    docs.add("2026-001", "indieners: [{fractie: Ons Dorp}]")
    docs.add("2026-002", "indieners: [{fractie: Groen}]")
    view = views()["fracties/ons-dorp/"]
    assert numbers_of(view.values["groups"]) == {"2026": ["2026-001"], "2025": ["2025-002", "2025-001"]}
    assert [jump["anchor"] for jump in view.values["jumps"]] == ["jaar-2026", "jaar-2025"]


def test_a_list_of_more_than_a_hundred_leaves_the_questions_to_other_lists(docs: Docs, views: Views) -> None:
    for serial in range(1, 102):
        small = ", {fractie: Klein}" if serial > 1 else ""
        docs.add(f"2026-{serial:03}", f"indieners: [{{fractie: Groot}}{small}]")
    found = views()
    (big,), (little,) = (found[f"fracties/{slug}/"].values["groups"] for slug in ("groot", "klein"))
    assert [row["questions"] for row in big["rows"]] == [[]] * 101
    assert all(len(row["questions"]) == 1 for row in little["rows"])
    assert len(little["rows"]) == 100

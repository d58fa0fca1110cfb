"""Where the page of a dossier leads: to the lists of its names, and to what came before and after."""

from tests.dossier.pages import Docs
from tests.pages.conftest import Views
from tests.pages.reading import links_of, words_of


def test_askers_parties_and_portfolio_holders_lead_to_their_lists(docs: Docs, views: Views) -> None:
    docs.write("registers/fracties.yml", "- {slug: lokaal-belang, naam: Lokaal Belang, ook: [LB]}\n")
    docs.add(
        "2026-014",
        "indieners: [{naam: A. Voorbeeld, fractie: LB}, {fractie: Lokaal Belang}, {naam: B. Ster}, {naam: Ωμέγα}]",
        "portefeuillehouders: [C. Holt]",
    )
    found = views()
    facts = {fact["name"]: fact["values"] for fact in found["vragen/2026/014-brug/"].values["facts"]}
    assert [(words_of(line), links_of(line)) for line in facts["Ingediend door"]] == [
        ("A. Voorbeeld (LB)", {"A. Voorbeeld": "personen/a-voorbeeld/", "LB": "fracties/lokaal-belang/"}),
        ("fractie Lokaal Belang", {"Lokaal Belang": "fracties/lokaal-belang/"}),
        ("B. Ster", {"B. Ster": "personen/b-ster/"}),
        ("Ωμέγα", {}),
    ]
    assert [links_of(line) for line in facts["Portefeuillehouder"]] == [{"C. Holt": "personen/c-holt/"}]
    led_to = {address for values in facts.values() for line in values for address in links_of(line).values()}
    assert led_to <= found.keys()


def test_a_dossier_leads_to_the_earlier_and_the_later_one_in_its_first_topic(docs: Docs, views: Views) -> None:
    docs.add("2026-001", "titel: Eerst")
    docs.add("2026-002", "onderwerpen: [groen]", "ingediend: 2026-01-06")
    docs.add("2026-003", "titel: Midden", "ingediend: 2026-01-07")
    docs.add("2026-004", "titel: Laatst", "ingediend: 2026-01-08")
    found = views()
    assert found["vragen/2026/003-brug/"].values["in_topic"] == {
        "name": "Verkeer",
        "earlier": {"title": "Eerst", "number": "2026-001", "address": "vragen/2026/001-brug/"},
        "later": {"title": "Laatst", "number": "2026-004", "address": "vragen/2026/004-brug/"},
    }
    assert found["vragen/2026/002-brug/"].values["in_topic"] is None


def test_the_trail_leads_through_the_first_topic_and_its_year(docs: Docs, views: Views) -> None:
    docs.add("2026-014", "onderwerpen: [groen, verkeer]")
    assert views()["vragen/2026/014-brug/"].breadcrumb == (
        ("Start", ""),
        ("Groen en water", "onderwerpen/groen/"),
        ("2026", "onderwerpen/groen/2026/"),
    )

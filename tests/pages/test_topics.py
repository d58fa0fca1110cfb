"""The lists by topic and year."""

from tests.dossier.pages import Docs
from tests.pages.conftest import Views
from tests.pages.reading import numbers_of

_EARLIER = "ingediend: 2025-05-01"


def _add_many(docs: Docs, number: int) -> None:
    for serial in range(1, number + 1):
        docs.add(f"2025-{serial:03}", _EARLIER)


def test_a_topic_shows_what_it_is_about_how_much_there_is_and_its_years(docs: Docs, views: Views) -> None:
    docs.add("2025-001", _EARLIER)
    docs.add("2025-002", _EARLIER)
    docs.add("2026-001")
    view = views()["onderwerpen/verkeer/"]
    assert view.values["introduction"] == "Wegen en paden."
    assert view.values["extent"] == "3 keer vragen gesteld, samen 3 vragen, sinds 1 mei 2025."
    assert [(year["name"], year["count"], year["address"]) for year in view.values["years"]] == [
        ("2026", 1, "onderwerpen/verkeer/2026/"),
        ("2025", 2, "onderwerpen/verkeer/2025/"),
    ]
    assert numbers_of(view.values["groups"]) == {"2026": ["2026-001"], "2025": ["2025-002", "2025-001"]}


def test_a_topic_without_dossiers_has_a_page_that_says_so_and_no_years(docs: Docs, views: Views) -> None:
    docs.add("2026-001")
    found = views()
    assert found["onderwerpen/groen/"].values["extent"] == "Hierover zijn nog geen vragen."
    assert [address for address in found if address.startswith("onderwerpen/groen/")] == ["onderwerpen/groen/"]


def test_forty_dossiers_all_stand_on_the_page_of_the_topic(docs: Docs, views: Views) -> None:
    _add_many(docs, 40)
    view = views()["onderwerpen/verkeer/"]
    assert len(numbers_of(view.values["groups"])["2025"]) == 40
    assert view.values["note"] is None


def test_of_more_it_shows_the_newest_twenty_and_says_where_the_others_are(docs: Docs, views: Views) -> None:
    _add_many(docs, 41)
    found = views()
    values = found["onderwerpen/verkeer/"].values
    assert numbers_of(values["groups"])["2025"] == [f"2025-{serial:03}" for serial in range(41, 21, -1)]
    assert values["note"] == "Hieronder staan de nieuwste 20 van 41. Kies hierboven een jaar voor de andere."
    (months,) = numbers_of(found["onderwerpen/verkeer/2025/"].values["groups"]).values()
    assert len(months) == 41


def test_the_year_of_a_dossier_is_that_of_its_number_also_where_its_day_is_in_another(docs: Docs, views: Views) -> None:
    docs.add("2025-009", "ingediend: 2026-01-02")
    found = views()
    assert "onderwerpen/verkeer/2026/" not in found
    view = found["onderwerpen/verkeer/2025/"]
    assert view.title == "Verkeer in 2025"
    assert [(group["heading"], group["anchor"]) for group in view.values["groups"]] == [
        ("Januari 2026", "januari-2026")
    ]
    assert list(numbers_of(found["onderwerpen/verkeer/"].values["groups"])) == ["2025"]


def test_a_year_of_a_topic_leads_to_its_other_years_and_up(docs: Docs, views: Views) -> None:
    docs.add("2025-001", _EARLIER)
    docs.add("2026-001")
    view = views()["onderwerpen/verkeer/2025/"]
    assert [(year["name"], year["is_here"]) for year in view.values["years"]] == [("2026", False), ("2025", True)]
    assert view.breadcrumb == (("Start", ""), ("Onderwerpen", "onderwerpen/"), ("Verkeer", "onderwerpen/verkeer/"))

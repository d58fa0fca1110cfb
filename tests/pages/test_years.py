"""The lists by year, and the titles from A to Z."""

from tests.dossier.pages import Docs
from tests.pages.conftest import Views
from tests.pages.reading import numbers_of, words_of


def test_titles_stand_below_their_letter_with_digits_first_and_what_is_no_letter_of_ours_last(
    docs: Docs, views: Views
) -> None:
    titles = ["Zwembad", "“Brug” dicht", "'t Veer", "Éénrichting", "Eenden", "30 km", "Bomen", "€ 5 per dag", "Ωmega"]
    for serial, title in enumerate(titles, 1):
        docs.add(f"2026-{serial:03}", f'titel: "{title}"')
    values = views()["vragen/"].values
    assert {letter["heading"]: [d["title"] for d in letter["dossiers"]] for letter in values["titles"]} == {
        "0–9": ["30 km", "€ 5 per dag"],
        "B": ["Bomen", "“Brug” dicht"],
        "E": ["Eenden", "Éénrichting"],
        "T": ["'t Veer"],
        "Z": ["Zwembad"],
        "Andere tekens": ["Ωmega"],
    }
    assert [jump["anchor"] for jump in values["jumps"]] == [
        *("cijfers", "letter-b", "letter-e", "letter-t", "letter-z", "andere-tekens")
    ]


def test_the_page_of_all_years_has_each_with_its_count_and_names_every_missing_number(docs: Docs, views: Views) -> None:
    for number in ("2024-003", "2025-001", "2026-001", "2026-004", "2026-006"):
        docs.add(number)
    values = views()["vragen/"].values
    assert [(year["name"], year["count"]) for year in values["years"]] == [("2026", 3), ("2025", 1), ("2024", 1)]
    assert values["missing"] == ["2026-002 t/m 003 en 2026-005", "2024-001 t/m 002"]


def test_a_year_has_an_anchor_a_month_and_tells_of_its_own_numbers_only(docs: Docs, views: Views) -> None:
    docs.add("2025-002", "ingediend: 2025-03-04")
    docs.add("2026-001")
    docs.add("2026-002", "ingediend: 2026-02-01")
    found = views()
    values = found["vragen/2026/"].values
    assert [group["anchor"] for group in values["groups"]] == ["februari", "januari"]
    assert numbers_of(values["groups"]) == {"Februari 2026": ["2026-002"], "Januari 2026": ["2026-001"]}
    assert "In de nummering van 2026 ontbreekt niets." in words_of(values["completeness"])
    assert "In de nummering van 2025 ontbreekt 2025-001." in words_of(found["vragen/2025/"].values["completeness"])


def test_an_empty_archive_has_its_lists_and_says_that_nothing_is_in_it(views: Views) -> None:
    found = views()
    assert set(found) == {
        *("vragen/", "onderwerpen/", "onderwerpen/groen/", "onderwerpen/verkeer/"),
        *("fracties/", "personen/", "openstaand/"),
    }
    for view in found.values():
        assert words_of(view.values["completeness"]) == "Er staat nog niets in het archief."

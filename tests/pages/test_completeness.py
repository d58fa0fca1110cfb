"""The line that tells how complete the archive is, on every list."""

import pytest

from tests.dossier.pages import ANSWERED, Docs
from tests.pages.conftest import Views
from tests.pages.reading import links_of, words_of


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        (("2026-001",), "In de nummering ontbreekt niets."),
        (("2026-002",), "In de nummering ontbreekt 2026-001."),
        (("2025-002", "2026-004"), "In de nummering ontbreken 2026-001 t/m 003 en 2025-001."),
        (tuple(f"2026-{serial:03}" for serial in range(2, 14, 2)), "In de nummering ontbreken 6 nummers."),
    ],
)
def test_few_missing_numbers_are_named_and_more_are_counted(
    docs: Docs, views: Views, numbers: tuple[str, ...], sentence: str
) -> None:
    for number in numbers:
        docs.add(number)
    line = views()["onderwerpen/verkeer/"].values["completeness"]
    assert sentence in words_of(line)
    assert links_of(line).get("6 nummers") == ("vragen/#volledigheid" if "6 nummers" in sentence else None)


@pytest.mark.parametrize(
    ("lines", "body", "sentence"),
    [
        ([], None, "De laatste toevoeging zijn de vragen van 5 januari 2026 (2026-001)."),
        (["beantwoord: 2026-02-03"], ANSWERED, "De laatste toevoeging is het antwoord van 3 februari 2026 (2026-001)."),
    ],
)
def test_the_last_addition_is_named_with_its_day_and_number(
    docs: Docs, views: Views, lines: list[str], body: str | None, sentence: str
) -> None:
    docs.add("2026-001", *lines, **({"body": body} if body else {}))
    line = views()["openstaand/"].values["completeness"]
    assert words_of(line).endswith(sentence)


def test_a_first_day_that_is_an_estimate_is_called_so(docs: Docs, views: Views) -> None:
    docs.add("2026-001", "datum_geschat: true")
    assert words_of(views()["vragen/"].values["completeness"]).startswith("Het archief begint rond 5 januari 2026. ")


def test_every_list_has_it_and_the_day_of_which_it_is(docs: Docs, views: Views) -> None:
    docs.add("2026-001", "indieners: [{naam: A. Voorbeeld, fractie: Lokaal Belang}]")
    lists = {address: view for address, view in views().items() if address != "vragen/2026/001-brug/"}
    assert len(lists) == 11
    for address, view in lists.items():
        assert words_of(view.values["completeness"]).startswith("Het archief begint op 5 januari 2026. "), address
        assert view.values["today"] == "1 maart 2026", address

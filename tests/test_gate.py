"""The privacy gate: what may not be published wherever it stands, what a person has to look at, and look-alikes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vragenarchief.privacy import PrivateKind, normalise
from vragenarchief.privacy.gate import find_in_file, find_maker, find_spots, hash_of

ACCOUNT = "NL13 TEST 0123 4567 89"


def told(text: str) -> list[tuple[str, str, bool]]:
    return [(spot.kind.value, spot.found, spot.is_certain) for spot in find_spots(text)]


def certain(text: str) -> list[tuple[str, str]]:
    return [(spot.kind.value, spot.found) for spot in find_spots(text) if spot.is_certain]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # by itself, in every place of a page
        ("Bel 06 12345678.", ("telefoon", "06 12345678")),
        ("Bel 06-1234\n5678 voor meer.", ("telefoon", "06-1234\n5678")),
        ("Bel 06.12.34.56.78.", ("telefoon", "06.12.34.56.78")),
        ("Bel 06–12345678.", ("telefoon", "06–12345678")),
        ("Bel **06**-*12345678*.", ("telefoon", "06-12345678")),
        (r"Bel 06\-12345678.", ("telefoon", "06-12345678")),
        ("Bel 06&nbsp;12345678.", ("telefoon", "06\xa012345678")),
        ("Bel 06\u200b1234\u00ad5678.", ("telefoon", "0612345678")),
        ("![Foto van 06 12345678](foto.png)", ("telefoon", "06 12345678")),
        ('bron: "brief 06-12345678.pdf"', ("telefoon", "06-12345678")),
        ("samenvatting: >\n  Bel 06\n  12345678 voor meer.", ("telefoon", "06\n  12345678")),
        ("wijzigingen:\n  - wat: Mail j.dekkinga@gmail.example", ("email", "j.dekkinga@gmail.example")),
        ("[mail ons](mailto:jan.dekkinga@post.example)", ("email", "jan.dekkinga@post.example")),
        ("Mail tulp4@gmail.com.", ("email", "tulp4@gmail.com")),
        ("Mijn BSN is 9999.90.019.", ("bsn", "9999.90.019")),
        ("| BSN | 999990019 |", ("bsn", "999990019")),
        (f"Betaal op {ACCOUNT}.", ("iban", ACCOUNT)),
        ("Betaal op NL13\nTEST 0123 4567 89.", ("iban", "NL13\nTEST 0123 4567 89")),
        ("Zij is geboren op 3 april 1961.", ("geboortedatum", "3 april 1961")),
        ("Geboortedatum: 03-04-1961", ("geboortedatum", "03-04-1961")),
        ("| Geboortedatum | 3-4-61 |", ("geboortedatum", "3-4-61")),
        ("mevrouw A. Dekkinga (tel. 0599 001 234)", ("telefoon", "0599 001 234")),
        ("Doorkiesnummer: 0599-001234", ("telefoon", "0599-001234")),
        ("Doorkiesnummer\n(0599) 00 12 34", ("telefoon", "(0599) 00 12 34")),
        # by its place
        ("Behandeld door: mevrouw A. Dekkinga", ("ambtenaar", "mevrouw A. Dekkinga")),
        ("behandeld door A.B. van der Dekkinga,", ("ambtenaar", "A.B. van der Dekkinga")),
        ("**Behandeld door:** A. Dekkinga", ("ambtenaar", "A. Dekkinga")),
        ("| Contactpersoon | dhr. Dekkinga |", ("ambtenaar", "dhr. Dekkinga")),
        ("Contactpersoon\nde heer P. Dekkinga", ("ambtenaar", "de heer P. Dekkinga")),
        ("Steller: mw. drs. A. Dekkinga", ("ambtenaar", "mw. drs. A. Dekkinga")),
        ("Zij woont aan de Turfsteker 17.", ("adres", "Turfsteker 17")),
        ("woonachtig aan Turfsteker 17a te Wiekendam", ("adres", "Turfsteker 17a")),
        ("wonende te Wiekendam, Turfsteker 17-2", ("adres", "Turfsteker 17-2")),
    ],
)
def test_what_must_not_be_published_is_found(text: str, found: tuple[str, str]) -> None:
    assert certain(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        # numbers that are none of a person
        "kenmerk: Z-2019-000424",
        "ingediend: 2021-03-04\nontvangen: 2021-03-05\nkenmerk: 2021/123456789",
        'kenmerken: ["310245978", "h210022108", "C2273014/4817116"]',
        "Kamerstuk 36 200, nr. 99; RIS300481; ISSN 0921-7398; KvK 12345678; 2024Z18294",
        "zaaknummer 999990019",
        "€ 1.250.000, € 0612345678,50 en 612.345.678 euro",
        "Bel 14 0599, 0599 001 234 of 088 001 2345 van de gemeente.",
        "1. 65 121 2. 1 0. 29 0 4. 3 0 5. 5 0 6. 2 0 7. 2 0 8. 28 18 9. 17 3 10. 15 6",
        "06-01-2025 en 06-02-2025",
        "https://wiekendam.example/0612345678/999990019",
        "| 06 | 12345678 |",
        "Van 06\n\n12345678 tot",
        # boxes, days and accounts that are none of a person
        "Mail info@wiekendam.example, raadsgriffie@wiekendam.example of fractie.groen@wiekendam.example.",
        "Willem is geboren op 24 april 1533.",
        "Inwoners geboren op 1 januari 2004 of later",
        "Inwoners geboren voor 1 januari 2004, geboren tussen 2001 en 2004, geboren na 1-1-2004",
        "NL14 TEST 0123 4567 89",
        # names and places of which everybody may know
        "De brug is behandeld door de raad. De zaak is behandeld door team Wonen.",
        "Behandeld door: Team Wonen",
        "Contactpersoon: Afdeling Ruimte",
        "de contactpersoon bij de provincie",
        "De contactpersoon Openbare Orde",
        "Contact met bewoners; neem contact op met de gemeente.",
        "Een bewoner van Singel 1202 belde. Aan de Dorpsstraat 12 komt een school.",
        "Gemeente Wiekendam\nRaadhuisplein 1\n1234 AB Wiekendam",
        "Postbus 7\n1234 AB Wiekendam",
        "Postbus 7, 1234 AB Wiekendam",
        "Retouradres Postbus 7\n1234 AB Wiekendam",
        "Bezoekadres: Raadhuisplein 1, 1234 AB Wiekendam",
        "Stichting De Vaart\nKade 3\n1234 AB Wiekendam",
        "In 2021 EU-breed en 1500 AD",
        "Wie woont aan de Dorpsstraat 45 procent meer? Wie woont in Wiekendam 12 jaar?",
        "Het verdrag is getekend. De huurovereenkomst is getekend door beide partijen.",
        "Hoogachtend,\n\nburgemeester en wethouders van Wiekendam",
        "Vragen van A. Voorbeeld aan wethouder B. Voorbeeld",
    ],
)
def test_what_only_looks_so_is_let_through(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mail warmteloket2030@wiekendam.example.", ("email", "warmteloket2030@wiekendam.example")),
        ("Behandeld door: Anna Dekkinga", ("ambtenaar", "Anna Dekkinga")),
        ("U kunt contact opnemen met mevrouw Dekkinga.", ("ambtenaar", "mevrouw Dekkinga")),
        ("w.g. A. Dekkinga", ("handtekening", "A. Dekkinga")),
        ("Was getekend,\nA. Dekkinga", ("handtekening", "A. Dekkinga")),
    ],
)
def test_what_a_person_has_to_look_at_is_a_notice(text: str, found: tuple[str, str]) -> None:
    assert told(text) == [(*found, False)]


@pytest.mark.parametrize("sign", ["\n", ", ", "  \n", "\\\n", " | "])
@pytest.mark.parametrize(
    ("whose", "is_certain"),
    [("De heer A. Dekkinga", True), ("Fam. Dekkinga", True), ("A.B. van Dekkinga", True), ("Aan het einde", False)],
)
def test_a_home_in_an_address_is_two_finds(whose: str, sign: str, is_certain: bool) -> None:  # noqa: FBT001
    assert told(f"{whose}{sign}Turfsteker 17{sign}1234 AB Wiekendam") == [
        ("adres", "Turfsteker 17", is_certain),
        ("adres", "1234 AB Wiekendam", is_certain),
    ]


def test_each_find_has_its_line() -> None:
    text = "---\ntitel: Brug\n---\n\nBel 06 12345678,\nof mail j.dekkinga@gmail.com.\n\nGeboren op 3 april 1961.\n"
    assert [(spot.kind.value, spot.line) for spot in find_spots(text)] == [
        ("telefoon", 5),
        ("email", 6),
        ("geboortedatum", 8),
    ]


def test_entities_that_make_a_line_do_not_move_the_lines() -> None:
    (spot,) = find_spots("een&#10;twee\nBel &#48;6 12345678")
    assert (spot.found, spot.line) == ("06 12345678", 2)


def test_the_hash_is_that_of_letters_and_figures_by_kind() -> None:
    one, other = find_spots("06-12345678 en 06 1234 5678")
    assert one.hash == other.hash == hash_of(PrivateKind.PHONE, "0612345678") == "9715fcf66d2e6dbe"
    assert hash_of(PrivateKind.BSN, "0612345678") != one.hash
    assert one.shown == "06…78"


@settings(max_examples=200)
@given(st.text(), st.sampled_from(["06 12345678", ACCOUNT, "bsn 999990019", "j.dekkinga@gmail.com"]), st.text())
def test_whatever_stands_around_it_in_other_paragraphs_it_is_found(before: str, private: str, after: str) -> None:
    spots = find_spots(f"{before}\n\n{private}\n\n{after}")
    assert any(normalise(spot.found) in normalise(private) for spot in spots)


@settings(max_examples=300)
@given(st.text(alphabet="06 12-.\n()A@w:|&#;Bb\u00ad€/,"))
def test_no_text_breaks_it_and_lines_are_within_the_text(text: str) -> None:
    spots = find_spots(text)
    assert all(1 <= spot.line <= text.count("\n") + 1 for spot in spots)
    assert [spot.line for spot in spots] == sorted(spot.line for spot in spots)


def test_in_a_file_that_speaks_of_citizens_numbers_each_number_that_can_be_one_is() -> None:
    pages = ["Naam, BSN\nAnna, 999990019", "Bea, 999990020\nZaak 2026-999990032, 999990018"]
    assert [(page, spot.found) for page, spot in find_in_file(pages)] == [(1, "999990019"), (2, "999990020")]
    assert find_in_file(["Zaak\n999990019"]) == []


@pytest.mark.parametrize("name", ["Dekkinga, A.B.", "A. Dekkinga", "mevr. Dekkinga", "Dekkinga MSc, P. - afd. Z"])
def test_the_name_of_a_maker_is_found(name: str) -> None:
    spot = find_maker(name)
    assert spot
    assert (spot.kind, spot.found, spot.is_certain) == (PrivateKind.CIVIL_SERVANT, name, True)


@pytest.mark.parametrize("name", ["adekkinga", "Anna Dekkinga", "WKD1234 Dekkinga"])
def test_what_may_be_the_name_of_a_maker_is_a_notice(name: str) -> None:
    spot = find_maker(name)
    assert spot
    assert not spot.is_certain


@pytest.mark.parametrize(
    "name",
    [
        "Gemeente Wiekendam",
        "Microsoft Word",
        "anonymous",
        "",
        " ",
        "-",
        "Griffie",
        "(unspecified)",
        "HP Scanner",
        "Team 3",
    ],
)
def test_an_office_or_a_program_is_no_maker(name: str) -> None:
    assert find_maker(name) is None

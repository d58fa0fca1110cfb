"""Privacy: what says by itself that it is private, what only looks so, and how it is masked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vragenarchief.privacy import PrivateFind, PrivateKind, apart, find_accounts, find_private, leave_out, mask, mask_in
from vragenarchief.privacy import normalise as plain

settings.register_profile("same in every run", derandomize=True, deadline=None)
settings.load_profile("same in every run")

ACCOUNT = "NL13 TEST 0123 4567 89"

# Pieces of text, private and not, parted by dots.
PIECES = (
    "bsn 999990019·BSN: 9999.90.020·sofinummer 999990032·999990019·bsn 999990018·NL13 TEST 0123 4567 89·"
    "NL13TEST0123456789·06 12345678·06-12345678·+31 6 87 65 43 21·0031687654321·(06) 12 34 56 78·j@post.example·"
    "info@wiekendam.example·geboren op 3 april 1961·geb. 3-4-1961·€ 1.250.000·36 200, nr. 99·ISSN 0921-7398·"
    "KvK 12345678·0599 001 234·2026-01-06·de·het·inwoner·,·.·:·/·(·)"
)


def told(text: str, own: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return [(find.kind.value, find.found) for find in find_private(text, own)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Zijn bsn 999990019 klopt.", "999990019"),
        ("BSN: 999990019", "999990019"),
        ("bsn-nummer 999990019", "999990019"),
        ("burgerservicenummer 9999 90 019", "9999 90 019"),
        ("burger service nummer (999.990.019)", "999.990.019"),
        ("Burgerservicenummer is 9999.90.020", "9999.90.020"),
        ("sofinummer 999990032", "999990032"),
        ("sofi-nummer: 999990032", "999990032"),
    ],
)
def test_nine_digits_behind_the_word_are_a_citizens_number(text: str, found: str) -> None:
    assert told(text) == [("bsn", found)]


def test_every_number_of_a_list_behind_the_word_is_a_citizens_number() -> None:
    assert told("de bsn's 999990019 en 999990020") == [("bsn", "999990019"), ("bsn", "999990020")]


@pytest.mark.parametrize(
    "text",
    [
        "dossier 999990019",
        "bsn 999990018",  # does not pass the test of eleven
        "bsn 9999900190",
        "Het bsn is onbekend. Zaak 999990019",
        "bsn; zaak 999990019",
        "absn 999990019",
        "99999001 is geen bsn",
        "Kamerstuk 999990019 nr. 3",
    ],
)
def test_other_nine_digits_are_no_citizens_number(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"op {ACCOUNT}.", ACCOUNT),
        ("op NL13TEST0123456789 graag", "NL13TEST0123456789"),
        (f"{ACCOUNT} EN DE REST VAN DE ZIN", ACCOUNT),
        (f"rekening {ACCOUNT} t.n.v. een inwoner", ACCOUNT),
        ("IBAN:NL13TEST0123456789", "NL13TEST0123456789"),
    ],
)
def test_a_valid_account_is_found(text: str, found: str) -> None:
    assert told(text) == [("iban", found)]


@pytest.mark.parametrize(
    "text",
    ["NL14 TEST 0123 4567 89", "NL13 TEST 0123 4567", "RIS260117 EN 2026 01", "AB12 CDEF 3456", "NL86 2026 0001 0002"],
)
def test_what_has_no_valid_checksum_is_no_account(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("own", [ACCOUNT, "NL13TEST0123456789", "nl13.test.0123.4567.89"])
def test_the_account_of_the_organisation_itself_is_not_private(own: str) -> None:
    assert told(f"Betaal op {ACCOUNT} of NL13TEST0123456789.", (plain(own),)) == []
    assert [find.found for find in find_accounts(f"Betaal op {ACCOUNT}.")] == [ACCOUNT]


@pytest.mark.parametrize(
    "number",
    [
        *("06 12345678", "06-12345678", "0612345678", "06 12 34 56 78", "06.12.34.56.78", "(06) 12 34 56 78"),
        *("+31 6 12345678", "+31612345678", "0031 6 12345678", "+31 (0)6 12345678"),
    ],
)
def test_a_mobile_number_is_private(number: str) -> None:
    assert told(f"Bel {number}.") == [("telefoon", number)]
    assert told(f"Bel {number}, of schrijf.") == [("telefoon", number)]


def test_brackets_around_a_number_stay() -> None:
    assert told("(06 12345678)") == [("telefoon", "06 12345678")]


@pytest.mark.parametrize(
    "text",
    [
        *("€ 0612345678,50", "1.0612345678", "zaak 2026-0612345678", "061234567", "06123456789", "0612345678-1"),
        *("https://wiekendam.example/0612345678/x", "14 0599", "0599 001 234", "06-01-2025 en 03-04-2026"),
        *("C0612345678/2", "pagina 06 van 12345678", "06/12345678"),
    ],
)
def test_other_numbers_are_no_mobile_number(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "address", ["j.devries1961@post.example", "a+b@sub.post.example", "o'neill@post.example", "J_de-V@post.example"]
)
def test_the_address_of_a_person_is_private(address: str) -> None:
    assert told(f"Schrijf naar {address}.") == [("email", address)]
    assert told(f"<{address}>") == [("email", address)]


@pytest.mark.parametrize(
    "box", ["info", "griffie", "gemeente", "raadsgriffie", "Klachten", "post", "woo-verzoek", "fractie.groen", "kcc"]
)
def test_the_box_of_an_office_is_not_private(box: str) -> None:
    assert told(f"Schrijf naar {box}@wiekendam.example.") == []


@pytest.mark.parametrize("local", ["postma", "perssons", "raadgever.j", "contactman", "fgroen", "balien"])
def test_a_name_that_only_begins_like_an_office_is_private(local: str) -> None:
    assert told(f"Schrijf naar {local}@post.example.") == [("email", f"{local}@post.example")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("geboren op 3 april 1961 in Wiekendam", "3 april 1961"),
        ("geboren 03-04-1961", "03-04-1961"),
        ("geboortedatum: 3/4/1961", "3/4/1961"),
        ("(geb. 3.4.61)", "3.4.61"),
        ("Geboortedatum 3 apr. 1961", "3 apr. 1961"),
    ],
)
def test_the_day_on_which_somebody_was_born_is_private(text: str, found: str) -> None:
    assert told(text) == [("geboortedatum", found)]


@pytest.mark.parametrize("text", ["op 3 april 1961 geopend", "In 1961 geboren kinderen", "datum 3-4-1961"])
def test_another_day_is_not_private(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0612345678", "06…78"),
        ("12345678", "12…78"),
        ("1234567", "…"),
        ("", "…"),
        (ACCOUNT, "NL…89"),
        ("Turfsteker 17", "Tu…17"),
    ],
)
def test_a_mask_shows_two_and_two_characters_or_nothing_of_a_short_text(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_what_is_left_out_is_named_in_its_place() -> None:
    text = f"Bel 06 12345678 of betaal op {ACCOUNT}."
    finds = find_private(text)
    assert leave_out(text, finds) == "Bel [weggelaten: telefoon] of betaal op [weggelaten: iban]."
    assert mask_in(text, finds) == "Bel 06…78 of betaal op NL…89."
    assert leave_out("Niets.", []) == "Niets."


def test_of_two_finds_of_which_one_is_in_the_other_the_longer_stays() -> None:
    long, short, other = (
        PrivateFind(PrivateKind.CIVIL_SERVANT, "mevrouw Dekkinga", 0, 16),
        PrivateFind(PrivateKind.CIVIL_SERVANT, "Dekkinga", 8, 16),
        PrivateFind(PrivateKind.PHONE, "06 12345678", 20, 31),
    )
    assert apart([other, short, long]) == [long, other]


@given(st.text())
def test_a_mask_never_shows_more_than_the_first_two_and_the_last_two_characters(text: str) -> None:
    shown = mask(text)
    assert shown == "…" or (len(text) >= 8 and shown == f"{text[:2]}…{text[-2:]}")


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES.split("·")) | st.text(max_size=4), max_size=10), st.sampled_from(["", " "]))
def test_what_is_found_is_gone_and_all_else_stays(pieces: list[str], sign: str) -> None:
    text = sign.join(pieces)
    finds = find_private(text)
    assert all(text[find.start : find.end] == find.found for find in finds)
    assert finds == apart(finds)
    left = leave_out(text, finds)
    at = 0
    for find in finds:
        assert left.startswith(text[at : find.start])
        left = left.removeprefix(text[at : find.start])
        assert left.startswith(f"[weggelaten: {find.kind.value}]")
        left = left.removeprefix(f"[weggelaten: {find.kind.value}]")
        at = find.end
    assert left == text[at:]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES.split("·")), max_size=10).map(". ".join))
def test_nothing_private_is_left_when_it_has_been_left_out(text: str) -> None:
    assert find_private(leave_out(text, find_private(text))) == []


@settings(max_examples=200)
@given(st.integers(0, 99_999_999), st.sampled_from(["06{}", "06-{}", "06 {}", "+316{}", "+31 6 {}", "00316{}"]))
def test_every_mobile_number_is_found(number: int, form: str) -> None:
    written = form.format(f"{number:08}")
    assert told(f"Bel {written} of kom.") == [("telefoon", written)]

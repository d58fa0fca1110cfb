"""Words: addresses, order, nearest spelling, counting, listing and shortening."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vragenarchief.dutch.words import (
    count,
    count_in_words,
    enumerate_words,
    fold,
    lead_key,
    lead_letter,
    nearest,
    shorten,
    slugify,
    sort_key,
    surname_key,
    write_size,
)

names = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1)


@given(st.text())
def test_an_address_holds_small_letters_digits_and_single_hyphens_only(text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slugify(text))


@given(st.text())
def test_the_address_of_an_address_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("J.M. van der Ë", "j-m-van-der-e"),
        ("50PLUS", "50plus"),
        ("Financiën & belastingen", "financien-belastingen"),
        ("  's-Gravenland/Oost  ", "s-gravenland-oost"),
        ("Çelikkol", "celikkol"),
        ("½ ĳ ﬁ", "1-2-ij-fi"),
        ("---", ""),
        ("Лось", ""),
    ],
)
def test_an_address_is_made_like_this(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_accents_and_capitals_do_not_matter_to_the_order_of_a_list() -> None:
    words = ["Zon", "één", "Eb", "een", "Één", "ab", "Éb"]
    assert sorted(words, key=sort_key) == ["ab", "Eb", "Éb", "een", "Één", "één", "Zon"]


@given(st.lists(st.text()))
def test_the_order_of_a_list_does_not_depend_on_the_order_before(words: list[str]) -> None:
    assert sorted(words, key=sort_key) == sorted(words, key=sort_key)


def test_persons_are_in_the_order_of_their_surnames_whatever_comes_before_those() -> None:
    persons = ["A.C. Hartgerink", "E. van 't Slag", "N. Çelikkol", "B. Oldenkotte", "J. Smit", "A. Smit", "Bode"]
    assert sorted(persons, key=surname_key) == [
        *("Bode", "N. Çelikkol", "A.C. Hartgerink", "B. Oldenkotte", "E. van 't Slag", "A. Smit", "J. Smit")
    ]


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Brug", "b"),
        ("'t Veer", "t"),
        ("“Éénrichtingsverkeer”", "e"),
        ("€ 5 per dag", "5"),
        ("Ĳsbaan", "i"),
        ("Ångström", "a"),
        ("Øresund", "ø"),
        ("…", ""),
        ("", ""),
    ],
)
def test_a_title_stands_under_its_first_letter_or_digit(title: str, letter: str) -> None:
    assert lead_letter(title) == letter


def test_what_stands_before_the_first_letter_does_not_matter_to_the_order() -> None:
    titles = ["Vuurwerk", "“Veilig” thuis", "(Te) laat", "Veer", "'t Veer"]
    assert sorted(titles, key=lead_key) == ["'t Veer", "(Te) laat", "Veer", "“Veilig” thuis", "Vuurwerk"]


@given(names, st.sets(names, max_size=6))
def test_the_nearest_word_is_one_that_is_known(word: str, known: set[str]) -> None:
    near = nearest(word, known)
    assert near is None or near in known


@given(names, st.sets(names, max_size=6))
def test_a_word_that_is_known_is_nearest_to_itself_but_for_accents_and_capitals(word: str, known: set[str]) -> None:
    near = nearest(word, {word, *known})
    assert near is not None
    assert fold(near) == fold(word)


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("onderwerp", "onderwerpen"),
        ("ingedient", "ingediend"),
        ("INGEDIEND", "ingediend"),
        ("titél", "titel"),
        ("xyz", None),
        ("", None),
    ],
)
def test_the_nearest_word_is_the_one_that_was_meant(word: str, near: str | None) -> None:
    assert nearest(word, ["titel", "onderwerpen", "ingediend", "ingetrokken"]) == near
    assert nearest(word, ["ingetrokken", "ingediend", "onderwerpen", "titel"]) == near


@pytest.mark.parametrize(
    ("words", "phrase"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A en B"),
        (["A", "B", "C"], "A, B en C"),
        (["A", "B", "C", "D"], "A, B, C en D"),
    ],
)
def test_words_are_listed_as_in_a_sentence(words: list[str], phrase: str) -> None:
    assert enumerate_words(words) == phrase
    assert enumerate_words(tuple(words)) == phrase


@given(st.lists(st.from_regex(r"[a-z]{1,5}", fullmatch=True).filter(lambda word: word != "en"), min_size=1))
def test_every_word_of_a_list_is_found_back_in_order(words: list[str]) -> None:
    assert re.split(r", | en ", enumerate_words(words)) == words


@pytest.mark.parametrize(
    ("number", "in_digits", "in_words"),
    [
        (0, "0 vragen", "nul vragen"),
        (1, "1 vraag", "één vraag"),
        (2, "2 vragen", "twee vragen"),
        (12, "12 vragen", "twaalf vragen"),
        (13, "13 vragen", "13 vragen"),
        (101, "101 vragen", "101 vragen"),
    ],
)
def test_one_is_one_and_more_is_more(number: int, in_digits: str, in_words: str) -> None:
    assert count(number, "vraag", "vragen") == in_digits
    assert count_in_words(number, "vraag", "vragen") == in_words


@given(st.text(), st.integers(2, 80))
@example("een twee", 4)
@example("een, twee", 5)
def test_a_shortened_text_fits_and_cuts_no_word_but_one_that_is_too_long(text: str, length: int) -> None:
    whole = " ".join(text.split())
    short = shorten(text, length)
    assert len(short) <= length
    if len(whole) <= length:
        assert short == whole
        return
    kept = short.removesuffix("…")
    assert short == f"{kept}…"
    assert whole.startswith(kept)
    rest = whole[len(kept) :].lstrip(",;:.-–")
    assert rest.startswith(" ") or " " not in whole[: length - 1]


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("De brug\nover  de Wiek", 40, "De brug over de Wiek"),
        ("De brug over de Wiek", 20, "De brug over de Wiek"),
        ("De brug over de Wiek", 19, "De brug over de…"),
        ("De brug, de weg", 10, "De brug…"),
        ("Wiekendammerbrug", 8, "Wiekend…"),
    ],
)
def test_a_text_is_shortened_like_this(text: str, length: int, short: str) -> None:
    assert shorten(text, length) == short


def test_a_word_that_just_fits_is_kept() -> None:
    assert shorten("De brug open", 8) == "De brug…"


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (1, "1 kB"),
        (123_400, "123 kB"),
        (999_400, "999 kB"),
        (999_600, "1 MB"),
        (1_249_000, "1,2 MB"),
        (10_000_000, "10 MB"),
        (123_456_789, "123,5 MB"),
    ],
)
def test_a_size_is_written_with_a_comma(size: int, written: str) -> None:
    assert write_size(size) == written

"""What holds for every letter, tried on many that nobody would write."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.dossier.pages import path_of, write_page
from tests.dossier.test_text import Looking, render
from tests.importer.letters import PARTIES_OF_WIEKENDAM, words_in, words_of
from vragenarchief.dossier.model import Answer, Question
from vragenarchief.dossier.page import parse_page
from vragenarchief.importer.labels import Role, parse_label, parse_numbers
from vragenarchief.importer.letter import parse_letter
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place
from vragenarchief.importer.readers.markdown import read as read_markdown
from vragenarchief.importer.readers.plain import read as read_plain
from vragenarchief.importer.readers.unreadable import UnreadableLetterError
from vragenarchief.importer.texts import Block, compose, escape, write_markdown, write_plain

Reader = Callable[[bytes], list[Paragraph]]

PATH = path_of("2026-014")

# Pieces of letters, parted by dots, for texts that mean something to Markdown or to us.
SIGNS = (
    "#·##·-·*·+·1.·1)·12.·>·|·||·---·***·===·`·```·~~·~·_·__·a_b·[x]·[x](y)·![x](y)·[^1]·[^1]:·{·}·{!a.md!}·{: .p }·"
    '--8<--·--8<-- "a"·<b>·</b>·<18>·<!--·&amp;·&#35;·&·\\·\\*·*x*·**x**·[m]:·:::·!!!·???·==x==·^^·https://a.example·'
    "www.a.example·o@a.example·<o@a.example>·|a|b|·| a |·:·: x·'·\"·«·»·…·•·–·§·€ 1.250·3.·a)·Antwoord:·## Vraag 3·"
    "### Antwoord·Vraag 3·=·..·.5·1.000·20 000·R&D·x<y·x>y·a*b*c·\\[x\\]·%·@·/·//·~/"
)
WORDS = "de·het·Wiekepark·bankje·raad·één·coördinator·wanneer?·nee!·2026·A·b"
# Lines of letters: labels of all kinds, and what stands between them.
LABELS = (
    "Vraag 1·Vraag 2:·Vraag 3.·VRAAG 4·Vraag 1 en 2·Vraag 2 t/m 4·Vraag 3a·Vraag·Vraag;·1. Vraag: Wat?·"
    "Vraag 1 GW: Wat?·• Vraag 1: Wat?·Fraach 1·Vragen 1, 2 en 3·Antwoord·Antwoord:·Antwoord 1·Antwoord 1 en 2·"
    "Antwoord op vraag 2 t/m 4·Antwoord 9·Antwoord college:·A: Ja.·GS: Ja.·Andert:·Beantwoording·1.·1. Hoeveel?·"
    "2. Wie?·2)·3) Waarom?·1·2·a) wat?·A. Vragen Groen Wiekendam·B. Vragen van SW·"
    "Toelichting·Toelichting: zie daar.·Bijlagen"
)
PROSE = (
    "Hoeveel bankjes staan er?·Er staan veertien bankjes.·Ja.·– Zo ja, hoe?·- een bankje;·1. regelen·| Jaar | Bedrag |·"
    "|---|---|·| 2024 | 84.000 |·Pagina 2 van 3·- 2 -·blad 3·Reacties (0)·Hoogachtend,·Met vriendelijke groet,·"
    "burgemeester en wethouders van Wiekendam,·A.C. Hartgerink, burgemeester·Geachte heer Vosselman,·Geacht college,·"
    "Datum: 30 maart 2026·Ons kenmerk: / z26·Kenmerk·Z-26-1·Onderwerp:·over het Wiekepark en·Behandeld door: M. Proef·"
    "Telefoon: 0599 001 234·Postbus 417·9999 SD Wiekendam·T 0599 001 234·E gemeente@wiekendam.example·Turfsteker 17·"
    "9999 SA Wiekendam·NL68 WIEK 0417 0930 02·Bel 06 12345678 of j@post.example.·bsn 999990019·"
    "Wij gaan ervan uit uw vragen te hebben beantwoord.·Op 4 maart 2026 heeft u vragen gesteld.·"
    "namens de fractie van Dorpen Samen en SW·Vragen van het lid A (GW) aan het college over X (ingezonden 3 mei 2026)·"
    "Mededeling van wethouder B (ontvangen 4 mei 2026)·uitstel"
)

WORDS_OF_LABELS = {
    *("Vraag", "VRAAG", "Vragen", "vraag", "Fraach", "Antwoord", "Andert", "Beantwoording", "college", "op", "en"),
    *("t", "m", "3a", "A", "GS", "GW", "a"),
}


def one_of(pieces: str) -> st.SearchStrategy[str]:
    return st.sampled_from(pieces.split("·"))


def fold(text: str) -> str:
    return " ".join(text.split())


seen = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1)
one_line = st.lists(one_of(SIGNS) | one_of(WORDS) | seen, min_size=1, max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)
# What a reader makes of a line: white space folded, and never nothing.
lines = one_line.map(fold).filter(bool)
partings = st.sampled_from(Parting)
paragraphs = st.builds(
    Paragraph, text=lines, place=st.just(Place("regel", 1)), parting=partings, is_heading=st.booleans()
)
rows = st.lists(lines, min_size=1, max_size=3).map(
    lambda cells: Paragraph(text=" ".join(cells), place=Place("regel", 1), parting=Parting.LINE, cells=tuple(cells))
)
bodies = st.lists(paragraphs | rows, min_size=1, max_size=6)
letters = st.lists(one_of(LABELS) | one_of(PROSE) | st.just(""), max_size=25).map("\n".join)


@settings(max_examples=300)
@given(lines)
def test_an_escaped_line_is_shown_as_that_line_with_no_markup_but_links(text: str) -> None:
    shown = render(escape(text))
    assert shown.plain == text
    assert set(Looking(shown.html).tags) <= {"p", "a"}
    assert Looking(shown.html).tags.count("p") == 1


@settings(max_examples=100)
@given(st.lists(st.tuples(bodies, bodies), min_size=1, max_size=3))
def test_whatever_stands_in_a_question_or_an_answer_makes_no_other_question_or_answer(
    pairs: list[tuple[list[Paragraph], list[Paragraph]]],
) -> None:
    texts = [compose(body) for pair in pairs for body in pair]
    headings = [heading for number in range(1, len(pairs) + 1) for heading in (f"## Vraag {number}", "### Antwoord")]
    body = "\n\n".join(f"{heading}\n\n{write_markdown(text)}" for heading, text in zip(headings, texts, strict=True))
    page = parse_page(PATH, write_page("2026-014", body=f"\n{body}\n"))
    assert page.findings == ()
    assert [type(part) for part in page.dossier.parts] == [Question, Answer] * len(pairs)
    assert [part.text.plain.split() for part in page.dossier.parts] == [words_shown(text) for text in texts]


def words_shown(blocks: list[Block]) -> list[str]:
    """The words of the blocks, without the marks of lists, which are no words on a page."""
    return [word for block in blocks for row in (block.rows or ((block.text,),)) for word in " ".join(row).split()]


@given(bodies)
def test_plain_text_has_all_the_words_in_their_order(body: list[Paragraph]) -> None:
    letters_and_digits = re.sub(r"[\W_]", "", " ".join(paragraph.text for paragraph in body))
    assert re.sub(r"[\W_]", "", write_plain(compose(body))) == letters_and_digits


@pytest.mark.parametrize("read", [read_plain, read_markdown])
@given(
    st.binary() | st.text().map(str.encode) | letters.map(str.encode) | st.lists(lines).map("\n".join).map(str.encode)
)
def test_any_file_is_read_or_refused_and_every_place_is_in_it(read: Reader, data: bytes) -> None:
    try:
        found = read(data)
    except UnreadableLetterError:
        return
    numbers = [paragraph.place.number for paragraph in found]
    assert numbers == sorted(numbers)
    assert all(1 <= number <= len(re.split(rb"\r\n|\r|\n|\f", data)) for number in numbers)
    assert all(paragraph.text and paragraph.text == fold(paragraph.text) for paragraph in found)
    assert not found or found[0].parting is Parting.GAP


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_plain_text_loses_no_word(text: str) -> None:
    assert words_of(" ".join(paragraph.text for paragraph in read_plain(text.encode()))) == words_of(text)


@given(st.lists(one_of(PROSE) | one_of(LABELS)).map("\n\n".join))
def test_markdown_loses_no_word_of_a_letter(text: str) -> None:
    assert words_of(" ".join(paragraph.text for paragraph in read_markdown(text.encode()))) == words_of(text)


@pytest.mark.parametrize("read", [read_plain, read_markdown])
@settings(max_examples=300)
@given(letters)
@example("Vraag 1 en 2\n\nOver bankjes:\n\n1. Hoeveel?\n\n2. Wie?")
@example("| Vraag 1: Wat? |\n| en Vraag 2 |")
def test_every_word_of_a_letter_is_somewhere(read: Reader, text: str) -> None:
    found = read(text.encode())
    letter = parse_letter(found, PARTIES_OF_WIEKENDAM)
    missing = set(words_of(text)) - set(words_in(letter))
    assert {word for word in missing if not word.isdigit()} - WORDS_OF_LABELS == set()


@given(st.integers(1, 199), st.sampled_from(["", ":", ".", " :", ";"]))
def test_every_number_makes_a_label_of_a_question_and_of_an_answer(number: int, sign: str) -> None:
    question = parse_label(f"Vraag {number}{sign}", is_new=True)
    assert question is not None
    assert (question.role, question.numbers, question.rest) == (Role.QUESTION, (str(number),), "")
    for words in ("Antwoord", "Antwoord op vraag", "Antwoord vraag", "ANTWOORD"):
        answer = parse_label(f"{words} {number}{sign}", is_new=True)
        assert answer is not None
        assert (answer.role, answer.numbers, answer.rest) == (Role.ANSWER, (str(number),), "")


@given(st.lists(st.integers(1, 99), min_size=1, max_size=6, unique=True), st.sampled_from([", ", ",", " & ", " en "]))
def test_a_list_of_numbers_is_read_back(numbers: list[int], sign: str) -> None:
    listed = [str(number) for number in numbers]
    text = f"{sign.join(listed[:-1])} en {listed[-1]}" if len(listed) > 1 else listed[0]
    assert parse_numbers(text) == tuple(listed)
    label = parse_label(f"Antwoord op vragen {text}:", is_new=True)
    assert label is not None
    assert label.numbers == tuple(listed)


@given(st.integers(1, 60), st.integers(1, 39), st.sampled_from(["-", " - ", "–", " t/m ", " tot en met "]))
def test_a_span_of_numbers_is_read_back(first: int, more: int, sign: str) -> None:
    expected = tuple(map(str, range(first, first + more + 1)))
    assert parse_numbers(f"{first}{sign}{first + more}") == expected


@settings(max_examples=500)
@given(lines)
@example("Vraag 1 ")
@example("Antwoord 1" * 50)
def test_any_line_is_a_label_or_not_and_its_rest_is_the_end_of_it(text: str) -> None:
    label = parse_label(text, is_new=True)
    assert label is None or text.endswith(label.rest)

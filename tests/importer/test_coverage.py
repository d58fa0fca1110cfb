"""Every sentence of a letter is in a pair, a section, the introduction, or the list of what was left out."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.importer.letters import PARTIES_OF_WIEKENDAM, text_of
from vragenarchief.importer.labels import parse_count, parse_label, parse_short_answer
from vragenarchief.importer.letter import Letter, parse_letter
from vragenarchief.importer.paragraphs import Paragraph
from vragenarchief.importer.readers import UnreadableLetterError, read_letter
from vragenarchief.importer.readers.markdown import read as read_markdown
from vragenarchief.importer.readers.plain import read as read_plain

LETTERS = Path(__file__).parents[3] / "shared" / "letters" / "texts"
SHARED = sorted((*LETTERS.glob("*.md"), *LETTERS.glob("*.txt")))

HEADS = [
    "",
    "Datum: 30 maart 2026\nOns kenmerk: Z-26-1\nOnderwerp: De bankjes\n\nGeachte mevrouw Koldenhof,\n\n",
    "Op 4 maart 2026 hebben wij uw vragen ontvangen. Wij gaan eerst in op het park. Daarna volgen de antwoorden.\n\n",
    "Schriftelijke vragen van Dorpen Samen\n\nGeacht college,\n\nHet park is leeg. Wij stellen u deze vragen:\n\n",
    "Vragen van het lid Amezrou (GW) aan het college over het park (ingezonden 3 mei 2026).\n\n",
    "Antwoord van wethouder Ouarrak (ontvangen 4 juni 2026).\n\n",
]
CLOSINGS = [
    "",
    "\nHoogachtend,\n\nT. Koldenhof\n",
    "\nWij hopen u hiermee te hebben geïnformeerd.\n\nMet vriendelijke groet,\n\nA. B.",
]
MIDDLES = [
    "",
    "Pagina 2 van 3\n\n",
    "Toelichting: het park is oud. Het is ook nat.\n\n",
    "Postbus 417\n9999 SD Wiekendam\n\n",
]
ASKED = ["Hoeveel bankjes staan er in vak {}?", "Wie onderhoudt vak {}? Zo ja, hoe?", "In vak {} is iets weg.\nWaarom?"]
GIVEN = [
    "In vak {} staan er veertien.",
    "Nee. Vak {} is leeg.\n\nDat blijft zo.",
    "Er zijn redenen in vak {}:\n\n1. de vijver;\n2. de weg.",
]
# How a question and its answer are marked, and whether all questions come first.
STYLES = [
    ("Vraag {}:\n", "Antwoord {}:\n", False),
    ("Vraag {}\n", "Antwoord op vraag {}\n", False),
    ("{}. ", "Antwoord: ", False),
    ("{}) ", "A: ", False),
    ("{}. ", "", False),
    ("{}. ", "{}. ", True),
    ("• ", "{}.\n", True),
    ("Vraag {}. ", None, False),
    ("{}. ", None, False),
    ("", None, False),
]


@st.composite
def letters(draw: st.DrawFn) -> str:
    """A letter as somebody might write it, in one of many forms, perhaps with its questions printed twice."""
    ask, answer, is_apart = draw(st.sampled_from(STYLES))
    numbers = range(1, draw(st.integers(1, 5)) + 1)
    asked = {n: draw(st.sampled_from(ASKED)).format(n) for n in numbers}
    given_ = {n: draw(st.sampled_from(GIVEN)).format(n) for n in numbers}
    questions = [f"{ask.format(n)}{asked[n]}\n\n" for n in numbers]
    answers = [f"{answer.format(n)}{given_[n]}\n\n" if answer is not None else "" for n in numbers]
    between = [draw(st.sampled_from(MIDDLES)) for _ in numbers]
    pieces = [draw(st.sampled_from(HEADS))]
    if draw(st.booleans()):
        pieces += [*(f"{n}) {asked[n]}\n\n" for n in numbers), "Beantwoording\n\n"]
    if is_apart:
        pieces += [*questions, "Antwoorden:\n\n", *(a + b for a, b in zip(answers, between, strict=True))]
    else:
        pieces += [q + a + b for q, a, b in zip(questions, answers, between, strict=True)]
    return "".join([*pieces, draw(st.sampled_from(CLOSINGS))])


def squash(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def sentences_of(paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """The sentences of a letter, line for line, without the labels and numbers that marks are made of."""
    for paragraph in paragraphs:
        label = parse_label(paragraph.text, is_new=True) or parse_short_answer(paragraph.text)
        text = label.rest if label else paragraph.text
        count = parse_count(text)
        yield from re.split(r"(?<=[.?!:;|])\s", count[1] if count else text)


def sentences_lost(paragraphs: Sequence[Paragraph], letter: Letter) -> list[str]:
    """The sentences that are nowhere; what is private in one is told by itself."""
    parts = letter.parts
    kept = [text_of(parts.introduction)]
    for part in parts.parts:
        kept += [getattr(part, "heading", ""), text_of(part.paragraphs)]
    private = [removal.text for removal in letter.removals if removal.kind]
    told = squash(" ".join([*kept, *(removal.text for removal in letter.removals)]))
    lost = []
    for sentence in sentences_of(paragraphs):
        for word in private:
            sentence = sentence.replace(word, " | ")  # noqa: PLW2901 -- less and less of it
        lost += [piece for piece in sentence.split(" | ") if squash(piece) not in told and not squash(piece).isdigit()]
    return lost


@pytest.mark.parametrize("read", [read_plain, read_markdown])
@settings(max_examples=300)
@given(text=letters())
def test_no_sentence_of_a_letter_is_lost(read: Callable[[bytes], list[Paragraph]], text: str) -> None:
    paragraphs = read(text.encode())
    assert sentences_lost(paragraphs, parse_letter(paragraphs, PARTIES_OF_WIEKENDAM)) == []


@pytest.mark.skipif(not SHARED, reason="the shared letters are no part of the project and are not here")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_no_sentence_of_a_real_letter_is_lost(path: Path) -> None:
    try:
        paragraphs = read_letter(path)
    except UnreadableLetterError:
        return
    assert sentences_lost(paragraphs, parse_letter(paragraphs, PARTIES_OF_WIEKENDAM)) == []


def test_a_sentence_that_is_lost_would_be_found() -> None:
    paragraphs = read_markdown(b"Vraag 1: Hoeveel bankjes staan er? Wie weet dat?\n\nAntwoord 1: Veertien.")
    letter = parse_letter(paragraphs, PARTIES_OF_WIEKENDAM)
    letter.parts.parts[0].paragraphs = letter.parts.parts[0].paragraphs[:0]
    assert sentences_lost(paragraphs, letter) == ["Hoeveel bankjes staan er?", "Wie weet dat?"]

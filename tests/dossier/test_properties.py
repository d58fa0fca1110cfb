"""What holds for every page, tried on many that nobody would write."""

import json
import re
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dossier.pages import path_of, write_page
from vragenarchief.dossier.body import parse_body
from vragenarchief.dossier.model import Answer, Question
from vragenarchief.dossier.page import Page, parse_page

PATH = path_of("2026-014")

# Pieces of pages, good and bad, parted by dots.
TITLES = (
    "a: b·a : b·x:·[x·{x·no·~·null·0341·1e3·2026-01-05·---·...·\"·'·''·# x·x # y·- x·? x·!x·&x·*x·%x·@x·`x`·|·>·<<·="
)
KEYS = "nummer·titel·onderwerpen·indiener·indieners·bijlage·ingediend·uitstel·publicatie·kleur"
VALUES = "·x·'2026-014'·[a, b]·2026-02-30·2026-01-05·{naam: A}·a: b·concept·'"
SIGNS = "#·##·###·####· ##·##Vraag"
NAMES = "Vraag·Antwoord·Antwoord op vraag·Aanvullend antwoord·Vraag CDA·Deel·vraag·"
NUMBERS = "· 1· 2· 2a· 1 en 2· 1 t/m 3· 3 t/m 1· 1.2·, 12 mei 2026· 1, 2 mei 2026·:"
LINES = (
    "A·> B·- c·1. d·    e·| f | g |·| - | -: |·[^1]·[^1]: h·[i](j.md#k)·<b>·**l·---·***·```·[m]: n·{: .p }·"
    "o@wiekendam.example·https://wiekendam.example·\\·&amp;·"
)
WORDS = (
    "de·het·brug,·raad;·college:·wanneer?·nee!·één·coördinator·Wiekendam·'·\"·€·50%·1/2·1.000·-·–·…·R&D·<18·>·C#·{x}·"
    '(art.·snake_case·\'s-avonds·"nee"·@·~·^·=·+·|·a|b·/pad/·$·‘ja’·[x]·:·a:b'
)


def one_of(pieces: str) -> st.SearchStrategy[str]:
    return st.sampled_from(pieces.split("·"))


texts = st.text(st.characters(codec="utf-8"))
printable = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1)
titles_that_need_quotes = one_of(TITLES)
key_lines = st.builds("{}{}: {}".format, st.sampled_from(["", "  ", "- ", "  - "]), one_of(KEYS), one_of(VALUES))
headings = st.builds("{} {}{}".format, one_of(SIGNS), one_of(NAMES), one_of(NUMBERS))
pieces = one_of(LINES)
words = st.integers(0, 99_999).map(str) | one_of(WORDS)
paragraphs = st.lists(words, min_size=1).map(lambda found: f"Alinea {' '.join(found)}")
letters = st.lists(paragraphs, min_size=1, max_size=4)


def assert_lines_are_in(data: bytes, page: Page) -> None:
    number = len(re.split(rb"\r\n|\r|\n", data))
    assert [finding for finding in page.findings if not 1 <= (finding.line or 1) <= number] == []


@given(st.one_of(printable, titles_that_need_quotes))
def test_a_quoted_title_comes_back_as_it_was(title: str) -> None:
    dossier = parse_page(PATH, write_page("2026-014", f"titel: {json.dumps(title, ensure_ascii=False)}")).dossier
    assert dossier.title == (" ".join(title.split()) or "Brug")


@given(titles_that_need_quotes, titles_that_need_quotes)
def test_a_title_without_quotes_is_kept_reported_or_absent_and_never_another_value(title: str, reference: str) -> None:
    page = parse_page(PATH, write_page("2026-014", f"titel: {title}", f"bron: {json.dumps(reference)}"))
    assert page.findings or page.dossier.title in {title, title.split(" #", maxsplit=1)[0], title.strip("\"'")}
    assert page.dossier.source in {reference, None}


@given(st.binary())
def test_any_bytes_make_a_page(data: bytes) -> None:
    assert_lines_are_in(data, parse_page(PATH, data))


@given(texts, texts)
def test_any_text_between_fences_and_below_them_makes_a_page(front: str, body: str) -> None:
    data = f"---\n{front}\n---\n{body}".encode()
    assert_lines_are_in(data, parse_page(PATH, data))


@settings(max_examples=200)
@given(st.lists(key_lines), st.lists(st.one_of(headings, pieces)))
def test_any_lines_that_look_like_ours_make_a_page(front: list[str], body: list[str]) -> None:
    data = "\n".join(("---", *front, "---", *body, "")).encode()
    page = parse_page(PATH, data)
    assert_lines_are_in(data, page)
    assert page == parse_page(PATH, data)


@settings(max_examples=200)
@given(st.lists(st.one_of(headings, pieces)))
def test_anchors_are_unique_whatever_the_headings(lines: list[str]) -> None:
    body, _ = parse_body("\n".join(lines), PATH, first_line=1)
    answers = [anchor for part in body.parts if isinstance(part, Answer) for anchor in part.anchors]
    anchors = answers + [part.anchor for part in body.parts if not isinstance(part, Answer)]
    assert len(anchors) == len(set(anchors))


@given(letters)
def test_every_word_of_a_plain_letter_is_in_its_plain_text(letter: list[str]) -> None:
    body, _ = parse_body("## Vraag 1\n\n" + "\n\n".join(letter), PATH, first_line=1)
    assert body.parts[0].text.plain == "\n\n".join(letter)


plain_lines = st.text("aB1 .,:;!?()-+=~#\"'’€%{}$^/é\n\t\u00a0\u3000")


@settings(max_examples=500)
@given(plain_lines)
def test_a_piece_without_markup_is_rendered_as_the_same_piece_with_markup_below_it(source: str) -> None:
    alone, above = (parse_body(f"## Deel\n{text}", PATH, first_line=1)[0] for text in (source, f"{source}\n\n*x*"))
    text = above.parts[0].text
    assert f"{alone.parts[0].text.html}\n<p><em>x</em></p>".lstrip() == text.html
    assert [*alone.parts[0].text.plain.split(), "x"] == text.plain.split()


@settings(max_examples=50)
@given(pairs=st.lists(st.tuples(paragraphs, st.none() | paragraphs), min_size=1, max_size=12), at_the_end=st.booleans())
def test_every_question_is_found_back_under_its_own_anchor_in_order(
    pairs: list[tuple[str, str | None]], *, at_the_end: bool
) -> None:
    questions, answers = [], []
    for number, (question, answer) in enumerate(pairs, 1):
        questions.append(f"## Vraag {number}\n\n{question}\n")
        which = f" op vraag {number}" if at_the_end else ""
        answers.append(f"### Antwoord{which}\n\n{answer}\n" if answer else "")
    blocks = [*questions, *answers] if at_the_end else chain(*zip(questions, answers, strict=True))
    body, findings = parse_body("\n".join(blocks), PATH, first_line=1)
    assert findings == []
    found = [part for part in body.parts if isinstance(part, Question)]
    assert [question.anchor for question in found] == [f"vraag-{number}" for number in range(1, len(pairs) + 1)]
    assert [question.text.plain for question in found] == [question for question, _ in pairs]
    by_question = {part.questions: part.text.plain for part in body.parts if isinstance(part, Answer)}
    assert by_question == {(f"vraag-{number}",): answer for number, (_, answer) in enumerate(pairs, 1) if answer}


blocks = st.sampled_from(
    ["## Vraag 1", "## Vraag 2", "### Antwoord", "### Antwoord op vraag 1", "## Deel", "## Vrag 3"]
)


@given(st.lists(blocks | paragraphs, max_size=12))
def test_every_paragraph_is_in_one_part_or_in_the_introduction(pieces: list[str]) -> None:
    source = "".join(f"{piece}\n" if piece.startswith("#") else f"{piece}\n\n" for piece in pieces)
    body, _ = parse_body(source, PATH, first_line=1)
    texts = [text.plain for text in ([body.introduction] if body.introduction else [])]
    texts += [part.text.plain for part in body.parts]
    found = [line for text in texts for line in text.split("\n\n") if line]
    assert found == [piece for piece in pieces if not piece.startswith("#")]


@given(st.lists(st.tuples(st.sampled_from(["", "CDA ", "A."]), st.integers(1, 99)), min_size=1, max_size=12))
def test_questions_are_numbered_as_they_are_written(labels: list[tuple[str, int]]) -> None:
    written = [f"{series}{number}" for series, number in labels]
    source = "".join(f"## Vraag {label}\n\nA\n\n" for label in written)
    body, findings = parse_body(source, PATH, first_line=1)
    questions = [part for part in body.parts if isinstance(part, Question)]
    assert [question.number for question in questions] == written
    assert len({question.anchor for question in questions}) == len(written)
    assert len({question.heading for question in questions}) == len(written)
    assert all(not finding.is_error for finding in findings)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=8, unique=True).map(sorted))
def test_a_combined_answer_carries_the_anchor_of_each_of_its_numbers(numbers: list[int]) -> None:
    listed = [str(number) for number in numbers]
    label = " en ".join((", ".join(listed[:-1]), listed[-1])) if len(listed) > 1 else listed[0]
    questions = "".join(f"## Vraag {number}\n\nA\n\n" for number in range(1, 61))
    body, findings = parse_body(f"{questions}### Antwoord op vraag {label}\n\nB\n", PATH, first_line=1)
    (answer,) = (part for part in body.parts if isinstance(part, Answer))
    assert findings == []
    assert answer.anchors == tuple(f"antwoord-{number}" for number in numbers)
    assert answer.questions == tuple(f"vraag-{number}" for number in numbers)
    assert answer.heading == f"Antwoord op vraag {label}"

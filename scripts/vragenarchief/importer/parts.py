"""The parts of a letter: from the marks of its form to questions, answers and sections."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vragenarchief.dutch.words import fold
from vragenarchief.importer.forms import Mark, find_left_out, find_marks
from vragenarchief.importer.furniture import split_closing, split_delay
from vragenarchief.importer.labels import Role, parse_count
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place

# A part that belongs to no question or answer.
_SECTION = re.compile(r"(?P<heading>Toelichting|Bijlagen?|Voetnoten|Noten)\s*(?::\s*(?P<rest>.*))?", re.DOTALL)
# "B. Vragen van de fractie …": the questions of another party, numbered anew
_SERIES = re.compile(r"(?P<series>[A-Z])\.\s+(?=.*\bvra(?:ag|gen)\b).*", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\?)\s*(?=[A-Z‘“\"'(])")
# A sentence that goes on with the question before it
_GOES_ON = re.compile(
    r"Zo\s(?:ja|nee)\b|Waarom\s(?:wel|niet)\b|(?:Kunt|Wilt)\su\s(?:uw|het|dit|dat)(?:\santwoord)?\s(?:nader\s)?toelichten"
)


@dataclass(slots=True)
class QuestionPart:
    """One question. `number` is that within its series: "3", "3a"; of a letter without series that is None."""

    number: str
    series: str | None
    paragraphs: list[Paragraph]


@dataclass(slots=True)
class AnswerPart:
    """One answer; `unknown` are numbers that it names and no question has."""

    questions: list[QuestionPart]
    paragraphs: list[Paragraph]
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class SectionPart:
    """A part with a heading of its own, which stands at `place`."""

    heading: str
    place: Place
    paragraphs: list[Paragraph]


Part = QuestionPart | AnswerPart | SectionPart


@dataclass(slots=True)
class Parts:
    """A letter in its parts: what stands before the first question, the parts, and the closing.

    `introduction` is what of the opening is worth a place on the page.
    `aside` is what stands between a list of questions and one of answers.
    `undivided` are questions whose text could not be told from that of the question before it.
    """

    opening: list[Paragraph]
    introduction: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    aside: list[Paragraph] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    undivided: list[QuestionPart] = field(default_factory=list)

    @property
    def questions(self) -> list[QuestionPart]:
        """The questions, in the order of the letter."""
        return [part for part in self.parts if isinstance(part, QuestionPart)]

    @property
    def answers(self) -> list[AnswerPart]:
        """The answers, in the order of the letter."""
        return [part for part in self.parts if isinstance(part, AnswerPart)]


def parse_parts(paragraphs: Sequence[Paragraph]) -> Parts:
    """The paragraphs of a letter, without furniture, in their parts."""
    marks = find_marks(paragraphs)
    if not marks:
        return Parts(list(paragraphs))
    builder = _Builder(paragraphs[: marks[0].at])
    for mark, end in zip(marks, [*(mark.at for mark in marks[1:]), len(paragraphs)], strict=True):
        own = [paragraphs[mark.at].cut(mark.rest)] if mark.rest else []
        body = [*own, *paragraphs[mark.at + 1 : end]]
        if mark is marks[-1]:
            body, builder.result.closing = split_closing(body)
            if mark.role is Role.QUESTION:
                body, delay = split_delay(body)
                builder.result.closing[:0] = delay
        builder.add(mark, paragraphs[mark.at].place, body)
    for mark in find_left_out(paragraphs, marks):
        builder.add(mark, paragraphs[mark.at].place, [paragraphs[mark.at].cut(mark.rest)])
    return builder.finish()


class _Builder:
    def __init__(self, opening: Sequence[Paragraph]) -> None:
        self.result = Parts(list(opening))
        self.series: str | None = None
        if opening and (match := _SERIES.fullmatch(opening[-1].text)):
            self.series = match["series"]
            heading = self.result.opening.pop()
            self.result.parts.append(SectionPart(heading.text, heading.place, []))
        self.latest: list[QuestionPart] = []
        self.place = Place("", 0)

    def add(self, mark: Mark, place: Place, body: list[Paragraph]) -> None:
        """Add the question or answer that begins at the mark, and the sections that stand in its text."""
        self.place = place
        body, sections, series = _split_sections(body)
        match mark.role:
            case Role.QUESTION:
                self.add_questions(mark, body)
            case Role.ANSWER:
                self.add_answer(mark, body)
            case Role.HEADING:
                self.result.aside += body
        self.result.parts += sections
        self.series = series or self.series

    def add_questions(self, mark: Mark, body: list[Paragraph]) -> None:
        series = mark.series or self.series
        if mark.theme:
            self.result.parts.append(SectionPart(mark.theme, self.place, []))
        numbers = mark.numbers
        if not numbers:
            count = parse_count(body[0].text) if body else None
            numbers = (count[0],) if count and count[1] else (self.next_number(series),)
        texts = _divide(body, numbers)
        self.latest = []
        for number, text in zip(numbers, texts, strict=True):
            question = QuestionPart(number, series, _without_number(text, number))
            if not text:
                self.result.undivided.append(question)
            self.drop_earlier(question)
            self.result.parts.append(question)
            self.latest.append(question)

    def add_answer(self, mark: Mark, body: list[Paragraph]) -> None:
        found = {number: self.find(number) for number in mark.numbers}
        asked = [question for question in found.values() if question] if mark.numbers else list(self.latest)
        unknown = tuple(number for number, question in found.items() if not question)
        number = asked[0].number if len(asked) == 1 else ""
        self.result.parts.append(AnswerPart(asked, _without_number(body, number), unknown))

    def next_number(self, series: str | None) -> str:
        """The number of a question that has none."""
        taken = [int(q.number) for q in self.result.questions if q.series == series and q.number.isdigit()]
        return str(max(taken, default=0) + 1)

    def find(self, number: str) -> QuestionPart | None:
        """The question with this number: of those with the same one, the last before here."""
        known = [q for q in self.result.questions if q.number == number]
        return known[-1] if known else None

    def drop_earlier(self, question: QuestionPart) -> None:
        """Forget the same question where it stood before without an answer: letters print them twice."""
        answered = {id(asked) for answer in self.result.answers for asked in answer.questions}
        for other in self.result.questions:
            is_same = (other.number, other.series) == (question.number, question.series)
            if is_same and id(other) not in answered and _words(other) == _words(question):
                self.result.parts.remove(other)

    def finish(self) -> Parts:
        return self.result


def _words(question: QuestionPart) -> str:
    return re.sub(r"\W+", "", fold(" ".join(paragraph.text for paragraph in question.paragraphs)))


def _split_sections(body: list[Paragraph]) -> tuple[list[Paragraph], list[SectionPart], str | None]:
    """The text of the question or answer itself, the sections after it, and the series that begins with the last."""
    starts = [at for at, paragraph in enumerate(body) if _section_of(paragraph, is_last=at == len(body) - 1)]
    if not starts:
        return body, [], None
    sections: list[SectionPart] = []
    series = None
    for start, end in pairwise([*starts, len(body)]):
        heading, rest = _section_of(body[start], is_last=start == len(body) - 1) or ("", "")
        text = [body[start].cut(rest)] * bool(rest) + body[start + 1 : end]
        sections.append(SectionPart(heading, body[start].place, text))
        match = _SERIES.fullmatch(body[start].text)
        series = match["series"] if match else series
    return body[: starts[0]], sections, series


def _section_of(paragraph: Paragraph, *, is_last: bool) -> tuple[str, str] | None:
    """The heading of the section that begins here and the text behind it, or None.

    A heading that stands right above the next question is a section of its own; one within a text is part of it.
    """
    if match := _SECTION.fullmatch(paragraph.text):
        is_own = paragraph.parting is not Parting.FLOW
        return (match["heading"], match["rest"] or "") if is_own else None
    is_theme = is_last and (paragraph.is_heading or _SERIES.fullmatch(paragraph.text) is not None)
    return (paragraph.text, "") if is_theme else None


def _divide(body: list[Paragraph], numbers: Sequence[str]) -> list[list[Paragraph]]:
    """The text of each of the numbers; where it cannot be told apart, all of it is that of the first."""
    if len(numbers) == 1:
        return [body]
    sentences = _sentences(body)
    whole = _joined(sentences)
    for pieces in (_by_number(body, numbers), [[p] for p in body], _cut(body, sentences), _cut(body, whole)):
        if len(pieces) == len(numbers) and all(pieces):
            return pieces
    return [body, *([] for _ in numbers[1:])]


def _by_number(body: Iterable[Paragraph], numbers: Sequence[str]) -> list[list[Paragraph]]:
    """The text parted at the numbers themselves; what stands before the first is part of the first."""
    pieces: list[list[Paragraph]] = []
    above: list[Paragraph] = []
    for paragraph in body:
        count = parse_count(paragraph.text)
        if count and len(pieces) < len(numbers) and count[0] == numbers[len(pieces)]:
            pieces.append(_without_number([paragraph], count[0]))
        else:
            (pieces[-1] if pieces else above).append(paragraph)
    return [above + pieces[0], *pieces[1:]] if pieces else []


def _sentences(body: Sequence[Paragraph]) -> list[str]:
    return _SENTENCE.split(" ".join(paragraph.text for paragraph in body)) if body else []


def _joined(sentences: Iterable[str]) -> list[str]:
    """The sentences, each with those that go on with it: "Is dat zo? Zo nee, waarom niet?"."""
    joined: list[str] = []
    for sentence in sentences:
        if joined and _GOES_ON.match(sentence):
            joined[-1] += f" {sentence}"
        else:
            joined.append(sentence)
    return joined


def _cut(body: Sequence[Paragraph], sentences: Iterable[str]) -> list[list[Paragraph]]:
    return [[body[0].cut(sentence)] for sentence in sentences]


def _without_number(paragraphs: list[Paragraph], number: str) -> list[Paragraph]:
    """The text without its own number, when the label has that too; not where it begins a list."""
    count = parse_count(paragraphs[0].text) if paragraphs else None
    if not count or count[0] != number:
        return paragraphs
    following = [parse_count(paragraph.text) for paragraph in paragraphs[1:]]
    if any(other and other[0].isdigit() and int(other[0]) == int(re.sub(r"\D", "", number)) + 1 for other in following):
        return paragraphs
    return [paragraphs[0].cut(count[1])] * bool(count[1]) + paragraphs[1:]

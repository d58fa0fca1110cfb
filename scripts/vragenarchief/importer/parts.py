"""The parts of a letter: from the marks of its form to questions, answers and sections."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from vragenarchief.importer.forms import Mark, ends_asking, find_marks
from vragenarchief.importer.furniture import split_closing, split_delay
from vragenarchief.importer.headlines import is_salutation
from vragenarchief.importer.labels import Role, parse_count
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place, blocks_of, join, runs_of
from vragenarchief.importer.repeats import Repeat, find_repeat

# A part that belongs to no question or answer.
_SECTION = re.compile(r"(?P<heading>Toelichting|Bijlagen?|Voetnoten|Noten)\s*(?::\s*(?P<rest>.*))?", re.DOTALL)
# What stands between two questions and is of neither: "De volgende vragen gaan over het geld."
_LEADS_ON = re.compile(
    r"(?:de\s+)?(?:volgende|onderstaande|overige)\s+vra(?:ag|gen)\b[^.?!]{0,160}[.:]?", re.IGNORECASE
)
# "B. Vragen van de fractie …": the questions of another party, numbered anew
_SERIES = re.compile(r"(?P<series>[A-Z])\.\s+(?=.*\bvra(?:ag|gen)\b).*", re.IGNORECASE)
# Between two sentences, also where a PDF lost the space
_SENTENCE = re.compile(r"(?<=[?!])\s*(?=[A-ZÀ-Ý‘“\"'(«])|(?<=[^\W\d_]\.)\s+(?=[A-ZÀ-Ý‘“\"'(«])")
# What asks on about the question before it
_FOLLOWS_UP = re.compile(
    r"(?:(?:zo|indien)\s(?:ja|nee|niet)|waarom(?:\s(?:wel|niet|wel\sof\sniet))?\?|en\s(?:zo|waarom|welke|hoe)\b"
    r"|(?:kunt|kan)\s?(?:u|het\scollege)\s?(?:dit|dat|uw\santwoord|het\santwoord|uw\sstandpunt)\s?(?:nader\s?)?"
    r"(?:toelichten|uitleggen|onderbouwen|motiveren))",
    re.IGNORECASE,
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

    `begin` is where the first question stands; None where there is none.
    `introduction` is what of the opening is worth a place on the page.
    `aside` is what stands between a list of questions and one of answers.
    `undivided` are questions whose text could not be told from that of the question before it;
    `unheaded` are those above which the letter has no number, `renumbered` those above which it has another.
    """

    opening: list[Paragraph]
    begin: Place | None = None
    introduction: list[Paragraph] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    aside: list[Paragraph] = field(default_factory=list)
    closing: list[Paragraph] = field(default_factory=list)
    undivided: list[QuestionPart] = field(default_factory=list)
    unheaded: list[QuestionPart] = field(default_factory=list)
    renumbered: list[QuestionPart] = field(default_factory=list)

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
    repeat = find_repeat(paragraphs)
    marks = find_marks(paragraphs[repeat.at :]) if repeat else []
    if repeat and marks:
        marks = [replace(mark, at=mark.at + repeat.at) for mark in marks]
    else:
        repeat, marks = None, find_marks(paragraphs)
    if not marks:
        return Parts(list(paragraphs))
    builder = _Builder(_opening_of(paragraphs, marks[0].at, repeat))
    builder.result.begin = paragraphs[marks[0].at].place
    for mark, end in zip(marks, [*(mark.at for mark in marks[1:]), len(paragraphs)], strict=True):
        own = [paragraphs[mark.at].cut(mark.rest)] if mark.rest else []
        body = [*own, *paragraphs[mark.at + 1 : end]]
        if mark is marks[-1]:
            body, builder.result.closing = split_closing(body)
            if mark.role is Role.QUESTION:
                body, delay = split_delay(body)
                builder.result.closing[:0] = delay
        builder.add(mark, paragraphs[mark.at].place, body)
    if repeat:
        builder.add_earlier(paragraphs, repeat)
    return builder.result


def _opening_of(paragraphs: Sequence[Paragraph], end: int, repeat: Repeat | None) -> list[Paragraph]:
    """What stands before the first question; of what stands below a first list of them only the second letter."""
    if not repeat:
        return list(paragraphs[:end])
    middle = paragraphs[repeat.first[-1].end : end]
    greeted = next((at for at, paragraph in enumerate(middle) if is_salutation(paragraph.text)), len(middle))
    return [*paragraphs[: repeat.first[0].at], *middle[greeted:]]


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
                if len(body) > 1 and _LEADS_ON.fullmatch(body[-1].text):
                    self.result.aside.append(body.pop())
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
            self.result.parts.append(question)
            self.latest.append(question)

    def add_answer(self, mark: Mark, body: list[Paragraph]) -> None:
        if len(mark.numbers) == 1 and not self.find(mark.numbers[0]):
            self.recover(mark.numbers[0])
        found = {number: self.find(number) for number in mark.numbers}
        asked = [question for question in found.values() if question] if mark.numbers else list(self.latest)
        unknown = tuple(number for number, question in found.items() if not question)
        number = asked[0].number if len(asked) == 1 else ""
        self.result.parts.append(AnswerPart(asked, _without_number(body, number), unknown))

    def recover(self, number: str) -> None:
        """Find the question with this number, which the letter answers here without having asked it by that number.

        Its heading can have been lost at the end of a page, or the number of the one before it stands there twice.
        """
        last = self.result.parts[-1] if self.result.parts else None
        if not number.isdigit() or not last or self.find(str(int(number) - 1)) is None:
            return
        if isinstance(last, QuestionPart) and sum(q.number == last.number for q in self.result.questions) > 1:
            last.number = number
            self.result.renumbered.append(last)
        elif isinstance(last, AnswerPart):
            *before, block = [*blocks_of(last.paragraphs)] or [[]]
            if before and ends_asking(block[-1].text):
                last.paragraphs = [paragraph for other in before for paragraph in other]
                question = QuestionPart(number, self.series, block)
                self.result.parts.append(question)
                self.result.unheaded.append(question)

    def next_number(self, series: str | None) -> str:
        """The number of a question that has none."""
        taken = [int(q.number) for q in self.result.questions if q.series == series and q.number.isdigit()]
        return str(max(taken, default=0) + 1)

    def find(self, number: str) -> QuestionPart | None:
        """The question with this number: of those with the same one, the last before here."""
        known = [q for q in self.result.questions if q.number == number]
        return known[-1] if known else None

    def add_earlier(self, paragraphs: Sequence[Paragraph], repeat: Repeat) -> None:
        """Add the questions that only the first of two lists has; nothing answers them."""
        known = {question.number for question in self.result.questions}
        for asked in repeat.first:
            if asked.number not in known:
                text = [paragraphs[asked.at].cut(asked.rest)] * bool(asked.rest) + [
                    *paragraphs[asked.at + 1 : asked.end]
                ]
                self.result.parts.append(QuestionPart(asked.number, None, _without_number(text, asked.number)))


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
    for pieces in (_by_number(body, numbers), runs_of(body), sentences, _with_follow_ups(sentences)):
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


def _sentences(body: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The sentences that ask, each with what is said before it."""
    asked: list[str] = []
    said = ""
    for sentence in _SENTENCE.split(join(body).text) if body else ():
        said = f"{said} {sentence}".lstrip()
        if ends_asking(sentence):
            asked.append(said)
            said = ""
    if said and asked:
        asked[-1] += f" {said}"
    return [[body[0].cut(question)] for question in asked]


def _with_follow_ups(sentences: Iterable[list[Paragraph]]) -> list[list[Paragraph]]:
    """The questions, each with those that only ask on about it: "Zo ja, wanneer?"."""
    questions: list[list[Paragraph]] = []
    for sentence in sentences:
        if questions and _FOLLOWS_UP.match(sentence[0].text):
            questions[-1] = [join([*questions[-1], *sentence])]
        else:
            questions.append(sentence)
    return questions


def _without_number(paragraphs: list[Paragraph], number: str) -> list[Paragraph]:
    """The text without its own number, when the label has that too; not where it begins a list."""
    count = parse_count(paragraphs[0].text) if paragraphs else None
    if not count or count[0] != number:
        return paragraphs
    following = [parse_count(paragraph.text) for paragraph in paragraphs[1:]]
    if any(other and other[0].isdigit() and int(other[0]) == int(re.sub(r"\D", "", number)) + 1 for other in following):
        return paragraphs
    return [paragraphs[0].cut(count[1])] * bool(count[1]) + paragraphs[1:]

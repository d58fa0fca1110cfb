"""The body of a page: its headings make it questions, answers and sections."""

import datetime
import re
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_lowercase

from vragenarchief.dossier.headings import (
    ANSWER,
    LABEL,
    NUMBER,
    QUESTION,
    RANGE,
    is_nearly_ours,
    is_unmarked,
    meant_by,
    read_heading,
    remedy_for,
)
from vragenarchief.dossier.model import Answer, Part, Question, Section, Text
from vragenarchief.dossier.text import Notes, render_text, take_notes
from vragenarchief.dutch.dates import parse_written_date, write_date
from vragenarchief.dutch.words import enumerate_words, slugify
from vragenarchief.findings import Finding, Kind

_SERIES = re.compile(rf"(?P<series>.*[ .]){NUMBER}")
_QUESTION_LEVEL, _ANSWER_LEVEL = 2, 3

# What stands around the parts has these, and a part called so gets another: "## Wijzigingen" is #wijzigingen-2.
_TAKEN_BY_PAGE = frozenset({"bevindingen", "inhoud", "menu", "vragen-kop", "wijzigingen", "zoekveld"})


@dataclass(frozen=True, slots=True)
class Body:
    """What stands below the front matter."""

    introduction: Text | None
    parts: tuple[Part, ...]


def parse_body(source: str, path: str, *, first_line: int) -> tuple[Body, list[Finding]]:
    """The body in its parts, each rendered, and all that is wrong with it.

    `path` is the page's place below docs/, `first_line` the number of the body's first line in the file.
    """
    reader = _Reader(path, first_line)
    reader.read(source.split("\n"))
    reader.look_back()
    return Body(reader.introduction, tuple(reader.parts)), reader.findings


class _Reader:
    """Goes through the lines from top to bottom and gathers parts and findings."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.introduction: Text | None = None
        self.parts: list[Part] = []
        self.anchors = set(_TAKEN_BY_PAGE)
        self.headings: set[str] = set()
        self.anchor_of: dict[str, str] = {}
        self.awaited: list[tuple[str, str, int]] = []
        self.latest: tuple[str, ...] = ()
        self.has_unread_heading = False
        self.notes = Notes({}, {})

    def report(self, kind: Kind, line: int, **values: object) -> None:
        self.findings.append(Finding.of(kind, self.path, line, **values))

    def read(self, lines: list[str]) -> None:
        lines, self.notes = take_notes(lines, first_line=self.first_line)
        starts = {
            at: heading
            for at, line in enumerate(lines)
            if (heading := self.heading_of(line, self.first_line + at)) is not None
        }
        first = next(iter(starts), len(lines))
        if any(line.strip() for line in lines[:first]):
            anchor = self.take_anchor("voor-de-vragen")
            self.introduction = self.render(lines[:first], self.first_line, anchor, "de inleiding", 2)
        questions = [match for heading in starts.values() if (match := QUESTION.fullmatch(heading))]
        self.known_labels = {question["label"] or "1" for question in questions}
        unmarked = next((at for at, line in enumerate(lines) if is_unmarked(line)), None)
        if unmarked is not None and questions:
            self.report(Kind.HEADING_UNMARKED, self.first_line + unmarked, text=lines[unmarked].strip())
        for start, end in pairwise([*starts, len(lines)]):
            self.read_part(starts[start], lines[start + 1 : end], self.first_line + start)

    def heading_of(self, line: str, number: int) -> str | None:
        """The heading of the part that begins here, None where none does.

        A heading that is nearly one of ours is reported, and read as it was meant: what follows from a slip is not
        told as another one.
        """
        if not line.lstrip().startswith("#"):
            return None
        level, text = read_heading(_without_fixed_spaces(line)) or (0, "")
        if level:
            question, answer = QUESTION.fullmatch(text), ANSWER.fullmatch(text)
            is_sub = bool(question and (question["label"] or "")[-1:].isalpha())
            if question and (level == _QUESTION_LEVEL or (level == _ANSWER_LEVEL and is_sub)):
                return text
            if answer and level == _ANSWER_LEVEL:
                return text
            if level == _QUESTION_LEVEL and not is_nearly_ours(line):
                return text or None
        if is_nearly_ours(line):
            self.report(Kind.HEADING_UNCLEAR, number, text=line.strip(), remedy=remedy_for(line))
            meant = meant_by(line)
            self.has_unread_heading |= meant is None
            return meant.lstrip("# ") if meant else None
        if level == 1:
            self.report(Kind.HEADING_TOO_HIGH, number)
        return None

    def read_part(self, heading: str, lines: list[str], line: int) -> None:
        if question := QUESTION.fullmatch(heading):
            self.read_question(question["label"] or "1", lines, line)
        elif answer := ANSWER.fullmatch(heading):
            self.read_answer(answer, lines, line)
        else:
            anchor = self.take_anchor(slugify(heading) or "deel")
            text = self.render(lines, line + 1, anchor, f"het deel {heading}", 3)
            self.parts.append(Section(heading=heading, anchor=anchor, text=text, line=line))

    def read_question(self, label: str, lines: list[str], line: int) -> None:
        wanted = f"vraag-{slugify(label)}"
        anchor = self.take_anchor(wanted)
        if anchor != wanted:
            self.report(Kind.QUESTION_REPEATED, line, number=label)
        self.anchor_of[label] = anchor
        text = self.render(lines, line + 1, anchor, f"vraag {label}", 3)
        heading = self.take_heading(f"Vraag {label}")
        self.parts.append(Question(number=label, anchor=anchor, heading=heading, text=text, line=line))
        self.latest = (anchor,)

    def read_answer(self, match: re.Match[str], lines: list[str], line: int) -> None:
        is_additional = match["additional"].startswith("Aanvullend")
        labels = self.parse_labels(match["labels"]) if match["labels"] else None
        written = f"### {match.string}"
        if labels is None and match["labels"]:
            self.report(Kind.HEADING_UNCLEAR, line, text=written, remedy=remedy_for(written))
        if not labels and not self.latest and self.known_labels and not self.has_unread_heading:
            self.report(Kind.ANSWER_FIRST, line)
        date = parse_written_date(match["date"] or "")
        if match["date"] and not date:
            self.report(Kind.DATE_UNCLEAR, line, text=match["date"])
        # Of two questions with one number, the one above is meant; one that comes later is found in the end.
        own = {label: self.anchor_of.get(label, f"vraag-{slugify(label)}") for label in labels or ()}
        self.awaited += [(label, anchor, line) for label, anchor in own.items()]
        questions = tuple(own.values()) if labels else self.latest
        self.latest = questions
        anchors = tuple(self.take_anchor(q.replace("vraag-", "antwoord-", 1)) for q in questions)
        numbers = labels or [question.number for question in self.questions if question.anchor in questions]
        heading = self.take_heading(_answer_heading(numbers, is_additional=is_additional, date=date))
        name = heading[0].lower() + heading[1:]
        text = self.render(lines, line + 1, anchors[0] if anchors else "antwoord", name, 4)
        self.parts.append(
            Answer(
                heading=heading,
                on=date,
                questions=questions,
                anchors=anchors,
                is_additional=is_additional,
                text=text,
                line=line,
            )
        )

    def parse_labels(self, text: str) -> list[str] | None:
        """The labels of a combined answer: "2 t/m 4 en 7" gives 2, 3, 4, 7; None where it is not a list of labels."""
        labels: list[str] = []
        series = ""
        for piece in re.split(r",\s*|(?<!tot)\s+en\s+(?!met )", text):
            if span := RANGE.fullmatch(piece):
                numbers = range(int(span["first"]), int(span["last"]) + 1)
                if not numbers:
                    return None
                labels += map(str, numbers)
            elif not re.fullmatch(LABEL, piece):
                return None
            elif match := _SERIES.fullmatch(piece):
                series = match["series"]
                labels.append(piece)
            else:  # "CDA 3 en 4" is CDA 3 and CDA 4
                labels.append(series + piece if series + piece in self.known_labels else piece)
        return labels

    @property
    def questions(self) -> list[Question]:
        return [part for part in self.parts if isinstance(part, Question)]

    def take_anchor(self, wanted: str) -> str:
        """An anchor that nothing else on the page has: the one wanted, or with -2, -3, … behind it."""
        return _take(wanted, self.anchors, "{}-{}")

    def take_heading(self, wanted: str) -> str:
        """A heading that no other question or answer has: the one wanted, or with (2), (3), … behind it."""
        return _take(wanted, self.headings, "{} ({})")

    def render(self, lines: list[str], line: int, anchor: str, name: str, heading_level: int) -> Text:
        return render_text(
            "\n".join(lines),
            path=self.path,
            line=line,
            anchor=anchor,
            name=name,
            heading_level=heading_level,
            notes=self.notes,
        )

    def look_back(self) -> None:
        """What can only be said of the whole body, and not where it may follow from a heading that was not read."""
        for part, following in pairwise([*self.parts, None]):
            self.expect_text(part, following)
        if self.has_unread_heading:
            return
        known = {question.anchor for question in self.questions}
        if not known:
            self.report(Kind.NO_QUESTION, self.first_line)
            return
        for label, anchor, line in self.awaited:
            if anchor not in known:
                self.report(Kind.ANSWER_WITHOUT_QUESTION, line, number=label)
        self.follow_numbers()

    def expect_text(self, part: Part | None, following: Part | None) -> None:
        """A question and an answer have a text; the text of a question may stand in the sub-questions below it."""
        if isinstance(part, Question) and not part.text.html:
            is_above_sub_questions = isinstance(following, Question) and following.anchor[:-1] == part.anchor
            if not is_above_sub_questions:
                self.report(Kind.QUESTION_EMPTY, part.line, number=part.number)
        elif isinstance(part, Answer) and not part.text.html:
            self.report(Kind.ANSWER_EMPTY, part.line)

    def follow_numbers(self) -> None:
        """A number that is left out is told, but where another one stands twice, which is told already."""
        before: Question | None = None
        leap = 1
        for question in self.questions:
            match = re.fullmatch(r"(?P<number>[0-9]+)[a-z]?", question.number)
            if not match:
                continue
            if question.anchor != f"vraag-{question.number}":
                leap += 1
                continue
            if before and not 0 <= int(match["number"]) - int(before.number.rstrip(ascii_lowercase)) <= leap:
                self.report(Kind.NUMBERING_GAP, question.line, previous=before.number, number=question.number)
            before, leap = question, 1


def _take(wanted: str, taken: set[str], numbered: str) -> str:
    """What is wanted where nobody has it yet, else that with the first free number; it is taken then."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = numbered.format(wanted, number)
    taken.add(name)
    return name


def _without_fixed_spaces(line: str) -> str:
    """The heading with plain spaces, where a word processor has put others."""
    return re.sub(r"[^\S ]", " ", line)


def _answer_heading(numbers: list[str], *, is_additional: bool, date: datetime.date | None) -> str:

    start = "Aanvullend antwoord" if is_additional else "Antwoord"
    end = f", {write_date(date)}" if date else ""
    return f"{start} op vraag {enumerate_words(numbers)}{end}"

"""What a dossier is: one set of written questions with its answer, as one page."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum


class QuestionKind(Enum):
    """The way in which the council asked."""

    WRITTEN = "schriftelijk"
    ORAL = "mondeling"
    TECHNICAL = "technisch"


class Publication(Enum):
    """Whether the public may see the page."""

    DRAFT = "concept"
    PUBLISHED = "gepubliceerd"
    REMOVED = "verwijderd"


class AttachmentKind(Enum):
    """What an attached file is to the dossier."""

    QUESTION_LETTER = "vraagbrief"
    ANSWER_LETTER = "antwoordbrief"
    APPENDIX = "bijlage"


class Status(Enum):
    """How far the dossier is; derived from its dates and answers, never typed."""

    OPEN = "open"
    EXTENDED = "uitgesteld"
    OVERDUE = "termijn verstreken"
    PARTLY_ANSWERED = "deels beantwoord"
    ANSWERED = "beantwoord"
    WITHDRAWN = "ingetrokken"

    @property
    def is_waiting(self) -> bool:
        """Whether the council still waits for an answer."""
        return self in {Status.OPEN, Status.EXTENDED, Status.OVERDUE}


class DateKind(Enum):
    """Which of its dates a dossier is listed by, with the Dutch participle to say so."""

    ASKED = "ingediend"
    RECEIVED = "ontvangen"
    ANSWERED = "beantwoord"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asker:
    """Who asked: a person, a party, or a person for a party."""

    name: str | None
    party: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Extension:
    """A notice that the answer comes later."""

    on: datetime.date | None
    until: datetime.date | None
    reason: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """A correction that was made after publication."""

    on: datetime.date | None
    what: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Attachment:
    """A file beside the page, in the folder of the same name."""

    file: str
    title: str | None
    kind: AttachmentKind

    @property
    def has_plain_name(self) -> bool:
        """Whether the file can only be one in that folder, and cannot take the place of the page."""
        return not set(self.file) & set("/\\") and not self.file.startswith(".") and self.file.lower() != "index.html"


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link in a text to a place within the archive.

    `target` is a path relative to docs/ ("vragen/2020/003-brug.md"), `anchor` the part behind "#"
    or "", `written` what stands on the page.
    """

    target: str
    anchor: str
    written: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A piece of a letter, rendered: safe HTML, the same words plain, and its links into the archive.

    In `plain`, paragraphs are parted by a blank line.
    """

    html: str
    plain: str
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """One numbered question. `number` is its label as the letter has it: "3", "3a", "CDA 3".

    Its heading is like that of no other question on the page.
    """

    number: str
    anchor: str
    heading: str
    text: Text
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer, to one or more questions.

    `questions` and `anchors` run side by side: the anchor of each question that is answered, and
    this answer's own anchor for it. `on` is the day in its heading, as additional answers have it.
    """

    heading: str
    on: datetime.date | None
    questions: tuple[str, ...]
    anchors: tuple[str, ...]
    is_additional: bool
    text: Text
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Any other part of the letter that has a heading of its own."""

    heading: str
    anchor: str
    text: Text
    line: int


Part = Question | Answer | Section


@dataclass(frozen=True, kw_only=True, slots=True)
class Dossier:
    """One set of written questions with its answer.

    `path` is the page's place below docs/, and the identity of the dossier. `lines` gives the line
    of each key on the page.
    """

    path: str
    number: str
    title: str
    kind: QuestionKind
    askers: tuple[Asker, ...]
    addressee: str | None
    portfolio_holders: tuple[str, ...]
    topics: tuple[str, ...]
    keywords: tuple[str, ...]
    areas: tuple[str, ...]
    references: tuple[str, ...]
    asked_on: datetime.date | None
    received_on: datetime.date | None
    answered_on: datetime.date | None
    withdrawn_on: datetime.date | None
    promised_on: datetime.date | None
    is_date_estimated: bool
    extensions: tuple[Extension, ...]
    follow_up_to: tuple[str, ...]
    changes: tuple[Change, ...]
    attachments: tuple[Attachment, ...]
    summary: str | None
    is_summary_approved: bool
    aliases: tuple[str, ...]
    source: str | None
    publication: Publication
    introduction: Text | None
    parts: tuple[Part, ...]
    lines: Mapping[str, int]

    @property
    def year(self) -> int:
        """The year of the number."""
        return int(self.number[:4])

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions, in the order of the letter."""
        return tuple(part for part in self.parts if isinstance(part, Question))

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers, in the order of the letter."""
        return tuple(part for part in self.parts if isinstance(part, Answer))

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of the page, from top to bottom."""
        if self.introduction:
            yield self.introduction
        for part in self.parts:
            yield part.text

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """The questions to which no answer stands on the page.

        An answer to a question also answers its sub-questions, and the other way round when all have one.
        """
        questions = self.questions
        answered = {anchor for answer in self.answers for anchor in answer.questions}
        parents = sub_questions(questions)
        wanting = {parent for anchor, parent in parents.items() if anchor not in answered}
        answered |= {anchor for anchor, parent in parents.items() if parent in answered}
        answered |= set(parents.values()) - wanting
        return tuple(question for question in questions if question.anchor not in answered)

    @property
    def date(self) -> datetime.date | None:
        """The date by which the dossier is listed; `date_kind` says which it is."""
        return self.asked_on or self.received_on or self.answered_on

    @property
    def date_kind(self) -> DateKind:
        """Which date `date` is."""
        if self.asked_on:
            return DateKind.ASKED
        return DateKind.RECEIVED if self.received_on else DateKind.ANSWERED

    @property
    def updated_on(self) -> datetime.date | None:
        """The day of the last thing that happened to the dossier."""
        days = [
            self.asked_on,
            self.received_on,
            self.answered_on,
            self.withdrawn_on,
            *(extension.on for extension in self.extensions),
            *(change.on for change in self.changes),
            *(answer.on for answer in self.answers),
        ]
        return max((day for day in days if day), default=None)

    @property
    def is_public(self) -> bool:
        """Whether the dossier is in the built archive."""
        return self.publication is Publication.PUBLISHED


def sub_questions(questions: Iterable[Question]) -> dict[str, str]:
    """The anchor of each sub-question ("vraag-3a") that stands by its question, and that one's anchor ("vraag-3")."""
    anchors = {question.anchor for question in questions}
    return {anchor: anchor[:-1] for anchor in anchors if anchor[-1].isalpha() and anchor[:-1] in anchors}

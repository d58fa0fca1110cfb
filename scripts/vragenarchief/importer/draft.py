"""A letter becomes a draft: the text of a page, and its place."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vragenarchief.dossier.model import Attachment, Publication
from vragenarchief.dossier.registers import Registers
from vragenarchief.dossier.writing import page_path, write_front_matter
from vragenarchief.dutch.words import enumerate_words
from vragenarchief.importer.letter import Letter
from vragenarchief.importer.parts import AnswerPart, Part, QuestionPart, SectionPart
from vragenarchief.importer.texts import compose, escape, write_markdown, write_plain
from vragenarchief.importer.topics import propose_topics

# Keys that a draft shows without a value, for the clerk to fill in.
_ASKED_OF_THE_CLERK = ("title", "askers", "topics", "asked_on")


@dataclass(frozen=True, slots=True)
class Draft:
    """A page to be: its number, its place below docs/, and its text."""

    number: str
    path: str
    text: str
    topics: tuple[str, ...]


def year_of(letter: Letter, today: datetime.date) -> int:
    """The year in which the questions count: that of asking, else of the answer, else this one."""
    day = letter.head.asked or letter.head.answered
    return day.date.year if day else today.year


def write_draft(
    letter: Letter, source: Path, number: str, registers: Registers, attachments: Sequence[Attachment] = ()
) -> Draft:
    """The draft of a letter with this number, and with these files."""
    head = letter.head
    title = head.title or ""
    texts = [write_plain(compose(part.paragraphs)) for part in letter.parts.parts]
    topics = propose_topics(registers.topics, title, texts)
    asked = head.asked
    values = {
        "number": number,
        "title": title,
        "kind": head.kind,
        "askers": head.askers,
        "addressee": head.addressee,
        "portfolio_holders": head.holders,
        "topics": topics,
        "references": (head.reference,) if head.reference else (),
        "asked_on": asked.date if asked else None,
        "is_date_estimated": bool(asked and not asked.is_exact),
        "received_on": head.received.date if head.received and head.received.is_exact else None,
        "answered_on": head.answered.date if head.answered and head.answered.is_exact else None,
        "attachments": attachments,
        "source": source.name,
        "publication": Publication.DRAFT,
    }
    body = "\n\n".join(_write_body(letter))
    text = f"{write_front_matter(values, _ASKED_OF_THE_CLERK)}\n{body}\n"
    return Draft(number, page_path(number, title), text, topics)


def label_of(question: QuestionPart) -> str:
    """The number of the question as a page has it: "3", "CDA 3", "A.3"."""
    if not question.series:
        return question.number
    sign = "." if len(question.series) == 1 else " "
    return f"{question.series}{sign}{question.number}"


def _write_body(letter: Letter) -> Iterator[str]:
    if letter.parts.introduction:
        yield write_markdown(compose(letter.parts.introduction))
    latest: QuestionPart | None = None
    numbers = {label_of(question) for question in letter.parts.questions}
    for part in _in_reading_order(letter.parts.parts):
        yield _write_heading(part, latest, numbers)
        if part.paragraphs:
            yield write_markdown(compose(part.paragraphs))
        if isinstance(part, QuestionPart):
            latest = part


def _write_heading(part: Part, latest: QuestionPart | None, numbers: set[str]) -> str:
    match part:
        case QuestionPart():
            label = label_of(part)
            is_sub = label[-1].isalpha() and label[:-1] in numbers
            return f"{'###' if is_sub else '##'} Vraag {label}"
        case AnswerPart():
            labels = [*map(label_of, part.questions), *part.unknown]
            is_plain = not part.unknown and part.questions == [latest]
            return "### Antwoord" if is_plain else f"### Antwoord op vraag {enumerate_words(labels)}"
        case SectionPart():
            return f"## {escape(part.heading)}"


def _in_reading_order(parts: list[Part]) -> Iterator[Part]:
    """The parts with each answer below the last of its questions, also where the letter has a list of each."""
    waiting = {id(part): part for part in parts if isinstance(part, AnswerPart)}
    for part in parts:
        if isinstance(part, AnswerPart):
            if waiting.pop(id(part), None):
                yield part
            continue
        yield part
        for answer in list(waiting.values()):
            if answer.questions and answer.questions[-1] is part:
                yield waiting.pop(id(answer))

"""The intake: letters one by one, each to a draft, with all that a clerk should know about it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vragenarchief.dossier.checks import check_pages
from vragenarchief.dossier.page import parse_page
from vragenarchief.dossier.private import Private
from vragenarchief.dossier.reading import reason_of, shown_name
from vragenarchief.dossier.registers import Registers
from vragenarchief.dossier.rules import rules_on
from vragenarchief.dossier.writing import next_number, write_new
from vragenarchief.findings import Finding, Kind
from vragenarchief.importer.clearing import Removal
from vragenarchief.importer.draft import Draft, label_of, write_draft, year_of
from vragenarchief.importer.letter import Letter, LetterStatus, parse_letter
from vragenarchief.importer.numbering import find_oddities
from vragenarchief.importer.originals import Original, judge_original, read_original
from vragenarchief.importer.paragraphs import Place
from vragenarchief.importer.parts import AnswerPart, Parts
from vragenarchief.importer.readers import UnreadableLetterError, read_letter
from vragenarchief.importer.texts import compose, write_plain


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of one letter; `letter` and `draft` are None where it could not be read or holds no questions.

    `original` is the file of the letter, where that goes with the draft.
    """

    source: Path
    letter: Letter | None
    draft: Draft | None
    findings: tuple[Finding, ...]
    original: Original | None = None

    @property
    def files(self) -> dict[str, bytes]:
        """What goes beside the page, by its path below docs/."""
        if not self.draft or not self.original:
            return {}
        return {f"{self.draft.path.removesuffix('.md')}/{self.original.attachment.file}": self.original.data}


class Importer:
    """Takes letters in, for the archive in `docs`; numbers go on from those that its pages have.

    With `has_originals` the file of each letter goes with its draft, where nothing in it has to stay out.
    """

    def __init__(self, docs: Path, registers: Registers, today: datetime.date, *, has_originals: bool = False) -> None:
        """Take the archive for which letters come in."""
        self._has_originals = has_originals
        self._docs = docs
        self._registers = registers
        self._today = today
        self._serials: dict[int, int] = {}

    def take(self, source: Path) -> Intake:
        """The letter, its draft and its findings; nothing is written."""
        name = shown_name(source)
        try:
            paragraphs = read_letter(source)
        except UnreadableLetterError as error:
            values = {"name": name, **error.values}
            return Intake(source, None, None, (Finding.of(error.kind, name, error.line, **values),))
        except OSError as error:
            return Intake(source, None, None, (Finding.of(Kind.LETTER_UNREADABLE, name, reason=reason_of(error)),))
        letter = parse_letter(paragraphs, self._registers.parties)
        if not letter.parts.questions:
            return Intake(source, letter, None, (Finding.of(Kind.LETTER_WITHOUT_QUESTION, name),))
        draft = write_draft(letter, source, self._number(year_of(letter, self._today)), self._registers)
        findings = [*self._doubts(letter, name)]
        original = None
        if self._has_originals:
            draft, original, told = self._add_original(letter, draft, source)
            findings += told
        return Intake(source, letter, draft, (*findings, *self._needs(draft)), original)

    def write(self, intake: Intake) -> Intake:
        """Write the draft; the intake, which says so where that cannot be done."""
        if not intake.draft:
            return intake
        path = self._docs / intake.draft.path
        try:
            for file, data in intake.files.items():
                write_new(self._docs / file, data)
            write_new(path, intake.draft.text)
        except OSError as error:
            name = shown_name(intake.source)
            fault = Finding.of(Kind.LETTER_NOT_WRITTEN, name, page=shown_name(path), reason=reason_of(error))
            return replace(intake, draft=None, original=None, findings=(*intake.findings, fault))
        return intake

    def _add_original(self, letter: Letter, draft: Draft, source: Path) -> tuple[Draft, Original | None, list[Finding]]:
        """The draft with the file of the letter, or without it and what is told of that."""
        original = read_original(source, letter)
        whole = write_draft(letter, source, draft.number, self._registers, [original.attachment])
        page = parse_page(whole.path, whole.text.encode())
        may_go, told = judge_original(original, letter, page, self._registers, shown_name(source))
        pages = {whole.path: shown_name(self._docs / whole.path)}
        findings = [replace(finding, path=pages.get(finding.path, finding.path)) for finding in told]
        return (whole, original, findings) if may_go else (draft, None, findings)

    def _number(self, year: int) -> str:
        """The next free number, counting those that this importer has given already."""
        if year not in self._serials:
            self._serials[year] = int(next_number(self._docs, year).split("-")[1])
        else:
            self._serials[year] += 1
        return f"{year}-{self._serials[year]:03}"

    def _doubts(self, letter: Letter, name: str) -> Iterator[Finding]:
        head, parts = letter.head, letter.parts
        wanted = [
            (head.reference, "een kenmerk", "kenmerken"),
            (any(asker.name for asker in head.askers), "de naam van de indiener", "indieners"),
            (any(asker.party for asker in head.askers), "de fractie van de indiener", "indieners"),
            (head.answered or not parts.answers, "de datum van het antwoord", "beantwoord"),
        ]
        for found, what, key in wanted:
            if not found:
                yield Finding.of(Kind.LETTER_LACKS, name, what=what, key=key)
        rule = rules_on(self._registers.rules, head.asked.date if head.asked else None)
        if head.article and rule and rule.article and rule.article not in head.article.split():
            yield Finding.of(Kind.LETTER_ARTICLE_DIFFERS, name, article=head.article, known=rule.article)
        yield from _doubts_of_parts(parts, name)

    def _needs(self, draft: Draft) -> Iterator[Finding]:
        """What would stop the publication of the draft as it is."""
        page = parse_page(draft.path, draft.text.encode())
        files = [f"{draft.path.removesuffix('.md')}/{attachment.file}" for attachment in page.dossier.attachments]
        private = Private(self._registers).check_page(page)
        for finding in (*check_pages([page], self._registers, files, self._today), *private):
            if finding.is_error:
                path = shown_name(self._docs / finding.path)
                values = {"message": finding.message, "remedy": finding.remedy}
                yield Finding.of(Kind.DRAFT_NEEDS, path, finding.line, **values)


def _doubts_of_parts(parts: Parts, name: str) -> Iterator[Finding]:
    answered = {id(question) for answer in parts.answers if answer.paragraphs for question in answer.questions}
    for question in parts.questions:
        line = _line_of(question.paragraphs[0].place) if question.paragraphs else None
        if question in parts.undivided:
            yield Finding.of(Kind.LETTER_QUESTIONS_UNDIVIDED, name, line, number=label_of(question))
        if parts.answers and id(question) not in answered:
            yield Finding.of(Kind.LETTER_QUESTION_UNANSWERED, name, line, number=label_of(question))
        given = sum(question in answer.questions for answer in parts.answers)
        if given > 1:
            yield Finding.of(Kind.LETTER_ANSWERS_SEVERAL, name, line, number=label_of(question), count=given)
    for what, question in find_oddities(parts):
        line = _line_of(question.paragraphs[0].place) if question.paragraphs else None
        yield Finding.of(Kind.LETTER_NUMBERING, name, line, what=what)
    for answer in parts.answers:
        line = _line_of(answer.paragraphs[0].place) if answer.paragraphs else None
        for number in answer.unknown:
            yield Finding.of(Kind.LETTER_ANSWER_UNPLACED, name, line, number=number)


def finding_of(removal: Removal, name: str) -> Finding:
    """What is told of something that was left out of the letter with this name; what it was stays masked."""
    line = _line_of(removal.place)
    if removal.kind is None:
        return Finding.of(Kind.LEFT_OUT, name, line, shown=" / ".join(removal.shown.split("\n")))
    return Finding.of(Kind.PRIVATE_LEFT_OUT, name, line, what=removal.kind.words, shown=removal.shown)


def row_of(intake: Intake, docs: Path) -> dict[str, Any]:
    """The letter as another program gets it, one row of JSON; what was not found is None."""
    letter, draft = intake.letter, intake.draft
    head = letter.head if letter else None
    name = shown_name(intake.source)
    told = [_row_of_removal(removal, name) for removal in letter.removals] if letter else []
    return {
        "bron": intake.source.name,
        "pad": shown_name(docs / draft.path) if draft else None,
        "nummer": draft.number if draft else None,
        "status": (letter.status if letter else LetterStatus.NO_DOSSIER).value,
        "soort": head.kind.value if head else None,
        "titel": head.title if head else None,
        "kenmerk": head.reference if head else None,
        "ingediend": str(head.asked) if head and head.asked else None,
        "beantwoord": str(head.answered) if head and head.answered else None,
        "gericht_aan": head.addressee if head else None,
        "indieners": [{"naam": asker.name, "fractie": asker.party} for asker in head.askers] if head else [],
        "vragen": _rows_of_questions(letter) if letter else [],
        "bevindingen": [*told, *(_row_of_finding(finding, name) for finding in intake.findings)],
    }


def _rows_of_questions(letter: Letter) -> list[dict[str, str | None]]:
    answers: dict[int, list[AnswerPart]] = {}
    for answer in letter.parts.answers:
        for question in answer.questions:
            answers.setdefault(id(question), []).append(answer)
    return [
        {
            "nummer": question.number,
            "sectie": question.series,
            "vraag": write_plain(compose(question.paragraphs)),
            "antwoord": "\n\n".join(write_plain(compose(a.paragraphs)) for a in answers.get(id(question), ())) or None,
        }
        for question in letter.parts.questions
    ]


def _row_of_removal(removal: Removal, name: str) -> dict[str, Any]:
    finding = finding_of(removal, name)
    return {
        "soort": removal.kind.value if removal.kind else finding.kind.code,
        "ernst": finding.kind.severity.value,
        "plaats": {removal.place.unit: removal.place.number},
        "tekst": removal.shown,
        "melding": f"{finding.message} {finding.remedy}",
    }


def _row_of_finding(finding: Finding, name: str) -> dict[str, Any]:
    return {
        "soort": finding.kind.code,
        "ernst": finding.kind.severity.value,
        "plaats": {"regel": finding.line} if finding.line and finding.path == name else None,
        "tekst": None,
        "melding": f"{finding.message} {finding.remedy}",
    }


def _line_of(place: Place) -> int | None:
    return place.number if place.unit == "regel" else None

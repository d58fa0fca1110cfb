"""Unfolding: questions and answers that share a line or the row of a table, each on a line of its own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vragenarchief.importer.labels import Role, parse_count, parse_label
from vragenarchief.importer.paragraphs import Paragraph, Parting

# A label at the end of a line: "… in het park? Antwoord:".
_LABEL_AT_END = re.compile(r"(?P<question>.*\?)\s+(?P<label>Antwoord(?:\s+\d{1,3})?\s*:)", re.DOTALL)
# A row of a form of which only the text is left: "1 Hoeveel bankjes staan er? 1", with the answer empty or behind it
_ROW = re.compile(
    r"(?P<number>\d{1,3})\s(?P<question>[^?]{5,}(?:\?[^?]{3,}){0,9}\?)\s(?P=number)(?:\s(?P<answer>\S.*))?"
)
# Labels within a line, in a letter of which a program lost all ends of lines
_LABEL_WITHIN = re.compile(
    r"(?<=[.?!:)\d»”]\s)(?P<label>(?:Vraag|Vragen|Antwoord|Antwoorden)\s\d{1,2}(?:(?:,\s|\sen\s|\st/m\s)\d{1,2}){0,20}\s?:?)\s+"
    r"(?=[A-ZÀ-Ý«‘“\"(])"
)
_LABELS_AT_LEAST = 4
_ASKED = re.compile(r"(?:raads|staten)?vra(?:ag|gen)\b.{0,30}", re.IGNORECASE)
_ANSWERED = re.compile(r"(?:be)?antwoord(?:en|ing)?\b.{0,60}|reactie\b.{0,60}", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:nr|nummer|no|#|vraagnr|vraagnummer)?\.?", re.IGNORECASE)


def unfold(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with a label before each question and answer that a table sets side by side."""
    unfolded: list[Paragraph] = []
    columns: _Columns | None = None
    number = 0
    waiting: list[Paragraph] = []  # an answer to the question of a row below as well
    until: tuple[str, ...] = ()
    for paragraph in paragraphs:
        if not paragraph.cells:
            columns = None
            unfolded += [*waiting, *_split_label(paragraph)]
            waiting = []
        elif columns is None:
            columns, number = _columns_of(paragraph), 0
            unfolded += [] if columns else [_in_one_line(paragraph)]
        else:
            number += 1
            row = list(_unfold_row(paragraph, columns, number))
            asked = _numbers_of(row[0], Role.QUESTION) if row else ()
            at = next((at for at, line in enumerate(row) if set(_numbers_of(line, Role.ANSWER)) - {*asked}), len(row))
            unfolded += row[:at]
            if at < len(row):
                waiting, until = [*waiting, *row[at:]], _numbers_of(row[at], Role.ANSWER)
            if waiting and until[-1:] == asked[-1:]:
                unfolded, waiting = [*unfolded, *waiting], []
    return [*unfolded, *waiting]


def _numbers_of(line: Paragraph, role: Role) -> tuple[str, ...]:
    """The numbers in the label with which the line begins, where that is of a question or of an answer."""
    label = parse_label(line.text, is_new=True)
    return label.numbers if label and label.role is role else ()


def _split_label(paragraph: Paragraph) -> list[Paragraph]:
    if row := _ROW.fullmatch(paragraph.text):
        lines = [_line(paragraph, f"Vraag {row['number']}: {row['question']}")]
        return [*lines, _line(paragraph, f"Antwoord {row['number']}: {row['answer']}")] if row["answer"] else lines
    text, *labelled = _LABEL_WITHIN.split(paragraph.text)
    if len(labelled) >= 2 * _LABELS_AT_LEAST:
        return [replace(paragraph, text=text.strip()), *(_line(paragraph, piece.strip()) for piece in labelled)]
    match = _LABEL_AT_END.fullmatch(paragraph.text)
    if not match:
        return [paragraph]
    return [replace(paragraph, text=match["question"]), _line(paragraph, match["label"])]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where a table has its questions, answers and perhaps numbers, and what its columns are called."""

    names: tuple[str, ...]
    question: int
    answer: int
    number: int | None


def _columns_of(row: Paragraph) -> _Columns | None:
    """The columns of a table that begins with this row; None where it is another table."""
    asked = [at for at, cell in enumerate(row.cells) if _ASKED.fullmatch(cell)]
    answered = [at for at, cell in enumerate(row.cells) if _ANSWERED.fullmatch(cell)]
    if len(asked) != 1 or len(answered) != 1:
        return None
    numbered = [at for at, cell in enumerate(row.cells) if at < asked[0] and _NUMBERED.fullmatch(cell)]
    return _Columns(row.cells, asked[0], answered[0], numbered[0] if numbered else None)


def _unfold_row(row: Paragraph, columns: _Columns, following: int) -> Iterator[Paragraph]:
    cells = dict(enumerate(row.cells))
    question, answer = cells.pop(columns.question, ""), cells.pop(columns.answer, "")
    count = parse_count(question)
    given = parse_count(cells.pop(columns.number, "")) if columns.number is not None else None
    if given:
        number = given[0]
    elif count and count[1]:
        number, question = count
    else:
        number = str(following)
    if question:
        yield _line(row, f"Vraag {number}:")
        yield from _lines(row, question)
    if answer:
        label = parse_label(answer, is_new=True)
        if not label or label.role is not Role.ANSWER:
            yield _line(row, f"Antwoord {number}:")
        yield from _lines(row, answer)
    for at, cell in cells.items():  # what other columns hold belongs to it as well
        name = columns.names[at] if at < len(columns.names) else ""
        if cell:
            yield from _lines(row, f"{name}: {cell}" if name else cell)


def _lines(row: Paragraph, cell: str) -> Iterator[Paragraph]:
    """Each paragraph of a cell."""
    return (_line(row, text) for text in cell.split("\n"))


def _in_one_line(row: Paragraph) -> Paragraph:
    """The row of a table that stays one."""
    return replace(row, cells=tuple(cell.replace("\n", " ") for cell in row.cells))


def _line(paragraph: Paragraph, text: str) -> Paragraph:
    return Paragraph(text=text, place=paragraph.place, parting=Parting.GAP)

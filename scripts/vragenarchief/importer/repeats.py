"""Repeats: letters that print their questions first, and then each again with its answer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vragenarchief.dutch.words import fold
from vragenarchief.importer.labels import Role, parse_count, parse_label
from vragenarchief.importer.paragraphs import Paragraph, Parting

# So much of the beginning of two questions must be the same.
_LETTERS = 40
_LETTERS_AT_LEAST = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it may begin here: at the paragraph with index `at`, of which `rest` is text, up to index `end`."""

    at: int
    number: str
    rest: str
    text: str
    end: int = 0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A list of questions that begins anew: the second at index `at`; `first` are the questions of the first."""

    at: int
    first: tuple[Asked, ...]


def find_repeat(paragraphs: Sequence[Paragraph]) -> Repeat | None:
    """Where the questions that stand at the beginning begin anew; None where each stands there once.

    The same question twice in succession is a mistake in the numbers, and no second list: that begins
    with the number with which the first began.
    """
    asked = list(_find_asked(paragraphs))
    seen: dict[tuple[str, str], int] = {}
    for place, question in enumerate(asked):
        if len(question.text) < _LETTERS_AT_LEAST:
            continue
        earlier = seen.setdefault((question.number, question.text), place)
        if earlier == place:
            continue
        begin, start = _start_of_list(asked, earlier), _start_of_list(asked, place)
        if start > earlier and asked[start].number == asked[begin].number:
            ends = [*(other.at for other in asked[begin + 1 : start]), _end_of_block(paragraphs, asked[start - 1])]
            first = (replace(other, end=end) for other, end in zip(asked[begin:start], ends, strict=True))
            return Repeat(asked[start].at, tuple(first))
    return None


def _start_of_list(asked: Sequence[Asked], place: int) -> int:
    """The place of the first of the numbers that count on to this one."""
    while place and asked[place - 1].number == str(int(asked[place].number) - 1):
        place -= 1
    return place


def _end_of_block(paragraphs: Sequence[Paragraph], question: Asked) -> int:
    start = question.at + (1 if question.rest else 2)
    return next((at for at in range(start, len(paragraphs)) if paragraphs[at].parting is Parting.GAP), len(paragraphs))


def _find_asked(paragraphs: Sequence[Paragraph]) -> Iterator[Asked]:
    counted = -1
    for at, paragraph in enumerate(paragraphs):
        if paragraph.parting is Parting.FLOW and not parse_count(paragraph.text):
            continue
        label = parse_label(paragraph.text, is_new=True)
        count = parse_count(paragraph.text)
        if label and label.role is Role.QUESTION and len(label.numbers) == 1:
            number, rest = label.numbers[0], label.rest
        elif count and count[1] and at != counted:
            number, rest = count
        else:
            continue
        text = rest
        if not rest and at + 1 < len(paragraphs):  # the question is on the next line, perhaps with its number again
            counted = at + 1
            own = parse_count(paragraphs[at + 1].text)
            text = own[1] if own else paragraphs[at + 1].text
        begin = at + 1 if rest else at + 2
        for line in paragraphs[begin : begin + _LETTERS]:
            if line.parting is not Parting.FLOW or len(text) > 2 * _LETTERS or parse_label(line.text, is_new=True):
                break
            text = f"{text} {line.text}"
        text = re.sub(r"[\W_]+", "", fold(text.partition("?")[0]))[:_LETTERS]
        if number.isdigit():
            yield Asked(at, number, rest, text)

"""Forms: how a letter marks its questions and answers. A new form is a new function in FORMS.

Each form is given the paragraphs, without furniture, and gives the marks at which questions and
answers begin; None where the letter has not this form.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from vragenarchief.importer.labels import Label, Role, parse_count, parse_label, parse_short_answer
from vragenarchief.importer.paragraphs import Paragraph, Parting

_QUESTIONS_WORTH_A_LIST = 2
_LIST_BEGINS_WITHIN = 3
# How many of the questions have an answer at least, in a letter that says that it gives answers.
_PART_ANSWERED = 0.6
# How alike two wordings of one question are at least, from 0 to 1
_SAME = 0.8
_LEADS_ON = re.compile(r"\b(?:op|van|bij|in|zie|aan|en|of|de|het|uw|ons|onze|bij|over)$", re.IGNORECASE)
# "Beantwoord 4 november 2022": on a website that shows questions and answers below one another
_ANSWERED_ON = re.compile(r"\bBeantwoord(?:\s+op)?:?\s+\d{1,2}[\s/-]")
_ENDS_ASKING = re.compile(r"\?\s?(?:\d{1,2}|\[\d{1,2}\])?$")
_SAYS_ANSWERED = re.compile(r"\b(?:beantwoord(?:ing)?|antwoorden|antwoord)\b", re.IGNORECASE)

# A part of a page from a website, with its text behind its name: "Vraag Kunt u …", "Antwoord 1.", "Antwoord"
_SECTION_START = re.compile(r"(?P<word>Vraag(?!\s+\d)|Antwoord)(?:\s+(?P<rest>[A-Z0-9«“\"].*))?", re.DOTALL)
_BULLET = re.compile(r"[-–•·▪●]\s+(?P<rest>\S.*)", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """Where a question or an answer begins: at the paragraph with index `at`, of which `rest` is text.

    `numbers` is empty where only the order tells which question it is, or to which it is the answer;
    `theme` is a heading that shares the line with the label.
    """

    at: int
    role: Role
    numbers: tuple[str, ...]
    series: str | None
    rest: str
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class _Count:
    at: int
    number: str
    rest: str


def find_marks(paragraphs: Sequence[Paragraph]) -> list[Mark]:
    """The marks of the first form that the letter has; none where it has no form that we know."""
    for form in FORMS:
        if marks := form(paragraphs):
            return marks
    return []


def find_left_out(paragraphs: Sequence[Paragraph], marks: Sequence[Mark]) -> list[Mark]:
    """The questions of a list above the pairs that the pairs leave out: they have no answer, and are no less asked."""
    asked = [mark for mark in marks if mark.role is Role.QUESTION]
    listed = _last_run([count for count in _counts(paragraphs) if count.at < marks[0].at], 1)
    if not asked or len(asked) >= len(listed):
        return []
    for mark, count in zip(asked, listed, strict=False):
        if mark.numbers != (count.number,) or mark.series or not _is_same(mark.rest, count.rest):
            return []
    return [_question(count) for count in listed[len(asked) :]]


def _is_same(question: str, other: str) -> bool:
    """Whether two wordings are of one question, which a letter seldom repeats to the letter."""
    left, right = (re.sub(r"[\W_]", "", text).casefold() for text in (question, other))
    return bool(left) and SequenceMatcher(None, left, right, autojunk=False).ratio() >= _SAME


def find_labelled(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """`Vraag 1` and `Antwoord 1` in all spellings, also `Vraag` and `Antwoord` without numbers."""
    labels = _labels(paragraphs)
    if not any(label.role is Role.QUESTION for _, label in labels):
        return None
    marks: list[Mark] = []
    previous = -1
    for at, label in labels:
        mark = _mark(at, label)
        if label.role is Role.QUESTION and not mark.numbers:
            mark = _with_number_above(mark, paragraphs[previous + 1 : at], previous + 1)
        marks.append(mark)
        previous = at
    if all(mark.role is Role.QUESTION for mark in marks):
        marks = _with_answers_below(paragraphs, marks)
    return _with_headings(marks)


def _with_answers_below(paragraphs: Sequence[Paragraph], marks: list[Mark]) -> list[Mark]:
    """The marks with the answers that stand below each question without any label, on a page that says it has them."""
    opening = " ".join(paragraph.text for paragraph in paragraphs[: marks[0].at])
    if not _ANSWERED_ON.search(opening):
        return marks
    found: list[Mark] = []
    for mark, end in zip(marks, [*(mark.at for mark in marks[1:]), len(paragraphs)], strict=True):
        begin = _end_of_question(paragraphs, mark.at, end)
        if begin == end:
            return marks
        answer = Mark(at=begin, role=Role.ANSWER, numbers=mark.numbers, series=mark.series, rest=paragraphs[begin].text)
        found += (mark, answer)
    return found


def _with_headings(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with those "answers" as headings that stand right above a question: "Beantwoording", then "Vraag 1"."""
    kept: list[Mark] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        is_bare = mark.role is Role.ANSWER and not mark.numbers and not mark.rest
        is_above = following is not None and following.role is Role.QUESTION and following.at == mark.at + 1
        if kept or mark.role is Role.QUESTION:
            kept.append(replace(mark, role=Role.HEADING) if is_bare and is_above else mark)
    return kept


def find_numbered(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """`1.` above the question, and a label above each answer."""
    answers = [(at, label) for at, label in _labels(paragraphs, with_short=True) if label.role is Role.ANSWER]
    counts = _counts(paragraphs)
    marks: list[Mark] = []
    after, following = -1, 1
    for at, label in answers:
        between = [count for count in counts if after < count.at < at]
        asked = _last_run(between, following)
        if not asked:
            again = _last_run(between, 1)
            if again and any("?" in paragraph.text for paragraph in paragraphs[again[0].at : at]):
                asked, following = again, 1  # a list that begins anew at each question
        marks += map(_question, asked)
        answer = _mark(at, label)
        if len(answers) == 1 and not answer.numbers:  # one answer to all
            answer = replace(answer, numbers=tuple(count.number for count in asked))
        marks.append(answer)
        after, following = at, following + len(asked)
    return _with_headings(marks) if following > 1 else None


def find_two_lists(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """All questions in one numbered list, and below one heading all answers in another."""
    headings = [(at, label) for at, label in _labels(paragraphs, with_short=True) if label.role is Role.ANSWER]
    if len(headings) != 1:
        return None
    (place, label), counts = headings[0], _counts(paragraphs)
    asked = _last_run([count for count in counts if count.at < place], 1)
    given = _first_run([count for count in counts if count.at > place])
    if len(asked) < _QUESTIONS_WORTH_A_LIST or not given or given[0].at - place > _LIST_BEGINS_WITHIN:
        return None
    heading = Mark(at=place, role=Role.HEADING, numbers=(), series=None, rest=label.rest)
    return [*map(_question, asked), heading, *map(_answer, given)]


def find_questions_only(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """A numbered list of questions, and no answer."""
    run = _last_run(_counts(paragraphs), 1)
    if not run:
        return None
    ends = [*(count.at for count in run[1:]), len(paragraphs)]
    texts = [" ".join(p.text for p in paragraphs[count.at : end]) for count, end in zip(run, ends, strict=True)]
    return [_question(count) for count in run] if sum("?" in text for text in texts) * 2 > len(texts) else None


def find_unlabelled(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """`1.` above the question, and the answer below it without any label, where each question has one."""
    run = _first_run(_counts(paragraphs))
    marks: list[Mark] = []
    ends = [*(count.at for count in run[1:]), len(paragraphs)]
    answered = 0
    for count, end in zip(run, ends[: len(run)], strict=True):
        marks.append(_question(count))
        begin = _end_of_question(paragraphs, count.at, end)
        if begin < end:
            answered += 1
            marks.append(
                Mark(at=begin, role=Role.ANSWER, numbers=(count.number,), series=None, rest=paragraphs[begin].text)
            )
    opening = " ".join(paragraph.text for paragraph in paragraphs[: run[0].at]) if run else ""
    wanted = len(run) * (_PART_ANSWERED if _SAYS_ANSWERED.search(opening) else 1)
    return marks if run and answered >= wanted else None


def _end_of_question(paragraphs: Sequence[Paragraph], start: int, end: int) -> int:
    """Where the text after a question begins: below the last line that ends it with a question mark."""
    asking = [at for at in range(start, end) if _ENDS_ASKING.search(paragraphs[at].text)]
    for at in asking:
        if not {at + 1, at + 2} & set(asking) and at + 1 < end:
            follower = paragraphs[at + 1].text
            is_list = follower[:1] in "-–•" or follower.startswith(("Zo ja", "Zo nee"))
            return end if is_list else at + 1
    return end


def find_sections(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """One part `Vraag` with all questions in a list, and one part `Antwoord` with a list, or with one answer to all."""
    parts = [(at, match) for at, p in enumerate(paragraphs) if (match := _SECTION_START.fullmatch(p.text))]
    if [match["word"] for _, match in parts] != ["Vraag", "Antwoord"]:
        return None
    (asked_at, _), (answered_at, answer) = parts
    between = paragraphs[asked_at + 1 : answered_at]
    bullets = [(at, m["rest"]) for at, p in enumerate(between, asked_at + 1) if (m := _BULLET.fullmatch(p.text))]
    counts = _last_run([count for count in _counts(paragraphs) if asked_at < count.at < answered_at], 1)
    asked = [_question(count) for count in counts] or [
        Mark(at=at, role=Role.QUESTION, numbers=(str(number),), series=None, rest=rest)
        for number, (at, rest) in enumerate(bullets, 1)
    ]
    if len(asked) < _QUESTIONS_WORTH_A_LIST or not any("?" in p.text for p in between):
        return None
    rest = answer["rest"] or ""
    first = parse_count(rest)
    given = _run([count for count in _counts(paragraphs) if count.at > answered_at], 2 if first else 1)
    if first and first[0] == "1":
        own = Mark(at=answered_at, role=Role.ANSWER, numbers=("1",), series=None, rest=first[1])
        return [*asked, own, *map(_answer, given)]
    if len(given) == len(asked) and given[0].at - answered_at <= _LIST_BEGINS_WITHIN:
        heading = Mark(at=answered_at, role=Role.HEADING, numbers=(), series=None, rest=rest)
        return [*asked, heading, *map(_answer, given)]
    numbers = tuple(number for mark in asked for number in mark.numbers)
    return [*asked, Mark(at=answered_at, role=Role.ANSWER, numbers=numbers, series=None, rest=rest)]


FORMS: tuple[Callable[[Sequence[Paragraph]], list[Mark] | None], ...] = (
    find_sections,
    find_labelled,
    find_two_lists,
    find_numbered,
    find_unlabelled,
    find_questions_only,
)


def _labels(paragraphs: Sequence[Paragraph], *, with_short: bool = False) -> list[tuple[int, Label]]:
    found: list[tuple[int, Label]] = []
    for at, paragraph in enumerate(paragraphs):
        is_new = paragraph.parting is not Parting.FLOW
        label = parse_label(paragraph.text, is_new=is_new)
        if label and not is_new and _LEADS_ON.search(paragraphs[at - 1].text):  # "zie ons antwoord op" / "Vraag 2."
            label = None
        if not label and with_short:
            label = parse_short_answer(paragraph.text)
        if label:
            found.append((at, label))
    return found


def _mark(at: int, label: Label) -> Mark:
    numbers = label.numbers or ((label.lead,) if label.lead else ())
    return Mark(at=at, role=label.role, numbers=numbers, series=label.series, rest=label.rest, theme=label.theme)


def _with_number_above(mark: Mark, above: Sequence[Paragraph], first: int) -> Mark:
    """The mark of a `Vraag` without a number, set back to the number that stands above what it asks about."""
    for at, paragraph in enumerate(above, first):
        count = parse_count(paragraph.text)
        if count and count[1] and paragraph.parting is Parting.GAP:
            return Mark(at=at, role=mark.role, numbers=(count[0],), series=mark.series, rest=count[1])
    return mark


def _counts(paragraphs: Sequence[Paragraph]) -> list[_Count]:
    """The numbers with which paragraphs begin; a number alone counts where text follows it."""
    found: list[_Count] = []
    for at, paragraph in enumerate(paragraphs):
        count = parse_count(paragraph.text)
        is_new = paragraph.parting is not Parting.FLOW or paragraphs[at - 1].text.endswith((".", "?", "!"))
        if count and not paragraph.cells and is_new:
            is_alone = not count[1] and (at + 1 == len(paragraphs) or bool(re.match(r"\d", paragraphs[at + 1].text)))
            if not is_alone:
                found.append(_Count(at, *count))
    return found


def _question(count: _Count) -> Mark:
    return Mark(at=count.at, role=Role.QUESTION, numbers=(count.number,), series=None, rest=count.rest)


def _answer(count: _Count) -> Mark:
    return Mark(at=count.at, role=Role.ANSWER, numbers=(count.number,), series=None, rest=count.rest)


def _last_run(counts: Sequence[_Count], first: int) -> list[_Count]:
    """The last numbers that count on from `first`: what stands before them is a list in a text."""
    starts = [at for at, count in enumerate(counts) if count.number == str(first)]
    return _run(counts[starts[-1] :], first) if starts else []


def _first_run(counts: Sequence[_Count]) -> list[_Count]:
    return _run(counts, 1)


def _run(counts: Sequence[_Count], first: int) -> list[_Count]:
    run: list[_Count] = []
    for count in counts:
        if count.number == str(first + len(run)):
            run.append(count)
    return run

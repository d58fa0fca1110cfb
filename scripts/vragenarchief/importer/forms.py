"""Forms: how a letter marks its questions and answers. A new form is a new function in FORMS.

Each form is given the paragraphs, without furniture, and gives the marks at which questions and
answers begin; None where the letter has not this form.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vragenarchief.importer.furniture import DELAY
from vragenarchief.importer.labels import Label, Role, parse_count, parse_label, parse_short_answer
from vragenarchief.importer.paragraphs import Paragraph, Parting, join, runs_of

_QUESTIONS_WORTH_A_LIST = 2
_LIST_BEGINS_WITHIN = 3
# How many of the questions have an answer at least, in a letter that says that it gives answers.
_PART_ANSWERED = 0.6
_LEADS_ON = re.compile(r"\b(?:op|van|bij|in|zie|aan|en|of|de|het|uw|ons|onze|bij|over)$", re.IGNORECASE)
_SAYS_ASKED = re.compile(
    r"\b(?:(?:volgende|onderstaande)\s+(?:schriftelijke\s+)?vragen|vragen\s+van\s+(?:het\s+lid|de\s+(?:leden|fractie))|vragen\s*:)",
    re.IGNORECASE,
)
_SAYS_ANSWERED = re.compile(r"\b(?:beantwoord(?:ing|t|en)?|antwoorden|antwoord|beanderje|beänderje)\b", re.IGNORECASE)
# A sentence that asks for an answer, or tells of an earlier one
_ASKS_FOR_ANSWER = re.compile(
    r"\b(?:verzoek(?:en|t)?|verzocht|gelieve|graag|gaarne|tegemoet|kunt\su|wilt\su|binnen|te\s(?:beantwoorden|antwoorden)"
    r"|om\s(?:een\s)?(?:schriftelijke?\s)?(?:antwoord|beantwoording)|ontvangen|vervolgvragen|eerdere?)\b",
    re.IGNORECASE,
)
_ADDRESSES_COLLEGE = re.compile(r"\bgeacht\s+(?:college|bestuur)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.:?])\s+")
_BULLET = re.compile(r"[-–•·▪●*]\s+")
_ENDS_ASKING = re.compile(r"\?[\"'”’»)]{0,3}\s?(?:\[?\d{0,2}\s?[\])]?|[*¹²³⁴-⁹]{1,2})$")
# The words with which a question begins that has no question mark
_ASKS = re.compile(
    r"(?:hoe|hoeveel|welke?|wat|waarom|wanneer|wie|waar|(?:kunt|kan|wilt|bent|heeft|deelt|vindt)\s(?:u|het\scollege))\b",
    re.IGNORECASE,
)


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


def find_two_lists(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """All questions in one list, and below one heading all answers in another, or one answer to all."""
    labels = _labels(paragraphs, with_short=True)
    answers = [(at, label) for at, label in labels if label.role is Role.ANSWER]
    if len(answers) != 1 or any(label.role is Role.QUESTION and label.numbers for _, label in labels):
        return None
    (place, label), counts = answers[0], _counts(paragraphs)
    asked = _last_run([count for count in counts if count.at < place], 1)
    asked = asked if len(asked) >= _QUESTIONS_WORTH_A_LIST else _bullets(paragraphs, place)
    if len(asked) < _QUESTIONS_WORTH_A_LIST:
        return None
    questions = [*map(_question, asked)]
    given = [count for count in counts if count.at > place]
    if label.numbers == ("1",):  # "Antwoord 1.": the heading, and the first number of the list
        return [*questions, _mark(place, label), *map(_answer, _run(given, 2))]
    given = [] if label.numbers else _run(given, 1)
    if given and given[0].at - place <= _LIST_BEGINS_WITHIN:
        heading = Mark(at=place, role=Role.HEADING, numbers=(), series=None, rest=label.rest)
        return [*questions, heading, *map(_answer, given)]
    numbers = label.numbers or tuple(count.number for count in asked)
    return [*questions, replace(_mark(place, label), numbers=numbers)]


def find_labelled(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """`Vraag 1` and `Antwoord 1` in all spellings, also `Vraag` and `Antwoord` without numbers."""
    labels = _labels(paragraphs)
    asked = [label for _, label in labels if label.role is Role.QUESTION]
    is_word_in_list = len(asked) == len(labels) and len(asked) < len(find_questions_only(paragraphs) or ())
    if not asked or (is_word_in_list and not any(label.numbers for label in asked)):
        return None
    marks: list[Mark] = []
    previous = -1
    for at, label in labels:
        mark = _mark(at, label)
        if label.role is Role.QUESTION and not mark.numbers:
            mark = _with_number_above(mark, paragraphs[previous + 1 : at], previous + 1)
        marks.append(mark)
        previous = at
    return _with_unlabelled(_with_headings(marks), paragraphs)


def _with_headings(marks: Sequence[Mark]) -> list[Mark]:
    """The marks with those "answers" as headings that stand right above a question: "Beantwoording", then "Vraag 1"."""
    kept: list[Mark] = []
    for at, mark in enumerate(marks):
        following = marks[at + 1] if at + 1 < len(marks) else None
        is_bare = mark.role is Role.ANSWER and not mark.numbers and not mark.rest
        is_above = following is not None and following.role is Role.QUESTION and following.at == mark.at + 1
        if kept or mark.role is Role.QUESTION:
            kept.append(replace(mark, role=Role.HEADING) if is_bare and is_above else mark)
    return kept


def _with_unlabelled(marks: Sequence[Mark], paragraphs: Sequence[Paragraph]) -> list[Mark]:
    """The marks, with one for each answer that has no label.

    Where no answer has one the letter must say that it answers, and give an answer to each. Where others
    have one, this is the text below a question to which no answer comes.
    """
    questions = [mark for mark in marks if mark.role is Role.QUESTION]
    answers = [mark for mark in marks if mark.role is Role.ANSWER]
    named = {number for answer in answers for number in answer.numbers}
    found: list[Mark] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        found.append(mark)
        is_open = mark.role is Role.QUESTION and mark.numbers and not named & set(mark.numbers)
        if not is_open or (following is None and answers) or (following and following.role is not Role.QUESTION):
            continue
        end = following.at if following else len(paragraphs)
        begin = _end_of_question(paragraphs, mark.at, end)
        if begin < end:
            found.append(_answer(_Count(begin, mark.numbers[0], paragraphs[begin].text), mark.numbers))
    added = len(found) - len(marks)
    is_answered = added == len(questions) and _says_answered(paragraphs[: marks[0].at])
    is_certain = added < len(answers) if answers else is_answered
    return found if is_certain else list(marks)


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
        marks.append(_mark(at, label))
        after, following = at, following + len(asked)
    if following == 1:
        return None
    for count in _run([count for count in counts if count.at > after], following):  # asked, and not answered any more
        if paragraphs[count.at].parting is Parting.GAP and any("?" in p.text for p in paragraphs[count.at :]):
            marks.append(_question(count))
    return _with_headings(marks)


def find_unnumbered(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """Questions without number or label, each right above the label of its answer."""
    answers = [(at, label) for at, label in _labels(paragraphs) if label.role is Role.ANSWER]
    marks: list[Mark] = []
    for at, label in answers:
        begin = at - 1
        while begin > 0 and paragraphs[begin].parting is not Parting.GAP:
            begin -= 1
        if begin < 0 or (marks and begin <= marks[-1].at) or not ends_asking(paragraphs[at - 1].text):
            return None
        question = Mark(at=begin, role=Role.QUESTION, numbers=(), series=None, rest=paragraphs[begin].text)
        marks += [question, _mark(at, label)]
    return marks if len(answers) >= _QUESTIONS_WORTH_A_LIST else None


def find_questions_only(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """Numbered lists of questions, and no answer."""
    counts = _counts(paragraphs)
    starts = [at for at, count in enumerate(counts) if count.number == "1"]
    marks: list[Mark] = []
    for start, end in pairwise([*starts, len(counts)]):
        run = _run(counts[start:end], 1)
        last = counts[end].at if end < len(counts) else len(paragraphs)
        ends = [*(count.at for count in run[1:]), last]
        texts = [" ".join(p.text for p in paragraphs[count.at : end]) for count, end in zip(run, ends, strict=True)]
        asking = ["?" in text or _ASKS.match(count.rest) is not None for text, count in zip(texts, run, strict=True)]
        if sum(asking) * 2 > len(run):
            marks += map(_question, run)
    return marks or None


def find_bare(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """Questions without any number or label, one a paragraph, in a letter that says that it asks."""
    starts = [at for at, paragraph in enumerate(paragraphs) if paragraph.parting is not Parting.FLOW]
    ends = pairwise([*starts, len(paragraphs)])
    asking = [start for start, end in ends if ends_asking(paragraphs[end - 1].text)]
    if len(asking) < _QUESTIONS_WORTH_A_LIST:
        return None
    opening = " ".join(paragraph.text for paragraph in paragraphs[: asking[0]])
    between = sum(asking[0] <= start <= asking[-1] for start in starts)
    if between > len(asking) or not _SAYS_ASKED.search(opening):
        return None
    return [
        _question(_Count(at, str(number), _BULLET.sub("", paragraphs[at].text))) for number, at in enumerate(asking, 1)
    ]


def find_unlabelled(paragraphs: Sequence[Paragraph]) -> list[Mark] | None:
    """`1.` above the question, and the answer below it without any label, where each question has one."""
    run = _run(_counts(paragraphs), 1)
    marks: list[Mark] = []
    ends = [*(count.at for count in run[1:]), len(paragraphs)]
    answered = 0
    for count, end in zip(run, ends[: len(run)], strict=True):
        marks.append(_question(count))
        begin = _end_of_question(paragraphs, count.at, end)
        if begin < end:
            answered += 1
            marks.append(_answer(_Count(begin, count.number, paragraphs[begin].text)))
    opening = paragraphs[: run[0].at] if run else ()
    if _ADDRESSES_COLLEGE.search(" ".join(paragraph.text for paragraph in opening)):
        return None
    wanted = len(run) * (_PART_ANSWERED if _says_answered(opening) else 1)
    return marks if run and answered >= wanted else None


def _end_of_question(paragraphs: Sequence[Paragraph], start: int, end: int) -> int:
    """Where the text after a question begins: below the last line that ends it with a question mark."""
    asking = [at for at in range(start, end) if ends_asking(paragraphs[at].text)]
    for at in asking:
        if not {at + 1, at + 2} & set(asking) and at + 1 < end:
            follower = paragraphs[at + 1].text
            is_list = follower[:1] in "-–•" or follower.startswith(("Zo ja", "Zo nee"))
            return end if is_list else at + 1
    return end


def ends_asking(text: str) -> bool:
    """Whether the line ends with a question mark, perhaps with a note behind it: "… in het park? 1)"."""
    return _ENDS_ASKING.search(text) is not None


def _says_answered(opening: Sequence[Paragraph]) -> bool:
    """Whether the letter says that it answers, and does not ask for that."""
    text = " ".join(paragraph.text for paragraph in opening)
    if _ADDRESSES_COLLEGE.search(text) or DELAY.search(text):
        return False
    sentences = [sentence for line in map(join, runs_of(opening)) for sentence in _SENTENCE_END.split(line.text)]
    return any(_SAYS_ANSWERED.search(sentence) and not _ASKS_FOR_ANSWER.search(sentence) for sentence in sentences)


FORMS: tuple[Callable[[Sequence[Paragraph]], list[Mark] | None], ...] = (
    find_two_lists,
    find_labelled,
    find_numbered,
    find_unnumbered,
    find_unlabelled,
    find_questions_only,
    find_bare,
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


def _answer(count: _Count, numbers: tuple[str, ...] = ()) -> Mark:
    return Mark(at=count.at, role=Role.ANSWER, numbers=numbers or (count.number,), series=None, rest=count.rest)


def _bullets(paragraphs: Sequence[Paragraph], end: int) -> list[_Count]:
    """The questions above `end` that are a list without numbers; none where a list holds something else."""
    found = [(at, p.text) for at, p in enumerate(paragraphs[:end]) if p.parting is not Parting.FLOW]
    bullets = [(at, _BULLET.sub("", text)) for at, text in found if _BULLET.match(text)]
    if not all("?" in text for _, text in bullets):
        return []
    return [_Count(at, str(number), text) for number, (at, text) in enumerate(bullets, 1)]


def _last_run(counts: Sequence[_Count], first: int) -> list[_Count]:
    """The last numbers that count on from `first`: what stands before them is a list in a text."""
    starts = [at for at, count in enumerate(counts) if count.number == str(first)]
    return _run(counts[starts[-1] :], first) if starts else []


def _run(counts: Sequence[_Count], first: int) -> list[_Count]:
    run: list[_Count] = []
    for count in counts:
        if count.number == str(first + len(run)):
            run.append(count)
    return run

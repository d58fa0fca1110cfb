"""Labels: the words and numbers by which a letter says that a question or an answer begins."""

import re
from dataclasses import dataclass
from enum import Enum

_NUMBER = r"[0-9]{1,3}[a-z]?(?![0-9a-z]|\.[0-9])"
# What stands between two numbers: "4 en 5", "4, 5", "4, en vraag 5", "4 t/m 6"
_AND = r"\s*+(?:,\s*+en\b|[,&/–-]|en\b|t/m\b|tot\s+en\s+met\b|tot\b)\s*+(?:(?:de\s+)?(?:vragen|vraag)\s+)?"
_NUMBERS = rf"{_NUMBER}(?:{_AND}{_NUMBER})*+"
_SPAN = re.compile(
    r"(?P<first>[0-9]{1,3})\s*(?:-|–|t/m|tot en met|tot)\s*(?:vraag\s+)?(?P<last>[0-9]{1,3})", re.IGNORECASE
)
_SPAN_AT_MOST = 100

_BULLET = r"(?:[•▪●·o*–-]\s+)?"
_LEAD = r"(?:(?P<lead>[0-9]{1,3})\s*[.)]\s*)?"
_ASKED = r"(?:vraagnummer|vraag|vragen|fraach|fragen)"
_ANSWERED = r"(?:antwoorden|antwoord|beantwoording|andert|reactie)"
_WHOM = (
    r"(?:van\s+)?(?:het\s+|de\s+)?(?:college|gedeputeerde\s+staten|burgemeester|wethouder|portefeuillehouder|gs|b\s?&\s?w"
    r"|dagelijks\s+bestuur)[^:.?!]{0,60}"
)
# Such as "Vraag 1:", "Vraag 2 :", "VRAAG 4 en 5", "• Vraag 1", "1. Vraag:", "Vraag 1 CDA:", "CDA Vraag 1" and "Vraag;"
_QUESTION = re.compile(
    rf"{_BULLET}{_LEAD}(?:(?P<before>[A-Z][\w&’'-]*(?: [\w&’'-]+)??)\s+)?(?P<word>(?i:{_ASKED}))\b"
    r"(?:\s+(?P<between>[A-Z][\w&’'-]{1,20})(?=\s+\d))?"
    rf"(?:\s*(?:nr\.?\s*)?(?P<numbers>(?i:{_NUMBERS})))?"
    r"(?:\s+(?P<after>[A-Z][\w!&’'-]*(?: [\w!&’'-]+){0,3})(?=\s*[:;]))?"
    r"\s*(?P<sign>[.:;)]*)\s*(?P<rest>.*)",
    re.DOTALL,
)
# Such as "Antwoord 1:", "Antwoord op vraag 4 en 5", "Antwoord vraag 4-7:", "Antwoord college:" and "Andert:"
_ANSWER = re.compile(
    rf"{_BULLET}{_LEAD}(?i:(?:de\s+)?(?P<word>{_ANSWERED}))\b"
    rf"(?i:\s+op)?(?i:\s+(?:de\s+)?(?P<asked>deelvraag|vervolgvraag|vraag|vragen))?(?:\s*(?P<numbers>(?i:{_NUMBERS})))?"
    rf"(?P<whom>\s+(?i:{_WHOM})(?=[:.;]|$))?\s*(?P<sign>[.:;)]*)\s*(?P<rest>.*)",
    re.DOTALL,
)
# Such as "GS: …", "A: …" and "A. …": labels only where they stand under a numbered question
_SHORT_ANSWER = re.compile(r"(?:GS|B&W|College|A)\s*(?P<sign>[.:])\s+(?P<rest>\S.*)", re.DOTALL)
_COUNT = re.compile(
    r"(?P<number>[0-9]{1,3})(?P<letter>[a-z])?\s?(?P<sign>[.)]|$|(?<=\s)(?=[A-Z]))\s*(?P<rest>.*)", re.DOTALL
)
_THEME = re.compile(r"[A-Z][\w\s,&/’'-]{2,60}")
# Words that follow "Antwoord" in prose and in titles: "Antwoord van Minister …", "Antwoord schriftelijke vragen".
_PROSE = re.compile(r"(?:van|schriftelijke?|aan|is|op|door|geven|kunt|werd|wordt|zie)\b", re.IGNORECASE)
# Words with which titles begin as well: "Beantwoording vragen D66", "Reactie College".
_TITLE_WORDS = {"beantwoording", "antwoorden", "reactie"}


class Role(Enum):
    """What begins with a label; a heading only tells that answers follow."""

    QUESTION = "vraag"
    ANSWER = "antwoord"
    HEADING = "kop"


@dataclass(frozen=True, kw_only=True, slots=True)
class Label:
    """One label: which numbers it names, of which series, and the text that follows it on the same line.

    `numbers` is empty where the label names none; `lead` is the number that stood before it ("1. Vraag:"),
    `theme` what stands behind it as a heading ("CDA Vraag 1 Landbouw").
    """

    role: Role
    numbers: tuple[str, ...] = ()
    series: str | None = None
    lead: str | None = None
    rest: str = ""
    theme: str | None = None


def parse_label(text: str, *, is_new: bool) -> Label | None:
    """The label with which the text begins, or None. `is_new` says that the text begins a line of its own."""
    return _parse_question(text, is_new=is_new) or _parse_answer(text, is_new=is_new)


def parse_short_answer(text: str) -> Label | None:
    """The short label of an answer ("A:", "GS:"), or None; only where a question stands before it is it one."""
    match = _SHORT_ANSWER.fullmatch(text)
    return Label(role=Role.ANSWER, rest=match["rest"]) if match else None


def parse_count(text: str) -> tuple[str, str] | None:
    """The number with which the text begins ("3.", "3)", "3a." or "3" alone), and the rest; None without."""
    match = _COUNT.fullmatch(text)
    if not match or (match["rest"][:1].isdigit() and match["sign"] == "."):  # an amount or a paragraph: "1.250", "2.1"
        return None
    return match["number"] + (match["letter"] or ""), match["rest"]


def parse_numbers(text: str) -> tuple[str, ...]:
    """The numbers of a combined label: "4 en 5", "2 t/m 6", "1,2 en 4", "4-7", "1 en vraag 2"."""
    numbers: list[str] = []
    at = 0
    for span in _SPAN.finditer(text):
        numbers += re.findall(_NUMBER, text[at : span.start()])
        first, last = int(span["first"]), int(span["last"])
        if first < last <= first + _SPAN_AT_MOST:
            numbers += map(str, range(first, last + 1))
        else:  # "14-2" is no span: both stand there
            numbers += [span["first"], span["last"]]
        at = span.end()
    numbers += re.findall(_NUMBER, text[at:])
    return tuple(dict.fromkeys(number.lstrip("0") or "0" for number in numbers))


def _parse_question(text: str, *, is_new: bool) -> Label | None:
    match = _QUESTION.fullmatch(text)
    if not match or (match["word"][0].islower() and not is_new):
        return None
    rest, sign, numbers = match["rest"], match["sign"], parse_numbers(match["numbers"] or "")
    theme = None
    is_plural = match["word"].lower() in {"vragen", "fragen"}
    # With a theme behind it: "CDA Vraag 1 Landbouw", "Vraagnummer 2 Fractie Groen".
    is_themed = bool(numbers and is_new and (match["before"] or match["word"].lower() == "vraagnummer"))
    if not numbers:
        is_label = not is_plural and not match["before"] and (not rest or (sign[:1] in {":", ";"}))
    elif match["before"] and not match["before"][:2].isupper():  # "Ad Vraag 3", "Zie vraag 3"
        is_label = False
    else:
        is_label = not rest or sign[:1] in {":", ";"} or (bool(sign) and _begins_sentence(rest)) or _asks(rest)
        if not is_label and is_themed and _THEME.fullmatch(rest):
            is_label, theme, rest = True, rest, ""
    if not is_label or (is_plural and len(numbers) == 1):
        return None
    series = match["after"] or match["between"] or match["before"]
    return Label(role=Role.QUESTION, numbers=numbers, series=series, lead=match["lead"], rest=rest, theme=theme)


def _parse_answer(text: str, *, is_new: bool) -> Label | None:
    match = _ANSWER.fullmatch(text)
    if not match or (text[:1].islower() and not (is_new and match["sign"])):
        return None
    rest, sign, numbers = match["rest"], match["sign"], parse_numbers(match["numbers"] or "")
    is_label = not rest or sign[:1] in {":", ";"} or (bool(sign and numbers) and _begins_sentence(rest))
    if not is_label:  # "Antwoord In lijn met uw wensen …": a heading that lost the end of its line
        is_title = match["word"].lower() in _TITLE_WORDS or (match["asked"] and not numbers)
        is_label = not sign and not is_title and _begins_sentence(rest) and not _PROSE.match(rest)
    if not is_label:
        return None
    return Label(role=Role.ANSWER, numbers=numbers, lead=match["lead"], rest=rest)


def _begins_sentence(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"'“‘«("


def _asks(text: str) -> bool:
    """Whether this is a whole question that follows its label without any sign: "Vraag 3 Kunt u … ?"."""
    return _begins_sentence(text) and text.endswith("?")

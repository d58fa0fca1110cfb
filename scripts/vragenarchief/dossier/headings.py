"""The headings of a page: how a question and an answer are written, and what a slip was meant to be."""

import difflib
import re

_HEADING = re.compile(r"(?P<signs>#{1,3})\s(?P<text>.*)")

# "3", "3a", "CDA 3", "A.3", "50PLUS 3", "Partij voor de Dieren 3"; a name begins with a capital
NUMBER = r"[0-9]{1,4}[a-z]?"
LABEL = rf"(?:(?=[0-9]*[^\W\d_a-z])(?!{NUMBER}\s)[^\W_][\w'’ -]*?[ .])?{NUMBER}"
QUESTION = re.compile(rf"Vraag(?: (?P<label>{LABEL}))?")
# "Antwoord", "Antwoord op vraag 2 en 3", "Aanvullend antwoord op vraag 3, 12 mei 2021"
ANSWER = re.compile(
    r"(?P<additional>Aanvullend antwoord|Antwoord)"
    r"(?: op (?:vraag|vragen) (?P<labels>.+?))?"
    r"(?:, (?P<date>[0-9]{1,2} [^\W\d_]+\.? [0-9]{4}))?"
)
# "2 t/m 6", "2 tot en met 6"
RANGE = re.compile(r"(?P<first>[0-9]{1,4}) (?:t/m|tot en met) (?P<last>[0-9]{1,4})")

# What somebody who means a question or an answer may have written
_NEARLY = re.compile(
    r"""\s*\#{1,3}\s*(?:aanvullend\s+)?(?:vraag\b|antwoord\b|antwoorden\s+op\b)
      | \s*\#{1,6}\s*(?:vraag|vragen|antwoord|antwoorden)\s*[0-9]*\s*:?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
# "##vrag nr. 3:" and what it is made of; the word itself may be misspelt
_SLIP = re.compile(
    r"\s*#{1,6}\s*(?P<additional>aanvullend\s+)?(?P<word>[^\W\d_]+)\b\s*(?P<rest>.*?)[\s#.:]*", re.IGNORECASE
)
_SLIP_WITHOUT_SPACE = re.compile(r"\s*#{1,6}\s*(?P<word>[^\W\d_]+)(?P<rest>[0-9]+[a-z]?)[\s#.:]*", re.IGNORECASE)
# "## Vraag 1: Hoeveel fietsen?", the question behind its own heading
_WITH_TEXT = re.compile(rf"\s*#+\s*vraag\s+(?P<label>{NUMBER})\s*[.:–-]\s+\S.*", re.IGNORECASE)
# "**Vraag 3**", "Vraag 3:" on a line of its own
_UNMARKED = re.compile(rf"\s*(?:\*\*|__)?(?:Vraag {NUMBER}|Antwoord(?: op vraag {NUMBER})?)[.:]?(?:\*\*|__)?[.:]?\s*")
_NUMERALS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_SIMILAR = 0.8
# A longer line is no slip in a heading, and would take long to tell.
_LINE_AT_MOST = 200
_EXAMPLES = "Schrijf '## Vraag 3', '### Vraag 3a', '### Antwoord' of '### Antwoord op vraag 2 en 3'."


def read_heading(line: str) -> tuple[int, str] | None:
    """The level, 1 to 3, and the text of a heading, without the signs that may close it; None where it is none."""
    match = _HEADING.fullmatch(line)
    return (len(match["signs"]), match["text"].rstrip().rstrip("#").strip()) if match else None


def is_nearly_ours(line: str) -> bool:
    """Whether the line can only have been meant as the heading of a question or an answer, which it is not."""
    return bool(_NEARLY.match(line[:_LINE_AT_MOST])) or meant_by(line) is not None


def is_unmarked(line: str) -> bool:
    """Whether the line stands there as a heading does, without the signs that make it one."""
    return bool(_UNMARKED.fullmatch(line))


def remedy_for(line: str) -> str:
    """What to write instead of a heading that is nearly one of ours."""
    if meant := meant_by(line):
        return f"Schrijf '{meant}'." if meant != line.strip() else "Haal de spaties voor de kop weg."
    if match := _WITH_TEXT.fullmatch(line):
        label = match["label"].lower()
        return f"Schrijf '{_question(label)}', en de tekst op een regel eronder."
    return _EXAMPLES


def meant_by(line: str) -> str | None:
    """The heading that was meant: "##vrag drie:" gives "## Vraag 3"; None where that cannot be told."""
    is_short = len(line) <= _LINE_AT_MOST
    slip = (_SLIP_WITHOUT_SPACE.fullmatch(line) or _SLIP.fullmatch(line)) if is_short else None
    if not slip:
        return None
    is_additional = bool(slip.groupdict().get("additional"))
    rest = " ".join(_in_digits(word) for word in slip["rest"].split())
    if _is_like(slip["word"], "vraag") and not is_additional:
        label = re.sub(r"^(?:nr|nummer|no)\.?\s+|\s+(?=[a-z]$)", "", rest, flags=re.IGNORECASE)
        if re.fullmatch(NUMBER, label.lower()):
            label = label.lower()
        return _question(label) if not label or re.fullmatch(LABEL, label) else None
    if _is_like(slip["word"], "antwoord"):
        labels = re.sub(r"^(?:(?:op|bij|van)\s+)?(?:de\s+)?(?:(?:vraag|vragen)\s+)?", "", rest, flags=re.IGNORECASE)
        labels = re.sub(r"\s+(?:-|–|tot)\s+", " t/m ", labels.replace("&", "en"))
        start = "### Aanvullend antwoord" if is_additional else "### Antwoord"
        if not rest:
            return start
        return f"{start} op vraag {labels}" if _are_numbers(labels) else None
    return None


def _question(label: str) -> str:
    return f"{'###' if label[-1:].isalpha() else '##'} Vraag {label}".rstrip()


def _is_like(word: str, ours: str) -> bool:
    word = word.lower()
    return abs(len(word) - len(ours)) <= 1 and difflib.SequenceMatcher(None, word, ours).ratio() >= _SIMILAR


def _in_digits(word: str) -> str:
    """A number that is written as a word, in digits; any other word as it is."""
    plain = word.lower().replace("é", "e")
    return str(_NUMERALS.index(plain) + 1) if plain in _NUMERALS else word


def _are_numbers(labels: str) -> bool:
    pieces = re.split(r",\s*|\s+en\s+", labels)
    ranges = [span for piece in pieces if (span := RANGE.fullmatch(piece))]
    is_rising = all(int(span["first"]) < int(span["last"]) for span in ranges)
    return is_rising and all(RANGE.fullmatch(piece) or re.fullmatch(NUMBER, piece) for piece in pieces)

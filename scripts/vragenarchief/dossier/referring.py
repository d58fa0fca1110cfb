"""Where an answer refers to another question of its letter: "Zie het antwoord op vraag 3"."""

import re
from collections.abc import Iterator

from vragenarchief.dossier.model import Answer, Dossier

_NUMBER = r"[0-9]{1,3}[a-z]?"
# "Zie vraag 3", "Ja, zie ook het antwoord op vraag 2 en 5.", "Wij verwijzen naar onze antwoorden op vraag 2 t/m 4."
_REFERENCE = re.compile(
    rf"""
    \b(?:zie|verwijs\w*|verwijz\w*|verwezen)\b [^.?!\n]{{0,60}}?
    \b(?:vragen|vraag|antwoorden|antwoord)\ (?:(?:op|bij|van|onder|vragen|vraag)\ )*
    (?P<numbers>{_NUMBER}(?:(?:,\ |\ en\ |\ t/m\ |\ tot\ en\ met\ ){_NUMBER})*)
    (?![\w-]|\ (?:van|uit|in|bij)\b)          # "vraag 2 van onze brief van 3 maart" stands in another letter
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"([0-9]+) (?:t/m|tot en met) ([0-9]+)")


def questions_referred_to(answer: Answer, dossier: Dossier) -> list[str]:
    """The anchors of the other questions of the dossier that the answer refers to, in its order."""
    anchors = {question.number: question.anchor for question in dossier.questions}
    own = next((number for number, anchor in anchors.items() if anchor in answer.questions), "")
    series = own[: own.rfind(" ") + 1]  # within the answer to CDA 3, "vraag 2" is CDA 2
    found = (
        anchors.get(series + number) or anchors.get(number)
        for match in _REFERENCE.finditer(answer.text.plain)
        for number in _each(match["numbers"])
    )
    return list(dict.fromkeys(anchor for anchor in found if anchor and anchor not in answer.questions))


def _each(numbers: str) -> Iterator[str]:
    """Each number: "2 t/m 4 en 7a" gives 2, 3, 4, 7a."""
    for piece in re.split(r", | (?<!tot )en (?!met )", numbers):
        span = _RANGE.fullmatch(piece)
        yield from map(str, range(int(span[1]), int(span[2]) + 1)) if span else [piece]

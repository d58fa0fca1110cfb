"""The heads that parliaments print above questions and answers, each in its own fixed form."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from vragenarchief.dossier.model import Asker
from vragenarchief.dossier.registers import Register
from vragenarchief.importer.askers import listed_askers
from vragenarchief.importer.paragraphs import Paragraph

# Such as "Vragen van de leden A (X) en B (Y) aan de Minister van Z over W (ingezonden 24 oktober 2024)."
_ASKED_BY = r"[Vv]ragen\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<askers>.{1,400}?\))"
_QUESTIONS = re.compile(
    rf"{_ASKED_BY}\s+aan\s+(?P<whom>.{{1,400}}?)\s+over\s+(?P<subject>.{{1,600}}?)\s*\(ingezonden\s+(?P<asked>[^)]{{1,60}})\)",
    re.DOTALL,
)
# The same on a line of its own, the day above or below it
_QUESTIONS_LINE = re.compile(rf"{_ASKED_BY}\s+aan\s+(?P<whom>.{{1,400}}?)\s+over\s+(?P<subject>.{{1,600}})", re.DOTALL)
_SENT = re.compile(r"\(ingezonden\s+(?P<asked>[^)]{1,60})\)")
# "De vragen van het lid A (X) over W (2024Z17067) kunnen niet …", of a letter that says that the answer comes later
_DELAYED = re.compile(
    rf"{_ASKED_BY}\s+over\s+(?P<subject>.{{1,600}}?)\s+(?:\(\d{{4}}Z\s?\d{{4,6}}\)\s+)?kunnen\s+niet\b", re.DOTALL
)
_ANSWER = re.compile(r"(?P<what>Antwoord|Mededeling)\s+van\s.{3,400}?\(\s*ontvangen\s+(?P<day>[^)]{1,60})\)", re.DOTALL)
_REFERENCE = re.compile(r"(?:AH\s+\d{1,4}|\d{4}Z\s?\d{4,6})(?=$|\s(?:AH|\d{4}Z|Antwoord|Mededeling|Vragen)\b|\s\d{4}Z)")
_NUMBER = re.compile(r"\d{1,4}")
# "33 340 Evaluatie …", "Nr. 6 LIJST VAN VRAGEN EN ANTWOORDEN", and the sentences below that
_LIST = re.compile(r"Nr\.\s*(?P<number>\d+)\s+LIJST\s+VAN\s+VRAGEN\s+EN\s+ANTWOORDEN.*")
_FILE = re.compile(r"(?P<file>\d{2}\s?\d{3}(?:\s?-?[IVXLC]+)?)\s+(?P<subject>[^\W\d].*)")
_PUT_TO = re.compile(r"\bvoorgelegd\s+aan\s+(?P<whom>.{3,160}?)\s+(?:over|inzake)\b")
_ANSWERED_BY = re.compile(r"\bbeantwoord\s+bij\s+brief\s+van\s+(?P<day>.{4,30})")
# The head of the parliament of Brussels
_BRUSSELS = re.compile(
    r"Schriftelijke\s+vraag\s+betreffende\s+(?P<subject>.{3,400}?)\.?\s+Indiener\(s\)\s+(?P<askers>.{3,300}?)\s+aan\s+"
    r"(?P<whom>.{3,300}?)\s+\(Vragen\s+nr\s+(?P<number>\d+)\)",
    re.DOTALL,
)
_BRUSSELS_DAYS = re.compile(r"Datum\s+(?P<what>ontvangst|antwoord):\s*(?P<day>[\d/]{8,10})")


@dataclass(frozen=True, kw_only=True, slots=True)
class ParliamentaryHead:
    """What such a head says; days are as they stand there, None where they do not."""

    reference: str | None = None
    subject: str | None = None
    askers: tuple[Asker, ...] = ()
    addressee: str | None = None
    asked: str | None = None
    answered: str | None = None


def read_parliamentary(opening: Sequence[Paragraph], parties: Register) -> ParliamentaryHead | None:
    """The head that these paragraphs are; None where they are no head of a parliament."""
    return next((head for read in _HEADS if (head := read(opening, parties))), None)


def _read_appendix(opening: Sequence[Paragraph], parties: Register) -> ParliamentaryHead | None:
    """Of questions to a minister, alone or with the answers."""
    text = _join(opening)
    lines = (_QUESTIONS_LINE.fullmatch(paragraph.text) for paragraph in opening)
    answer = _ANSWER.search(text)
    questions = _QUESTIONS.search(text) or (answer and _DELAYED.search(text)) or next(filter(None, lines), None)
    if not questions and not answer:
        return None
    found = questions.groupdict() if questions else {}
    sent = _SENT.search(text)
    begin = next((at for at, p in enumerate(opening) if p.text.startswith("Vragen van")), 0)
    number = next((p.text for p in reversed(opening[:begin]) if _NUMBER.fullmatch(p.text)), None)
    reference = next((match[0] for p in opening if (match := _REFERENCE.match(p.text))), None)
    return ParliamentaryHead(
        reference=reference or (f"AH {number}" if number else None),
        subject=found.get("subject"),
        askers=tuple(listed_askers(found["askers"], parties)) if found else (),
        addressee=found.get("whom"),
        asked=sent["asked"] if sent else None,
        answered=answer["day"] if answer and answer["what"] == "Antwoord" else None,
    )


def _read_list(opening: Sequence[Paragraph], _parties: Register) -> ParliamentaryHead | None:
    """Of a list of questions of a committee, and answers."""
    number = next((match for p in opening if (match := _LIST.fullmatch(p.text))), None)
    file = next((match for p in opening if (match := _FILE.fullmatch(p.text))), None)
    if not number or not file:
        return None
    text = _join(opening)
    whom, answered = _PUT_TO.search(text), _ANSWERED_BY.search(text)
    return ParliamentaryHead(
        reference=f"{file['file']}, nr. {number['number']}",
        subject=file["subject"],
        addressee=whom["whom"] if whom else None,
        answered=answered["day"] if answered else None,
    )


def _read_brussels(opening: Sequence[Paragraph], _parties: Register) -> ParliamentaryHead | None:
    """Of a question in Brussels, which counts as put on the day on which the parliament received it."""
    text = "\n".join(paragraph.text for paragraph in opening)
    match = _BRUSSELS.search(text)
    if not match:
        return None
    days = {found["what"]: found["day"] for found in _BRUSSELS_DAYS.finditer(text)}
    names = re.split(r",\s|\sen\s|\n", match["askers"])
    return ParliamentaryHead(
        reference=match["number"],
        subject=match["subject"],
        askers=tuple(Asker(name=name.strip(), party=None) for name in names),
        addressee=match["whom"],
        asked=days.get("ontvangst"),
        answered=days.get("antwoord"),
    )


_HEADS: tuple[Callable[[Sequence[Paragraph], Register], ParliamentaryHead | None], ...] = (
    _read_brussels,
    _read_list,
    _read_appendix,
)


def _join(opening: Sequence[Paragraph]) -> str:
    return " ".join(paragraph.text for paragraph in opening)

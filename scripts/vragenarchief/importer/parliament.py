"""The head of questions and answers as parliament prints them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vragenarchief.dossier.model import Asker
from vragenarchief.dossier.registers import Register
from vragenarchief.importer.askers import listed_askers
from vragenarchief.importer.paragraphs import Paragraph

# Such as "Vragen van de leden A (X) en B (Y) aan de Minister van Z over W (ingezonden 24 oktober 2024)."
_QUESTIONS = re.compile(
    r"Vragen\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<askers>.{1,400}?\))\s+aan\s+(?P<whom>.{1,400}?)\s+over\s+(?P<subject>.{1,600}?)"
    r"\s*\(ingezonden\s+(?P<asked>[^)]{1,60})\)",
    re.DOTALL,
)
_ANSWER = re.compile(r"(?P<what>Antwoord|Mededeling)\s+van\s.{3,400}?\(\s*ontvangen\s+(?P<day>[^)]{1,60})\)", re.DOTALL)
_REFERENCE = re.compile(r"(?:AH\s+\d+|\d{4}Z\s?\d{4,6})")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class ParliamentaryHead:
    """What such a head says; days are as they stand there, None where they do not."""

    reference: str | None
    subject: str | None
    askers: tuple[Asker, ...]
    addressee: str | None
    asked: str | None
    answered: str | None


def read_parliamentary(opening: Sequence[Paragraph], parties: Register) -> ParliamentaryHead | None:
    """The head that these paragraphs are; None where they are no head of parliament's."""
    text = " ".join(paragraph.text for paragraph in opening)
    questions, answer = _QUESTIONS.search(text), _ANSWER.search(text)
    if not questions and not answer:
        return None
    reference = next((p.text for p in opening if _REFERENCE.fullmatch(p.text)), None)
    numbers = [p.text for p in opening if _NUMBER.fullmatch(p.text)]
    number = max(numbers, key=len, default=None)  # "2" alone is that of the house
    return ParliamentaryHead(
        reference=reference or (f"AH {number}" if number and questions else None),
        subject=questions["subject"] if questions else None,
        askers=tuple(listed_askers(questions["askers"], parties)) if questions else (),
        addressee=questions["whom"] if questions else None,
        asked=questions["asked"] if questions else None,
        answered=answer["day"] if answer and answer["what"] == "Antwoord" else None,
    )

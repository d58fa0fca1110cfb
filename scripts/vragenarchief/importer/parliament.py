"""The head of questions and answers as parliament prints them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vragenarchief.dossier.model import Asker
from vragenarchief.dossier.registers import Register
from vragenarchief.importer.askers import listed_askers
from vragenarchief.importer.paragraphs import Paragraph, Parting

# Such as "Vragen van de leden A (X) en B (Y) aan de Minister van Z over W (ingezonden 24 oktober 2024)."
_QUESTIONS = re.compile(
    r"Vragen\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<askers>.{1,400}?\))\s+aan\s+(?P<whom>.{1,400}?)\s+over\s+(?P<subject>.{1,600}?)"
    r"\s*\(ingezonden\s+(?P<asked>[^)]{1,60})\)",
    re.DOTALL,
)
# Such as "(ingezonden 20 november 2024)" above "Vragen van het lid A (X) aan de minister van Z over W"
_QUESTIONS_BELOW = re.compile(
    r"\(ingezonden\s+(?P<asked>[^)]{1,60})\)\s+Vragen\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<askers>.{1,400}?\))"
    r"\s+aan\s+(?P<whom>.{1,400}?)\s+over\s+(?P<subject>[^\n]{1,600})"
)
# Such as "De vragen van het lid A (X) over W (2024Z00001) kunnen niet binnen de gebruikelijke termijn …"
_DELAYED = re.compile(
    r"De\s+vragen\s+van\s+(?:het\s+lid|de\s+leden)\s+(?P<askers>.{1,400}?\))\s+over\s+(?P<subject>.{1,600}?)"
    r"\s+(?:\((?:ingezonden\s.{1,60}|\d{4}Z\d+)\)\s+)?kunnen\s+niet\b",
    re.DOTALL,
)
# Such as "12 345 Een onderwerp", "Nr. 6 LIJST VAN VRAGEN EN ANTWOORDEN": what a committee asked
_LIST = re.compile(
    r"(?P<file>\d{2}\s\d{3}(?:\s[IVX]+)?)\s+(?P<subject>[^\n]{3,300})\s+Nr\.\s(?P<number>\d+)\s+(?:LIJST|VERSLAG)\b"
)
_LIST_ANSWERED = re.compile(r"\bbeantwoord\s+bij\s+brief\s+van\s+(?P<day>\d{1,2}\s[a-z]+\s\d{4})")
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
    text = "".join(("\n" if paragraph.parting is Parting.GAP else " ") + paragraph.text for paragraph in opening)
    if listed := _LIST.search(text):
        answered = _LIST_ANSWERED.search(text)
        return ParliamentaryHead(
            reference=f"{listed['file']}, nr. {listed['number']}",
            subject=listed["subject"],
            askers=(),
            addressee=None,
            asked=None,
            answered=answered["day"] if answered else None,
        )
    questions, answer = _QUESTIONS.search(text) or _QUESTIONS_BELOW.search(text), _ANSWER.search(text)
    if not questions and not answer:
        return None
    said = questions or _DELAYED.search(text)
    reference = next((p.text for p in opening if _REFERENCE.fullmatch(p.text)), None)
    numbers = [p.text for p in opening if _NUMBER.fullmatch(p.text)]
    number = max(numbers, key=len, default=None)  # "2" alone is that of the house
    return ParliamentaryHead(
        reference=reference or (f"AH {number}" if number and questions else None),
        subject=" ".join(said["subject"].split()) if said else None,
        askers=tuple(listed_askers(said["askers"], parties)) if said else (),
        addressee=" ".join(questions["whom"].split()) if questions else None,
        asked=questions["asked"] if questions else None,
        answered=answer["day"] if answer and answer["what"] == "Antwoord" else None,
    )

"""The head of a question as the parliament of Brussels prints it on its site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vragenarchief.importer.paragraphs import Paragraph

# Such as "Schriftelijke vraag betreffende het fietsbeleid", "Indiener(s)", "A. Voorbeeld", "aan", "B. Voorbeeld,
# Minister … (Vragen nr 1652)", "Datum ontvangst: 05/06/2023 Datum publicatie: …" and "… Datum antwoord: 18/07/2023"
_HEAD = re.compile(
    r"(?:^|\n)(?:Schriftelijke|Mondelinge)\svraag\sbetreffende\s(?P<subject>[^\n]{3,400})\n"
    r"(?:.{0,300}\n)??Indiener\(s\)\n(?P<askers>[^\n]{3,200}(?:\n[^\n]{3,80}){0,8}?)\n"
    r"aan\n(?P<whom>.{3,600}?)(?:\s*\(Vragen\snr\s?(?P<number>\d{1,6})\))?\n",
    re.DOTALL,
)
_DAY = r"(\d{1,2}/\d{1,2}/\d{4})"
_RECEIVED = re.compile(rf"Datum\sontvangst\s?:\s?{_DAY}")
_ANSWERED = re.compile(rf"Datum\santwoord\s?:\s?{_DAY}")


@dataclass(frozen=True, slots=True)
class BrusselsHead:
    """What such a head says; days are as they stand there, None where they do not."""

    subject: str
    askers: tuple[str, ...]
    addressee: str
    reference: str | None
    asked: str | None
    answered: str | None


def read_brussels(opening: Sequence[Paragraph]) -> BrusselsHead | None:
    """The head that these paragraphs are; None where they are no head of this parliament's."""
    text = "\n".join(paragraph.text for paragraph in opening)
    head = _HEAD.search(f"{text}\n")
    if not head:
        return None
    received, answered = _RECEIVED.search(text), _ANSWERED.search(text)
    return BrusselsHead(
        subject=head["subject"].rstrip(" ."),
        askers=tuple(name.strip() for name in head["askers"].split("\n") if name.strip()),
        addressee=" ".join(head["whom"].split()),
        reference=head["number"],
        asked=received[1] if received else None,
        answered=answered[1] if answered else None,
    )

"""What we say about a dossier in a sentence or a line, in plain Dutch."""

import datetime
from collections.abc import Sequence

from vragenarchief.dossier.model import Asker, DateKind, Dossier, QuestionKind, Status, sub_questions
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import count, count_in_words, enumerate_words

# Known spellings of who is asked: in full, and as it stands in a sentence.
_ADDRESSEES = {
    "college": ("College van burgemeester en wethouders", "het college"),
    "burgemeester": ("Burgemeester", "de burgemeester"),
    "gedeputeerde staten": ("Gedeputeerde Staten", "Gedeputeerde Staten"),
    "dagelijks bestuur": ("Dagelijks bestuur", "het dagelijks bestuur"),
}
_KINDS = {
    QuestionKind.WRITTEN: ("vraag", "vragen"),
    QuestionKind.ORAL: ("mondelinge vraag", "mondelinge vragen"),
    QuestionKind.TECHNICAL: ("technische vraag", "technische vragen"),
}


def write_askers(askers: Sequence[Asker]) -> str:
    """Who asked: "A. Voorbeeld (Lokaal Belang) en fractie Groen"."""
    return enumerate_words([write_asker(asker) for asker in askers])


def write_asker(asker: Asker) -> str:
    """One asker with the party: "A. Voorbeeld (Lokaal Belang)"."""
    if asker.name and asker.party:
        return f"{asker.name} ({asker.party})"
    return asker.name or f"fractie {asker.party}"


def write_addressee(addressee: str) -> str:
    """Who was asked, in full."""
    return _ADDRESSEES.get(addressee.lower(), (addressee, ""))[0]


def write_name(dossier: Dossier) -> str:
    """What one calls the dossier: "schriftelijke vragen 2021-014"."""
    return f"{dossier.kind.value}e vragen {dossier.number}"


def count_questions(dossier: Dossier) -> int:
    """How many questions were asked; a question that is split up counts once."""
    questions = dossier.questions
    return len(questions) - len(sub_questions(questions))


def days_to_answer(dossier: Dossier) -> int | None:
    """How many days after it was received, else asked, the answer came; None where a date is missing."""
    start = dossier.received_on or dossier.asked_on
    if not start or not dossier.answered_on or dossier.answered_on < start:
        return None
    return (dossier.answered_on - start).days


def write_story(dossier: Dossier, status: Status, due: datetime.date | None) -> str:
    """Who asked what and when, and when the answer came, in two sentences."""
    number = count_questions(dossier)
    what = count_in_words(number, *_KINDS[dossier.kind])
    whom = f" aan {_ADDRESSEES.get(dossier.addressee.lower(), ('', dossier.addressee))[1]}" if dossier.addressee else ""
    day = write_on(dossier.asked_on, is_estimated=dossier.is_date_estimated)
    if dossier.askers:
        verb = "stelde" if len(dossier.askers) == 1 else "stelden"
        who = write_askers(dossier.askers)
        asked = f"{who[0].upper()}{who[1:]} {verb}{day} {what}{whom}."
    else:
        verb = "is" if number == 1 else "zijn"
        asked = f"Er {verb}{day} {what} gesteld{whom}."
    return f"{asked} {_write_outcome(dossier, status, due)}".strip()


def write_line(dossier: Dossier, status: Status, due: datetime.date | None) -> str:
    """Who asked, when, and how far it is, as one line; of a page that is not public it says that first."""
    hidden = "" if dossier.is_public else dossier.publication.value.capitalize()
    pieces = (hidden, write_askers(dossier.askers), write_date_line(dossier), write_status(dossier, status, due))
    return " · ".join(piece for piece in pieces if piece)


def write_status(dossier: Dossier, status: Status, due: datetime.date | None) -> str:
    """How far the dossier is, with its date, as part of a line: "beantwoord na 25 dagen"."""
    match status:
        case Status.ANSWERED | Status.PARTLY_ANSWERED:
            days = days_to_answer(dossier)
            if days is None:
                day = f" op {write_date(dossier.answered_on)}" if dossier.answered_on else ""
                return f"{status.value}{day}"
            return (
                f"{status.value} op dezelfde dag" if days == 0 else f"{status.value} na {count(days, 'dag', 'dagen')}"
            )
        case Status.WITHDRAWN:
            return f"ingetrokken op {write_date(dossier.withdrawn_on)}" if dossier.withdrawn_on else "ingetrokken"
        case Status.OVERDUE:
            return f"termijn verstreken op {write_date(due)}" if due else status.value
        case Status.EXTENDED:
            return f"uitgesteld tot {write_date(due)}" if due else status.value
        case Status.OPEN:
            return f"open, antwoord uiterlijk {write_date(due)}" if due else status.value


def write_waiting(dossier: Dossier, status: Status, due: datetime.date | None, today: datetime.date) -> str:
    """How far a dossier is that is not done with, and since or until when, as part of a line."""
    if status is Status.OVERDUE and due:
        return f"{write_status(dossier, status, due)}, {count((today - due).days, 'dag', 'dagen')} geleden"
    if status is Status.PARTLY_ANSWERED and dossier.answered_on:
        return f"{status.value} op {write_date(dossier.answered_on)}"
    return write_status(dossier, status, due)


def write_date_line(dossier: Dossier) -> str:
    """The date by which the dossier is listed, saying which it is: "ingediend op 4 maart 2021"."""
    if not dossier.date:
        return "zonder datum"
    is_estimated = dossier.is_date_estimated and dossier.date_kind is DateKind.ASKED
    return f"{dossier.date_kind.value}{write_on(dossier.date, is_estimated=is_estimated)}"


def write_on(day: datetime.date | None, *, is_estimated: bool) -> str:
    """The day as it follows a verb, with a space before it: " op 4 maart 2021"; nothing where there is no day."""
    if not day:
        return ""
    return f" {'rond' if is_estimated else 'op'} {write_date(day)}"


def _write_outcome(dossier: Dossier, status: Status, due: datetime.date | None) -> str:
    match status:
        case Status.ANSWERED | Status.PARTLY_ANSWERED:
            if not dossier.answered_on:
                return ""
            days = days_to_answer(dossier)
            after = f", na {count(days, 'dag', 'dagen')}" if days else ", op dezelfde dag" if days == 0 else ""
            part = " Niet elke vraag heeft een eigen antwoord." if status is Status.PARTLY_ANSWERED else ""
            return f"Het antwoord kwam op {write_date(dossier.answered_on)}{after}.{part}"
        case Status.WITHDRAWN:
            return f"De vragen zijn {write_status(dossier, status, due)}."
        case Status.OVERDUE:
            return f"Er is nog geen antwoord. Het had er uiterlijk op {write_date(due)} moeten zijn." if due else ""
        case Status.EXTENDED | Status.OPEN:
            return f"Het antwoord komt uiterlijk op {write_date(due)}." if due else "Er is nog geen antwoord."

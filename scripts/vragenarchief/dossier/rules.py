"""A council's rules of order: when an answer is due, and what that makes of a dossier."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from vragenarchief.dossier.model import Dossier, Status


class TermUnit(Enum):
    """What a term counts."""

    DAYS = "dagen"
    WEEKS = "weken"


class TermStart(Enum):
    """The day from which a term runs."""

    RECEIVED = "ontvangst"
    ASKED = "indiening"


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """How long the executive has for its answer."""

    number: int
    unit: TermUnit

    def after(self, day: datetime.date) -> datetime.date | None:
        """The last day of a term that begins with this day; None where the calendar ends before it."""
        days = self.number * 7 if self.unit is TermUnit.WEEKS else self.number
        try:
            return day + datetime.timedelta(days=days)
        except OverflowError:
            return None


@dataclass(frozen=True, kw_only=True, slots=True)
class RulesOfOrder:
    """One period of a council's rules. Both ends count; None is without end on that side."""

    name: str
    article: str | None
    valid_from: datetime.date | None
    valid_until: datetime.date | None
    term: Term
    start: TermStart

    def covers(self, day: datetime.date) -> bool:
        """Whether these rules were in force on this day."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


def rules_on(rules: Iterable[RulesOfOrder], day: datetime.date | None) -> RulesOfOrder | None:
    """The rules in force on a day, the latest where several are, or None where no rules cover it."""
    covering = [rule for rule in rules if day and rule.covers(day)]
    return max(covering, key=lambda rule: rule.valid_from or datetime.date.min, default=None)


def due_on(dossier: Dossier, rules: Iterable[RulesOfOrder]) -> datetime.date | None:
    """The last day for the answer: what the page says, else the last extension, else the term of the rules.

    None where none of those says anything.
    """
    if dossier.promised_on:
        return dossier.promised_on
    until = [extension.until for extension in dossier.extensions if extension.until]
    if until:
        return max(until)
    rule = rules_on(rules, dossier.asked_on or dossier.received_on)
    if not rule:
        return None
    received = dossier.received_on if rule.start is TermStart.RECEIVED else None
    start = received or dossier.asked_on or dossier.received_on
    return rule.term.after(start) if start else None


def status_of(dossier: Dossier, due: datetime.date | None, today: datetime.date) -> Status:
    """How far the dossier is on the day `today`; `due` is its last day for the answer."""
    if dossier.withdrawn_on:
        return Status.WITHDRAWN
    if dossier.answers or dossier.answered_on:
        # A letter that is only in an attachment has a date but no answers on the page.
        is_whole = not dossier.unanswered or not dossier.answers
        return Status.ANSWERED if is_whole else Status.PARTLY_ANSWERED
    if due and today > due:
        return Status.OVERDUE
    return Status.EXTENDED if dossier.extensions else Status.OPEN

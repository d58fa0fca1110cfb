"""What the page about the archive shows besides its text: the council's term, and what there is."""

import datetime
from typing import Any

from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import QuestionKind, Status
from vragenarchief.dossier.rules import RulesOfOrder, TermStart, TermUnit, rules_on
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import count
from vragenarchief.pages.lists import head_of_list, write_extent_of_all

_KINDS = {
    QuestionKind.WRITTEN: "Een raadslid stuurt een brief met vragen. Het college antwoordt met een brief.",
    QuestionKind.ORAL: "Een raadslid stelt de vragen in een vergadering. Het antwoord staat op papier.",
    QuestionKind.TECHNICAL: "Vragen over feiten en cijfers, vaak om iets te begrijpen voordat de raad erover praat.",
}
_STATUSES = {
    Status.OPEN: "Er is nog geen antwoord, en de termijn loopt nog.",
    Status.EXTENDED: "Het college heeft laten weten dat het antwoord later komt.",
    Status.OVERDUE: "Er is nog geen antwoord, en de laatste dag daarvoor is voorbij.",
    Status.PARTLY_ANSWERED: "Er is een antwoord, maar niet op elke vraag.",
    Status.ANSWERED: "Op alle vragen is een antwoord.",
    Status.WITHDRAWN: "De vragen zijn teruggenomen. Er komt geen antwoord meer.",
}
_STARTS = {
    TermStart.RECEIVED: "de dag waarop de vragen zijn ontvangen",
    TermStart.ASKED: "de dag waarop de vragen zijn ingediend",
}
_UNITS = {TermUnit.DAYS: ("dag", "dagen"), TermUnit.WEEKS: ("week", "weken")}


def about_values(archive: Archive) -> dict[str, Any]:
    """The rules in force today and those of before, newest first; how much there is, by kind and by status."""
    now = rules_on(archive.registers.rules, archive.today)
    before = [rule for rule in archive.registers.rules if rule.valid_until and rule.valid_until < archive.today]
    before.sort(key=lambda rule: rule.valid_until or datetime.date.max, reverse=True)
    kinds = [dossier.kind for dossier in archive.dossiers]
    return {
        "rules_now": _rule_values(now) if now else None,
        "rules_before": [_rule_values(rule) for rule in before],
        **head_of_list(archive, write_extent_of_all(archive)),
        "kinds": [
            {"name": kind.value.capitalize(), "meaning": meaning, "count": kinds.count(kind)}
            for kind, meaning in _KINDS.items()
        ],
        "statuses": [
            {"name": status.value.capitalize(), "meaning": meaning, "count": len(archive.by_status[status])}
            for status, meaning in _STATUSES.items()
        ],
    }


def _rule_values(rule: RulesOfOrder) -> dict[str, str | None]:
    since = write_date(rule.valid_from) if rule.valid_from else None
    until = f"tot en met {write_date(rule.valid_until)}" if rule.valid_until else ""
    article = f"artikel {rule.article} van " if rule.article else ""
    return {
        "term": count(rule.term.number, *_UNITS[rule.term.unit]),
        "start": _STARTS[rule.start],
        "source": f"{article}{rule.name}",
        "since": since,
        "period": f"van {since} {until}".strip().capitalize() if since else until.capitalize(),
    }

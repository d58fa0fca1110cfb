"""The page of a dossier."""

from collections.abc import Iterable
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Change, Dossier, Extension, Status
from vragenarchief.dossier.rules import rules_on
from vragenarchief.dossier.sentences import (
    write_addressee,
    write_asker,
    write_date_line,
    write_name,
    write_status,
    write_story,
)
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import enumerate_words, shorten, slugify
from vragenarchief.pages.attachments import attachment_values, original_values
from vragenarchief.pages.parts import part_values
from vragenarchief.pages.rows import question_links
from vragenarchief.pages.view import View

_DESCRIPTION = 155
_QUESTIONS_WORTH_A_LIST = 3


def dossier_view(dossier: Dossier, archive: Archive) -> View:
    """All that the page of a dossier shows."""
    status, due = archive.standing(dossier)
    questions = question_links(dossier)
    topics = [archive.registers.topics.by_slug(slug) for slug in dossier.topics]
    trail = [("Start", addresses.HOME)]
    trail += [(topic.name, addresses.of_topic(topic.slug)) for topic in topics[:1]]
    trail.append((str(dossier.year), addresses.of_year(dossier.year)))
    return View(
        address=addresses.of_dossier(dossier),
        template="dossier.html",
        title=dossier.title,
        description=describe(dossier),
        section=addresses.YEARS,
        breadcrumb=tuple(trail),
        updated_on=dossier.updated_on.isoformat() if dossier.updated_on else None,
        is_public=dossier.is_public,
        values={
            "number": dossier.number,
            "story": write_story(dossier, status, due),
            "status": None if status is Status.ANSWERED else write_status(dossier, status, due),
            "status_slug": slugify(status.value),
            "publication": None if dossier.is_public else dossier.publication.value,
            "today": write_date(archive.today) if status.is_waiting else None,
            "facts": _facts(dossier, archive),
            "questions": questions if len(questions) >= _QUESTIONS_WORTH_A_LIST else [],
            "introduction": dossier.introduction.html if dossier.introduction else None,
            "parts": part_values(dossier, status),
            "original": original_values(dossier, archive),
            "attachments": attachment_values(dossier, archive),
            "changed_on": _last_day(dossier.changes),
            "changes": [
                {"on": write_date(change.on) if change.on else None, "what": change.what} for change in dossier.changes
            ],
            "feed": None,
            "citation": {"what": write_name(dossier), "when": write_date_line(dossier) if dossier.date else None},
            "earlier": _links(archive, dossier.follow_up_to),
            "later": _links(archive, archive.follow_ups.get(dossier.number, ())),
            "findings": [str(finding) for finding in archive.findings.get(dossier.path, ())],
        },
    )


def describe(dossier: Dossier) -> str:
    """The first questions, for who finds the page elsewhere."""
    return shorten(" ".join(question.text.plain for question in dossier.questions), _DESCRIPTION) or dossier.title


def _facts(dossier: Dossier, archive: Archive) -> list[dict[str, Any]]:
    """The facts of a definition list: a name, and one or more values, each perhaps with a link."""
    rule = rules_on(archive.registers.rules, dossier.asked_on or dossier.received_on)
    due = archive.due[dossier.path]
    term = None
    if due:
        term = f"uiterlijk {write_date(due)}"
        if rule and rule.article and not dossier.promised_on and not dossier.extensions:
            term += f" ({rule.term.number} {rule.term.unit.value}, artikel {rule.article} {rule.name})"
    rows: list[tuple[str, Iterable[tuple[str | None, str | None]]]] = [
        ("Nummer", [(dossier.number, None)]),
        ("Kenmerk", [(reference, None) for reference in dossier.references]),
        ("Ingediend door", [(write_asker(asker), None) for asker in dossier.askers]),
        ("Gericht aan", [(write_addressee(dossier.addressee) if dossier.addressee else None, None)]),
        ("Portefeuillehouder", [(holder, None) for holder in dossier.portfolio_holders]),
        (
            "Onderwerp",
            [(archive.registers.topics.by_slug(slug).name, addresses.of_topic(slug)) for slug in dossier.topics],
        ),
        ("Trefwoorden", [(enumerate_words(dossier.keywords), None)]),
        ("Gebied", [(enumerate_words(dossier.areas), None)]),
        ("Ingediend op", [(write_date(dossier.asked_on) if dossier.asked_on else None, None)]),
        ("Ontvangen op", [(write_date(dossier.received_on) if dossier.received_on else None, None)]),
        ("Termijn", [(term, None)]),
        ("Uitgesteld", [(_write_extension(extension), None) for extension in dossier.extensions]),
        ("Beantwoord op", [(write_date(dossier.answered_on) if dossier.answered_on else None, None)]),
        ("Ingetrokken op", [(write_date(dossier.withdrawn_on) if dossier.withdrawn_on else None, None)]),
    ]
    facts = []
    for name, values in rows:
        shown = [{"text": text, "address": address} for text, address in values if text]
        if shown:
            facts.append({"name": name, "values": shown})
    return facts


def _write_extension(extension: Extension) -> str:
    """A notice of a later answer in one line: "tot 18 december 2026 (onderzoek loopt nog)"."""
    until = f"tot {write_date(extension.until)}" if extension.until else "zonder nieuwe datum"
    since = f", bericht van {write_date(extension.on)}" if extension.on else ""
    return f"{until}{since}" + (f": {extension.reason}" if extension.reason else "")


def _last_day(changes: Iterable[Change]) -> str | None:
    """The day of the last correction that has one."""
    days = [change.on for change in changes if change.on]
    return write_date(max(days)) if days else None


def _links(archive: Archive, numbers: Iterable[str]) -> list[dict[str, str]]:
    dossiers = (archive.by_number[number] for number in numbers if number in archive.by_number)
    return [{"title": d.title, "number": d.number, "address": addresses.of_dossier(d)} for d in dossiers]

"""The page of a dossier."""

from collections.abc import Iterable
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Change, Dossier, Extension, Status
from vragenarchief.dossier.rules import rules_on
from vragenarchief.dossier.sentences import write_addressee, write_date_line, write_name, write_status, write_story
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import enumerate_words, shorten, slugify
from vragenarchief.pages.attachments import attachment_values, original_values
from vragenarchief.pages.parts import part_values
from vragenarchief.pages.pieces import Piece, asker_pieces, person_piece, piece
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
    of_year = addresses.of_topic_year(topics[0].slug, dossier.year) if topics else addresses.of_year(dossier.year)
    trail.append((str(dossier.year), of_year))
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
            "feed": addresses.of_feed(topics[0].slug) if topics else None,
            "feed_name": topics[0].name if topics else None,
            "citation": {"what": write_name(dossier), "when": write_date_line(dossier) if dossier.date else None},
            "earlier": _links(archive, dossier.follow_up_to),
            "later": _links(archive, archive.follow_ups.get(dossier.number, ())),
            "in_topic": _in_topic(dossier, archive),
            "findings": [str(finding) for finding in archive.findings.get(dossier.path, ())],
        },
    )


def describe(dossier: Dossier) -> str:
    """The first questions, for who finds the page elsewhere."""
    return shorten(" ".join(question.text.plain for question in dossier.questions), _DESCRIPTION) or dossier.title


def _facts(dossier: Dossier, archive: Archive) -> list[dict[str, Any]]:
    """The facts of a definition list: a name, and one or more values, each a line that may hold links."""
    rule = rules_on(archive.registers.rules, dossier.asked_on or dossier.received_on)
    due = archive.due[dossier.path]
    term = None
    if due:
        term = f"uiterlijk {write_date(due)}"
        if rule and rule.article and not dossier.promised_on and not dossier.extensions:
            term += f" ({rule.term.number} {rule.term.unit.value}, artikel {rule.article} {rule.name})"
    rows: list[tuple[str, Iterable[str | list[Piece] | None]]] = [
        ("Nummer", [dossier.number]),
        ("Kenmerk", dossier.references),
        ("Ingediend door", [asker_pieces(asker, archive) for asker in dossier.askers]),
        ("Gericht aan", [write_addressee(dossier.addressee) if dossier.addressee else None]),
        ("Portefeuillehouder", [[person_piece(holder, archive)] for holder in dossier.portfolio_holders]),
        (
            "Onderwerp",
            [[piece(archive.registers.topics.by_slug(slug).name, addresses.of_topic(slug))] for slug in dossier.topics],
        ),
        ("Trefwoorden", [enumerate_words(dossier.keywords)]),
        ("Gebied", [enumerate_words(dossier.areas)]),
        ("Ingediend op", [write_date(dossier.asked_on) if dossier.asked_on else None]),
        ("Ontvangen op", [write_date(dossier.received_on) if dossier.received_on else None]),
        ("Termijn", [term]),
        ("Uitgesteld", [_write_extension(extension) for extension in dossier.extensions]),
        ("Beantwoord op", [write_date(dossier.answered_on) if dossier.answered_on else None]),
        ("Ingetrokken op", [write_date(dossier.withdrawn_on) if dossier.withdrawn_on else None]),
    ]
    facts = []
    for name, values in rows:
        shown = [[piece(value)] if isinstance(value, str) else value for value in values if value]
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
    return [_link(archive.by_number[number]) for number in numbers if number in archive.by_number]


def _link(dossier: Dossier) -> dict[str, str]:
    return {"title": dossier.title, "number": dossier.number, "address": addresses.of_dossier(dossier)}


def _in_topic(dossier: Dossier, archive: Archive) -> dict[str, Any] | None:
    """What came before and after in the first topic; None where the dossier is the only one."""
    earlier, later = archive.neighbours.get(dossier.path, (None, None))
    if not earlier and not later:
        return None
    return {
        "name": archive.registers.topics.by_slug(dossier.topics[0]).name,
        "earlier": earlier and _link(earlier),
        "later": later and _link(later),
    }

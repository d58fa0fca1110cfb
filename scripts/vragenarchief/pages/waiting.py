"""The list of what is not done with: what waits for an answer, and what is answered in part."""

import datetime

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier, Status
from vragenarchief.dossier.sentences import write_waiting
from vragenarchief.dutch.words import slugify
from vragenarchief.pages.lists import HOME_TRAIL, Group, Rows, group, head_of_list, jumps_to, write_extent
from vragenarchief.pages.view import View

_ORDER = (Status.OVERDUE, Status.EXTENDED, Status.OPEN, Status.PARTLY_ANSWERED)


def waiting_list(archive: Archive, rows: Rows) -> View:
    """All that is not done with, most urgent first."""
    waiting = {status: _most_urgent_first(archive, status) for status in _ORDER}
    groups = [_group(archive, rows, status, dossiers) for status, dossiers in waiting.items() if dossiers]
    everything = tuple(dossier for dossiers in waiting.values() for dossier in dossiers)
    return View(
        address=addresses.WAITING,
        template="lijst.html",
        title="Openstaande vragen",
        description="Vragen die nog wachten op antwoord, en vragen die voor een deel zijn beantwoord.",
        section=addresses.WAITING,
        breadcrumb=HOME_TRAIL,
        values={
            **head_of_list(archive, write_extent(everything, "Er staan geen vragen open.")),
            "introduction": "Wat wacht nog op antwoord, en wat is voor een deel beantwoord?",
            "jumps": jumps_to(groups),
            "groups": groups,
        },
    )


def _most_urgent_first(archive: Archive, status: Status) -> list[Dossier]:
    """By the last day for the answer; what has none comes last, newest first, as does what is answered in part."""
    dossiers = archive.by_status[status]
    if not status.is_waiting:
        return list(dossiers)
    return sorted(dossiers, key=lambda d: archive.due[d.path] or datetime.date.max)


def _group(archive: Archive, rows: Rows, status: Status, dossiers: list[Dossier]) -> Group:
    shown = group(rows, status.value.capitalize(), slugify(status.value), dossiers)
    shown["rows"] = [
        {**row, "status": write_waiting(dossier, *archive.standing(dossier), archive.today)}
        for row, dossier in zip(shown["rows"], dossiers, strict=True)
    ]
    return shown

"""The home page: what is new, what is waiting, and where to begin."""

from typing import Any

from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Status
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import count
from vragenarchief.pages.rows import row_of
from vragenarchief.pages.topics import topic_links

_ANSWERED_SHOWN = 5
_WAITING_SHOWN = 3


def home_values(archive: Archive) -> dict[str, Any]:
    """What the home page shows of the archive; its words of welcome are an editorial page."""
    answered = [d for d in archive.dossiers if archive.status[d.path] in {Status.ANSWERED, Status.PARTLY_ANSWERED}]
    answered.sort(key=lambda d: (d.answered_on or d.date or archive.today, d.number), reverse=True)
    waiting = [d for d in archive.dossiers if archive.status[d.path].is_waiting]
    return {
        "topics": topic_links(archive),
        "answered": [row_of(dossier, archive) for dossier in answered[:_ANSWERED_SHOWN]],
        "waiting": [row_of(dossier, archive) for dossier in waiting[:_WAITING_SHOWN]],
        "year": _write_year(archive),
        "today": write_date(archive.today),
    }


def _write_year(archive: Archive) -> str:
    """The numbers of this year in one sentence."""
    year = archive.today.year
    dossiers = archive.by_year.get(year, ())
    asked = sum(len(dossier.questions) for dossier in dossiers)
    waiting = sum(archive.status[dossier.path].is_waiting for dossier in dossiers)
    sentence = f"In {year} zijn er {len(dossiers)} keer vragen gesteld ({count(asked, 'vraag', 'vragen')})"
    if not waiting:
        return f"{sentence}."
    verb = "wacht" if waiting == 1 else "wachten"
    return f"{sentence}; {waiting} daarvan {verb} nog op antwoord."

"""All pages of an archive, as views."""

from collections.abc import Iterator

from vragenarchief.dossier.archive import Archive
from vragenarchief.pages.dossier import dossier_view
from vragenarchief.pages.lists import rows_of
from vragenarchief.pages.parties import party_lists
from vragenarchief.pages.persons import person_lists
from vragenarchief.pages.topics import topic_lists
from vragenarchief.pages.view import View
from vragenarchief.pages.waiting import waiting_list
from vragenarchief.pages.years import year_lists


def project_pages(archive: Archive) -> Iterator[View]:
    """The view of every page that is made from the archive: each dossier, then the lists."""
    for dossier in archive.dossiers:
        yield dossier_view(dossier, archive)
    rows = rows_of(archive)
    yield from topic_lists(archive, rows)
    yield from year_lists(archive, rows)
    yield from party_lists(archive, rows)
    yield from person_lists(archive, rows)
    yield waiting_list(archive, rows)

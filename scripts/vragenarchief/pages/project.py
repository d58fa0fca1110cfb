"""All pages of an archive, as views."""

from collections.abc import Iterator

from vragenarchief.dossier.archive import Archive
from vragenarchief.pages.dossier import dossier_view
from vragenarchief.pages.lists import list_views
from vragenarchief.pages.view import View


def project_pages(archive: Archive) -> Iterator[View]:
    """The view of every page that is made from the archive: each dossier, then the lists."""
    for dossier in archive.dossiers:
        yield dossier_view(dossier, archive)
    yield from list_views(archive)

"""What the page for an address that is not there shows: where to look instead. It guesses nothing."""

from typing import Any

from vragenarchief.dossier.archive import Archive
from vragenarchief.pages.topics import topic_links
from vragenarchief.pages.years import year_links


def missing_values(archive: Archive) -> dict[str, Any]:
    """All topics and all years."""
    return {"topics": topic_links(archive), "years": year_links(archive)}

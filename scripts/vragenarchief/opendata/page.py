"""What the page about open data shows besides its text: the columns, and the feeds."""

from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.opendata.columns import COLUMNS


def data_values(archive: Archive) -> dict[str, Any]:
    """The columns of the files, and a feed for each topic."""
    return {
        "columns": [{"name": c.name, "meaning": c.meaning, "is_list": c.is_list} for c in COLUMNS],
        "feeds": [
            {"name": topic.name, "address": addresses.of_feed(topic.slug)} for topic in archive.registers.topics.entries
        ],
    }

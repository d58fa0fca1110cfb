"""Where everything stands in the archive. Addresses are permanent, and made here only.

An address is relative to the root of the site: "vragen/2021/014-brug/".
"""

from vragenarchief.dossier.model import Dossier

HOME = ""
SEARCH = "zoeken/"
YEARS = "vragen/"
TOPICS = "onderwerpen/"


def of_dossier(dossier: Dossier) -> str:
    """The page of a dossier; it follows from its path alone, so that a new title changes nothing."""
    return f"{dossier.path.removesuffix('.md')}/"


def of_year(year: int) -> str:
    """The list of a year."""
    return f"{YEARS}{year}/"


def of_topic(slug: str) -> str:
    """The list of a topic."""
    return f"{TOPICS}{slug}/"


def of_attachment(dossier: Dossier, file: str) -> str:
    """A file in the folder of the same name as the page."""
    return f"{of_dossier(dossier)}{file}"

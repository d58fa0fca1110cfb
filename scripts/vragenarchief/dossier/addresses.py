"""Where everything stands in the archive. Addresses are permanent, and made here only.

An address is relative to the root of the site: "vragen/2021/014-brug/".
"""

from vragenarchief.dossier.model import Dossier

HOME = ""
SEARCH = "zoeken/"
YEARS = "vragen/"
TOPICS = "onderwerpen/"
PARTIES = "fracties/"
PERSONS = "personen/"
WAITING = "openstaand/"
# All lists that are made from the archive; nothing else stands below these.
LISTS = (YEARS, TOPICS, PARTIES, PERSONS, WAITING)

ABOUT = "over/"
PRIVACY = "privacy/"
ACCESSIBILITY = "toegankelijkheid/"
HANDBOOK = "beheer/"

NEWEST_FEED = "feeds/nieuw.atom"
DATA = "data/"
DATA_JSON = "data/vragen.json"
DATA_CSV = "data/vragen.csv"


def of_dossier(dossier: Dossier) -> str:
    """The page of a dossier; it follows from its path alone, so that a new title changes nothing."""
    return f"{dossier.path.removesuffix('.md')}/"


def of_year(year: int) -> str:
    """The list of a year."""
    return f"{YEARS}{year}/"


def of_topic(slug: str) -> str:
    """The list of a topic."""
    return f"{TOPICS}{slug}/"


def of_topic_year(slug: str, year: int) -> str:
    """The list of a topic in one year."""
    return f"{TOPICS}{slug}/{year}/"


def of_party(slug: str) -> str:
    """The list of what a party asked."""
    return f"{PARTIES}{slug}/"


def of_person(slug: str) -> str:
    """The list of what a person asked, and answered for."""
    return f"{PERSONS}{slug}/"


def of_feed(topic: str) -> str:
    """The feed of a topic, by its slug."""
    return f"feeds/onderwerpen/{topic}.atom"


def of_attachment(dossier: Dossier, file: str) -> str:
    """A file in the folder of the same name as the page."""
    return f"{of_dossier(dossier)}{file}"

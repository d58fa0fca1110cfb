"""Privacy: what must not be published, found in running text and always shown masked.

Only what says by itself that it is private is found here: a citizen's number, an account, a mobile
number. What depends on its place in a letter (a home address in the address block, the civil
servant who wrote it) is the importer's to say.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from stdnum import iban
from stdnum.nl import bsn

_SHORT = 8


class PrivateKind(Enum):
    """What a private find is, in the word that clerks see."""

    BSN = "bsn"
    IBAN = "iban"
    PHONE = "telefoon"
    EMAIL = "email"
    ADDRESS = "adres"
    CIVIL_SERVANT = "ambtenaar"
    SIGNATURE = "handtekening"
    BIRTH_DATE = "geboortedatum"


@dataclass(frozen=True, slots=True)
class PrivateFind:
    """Something private: `text[start:end]` of the text in which it was found is `found`."""

    kind: PrivateKind
    found: str
    start: int
    end: int


# A number of nine digits is one only next to a word that says so.
_BSN = re.compile(
    r"\b(?:bsn|burger\s?service\s?nummer|sofi(?:-?nummer)?)\b[^.;\d]{0,40}?"
    r"(?P<found>\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}[ .-]?\d{2}[ .-]?\d{3})(?!\d)",
    re.IGNORECASE,
)
_NEXT_BSN = re.compile(
    r"[\s,;/&]*+(?:(?:en|of)\s++)?(?P<found>\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d)"
)
_IBAN = re.compile(r"\b(?P<found>[A-Z]{2}\d{2}(?:[\s.]?[A-Z0-9]{4}){2,7}(?:[\s.]?[A-Z0-9]{1,3})?)\b", re.IGNORECASE)
# Between the figures of a number stand spaces, dots, and the dashes that word processors make.
_GAP = r"[\s.\u2010-\u2015\u2212-]"
_MOBILE = re.compile(
    rf"(?<![\w.,/-])(?P<found>(?:\(0\s?6\)|0\s?6|(?:\+|00)\s?31{_GAP}?(?:\(0\)\s?)?(?:6|\(6\)))(?:{_GAP}*\d){{8}})"
    r"(?![\d/]|[.,-]\d)"
)
# A number that stands with a person: "mevrouw A. Voorbeeld (tel. 0599 001 234)"
_DIRECT = re.compile(
    r"\b(?:mevrouw|mevr\.?|mw\.?|de\s+heer|dhr\.?)\s[^.;:\d(]{0,6}(?:[A-Z]\.\s?)*[^;:\d(]{2,40}"
    rf"\(?\s*(?:,?\s*(?:tel|telefoon|doorkiesnummer|nummer|op)\b\.?:?\s*)?(?P<found>\(?0\d{{1,3}}\)?{_GAP}?\d(?:{_GAP}?\d){{5,7}})(?!\d)"
)
_EMAIL = re.compile(r"(?<![\w.+'-])(?P<found>(?P<local>[\w.+'-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63})+))")
# Hosts at which nobody but persons have a box
_OF_PERSONS = re.compile(
    r"(?:gmail|hotmail|outlook|live|msn|yahoo|icloud|me|ziggo|kpnmail|kpnplanet|planet|home|hetnet|xs4all|upcmail|casema"
    r"|chello|quicknet|tele2|telfort|online|solcon|protonmail|proton|gmx)\.\w+",
    re.IGNORECASE,
)
# Boxes that belong to an office and not to a person
_OFFICE = re.compile(
    r"""(?:gemeente|info|griffie|raadsgriffie|statengriffie|contact|post|postbus|bestuur|secretariaat|klantcontact|kcc|pers
      | communicatie|fractie|raad|college|provincie|waterschap|privacy|woo|loket|balie|servicepunt|meldingen|subsidies
      | fg|klachten|inkoop|facturen|administratie|redactie|webmaster|ombudsman|bezwaar|raadhuis|stadhuis|gemeentehuis)
      (?:[._-]\w+|\d+)*""",
    re.IGNORECASE | re.VERBOSE,
)
_BORN = re.compile(
    r"\b(?:geboren(?:\s+te\s+[\w' -]{2,30}?)?(?:\s+op)?|geboortedatum|geb\.)\s*:?\s*"
    r"(?P<found>\d{1,2}[-/ .]\d{1,2}[-/ .]\d{2,4}|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4})",
    re.IGNORECASE,
)


def find_private(text: str, own: Collection[str] = ()) -> list[PrivateFind]:
    """What is private in the text, in its order, none within another.

    `own` are accounts and addresses of the organisation itself, as `normalise` writes them.
    """
    return apart(find for find in _find_all(text) if normalise(find.found) not in own)


def apart(finds: Iterable[PrivateFind]) -> list[PrivateFind]:
    """The finds in the order of the text, without those that stand within another."""
    kept: list[PrivateFind] = []
    for find in sorted(finds, key=lambda find: (find.start, -find.end)):
        if not kept or find.start >= kept[-1].end:
            kept.append(find)
    return kept


def find_accounts(text: str) -> Iterator[PrivateFind]:
    """The bank accounts in the text, whoever they belong to."""
    for match in _IBAN.finditer(text):
        found = match["found"]
        # The words behind a number may look like more of it.
        while found and not iban.is_valid(found.replace(".", "")):
            found = re.sub(r"[\s.]?[^\s.]*$", "", found)
        if found:
            yield PrivateFind(PrivateKind.IBAN, found, match.start(), match.start() + len(found))


def leave_out(text: str, finds: Iterable[PrivateFind]) -> str:
    """The text with "[weggelaten: adres]" in the place of each find."""
    return _replace(text, finds, lambda find: f"[weggelaten: {find.kind.value}]")


def mask_in(text: str, finds: Iterable[PrivateFind]) -> str:
    """The text with each find masked."""
    return _replace(text, finds, lambda find: mask(find.found))


def mask(text: str) -> str:
    """The text as it may be shown: its first two and last two characters, or nothing of a short one."""
    return "…" if len(text) < _SHORT else f"{text[:2]}…{text[-2:]}"


def normalise(text: str) -> str:
    """The text to compare by: letters and digits only."""
    return re.sub(r"[\W_]", "", text).lower()


def _replace(text: str, finds: Iterable[PrivateFind], write: Callable[[PrivateFind], str]) -> str:
    pieces: list[str] = []
    at = 0
    for find in finds:
        pieces += (text[at : find.start], write(find))
        at = find.end
    return "".join((*pieces, text[at:]))


def _find_all(text: str) -> Iterator[PrivateFind]:
    for first in _BSN.finditer(text):
        match: re.Match[str] | None = first
        while match:  # a list of them behind one word
            if bsn.is_valid(match["found"]):
                yield _find(PrivateKind.BSN, match)
            match = _NEXT_BSN.match(text, match.end())
    yield from find_accounts(text)
    yield from (_find(PrivateKind.PHONE, found) for found in _MOBILE.finditer(text))
    yield from (_find(PrivateKind.PHONE, found) for found in _DIRECT.finditer(text))
    boxes = (found for found in _EMAIL.finditer(text) if not _is_of_office(found))
    yield from (_find(PrivateKind.EMAIL, found) for found in boxes)
    yield from (_find(PrivateKind.BIRTH_DATE, found) for found in _BORN.finditer(text))


def _is_of_office(box: re.Match[str]) -> bool:
    return bool(_OFFICE.fullmatch(box["local"])) and not _OF_PERSONS.fullmatch(box["host"])


def _find(kind: PrivateKind, match: re.Match[str]) -> PrivateFind:
    return PrivateFind(kind, match["found"], match.start("found"), match.end("found"))

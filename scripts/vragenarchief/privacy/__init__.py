"""Privacy: what must not be published, found in running text and always shown masked.

Only what says by itself that it is private is found here: a citizen's number, an account, a mobile
number. What depends on its place in a letter (a home address in the address block, the civil
servant who wrote it) is the importer's to say, and on a page that of `gate`.
"""

import re
import string
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
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
    UNREAD = "ongelezen"

    @property
    def words(self) -> str:
        """What it is, in words to say in a sentence."""
        return _WORDS[self]


_WORDS = {
    PrivateKind.BSN: "een burgerservicenummer",
    PrivateKind.IBAN: "een bankrekening",
    PrivateKind.PHONE: "een telefoonnummer",
    PrivateKind.EMAIL: "een e-mailadres",
    PrivateKind.ADDRESS: "een adres",
    PrivateKind.CIVIL_SERVANT: "de naam van een ambtenaar",
    PrivateKind.SIGNATURE: "een handtekening",
    PrivateKind.BIRTH_DATE: "een geboortedatum",
    PrivateKind.UNREAD: "een bestand dat niet is nagekeken",
}


@dataclass(frozen=True, slots=True)
class PrivateFind:
    """Something private: `text[start:end]` of the text in which it was found is `found`.

    Where it is not certain, only a person can say whether it is private.
    """

    kind: PrivateKind
    found: str
    start: int
    end: int
    is_certain: bool = True


# Patterns begin with a figure or sign, and look back from there: so a search goes past all words in no time.

# A number of nine digits is one only next to a word that says so.
_BSN = re.compile(
    r"\b(?:bsn|burger\s?service\s?nummer|sofi(?:-?nummer)?)\b[^.;\d]{0,40}?"
    r"(?P<found>\d{3}[ .-]?\d{3}[ .-]?\d{3}|\d{4}[ .-]?\d{2}[ .-]?\d{3})(?!\d)",
    re.IGNORECASE,
)
_NEXT_BSN = re.compile(
    r"[\s,;/&]*+(?:(?:en|of)\s++)?(?P<found>\d{9}|\d{3}[ .]\d{3}[ .]\d{3}|\d{4}[ .]\d{2}[ .]\d{3})(?!\d)"
)
_IBAN = re.compile(
    r"[0-9][0-9](?<=\b[A-Z]{2}[0-9]{2})(?:[\s.]?[A-Z0-9]{4}){2,7}(?:[\s.]?[A-Z0-9]{1,3})?\b", re.IGNORECASE
)
# Between the figures of a number stand a space or two, a line end, a dot, or a dash as word processors make them.
_SPACE = r"[^\S\n]{0,2}"
_GAP = rf"{_SPACE}(?:\.(?!\s)|[\u2010-\u2015\u2212-]|\n(?![^\S\n]*\n))?{_SPACE}"
_FREE = r"(?<![\w.,/-].)"
_COUNTRY = rf"\s?31{_GAP}(?:\(0\)\s?)?(?:6|\(6\))"
_MOBILE = re.compile(
    rf"(?P<found>(?:\({_FREE}0\s?6\)|0{_FREE}(?:\s?6|0{_COUNTRY})|\+{_FREE}{_COUNTRY})(?:{_GAP}\d){{8}})"
    r"(?![\d/]|[.,-]\d)"
)
# "1. 0, 2. 3, 3. 1": figures that stand alone make a list and no number
_LIST = re.compile(r"(?:\b\d\b\D+){3}")
_TELEPHONE = re.compile(rf"(?P<found>(?:\(0|0)(?<!\d0)\d{{1,3}}\)?(?:{_GAP}\d){{6,8}})(?!\d)")
# What makes it the number of a person: "mevrouw A. Voorbeeld (tel. 0599 001 234)", "doorkiesnummer 0599 001 234"
_BEFORE_DIRECT = re.compile(
    r"""\b(?:mevrouw|mevr\.?|mw\.?|de\s+heer|dhr\.?)\s[^.;:\d(]{0,6}(?:[A-Z]\.\s?)*[^;:\d(]{2,40}
        \(?\s*(?:,?\s*(?:tel|telefoon|doorkiesnummer|nummer|op)\b\.?:?\s*)?$
      | \bdoorkies(?:nummer)?\b[\s:|*]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_EMAIL = re.compile(r"(?<![\w.+'-])(?P<found>(?P<local>[\w.+'-]{1,64})@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63})+))")
# "j.devries", "jan.de.vries": the box of somebody, and not of a campaign or a help desk
_NAME_AS_BOX = re.compile(
    r"(?:[a-z]{1,2}[._-]?){1,3}[._-][a-z-]{3,}\d{0,4}|[a-z]{2,}(?:[._][a-z]+){1,3}\d{0,4}", re.IGNORECASE
)
# Hosts at which nobody but persons have a box
HOSTS_OF_PERSONS = re.compile(
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
    r"\b(?:geboren(?:\s+te\s+[\w' -]{2,30}?)?(?:\s+op)?|geboortedatum|geb\.)[\s:|*]{0,6}"
    r"(?P<found>\d{1,2}[-/ .]\d{1,2}[-/ .](?:\d{2})?\d{2}|\d{1,2}\s+[a-z]{3,9}\.?\s+\d{4})(?!\d)"
    r"(?!\s+(?:of|en)\s+(?:later|eerder|daarna|daarvoor|jonger|ouder))",
    re.IGNORECASE,
)
# Nobody who lives was born in these years.
_LONG_AGO = re.compile(r"(?<!\d)1[0-8]\d\d$")
# Where a number of nine figures or more may stand, and how much of the text around it says what it is
_FIGURES = re.compile(r"[0-9][0-9\s.()\u2010-\u2015\u2212-]{6,}[0-9]")
_BEFORE_AT_MOST, _AFTER_AT_MOST = 120, 60


# Each sign as "0" for a figure, "A" for a capital and "x" for all but a space; and what may stand between figures
_AS_SIGNS = b"".join(
    b"0" if sign in string.digits else b"A" if sign in string.ascii_uppercase else b" " if sign == " " else b"x"
    for sign in map(chr, range(256))
)
_BETWEEN_FIGURES = b" \t\r\n.()-" + bytes(range(128, 256))


class Marks:
    """Signs of what may be in a text: to look for them is far less work than to find it, and most texts have none."""

    def __init__(self, text: str) -> None:
        """Take the text."""
        self._bytes = text.encode(errors="replace")
        self._small = self._bytes.lower()

    def has_any(self, *words: bytes) -> bool:
        """Whether one of the words, in small letters, is in the text."""
        return any(word in self._small for word in words)

    @property
    def has_number(self) -> bool:
        """Whether nine figures stand behind one another, whatever signs are between them."""
        return b"0" * 9 in self._bytes.translate(_AS_SIGNS, _BETWEEN_FIGURES)

    @property
    def has_postcode(self) -> bool:
        """Whether four figures stand before two capitals."""
        signs = self._bytes.translate(_AS_SIGNS)
        return b"0000 AA" in signs or b"0000AA" in signs


def find_private(text: str, own: Collection[str] = ()) -> list[PrivateFind]:
    """What is private in the text, in its order, none within another.

    `own` are accounts and addresses of the organisation itself, as `normalise` writes them.
    """
    return apart(find for find in find_by_itself(text, Marks(text)) if normalise(find.found) not in own)


def find_by_itself(text: str, marks: Marks) -> Iterator[PrivateFind]:
    """What says by itself that it is private, kind by kind; `marks` are those of the text."""
    if marks.has_number:
        for start, end in _places_of_numbers(text):
            for find in _find_numbers(text[start:end]):
                yield replace(find, start=find.start + start, end=find.end + start)
    if marks.has_any(b"@"):
        boxes = (found for found in _EMAIL.finditer(text) if not _is_of_office(found))
        yield from (_find(PrivateKind.EMAIL, found, is_certain=_is_of_person(found)) for found in boxes)
    if marks.has_any(b"gebo", b"geb."):
        days = (found for found in _BORN.finditer(text) if not _LONG_AGO.search(found["found"]))
        yield from (_find(PrivateKind.BIRTH_DATE, found) for found in days)


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
        start = match.start() - 2
        found = text[start : match.end()]
        # The words behind a number may look like more of it.
        while found and not iban.is_valid(normalise(found)):
            found = re.sub(r"[\s.]?[^\s.]*$", "", found)
        if found:
            yield PrivateFind(PrivateKind.IBAN, found, start, start + len(found))


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


def _places_of_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where a number may stand, each with what is before and behind it, from a space to a space."""
    start = end = 0
    for run in _FIGURES.finditer(text):
        before = text.rfind(" ", 0, max(0, run.start() - _BEFORE_AT_MOST)) + 1
        if before > end:
            yield start, end
            start = before
        end = run.end() + _AFTER_AT_MOST
    yield start, end


def _find_numbers(text: str) -> Iterator[PrivateFind]:
    for first in _BSN.finditer(text):
        match: re.Match[str] | None = first
        while match:  # a list of them behind one word
            if bsn.is_valid(match["found"]):
                yield _find(PrivateKind.BSN, match)
            match = _NEXT_BSN.match(text, match.end())
    yield from find_accounts(text)
    yield from (_find(PrivateKind.PHONE, found) for found in _MOBILE.finditer(text) if not _LIST.search(found["found"]))
    for found in _TELEPHONE.finditer(text):
        if _BEFORE_DIRECT.search(text[max(0, found.start() - _BEFORE_AT_MOST) : found.start()]):
            yield _find(PrivateKind.PHONE, found)


def _is_of_office(box: re.Match[str]) -> bool:
    return bool(_OFFICE.fullmatch(box["local"])) and not HOSTS_OF_PERSONS.fullmatch(box["host"])


def _is_of_person(box: re.Match[str]) -> bool:
    return bool(HOSTS_OF_PERSONS.fullmatch(box["host"]) or _NAME_AS_BOX.fullmatch(box["local"]))


def _find(kind: PrivateKind, match: re.Match[str], *, is_certain: bool = True) -> PrivateFind:
    return PrivateFind(kind, match["found"], match.start("found"), match.end("found"), is_certain)

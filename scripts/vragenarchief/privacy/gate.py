"""The gate: what in a text must not be published, or may have to stay out of it, with its line.

Beside what says by itself that it is private, it is what its place makes so: a home in an address, a name behind
"behandeld door", a name under "was getekend".
"""

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdnum.nl import bsn

from vragenarchief.privacy import Marks, PrivateFind, PrivateKind, apart, find_by_itself, mask, normalise
from vragenarchief.privacy.persons import CONTACT, HONORIFIC, INITIALS, PERSON, SURNAME

_HASH_LENGTH = 16

# Signs of Markdown, and those that nobody sees: none of them keeps a reader from the number around it.
_UNSEEN = "*\\`\u00ad\u200b\u200c\u200d\u2060\ufeff"

_NO_PERSON = r"(?!(?:Team|Afdeling|Gemeente|Griffie|Domein|Cluster|Sector|Bureau|Het|De|Een|College|Provincie)\b)"
# "Behandeld door: mevrouw A. Voorbeeld", "Contactpersoon | Anna Voorbeeld"; without a title it has to end there
_LABELLED = re.compile(
    rf"""\b(?i:behandeld\s+door|behandelaar|behandelend\s+(?:ambtenaar|medewerker)|contactpersoon|steller)
        (?: [\s:|]{{1,6}} (?P<found>{PERSON.replace(" ", "[ ]")})
          | [ ]?[:|][\s|]{{0,6}} (?P<named>{_NO_PERSON}[A-ZÀ-Ý][a-zà-ÿ]+[ ]{SURNAME})(?=[ ]*(?:$|[,;(|/])))""",
    re.VERBOSE | re.MULTILINE,
)
_SIGNED = re.compile(
    rf"\b(?:w\.g\.|(?:was\s+)?getekend)[\s:,(]{{1,6}}(?P<found>{PERSON}|{INITIALS}{SURNAME})", re.IGNORECASE
)
_NUMBER_OF_HOUSE = r"[1-9]\d{0,4}(?:\s?[a-zA-Z]{1,2}\b|\s?(?:hs|bis|huis)\b)?(?:\s?[-/]\s?\d{1,4})?"
_STREET_WITH_NUMBER = rf"[A-ZÀ-Ý][\w'’ .-]{{2,40}}?\s{_NUMBER_OF_HOUSE}"
# "woont aan de Turfsteker 17", "wonende te Wiekendam, Turfsteker 17"
_LIVES = re.compile(
    rf"""\b(?i:woonachtig|wonende|woont)\s
        (?: (?i:aan|op)\s(?:(?:de|het|'t)\s)?(?P<at>{_STREET_WITH_NUMBER})
          | (?i:te|in)\s[A-ZÀ-Ý][\w'’ -]{{2,30}},\s(?:(?i:aan)\s)?(?:(?:de|het)\s)?(?P<within>{_STREET_WITH_NUMBER}))
        (?![\w%€]|[.,]\d|\s(?:procent|jaar|personen|gezinnen|huishoudens))""",
    re.VERBOSE,
)
_POSTCODE = re.compile(
    r"[1-9][0-9]{3}(?<![\w€.,/-]....)[^\S\n]?[A-Z]{2}(?P<place>[^\S\n]{1,4}[A-ZÀ-Ý'’‘][\w'’ -]{1,30}\w)?(?![\w-])"
)
# The street at the end of what stands before a postcode
_STREET = re.compile(rf"(?P<found>[A-ZÀ-Ý'’‘][^\d,;:?!()|\n]{{2,40}}\s{_NUMBER_OF_HOUSE})[\s,|>]{{1,8}}$")
_BEFORE_POSTCODE = 160
# Whose address it is, at the end of what stands before the street
_OF_PERSON = re.compile(
    rf"(?:(?i:{HONORIFIC}|fam(?:ilie|\.)|bewoners?\s+van)\s[^\n,]{{2,40}}|{INITIALS}{SURNAME})"
    r"\s*(?:[,\n|]\s*|\s(?:uit|van|aan|op)\s(?:(?:de|het)\s)?)?$"
)
_OF_OFFICE = re.compile(
    r"""\b(?:gemeente\w*|provincie\w*|waterschap\w*|raad\w*|college|ministerie|stichting|vereniging|co[oö]peratie
      | b\.?v|n\.?v|bureau|\w*kantoor|\w*school|politie\w*|brandweer|bezoekadres|postadres|locatie|vestiging|afdeling
      | team|postbus|antwoordnummer|stadhuis|raadhuis|loket|balie|bibliotheek|museum|\w*huis|\w*centrum|fractie\w*
      | partij|griffie\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "Voorbeeld, A.B.", "A.B. Voorbeeld", "mevrouw Voorbeeld"
_MAKER_BY_NAME = re.compile(rf"{PERSON}|{SURNAME}(?:\s\w+)?,\s*{INITIALS}")
_NO_MAKER = re.compile(
    r"""\b(?:microsoft|word|writer|\w*office|adobe|acrobat|canon|ricoh|xerox|hp|konica|kyocera|brother|epson|scan\w*
      | print\w*|pdf\w*|reportlab|python\w*|un(?:specified|known|named)|anonymous|anoniem|onbekend|user|gebruiker
      | admin\w*|auteur|author|tweede\s+kamer|rijksoverheid|secretariaat|communicatie|servicepunt|organisatie)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD_OF_BSN = re.compile(r"\b(?:bsn|burger\s?service\s?nummer)", re.IGNORECASE)
_LONE_BSN = re.compile(r"[0-9](?<![\w.,/-].)[0-9]{8}(?![\w/-]|[.,]\d)")
_POST_BOX = re.compile(r"\b(?:Postbus|Antwoordnummer)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something private on a line, counted from 1; where it is not certain, a person has to look."""

    kind: PrivateKind
    is_certain: bool
    found: str
    line: int

    @property
    def hash(self) -> str:
        """What a register of exceptions calls it by."""
        return hash_of(self.kind, self.found)

    @property
    def shown(self) -> str:
        """It, as it may be shown."""
        return mask(self.found)


def hash_of(kind: PrivateKind, found: str) -> str:
    """The same for the same letters and figures, whatever stands between them; nobody reads back from it what it was.

    Who guesses what it was can check the guess: there is no secret in it, so that every copy of an archive gives
    the same.
    """
    return hashlib.sha256(f"{kind.value}\0{normalise(found)}".encode()).hexdigest()[:_HASH_LENGTH]


def find_spots(source: str) -> tuple[Spot, ...]:
    """What is private in a text of a page, a register or a file, in its order."""
    text = _as_read(source)
    marks = Marks(text)
    finds = apart([*find_by_itself(text, marks), *_find_by_place(text, marks)])
    spots: list[Spot] = []
    line, at = 1, 0
    for find in finds:
        line += text.count("\n", at, find.start)
        at = find.start
        spots.append(Spot(find.kind, find.is_certain, find.found, line))
    return tuple(spots)


def find_in_file(pages: Sequence[str]) -> list[tuple[int, Spot]]:
    """What is private in the words of a file, each with its page, counted from 1.

    Where a file speaks of citizens' numbers, every number that can be one is: in a table the word is far away.
    """
    has_numbers = any(_WORD_OF_BSN.search(page) for page in pages)
    found: list[tuple[int, Spot]] = []
    for number, page in enumerate(pages, 1):
        spots = find_spots(page)
        found += [(number, spot) for spot in spots]
        known = {spot.hash for spot in spots}
        for match in _LONE_BSN.finditer(page) if has_numbers else ():
            spot = Spot(PrivateKind.BSN, is_certain=True, found=match[0], line=page.count("\n", 0, match.start()) + 1)
            if bsn.is_valid(match[0]) and spot.hash not in known:
                found.append((number, spot))
    return found


def find_maker(name: str) -> Spot | None:
    """The name of who made a file, where that is somebody; it is certain where it has initials or a title."""
    name = " ".join(name.split())
    if not name or not re.search(r"[^\W\d_]{2}", name) or _OF_OFFICE.search(name) or _NO_MAKER.search(name):
        return None
    is_certain = bool(_MAKER_BY_NAME.match(name))
    return Spot(PrivateKind.CIVIL_SERVANT, is_certain, name, 1)


def _as_read(source: str) -> str:
    """The text as a reader sees it, as far as a number or name in it goes; its lines stay what they are."""
    text = source
    for sign in _UNSEEN:
        if sign in text:
            text = text.replace(sign, "")
    if "&" in text:
        text = "\n".join(html.unescape(line).replace("\n", " ") for line in text.split("\n"))
    return text


def _find_by_place(text: str, marks: Marks) -> Iterator[PrivateFind]:
    if marks.has_any(b"behandeld door", b"behandelaar", b"behandelend", b"contactpersoon", b"steller"):
        for match in _LABELLED.finditer(text):
            group = "found" if match["found"] else "named"
            yield _find(PrivateKind.CIVIL_SERVANT, match, group, is_certain=group == "found")
    if marks.has_any(b"contact ", b"wenden tot", b"terecht bij"):
        yield from (_find(PrivateKind.CIVIL_SERVANT, match, is_certain=False) for match in CONTACT.finditer(text))
    if marks.has_any(b"getekend", b"w.g."):
        yield from (_find(PrivateKind.SIGNATURE, match, is_certain=False) for match in _SIGNED.finditer(text))
    if marks.has_any(b"woonachtig", b"wonende", b"woont "):
        for match in _LIVES.finditer(text):
            yield _find(PrivateKind.ADDRESS, match, "at" if match["at"] else "within")
    if marks.has_postcode:
        for match in _POSTCODE.finditer(text):
            yield from _find_home(text, match)


def _find_home(text: str, postcode: re.Match[str]) -> Iterator[PrivateFind]:
    """The street and the postcode of somebody's address; of an office they are not private."""
    start = max(0, postcode.start() - _BEFORE_POSTCODE)
    before = text[start : postcode.start()]
    street = _STREET.search(before)
    if not street or _POST_BOX.search(street["found"]):
        return
    whose = before[: street.start()]
    block = whose[whose.rfind("\n\n") + 1 :]
    is_of_person = bool(_OF_PERSON.search(block))
    if not is_of_person and _OF_OFFICE.search(block.rstrip("\n")[block.rstrip("\n").rfind("\n") + 1 :]):
        return
    at = start + street.start("found")
    yield PrivateFind(PrivateKind.ADDRESS, street["found"], at, at + len(street["found"]), is_of_person)
    yield PrivateFind(PrivateKind.ADDRESS, postcode[0], *postcode.span(), is_of_person)


def _find(kind: PrivateKind, match: re.Match[str], group: str = "found", *, is_certain: bool = True) -> PrivateFind:
    return PrivateFind(kind, match[group], *match.span(group), is_certain)

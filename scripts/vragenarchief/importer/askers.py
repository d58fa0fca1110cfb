"""Who asked: the person and the party, from an address block, a salutation or a sentence."""

import re
from collections.abc import Iterator, Sequence

from vragenarchief.dossier.model import Asker
from vragenarchief.dossier.registers import Register
from vragenarchief.importer.headlines import parse_head_line
from vragenarchief.importer.paragraphs import Paragraph
from vragenarchief.importer.parties import find_members, find_parties, known_party, party_in_line

_HONORIFIC = r"(?:[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|(?:[Dd]e\s+)?[Hh]eer|[Dd]hr\.?|[Hh]ear)"
_ROLE = r"(?:(?:het\s+)?(?:raads|staten|commissie|burgerraads|duoraads|steunfractie)?lid(?:\s+van\s+de\s+raad)?)"
_TITLE = r"(?:(?:drs|mr|ir|dr|ing|prof|dhr|mevr|mw)\.\s*)*"
_PARTICLE = r"(?:(?:van|Van|de|De|der|den|Den|ten|Ten|ter|Ter|te|'t|’t|el|El|la|La)\s+)*"
_SURNAME = rf"{_PARTICLE}[A-ZÀ-Ý][\w'’]+(?:\s?-\s?[A-ZÀ-Ý][\w'’]+)*"
_INITIALS = r"(?:(?:[A-ZÀ-Ý][a-z]?\.\s?-?){1,6}\s*(?:\([A-ZÀ-Ý][\w-]+\)\s*)?)"
_PERSON = rf"(?P<name>{_INITIALS}{_SURNAME}|{_SURNAME}(?:\s{_SURNAME})?)"
_ADDRESSED = re.compile(rf"(?:\b{_HONORIFIC}|\b{_ROLE})\s+(?:{_HONORIFIC}\s+)?{_TITLE}{_PERSON}")
_NAME_ALONE = re.compile(rf"{_TITLE}(?P<name>{_INITIALS}{_SURNAME})")
_GREETED = re.compile(rf"(?:[Gg]eachte?|[Bb]este|[Aa]chte)\s+{_HONORIFIC}\s+{_TITLE}(?P<name>{_SURNAME})")
# Below a letter: initials or a first name, and a surname
_SIGNED = re.compile(
    rf"(?:(?:[Nn]aam\s+en\s+)?[Oo]ndertekening\s*:\s*)?{_TITLE}(?P<name>(?:{_INITIALS}|[A-ZÀ-Ý][a-zà-ÿ]+\s+){_SURNAME})"
    r"(?=\s*(?:[,.(]|$|namens))",
)
_MEMBERS = re.compile(
    r"\b(?:[Hh]et\s+(?:raads|staten)?lid|[Dd]e\s+(?:raads|staten)?leden)\s+(?P<list>[A-ZÀ-Ý][^.;:()]{0,300}\([^()]{1,80}\)"
    r"(?:(?:,|\s+en|,\s+en)\s+[A-ZÀ-Ý][^.;:()]{0,300}\([^()]{1,80}\)){0,20})"
)
_NO_NAMES = frozenset(
    {"Voorzitter", "Raad", "College", "Griffier", "Burgemeester", "Leden", "Staten", "Heer", "Fractie"}
)
# Names, and the party of all of them: "A. Voorbeeld en B. Voorbeeld (beiden Groen)".
_LISTED = re.compile(r"(?P<names>[^()]{1,300})\((?:beiden|allen)?\s*(?P<party>[^()]{1,80})\)")


# "stelt het raadslid Jelle Voorbeeld de volgende vragen"
_ASKING = re.compile(rf"\bstel(?:t|len)\s+(?:het\s+)?{_ROLE}\s+{_PERSON}(?=\s+(?:de|het|een|u|aan|\()|,)")
# The signature of a letter with questions that stands above the answers
_SIGNED_ABOVE = re.compile(
    rf"[Hh]et\s+lid\s+van\s+de\s+(?:gemeenteraad|raad|provinciale\s+staten),?\s+{_TITLE}(?P<name>{_INITIALS}{_SURNAME})"
)
# The heading of a series: "B. Vragen Voorbeeldpartij d.d. 2 juni 2015"
_SERIES = re.compile(
    r"[A-Z]\.\s+(?:(?:[Mm]ondelinge|[Ss]chriftelijke|[Tt]echnische)\s+)?[Vv]ra(?:ag|gen)\s+(?:van\s+)?(?:de\s+)?(?:fractie\s+)?(?:van\s+)?"
    r"(?P<party>[^\W\d_a-z][^,:]{1,40}?)(?:\s+(?:d\.d\.|van|over)\s+(?P<day>\d.*))?"
)


def asker_of_series(heading: str, parties: Register) -> tuple[str | None, str | None]:
    """The party and the day in the heading of a series of questions; None for what it does not say."""
    match = _SERIES.fullmatch(heading)
    return (known_party(match["party"], parties) or match["party"], match["day"]) if match else (None, None)


def listed_askers(text: str, parties: Register) -> list[Asker]:
    """The askers of a list that gives the party of each, or of several, between brackets."""
    askers: list[Asker] = []
    for group in _LISTED.finditer(text):
        party = group["party"].strip()
        names = (name.strip(" ,´`¨") for name in re.split(r",|\sen\s", group["names"]))
        askers += (Asker(name=name, party=known_party(party, parties) or party) for name in names if name)
    return askers


def find_askers(
    address: Sequence[Paragraph], salutation: str | None, text: str, parties: Register
) -> tuple[Asker, ...]:
    """The askers that a letter names: one person at most, and the parties for which it says that was.

    `address` stands above the salutation; `text` is all that stands before the first question.
    """
    name = _name_of(address, salutation)
    if not name and (asking := _ASKING.search(text) or _SIGNED_ABOVE.search(text)):
        name = asking["name"]
    listed = _listed_in(text, parties)
    if listed and (not name or any(asker.name and name.endswith(asker.name) for asker in listed)):
        return tuple(listed)
    named = list(dict.fromkeys(_parties_of(address, text, parties)))
    if not name and len(members := list(find_members(text, parties))) == 1:
        name = members[0][0]
    if not name and not named:
        return ()
    first = Asker(name=name, party=named[0] if named else None)
    return (first, *(Asker(name=None, party=party) for party in named[1:]))


def _listed_in(text: str, parties: Register) -> list[Asker]:
    """The askers whom a sentence or a subject names with their party: "het lid Voorbeeld (Groen)"."""
    match = _MEMBERS.search(text)
    return listed_askers(match["list"], parties) if match else []


def find_signers(closing: Sequence[Paragraph], parties: Register) -> tuple[Asker, ...]:
    """The askers below a letter with questions: "A. Voorbeeld, namens de fractie Groen"."""
    text = " ".join(paragraph.text for paragraph in closing)
    names = [match["name"] for paragraph in closing if (match := _SIGNED.match(paragraph.text))]
    named = list(dict.fromkeys([*find_parties(text, parties), *_known_between(text, parties)]))
    if not names and not named:
        return ()
    first = Asker(name=names[0] if names else None, party=named[0] if named else None)
    return (first, *(Asker(name=None, party=party) for party in named[1:]))


def _known_between(text: str, parties: Register) -> Iterator[str]:
    """Known parties that stand between brackets or commas: "A. Voorbeeld (VVD)", "A. Voorbeeld, VVD"."""
    for piece in re.split(r"[(),.:]", text):
        if party := known_party(piece, parties):
            yield party


def _name_of(address: Sequence[Paragraph], salutation: str | None) -> str | None:
    for paragraph in address:
        if parse_head_line(paragraph.text):
            continue
        match = _ADDRESSED.search(paragraph.text) or _NAME_ALONE.fullmatch(paragraph.text)
        if match and match["name"] not in _NO_NAMES:
            return " ".join(match["name"].split())
    match = _GREETED.match(salutation or "")
    return match["name"] if match and match["name"].split()[0] not in _NO_NAMES else None


def _parties_of(address: Sequence[Paragraph], text: str, parties: Register) -> Iterator[str]:
    said = list(find_parties(text, parties))
    if said:
        yield from said
        return
    for paragraph in address:
        if not parse_head_line(paragraph.text) and (party := party_in_line(paragraph.text, parties)):
            yield party
            return

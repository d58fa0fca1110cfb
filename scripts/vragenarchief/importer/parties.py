"""Names of parties as letters spell them, and the name by which a party is known."""

import re
from collections.abc import Iterator

from vragenarchief.dossier.registers import Register
from vragenarchief.dutch.words import fold

# Parties with seats in many councils. Those of the council itself are in its register, which goes first.
_NATIONAL = {
    "50PLUS": (),
    "BBB": ("BoerBurgerBeweging",),
    "BIJ1": (),
    "CDA": (),
    "ChristenUnie": ("Christen Unie", "CU"),
    "D66": ("Democraten 66",),
    "DENK": (),
    "Forum voor Democratie": ("FVD", "FvD"),
    "GroenLinks": ("Groen Links", "GL"),
    "GroenLinks-PvdA": ("PvdA-GroenLinks", "GL-PvdA", "PvdA/GroenLinks", "GroenLinks/PvdA", "PvdA-GL"),
    "JA21": (),
    "Nieuw Sociaal Contract": ("NSC",),
    "Partij voor de Dieren": ("PvdD", "partij voor de dieren"),
    "PvdA": ("Partij van de Arbeid",),
    "PVV": ("Partij voor de Vrijheid",),
    "SGP": ("Staatkundig Gereformeerde Partij",),
    "SP": ("Socialistische Partij",),
    "Volt": (),
    "VVD": (),
}
_BY_KEY = {re.sub(r"\W+", "", fold(name)): known for known, also in _NATIONAL.items() for name in (known, *also)}
# A name as it stands in a sentence: words with a capital or a digit, and the small words between them.
_WORD = r"[^\W_a-zà-ÿ][\w&!.’'/-]*"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|voor|van|de|der|den|het|en|in|op|aan|&))*"
_AFTER = re.compile(
    rf"(?:(?<![\w-])[Ff]racties?|\bFRACTIE|\b[Ss]tatenfractie|\b[Rr]aadsfractie)(?:\s+van)?(?:\s+(?:de|het))?:?\s+(?P<name>{_NAME})"
    rf"|\b[Nn]amens\s+(?:de\s+|het\s+)?(?P<named>{_NAME})",
)
# Names that count only where somebody knows them: "CDA stelt schriftelijke vragen", "Vragen van de SP over",
# "mevrouw A. Voorbeeld van de Partij voor de Dieren"
_ASKING = re.compile(
    rf"(?P<name>{_NAME})\s+(?:stelt|stelde|stellen|heeft|hebben)\b[^.?!]{{0,80}}\bvragen\b"
    rf"|\b[Vv]ragen\s+(?:van\s+)?(?:de\s+|het\s+)?(?P<of>{_NAME})"
    r"|\b(?:[Mm]evrouw|[Mm]evr\.|[Mm]w\.|[Hh]eer|[Ll]id)\s+[^.,;:()\d]{2,40}?\s(?:van|namens)\s+(?:de\s+|het\s+)?"
    rf"(?P<by>{_NAME}|partij voor de Dieren)"
)
_BEFORE = re.compile(r"(?P<name>[A-Z][\w&!]*)(?:-|\s)(?:[Ss]taten|[Rr]aads)?[Ff]ractie\b")
_SMALL = re.compile(r"\s(?:voor|van|de|der|den|het|en|in|op|aan|&)$")
_PERSON = re.compile(r"\s+(?:Mevr|Mevrouw|Mw|De heer|Dhr|Heer)\b.*", re.DOTALL)


def known_party(name: str, register: Register) -> str | None:
    """The party that goes by this name, as the register or else the country spells it; None where nobody knows it."""
    key = re.sub(r"\W+", "", fold(name))
    for entry in register.entries:
        if key in {re.sub(r"\W+", "", fold(spelling)) for spelling in (entry.name, *entry.also)}:
            return entry.name
    return _BY_KEY.get(key)


def find_parties(text: str, register: Register) -> Iterator[str]:
    """The parties for which the text says that somebody speaks: "namens de fractie van …", "de VVD-fractie"."""
    for match in _AFTER.finditer(text):
        is_certain = match["name"] is not None
        name = _PERSON.sub("", match["name"] or match["named"]).rstrip(".,'’")
        for part in _split(name, register):
            party = known_party(part, register)
            if party or (is_certain and part):
                yield party or part
    for match in _BEFORE.finditer(text):
        if party := known_party(match["name"], register):
            yield party
    for match in _ASKING.finditer(text):
        named = match["of"] or match["by"]
        known = [known_party(part, register) for part in _split(named, register)] if named else []
        known += [_known_at_the_end(match["name"], register)] if match["name"] else []
        yield from filter(None, known)


def _known_at_the_end(words: str, register: Register) -> str | None:
    """The party whose name these words end with: "Brandtrap De Haarhoeve De Partij voor de Dieren"."""
    pieces = words.split()
    ends = (" ".join(pieces[start:]) for start in range(len(pieces)))
    return next((party for end in ends if (party := known_party(end, register))), None)


def party_in_line(line: str, register: Register) -> str | None:
    """The party whose name this line of an address begins with: "Christen Unie Wiekendam"."""
    words = line.split()
    for end in range(min(len(words), 6), 0, -1):
        if party := known_party(" ".join(words[:end]), register):
            return party
    return None


def _split(name: str, register: Register) -> list[str]:
    """The names in a phrase: "VVD en D66" are two, a name that is known whole is one."""
    while match := _SMALL.search(name):
        name = name[: match.start()]
    if known_party(name, register):
        return [name]
    words = name.split()
    for end in range(len(words) - 1, 0, -1):  # a known name with a place or a person behind it
        head, tail = " ".join(words[:end]), words[end]
        if known_party(head, register):
            rest = " ".join(words[end + 1 :]) if tail in {"en", "&"} else ""
            return [head, *_split(rest, register)] if rest else [head]
    return [part for part in re.split(r"\s(?:en|&)\s", name) if part]

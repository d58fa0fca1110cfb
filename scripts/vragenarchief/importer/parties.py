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
_BEFORE = re.compile(r"(?P<name>[A-Z][\w&!]*)(?:-|\s)(?:(?:[Ss]taten|[Rr]aads)?[Ff]ractie|(?:[Ss]teate)?[Ff]raksje)\b")
# "Mevrouw Voorbeeld van de partij …", "raadslid Voorbeeld van D66"
_OF_PERSON = re.compile(
    rf"\b(?:[Mm]evrouw|[Hh]eer|(?:[Rr]aads|[Ss]taten|[Cc]ommissie|AB-)?[Ll]id)\s+(?P<person>{_WORD}(?:\s{_WORD}){{0,3}})\s+van\s+(?:de\s+|het\s+)?"
    rf"(?P<name>(?:partij\s)?{_NAME}|partij\svoor\sde\s{_WORD})"
)
_NEAR = 80
# "De Partij voor de Dieren heeft hierover schriftelijke vragen gesteld": counts only where somebody knows the name
_ASKING = re.compile(rf"(?P<name>{_NAME})\s+(?:stelt|stelde|stellen|heeft|hebben)\b[^.?!]{{0,80}}\bvragen\b")
# In a title: "Beantwoording raadsvragen D66 over …", "Schriftelijke vragen van CDA en VVD"
_IN_TITLE = re.compile(
    rf"(?:\b|[Rr]aads|[Ss]taten|[Vv]ervolg)[Vv]ragen\s+(?:van\s+)?(?:de\s+|het\s+)?(?:fractie\s+)?(?P<name>{_NAME})"
)
# What a party says of itself when it asks: "Bent u het met D66 eens", "Deelt het college de mening van de VVD"
_OF_ITSELF = re.compile(
    rf"\b(?:met|[Mm]ening\svan)\s(?:de\s)?(?:fractie\svan\s)?(?:de\s|het\s)?(?P<name>{_WORD}(?:\s(?:{_WORD}|voor|van|de))*)"
)
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
    yield from (party for _, party in find_members(text, register))
    for match in _ASKING.finditer(text):
        words = match["name"].split()
        ends = (" ".join(words[start:]) for start in range(len(words)))
        if party := next(filter(None, (known_party(end, register) for end in ends)), None):
            yield party


def parties_in_title(title: str, register: Register) -> list[str]:
    """The known parties whose questions a title says that these are."""
    match = _IN_TITLE.search(title)
    names = _split(match["name"], register) if match else []
    return [party for name in names if (party := _longest_known(name, register))]


def find_members(text: str, register: Register) -> Iterator[tuple[str, str]]:
    """The persons who asked, with their party: "mevrouw Voorbeeld van D66 heeft vragen gesteld"."""
    for match in _OF_PERSON.finditer(text):
        is_asking = "vragen" in text[match.end() : match.end() + _NEAR]
        if is_asking and (party := _longest_known(match["name"], register)):
            yield match["person"], party


def find_speakers(text: str, register: Register) -> Iterator[str]:
    """The parties that questions show to be the one that asks: "Bent u het met D66 eens dat …"."""
    for match in _OF_ITSELF.finditer(text):
        if party := _longest_known(match["name"], register):
            yield party


def _longest_known(name: str, register: Register) -> str | None:
    words = name.split()
    found = (known_party(" ".join(words[:end]), register) for end in range(len(words), 0, -1))
    return next(filter(None, found), None)


def party_in_line(line: str, register: Register) -> str | None:
    """The party whose name this line of an address begins with: "Christen Unie Wiekendam"."""
    return _longest_known(" ".join(line.split()[:6]), register)


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

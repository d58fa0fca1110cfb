"""Checks: what is wrong with a dossier by what its registers, its files and the other dossiers say."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import anchors_of
from vragenarchief.dossier.model import Answer, AttachmentKind, Dossier, Question
from vragenarchief.dossier.page import UNNUMBERED, Page
from vragenarchief.dossier.registers import Entry, Registers
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import nearest
from vragenarchief.findings import Finding, Kind

# Two pages with one of these are a fault of the archive, also where one of the two is a draft.
_IDENTITY = frozenset({Kind.NUMBER_TWICE, Kind.ADDRESS_TWICE})

# Of these pairs the second day never comes before the first.
_ORDER_OF_DAYS = (
    ("ingediend", "ontvangen"),
    ("ingediend", "beantwoord"),
    ("ontvangen", "beantwoord"),
    ("ingediend", "ingetrokken"),
)


def check_pages(pages: Collection[Page], registers: Registers, files: Collection[str]) -> list[Finding]:
    """All that is wrong with the pages, each by itself and together.

    `files` are the paths below docs/ of everything beside the pages. What is wrong with a draft is
    left out where it does not touch other pages: it holds up its publication and nothing else.
    """
    findings = [finding for page in pages for finding in page.findings]
    findings += _check_identity(pages)
    dossiers = {page.dossier.path: page.dossier for page in pages}
    numbers = {dossier.number for dossier in dossiers.values()}
    in_folders: defaultdict[str, list[str]] = defaultdict(list)
    for file in files:
        folder, _, name = file.rpartition("/")
        in_folders[folder].append(name)
    for dossier in dossiers.values():
        findings += _check_days(dossier)
        findings += _check_extensions(dossier)
        findings += _check_repeats(dossier)
        findings += _check_parts(dossier)
        findings += _check_topics(dossier, registers)
        findings += _check_names(dossier, registers)
        findings += _check_periods(dossier, registers)
        findings += _check_follow_up(dossier, numbers)
        findings += _check_attachments(dossier, in_folders[dossier.path.removesuffix(".md")])
        findings += _check_links(dossier, dossiers)
    return findings


def stops_build(finding: Finding, drafts: Collection[str]) -> bool:
    """Whether the finding stops a build; `drafts` are the paths of pages that are not public."""
    return finding.is_error and (finding.path not in drafts or finding.kind in _IDENTITY)


def _check_identity(pages: Iterable[Page]) -> Iterator[Finding]:
    numbers: dict[str, Dossier] = {}
    places: dict[str, Dossier] = {}
    for dossier in sorted((page.dossier for page in pages), key=lambda d: d.path):
        other = numbers.setdefault(dossier.number, dossier)
        if other is not dossier and dossier.number != UNNUMBERED:
            line = dossier.lines.get("nummer")
            yield Finding.of(Kind.NUMBER_TWICE, dossier.path, line, number=dossier.number, other=other.path)
        address = addresses.of_dossier(dossier)
        other = places.setdefault(address.casefold(), dossier)
        if other is not dossier:
            yield Finding.of(Kind.ADDRESS_TWICE, dossier.path, address=address, other=other.path)


def _check_days(dossier: Dossier) -> Iterator[Finding]:
    """An estimated day says too little to be compared."""
    days = {
        "ingediend": None if dossier.is_date_estimated else dossier.asked_on,
        "ontvangen": dossier.received_on,
        "beantwoord": dossier.answered_on,
        "ingetrokken": dossier.withdrawn_on,
    }
    for first, second in _ORDER_OF_DAYS:
        before, after = days[first], days[second]
        if before and after and after < before:
            line = dossier.lines.get(second)
            yield _reversed(dossier, line, (second, after), (first, before))
            return  # the other pairs only say the same of one day that is wrong


def _check_extensions(dossier: Dossier) -> Iterator[Finding]:
    line = dossier.lines.get("uitstel")
    for extension in dossier.extensions:
        if not extension.on and not extension.until:
            yield Finding.of(Kind.EXTENSION_EMPTY, dossier.path, line)
        elif extension.on and extension.until and extension.until < extension.on:
            yield _reversed(dossier, line, ("tot", extension.until), ("op", extension.on))
        elif extension.on and dossier.asked_on and not dossier.is_date_estimated and extension.on < dossier.asked_on:
            yield _reversed(dossier, line, ("uitstel", extension.on), ("ingediend", dossier.asked_on))


def _reversed(
    dossier: Dossier, line: int | None, late: tuple[str, datetime.date], early: tuple[str, datetime.date]
) -> Finding:
    """The key and day that ought to be the later, and those that ought to be the earlier."""
    return Finding.of(
        Kind.DAYS_REVERSED,
        dossier.path,
        line,
        late=late[0],
        day=write_date(late[1]),
        early=early[0],
        other=write_date(early[1]),
    )


def _check_repeats(dossier: Dossier) -> Iterator[Finding]:
    askers = (f"{asker.name or ''} {asker.party or ''}".strip() for asker in dossier.askers)
    for key, values in (
        ("onderwerpen", dossier.topics),
        ("indieners", askers),
        ("portefeuillehouders", dossier.portfolio_holders),
        ("vervolg_op", dossier.follow_up_to),
        ("bijlagen", (attachment.file for attachment in dossier.attachments)),
    ):
        for text, number in Counter(values).items():
            if number > 1:
                yield Finding.of(Kind.VALUE_TWICE, dossier.path, dossier.lines.get(key), key=key, text=text)


def _check_parts(dossier: Dossier) -> Iterator[Finding]:
    for part in dossier.parts:
        if isinstance(part, (Question, Answer)) and not part.text.plain:
            yield Finding.of(Kind.PART_EMPTY, dossier.path, part.line, heading=part.heading)
    has_letter = any(attachment.kind is AttachmentKind.ANSWER_LETTER for attachment in dossier.attachments)
    if dossier.answered_on and not dossier.answers and not has_letter:
        yield Finding.of(Kind.ANSWER_ABSENT, dossier.path, dossier.lines.get("beantwoord"))


def _check_topics(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    for slug in dict.fromkeys(dossier.topics):
        if slug not in registers.topics:
            by_name = registers.topics.by_name(slug).slug
            slugs = [entry.slug for entry in registers.topics.entries]
            near = by_name if by_name in registers.topics else nearest(slug, slugs)
            remedy = f"Bedoelt u '{near}'?" if near else "Kies een onderwerp uit het register, of voeg het daar toe."
            line = dossier.lines.get("onderwerpen")
            yield Finding.of(Kind.TOPIC_UNKNOWN, dossier.path, line, text=slug, remedy=remedy)


def _check_names(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    """A register that is empty is not kept, and so knows nobody."""
    parties, persons = registers.parties, registers.persons
    askers, holders = "indieners", "portefeuillehouders"
    for kind, register, key, names, where in (
        (Kind.PARTY_UNKNOWN, parties, askers, [asker.party for asker in dossier.askers], "de fractie"),
        (Kind.PERSON_UNKNOWN, persons, askers, [asker.name for asker in dossier.askers], "de persoon"),
        (Kind.PERSON_UNKNOWN, persons, holders, dossier.portfolio_holders, "de persoon"),
    ):
        for name in dict.fromkeys(names):
            if name and register.entries and not register.knows(name):
                near = nearest(name, [entry.name for entry in register.entries])
                remedy = f"Bedoelt u '{near}'? Voeg anders {where} toe." if near else f"Voeg {where} daar toe."
                yield Finding.of(kind, dossier.path, dossier.lines.get(key), text=name, remedy=remedy)


def _check_periods(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    """Whether who asked was there to ask: in office, and for that party, which was in the council then."""
    day = None if dossier.is_date_estimated else dossier.asked_on
    line = dossier.lines.get("indieners")
    for asker in dict.fromkeys(dossier.askers):
        party = registers.parties.by_name(asker.party) if asker.party else None
        person = registers.persons.by_name(asker.name) if asker.name else None
        for entry, file in ((party, "fracties.yml"), (person, "personen.yml")):
            if entry and day and not entry.holds_on(day):
                yield _out_of_period(dossier, line, entry, file, day)
        own = registers.parties.by_name(person.party) if person and person.party else None
        # A party that the register does not know is a fault by itself, there or here.
        is_known = party and own and party.slug in registers.parties and own.slug in registers.parties
        if person and party and own and is_known and own != party:
            yield Finding.of(Kind.PARTY_DIFFERS, dossier.path, line, name=person.name, party=party.name, known=own.name)


def _out_of_period(dossier: Dossier, line: int | None, entry: Entry, file: str, day: datetime.date) -> Finding:
    period = " ".join(
        f"{word} {write_date(end)}" for word, end in (("van", entry.since), ("tot en met", entry.until)) if end
    )
    return Finding.of(
        Kind.OUT_OF_PERIOD, dossier.path, line, name=entry.name, file=file, period=period, day=write_date(day)
    )


def _check_follow_up(dossier: Dossier, numbers: Collection[str]) -> Iterator[Finding]:
    line = dossier.lines.get("vervolg_op")
    for number in dict.fromkeys(dossier.follow_up_to):
        if number == dossier.number:
            yield Finding.of(Kind.FOLLOWS_ITSELF, dossier.path, line)
        elif number not in numbers:
            yield Finding.of(Kind.FOLLOW_UP_UNKNOWN, dossier.path, line, number=number)


def _check_attachments(dossier: Dossier, files: Iterable[str]) -> Iterator[Finding]:
    """`files` are the names of those in the folder of the page. What is not on the page, is not on the site either."""
    folder = dossier.path.removesuffix(".md")
    named = {attachment.file for attachment in dossier.attachments}
    unnamed = sorted(set(files) - named)
    missing = False
    for attachment in dict.fromkeys(dossier.attachments):
        if not attachment.has_plain_name or attachment.file not in files:
            missing = True
            near = nearest(attachment.file, unnamed)
            usual = "Zet het bestand in die map, onder een gewone naam zoals antwoordbrief.pdf."
            remedy = f"Bedoelt u '{near}'? {usual}" if near else usual
            line = dossier.lines.get("bijlagen")
            yield Finding.of(
                Kind.ATTACHMENT_MISSING, dossier.path, line, file=attachment.file, folder=folder, remedy=remedy
            )
    if not missing:  # else it is likely to be the same file
        for name in unnamed:
            yield Finding.of(Kind.FILE_UNNAMED, f"{folder}/{name}", page=dossier.path, name=name)


def _check_links(dossier: Dossier, dossiers: Mapping[str, Dossier]) -> Iterator[Finding]:
    for text in dossier.texts:
        for link in text.links:
            if remedy := _remedy_of_link(dossier, link.target, link.anchor, dossiers):
                yield Finding.of(Kind.LINK_DEAD, dossier.path, link.line, target=link.written, remedy=remedy)


def _remedy_of_link(dossier: Dossier, target: str, anchor: str, dossiers: Mapping[str, Dossier]) -> str | None:
    """What to do about a link; None where it leads somewhere."""
    folder = dossier.path.removesuffix(".md")
    if target in {f"{folder}/{attachment.file}" for attachment in dossier.attachments}:
        return None
    other = dossiers.get(target)
    if other is None:
        near = nearest(target, dossiers) if target.endswith(".md") else None
        advice = f"Bedoelt u {near}? " if near else ""
        return f"{advice}Schrijf de weg naar het bestand van de andere pagina, bijvoorbeeld ../2026/014-brug.md."
    if dossier.is_public and not other.is_public:
        return "De andere pagina staat niet in het archief; publiceer die eerst."
    if anchor and anchor not in anchors_of(other):
        return f"Op die pagina staat geen #{anchor}; schrijf bijvoorbeeld #vraag-1."
    return None

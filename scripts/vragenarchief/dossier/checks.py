"""What is wrong with pages that can be read: with their days, with each other, and with what the registers say.

Each check goes through the pages once. What a notice says may follow from a fault of the same page, so
notices are given of pages without one.
"""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import anchors_of
from vragenarchief.dossier.fields import example_of
from vragenarchief.dossier.frontmatter import place_in_list
from vragenarchief.dossier.model import Asker, AttachmentKind, Dossier
from vragenarchief.dossier.page import PAGE_PATH, UNNUMBERED, Page
from vragenarchief.dossier.registers import Entry, Register, Registers
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import enumerate_words, fold, nearest
from vragenarchief.findings import Finding, Kind

# Two pages with one of these are a fault of the archive, also where one of the two is a draft.
_IDENTITY = frozenset({Kind.NUMBER_TWICE, Kind.ADDRESS_TWICE})

# Of a page with one of these nothing more can be told: not all that stands on it was read, or not as it stands there.
_UNREAD = frozenset({Kind.NOT_UTF8, Kind.FRONT_MATTER_MISSING, Kind.FRONT_MATTER_OPEN, Kind.FRONT_MATTER_UNREADABLE})

# "/oud/adres", "/oud/adres.html"
_ALIAS = re.compile(r"/[^\s?#:]*")


def check_pages(
    pages: Collection[Page], registers: Registers, files: Collection[str], today: datetime.date
) -> list[Finding]:
    """All that is wrong with the pages, each by itself and together.

    `files` are the paths below docs/ of everything beside the pages. What is wrong with a draft is
    left out where it does not touch other pages: it holds up its publication and nothing else.
    """
    pages = sorted(pages, key=lambda page: page.dossier.path)
    dossiers = {page.dossier.path: page.dossier for page in pages}
    twice = list(_check_identity(pages))
    findings = [*_but_what_follows(pages, twice), *twice]
    read = [page.dossier for page in pages if not _UNREAD & {finding.kind for finding in page.findings}]
    beside = _by_folder(files)
    for dossier in read:
        findings += _check_topics(dossier, registers)
        findings += _check_parties(dossier, registers)
        findings += _check_days(dossier, today)
        findings += _check_follow_ups(dossier)
        if PAGE_PATH.fullmatch(dossier.path):  # else attachments and links go astray because of that
            findings += _check_attachments(dossier, beside)
            findings += _check_links(dossier, dossiers, beside)
    findings += _check_aliases(read)
    return [*findings, *_doubts(pages, findings, registers, beside)]


def stops_build(finding: Finding, drafts: Collection[str]) -> bool:
    """Whether the finding stops a build; `drafts` are the paths of pages that are not public."""
    return finding.is_error and (finding.path not in drafts or finding.kind in _IDENTITY)


def _line(dossier: Dossier, key: str, at: int | None = None) -> int | None:
    """The line of a key, or of one of the values in its list."""
    place = key if at is None else place_in_list(key, at)
    return dossier.lines.get(place, dossier.lines.get(key))


# Numbers and addresses


def _check_identity(pages: Collection[Page]) -> Iterator[Finding]:
    """A number and an address are of the page whose file has a good name, else of the first that has them."""
    numbers: dict[str, Dossier] = {}
    places: dict[str, Dossier] = {}
    last: Counter[int] = Counter()
    for page in pages:
        dossier = page.dossier
        last[dossier.year] = max(last[dossier.year], int(dossier.number.split("-")[1]))
        if own := _number_of_path(page):
            places.setdefault(addresses.of_dossier(dossier).casefold(), dossier)
            if own == dossier.number:
                numbers.setdefault(own, dossier)
    for page in pages:
        dossier = page.dossier
        address = addresses.of_dossier(dossier)
        other = places.setdefault(address.casefold(), dossier)
        if other is not dossier:
            yield Finding.of(Kind.ADDRESS_TWICE, dossier.path, address=address, other=other.path)
            continue
        other = numbers.setdefault(dossier.number, dossier)
        if other is not dossier and dossier.number != UNNUMBERED:
            own = _number_of_path(page) or dossier.number
            free = f"{dossier.year}-{last[dossier.year] + 1:03}"
            remedy = (
                f"Geef een van de twee het nummer {free}, ook in de naam van het bestand."
                if own == dossier.number
                else f"Het bestand staat op de plaats van {own}; schrijf dat."
            )
            values = {"number": dossier.number, "other": other.path, "remedy": remedy}
            yield Finding.of(Kind.NUMBER_TWICE, dossier.path, _line(dossier, "nummer"), **values)


def _number_of_path(page: Page) -> str | None:
    match = PAGE_PATH.fullmatch(page.dossier.path)
    return f"{match['year']}-{match['serial']}" if match else None


def _but_what_follows(pages: Iterable[Page], twice: Iterable[Finding]) -> Iterator[Finding]:
    """What is wrong with each page by itself, but that a name or number which is of another page does not fit."""
    told = {finding.path for finding in twice}
    for page in pages:
        for finding in page.findings:
            if finding.path not in told or finding.kind not in {Kind.PATH_NUMBER_DIFFERS, Kind.PATH_UNFIT}:
                yield finding


def _check_aliases(dossiers: Collection[Dossier]) -> Iterator[Finding]:
    """An old address is an address of this site, and of one page only."""
    taken = {f"/{addresses.of_dossier(dossier)}".casefold(): dossier for dossier in dossiers}
    for dossier in dossiers:
        for at, alias in enumerate(dossier.aliases):
            line = _line(dossier, "aliassen", at)
            if not _ALIAS.fullmatch(alias):
                example = re.sub(r"^\w+:/*[^/]*", "", alias).partition("?")[0].partition("#")[0].strip("/ ")
                values = {"text": alias, "example": f"/{'-'.join(example.split()) or 'oud/adres'}"}
                yield Finding.of(Kind.ALIAS_INVALID, dossier.path, line, **values)
                continue
            other = taken.setdefault(f"{alias.rstrip('/')}/".casefold(), dossier)
            if other is not dossier or alias.strip("/").casefold() == dossier.path.removesuffix(".md").casefold():
                yield Finding.of(Kind.ALIAS_TAKEN, dossier.path, line, address=alias, other=other.path)


def _check_follow_ups(dossier: Dossier) -> Iterator[Finding]:
    for at, number in enumerate(dossier.follow_up_to):
        if number == dossier.number:
            yield Finding.of(Kind.FOLLOW_UP_TO_ITSELF, dossier.path, _line(dossier, "vervolg_op", at))


# Days


@dataclass(frozen=True, slots=True)
class _Day:
    """A day on a page, by the key that gives it."""

    key: str
    line: int | None
    date: datetime.date


@dataclass(frozen=True, slots=True)
class _Disorder:
    """Two days of which the one that must be first comes last; `day` is None where that is today."""

    kind: Kind
    early: _Day
    late: _Day | None


def _check_days(dossier: Dossier, today: datetime.date) -> Iterator[Finding]:
    """Days in an order that cannot be. One wrong day can come before several others: it is told once."""
    disorders = list(_disorders(dossier, today))
    while disorders:
        parts = Counter(day for disorder in disorders for day in (disorder.late, disorder.early) if day)
        wrong = max(parts, key=parts.__getitem__)
        first = next(disorder for disorder in disorders if wrong in {disorder.early, disorder.late})
        values = {"early": first.early.key, "early_day": first.early.date}
        if first.late:
            values |= {"late": first.late.key, "late_day": first.late.date}
        yield Finding.of(first.kind, dossier.path, wrong.line, **values)
        disorders = [disorder for disorder in disorders if wrong not in {disorder.early, disorder.late}]


def _disorders(dossier: Dossier, today: datetime.date) -> Iterator[_Disorder]:
    """The worst first."""

    def day(key: str, date: datetime.date | None, at: int | None = None, inner: str = "") -> _Day | None:
        name = f"{key}: {inner}" if inner else key
        return _Day(name, _line(dossier, key, at), date) if date else None

    asked, received = day("ingediend", dossier.asked_on), day("ontvangen", dossier.received_on)
    answered, withdrawn = day("beantwoord", dossier.answered_on), day("ingetrokken", dossier.withdrawn_on)
    announced = [day("uitstel", one.on, at, "op") for at, one in enumerate(dossier.extensions)]
    until = [day("uitstel", one.until, at, "tot") for at, one in enumerate(dossier.extensions)]
    changed = [day("wijzigingen", one.on, at, "op") for at, one in enumerate(dossier.changes)]
    promised = day("uiterlijk", dossier.promised_on)
    pairs = [
        *(
            (Kind.DATE_IMPOSSIBLE, asked, late)
            for late in (answered, withdrawn, promised, *announced, *until, *changed)
        ),
        *((Kind.DATE_IMPOSSIBLE, on, late) for on, late in zip(announced, until, strict=True)),
        (Kind.DATE_DOUBTFUL, asked, received),
        (Kind.DATE_DOUBTFUL, received, answered),
    ]
    for kind, early, late in pairs:
        if early and late and late.date < early.date:
            yield _Disorder(kind, early, late)
    for past in (asked, received, answered, withdrawn, *announced, *changed):
        if past and past.date > today:
            yield _Disorder(Kind.DATE_AHEAD, past, None)


# What the registers and the files beside the pages say


def _check_topics(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    topics = registers.topics
    for at, slug in enumerate(dossier.topics):
        if slug in topics or not topics.is_whole:
            continue
        slugs = {entry.slug: entry.slug for entry in topics.entries}
        near = topics.by_name(slug).slug if topics.knows(slug) else nearest(slug, slugs)
        remedy = f"Bedoelt u '{near}'?" if near else "Kies een onderwerp uit het register, of voeg het daar toe."
        yield Finding.of(Kind.TOPIC_UNKNOWN, dossier.path, _line(dossier, "onderwerpen", at), text=slug, remedy=remedy)


def _check_parties(dossier: Dossier, registers: Registers) -> Iterator[Finding]:
    parties = registers.parties
    unknown: set[str] = set()
    for at, asker in enumerate(dossier.askers):
        name = asker.party
        if name and _lacks(parties, name) and name not in unknown:
            unknown.add(name)
            values = {"text": name, "remedy": _remedy_for_name(name, parties.entries, "de fractie")}
            yield Finding.of(Kind.PARTY_UNKNOWN, dossier.path, _line(dossier, "indieners", at), **values)


def _lacks(register: Register, name: str) -> bool:
    """Whether a register that is kept does not have the name; one that is empty is not kept, and so knows nobody."""
    return bool(register.entries) and register.is_whole and not register.knows(name)


def _remedy_for_name(name: str, entries: Iterable[Entry], what: str) -> str:
    near = nearest(name, [entry.name for entry in entries])
    return f"Bedoelt u '{near}'? Voeg anders {what} toe." if near else f"Voeg {what} daar toe."


def _by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    """The files beside the pages by the folder that a page can have, vragen/2026/014-brug, and their way below it."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(files):
        parts = path.split("/")
        depth = min(len(parts) - 1, 3)
        folders["/".join(parts[:depth])].append("/".join(parts[depth:]))
    return dict(folders)


def _check_attachments(dossier: Dossier, beside: Mapping[str, list[str]]) -> Iterator[Finding]:
    folder = dossier.path.removesuffix(".md")
    files = beside.get(folder, ())
    for at, attachment in enumerate(dossier.attachments):
        if not attachment.has_plain_name or attachment.file not in files:
            named = {one.file for one in dossier.attachments}
            near = nearest(attachment.file, [file for file in files if file not in named and "/" not in file])
            remedy = "Zet het bestand in die map, onder een gewone naam zoals antwoordbrief.pdf."
            values = {
                "file": attachment.file,
                "folder": folder,
                "remedy": f"Bedoelt u '{near}'?" if near else remedy,
            }
            yield Finding.of(Kind.ATTACHMENT_MISSING, dossier.path, _line(dossier, "bijlagen", at), **values)


def _check_links(
    dossier: Dossier, dossiers: Mapping[str, Dossier], beside: Mapping[str, list[str]]
) -> Iterator[Finding]:
    for text in dossier.texts:
        for link in text.links:
            if remedy := _remedy_of_link(dossier, link.target, link.anchor, dossiers, beside):
                yield Finding.of(Kind.LINK_DEAD, dossier.path, link.line, target=link.written, remedy=remedy)


def _remedy_of_link(
    dossier: Dossier,
    target: str,
    anchor: str,
    dossiers: Mapping[str, Dossier],
    beside: Mapping[str, list[str]],
) -> str | None:
    """What to do about a link; None where it leads somewhere."""
    folder = dossier.path.removesuffix(".md")
    file = target.removeprefix(f"{folder}/")
    if file in {attachment.file for attachment in dossier.attachments} and file != target:
        return None
    if file in beside.get(folder, ()):
        return f"Noem het bestand bij de gegevens: bijlagen: [{{bestand: {file}}}]"
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


# Notices


def _doubts(
    pages: Collection[Page], findings: Iterable[Finding], registers: Registers, beside: Mapping[str, list[str]]
) -> Iterator[Finding]:
    """What only the clerk can tell whether it is right, of pages without a fault."""
    faulty = {finding.path for finding in findings if finding.is_error}
    undated = {finding.path for finding in findings if finding.kind in {Kind.DATE_DOUBTFUL, Kind.DATE_AHEAD}}
    sound = [page.dossier for page in pages if page.dossier.path not in faulty]
    numbers = {page.dossier.number for page in pages}
    for dossier in sound:
        yield from _doubt_answer(dossier)
        yield from _doubt_details(dossier)
        for at, number in enumerate(dossier.follow_up_to):
            if number not in numbers:
                line = _line(dossier, "vervolg_op", at)
                yield Finding.of(Kind.FOLLOW_UP_UNKNOWN, dossier.path, line, number=number)
        if dossier.path not in undated and (far := _far_from_number(dossier)):
            yield far
            undated.add(dossier.path)
    yield from _doubt_people(sound, registers, undated)
    yield from _doubt_files(pages, faulty, beside)


def _doubt_answer(dossier: Dossier) -> Iterator[Finding]:
    """Whoever keeps the day of receipt keeps days; the smallest page has none but that of asking."""
    has_letter = any(attachment.kind is AttachmentKind.ANSWER_LETTER for attachment in dossier.attachments)
    if dossier.answered_on and not dossier.answers and not has_letter:
        yield Finding.of(Kind.ANSWER_ABSENT, dossier.path, _line(dossier, "beantwoord"))
    if dossier.answers and not dossier.answered_on and dossier.received_on:
        example = example_of("beantwoord")
        yield Finding.of(Kind.ANSWER_DATE_ABSENT, dossier.path, dossier.answers[0].line, example=example)


def _doubt_details(dossier: Dossier) -> Iterator[Finding]:
    if dossier.summary and not dossier.is_summary_approved:
        example = example_of("samenvatting_akkoord")
        yield Finding.of(Kind.SUMMARY_UNAPPROVED, dossier.path, _line(dossier, "samenvatting"), example=example)
    for at, extension in enumerate(dossier.extensions):
        if not extension.on and not extension.until:
            yield Finding.of(Kind.EXTENSION_EMPTY, dossier.path, _line(dossier, "uitstel", at))


def _far_from_number(dossier: Dossier) -> Finding | None:
    """A slip in a year: questions are numbered in the year in which they are asked, or in one beside it."""
    if not dossier.date or abs(dossier.date.year - dossier.year) <= 1:
        return None
    key = dossier.date_kind.value
    values = {"key": key, "day": dossier.date, "year": dossier.year}
    return Finding.of(Kind.DATE_FAR_FROM_NUMBER, dossier.path, _line(dossier, key), **values)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A person on a page, in one of its lists."""

    dossier: Dossier
    key: str
    at: int
    asker: Asker

    def report(self, kind: Kind, **values: object) -> Finding:
        return Finding.of(kind, self.dossier.path, _line(self.dossier, self.key, self.at), **values)


def _mentions(dossier: Dossier) -> Iterator[_Mention]:
    for at, asker in enumerate(dossier.askers):
        yield _Mention(dossier, "indieners", at, asker)
    for at, name in enumerate(dossier.portfolio_holders):
        yield _Mention(dossier, "portefeuillehouders", at, Asker(name=name, party=None))


def _doubt_people(dossiers: Collection[Dossier], registers: Registers, undated: Collection[str]) -> Iterator[Finding]:
    """Each doubt about a person or party once, at the newest page that gives rise to it."""
    told: set[tuple[Kind, str]] = set()
    for dossier in sorted(dossiers, key=lambda d: d.path, reverse=True):
        for mention in _mentions(dossier):
            for name, finding in _doubts_of(mention, registers, is_dated=dossier.path not in undated):
                if (finding.kind, name) not in told:
                    told.add((finding.kind, name))
                    yield finding


def _doubts_of(mention: _Mention, registers: Registers, *, is_dated: bool) -> Iterator[tuple[str, Finding]]:
    """At most one doubt about a mention, with whom it is about."""
    persons, parties, asker = registers.persons, registers.parties, mention.asker
    if asker.name and _lacks(persons, asker.name):
        remedy = _remedy_for_name(asker.name, persons.entries, "de persoon")
        yield fold(asker.name), mention.report(Kind.PERSON_UNKNOWN, text=asker.name, remedy=remedy)
        return
    person = persons.by_name(asker.name) if asker.name else None
    party = parties.by_name(asker.party) if asker.party else None
    if person and is_dated and (absence := _absence(person, mention.dossier, mention.key)):
        day, state, key = absence
        role = {"nog niet": f"nog geen {person.role}", "niet meer": f"geen {person.role} meer"}
        said = role[state] if person.role else f"{state} in functie"
        yield person.slug, mention.report(Kind.PERSON_OUT_OF_OFFICE, name=person.name, day=day, state=said, key=key)
    elif person and party and _is_of_another(person, party, registers):
        known, name = person.party, person.name
        yield person.slug, mention.report(Kind.PERSON_OF_OTHER_PARTY, name=name, known=known, party=party.name)
    elif party and is_dated and (absence := _absence(party, mention.dossier, mention.key)):
        day, state, key = absence
        yield party.slug, mention.report(Kind.PARTY_OUT_OF_COUNCIL, name=party.name, day=day, state=state, key=key)


def _is_of_another(person: Entry, party: Entry, registers: Registers) -> bool:
    """Whether the register has the person with another party; that this one is not in a register is told there."""
    parties, name = registers.parties, person.party
    return bool(name and (parties.knows(name) or not parties.entries) and parties.by_name(name).slug != party.slug)


def _absence(entry: Entry, dossier: Dossier, key: str) -> tuple[str, str, str] | None:
    """The day on which an entry did not hold, how that is said, and the key of the register that says so.

    An asker asks on one day; a portfolio holder may come or go before the answer.
    """
    asked = dossier.date
    if not asked:
        return None
    last = asked if key == "indieners" else max(asked, dossier.answered_on or asked)
    if entry.since and entry.since > last:
        return write_date(last), "nog niet", "van"
    if entry.until and entry.until < asked:
        return write_date(asked), "niet meer", "tot"
    return None


def _doubt_files(pages: Iterable[Page], faulty: Collection[str], beside: Mapping[str, list[str]]) -> Iterator[Finding]:
    """Files that no page names, once for each folder; one without a page may be of a page whose name is wrong."""
    by_folder = {page.dossier.path.removesuffix(".md"): page.dossier for page in pages}
    is_placed = all(PAGE_PATH.fullmatch(page.dossier.path) for page in pages)
    for folder, files in beside.items():
        dossier = by_folder.get(folder)
        named = {attachment.file for attachment in dossier.attachments} if dossier else set()
        unnamed = [file for file in files if file not in named]
        is_told = dossier.path in faulty if dossier else folder.lower().endswith(".md") or not is_placed
        if not unnamed or is_told:
            continue
        path, line = (dossier.path, _line(dossier, "bijlagen")) if dossier else (f"{folder}/{unnamed[0]}", None)
        yield Finding.of(Kind.FILE_UNNAMED, path, line, folder=folder, files=enumerate_words(unnamed))

"""The head of a letter: its kenmerk, days, subject, who asked and who was asked."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vragenarchief.dossier.model import Asker, QuestionKind
from vragenarchief.dossier.registers import Register
from vragenarchief.dutch.dates import FoundDate, find_dates
from vragenarchief.importer.askers import asker_of_series, find_askers, find_signers, listed_askers
from vragenarchief.importer.furniture import DELAY, is_page_line
from vragenarchief.importer.headlines import HeadKey, is_salutation, parse_head_line
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place, join, runs_of
from vragenarchief.importer.parliament import read_parliamentary
from vragenarchief.importer.parties import find_speakers, known_party, parties_in_title, party_in_line
from vragenarchief.importer.parts import Parts, SectionPart
from vragenarchief.importer.titles import ABOUT, clean_title

# The address of a person: a street with a number, and a postcode with a place.
_STREET = re.compile(r"(?P<found>[A-ZÀ-Ý'’‘][^\d,;:?!()|]{2,40}\s\d{1,5}(?:\s?[a-zA-Z]{1,3})?(?:[-/ ]\d{1,4}[a-z]?)?)$")
_POSTCODE = re.compile(r"(?P<found>\b[1-9]\d{3}\s?[A-Z]{2}\s+[A-ZÀ-Ý'’‘][\w'’ ().-]{1,40})$")
_POST_BOX = re.compile(r"\b(?:Postbus|Antwoordnummer)\b", re.IGNORECASE)

_ASKED = re.compile(r"\b(?:vragen|fragen|statenvragen|raadsvragen|vraag|brief|email|e-mail)\b", re.IGNORECASE)
_ASKED_VERB = re.compile(
    r"\b(?:gesteld|stelde[nt]?|stelt|stelden|stelt\s+u|ontvangen|ingediend|gestuurd|ingezonden|toegezonden|steld|verzocht|ingekomen)\b",
    re.IGNORECASE,
)
# Such as "In antwoord op uw brief van 6 december 2023, nr. 12": that is the letter with the questions
_YOUR_LETTER = re.compile(
    r"\b(?:antwoord\s+op|reactie\s+op|aanleiding\s+van|bij|op)\s+uw\s+(?:brief|schrijven|e-?mail|mail|bericht)\s+(?:van|d\.d\.)\s",
    re.IGNORECASE,
)
_DAY_WITHIN = 40
_RECEIVED_BEFORE = re.compile(r"\b(?:ingekomen|ontvangen|binnengekomen)(?:\s+(?:op|d\.d\.))?\s*$", re.IGNORECASE)
# A key of a head and its value, with nothing between them
_KEY_BEFORE = re.compile(
    r"(?P<key>Datum(?: (?:indiening|akkoord|antwoord|ontvangst))?|Jaar|Ingediend|Beantwoord|Kamervraag)\s+"
    r"(?P<value>\d.*)"
    r"|(?P<subject>Onderwerp|Betreft|Indieners?|Yntsjinner|Beantwoord door)\s+(?P<about>[A-Z].*)",
    re.DOTALL,
)
# A key of a head in the middle of a line, where a PDF puts one behind the other
_KEY_WITHIN = re.compile(
    r"(?<![^\s])(?P<key>Ons kenmerk|Onskenmerk|Uw kenmerk|Uw brief van|Contactpersoon|Behandeld door|Doorkiesnummer"
    r"|Telefoon(?:nummer)?|E-?mail|Bijlage\(n\)|Onderwerp|Datum)(?=\s|$)\s*"
)
_HEAD_LINE_AT_MOST, _VALUE_AT_MOST, _TITLE_AT_MOST = 120, 60, 150
_STANDARD = re.compile(
    r"""\b(?:vragen|fragen|brief)\b.*\b(?:gesteld|steld|ontvangen|gestuurd|ingediend|toegezonden)\b
      | \b(?:beantwoord(?:en|ing)?|antwoord(?:en)?|reactie|beanderje|beänderje|reageren)\b
      | \bin\s+(?:het\s+overzicht|deze\s+brief)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# A day with an hour is that of a page on a website.
_HOUR = re.compile(r"\b\d{1,2}:\d{2}\b")
# "2019-05-22 | Muskusratten", "Bankjes (21-07-2022) Vragen namens …": a heading with the day of the questions
_DATED_HEADING = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)\s\|\s(?P<title>.+)|(?P<about>.{3,100}?)\.?\s\((?P<asked>\d{1,2}-\d{1,2}-\d{4})\)\s+[Vv]ragen\b.*"
)
# "College van burgemeester en wethouders van Wiekendam, 8 juni 2015"
_DATED_COLLEGE = re.compile(
    r"(?:College|Burgemeester|Gedeputeerde\s+Staten|Dagelijks\s+bestuur)\b.{0,80}", re.IGNORECASE
)
# Of a letter that counts its questions: "Schriftelijke vragen 163/2019", "Vraag 1175 2018-2022", "SV060 RIS280683"
_REFERENCE_LINE = re.compile(
    r"(?:(?:schriftelijke\s|raads|staten)?vra(?:ag|gen)\s(?:nr\.?\s)?(?:\d{1,4}\s?/\s?\d{2,4}|\d{1,4}\s\d{4}-\d{4}|\d{4})\b"
    r"|(?:SV\s?\d{1,4}\s)?RIS\s?\d{6}|PS\s?\d{2,4}[-/]\d{1,4}|UIT\s\d{6,9}|\d{4}Z\s?\d{5})",
    re.IGNORECASE,
)
_OF_PARTY = re.compile(r"(?:van\s+)?(?:(?:de|het)\s+)?(?:fractie\s+)?(?:van\s+)?(?:(?:de|het)\s+)?", re.IGNORECASE)
# Of a municipal gazette, line by line
_GAZETTE = re.compile(r"\bJaar:?\s+(?P<year>\d{4})\s+Afdeling:?\s+(?P<part>\d+)\s+Nummer:?\s+(?P<number>\d+)\b")
_SENTENCE_END = re.compile(r"(?<=[.:])\s+(?=[A-Z])")

_ARTICLE = re.compile(
    r"\bart(?:ikel|\.)\s*(?P<number>\d{1,3}[a-z]?)(?:,?\s*(?:eerste|tweede|derde)?\s*lid(?:\s+\d)?,?)?"
    r"(?:\s+(?:van\s+)?(?:het\s+|de\s+|onze\s+|uw\s+)?(?P<rules>reglement\s+van\s+orde|organisatieverordening|RvO|Gemeentewet|Provinciewet|Waterschapswet|verordening))?",
    re.IGNORECASE,
)
_SUBJECT_IN_SENTENCE = re.compile(
    rf"\bvragen\b[^.:;]{{0,60}}?\s{ABOUT}:?\s+(?P<subject>[^.:;]{{3,160}}?)(?=[.:;]|,\s|\s+(?:gesteld|ontvangen|ingediend)\b|$)",
    re.IGNORECASE,
)
# What they asked about may have a day of its own.
_ASKED_ABOUT = re.compile(rf"\bvragen\b.{{0,120}}?\s{ABOUT}\s", re.IGNORECASE)
_ADDRESSEES = (
    ("college", re.compile(r"\b(?:burgemeester\s+en\s+wethouders|college(?:/|\b)|b\s?&\s?w|kolleezje)", re.IGNORECASE)),
    ("gedeputeerde staten", re.compile(r"\bgedeputeerde\s+staten|\bdeputearre\s+steaten", re.IGNORECASE)),
    ("dagelijks bestuur", re.compile(r"\bdagelijks\s+bestuur", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as a letter gives it; where it gives only the month, `date` is the first of it and not exact."""

    date: datetime.date
    is_exact: bool = True

    def __str__(self) -> str:
        """jjjj-mm-dd, or jjjj-mm."""
        return self.date.isoformat() if self.is_exact else f"{self.date:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Home:
    """An address of a person: where it stands, and the street or the place."""

    found: str
    paragraph: Paragraph


@dataclass(slots=True)
class Head:
    """What the head and the first sentences tell; None or nothing for what they do not."""

    reference: str | None = None
    title: str | None = None
    asked: Day | None = None
    received: Day | None = None
    answered: Day | None = None
    askers: tuple[Asker, ...] = ()
    addressee: str | None = None
    holders: tuple[str, ...] = ()
    article: str | None = None
    kind: QuestionKind = QuestionKind.WRITTEN


@dataclass(frozen=True, slots=True)
class HeadValue:
    """A line of the head with its value, wherever in the letter it stands; `lines` are all that it takes up."""

    key: HeadKey
    value: str
    lines: tuple[Paragraph, ...]

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return self.lines[-1].place


def find_values(paragraphs: Sequence[Paragraph]) -> list[HeadValue]:
    """The lines of a head among these paragraphs, each with its value, which may run on over the next lines."""
    values: list[HeadValue] = []
    lines = [(piece, paragraph) for paragraph in paragraphs for piece in _split_at_keys(paragraph)]
    for at, (text, paragraph) in enumerate(lines):
        line = parse_head_line(text)
        if not line:
            continue
        key, value = line
        taken = [paragraph]
        pieces = [value] if value else []
        for other, follower in lines[at + 1 :]:
            is_next = ":" not in text and (key is HeadKey.SUBJECT or len(other) <= _VALUE_AT_MOST)
            runs_on = follower.parting is Parting.FLOW if pieces else is_next
            if not runs_on or parse_head_line(other) or is_salutation(other):
                break
            taken.append(follower)
            pieces.append(other)
        values.append(HeadValue(key, " ".join(pieces), tuple(dict.fromkeys(taken))))
    return values


def _split_at_keys(paragraph: Paragraph) -> list[str]:
    """The line, or each key with its value where a table or a page from a PDF put them behind one another."""
    if paragraph.cells:
        key, *rest = paragraph.cells
        return [f"{key.rstrip(': ')}: {' '.join(rest)}"] if parse_head_line(key.rstrip(": ")) else [paragraph.text]
    if match := _KEY_BEFORE.fullmatch(paragraph.text):
        return [f"{match['key'] or match['subject']}: {match['value'] or match['about']}"]
    starts = [match.start() for match in _KEY_WITHIN.finditer(paragraph.text)]
    is_sentence = len(paragraph.text) > _HEAD_LINE_AT_MOST or paragraph.text.endswith(".")
    if is_sentence or not starts or starts == [0]:
        return [paragraph.text]
    bounds = [0, *(start for start in starts if start), len(paragraph.text)]
    pieces = [paragraph.text[start:end].strip() for start, end in pairwise(bounds)]
    return [_KEY_WITHIN.sub(r"\g<key>: ", piece).strip(" :") for piece in pieces]


def read_head(
    opening: Sequence[Paragraph],
    values: Sequence[HeadValue],
    parts: Parts,
    parties: Register,
) -> Head:
    """The head of a letter.

    `opening` is all that stands before the first question, furniture included; `values` are the
    lines of a head, also those that stand elsewhere.
    """
    reader = _Reader(opening, values, parts, parties)
    head = reader.read_parliament() or reader.read_letter()
    text = f"{reader.text} {' '.join(p.text for p in parts.closing)}"
    if not head.addressee:
        head.addressee = next((name for name, pattern in _ADDRESSEES if pattern.search(text)), None)
    if article := _ARTICLE.search(" ".join((reader.value(HeadKey.SUBJECT) or "", reader.text))):
        head.article = article[0].strip()
    about = " ".join((reader.value(HeadKey.SUBJECT) or "", *(p.text for p in opening[:3]))).lower()
    if re.search(r"\btechnische\s+(?:vragen|vraag)", about):
        head.kind = QuestionKind.TECHNICAL
    elif re.search(r"\bmondelinge\s+(?:vragen|vraag)", about):
        head.kind = QuestionKind.ORAL
    return head


@dataclass(slots=True)
class _Reader:
    """Reads the head; `greeted` is the place of the salutation in the opening.

    `words` are the paragraphs that are no line of a head, `address` those of them above the salutation.
    """

    opening: Sequence[Paragraph]
    values: Sequence[HeadValue]
    parts: Parts
    parties: Register
    greeted: int | None = None
    words: list[Paragraph] = field(default_factory=list)
    address: list[Paragraph] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        self.greeted = next((at for at, p in enumerate(self.opening) if is_salutation(p.text)), None)
        told = {id(line) for value in self.values for line in value.lines}
        self.words = [paragraph for paragraph in self.opening if id(paragraph) not in told]
        above = {id(line) for line in address_of(self.opening)}
        self.address = [line for line in self.words if id(line) in above]
        self.text = " ".join(paragraph.text for paragraph in self.opening)

    def value(self, key: HeadKey) -> str | None:
        """The first value with this key that is not a dash or nothing, nor the moment of a page on a website."""
        values = (value.value for value in self.values if value.key is key and not _HOUR.search(value.value))
        return next((value for value in values if value.strip("-–/. ")), None)

    def read_parliament(self) -> Head | None:
        found = read_parliamentary(self.opening, self.parties)
        if not found:
            return None
        return Head(
            reference=found.reference,
            title=clean_title(found.subject) if found.subject else None,
            asked=_day(found.asked),
            answered=_day(found.answered),
            askers=found.askers,
            addressee=found.addressee,
        )

    def read_letter(self) -> Head:
        head = Head()
        head.reference = self.reference()
        head.answered, head.asked, head.received = self.days()
        head.askers = self.askers()
        head.addressee = self.value(HeadKey.ADDRESSEE) if self.value(HeadKey.ASKER) else None
        head.holders = tuple(filter(None, [self.value(HeadKey.HOLDER)]))
        head.title = self.title()
        return head

    def reference(self) -> str | None:
        value = self.value(HeadKey.REFERENCE)
        if gazette := _GAZETTE.search(self.text):
            return f"{gazette['year']}, afd. {gazette['part']}, nr. {gazette['number']}"
        if not value:
            alone = (match for p in self.words if (match := _REFERENCE_LINE.fullmatch(p.text)))
            within = _REFERENCE_LINE.match(self.words[0].text) if self.words else None
            found = next(alone, None) or within
            return found[0] if found else None
        return value.lstrip("/- ").strip() or None

    def title(self) -> str | None:
        if subject := self.value(HeadKey.SUBJECT):
            return clean_title(subject)
        lines = [join(run) for run in runs_of(line for line in self.words if not is_page_line(line.text))]
        if dated := next((match for line in lines if (match := _DATED_HEADING.fullmatch(line.text))), None):
            return clean_title(dated["title"] or dated["about"])
        if self.greeted is None:
            asked = [line for line in lines if _SUBJECT_IN_SENTENCE.search(line.text)]
            likely = sorted(lines, key=lambda line: not line.is_heading)
            likely = likely if not asked or likely[0].is_heading else [*asked, *likely]
            names = (line for line in likely if not _day_at_end(line.text) and not self.is_party(line.text))
            if first := next((_REFERENCE_LINE.sub("", line.text, count=1).strip() for line in names), None):
                is_title = len(first) <= _TITLE_AT_MOST and not first.endswith((".", "?"))
                if is_title and (title := clean_title(first)) and not self.is_party(title):
                    return title
        for line in lines:
            if match := _SUBJECT_IN_SENTENCE.search(line.text):
                return clean_title(match["subject"])
        return None

    def is_party(self, line: str) -> bool:
        """Whether the line is the name of a party, perhaps with its place: "GroenLinks Wiekendam"."""
        name = _OF_PARTY.sub("", line, count=1)
        return len(name.split()) <= 3 and party_in_line(name, self.parties) is not None  # noqa: PLR2004 -- and a place

    def days(self) -> tuple[Day | None, Day | None, Day | None]:
        """The days of the answer, of the questions and of their arrival."""
        answered = _day(self.value(HeadKey.ANSWERED))
        if not answered:
            alone = (line.text for line in self.address if len(line.text) <= _VALUE_AT_MOST)
            answered = next((day for text in alone if (day := _day_at_end(text))), None)
        if not answered:
            signed = (line.text for line in self.words if _DATED_COLLEGE.fullmatch(line.text))
            answered = next((day for text in signed if (day := _day_at_end(text))), None)
        asked = _day(self.value(HeadKey.ASKED))
        if not self.parts.answers:
            is_delayed = DELAY.search(self.text) is not None
            answered, asked = None, asked or (None if is_delayed else answered)
        latest = answered or next((day for p in self.words if (day := _day_alone(p.text))), None)
        asked = asked or self.asked_in_heading() or self.asked_in_text(latest.date if latest else None)
        return answered, asked, _day(self.value(HeadKey.RECEIVED))

    def asked_in_heading(self) -> Day | None:
        """The day of the questions in a title, or in the headings of the series of several parties."""
        for heading in self.headings():
            match = _DATED_HEADING.fullmatch(heading)
            told = (match["day"] or match["asked"]) if match else asker_of_series(heading, self.parties)[1]
            if day := _day(told):
                return day
        return None

    def headings(self) -> list[str]:
        """The lines above the questions, and the headings among them."""
        sections = [part.heading for part in self.parts.parts if isinstance(part, SectionPart)]
        return [*(paragraph.text for paragraph in self.words), *sections]

    def asked_in_text(self, latest: datetime.date | None) -> Day | None:
        """The day that the first sentences give: asked, not received, not published."""
        paragraphs = [join(run).text for run in runs_of(self.words)]
        for sentence in (sentence for text in paragraphs for sentence in _SENTENCE_END.split(text)):
            if (letter := _YOUR_LETTER.search(sentence)) and self.parts.answers:
                for found in find_dates(sentence[letter.end() : letter.end() + _DAY_WITHIN]):
                    if day := _as_day(found, latest):
                        return day
            if not _ASKED.search(sentence) or not _ASKED_VERB.search(sentence):
                continue
            about = _ASKED_ABOUT.search(sentence)
            for found in find_dates(sentence[: about.start()] if about else sentence):
                before = sentence[: found.start]
                if _RECEIVED_BEFORE.search(before):
                    continue
                if day := _as_day(found, latest):
                    return day
        return None

    def askers(self) -> tuple[Asker, ...]:
        """Those of the lines of the head; else those below a letter with questions; else those whom the text names."""
        if named := self.value(HeadKey.ASKER):
            return tuple(listed_askers(named, self.parties)) or (self.named_asker(named),)
        if not self.parts.answers and (signed := find_signers(self.parts.closing, self.parties)):
            return signed
        if named := self.value(HeadKey.PARTY):
            return (Asker(name=None, party=known_party(named, self.parties) or named),)
        series = dict.fromkeys(asker_of_series(heading, self.parties)[0] for heading in self.headings())
        return tuple(Asker(name=None, party=party) for party in series if party) or self.askers_in_text()

    def askers_in_text(self) -> tuple[Asker, ...]:
        """Those whom the opening names; else the party that the questions show to be the one that asks."""
        greeting = self.opening[self.greeted].text if self.greeted is not None else None
        askers = find_askers(self.address, greeting, self.text, self.parties)
        if any(asker.party for asker in askers):
            return askers
        titles = (self.value(HeadKey.SUBJECT) or "", *(p.text for p in self.words if not p.text.endswith(".")))
        if named := next(filter(None, (parties_in_title(title, self.parties) for title in titles)), None):
            first = Asker(name=askers[0].name if askers else None, party=named[0])
            return (first, *(Asker(name=None, party=party) for party in named[1:]))
        asked = " ".join(paragraph.text for question in self.parts.questions for paragraph in question.paragraphs)
        speakers = list(dict.fromkeys(find_speakers(asked, self.parties)))
        if len(speakers) != 1:
            return askers
        return (Asker(name=askers[0].name if askers else None, party=speakers[0]),)

    def named_asker(self, named: str) -> Asker:
        """The asker of a line of the head: "T. Koldenhof", "Dorpen Samen, Tess Koldenhof"."""
        party, comma, name = named.partition(",")
        if comma and (known := known_party(party, self.parties)):
            return Asker(name=name.strip() or None, party=known)
        return Asker(name=named, party=None)


def address_of(opening: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """What stands above the salutation; nothing where there is none."""
    return opening[: next((at for at, p in enumerate(opening) if is_salutation(p.text)), 0)]


def find_homes(block: Sequence[Paragraph]) -> Iterator[Home]:
    """The home address among lines above a salutation or below a signature, and not that of an office."""
    for at, paragraph in enumerate(block):
        postcode = _POSTCODE.search(paragraph.text)
        before = block[at - 1] if at else None
        if not postcode or _POST_BOX.search(f"{before.text if before else ''} {paragraph.text}"):
            continue
        if any(parse_head_line(other.text) for other in block[max(0, at - 3) : at]):
            continue
        street = _STREET.search(paragraph.text[: postcode.start()].strip(" ,"))
        if street:
            yield Home(street["found"], paragraph)
        elif before and (street := _STREET.search(before.text)):
            yield Home(street["found"], before)
        yield Home(postcode["found"].strip(), paragraph)


def find_introduction(
    opening: Sequence[Paragraph], values: Sequence[HeadValue]
) -> tuple[list[Paragraph], list[Paragraph]]:
    """What stands between the salutation and the questions, but for what only says that this is an answer.

    With it come the lines of the letter that are in it whole. `opening` is without furniture.
    """
    told = {id(line) for value in values for line in value.lines}
    greeted = max((at for at, p in enumerate(opening) if is_salutation(p.text)), default=len(opening))
    introduction: list[Paragraph] = []
    whole: list[Paragraph] = []
    for run in runs_of(line for line in opening[greeted + 1 :] if id(line) not in told):
        paragraph = join(run)
        sentences = _SENTENCE_END.split(paragraph.text)
        kept = [sentence for sentence in sentences if not _STANDARD.search(sentence)]
        if kept:
            introduction.append(paragraph.cut(" ".join(kept)))
            whole += run if kept == sentences else []
    return introduction, whole


def _day(text: str | None) -> Day | None:
    """The first day that the text gives."""
    for found in find_dates(text or ""):
        if day := _as_day(found, None):
            return day
    return None


def _day_alone(text: str) -> Day | None:
    """The day that is all the line says: "5 juni 2019"."""
    found = [found for found in find_dates(text) if not text[: found.start].strip() and not text[found.end :].strip()]
    return _as_day(found[0], None) if found else None


def _day_at_end(text: str) -> Day | None:
    """The day with which the line ends: "Wiekendam, 30 maart 2021"."""
    found = [found for found in find_dates(text) if found.end == len(text.rstrip(" .,"))]
    return _as_day(found[0], None) if found else None


def _as_day(found: FoundDate, latest: datetime.date | None) -> Day | None:
    date = found.before(latest) if latest else found.date
    if date:
        return Day(date)
    return Day(datetime.date(found.year, found.month, 1), is_exact=False) if found.year and not found.day else None

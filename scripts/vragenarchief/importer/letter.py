"""A letter: its head, its parts, what was left out of it, and what is private."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from vragenarchief.dossier.registers import Register
from vragenarchief.importer.furniture import DELAY, split_furniture
from vragenarchief.importer.head import Head, HeadValue, find_values, read_head
from vragenarchief.importer.headlines import HeadKey
from vragenarchief.importer.paragraphs import Paragraph, Place, blocks_of, join, runs_of
from vragenarchief.importer.parts import Parts, parse_parts
from vragenarchief.importer.unfolding import unfold
from vragenarchief.privacy import (
    PrivateFind,
    PrivateKind,
    apart,
    find_accounts,
    find_private,
    leave_out,
    mask,
    mask_in,
    normalise,
)

_PHONE = re.compile(r"(?:\+|\(?0|\b14\s)[\d\s().–-]{5,}\d")
_PHONE_OF_OFFICE = re.compile(r"14\s?0\d{1,3}")
# "… kunt u contact opnemen met mevrouw A. Voorbeeld van team Wonen"
_CONTACT = re.compile(
    r"\b(?:contact\s+opnemen\s+met|contact\s+met|wenden\s+tot|terecht\s+bij|bellen\s+met|mailen\s+(?:naar|met))\s+"
    r"(?P<found>(?:de\s+heer|mevrouw|mevr\.?|mw\.?|dhr\.?)\s+(?:[A-Z]\.\s?)*(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|te)\s+)*[A-Z][\w'’-]+)"
)
_CIVIL_SERVANT = re.compile(r"(?P<found>[^,(\d]*(?:\([A-Z][\w-]+\)[^,(\d]*)?)")
_NAME_AT_LEAST = 3


class LetterStatus(Enum):
    """How far a letter brings its questions."""

    ANSWERED = "beantwoord"
    PARTLY_ANSWERED = "deels beantwoord"
    QUESTIONS_ONLY = "alleen vragen"
    EXTENDED = "uitgesteld"
    NO_DOSSIER = "geen dossier"


@dataclass(frozen=True, slots=True)
class Removal:
    """Something of the letter that is not in the draft; without a kind it is not private, only no part of it.

    `shown` is the text as it may be told: what is private in it is masked.
    """

    kind: PrivateKind | None
    text: str
    shown: str
    place: Place


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, read and cleared of what is private."""

    head: Head
    parts: Parts
    removals: tuple[Removal, ...]
    status: LetterStatus


def parse_letter(paragraphs: Sequence[Paragraph], parties: Register) -> Letter:
    """The letter that these paragraphs make. `parties` are those of the council."""
    kept, furniture = split_furniture(paragraphs)
    kept = unfold(kept)
    parts = parse_parts(kept)
    begun = [paragraph.place for paragraph in kept[len(parts.opening) :]]
    start = next((at for at, p in enumerate(paragraphs) if begun and p.place == begun[0]), len(paragraphs))
    opening = paragraphs[:start]
    known = {id(paragraph) for paragraph in opening}
    values = find_values(opening)
    for block in furniture:
        if id(block[0]) not in known:
            values += find_values(block)
    head = read_head(opening, values, parts.closing, has_answers=bool(parts.answers), parties=parties)
    left_out = _left_out(opening, head, furniture, parts)
    privacy = _Privacy(head, values, left_out)
    removals = [*privacy.removals, *privacy.clear(parts, head), *privacy.tell(left_out)]
    order = {place: at for at, place in enumerate(paragraph.place for paragraph in paragraphs)}
    removals.sort(key=lambda removal: order[removal.place])
    return Letter(head, parts, tuple(removals), _status(parts))


def _status(parts: Parts) -> LetterStatus:
    answered = {id(question) for answer in parts.answers if answer.paragraphs for question in answer.questions}
    if not answered and DELAY.search(" ".join(paragraph.text for paragraph in (*parts.opening, *parts.closing))):
        return LetterStatus.EXTENDED
    if not parts.questions:
        return LetterStatus.NO_DOSSIER
    if not answered:
        return LetterStatus.QUESTIONS_ONLY
    is_whole = all(id(question) in answered for question in parts.questions)
    return LetterStatus.ANSWERED if is_whole else LetterStatus.PARTLY_ANSWERED


def _left_out(
    opening: Sequence[Paragraph], head: Head, furniture: Iterable[list[Paragraph]], parts: Parts
) -> list[Paragraph]:
    """The paragraphs of which something is in no part, in the order in which they are found."""
    introduced = {id(paragraph) for paragraph in head.introduced}
    left_out = {id(paragraph): paragraph for paragraph in opening if id(paragraph) not in introduced}
    for block in (*furniture, parts.aside, parts.closing):
        left_out.update((id(paragraph), paragraph) for paragraph in block)
    return list(left_out.values())


class _Privacy:
    """What is private in one letter, and what only looks so because it is the organisation's own."""

    def __init__(self, head: Head, values: Sequence[HeadValue], left_out: Sequence[Paragraph]) -> None:
        self.removals: list[Removal] = []
        self.seen: set[tuple[PrivateKind, str]] = set()
        text = " ".join(paragraph.text for paragraph in left_out)
        self.own = {normalise(find.found) for find in find_accounts(text)}
        personal = {value.place for value in values if value.key is HeadKey.PHONE}
        general = " ".join(paragraph.text for paragraph in left_out if paragraph.place not in personal)
        self.general_phones = {normalise(match[0]) for match in _PHONE.finditer(general)}
        for home in head.homes:
            self.report(PrivateKind.ADDRESS, home.found, home.paragraph.place)
        for value in values:
            self.read_value(value)
        for paragraph in map(join, runs_of(left_out)):
            for match in _CONTACT.finditer(paragraph.text):
                self.report(PrivateKind.CIVIL_SERVANT, match["found"], paragraph.place)
            for find in find_private(paragraph.text, self.own):
                self.report(find.kind, find.found, paragraph.place)

    def report(self, kind: PrivateKind, text: str, place: Place) -> None:
        if (kind, normalise(text)) not in self.seen:
            self.seen.add((kind, normalise(text)))
            self.removals.append(Removal(kind, text, mask(text), place))

    def read_value(self, value: HeadValue) -> None:
        place = value.place
        if value.key is HeadKey.CIVIL_SERVANT:
            match = _CIVIL_SERVANT.match(value.value)
            name = match["found"].strip(" .-–/") if match else ""
            if any(c.isupper() for c in name):
                self.report(PrivateKind.CIVIL_SERVANT, name, place)
        elif value.key is HeadKey.PHONE and (match := _PHONE.search(value.value)):
            is_general = normalise(match[0]) in self.general_phones or _PHONE_OF_OFFICE.match(match[0])
            if not is_general:
                self.report(PrivateKind.PHONE, match[0], place)

    def clear(self, parts: Parts, head: Head) -> list[Removal]:
        """Put "[weggelaten: soort]" in the place of what is private in the texts; what that was."""
        removals: list[Removal] = []

        def cleared(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
            done: list[Paragraph] = []
            for run in runs_of(paragraphs):
                whole = join(run)
                finds = self.find_in(whole.text)
                removals.extend(Removal(f.kind, f.found, mask(f.found), whole.place) for f in finds)
                cells = tuple(leave_out(cell, self.find_in(cell)) for cell in whole.cells)
                done += [whole.with_text(leave_out(whole.text, finds), cells)] if finds else run
            return done

        head.introduction = tuple(cleared(head.introduction))
        for part in parts.parts:
            part.paragraphs = cleared(part.paragraphs)
        return removals

    def tell(self, left_out: Sequence[Paragraph]) -> Iterator[Removal]:
        """What is in no part of the draft, block by block."""
        for block in blocks_of(left_out):
            text = "\n".join(paragraph.text for paragraph in block)
            yield Removal(None, text, mask_in(text, self.find_in(text)), block[0].place)

    def find_in(self, text: str) -> list[PrivateFind]:
        """What is private in a text of this letter: also the name, number or address that its head gave away."""
        finds = find_private(text, self.own)
        for removal in self.removals:
            if removal.kind and len(removal.text) >= _NAME_AT_LEAST:
                pattern = rf"(?<!\w){re.escape(removal.text)}(?!\w)"
                finds += [PrivateFind(removal.kind, m[0], *m.span()) for m in re.finditer(pattern, text)]
        return apart(finds)

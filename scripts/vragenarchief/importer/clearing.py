"""Clearing a letter of what is private, and of what only its place in the letter makes so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vragenarchief.importer.head import Head, HeadValue, Home
from vragenarchief.importer.headlines import HeadKey
from vragenarchief.importer.paragraphs import Paragraph, Place, blocks_of, join, runs_of
from vragenarchief.importer.parts import Parts, SectionPart
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

_PHONE = re.compile(r"(?:\+\d{2}\s?(?:\(0\)\s?)?|\(0\d{1,4}\)\s?|0\d|\b14\s)[\d\s.–-]{5,}\d")
_PHONE_OF_OFFICE = re.compile(r"14\s?0\d{1,3}")
# Such as "… kunt u contact opnemen met mevrouw A. Voorbeeld van team Wonen"
_CONTACT = re.compile(
    r"\b(?:contact\s+opnemen\s+met|contact\s+met|wenden\s+tot|terecht\s+bij|bellen\s+met|mailen\s+(?:naar|met))\s+"
    r"(?P<found>(?:de\s+heer|mevrouw|mevr\.?|mw\.?|dhr\.?)\s+(?:[A-Z]\.\s?)*"
    r"(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]en|[Tt]er|te)\s+)*[A-Z][\w'’-]+)"
)
_CIVIL_SERVANT = re.compile(r"(?P<found>[^,(\d]*(?:\([A-Z][\w-]+\)[^,(\d]*)?)")
_TELEPHONE = re.compile(r",?\s*\b(?:tel(?:efoon)?|t)\b\.?:?\s*$", re.IGNORECASE)
_NAME_AT_LEAST = 3


@dataclass(frozen=True, slots=True)
class Removal:
    """Something of the letter that is not in the draft; without a kind it is not private, only no part of it.

    `shown` is the text as it may be told: what is private in it is masked.
    """

    kind: PrivateKind | None
    text: str
    shown: str
    place: Place


class Clearing:
    """What is private in one letter, and what only looks so because it is the organisation's own.

    `left_out` are the paragraphs that are in no part; `official` are those in which an account is the organisation's.
    """

    def __init__(
        self,
        values: Sequence[HeadValue],
        left_out: Sequence[Paragraph],
        official: Sequence[Paragraph],
        homes: Iterable[Home],
    ) -> None:
        """Find what the head and the closing give away."""
        self.removals: list[Removal] = []
        self._seen: set[tuple[PrivateKind, str]] = set()
        text = " ".join(paragraph.text for paragraph in official)
        self._own = {normalise(find.found) for find in find_accounts(text)}
        personal = {value.place for value in values if value.key in {HeadKey.PHONE, HeadKey.CIVIL_SERVANT}}
        general = " ".join(paragraph.text for paragraph in left_out if paragraph.place not in personal)
        self._general_phones = {normalise(match[0]) for match in _PHONE.finditer(general)}
        for home in homes:
            self._report(PrivateKind.ADDRESS, home.found, home.paragraph.place)
        for value in values:
            self._read_value(value)
        for run in runs_of(left_out):
            text = join(run).text
            for match in _CONTACT.finditer(text):
                self._report(PrivateKind.CIVIL_SERVANT, match["found"], _place_of(match["found"], run))
            for find in find_private(text, self._own):
                self._report(find.kind, find.found, _place_of(find.found, run))

    def clear(self, head: Head, parts: Parts) -> list[Removal]:
        """Put "[weggelaten: soort]" in the place of what is private in the head and the texts; what that was."""
        removals: list[Removal] = []

        def cleared(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
            done: list[Paragraph] = []
            for run in runs_of(paragraphs):
                whole = join(run)
                finds = self._find_in(whole.text)
                removals.extend(Removal(f.kind, f.found, mask(f.found), _place_of(f.found, run)) for f in finds)
                cells = tuple(leave_out(cell, self._find_in(cell)) for cell in whole.cells)
                done += [whole.with_text(leave_out(whole.text, finds), cells)] if finds else run
            return done

        # Where a value of the head stands, what is private has been told already.
        head.title = self._cleared(head.title)
        head.reference = self._cleared(head.reference)
        head.addressee = self._cleared(head.addressee)
        head.holders = tuple(leave_out(holder, self._find_in(holder)) for holder in head.holders)
        head.askers = tuple(
            replace(asker, name=self._cleared(asker.name), party=self._cleared(asker.party)) for asker in head.askers
        )
        parts.introduction = cleared(parts.introduction)
        for part in parts.parts:
            part.paragraphs = cleared(part.paragraphs)
            if isinstance(part, SectionPart):
                finds = self._find_in(part.heading)
                removals.extend(Removal(f.kind, f.found, mask(f.found), part.place) for f in finds)
                part.heading = leave_out(part.heading, finds)
        return removals

    def tell(self, left_out: Sequence[Paragraph]) -> Iterator[Removal]:
        """What is in no part of the draft, block by block."""
        for block in blocks_of(left_out):
            text = "\n".join(paragraph.text for paragraph in block)
            yield Removal(None, text, mask_in(text, self._find_in(text)), block[0].place)

    def _report(self, kind: PrivateKind, text: str, place: Place) -> None:
        if (kind, normalise(text)) not in self._seen:
            self._seen.add((kind, normalise(text)))
            self.removals.append(Removal(kind, text, mask(text), place))

    def _read_value(self, value: HeadValue) -> None:
        """A name and a number that belong to the one who wrote the letter."""
        if value.key is HeadKey.CIVIL_SERVANT:
            match = _CIVIL_SERVANT.match(value.value)
            name = _TELEPHONE.sub("", match["found"]).strip(" .-–/") if match else ""
            if any(c.isupper() for c in name):
                self._report(PrivateKind.CIVIL_SERVANT, name, value.place)
        if value.key in {HeadKey.PHONE, HeadKey.CIVIL_SERVANT} and (match := _PHONE.search(value.value)):
            is_general = normalise(match[0]) in self._general_phones or _PHONE_OF_OFFICE.match(match[0])
            if not is_general:
                self._report(PrivateKind.PHONE, match[0], value.place)

    def _cleared(self, text: str | None) -> str | None:
        return leave_out(text, self._find_in(text)) if text else text

    def _find_in(self, text: str) -> list[PrivateFind]:
        """What is private in a text of this letter: also the name, number or address that its head gave away."""
        finds = find_private(text, self._own)
        for removal in self.removals:
            if removal.kind and len(removal.text) >= _NAME_AT_LEAST:
                pattern = rf"(?<!\w){re.escape(removal.text)}(?!\w)"
                finds += [PrivateFind(removal.kind, m[0], *m.span()) for m in re.finditer(pattern, text)]
        return apart(finds)


def _place_of(found: str, run: Sequence[Paragraph]) -> Place:
    """The place of the line on which this stands; where it runs on over two, that on which the sentence begins."""
    return next((line.place for line in run if found in line.text), run[0].place)

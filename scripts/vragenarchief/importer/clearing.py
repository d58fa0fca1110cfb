"""Clearing a letter of what is private, and of what only its place in the letter makes so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from vragenarchief.dutch.words import fold
from vragenarchief.importer.head import Head, HeadValue, Home
from vragenarchief.importer.headlines import HeadKey
from vragenarchief.importer.paragraphs import Paragraph, Parting, Place, join, runs_of
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
from vragenarchief.privacy.persons import CONTACT, HONORIFIC, INITIALS, SURNAME

_PHONE = re.compile(r"(?:\+\d{2}\s?(?:\(0\)\s?)?|\(0\d{1,4}\)\s?|0\d|\b14\s)[\d\s.–-]{5,}\d")
_MOBILE = ("06", "316", "00316")
_PHONE_OF_OFFICE = re.compile(r"14\s?0\d{1,3}")
# A person, and no team: with a title, with initials, or with a first name and nothing else.
_CIVIL_SERVANT = re.compile(
    rf"(?P<found>(?:(?i:{HONORIFIC})\s+)?(?:(?:drs|mr|ir|dr|ing)\.\s*)*{INITIALS}(?P<surname>{SURNAME})"
    rf"|(?i:{HONORIFIC})\s+(?:[A-ZÀ-Ý][\w'’-]+\s+)?(?P<named>{SURNAME})"
    rf"|(?:^|(?<=,\s))(?P<first>(?!(?:Team|Afdeling|Gemeente|Griffie|Domein|Cluster|Sector|Bureau)\b)[A-ZÀ-Ý][a-zà-ÿ]+)"
    rf"\s+(?P<last>{SURNAME}))(?=\s*(?:$|[,;(/–-]|(?i:tel|telefoon|doorkies|e-?mail|team|afdeling)\b))"
)
_POSTCODE = re.compile(r"(\d{4})\s?([A-Z]{2})\s+(.+)")


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
        self._surnames: set[str] = set()
        self._seen: set[tuple[PrivateKind, str]] = set()
        text = " ".join(paragraph.text for paragraph in official)
        self._own = {normalise(find.found) for find in find_accounts(text)}
        personal = {value.place for value in values if value.key in {HeadKey.PHONE, HeadKey.CIVIL_SERVANT}}
        general = " ".join(paragraph.text for paragraph in official if paragraph.place not in personal)
        phones = {normalise(match[0]) for match in _PHONE.finditer(general)}
        self._own |= {phone for phone in phones if not phone.startswith(_MOBILE)}
        for home in homes:
            self._report(PrivateKind.ADDRESS, home.found, home.paragraph.place)
        for value in values:
            self._read_value(value)
        for run in runs_of(left_out):
            text = join(run).text
            for match in CONTACT.finditer(text):
                self._report(PrivateKind.CIVIL_SERVANT, match["found"], _place_of(match["found"], run))
                self._surnames.add(match["surname"])
            for find in find_private(text, self._own):
                self._report(find.kind, find.found, _place_of(find.found, run))

    def clear(self, head: Head, parts: Parts) -> list[Removal]:
        """Put "[weggelaten: soort]" in the place of what is private in the head and the texts; what that was."""
        removals: list[Removal] = []

        def cleared(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
            done: list[Paragraph] = []
            header: tuple[str, ...] = ()
            for run in runs_of(paragraphs):
                whole = join(run)
                if whole.cells:
                    header = header if header and whole.parting is not Parting.GAP else whole.cells
                    finds = self._find_in_row(whole, header)
                else:
                    header, finds = (), self._find_in(whole.text)
                removals.extend(Removal(f.kind, f.found, mask(f.found), _place_of(f.found, run)) for f in finds)
                cells = tuple(_without(cell, finds) for cell in whole.cells)
                text = " ".join(cells) if cells else leave_out(whole.text, finds)
                done += [whole.with_text(text, cells)] if finds else run
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

    def tell(self, left_out: Sequence[Sequence[Paragraph]]) -> Iterator[Removal]:
        """What is in no part of the draft, block by block."""
        for block in left_out:
            text = "\n".join(paragraph.text for paragraph in block)
            yield Removal(None, text, mask_in(text, self._find_in(text)), block[0].place)

    def _report(self, kind: PrivateKind, text: str, place: Place) -> None:
        if (kind, normalise(text)) not in self._seen:
            self._seen.add((kind, normalise(text)))
            self.removals.append(Removal(kind, text, mask(text), place))

    def _read_value(self, value: HeadValue) -> None:
        """A name and a number that belong to the one who wrote the letter."""
        if value.key is HeadKey.CIVIL_SERVANT:
            for person in _CIVIL_SERVANT.finditer(value.value):
                self._report(PrivateKind.CIVIL_SERVANT, person["found"], value.place)
                self._surnames.add(person["surname"] or person["named"] or person["last"])
        if value.key in {HeadKey.PHONE, HeadKey.CIVIL_SERVANT} and (match := _PHONE.search(value.value)):
            is_general = normalise(match[0]) in self._own or _PHONE_OF_OFFICE.match(match[0])
            if not is_general:
                self._report(PrivateKind.PHONE, match[0], value.place)

    def _find_in_row(self, row: Paragraph, header: tuple[str, ...]) -> list[PrivateFind]:
        """What is private in a row: the cell before it, or the head of its column, may say what a cell holds."""
        finds = self._find_in(row.text)
        for name, cell in zip_longest(header[: len(row.cells)], row.cells, fillvalue=""):
            finds += [find for find in self._find_in(f"{name} {cell}") if find.start > len(name)]
        return list({(find.kind, find.found): find for find in finds}.values())

    def _cleared(self, text: str | None) -> str | None:
        return leave_out(text, self._find_in(text)) if text else text

    def _find_in(self, text: str) -> list[PrivateFind]:
        """What is private in a text of this letter: also the name, number or address that its head gave away."""
        finds = find_private(text, self._own)
        known = [(removal.kind, _as_pattern(removal.text)) for removal in self.removals if removal.kind]
        before = rf"(?:{HONORIFIC}\s+)?(?:{INITIALS})?"
        known += [(PrivateKind.CIVIL_SERVANT, before + _as_pattern(name)) for name in self._surnames]
        for kind, pattern in known:
            found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
            finds += [PrivateFind(kind, match[0], *match.span()) for match in found if self._is_meant(kind, match[0])]
        return apart(finds)

    def _is_meant(self, kind: PrivateKind, found: str) -> bool:
        """Whether this is the person: a surname alone may be a word of the language."""
        return kind is not PrivateKind.CIVIL_SERVANT or fold(found) not in map(fold, self._surnames)


def _without(cell: str, finds: Iterable[PrivateFind]) -> str:
    """A cell of a row without what was found in that row."""
    for find in finds:
        cell = cell.replace(find.found, f"[weggelaten: {find.kind.value}]")
    return cell


def _place_of(found: str, run: Sequence[Paragraph]) -> Place:
    """The place of the line on which this stands; where it runs on over two, that on which the sentence begins."""
    return next((line.place for line in run if found in line.text), run[0].place)


def _as_pattern(found: str) -> str:
    """The same words, with any white space between them; a postcode also without its place."""
    if match := _POSTCODE.match(found):
        return rf"{match[1]}\s?{match[2]}(?:\s+{_as_pattern(match[3])})?"
    return r"\s+".join(map(re.escape, found.split()))

"""A letter: its head, its parts, what was left out of it, and what is private."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from vragenarchief.dossier.registers import Register
from vragenarchief.importer.clearing import Clearing, Removal
from vragenarchief.importer.furniture import DELAY, is_of_office, split_furniture
from vragenarchief.importer.head import Head, address_of, find_homes, find_introduction, find_values, read_head
from vragenarchief.importer.notes import split_notes
from vragenarchief.importer.paragraphs import Paragraph, Parting, Region, blocks_of
from vragenarchief.importer.parts import Parts, SectionPart, parse_parts
from vragenarchief.importer.unfolding import unfold


class LetterStatus(Enum):
    """How far a letter brings its questions."""

    ANSWERED = "beantwoord"
    PARTLY_ANSWERED = "deels beantwoord"
    QUESTIONS_ONLY = "alleen vragen"
    EXTENDED = "uitgesteld"
    NO_DOSSIER = "geen dossier"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, read and cleared of what is private."""

    head: Head
    parts: Parts
    removals: tuple[Removal, ...]
    status: LetterStatus


def parse_letter(paragraphs: Sequence[Paragraph], parties: Register) -> Letter:
    """The letter that these paragraphs make. `parties` are those of the council."""
    margins = [paragraph for paragraph in paragraphs if paragraph.region is Region.MARGIN]
    text = [paragraph for paragraph in paragraphs if paragraph.region is Region.TEXT]
    words, found = split_notes(text)
    notes = [*(paragraph for paragraph in paragraphs if paragraph.region is Region.NOTE), *found]
    kept, furniture = split_furniture(words)
    furniture += blocks_of(margins)
    kept = unfold(kept)
    parts = parse_parts(kept)
    if notes:
        parts.parts.append(SectionPart("Noten", notes[0].place, notes))
    start = next((at for at, paragraph in enumerate(paragraphs) if paragraph.place == parts.begin), len(paragraphs))
    opening = paragraphs[:start] or parts.opening  # all of it on one line
    known = {id(paragraph) for paragraph in opening}
    values = find_values(opening)
    for block in furniture:
        if id(block[0]) not in known:
            values += find_values(block)
    head = read_head(opening, values, parts, parties)
    parts.introduction, whole = find_introduction(parts.opening, values)
    left_out = _left_out(opening, whole, furniture, parts)
    own = [*opening, *(paragraph for block in furniture for paragraph in block)]
    homes = [home for block in _places_of_homes(opening, parts, furniture) for home in find_homes(block)]
    clearing = Clearing(values, left_out, own, homes)
    blocks = _blocks_left_out(paragraphs, left_out)
    removals = [*clearing.removals, *clearing.clear(head, parts), *clearing.tell(blocks)]
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


def _places_of_homes(
    opening: Sequence[Paragraph], parts: Parts, furniture: Iterable[list[Paragraph]]
) -> Iterator[Sequence[Paragraph]]:
    """Where a person's own address can stand: above the salutation, and by the signature of one who asks."""
    yield address_of(opening)
    if not parts.answers:
        yield parts.closing
    yield from (block for block in furniture if not is_of_office(block))


def _blocks_left_out(paragraphs: Sequence[Paragraph], left_out: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """What was left out, in the order of the letter: lines that stood together and went together."""
    gone = {(paragraph.place, paragraph.text) for paragraph in left_out}
    blocks: list[list[Paragraph]] = []
    is_next = False
    for paragraph in paragraphs:
        is_gone = (paragraph.place, paragraph.text) in gone
        if is_gone and is_next and paragraph.parting is not Parting.GAP:
            blocks[-1].append(paragraph)
        elif is_gone:
            blocks.append([paragraph])
        is_next = is_gone
    return blocks


def _left_out(
    opening: Sequence[Paragraph], introduced: Sequence[Paragraph], furniture: Iterable[list[Paragraph]], parts: Parts
) -> list[Paragraph]:
    """The paragraphs of which something is in no part, in the order in which they are found."""
    whole = {id(paragraph) for paragraph in introduced}
    left_out = {id(paragraph): paragraph for paragraph in opening if id(paragraph) not in whole}
    for block in (*furniture, parts.aside, parts.closing):
        left_out.update((id(paragraph), paragraph) for paragraph in block)
    return list(left_out.values())

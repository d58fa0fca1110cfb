"""The letter itself as a file of its page, where the gate lets it through."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from vragenarchief.attachments import read_files
from vragenarchief.dossier.attached import FileCheck, FileSpot, check_file
from vragenarchief.dossier.model import Attachment, AttachmentKind
from vragenarchief.dossier.page import Page
from vragenarchief.dossier.private import Private, finding_in_file
from vragenarchief.dossier.registers import Registers
from vragenarchief.dutch.words import enumerate_words
from vragenarchief.findings import Finding, Kind
from vragenarchief.importer.letter import Letter, LetterStatus

# What a letter is to its page, and the plain name that its file gets
_KINDS: Mapping[LetterStatus, tuple[str, AttachmentKind]] = {
    LetterStatus.ANSWERED: ("antwoordbrief", AttachmentKind.ANSWER_LETTER),
    LetterStatus.PARTLY_ANSWERED: ("antwoordbrief", AttachmentKind.ANSWER_LETTER),
    LetterStatus.QUESTIONS_ONLY: ("vraagbrief", AttachmentKind.QUESTION_LETTER),
    LetterStatus.EXTENDED: ("uitstelbrief", AttachmentKind.APPENDIX),
}


@dataclass(frozen=True, slots=True)
class Original:
    """The file of a letter: what it is to the page, its bytes, and what the gate says of it."""

    attachment: Attachment
    data: bytes
    check: FileCheck


def read_original(source: Path, letter: Letter) -> Original:
    """The file of the letter. Raises OSError."""
    name, kind = _KINDS[letter.status]
    suffix = source.suffix.lower()
    # In a folder of the site a .md file is the source of a page; as text every browser shows it.
    file = f"{name}{'.txt' if suffix == '.md' else suffix}"
    attachment = Attachment(file=file, title=name.capitalize(), kind=kind)
    data = source.read_bytes()
    (content,) = read_files([(attachment.file, data)])
    return Original(attachment, data, check_file(attachment.file, data, content))


def judge_original(
    original: Original, letter: Letter, page: Page, registers: Registers, name: str
) -> tuple[bool, list[Finding]]:
    """Whether the file may go with the page that names it, and what a clerk is told; `name` is that of the letter."""
    folder = page.dossier.path.removesuffix(".md")
    left = Private(registers).left_in(original.check, page)
    told = {removal.kind for removal in letter.removals if removal.kind}
    reasons = [removal.kind.words for removal in letter.removals if removal.kind]
    reasons += [_reason_of(place) for place in left if place.spot.is_certain and place.spot.kind not in told]
    if reasons:
        what = enumerate_words(list(dict.fromkeys(reasons)))
        file = original.attachment.file
        return False, [Finding.of(Kind.ORIGINAL_PRIVATE, name, what=what, file=file, folder=folder)]
    findings = [finding_in_file(place, original.attachment.file, page.dossier) for place in left]
    if not original.check.is_accessible:
        findings.append(Finding.of(Kind.ORIGINAL_INACCESSIBLE, name))
    return True, findings


def _reason_of(place: FileSpot) -> str:
    return f"{place.where.lstrip()} {place.spot.kind.words} ({place.spot.shown})".lstrip()

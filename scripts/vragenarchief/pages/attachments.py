"""The files that come with a dossier, each with what a reader wants to know before opening it."""

from pathlib import PurePosixPath
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Attachment, AttachmentKind, Dossier
from vragenarchief.dutch.words import write_size

# Which of the letters is the original of the page: the one with the answers, which repeats the questions.
_ORIGINALS = (AttachmentKind.ANSWER_LETTER, AttachmentKind.QUESTION_LETTER)
# Files that people with a screen reader often cannot read, also where nothing says that they cannot.
_DOUBTFUL = frozenset({"pdf"})


def attachment_values(dossier: Dossier, archive: Archive) -> list[dict[str, Any]]:
    """Each attachment as a link: "Antwoordbrief (pdf, 123 kB)", with its kind where the title does not say it."""
    return [_values(dossier, attachment, archive) for attachment in dossier.attachments]


def original_values(dossier: Dossier, archive: Archive) -> dict[str, Any] | None:
    """The letter of which the page is made, or None where it is not attached."""
    for kind in _ORIGINALS:
        for attachment in dossier.attachments:
            if attachment.kind is kind:
                return _values(dossier, attachment, archive)
    return None


def _values(dossier: Dossier, attachment: Attachment, archive: Archive) -> dict[str, Any]:
    address = addresses.of_attachment(dossier, attachment.file)
    kind = attachment.kind.value.capitalize()
    is_letter = attachment.kind in _ORIGINALS
    title = attachment.title or (kind if is_letter else attachment.file)
    suffix = PurePosixPath(attachment.file).suffix.lstrip(".").lower()
    size = archive.sizes.get(address)
    return {
        "address": address,
        "kind": None if title.lower().startswith(kind.lower()) else kind,
        "title": title,
        "details": ", ".join(detail for detail in (suffix, size and write_size(size)) if detail),
        "is_inaccessible": address in archive.inaccessible,
        "is_doubtful": suffix in _DOUBTFUL,
    }

"""Readers: a module a format, whose function `read` goes from the bytes of a letter to its paragraphs.

A module is imported when a letter needs it: no other work of `vragen` waits for them.
"""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

from vragenarchief.dutch.words import enumerate_words
from vragenarchief.findings import Kind
from vragenarchief.importer.paragraphs import Paragraph, Region
from vragenarchief.importer.readers.unreadable import UnreadableLetterError

__all__ = ["FORMATS", "READERS", "UnreadableLetterError", "read_letter"]

_TEXT_AT_MOST = 2_000_000
_FILE_AT_MOST = 25_000_000
_PARAGRAPHS_AT_MOST = 20_000

READERS: Mapping[str, str] = {
    ".docx": "docx",
    ".htm": "html",
    ".html": "html",
    ".md": "markdown",
    ".odt": "odt",
    ".pdf": "pdf",
    ".txt": "plain",
    ".xml": "xml",
}
FORMATS = enumerate_words(sorted(READERS))

# Formats that are not text, by the bytes with which such a file begins; a zip names its parts in plain letters
_PDF, _ZIP, _OLD_OFFICE = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BINARY = {".docx": _ZIP, ".odt": _ZIP, ".pdf": _PDF}
_PDF_WITHIN = 1024
_PART_OF_OPENDOCUMENT, _PART_OF_WORD = b"content.xml", b"word/"
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = frozenset({".doc", ".dot"})


def read_letter(path: Path) -> list[Paragraph]:
    """The paragraphs of the letter. Raises UnreadableLetterError, or OSError where the disk is at fault."""
    if path.is_dir():
        raise UnreadableLetterError(Kind.LETTER_IS_FOLDER)
    if path.exists() and not path.is_file():  # a pipe would be waited for
        raise UnreadableLetterError(Kind.LETTER_NOT_TEXT)
    suffix = path.suffix.lower()
    if suffix not in READERS and suffix not in _OLD_WORD:
        raise UnreadableLetterError(Kind.LETTER_FORMAT, suffix=path.suffix or path.name, formats=FORMATS)
    at_most = _FILE_AT_MOST if suffix in _BINARY else _TEXT_AT_MOST
    if path.stat().st_size > at_most:
        raise UnreadableLetterError(Kind.LETTER_TOO_BIG, size=at_most // 1_000_000)
    data = path.read_bytes()
    _check_name(suffix, data)
    paragraphs = read(suffix, data)
    if len(paragraphs) > _PARAGRAPHS_AT_MOST:
        raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)
    if not any(paragraph.region is Region.TEXT for paragraph in paragraphs):
        raise UnreadableLetterError(Kind.LETTER_EMPTY)
    return paragraphs


def read(suffix: str, data: bytes) -> list[Paragraph]:
    """The paragraphs of a letter in the format that has this suffix."""
    paragraphs: list[Paragraph] = import_module(f"{__name__}.{READERS[suffix]}").read(data)
    return paragraphs


def _check_name(suffix: str, data: bytes) -> None:
    """Refuse a file that is not what its name says; the reader would only say that it is damaged."""
    if not data.strip():
        raise UnreadableLetterError(Kind.LETTER_EMPTY)
    if data.startswith(_OLD_OFFICE):
        is_locked = suffix not in _OLD_WORD and _LOCKED_OFFICE in data
        raise UnreadableLetterError(Kind.LETTER_LOCKED if is_locked else Kind.LETTER_OLD_WORD)
    found = _format_of(data)
    if found and found != suffix:
        raise UnreadableLetterError(Kind.LETTER_MISNAMED, suffix=suffix, found=found)
    if suffix in _OLD_WORD:
        raise UnreadableLetterError(Kind.LETTER_OLD_WORD)
    if suffix in _BINARY and not found:
        raise UnreadableLetterError(Kind.LETTER_DAMAGED)


def _format_of(data: bytes) -> str | None:
    """The suffix that belongs to these bytes; None where they are text, or something else."""
    if _PDF in data[:_PDF_WITHIN]:
        return ".pdf"
    if data.startswith(_ZIP):
        if _PART_OF_OPENDOCUMENT in data:
            return ".odt"
        return ".docx" if _PART_OF_WORD in data else None
    return None

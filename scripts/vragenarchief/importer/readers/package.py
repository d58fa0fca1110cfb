"""The parts of a letter that is a package: a zip file of parts in XML, as Word and LibreOffice make them."""

import io
import zipfile
import zlib

from vragenarchief.findings import Kind
from vragenarchief.importer.readers.markup import BYTES_AT_MOST, Element, parse_xml
from vragenarchief.importer.readers.unreadable import UnreadableLetterError

_PARTS_AT_MOST = 5_000
_IS_LOCKED = 0x1


class Package:
    """A package that is opened part by part; what a part grows to is counted while it is read."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of the file."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise UnreadableLetterError(Kind.LETTER_DAMAGED) from None
        self._parts = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        if len(self._parts) > _PARTS_AT_MOST:
            raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)

    def read(self, name: str) -> Element | None:
        """The root of a part; None where the package has none with this name."""
        info = self._parts.get(name)
        if info is None:
            return None
        if info.flag_bits & _IS_LOCKED:
            raise UnreadableLetterError(Kind.LETTER_LOCKED)
        try:
            with self._zip.open(info) as part:
                return parse_xml(part.read(BYTES_AT_MOST + 1))
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError):
            raise UnreadableLetterError(Kind.LETTER_DAMAGED) from None

"""The characters of a letter: from bytes to text, and from text to what a person reads of it."""

import codecs
import re
import unicodedata

from vragenarchief.findings import Kind
from vragenarchief.importer.readers.unreadable import UnreadableLetterError

LIST_MARK = re.compile(r"(?:[-–•·]|\d{1,3}[.)]|[a-z][.)])(?:\s|$)")
SENTENCE_END = tuple(".?!:;…»”\"'’)")

# Ends of lines that only some programs know
_OTHER_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# Categories of Unicode: signs for layout and control, and what stands for nothing
_UNSEEN = frozenset({"Cf", "Cc", "Co", "Cs"})
_LINES_AT_MOST = 200_000
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes) -> str:
    """The text of the file. Raises UnreadableLetterError where it is not UTF-8."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith(_UTF16):
        raise UnreadableLetterError(Kind.LETTER_UTF16)
    if b"\0" in data:
        raise UnreadableLetterError(Kind.LETTER_NOT_TEXT)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableLetterError(Kind.NOT_UTF8, data[: error.start].count(b"\n") + 1) from None
    text = _OTHER_LINE_ENDS.sub("\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    if text.count("\n") > _LINES_AT_MOST:
        raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY)
    return text


def fold(text: str) -> str:
    """The text without soft hyphens and signs that nobody sees, each white space one space."""
    text = "".join(c for c in text if unicodedata.category(c) not in _UNSEEN or c in "\t\n")
    return " ".join(text.split())

"""Letters in PDF: their text from a process of its own, their paragraphs from where that stands on the page.

PDFium, which finds the text, is a program in C++ for files that anybody may have made. It has its limits of time
and memory in a process of its own, and whatever becomes of that, we go on.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from vragenarchief.findings import Kind
from vragenarchief.importer.paragraphs import Paragraph
from vragenarchief.importer.readers.layout import Page, Piece, Rule, lay_out
from vragenarchief.importer.readers.unreadable import UnreadableLetterError

PAGES_AT_MOST = 100
_SECONDS = 4
_EXTRACT = Path(__file__).with_name("extract.py")
_FAULTS = {"locked": Kind.LETTER_LOCKED, "damaged": Kind.LETTER_DAMAGED, "heavy": Kind.LETTER_TOO_HEAVY}
# Of a text that means something most signs are letters; without the table of a font they come out as anything.
_LETTERS_AT_LEAST, _PART_LETTERS = 20, 0.5


def read(data: bytes) -> list[Paragraph]:
    """The paragraphs of a PDF with text."""
    pages = [
        Page(
            width=page["width"],
            height=page["height"],
            pieces=[Piece(*piece) for piece in page["pieces"]],
            rules=[Rule(*rule) for rule in page["rules"]],
        )
        for page in _extract(data)
    ]
    text = "".join(piece.text for page in pages for piece in page.pieces)
    words = "".join(text.split())
    letters = sum(map(str.isalnum, words))
    if letters < _LETTERS_AT_LEAST or letters < len(words) * _PART_LETTERS:
        raise UnreadableLetterError(Kind.LETTER_SCANNED)
    return lay_out(pages)


def _extract(data: bytes) -> list[dict[str, Any]]:
    command = [sys.executable, "-I", str(_EXTRACT), str(PAGES_AT_MOST), str(_SECONDS)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise UnreadableLetterError(Kind.LETTER_TOO_HEAVY) from None
    try:
        found: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {"fault": "heavy"}
    except ValueError:
        found = {"fault": "heavy"}
    if "count" in found:
        raise UnreadableLetterError(Kind.LETTER_TOO_LONG, count=found["count"], most=PAGES_AT_MOST)
    if "fault" in found:
        raise UnreadableLetterError(_FAULTS[found["fault"]])
    pages: list[dict[str, Any]] = found["pages"]
    return pages

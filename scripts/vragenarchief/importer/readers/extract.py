"""The text of a PDF, piece by piece with its place; a program of its own, run by pdf.py and imported by nobody.

It gets the PDF on standard input and writes JSON: `pages`, or `fault`, or the `count` of pages where that is too many.
"""

import contextlib
import ctypes
import json
import math
import sys
from typing import Any

import pypdfium2_raw as pdfium

_MEMORY = 400_000_000
_CHARACTERS_AT_MOST = 400_000
_RULES_AT_MOST = 2_000
_OBJECTS_AT_MOST = 20_000
_NO_PASSWORD, _SECURITY = 4, 5
# In parts of the size of the type: a gap that parts words, one that parts columns, and what is still one line
_WORD_GAP, _COLUMN_GAP, _SAME_LINE = 0.18, 0.9, 0.12
_UPRIGHT = 0.02
_NAME_AT_MOST = 200
_THIN = 2.5
_HYPHENS = {"\x02", "\xad"}


def main() -> None:
    """Read one PDF."""
    pages_at_most, seconds = map(int, sys.argv[1:3])
    limit(seconds)
    json.dump(read(sys.stdin.buffer.read(), pages_at_most), sys.stdout)


def limit(seconds: int) -> None:
    """Let this process have no more time and memory than this, where the system can see to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 -- not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def read(data: bytes, pages_at_most: int) -> dict[str, Any]:
    """What is in the PDF, or why it cannot be read."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() in {_NO_PASSWORD, _SECURITY}
        return {"fault": "locked" if is_locked else "damaged"}
    count = pdfium.FPDF_GetPageCount(document)
    if count > pages_at_most:
        return {"count": count}
    if not count:
        return {"fault": "damaged"}
    pages: list[dict[str, Any]] = []
    left = _CHARACTERS_AT_MOST
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            return {"fault": "damaged"}
        text = pdfium.FPDFText_LoadPage(page)
        left -= pdfium.FPDFText_CountChars(text)
        if left < 0:
            return {"fault": "heavy"}
        width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
        pieces = read_pieces(text, width, height)
        pages.append({"width": width, "height": height, "pieces": pieces, "rules": read_rules(page)})
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    return {"pages": pages}


def read_pieces(text: Any, width: float, height: float) -> list[list[Any]]:  # noqa: ANN401 -- a handle of PDFium
    """The text in pieces of one line and one size: words, left, right, base line, size."""
    pieces: list[list[Any]] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    is_spaced = False
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        sign = chr(code) if 0 < code < sys.maxunicode else ""
        if pdfium.FPDFText_IsHyphen(text, at) == 1 or sign in _HYPHENS:
            sign = "-"
        if not sign or sign.isspace():
            is_spaced = True
            continue
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pdfium.FPDFText_GetMatrix(text, at, matrix)
        is_upright = abs(matrix.b) <= _UPRIGHT * abs(matrix.a) and matrix.a > 0
        if not is_upright or not (0 <= x.value <= width and 0 <= y.value <= height):
            continue  # a watermark, a text up the side, or one that is not on the page
        size = round(pdfium.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d), 1)
        last = pieces[-1] if pieces else None
        gap = x.value - last[2] if last else 0
        is_same = last and abs(y.value - last[3]) <= _SAME_LINE * size and abs(size - last[4]) <= _THIN / 5
        if last and is_same and -size < gap <= _COLUMN_GAP * size:
            last[0] += f" {sign}" if is_spaced or gap > _WORD_GAP * size else sign
            last[2] = max(last[2], box.right)
        else:
            pieces.append([sign, x.value, box.right, y.value, size, is_bold(text, at)])
        is_spaced = False
    return [[piece[0], *(round(value, 1) for value in piece[1:5]), piece[5]] for piece in pieces]


def is_bold(text: Any, at: int) -> bool:  # noqa: ANN401 -- a handle of PDFium
    """Whether a character is set in a bold type, by the name of that type."""
    name, flags = ctypes.create_string_buffer(_NAME_AT_MOST), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, at, name, _NAME_AT_MOST, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


def read_rules(page: Any) -> list[list[float]]:  # noqa: ANN401 -- a handle of PDFium
    """The lines of tables: left, bottom, right, top; of a box its four sides."""
    rules: list[list[float]] = []
    bounds = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECTS_AT_MOST)):
        found = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(found, *bounds):
            continue
        left, bottom, right, top = (round(value.value, 1) for value in bounds)
        if right - left <= _THIN or top - bottom <= _THIN:
            rules.append([left, bottom, right, top])
        else:
            rules += [[left, top, right, top], [left, bottom, right, bottom]]
            rules += [[left, bottom, left, top], [right, bottom, right, top]]
        if len(rules) > _RULES_AT_MOST:
            return []  # a drawing
    return rules


if __name__ == "__main__":
    main()

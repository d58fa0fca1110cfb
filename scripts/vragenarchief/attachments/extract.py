"""The words of PDFs and what they tell about themselves; a program of its own, run by pdf.py and imported by nobody.

On standard input come files, each behind its length in eight bytes; for each a line of JSON goes out.
"""

import contextlib
import ctypes
import html
import json
import re
import sys
import zlib
from typing import Any

import pypdfium2_raw as pdfium

_MEMORY = 600_000_000
_PAGES_AT_MOST = 2_000
_CHARACTERS_AT_MOST = 4_000_000
_NO_PASSWORD, _SECURITY = 4, 5
_NOTES_AT_MOST, _OBJECTS_AT_MOST = 500, 5_000
_XMP_AT_MOST = 1_000_000
_KEYS = ("Title", "Subject", "Keywords")
_XMP = re.compile(rb"<<(?P<keys>[^<>]*/Subtype\s*/XML[^<>]*)>>\s*stream\r?\n(?P<body>.*?)endstream", re.DOTALL)
_CREATOR = re.compile(r"<(?P<key>dc:creator|xmp:Author|pdf:Author)\b[^>]*>(?P<names>.*?)</(?P=key)>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CLOSING = re.compile(r"hoogachtend|vriendelijke\s+groet", re.IGNORECASE)
# In points: what is smaller is a line or a dot, what is bigger a page or a photo
_SIGNATURE = (30, 10, 320, 160)


def main() -> None:
    """Read file after file, each within its own time."""
    seconds = int(sys.argv[1])
    given = sys.stdin.buffer
    limit(_MEMORY)
    pdfium.FPDF_InitLibrary()
    while length := given.read(8):
        data = given.read(int.from_bytes(length, "big"))
        allow(seconds)
        try:
            found = read(data)
        except (MemoryError, ValueError, RecursionError):
            found = {"fault": "heavy"}
        sys.stdout.write(json.dumps(found) + "\n")
        sys.stdout.flush()


def limit(memory: int) -> None:
    """Let this process have no more memory than this, where the system can see to it."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 -- not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def allow(seconds: int) -> None:
    """Let this process have no more time than this from here on."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 -- not on Windows

        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds, hard))


def read(data: bytes) -> dict[str, Any]:
    """What is in the PDF, or why it cannot be read."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        is_locked = pdfium.FPDF_GetLastError() in {_NO_PASSWORD, _SECURITY}
        return {"fault": "locked" if is_locked else "damaged"}
    try:
        return read_document(document, data)
    finally:
        pdfium.FPDF_CloseDocument(document)


def read_document(document: Any, data: bytes) -> dict[str, Any]:  # noqa: ANN401 -- a handle of PDFium
    """What is in an open PDF."""
    count = pdfium.FPDF_GetPageCount(document)
    if count > _PAGES_AT_MOST:
        return {"fault": "heavy"}
    about = [meta(document, key) for key in _KEYS]
    makers = [meta(document, "Author")]
    xmp_about, xmp_makers = read_xmp(data)
    pages: list[str] = []
    signed = [0] if pdfium.FPDF_GetSignatureCount(document) > 0 else []
    left = _CHARACTERS_AT_MOST
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if not page:
            return {"fault": "damaged"}
        words, is_signed = read_page(page)
        notes, authors = read_notes(document, page)
        pdfium.FPDF_ClosePage(page)
        pages.append("\n".join([words, *notes]))
        makers += authors
        left -= len(pages[-1])
        if left < 0:
            return {"fault": "heavy"}
        if is_signed:
            signed.append(number + 1)
    return {
        "pages": pages,
        "about": [one for one in (*about, *xmp_about) if one],
        "makers": [one for one in (*makers, *xmp_makers) if one],
        "signed": signed,
        "is_tagged": bool(pdfium.FPDFCatalog_IsTagged(document)),
        "holds_files": pdfium.FPDFDoc_GetAttachmentCount(document) > 0,
    }


def read_page(page: Any) -> tuple[str, bool]:  # noqa: ANN401 -- a handle of PDFium
    """The words of a page, also those under a black box, and whether a picture stands below its closing."""
    text = pdfium.FPDFText_LoadPage(page)
    count = max(0, pdfium.FPDFText_CountChars(text))
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text, 0, count, buffer)
    # One sign of the text for each unit of the buffer, so that the place of a word is known.
    words = bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", errors="replace")
    closings = [match.start() for match in _CLOSING.finditer(words)]
    is_signed = bool(closings) and has_picture_below(page, bottom_of(text, closings[-1]))
    pdfium.FPDFText_ClosePage(text)
    return words.replace("\r\n", "\n").replace("\x02", "").replace("\ufffe", ""), is_signed


def bottom_of(text: Any, at: int) -> float:  # noqa: ANN401 -- a handle of PDFium
    """How high on the page a sign stands."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, at, x, y)
    return y.value


def has_picture_below(page: Any, height: float) -> bool:  # noqa: ANN401 -- a handle of PDFium
    """Whether a picture of the size of a signature stands below this height."""
    bounds = [ctypes.c_float() for _ in range(4)]
    for at in range(min(pdfium.FPDFPage_CountObjects(page), _OBJECTS_AT_MOST)):
        found = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        if pdfium.FPDFPageObj_GetBounds(found, *bounds):
            left, bottom, right, top = (one.value for one in bounds)
            width, tall = right - left, top - bottom
            if top <= height and _SIGNATURE[0] <= width <= _SIGNATURE[2] and _SIGNATURE[1] <= tall <= _SIGNATURE[3]:
                return True
    return False


def read_notes(document: Any, page: Any) -> tuple[list[str], list[str]]:  # noqa: ANN401 -- handles of PDFium
    """What stands in notes, fields and addresses of links, and who wrote the notes."""
    words: list[str] = []
    authors: list[str] = []
    for at in range(min(pdfium.FPDFPage_GetAnnotCount(page), _NOTES_AT_MOST)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        if not note:
            continue
        words += [string(note, b"Contents"), string(note, b"V")]
        if pdfium.FPDFAnnot_GetSubtype(note) != pdfium.FPDF_ANNOT_WIDGET:
            authors.append(string(note, b"T"))
        if link := pdfium.FPDFAnnot_GetLink(note):
            words.append(address(document, link))
        pdfium.FPDFPage_CloseAnnot(note)
    return [one for one in words if one], [one for one in authors if one]


def string(note: Any, key: bytes) -> str:  # noqa: ANN401 -- a handle of PDFium
    """A text of a note."""
    length = pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(note, key, buffer, length)
    return bytes(buffer).decode("utf-16-le", errors="replace").partition("\0")[0]


def address(document: Any, link: Any) -> str:  # noqa: ANN401 -- handles of PDFium
    """Where a link leads, outside the file."""
    action = pdfium.FPDFLink_GetAction(link)
    if not action:
        return ""
    length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    buffer = ctypes.create_string_buffer(length + 1)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
    return buffer.value.decode(errors="replace").removeprefix("mailto:")


def meta(document: Any, key: str) -> str:  # noqa: ANN401 -- a handle of PDFium
    """What the file says about itself under this key."""
    length = pdfium.FPDF_GetMetaText(document, key.encode(), None, 0)
    buffer = ctypes.create_string_buffer(length + 2)
    pdfium.FPDF_GetMetaText(document, key.encode(), buffer, length)
    return buffer.raw[:length].decode("utf-16-le", errors="replace").rstrip("\0").strip()


def read_xmp(data: bytes) -> tuple[list[str], list[str]]:
    """What the file says about itself in XML, and who made it; PDFium does not tell."""
    about: list[str] = []
    makers: list[str] = []
    for match in _XMP.finditer(data):
        body = match["body"]
        if b"FlateDecode" in match["keys"]:
            try:
                body = zlib.decompressobj().decompress(body, _XMP_AT_MOST)
            except zlib.error:
                continue
        source = body[:_XMP_AT_MOST].decode(errors="replace")
        for found in _CREATOR.finditer(source):
            makers += [html.unescape(one).strip() for one in _TAG.split(found["names"])]
        about.append(" ".join(html.unescape(_TAG.sub(" ", _CREATOR.sub(" ", source))).split()))
    return about, [one for one in makers if one]


if __name__ == "__main__":
    main()

"""Files that are no letter, or that are out to harm: each is told in a few words, and none takes long."""

import resource
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.importer.documents import Printed, opendocument, package, word
from tests.importer.letters import Archive
from vragenarchief.findings import Kind
from vragenarchief.importer import readers

_SECONDS = 5
_MEGABYTES = 500
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_ENTITIES = '<!DOCTYPE a [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'
_OUTSIDE = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'


def printed(text: str, *, password: str | None = None, opens: bool = False, pages: int = 1) -> bytes:
    letter = Printed(password, opens=opens)
    for _ in range(pages):
        letter.line(text)
        letter.page()
    return letter.done()


def drawn() -> bytes:
    letter = Printed()
    letter.canvas.rect(72, 72, 300, 300, fill=1)
    return letter.done()


def with_content(content: bytes) -> bytes:
    """A PDF with one page that is made of this."""
    return b"".join(
        (
            b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n",
            b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font",
            b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Filter/FlateDecode/Length ",
            str(len(content)).encode(),
            b">>stream\n",
            content,
            b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
        )
    )


def swollen() -> bytes:
    """A page that is a gigabyte when it is unpacked."""
    packer = zlib.compressobj(9)
    line = b"BT /F 9 Tf 9 9 Td (a) Tj ET\n" * 100_000
    return b"".join([*(packer.compress(line) for _ in range(400)), packer.flush()])


BAD: dict[str, tuple[str, Callable[[], bytes], Kind]] = {
    "met wachtwoord": ("a.pdf", lambda: printed("Vraag 1", password="geheim"), Kind.LETTER_LOCKED),
    "afgebroken": ("a.pdf", lambda: printed("Vraag 1")[:400], Kind.LETTER_DAMAGED),
    "rommel": ("a.pdf", lambda: b"%PDF-1.7\n" + b"abc" * 999, Kind.LETTER_DAMAGED),
    "tekst": ("a.pdf", lambda: b"Vraag 1\nHoeveel?\n", Kind.LETTER_DAMAGED),
    "scan": ("a.pdf", drawn, Kind.LETTER_SCANNED),
    "lang": ("a.pdf", lambda: printed("Vraag 1 enzovoort", pages=2000), Kind.LETTER_TOO_LONG),
    "opgeblazen": ("a.pdf", lambda: with_content(swollen()), Kind.LETTER_TOO_HEAVY),
    "leeg": ("a.pdf", lambda: b"", Kind.LETTER_EMPTY),
    "oud": ("a.doc", lambda: _OLD_OFFICE, Kind.LETTER_OLD_WORD),
    "oud onder een nieuwe naam": ("a.docx", lambda: _OLD_OFFICE, Kind.LETTER_OLD_WORD),
    "dicht": ("a.docx", lambda: _OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), Kind.LETTER_LOCKED),
    "verkeerde naam": ("a.docx", lambda: printed("Vraag 1"), Kind.LETTER_MISNAMED),
    "andere verkeerde naam": ("a.docx", lambda: opendocument(""), Kind.LETTER_MISNAMED),
    "naam van oude Word": ("a.doc", lambda: word(""), Kind.LETTER_MISNAMED),
    "pdf als tekst": ("a.txt", lambda: printed("Vraag 1"), Kind.LETTER_MISNAMED),
    "iets anders": ("a.docx", lambda: package({"foto.jpg": "x"}), Kind.LETTER_DAMAGED),
    "half": ("a.docx", lambda: word("<w:p/>")[:500], Kind.LETTER_DAMAGED),
    "geen xml": ("a.docx", lambda: package({"word/document.xml": "<a><b></a>"}), Kind.LETTER_DAMAGED),
    "bom": ("a.docx", lambda: package({"word/document.xml": b"<a>" + bytes(300_000_000)}), Kind.LETTER_TOO_HEAVY),
    "veel": ("a.docx", lambda: word("<w:p/>" * 400_000), Kind.LETTER_TOO_HEAVY),
    "diep": ("a.docx", lambda: word("<w:p>" * 5000 + "</w:p>" * 5000), Kind.LETTER_TOO_HEAVY),
    "niets": ("a.docx", lambda: word("<w:p/>"), Kind.LETTER_EMPTY),
    "entiteiten": ("a.docx", lambda: package({"word/document.xml": _ENTITIES}), Kind.LETTER_ENTITIES),
    "buiten": ("a.odt", lambda: package({"content.xml": _OUTSIDE}), Kind.LETTER_ENTITIES),
    "buiten in xml": ("a.xml", _OUTSIDE.encode, Kind.LETTER_ENTITIES),
    "grote xml": ("a.xml", lambda: b"<a>" + b"x" * 3_000_000, Kind.LETTER_TOO_BIG),
    "diepe pagina": ("a.html", lambda: b"<div>" * 200_000, Kind.LETTER_TOO_HEAVY),
    "veel alinea's": ("a.html", lambda: b"<p>a" * 90_000, Kind.LETTER_TOO_HEAVY),
    "veel regels": ("a.txt", lambda: b"a\n" * 900_000, Kind.LETTER_TOO_HEAVY),
    "vreemde codering": ("a.html", lambda: b"<meta charset=x-niets>\xff", Kind.LETTER_NOT_TEXT),
    "latin-1": ("a.txt", lambda: "Vraag 1\nCafés?\n".encode("latin-1"), Kind.NOT_UTF8),
    "utf-16": ("a.txt", lambda: "Vraag 1\nCafés?\n".encode("utf-16"), Kind.LETTER_UTF16),
    "ander soort": ("a.rtf", lambda: b"{\\rtf1 Vraag 1}", Kind.LETTER_FORMAT),
    "geen brief": ("a.pdf", lambda: printed("Dit is een folder over het zwembad."), Kind.LETTER_WITHOUT_QUESTION),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_told_in_time_and_gives_no_draft(case: str, tmp_path: Path) -> None:
    name, make, kind = BAD[case]
    data = make()
    begun = time.monotonic()
    intake = Archive(tmp_path).take(data, name)
    assert time.monotonic() - begun < _SECONDS
    assert intake.draft is None
    assert [finding.kind for finding in intake.findings] == [kind]


def test_no_process_for_a_pdf_takes_more_memory_than_it_may() -> None:
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < _MEGABYTES * 1024


def test_a_folder_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(readers.UnreadableLetterError) as told:
        readers.read_letter(tmp_path / "a.pdf")
    assert told.value.kind is Kind.LETTER_IS_FOLDER


def test_a_pdf_that_only_may_not_be_changed_is_read(tmp_path: Path) -> None:
    data = printed("Vraag 1: Hoeveel bankjes staan er in het park?", password="geheim", opens=True)
    assert Archive(tmp_path).take(data, "a.pdf").draft


def test_a_link_of_a_document_to_a_place_outside_it_is_not_followed() -> None:
    body = (
        '<w:p><w:r><w:t>Vraag 1</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="../x"/></w:sectPr>'
    )
    assert [paragraph.text for paragraph in readers.read(".docx", word(body))] == ["Vraag 1"]

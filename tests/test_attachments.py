"""The words of attached files and what those tell about themselves, as Word, LibreOffice and printers make them."""

import io
import zipfile
import zlib

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from tests.importer.documents import Printed, opendocument, p, package, r, word
from vragenarchief.attachments import Content, read_files
from vragenarchief.dossier.attached import check_file

SENTENCE = "Wij hebben uw brief gelezen, en antwoorden zo."


def read(name: str, data: bytes) -> Content:
    (content,) = read_files([(name, data)])
    return content


def found(name: str, data: bytes) -> list[tuple[str, str, str]]:
    """What the gate finds in a file: the kind, what, and where."""
    check = check_file(name, data, read(name, data))
    return [(place.spot.kind.value, place.spot.found, place.where.strip()) for place in check.private]


def printed(*lines: str) -> Printed:
    printed = Printed()
    for line in (SENTENCE, *lines):
        printed.line(line)
    return printed


def with_xmp(data: bytes, xmp: str, *, is_packed: bool = False) -> bytes:
    """The PDF with a piece of XML about itself, where PDFium does not look."""
    body = zlib.compress(xmp.encode()) if is_packed else xmp.encode()
    keys = "/Type /Metadata /Subtype /XML" + (" /Filter /FlateDecode" if is_packed else "") + f" /Length {len(body)}"
    added = f"99 0 obj\n<< {keys} >>\nstream\n".encode() + body + b"\nendstream\nendobj\n"
    return data.replace(b"xref\n", added + b"xref\n", 1)


class TestPdf:
    def test_the_words_of_each_page_are_read_also_below_a_black_box(self) -> None:
        letter = printed("Bel 06 12345678.")
        letter.canvas.rect(60, 700, 300, 100, fill=1)
        letter.page()
        letter.line("Mail tulp4@gmail.com.")
        assert found("brief.pdf", letter.done()) == [
            ("telefoon", "06 12345678", "op bladzijde 1"),
            ("email", "tulp4@gmail.com", "op bladzijde 2"),
        ]

    def test_a_number_over_two_lines_is_one(self) -> None:
        assert found("brief.pdf", printed("Bel 06-1234", "5678").done())[0][:2] == ("telefoon", "06-1234\n5678")

    def test_the_author_is_a_maker_and_the_title_is_read(self) -> None:
        letter = printed()
        letter.canvas.setAuthor("Dekkinga, A.B.")
        letter.canvas.setTitle("Brief 06 12345678")
        assert found("brief.pdf", letter.done()) == [
            ("telefoon", "06 12345678", "bij de gegevens van het bestand"),
            ("ambtenaar", "Dekkinga, A.B.", "als maker"),
        ]

    @pytest.mark.parametrize("is_packed", [False, True])
    def test_the_creator_in_xml_is_a_maker_too(self, is_packed: bool) -> None:  # noqa: FBT001
        xmp = "<x:xmpmeta><dc:creator><rdf:Seq><rdf:li>A. Dekkinga</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>"
        data = with_xmp(printed().done(), xmp, is_packed=is_packed)
        assert found("brief.pdf", data) == [("ambtenaar", "A. Dekkinga", "als maker")]

    def test_notes_fields_and_links_are_read(self) -> None:
        letter = printed()
        letter.canvas.textAnnotation("Bel 06 12345678", Rect=[10, 10, 50, 50])
        letter.canvas.acroForm.textfield(name="veld", value="bsn 999990019", x=100, y=100)
        letter.canvas.linkURL("mailto:tulp4@gmail.com", (10, 10, 90, 90))
        assert {what for _, what, _ in found("brief.pdf", letter.done())} == {
            "06 12345678",
            "999990019",
            "tulp4@gmail.com",
        }

    def test_a_picture_below_the_closing_may_be_a_signature(self) -> None:
        picture = io.BytesIO()
        Image.new("RGB", (120, 40), "blue").save(picture, "PNG")
        letter = printed("Hoogachtend,")
        letter.canvas.drawImage(ImageReader(picture), 72, 600, width=120, height=40)
        assert [(kind, where) for kind, _, where in found("brief.pdf", letter.done())] == [
            ("handtekening", "op bladzijde 1")
        ]
        logo = printed("Hoogachtend,")
        logo.canvas.drawImage(ImageReader(picture), 72, 795, width=120, height=40)
        assert found("brief.pdf", logo.done()) == []

    def test_without_tags_it_is_not_accessible(self) -> None:
        data = printed().done()
        assert not read("brief.pdf", data).is_accessible
        tagged = data.replace(b"/Type /Catalog", b"/MarkInfo <</Marked true>> /Type /Catalog", 1)
        assert read("brief.pdf", tagged).is_accessible

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"geen pdf", "het is beschadigd of geen pdf"),
            (Printed("geheim").done(), "het is beveiligd met een wachtwoord"),
            (Printed().done(), "er staat geen tekst in die te lezen is; waarschijnlijk is het een scan"),
        ],
    )
    def test_what_cannot_be_read_is_told(self, data: bytes, reason: str) -> None:
        content = read("brief.pdf", data)
        assert (content.unread, content.is_accessible) == (reason, False)

    def test_of_several_each_has_its_own_also_behind_one_that_is_damaged(self) -> None:
        files = [("een.pdf", printed("een").done()), ("stuk.pdf", b"%PDF-1.4"), ("drie.pdf", printed("drie").done())]
        for processes in (1, 2, 5):
            contents = read_files([*files, ("vier.txt", b"vier")], processes)
            assert [content.pages[-1].split()[-1] if content.pages else None for content in contents] == [
                "een",
                None,
                "drie",
                "vier",
            ]

    def test_behind_one_that_asks_too_much_the_next_is_read(self) -> None:
        contents = read_files([("zwaar.pdf", bomb()), ("licht.pdf", printed("licht").done())])
        assert contents[0].unread == "het is te groot of te ingewikkeld"
        assert contents[1].pages[0].endswith("licht")


class TestPackages:
    def test_pieces_of_a_paragraph_are_one_and_paragraphs_are_apart(self) -> None:
        data = word(p(r("Bel 06") + r("-1234") + r("5678")) + p("06") + p() + p("12345678"))
        assert found("brief.docx", data) == [("telefoon", "06-12345678", "")]

    def test_headers_notes_comments_deleted_words_and_links_are_read(self) -> None:
        body = p('<w:del w:author="A. Dekkinga"><w:r><w:delText>bsn 999990019</w:delText></w:r></w:del>')
        data = word(body, header1=p("Bel 06 12345678"), comments=p("tulp4@gmail.com"))
        links = '<Relationships><Relationship Target="mailto:roos5@gmail.com"/></Relationships>'
        whole = package({"word/_rels/x.xml.rels": links, **parts_of(data)})
        assert {what for _, what, _ in found("brief.docx", whole)} == {
            "999990019",
            "06 12345678",
            "tulp4@gmail.com",
            "roos5@gmail.com",
            "A. Dekkinga",
        }

    @pytest.mark.parametrize(
        ("place", "markup"),
        [
            ("docProps/core.xml", "<dc:creator>A. Dekkinga</dc:creator>"),
            ("docProps/core.xml", "<cp:lastModifiedBy>A. Dekkinga</cp:lastModifiedBy>"),
            ("docProps/app.xml", "<Manager>A. Dekkinga</Manager>"),
            ("meta.xml", "<meta:initial-creator>A. Dekkinga</meta:initial-creator>"),
        ],
    )
    def test_who_made_it_is_a_maker(self, place: str, markup: str) -> None:
        data = package({**parts_of(opendocument("<text:p>Tekst</text:p>")), place: f"<x>{markup}</x>"})
        assert found("brief.odt", data) == [("ambtenaar", "A. Dekkinga", "als maker")]

    def test_a_picture_behind_the_closing_may_be_a_signature(self) -> None:
        data = word(p("Met vriendelijke groet,") + "<w:p><w:r><w:drawing/></w:r></w:p>")
        assert [kind for kind, _, _ in found("brief.docx", data)] == ["handtekening"]
        assert found("brief.docx", word("<w:p><w:r><w:drawing/></w:r></w:p>" + p("Met vriendelijke groet,"))) == []

    def test_what_is_no_package_or_too_big_is_told(self) -> None:
        for data in (b"geen zip", package({"word/document.xml": b"a" * 20_000_001})):
            assert read("brief.docx", data).unread == "het bestand is beschadigd, beveiligd of te groot"


class TestOthers:
    def test_each_cell_of_a_table_stands_behind_the_head_of_its_column(self) -> None:
        data = b"Naam;BSN;Geboortedatum\nA;999990019;3-4-1961\nB;999990018;\n"
        assert found("lijst.csv", data) == [
            ("bsn", "999990019", "op regel 2"),
            ("geboortedatum", "3-4-1961", "op regel 2"),
        ]

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
    def test_text_is_read_in_the_encodings_that_occur(self, encoding: str) -> None:
        assert found("brief.txt", "één\nBel 06 12345678".encode(encoding)) == [
            ("telefoon", "06 12345678", "op regel 2")
        ]

    @pytest.mark.parametrize("name", ["foto.jpg", "map.zip", "brief.doc", "kaart"])
    def test_of_other_files_it_is_told_that_they_were_not_read(self, name: str) -> None:
        content = read(name, b"\x00")
        assert content.unread == "van dit soort bestanden leest het programma de tekst niet"
        assert [kind for kind, _, _ in found(name, b"\x00")] == ["ongelezen"]


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def bomb() -> bytes:
    """A PDF of two megabytes whose page grows to six hundred."""
    packer = zlib.compressobj(1)
    page = b"".join(packer.compress(b"q " * 500_000) for _ in range(600)) + packer.flush()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(page), page),
    ]
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj\n%b\nendobj\n" % (at, one) for at, one in enumerate(objects, 1))
        + (b"trailer << /Size 5 /Root 1 0 R >>\n%%EOF")
    )

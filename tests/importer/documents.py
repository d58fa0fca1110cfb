"""Letters in the formats of word processors and printers, made in code."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from xml.sax.saxutils import escape

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from vragenarchief.importer.paragraphs import Paragraph
from vragenarchief.importer.readers import read

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_HEIGHT, _LEFT, _SIZE = 842, 72, 11
_WIDE = 80


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, part in parts.items():
            zipped.writestr(name, part)
    return file.getvalue()


def word(body: str, **parts: str) -> bytes:
    """A .docx with this body; `parts` are the insides of header1, footnotes, numbering, styles and so on."""
    names = {name: f"word/{name}.xml" for name in parts}
    roots = {"header": "hdr", "footer": "ftr"}
    links = "".join(
        f'<Relationship Id="{name}" Target="{name}.xml" Type="{_R}/{name.rstrip("0123456789")}"/>' for name in names
    )
    made = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Target="word/document.xml" Type="{_R}/officeDocument"/>'
        "</Relationships>",
        "word/_rels/document.xml.rels": f"<Relationships>{links}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}</w:body></w:document>',
    }
    for name, inside in parts.items():
        root = roots.get(name.rstrip("0123456789"), name)
        made[names[name]] = f'<w:{root} xmlns:w="{_W}" xmlns:r="{_R}">{inside}</w:{root}>'
    return package(made)


def p(text: str = "", properties: str = "") -> str:
    """A paragraph of Word; what is between the signs of XML is put in as it is."""
    runs = text if text.startswith("<") else f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs if text else ''}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: Sequence[str]) -> str:
    """A table of Word; a cell is text, or paragraphs as they are."""
    cells = ("".join(f"<w:tc>{c if c.startswith('<') else p(c)}</w:tc>" for c in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def opendocument(body: str, styles: str = "", automatic: str = "") -> bytes:
    """An .odt with this body, the insides of its master styles, and its automatic styles."""
    names = (
        " ".join(f'xmlns:{key}="{_ODF}{key}:1.0"' for key in ("office", "text", "table", "style", "draw"))
        + f' xmlns:fo="{_ODF}xsl-fo-compatible:1.0"'
    )
    return package(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {names}><office:master-styles>{styles}</office:master-styles>"
            "</office:document-styles>",
        }
    )


class Printed:
    """A PDF that is written line by line."""

    def __init__(self, password: str | None = None, *, opens: bool = False) -> None:
        """Begin with an empty page; with a password it cannot be opened, or only not be changed."""
        self._file = io.BytesIO()
        lock = StandardEncryption("" if opens else password, ownerPassword=password) if password else None
        self.canvas = Canvas(self._file, pagesize=(595, _HEIGHT), encrypt=lock, invariant=True)
        self.y = 780.0

    def line(
        self, text: str, *, x: float = _LEFT, size: float = _SIZE, font: str = "Helvetica", gap: float = 0
    ) -> None:
        """A line below the one before, with so much white space more above it."""
        self.y -= size * 1.25 + gap
        self.at(x, self.y, text, size=size, font=font)

    def lines(self, text: str, *, gap: float = 8, **how: float) -> None:
        """A paragraph, broken where the line is full."""
        words, line = text.split(" "), ""
        for word_ in words:
            if len(line) + len(word_) >= _WIDE:
                self.line(line, gap=gap, **how)  # type: ignore[arg-type]
                line, gap = "", 0
            line = f"{line} {word_}".strip()
        self.line(line, gap=gap, **how)  # type: ignore[arg-type]

    def at(self, x: float, y: float, text: str, *, size: float = _SIZE, font: str = "Helvetica") -> None:
        """A line at a place of its own."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, y, text)
        self.end = x + self.canvas.stringWidth(text, font, size)

    def mark(self, number: str) -> None:
        """The raised number of a note, right behind what was written last."""
        self.at(self.end, self.y + 4, number, size=6)

    def page(self) -> None:
        """A new page."""
        self.canvas.showPage()
        self.y = 780.0

    def done(self) -> bytes:
        """The bytes of the file."""
        self.canvas.save()
        return self._file.getvalue()


def texts(suffix: str, data: bytes) -> list[str]:
    """The texts of all paragraphs of a letter in this format."""
    return [paragraph.text for paragraph in read(suffix, data)]


def regions(paragraphs: Iterable[Paragraph]) -> dict[str, list[str]]:
    """The texts of paragraphs by the part of the page that they stand in."""
    found: dict[str, list[str]] = {}
    for paragraph in paragraphs:
        found.setdefault(paragraph.region.name, []).append(paragraph.text)
    return found

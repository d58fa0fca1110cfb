"""Attachments on the page of a dossier."""

from typing import Any

from tests.dossier.pages import Docs
from tests.importer.documents import Printed
from tests.pages.conftest import Views

_ADDRESS = "vragen/2026/014-brug/"


def shown(attachment: dict[str, Any]) -> str:
    """As the template shows it."""
    kind = f"{attachment['kind']}: " if attachment["kind"] else ""
    return f"{kind}{attachment['title']} ({attachment['details']})"


def test_each_has_its_kind_type_and_size(docs: Docs, views: Views) -> None:
    docs.add(
        "2026-014",
        "bijlagen: [{bestand: A.PDF, soort: antwoordbrief}, "
        "{bestand: v.pdf, titel: Brief van 3 mei, soort: vraagbrief}, "
        "{bestand: cijfers.csv}, {bestand: kaart, titel: Bijlage 1}]",
    )
    for name, size in (("A.PDF", 123_400), ("v.pdf", 1_249_000), ("cijfers.csv", 80), ("kaart", 2_000_000)):
        docs.write(f"vragen/2026/014-brug/{name}", "x" * size)
    values = views()[_ADDRESS].values
    assert [shown(attachment) for attachment in values["attachments"]] == [
        "Antwoordbrief (pdf, 123 kB)",
        "Vraagbrief: Brief van 3 mei (pdf, 1,2 MB)",
        "Bijlage: cijfers.csv (csv, 1 kB)",
        "Bijlage 1 (2 MB)",
    ]
    assert shown(values["original"]) == "Antwoordbrief (pdf, 123 kB)"
    assert values["original"]["is_doubtful"]


def test_without_an_answer_the_original_is_the_letter_with_the_questions(docs: Docs, views: Views) -> None:
    docs.add("2026-014", "bijlagen: [{bestand: kaart.png}, {bestand: vragen.odt, soort: vraagbrief}]")
    for name in ("kaart.png", "vragen.odt"):
        docs.write(f"vragen/2026/014-brug/{name}", "x")
    original = views()[_ADDRESS].values["original"]
    assert (original["address"], original["is_doubtful"]) == (f"{_ADDRESS}vragen.odt", False)


def test_what_is_no_letter_is_no_original(docs: Docs, views: Views) -> None:
    docs.add("2026-014", "bijlagen: [{bestand: kaart.png}]")
    docs.write("vragen/2026/014-brug/kaart.png", "x")
    assert views()[_ADDRESS].values["original"] is None


def test_a_pdf_that_cannot_be_read_aloud_is_known_to_be_inaccessible(docs: Docs, views: Views) -> None:
    letter = Printed()
    letter.line("Wij hebben uw brief gelezen, en antwoorden zo.")
    data = letter.done()
    docs.add("2026-014", "bijlagen: [{bestand: a.pdf, soort: antwoordbrief}]")
    docs.write("vragen/2026/014-brug/a.pdf", data)
    assert views()[_ADDRESS].values["original"]["is_inaccessible"]
    tagged = data.replace(b"/Type /Catalog", b"/MarkInfo <</Marked true>> /Type /Catalog", 1)
    docs.write("vragen/2026/014-brug/a.pdf", tagged)
    assert not views()[_ADDRESS].values["original"]["is_inaccessible"]

"""The letter itself beside its draft: only where nothing in it has to stay out."""

from pathlib import Path

import pytest

from tests.importer.documents import Printed, opendocument, p, word
from tests.importer.letters import TODAY, Archive, registers_of
from vragenarchief.dossier.model import Attachment, AttachmentKind
from vragenarchief.dossier.page import parse_page
from vragenarchief.findings import Kind
from vragenarchief.importer.intake import Importer, Intake

_HEAD = ("Datum: 30 maart 2026", "Ons kenmerk: Z-26-001122", "Onderwerp: Beantwoording vragen over de bankjes")
_ANSWERED = (*_HEAD, "Vraag 1", "Hoeveel bankjes zijn er?", "Antwoord", "Veertien bankjes.")
_ASKED = (*_HEAD, "Vraag 1", "Hoeveel bankjes zijn er?", "Vraag 2", "Wie betaalt ze?")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    archive = Archive(tmp_path)
    archive.importer = Importer(archive.docs, archive.registers, TODAY, has_originals=True)
    return archive


def printed(*lines: str, author: str = "") -> bytes:
    letter = Printed()
    letter.canvas.setAuthor(author)
    for line in lines:
        letter.line(line, gap=8)
    return letter.done()


def attachments_of(intake: Intake) -> tuple[Attachment, ...]:
    assert intake.draft
    page = parse_page(intake.draft.path, intake.draft.text.encode())
    return page.dossier.attachments


def kinds_of(intake: Intake) -> set[Kind]:
    return {finding.kind for finding in intake.findings}


def test_a_letter_in_markdown_is_a_text_and_never_the_source_of_a_page(archive: Archive) -> None:
    intake = archive.take("\n\n".join(_ANSWERED).encode(), "brief.md")
    assert [attachment.file for attachment in attachments_of(intake)] == ["antwoordbrief.txt"]


def test_an_answer_gets_its_letter_under_a_plain_name(archive: Archive) -> None:
    data = printed(*_ANSWERED)
    intake = archive.importer.write(archive.take(data, "SCAN 0034 def.PDF"))
    assert attachments_of(intake) == (
        Attachment(file="antwoordbrief.pdf", title="Antwoordbrief", kind=AttachmentKind.ANSWER_LETTER),
    )
    assert intake.draft
    folder = archive.docs / intake.draft.path.removesuffix(".md")
    assert [(path.name, path.read_bytes()) for path in folder.iterdir()] == [("antwoordbrief.pdf", data)]


def test_questions_without_answers_are_the_letter_with_the_questions(archive: Archive) -> None:
    intake = archive.take("\n\n".join(_ASKED), "vragen.txt")
    assert attachments_of(intake) == (
        Attachment(file="vraagbrief.txt", title="Vraagbrief", kind=AttachmentKind.QUESTION_LETTER),
    )


def test_nothing_is_written_before_it_is_asked(archive: Archive) -> None:
    assert archive.take(printed(*_ANSWERED), "brief.pdf").files
    assert not (archive.docs / "vragen").exists()


def test_without_the_option_no_file_goes_along(archive: Archive) -> None:
    archive.importer = Importer(archive.docs, archive.registers, TODAY)
    intake = archive.importer.write(archive.take(printed(*_ANSWERED), "brief.pdf"))
    assert attachments_of(intake) == ()
    assert intake.files == {}


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("Behandeld door: mevrouw C. Dekkinga",), "de naam van een ambtenaar"),
        (("Bel 06 12345678.",), "een telefoonnummer"),
        (("Mijn bsn: 999990019, of tulp4@gmail.com",), "een burgerservicenummer en een e-mailadres"),
    ],
)
@pytest.mark.parametrize("name", ["brief.pdf", "brief.docx", "brief.txt"])
def test_a_letter_with_something_private_stays_out_and_the_draft_is_made(
    archive: Archive, name: str, lines: tuple[str, ...], what: str
) -> None:
    whole = (*_HEAD, *lines, *_ANSWERED[3:], *lines)
    letters = {
        "brief.pdf": printed(*whole),
        "brief.docx": word(p().join(map(p, whole))),
        "brief.txt": "\n\n".join(whole).encode(),
    }
    intake = archive.importer.write(archive.take(letters[name], name))
    (refusal,) = [finding for finding in intake.findings if finding.kind is Kind.ORIGINAL_PRIVATE]
    assert f"want daarin staat {what}." in refusal.message
    assert "antwoordbrief" in refusal.remedy
    assert attachments_of(intake) == ()
    assert intake.draft
    assert (archive.docs / intake.draft.path).is_file()
    assert not (archive.docs / intake.draft.path.removesuffix(".md")).exists()


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("brief.pdf", printed(*_ANSWERED, author="Dekkinga, C.")),
        ("brief.docx", word(p().join(map(p, _ANSWERED)), comments='<w:comment w:author="Dekkinga, C."/>')),
    ],
)
def test_who_made_it_is_a_reason_too_and_masked(archive: Archive, name: str, letter: bytes) -> None:
    (refusal,) = [one for one in archive.take(letter, name).findings if one.kind is Kind.ORIGINAL_PRIVATE]
    assert "als maker de naam van een ambtenaar (De…C.)" in refusal.message


def test_what_has_been_allowed_is_no_reason(archive: Archive) -> None:
    archive.write("registers/personen.yml", "- slug: c-dekkinga\n  naam: C. Dekkinga\n")
    archive.importer = Importer(archive.docs, registers_of(archive.docs), TODAY, has_originals=True)
    assert archive.take(printed(*_ANSWERED, author="Dekkinga, C."), "brief.pdf").files


def test_a_pdf_without_tags_goes_along_and_is_told_to_be_inaccessible(archive: Archive) -> None:
    data = printed(*_ANSWERED)
    assert Kind.ORIGINAL_INACCESSIBLE in kinds_of(archive.take(data, "brief.pdf"))
    tagged = data.replace(b"/Type /Catalog", b"/MarkInfo <</Marked true>> /Type /Catalog", 1)
    assert Kind.ORIGINAL_INACCESSIBLE not in kinds_of(archive.take(tagged, "brief.pdf"))


def test_what_somebody_has_to_look_at_goes_along_and_is_told_of_the_draft(archive: Archive) -> None:
    intake = archive.take(printed(*_ANSWERED, author="cdekkinga"), "brief.pdf")
    (doubt,) = [finding for finding in intake.findings if finding.kind is Kind.PRIVATE_IN_FILE_PERHAPS]
    assert intake.files
    assert intake.draft
    assert doubt.path.endswith(intake.draft.path)
    assert doubt.line


def test_an_odt_is_read_whole(archive: Archive) -> None:
    lines = "<text:p/>".join(f"<text:p>{line}</text:p>" for line in _ANSWERED)
    assert archive.take(opendocument(lines), "brief.odt").files

"""The intake: what becomes of a file, and the row that another program gets."""

from pathlib import Path

import pytest

from tests.importer.letters import Archive
from vragenarchief.findings import Kind
from vragenarchief.importer import readers
from vragenarchief.importer.intake import Intake, row_of

KEYS = [
    *("bron", "pad", "nummer", "status", "soort", "titel", "kenmerk", "ingediend", "beantwoord", "gericht_aan"),
    *("indieners", "vragen", "bevindingen"),
]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def kinds_of(intake: Intake) -> list[Kind]:
    return [finding.kind for finding in intake.findings]


def test_a_letter_that_is_not_there_is_a_finding(archive: Archive, tmp_path: Path) -> None:
    intake = archive.importer.take(tmp_path / "weg.md")
    assert kinds_of(intake) == [Kind.LETTER_UNREADABLE]
    assert intake.draft is None


def test_a_folder_is_no_letter_whatever_its_name(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "brieven.md").mkdir()
    assert kinds_of(archive.importer.take(tmp_path / "brieven.md")) == [Kind.LETTER_IS_FOLDER]


def test_a_file_that_is_too_big_is_not_read(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_TEXT_AT_MOST", 10)
    assert kinds_of(archive.take("Vraag 1\n\nHoeveel?\n")) == [Kind.LETTER_TOO_BIG]


@pytest.mark.parametrize("name", ["brief.MD", "brief.Txt"])
def test_capitals_in_the_name_do_not_matter(archive: Archive, name: str) -> None:
    assert archive.take("Vraag 1\n\nHoeveel?\n", name).draft


@pytest.mark.parametrize("letter", ["", "Goedemorgen.", "Vraag 1\n\nHoeveel?\n", b"\xff\xfe", b"a\0b"])
def test_every_letter_gives_a_row_with_the_same_keys(archive: Archive, letter: str | bytes) -> None:
    row = row_of(archive.take(letter), archive.docs)
    assert list(row) == KEYS
    assert row["bron"] == "brief.md"
    assert all(
        list(finding) == ["soort", "ernst", "plaats", "tekst", "melding"] and finding["ernst"] in {"fout", "let op"}
        for finding in row["bevindingen"]
    )


def test_a_letter_that_fails_says_why_with_a_fault(archive: Archive) -> None:
    row = row_of(archive.take(b"a\xff"), archive.docs)
    assert row["vragen"] == []
    assert [finding["ernst"] for finding in row["bevindingen"]] == ["fout"]
    assert row["bevindingen"][0]["plaats"] == {"regel": 1}


def test_findings_have_the_line_of_the_letter_and_are_masked(archive: Archive) -> None:
    letter = "Vraag 1\n\nHoeveel?\n\nAntwoord 1\n\nBel 06 12345678.\n\nVraag 2\n\nWaarom?\n"
    row = row_of(archive.take(letter), archive.docs)
    told = {finding["soort"]: finding for finding in row["bevindingen"]}
    assert told["telefoon"]["plaats"] == {"regel": 7}
    assert told["telefoon"]["tekst"] == "06…78"
    assert told["telefoon"]["ernst"] == "let op"
    assert told["vraag-zonder-antwoord"]["plaats"] == {"regel": 11}
    assert "12345678" not in str(row)


def test_what_is_left_out_is_told_with_what_is_private_in_it_masked(archive: Archive) -> None:
    letter = "Vraag 1\n\nHoeveel?\n\nAntwoord 1\n\nTwee.\n\nMet vriendelijke groet,\n\nbel 06 12345678\n"
    row = row_of(archive.take(letter), archive.docs)
    left_out = [finding["tekst"] for finding in row["bevindingen"] if finding["soort"] == "weggelaten"]
    assert left_out == ["Met vriendelijke groet,", "bel 06…78"]


def test_a_combined_answer_stands_at_each_of_its_questions(archive: Archive) -> None:
    letter = "Vraag 1\n\nHoeveel?\n\nVraag 2\n\nWaarom?\n\nAntwoord op vraag 1 en 2\n\nVeertien, daarom.\n"
    row = row_of(archive.take(letter), archive.docs)
    assert [question["antwoord"] for question in row["vragen"]] == ["Veertien, daarom."] * 2

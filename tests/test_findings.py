"""Every kind of finding says what was found and what to do, and is shown by a case or a test."""

import re
from pathlib import Path

import pytest
import yaml

from tests.dossier.test_faults import CASES as FAULTS
from tests.dossier.test_faults import findings_of, read_case
from tests.importer.letters import Archive
from vragenarchief.dossier.page import parse_page
from vragenarchief.findings import Finding, Kind, Severity, in_order
from vragenarchief.importer.intake import finding_of

TESTS = Path(__file__).parent / "dossier"
OF_LETTERS = Path(__file__).parent / "importer"

# What only the site can find; its tests are in tests/site.
OF_THE_SITE = {Kind.ADDRESS_TAKEN, Kind.GENERATOR_COMPLAINS, Kind.INDEX_FAILED}

# What somebody else says, in words of their own.
QUOTING = {Kind.REGISTER_INVALID, Kind.REGISTER_DOUBTFUL, Kind.GENERATOR_COMPLAINS, Kind.INDEX_FAILED, Kind.DRAFT_NEEDS}

# What only the clerk can tell whether it is right.
NOTICES = {
    *(Kind.QUESTION_REPEATED, Kind.NUMBERING_GAP, Kind.HEADING_UNMARKED, Kind.TEXT_CUT, Kind.VALUE_TWICE),
    *(Kind.PERSON_UNKNOWN, Kind.PERSON_OUT_OF_OFFICE, Kind.PERSON_OF_OTHER_PARTY, Kind.PARTY_OUT_OF_COUNCIL),
    *(Kind.DATE_DOUBTFUL, Kind.DATE_AHEAD, Kind.DATE_FAR_FROM_NUMBER, Kind.EXTENSION_EMPTY),
    *(Kind.ANSWER_ABSENT, Kind.ANSWER_DATE_ABSENT, Kind.SUMMARY_UNAPPROVED, Kind.FOLLOW_UP_UNKNOWN),
    *(Kind.FILE_UNNAMED, Kind.REGISTER_DOUBTFUL),
    *(Kind.LETTER_LACKS, Kind.LETTER_QUESTION_UNANSWERED, Kind.LETTER_QUESTIONS_UNDIVIDED),
    Kind.LETTER_NUMBERING,
    *(Kind.LETTER_ANSWER_UNPLACED, Kind.LETTER_ANSWERS_SEVERAL, Kind.LETTER_ARTICLE_DIFFERS),
    Kind.LETTER_NUMBERING,
    *(Kind.PRIVATE_LEFT_OUT, Kind.LEFT_OUT, Kind.DRAFT_NEEDS),
    *(Kind.PRIVATE_PERHAPS, Kind.PRIVATE_IN_FILE_PERHAPS, Kind.FILE_SIGNED, Kind.FILE_UNREAD, Kind.EXCEPTION_UNUSED),
    Kind.ORIGINAL_INACCESSIBLE,
}


def findings_of_cases() -> list[Finding]:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(TESTS.glob("cases/*.yml"))]
    findings: list[Finding] = []
    for case in cases:
        data = case["bytes"].encode("latin-1") if "bytes" in case else case["pagina"].encode()
        findings += parse_page(case["pad"], data).findings
    return findings


def findings_of_letters(folder: Path) -> list[Finding]:
    cases = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(OF_LETTERS.glob("cases/*.yml"))]
    archive = Archive(folder)
    findings: list[Finding] = []
    for case in cases:
        name = case.get("bestand", "brief.md")
        intake = archive.take(case["bytes"].encode("latin-1") if "bytes" in case else case["brief"], name)
        findings += intake.findings
        findings += [finding_of(removal, name) for removal in (intake.letter.removals if intake.letter else ())]
    return findings


def findings_of_faults(folder: Path) -> list[Finding]:
    findings: list[Finding] = []
    for path in FAULTS:
        place = folder / path.stem
        place.mkdir()
        findings += findings_of(read_case(path)["bestanden"], place)
    return findings


def kinds_named_in_tests() -> set[Kind]:
    folders = (TESTS, OF_LETTERS, TESTS.parent / "site")
    paths = [TESTS.parent / "test_cli.py", *(path for folder in folders for path in folder.glob("test_*.py"))]
    sources = [path.read_text(encoding="utf-8") for path in paths]
    return {Kind[name] for source in sources for name in re.findall(r"\bKind\.([A-Z0-9_]+)", source)}


def test_every_kind_is_shown_by_a_case_or_a_test(tmp_path: Path) -> None:
    found = (*findings_of_cases(), *findings_of_letters(tmp_path), *findings_of_faults(tmp_path))
    shown = {finding.kind for finding in found} | kinds_named_in_tests()
    missing = [kind.name for kind in Kind if kind not in shown | OF_THE_SITE]
    assert missing == []


def test_codes_are_unique_and_fit_in_an_address() -> None:
    codes = [kind.code for kind in Kind]
    assert len(set(codes)) == len(codes) == len(Kind.__members__)
    assert [code for code in codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.code)
def test_a_message_is_one_sentence_that_ends_before_the_remedy_begins(kind: Kind) -> None:
    assert kind.message
    assert kind in QUOTING or kind.message.endswith(".")
    assert not kind.message[0].isupper() or kind.message.startswith("MkDocs")


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.code)
def test_a_remedy_is_a_sentence_or_ends_in_an_example(kind: Kind) -> None:
    assert kind.remedy.endswith((".", "…", "{example}", "{remedy}"))
    assert kind.remedy.startswith("{remedy}") or kind.remedy[0].isupper()


def test_every_message_of_the_cases_is_one_line_without_a_gap_or_a_name_of_ours(tmp_path: Path) -> None:
    found = (*findings_of_cases(), *findings_of_letters(tmp_path), *findings_of_faults(tmp_path))
    messages = [str(finding) for finding in found]
    assert messages
    assert [message for message in messages if re.search(r"\n|[{}]\w+[{}]|  |\bNone\b|<class|Kind\.", message)] == []


def test_a_finding_is_one_line_with_its_place_severity_message_and_remedy() -> None:
    finding = Finding.of(Kind.ANSWER_WITHOUT_QUESTION, "vragen/2026/014-brug.md", 17, number="3")
    assert str(finding) == (
        "vragen/2026/014-brug.md:17: fout: dit is een antwoord op vraag 3, maar die vraag staat niet op de pagina. "
        "Verbeter het nummer in de kop, of voeg de vraag toe."
    )
    assert finding.is_error


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    finding = Finding.of(Kind.PAGE_IS_FOLDER, "vragen/2026/014-brug.md")
    assert str(finding).startswith("vragen/2026/014-brug.md: fout: dit is een map")


def test_braces_in_what_a_clerk_wrote_stay_as_they_are() -> None:
    finding = Finding.of(Kind.TOPIC_UNKNOWN, "a.md", 4, text="{text}", remedy="Bedoelt u '{x}'?")
    assert finding.message == 'het onderwerp "{text}" staat niet in registers/onderwerpen.yml.'
    assert finding.remedy == "Bedoelt u '{x}'?"


def test_only_what_may_be_meant_so_is_a_mere_notice() -> None:
    notices = {kind for kind in Kind if kind.severity is Severity.NOTICE}
    assert notices == NOTICES
    assert not Finding.of(Kind.NUMBERING_GAP, "a.md", 1, previous="1", number="3").is_error


def test_findings_come_in_the_order_of_files_and_lines_each_once() -> None:
    late = Finding.of(Kind.ANSWER_FIRST, "a.md", 10)
    early = Finding.of(Kind.HEADING_TOO_HIGH, "a.md", 9)
    whole = Finding.of(Kind.PAGE_IS_FOLDER, "a.md")
    other = Finding.of(Kind.ANSWER_FIRST, "b.md", 1)
    assert in_order([other, late, early, late, whole]) == [whole, early, late, other]

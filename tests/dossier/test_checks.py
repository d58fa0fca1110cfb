"""Checks that look further than one page: days, people and registers; each fault is told once."""

import datetime
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.pages import ANSWERED, TODAY, Docs, path_of, write_page
from vragenarchief.cli import PROJECT
from vragenarchief.dossier.checks import check_pages
from vragenarchief.dossier.page import parse_page
from vragenarchief.dossier.reading import ArchiveReader
from vragenarchief.dossier.registers import Register, Registers
from vragenarchief.findings import Finding, Kind

OF_DAYS = {Kind.DATE_IMPOSSIBLE, Kind.DATE_DOUBTFUL, Kind.DATE_AHEAD}
NOTHING_KEPT = Registers(
    topics=Register((), is_whole=False), parties=Register(()), persons=Register(()), rules=(), exceptions=()
)
# In the order in which they must be.
KEYS = ("ingediend", "ontvangen", "beantwoord")

days = st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 12, 31))
past_days = st.dates(datetime.date(2025, 1, 1), TODAY)


def found(lines: Sequence[str]) -> list[Finding]:
    page = parse_page(path_of("2026-014"), write_page("2026-014", *lines, body=ANSWERED))
    return [finding for finding in check_pages([page], NOTHING_KEPT, (), TODAY) if finding.kind in OF_DAYS]


@given(st.lists(past_days, min_size=3, max_size=3).map(sorted))
def test_days_in_their_order_are_good(dates: list[datetime.date]) -> None:
    assert found([f"{key}: {date}" for key, date in zip(KEYS, dates, strict=True)]) == []


@given(st.lists(past_days, min_size=3, max_size=3).map(sorted), st.sampled_from(KEYS), days)
def test_one_wrong_day_is_told_once_at_most(dates: list[datetime.date], key: str, wrong: datetime.date) -> None:
    given_days = {**dict(zip(KEYS, dates, strict=True)), key: wrong}
    assert len(found([f"{key}: {date}" for key, date in given_days.items()])) <= 1


@given(st.dictionaries(st.sampled_from((*KEYS, "ingetrokken", "uiterlijk")), days), st.lists(st.tuples(days, days)))
def test_without_the_days_that_were_told_the_rest_is_in_order(
    given_days: dict[str, datetime.date], extensions: list[tuple[datetime.date, datetime.date]]
) -> None:
    lines = [f"{key}: {date}" for key, date in given_days.items()]
    if extensions:
        listed = ", ".join(f"{{op: {on}, tot: {until}}}" for on, until in extensions)
        lines.append(f"uitstel: [{listed}]")
    source = write_page("2026-014", *lines, body=ANSWERED).decode().split("\n")
    told = {(source[(finding.line or 1) - 1]).split(":")[0] for finding in found(lines)}
    kept = [line for line in lines if line.split(":")[0] not in told]
    assert found([*kept, *(f"{key}:" for key in told)]) == []


PERSONS = "- slug: a-voorbeeld\n  naam: A. Voorbeeld\n  rol: raadslid\n  van: 2022-03-30\n"


def kinds_at(docs: Docs) -> list[tuple[str, Kind]]:
    return [(finding.path.removeprefix("docs/"), finding.kind) for finding in docs.read().findings]


def test_who_is_in_no_register_is_told_once_at_the_newest_page(docs: Docs) -> None:
    docs.write("registers/personen.yml", PERSONS)
    for number in ("2025-001", "2026-014", "2026-003"):
        docs.add(number, f"ingediend: {number[:4]}-01-05", "indieners: [{naam: B. Voorbeeld}, {naam: C. Voorbeeld}]")
    assert kinds_at(docs) == [(path_of("2026-014"), Kind.PERSON_UNKNOWN)] * 2


def test_a_register_that_is_empty_knows_nobody_and_says_nothing(docs: Docs) -> None:
    docs.write("registers/personen.yml", "[]\n")
    docs.add("2026-014", "indieners: [{naam: B. Voorbeeld, fractie: Dorpen Samen}]", "portefeuillehouder: D. Voorbeeld")
    assert docs.messages() == []


@pytest.mark.parametrize(
    ("asked", "kind"),
    [
        ("2022-03-29", Kind.PERSON_OUT_OF_OFFICE),
        ("2022-03-30", None),
        ("2026-02-27", None),
        ("2026-02-28", Kind.PERSON_OUT_OF_OFFICE),
    ],
)
def test_both_ends_of_a_period_count(docs: Docs, asked: str, kind: Kind | None) -> None:
    docs.write("registers/personen.yml", f"{PERSONS}  tot: 2026-02-27\n")
    number = f"{asked[:4]}-014"
    docs.add(number, f"ingediend: {asked}", "indieners: [{naam: A. Voorbeeld}]")
    assert [found for _, found in kinds_at(docs)] == ([kind] if kind else [])


def test_a_portfolio_holder_may_come_before_the_answer(docs: Docs) -> None:
    docs.write("registers/personen.yml", PERSONS.replace("2022-03-30", "2026-01-20"))
    docs.add("2026-014", "portefeuillehouders: [A. Voorbeeld]", "beantwoord: 2026-01-20", body=ANSWERED)
    assert docs.messages() == []


@pytest.mark.parametrize("register", ["onderwerpen.yml", "fracties.yml", "personen.yml"])
@pytest.mark.parametrize("content", ["- slug: een\n  naam: Een: twee\n", "- slug: een\n", b"\xe9", "slug: een\n"])
def test_of_a_register_that_cannot_be_read_whole_nothing_is_said_to_be_missing(
    docs: Docs, register: str, content: str | bytes
) -> None:
    docs.write(f"registers/{register}", content)
    docs.add("2026-014", "indieners: [{naam: A. Voorbeeld, fractie: Lokaal Belang}]")
    assert kinds_at(docs) == [(f"registers/{register}", Kind.REGISTER_INVALID)]


def test_the_smallest_page_is_told_nothing_of_a_day_of_answering(docs: Docs) -> None:
    docs.add("2026-014", body=ANSWERED)
    assert docs.messages() == []


def test_an_answer_that_is_only_a_letter_is_in_the_archive(docs: Docs) -> None:
    docs.add("2026-014", "beantwoord: 2026-02-01", "bijlagen: [{bestand: brief.txt, soort: antwoordbrief}]")
    docs.write("vragen/2026/014-brug/brief.txt", "Brief")
    assert docs.messages() == []


def test_a_notice_waits_until_the_faults_of_its_page_are_mended(docs: Docs) -> None:
    docs.add("2026-014", "onderwerpen: [verker]", "samenvatting: Kort.", "bijlagen: [{bestand: brief.pdf}]")
    docs.write("vragen/2026/014-brug/kaart.pdf", b"%PDF")
    assert {kind for _, kind in kinds_at(docs)} == {Kind.TOPIC_UNKNOWN, Kind.ATTACHMENT_MISSING}


def test_what_is_wrong_with_the_name_of_a_file_is_not_told_of_its_attachments_and_links_as_well(docs: Docs) -> None:
    body = f"{ANSWERED}\nZie [de kaart](014-brug/kaart.pdf).\n"
    page = write_page("2026-014", "onderwerpen: [verker]", "bijlagen: [{bestand: kaart.pdf}]", body=body)
    docs.write("vragen/2026/14 brug.md", page)
    docs.write("vragen/2026/014-brug/kaart.pdf", b"%PDF")
    assert [kind for _, kind in kinds_at(docs)] == [Kind.PATH_UNFIT, Kind.TOPIC_UNKNOWN]


def test_the_demo_has_nothing_to_tell() -> None:
    docs = PROJECT / "docs"
    reading = ArchiveReader(None, processes=1).read(docs, docs, datetime.date(2026, 12, 1), with_drafts=True)
    assert [str(finding) for finding in reading.findings] == []


def test_persons_of_one_folder_are_not_held_against_parties_of_another(docs: Docs) -> None:
    parties = "- slug: dorpen-samen\n  naam: Dorpen Samen\n"
    persons = f"{PERSONS}  fractie: Lokaal Belang\n"
    docs.add("2026-014")
    docs.write("registers/fracties.yml", parties)
    docs.write("registers/personen.yml", persons)
    assert [kind for _, kind in kinds_at(docs)] == [Kind.REGISTER_DOUBTFUL]
    (docs.root / "registers/fracties.yml").unlink()
    assert docs.messages() == []

"""Registers: what clerks write in them, and what they are told where it cannot be read."""

import datetime
from pathlib import Path

import pytest

from tests.dossier.pages import TODAY, Docs
from vragenarchief.dossier.reading import ArchiveReader
from vragenarchief.dossier.registers import Registers
from vragenarchief.dossier.rules import TermStart, TermUnit
from vragenarchief.findings import Kind

PARTIES = "registers/fracties.yml"
RULES = "registers/reglement.yml"


def read(docs: Docs) -> Registers:
    docs.add("2026-014")
    reading = docs.read()
    assert reading.findings == ()
    return reading.archive.registers


def messages(docs: Docs, file: str, content: str | bytes) -> list[str]:
    docs.add("2026-014")
    docs.write(file, content)
    return [message.removeprefix(f"docs/{file}:") for message in docs.messages()]


def test_an_entry_is_found_by_its_slug_and_by_every_spelling_of_its_name(docs: Docs) -> None:
    docs.write(
        PARTIES,
        "- slug: groen-wiekendam\n  naam: Groen Wiekendam\n  ook: [GW, Gröen]\n  omschrijving: Sinds 2014.\n"
        "- slug: '0341'\n  naam: no\n  ook: yes\n",
    )
    parties = read(docs).parties
    green, no = parties.entries
    assert (green.slug, green.name, green.also, green.line) == (
        "groen-wiekendam",
        "Groen Wiekendam",
        ("GW", "Gröen"),
        1,
    )
    assert green.description == "Sinds 2014."
    assert (no.slug, no.name, no.also, no.line) == ("0341", "no", ("yes",), 5)
    assert "groen-wiekendam" in parties
    assert "gw" not in parties
    assert parties.by_slug("groen-wiekendam") is green
    for spelling in ("Groen Wiekendam", "groen wiekendam", "gw", "Groen"):
        assert parties.by_name(spelling) is green


def test_a_name_without_an_entry_gets_one_made_from_itself(docs: Docs) -> None:
    registers = read(docs)
    assert (registers.parties.by_name("Ons Dorp!").slug, registers.parties.by_name("Ons Dorp!").name) == (
        "ons-dorp",
        "Ons Dorp!",
    )
    assert registers.topics.by_slug("nieuwe-natuur").name == "Nieuwe natuur"


def test_two_spellings_of_a_name_without_an_entry_are_one_where_they_have_one_address(docs: Docs) -> None:
    parties = read(docs).parties
    assert parties.by_name("Ons Dorp!") == parties.by_name("ons dorp")
    assert len({parties.by_name(name) for name in ("Ons Dorp!", "Ons-dorp", "Ons Dorp", "Ons Huis")}) == 2


def test_the_address_of_a_name_is_never_too_long_for_a_folder(docs: Docs) -> None:
    slug = read(docs).persons.by_name("Voorbeeld " * 60).slug
    assert slug.startswith("voorbeeld-voorbeeld-")
    assert slug.endswith("-voorbeeld")
    assert len(slug) <= 100


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        ("", True),
        ("van: 2026-03-01", True),
        ("van: 2026-03-02", False),
        ("tot: 2026-03-01", True),
        ("tot: 2026-02-28", False),
    ],
)
def test_an_entry_holds_on_both_its_days(docs: Docs, lines: str, *, holds: bool) -> None:
    docs.write(PARTIES, f"- slug: een\n  naam: Een\n  {lines}\n")
    (entry,) = read(docs).parties.entries
    assert entry.holds_on(TODAY) == holds


def test_a_topic_with_accents_keeps_them_in_its_name(docs: Docs) -> None:
    docs.write("registers/onderwerpen.yml", "- slug: verkeer\n  naam: Verkéér en privé-vervoer\n")
    assert read(docs).topics.by_slug("verkeer").name == "Verkéér en privé-vervoer"


def test_a_register_may_be_empty_or_absent(docs: Docs) -> None:
    docs.write(PARTIES, "# nog niemand\n")
    registers = read(docs)
    assert [*registers.parties.entries, *registers.persons.entries, *registers.rules] == []


def test_a_register_that_a_folder_lacks_comes_from_the_other(docs: Docs, tmp_path: Path) -> None:
    docs.add("2026-014")
    docs.write(PARTIES, "- {slug: een, naam: Een}\n")
    other = Docs(tmp_path / "other")
    other.write(PARTIES, "- {slug: twee, naam: Twee}\n")
    other.write("registers/personen.yml", "- {slug: drie, naam: Drie}\n")
    reader = ArchiveReader(None, processes=1)
    registers = reader.read(docs.root, other.root, datetime.date(2026, 3, 1), with_drafts=False).archive.registers
    assert [entry.slug for entry in (*registers.parties.entries, *registers.persons.entries)] == ["een", "drie"]


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(docs: Docs) -> None:
    docs.write(PARTIES, b"\xef\xbb\xbf- slug: een\r\n  naam: Een\r\n- slug: twee\r\n  naam: Twee\r\n")
    assert [(entry.slug, entry.line) for entry in read(docs).parties.entries] == [("een", 1), ("twee", 3)]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "- slug: een\n  naam: Een\n- slug: een\n  naam: Twee\n",
            "3: fout: 'een' staat al op regel 1. Haal een van de twee weg.",
        ),
        (
            "- slug: een\n  name: Een\n",
            "1: fout: 'naam' ontbreekt. Zet erbij: naam: Een",
        ),
        (
            "- slug: een\n  naam: Een\n\n- slug:\n  naam: Twee\n",
            "4: fout: 'slug' ontbreekt. Zet erbij: slug: twee",
        ),
        (
            "- slug: Lokaal Belang\n  naam: Lokaal Belang\n",
            "1: fout: 'slug' kan niet \"Lokaal Belang\" zijn. Schrijf bijvoorbeeld lokaal-belang.",
        ),
        (
            "- slug: financiën\n  naam: Financiën\n",
            "1: fout: 'slug' kan niet \"financiën\" zijn. Schrijf bijvoorbeeld financien.",
        ),
        (
            "- slug: een\n  naam: Lokaal: Belang\n",
            "2: fout: dit is niet te lezen. Zet een tekst met een dubbele punt tussen aanhalingstekens.",
        ),
        ("- slug: een\n  naam: E\aen\n", " fout: dit is niet te lezen. Haal vreemde tekens weg."),
        ("- een\n", "1: fout: dit is geen regel met sleutels. Schrijf '- slug: …' en daaronder '  naam: …'."),
        (
            b"- slug: een\n  naam: Caf\xe9\n",
            " fout: het bestand is niet opgeslagen als UTF-8. Sla het op met codering UTF-8.",
        ),
        pytest.param(
            "slug: een\nnaam: Een\n",
            "1: fout: een register is een lijst. Begin elke regel van de lijst met '- slug: …'.",
        ),
        pytest.param(
            "nog in te vullen\n",
            "1: fout: een register is een lijst. Begin elke regel van de lijst met '- slug: …'.",
        ),
    ],
)
def test_what_is_wrong_with_a_register_is_told_with_its_line(docs: Docs, content: str | bytes, message: str) -> None:
    assert messages(docs, PARTIES, content) == [message]


def test_every_fault_of_a_register_is_told_at_once_and_stops_the_build(docs: Docs) -> None:
    docs.add("2026-014")
    docs.write(
        PARTIES, "- naam: Een\n- slug: B\n  naam: Twee\n- slug: drie\n  naam: Drie\n- slug: drie\n  naam: Vier\n"
    )
    reading = docs.read()
    assert [(finding.kind, finding.line) for finding in reading.faults] == [
        (Kind.REGISTER_INVALID, 1),
        (Kind.REGISTER_INVALID, 2),
        (Kind.REGISTER_INVALID, 6),
    ]
    assert [entry.name for entry in reading.archive.registers.parties.entries] == ["Drie"]


def test_a_folder_in_the_place_of_a_register_is_told_in_dutch(docs: Docs) -> None:
    docs.write(f"{PARTIES}/iets.txt", "")
    docs.add("2026-014")
    (message,) = docs.messages()
    assert "directory" not in message


def test_an_empty_item_of_a_list_is_absent(docs: Docs) -> None:
    docs.write(PARTIES, "- slug: een\n  naam: Een\n  ook:\n    -\n")
    assert read(docs).parties.entries[0].also == ()


def test_rules_are_read_with_their_term_period_and_beginning(docs: Docs) -> None:
    docs.write(
        RULES,
        "- naam: Reglement van orde\n  artikel: 032\n  van: 2014-01-01\n  tot: 2017-12-31\n  termijn: 30 dagen\n"
        "- naam: Verordening\n  van: 2018-01-01\n  termijn: 6 weken\n  vanaf: indiening\n"
        "- naam: Proef\n  tot: 2013-12-31\n  termijn: 1 week\n",
    )
    old, new, trial = read(docs).rules
    assert (old.name, old.article, old.term.number, old.term.unit) == ("Reglement van orde", "032", 30, TermUnit.DAYS)
    assert (old.valid_from, old.valid_until) == (datetime.date(2014, 1, 1), datetime.date(2017, 12, 31))
    assert old.start is TermStart.RECEIVED
    assert (new.term.number, new.term.unit, new.start) == (6, TermUnit.WEEKS, TermStart.ASKED)
    assert (new.article, new.valid_until) == (None, None)
    assert (trial.term.number, trial.term.unit, trial.valid_from) == (1, TermUnit.WEEKS, None)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "naam: Reglement",
            "'termijn' ontbreekt. Zet erbij: termijn: 30 dagen",
        ),
        (
            "termijn: 30 dagen",
            "'naam' ontbreekt. Zet erbij: naam: Reglement van orde",
        ),
        (
            "naam: Reglement\n  termijn: 30",
            "'termijn' kan niet \"30\" zijn. Schrijf bijvoorbeeld: termijn: 30 dagen",
        ),
        (
            "naam: Reglement\n  termijn: dertig dagen",
            "'termijn' kan niet \"dertig dagen\" zijn. Schrijf bijvoorbeeld: termijn: 30 dagen",
        ),
        (
            "naam: Reglement\n  termijn: 30 dagen\n  vanaf: publicatie",
            "'vanaf' kan niet \"publicatie\" zijn. Kies uit: ontvangst en indiening.",
        ),
        (
            "naam: Reglement\n  termijn: 30 dagen\n  van: 1 januari 2018",
            "'van' is geen datum: \"1 januari 2018\". Schrijf 2018-01-01.",
        ),
        (
            "naam: Reglement\n  termijn: 30 dagen\n  tot: 2018-02-30",
            "'tot' is geen datum: \"2018-02-30\". Schrijf jjjj-mm-dd, bijvoorbeeld 2026-02-27.",
        ),
    ],
)
def test_what_is_wrong_with_the_rules_is_told(docs: Docs, lines: str, message: str) -> None:
    assert messages(docs, RULES, f"- {lines}\n") == [f"1: fout: {message}"]

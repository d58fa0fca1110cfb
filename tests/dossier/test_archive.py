"""What holds the pages of an archive together: numbers, addresses, topics, links, order and groups."""

import datetime

import pytest

from tests.dossier.pages import ANSWERED, OPEN, Docs, path_of, write_page
from vragenarchief.dossier.archive import Archive, anchors_of, group_by_month
from vragenarchief.dossier.model import Status
from vragenarchief.findings import Kind

PARTIES = """\
- slug: lokaal-belang
  naam: Lokaal Belang
  ook: [LB, Lokaal Belang Wiekendam]
"""
PERSONS = """\
- slug: a-voorbeeld
  naam: A. Voorbeeld
  ook: [Anna Voorbeeld]
"""


def numbers(archive: Archive) -> list[str]:
    return [dossier.number for dossier in archive.dossiers]


def link(target: str) -> str:
    return f"## Vraag\n\nZie [de vorige brief]({target}).\n"


class TestIdentity:
    def test_two_pages_with_one_number_are_a_fault_of_the_second(self, docs: Docs) -> None:
        docs.write("vragen/2026/014-brug.md", write_page())
        docs.write("vragen/2026/014-weg.md", write_page())
        assert docs.messages() == [
            (
                "docs/vragen/2026/014-weg.md:2: fout: nummer 2026-014 is al van vragen/2026/014-brug.md. "
                "Geef een van de twee het nummer 2026-015, ook in de naam van het bestand."
            )
        ]

    def test_the_number_of_a_page_that_has_none_is_that_of_its_path(self, docs: Docs) -> None:
        docs.write("vragen/2026/014-brug.md", write_page("2026-014", "nummer:"))
        docs.write("vragen/2026/014-weg.md", write_page())
        assert [finding.kind for finding in docs.read().findings] == [Kind.KEY_MISSING, Kind.NUMBER_TWICE]

    def test_two_addresses_that_differ_in_capitals_only_are_one_address(self, docs: Docs) -> None:
        docs.write("vragen/2026/014-Brug.md", write_page("2026-014"))
        docs.write("vragen/2026/014-brug.md", write_page("2026-014"))
        assert (
            "docs/vragen/2026/014-Brug.md: fout: het adres /vragen/2026/014-Brug/ is al van vragen/2026/014-brug.md. "
            "Haal een van de twee weg, of geef het een eigen nummer en naam; hoofdletters maken geen verschil."
        ) in docs.messages()

    def test_a_number_may_be_used_again_in_another_year(self, docs: Docs) -> None:
        docs.add("2025-014")
        docs.add("2026-014")
        assert docs.messages() == []

    def test_two_files_with_unfit_names_are_not_said_to_share_a_number(self, docs: Docs) -> None:
        docs.write("vragen/LEESMIJ.md", "Hier staan de vragen.\n")
        docs.write("vragen/notities.md", "Nog te doen.\n")
        assert Kind.PATH_UNFIT in {finding.kind for finding in docs.read().findings}
        assert Kind.NUMBER_TWICE not in {finding.kind for finding in docs.read().findings}


class TestTopics:
    def test_an_unknown_topic_is_a_fault_with_the_topic_that_comes_near(self, docs: Docs) -> None:
        docs.add("2026-014", "onderwerpen: [verker, groen]")
        assert docs.messages() == [
            (
                'docs/vragen/2026/014-brug.md:4: fout: het onderwerp "verker" staat niet in registers/onderwerpen.yml. '
                "Bedoelt u 'verkeer'?"
            )
        ]

    def test_an_unknown_topic_that_is_near_nothing_points_to_the_register(self, docs: Docs) -> None:
        docs.add("2026-014", "onderwerpen: [sport]")
        assert docs.messages() == [
            (
                'docs/vragen/2026/014-brug.md:4: fout: het onderwerp "sport" staat niet in registers/onderwerpen.yml. '
                "Kies een onderwerp uit het register, of voeg het daar toe."
            )
        ]

    def test_the_name_of_a_topic_is_not_its_slug_but_leads_to_it(self, docs: Docs) -> None:
        docs.write("registers/onderwerpen.yml", "- slug: financien\n  naam: Financiën\n")
        docs.add("2026-014", "onderwerpen: Financiën")
        assert [finding.remedy for finding in docs.read().findings] == ["Bedoelt u 'financien'?"]


class TestParties:
    def test_an_unknown_party_is_a_fault(self, docs: Docs) -> None:
        docs.write("registers/fracties.yml", PARTIES)
        docs.add("2026-014", "indieners: [{fractie: Lokal Belang}]")
        (finding,) = docs.read().faults
        assert (finding.kind, finding.line) == (Kind.PARTY_UNKNOWN, 6)
        assert finding.remedy == "Bedoelt u 'Lokaal Belang'? Voeg anders de fractie toe."

    def test_an_unknown_person_is_a_notice(self, docs: Docs) -> None:
        docs.write("registers/personen.yml", PERSONS)
        docs.add("2026-014", "indieners: [{naam: A. Voorbeld}]")
        reading = docs.read()
        assert [finding.kind for finding in reading.findings] == [Kind.PERSON_UNKNOWN]
        assert reading.faults == ()


class TestAttachments:
    def test_an_attachment_stands_in_the_folder_with_the_name_of_the_page(self, docs: Docs) -> None:
        docs.add("2026-014", "bijlagen: [{bestand: brief.txt}]")
        docs.write("vragen/2026/014-brug/brief.txt", b"Tekst")
        assert docs.messages() == []

    @pytest.mark.parametrize(
        ("file", "remedy"),
        [
            ("foto.jpg", "Zet het bestand in die map, onder een gewone naam zoals antwoordbrief.pdf."),
            ("Antwoord.pdf", "Bedoelt u 'antwoord.pdf'?"),
            ("map/antwoord.pdf", "Bedoelt u 'antwoord.pdf'?"),
            ("../014-brug/antwoord.pdf", "Bedoelt u 'antwoord.pdf'?"),
        ],
    )
    def test_an_attachment_that_is_not_there_is_a_fault(self, docs: Docs, file: str, remedy: str) -> None:
        docs.add("2026-014", f"bijlagen: [{{bestand: {file}}}]")
        docs.write("vragen/2026/014-brug/antwoord.pdf", b"%PDF")
        docs.write("vragen/2026/014-brug/map/antwoord.pdf", b"%PDF")
        assert docs.messages() == [
            (
                f'docs/vragen/2026/014-brug.md:6: fout: de bijlage "{file}" staat niet in de map vragen/2026/014-brug, '
                f"of heeft een naam die niet kan. {remedy}"
            )
        ]


class TestLinks:
    @pytest.mark.parametrize(
        ("written", "href"),
        [
            ("../2025/003-brug.md", "../../2025/003-brug/"),
            ("../2025/003-brug.md#vraag-1", "../../2025/003-brug/#vraag-1"),
            ("../2025/003-brug.md#antwoord-1", "../../2025/003-brug/#antwoord-1"),
            ("015-brug.md", "../015-brug/"),
            ("./015-brug.md", "../015-brug/"),
            ("#vraag-1", "#vraag-1"),
            ("014-brug/brief.txt", "brief.txt"),
        ],
    )
    def test_a_link_from_file_to_file_becomes_one_from_address_to_address(
        self, docs: Docs, written: str, href: str
    ) -> None:
        docs.add("2025-003", body=ANSWERED)
        docs.add("2026-015")
        docs.add("2026-014", "bijlagen: [{bestand: brief.txt}]", body=link(written))
        docs.write("vragen/2026/014-brug/brief.txt", b"Tekst")
        reading = docs.read()
        assert reading.findings == ()
        question = reading.archive.by_number["2026-014"].questions[0]
        assert question.text.html == f'<p>Zie <a href="{href}">de vorige brief</a>.</p>'

    @pytest.mark.parametrize(
        ("written", "remedy"),
        [
            ("../2025/003-brug.md#vraag-9", "Op die pagina staat geen #vraag-9; schrijf bijvoorbeeld #vraag-1."),
            ("#antwoord-1", "Op die pagina staat geen #antwoord-1; schrijf bijvoorbeeld #vraag-1."),
            ("014-brug/brief.pdf", "Schrijf de weg naar het bestand van de andere pagina, "),
            ("../2025/003-brug/", "Schrijf de weg naar het bestand van de andere pagina, "),
            ("/vragen/2025/003-brug/", "Schrijf de weg naar het bestand van de andere pagina, "),
            ("../2025/003-brugg.md", "Bedoelt u vragen/2025/003-brug.md? "),
            ("2025/003-brug.md", "Bedoelt u vragen/2025/003-brug.md? "),
        ],
    )
    def test_a_link_that_leads_nowhere_is_a_fault_on_its_own_line(self, docs: Docs, written: str, remedy: str) -> None:
        docs.add("2025-003")
        docs.add("2026-014", body=link(written))
        (finding,) = docs.read().findings
        assert finding.kind is Kind.LINK_DEAD
        assert (finding.path, finding.line) == ("docs/vragen/2026/014-brug.md", 10)
        assert finding.message == f'de verwijzing "{written}" komt nergens uit.'
        assert finding.remedy.startswith(remedy)

    def test_every_dead_link_is_reported_on_its_own_line(self, docs: Docs) -> None:
        docs.add(
            "2026-014",
            body="[a](a.md)\n\n## Vraag 1\n\nA\n[b](b.md)\n\n### Antwoord\n\n- [c](c.md)\n\n## Deel\n\n[d](d.md)\n",
        )
        assert [finding.line for finding in docs.read().findings] == [8, 13, 17, 21]

    def test_a_dead_link_in_a_footnote_is_reported_where_it_stands(self, docs: Docs) -> None:
        docs.add("2026-014", body="## Vraag 1\n\nA[^1]\n\nB\n\n[^1]: Zie [b](b.md).\n")
        assert [finding.line for finding in docs.read().findings] == [14]

    def test_a_public_page_does_not_link_to_a_draft(self, docs: Docs) -> None:
        docs.add("2026-015", "publicatie: concept")
        docs.add("2026-014", body=link("015-brug.md"))
        assert [finding.remedy for finding in docs.read().faults] == [
            "De andere pagina staat niet in het archief; publiceer die eerst."
        ]

    def test_a_draft_may_link_to_a_draft(self, docs: Docs) -> None:
        docs.add("2026-015", "publicatie: concept")
        docs.add("2026-014", "publicatie: concept", body=link("015-brug.md"))
        assert docs.messages() == []

    @pytest.mark.parametrize("written", ["https://wiekendam.example/brug", "mailto:griffie@wiekendam.example"])
    def test_a_link_out_of_the_archive_is_left_alone(self, docs: Docs, written: str) -> None:
        docs.add("2026-014", body=link(written))
        reading = docs.read()
        assert reading.findings == ()
        assert f'<a href="{written}">' in reading.archive.dossiers[0].questions[0].text.html

    def test_every_part_of_a_page_can_be_linked_to(self, docs: Docs) -> None:
        docs.add(
            "2026-014", body="## Vraag 1\n\nA\n\n## Vraag 2\n\nB\n\n### Antwoord op vraag 1 en 2\n\nC\n\n## Deel\n\nD\n"
        )
        (dossier,) = docs.read().archive.dossiers
        assert anchors_of(dossier) == {"vraag-1", "vraag-2", "antwoord-1", "antwoord-2", "deel"}


class TestDrafts:
    def test_a_draft_is_in_the_preview_and_not_in_the_public_archive(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.add("2026-015", "publicatie: concept")
        docs.add("2026-016", "publicatie: verwijderd")
        assert numbers(docs.read().archive) == ["2026-014"]
        assert numbers(docs.read(with_drafts=True).archive) == ["2026-016", "2026-015", "2026-014"]

    def test_the_faults_of_a_draft_are_reported_and_stop_nothing(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.add(
            "2026-015",
            "onderwerpen: [zwembad]",
            "ingediend: 2026-02-30",
            "bijlagen: [{bestand: brief.pdf}]",
            "publicatie: concept",
            body=link("nergens.md") + "\n## Antwoord\n\nJa.\n",
        )
        reading = docs.read()
        assert {finding.kind for finding in reading.findings} == {
            Kind.TOPIC_UNKNOWN,
            Kind.DATE_INVALID,
            Kind.ATTACHMENT_MISSING,
            Kind.LINK_DEAD,
            Kind.HEADING_UNCLEAR,
        }
        assert reading.faults == ()

    def test_a_draft_with_a_number_that_is_taken_stops_the_build(self, docs: Docs) -> None:
        docs.write("vragen/2026/014-brug.md", write_page())
        docs.write("vragen/2026/014-weg.md", write_page("2026-014", "publicatie: concept"))
        assert [finding.kind for finding in docs.read().faults] == [Kind.NUMBER_TWICE]

    def test_a_draft_with_an_address_that_is_taken_stops_the_build(self, docs: Docs) -> None:
        docs.write("vragen/2026/014-Brug.md", write_page("2026-014", "publicatie: concept"))
        docs.write("vragen/2026/014-brug.md", write_page("2026-014"))
        assert Kind.ADDRESS_TWICE in {finding.kind for finding in docs.read().faults}

    def test_a_notice_stops_nothing(self, docs: Docs) -> None:
        docs.add("2026-014", body=f"{OPEN}\n{OPEN}")
        reading = docs.read()
        assert [finding.kind for finding in reading.findings] == [Kind.QUESTION_REPEATED]
        assert reading.faults == ()

    def test_the_preview_finds_what_is_wrong_with_a_page_by_its_path(self, docs: Docs) -> None:
        docs.add("2026-014", "onderwerpen: [zwembad]", body=f"{OPEN}\n{OPEN}")
        docs.add("2026-015")
        findings = docs.read(with_drafts=True).archive.findings
        assert [finding.kind for finding in findings[path_of("2026-014")]] == [
            Kind.TOPIC_UNKNOWN,
            Kind.QUESTION_REPEATED,
        ]
        assert path_of("2026-015") not in findings


class TestOrder:
    def test_the_newest_comes_first_by_date_and_then_by_number(self, docs: Docs) -> None:
        docs.add("2026-002", "ingediend: 2026-01-05")
        docs.add("2026-010", "ingediend: 2026-01-05")
        docs.add("2026-001", "ingediend: 2026-02-01")
        docs.add("2025-1000", "ingediend: 2025-12-31")
        docs.add("2025-999", "ingediend: 2025-12-31")
        assert numbers(docs.read().archive) == ["2026-001", "2026-010", "2026-002", "2025-1000", "2025-999"]

    def test_a_page_without_a_day_of_asking_is_listed_by_its_other_day(self, docs: Docs) -> None:
        docs.add("2026-001", "ingediend:", "datum_geschat: true", "ontvangen: 2026-02-01")
        docs.add("2026-002", "ingediend:", "datum_geschat: true", "beantwoord: 2026-03-01")
        docs.add("2026-003", "ingediend: 2026-02-15")
        assert numbers(docs.read().archive) == ["2026-002", "2026-003", "2026-001"]

    def test_a_page_without_any_date_comes_last(self, docs: Docs) -> None:
        docs.add("2026-002", "ingediend:")
        docs.add("2026-001")
        assert numbers(docs.read(with_drafts=True).archive) == ["2026-001", "2026-002"]

    def test_messages_come_in_the_order_of_files_and_lines(self, docs: Docs) -> None:
        docs.add("2026-015", "onderwerpen: [a]", "kleur: rood")
        docs.add("2026-014", "onderwerpen: [zzz, a]", body="## Antwoord\n\nJa.\n")
        found = [(finding.path[-11:], finding.line, finding.kind) for finding in docs.read().findings]
        assert found == [
            ("014-brug.md", 4, Kind.TOPIC_UNKNOWN),
            ("014-brug.md", 4, Kind.TOPIC_UNKNOWN),
            ("014-brug.md", 7, Kind.NO_QUESTION),
            ("014-brug.md", 8, Kind.HEADING_UNCLEAR),
            ("015-brug.md", 4, Kind.TOPIC_UNKNOWN),
            ("015-brug.md", 6, Kind.KEY_UNKNOWN),
        ]


class TestGroups:
    def test_by_topic_gives_every_topic_of_the_register_by_name_also_an_empty_one(self, docs: Docs) -> None:
        docs.write(
            "registers/onderwerpen.yml",
            "- {slug: zorg, naam: Zorg}\n- {slug: evenementen, naam: Évenementen}\n- {slug: feest, naam: feest}\n",
        )
        docs.add("2026-001", "onderwerpen: [zorg, feest]")
        docs.add("2026-002", "onderwerpen: [zorg]", "ingediend: 2026-02-01")
        groups = docs.read().archive.by_topic
        assert [(topic.slug, [d.number for d in dossiers]) for topic, dossiers in groups.items()] == [
            ("evenementen", []),
            ("feest", ["2026-001"]),
            ("zorg", ["2026-002", "2026-001"]),
        ]

    def test_by_year_gives_the_year_of_the_number_newest_first(self, docs: Docs) -> None:
        docs.add("2024-001", "ingediend: 2024-05-01")
        docs.add("2025-100", "ingediend: 2026-01-02")
        docs.add("2026-001", "ingediend: 2026-01-03")
        docs.add("2026-002", "ingediend: 2026-01-04")
        groups = docs.read().archive.by_year
        assert [(year, [d.number for d in dossiers]) for year, dossiers in groups.items()] == [
            (2026, ["2026-002", "2026-001"]),
            (2025, ["2025-100"]),
            (2024, ["2024-001"]),
        ]

    def test_by_party_brings_every_spelling_of_a_party_together_and_counts_a_dossier_once(self, docs: Docs) -> None:
        docs.write("registers/fracties.yml", PARTIES)
        docs.add("2026-001", "indieners: [{fractie: LB}, {naam: A. Voorbeeld, fractie: Lokaal Belang}]")
        docs.add("2026-002", "indieners: [{fractie: lokaal belang wiekendam}, {naam: B. Voorbeeld}]")
        (group,) = docs.read().archive.by_party.items()
        party, dossiers = group
        assert (party.slug, party.name) == ("lokaal-belang", "Lokaal Belang")
        assert [dossier.number for dossier in dossiers] == ["2026-002", "2026-001"]

    def test_by_asker_makes_an_address_for_who_is_in_no_register(self, docs: Docs) -> None:
        docs.write("registers/personen.yml", PERSONS)
        docs.add("2026-001", "indieners: [{naam: J.M. van der Ë}, {naam: Anna Voorbeeld}]")
        groups = docs.read().archive.by_asker
        assert [(person.slug, person.name) for person in groups] == [
            ("a-voorbeeld", "A. Voorbeeld"),
            ("j-m-van-der-e", "J.M. van der Ë"),
        ]

    def test_parties_and_persons_of_the_register_are_there_without_dossiers_too(self, docs: Docs) -> None:
        docs.write("registers/fracties.yml", PARTIES)
        docs.write("registers/personen.yml", PERSONS)
        docs.add("2026-001")
        archive = docs.read().archive
        assert {party.name: dossiers for party, dossiers in archive.by_party.items()} == {"Lokaal Belang": ()}
        assert {person.name: dossiers for person, dossiers in archive.by_asker.items()} == {"A. Voorbeeld": ()}

    def test_two_spellings_with_one_address_are_one_group_under_the_newest(self, docs: Docs) -> None:
        docs.add("2026-001", "indieners: [{naam: B Voorbeeld}]")
        docs.add("2026-002", "indieners: [{naam: B. Voorbeeld}]", "ingediend: 2026-02-01")
        (group,) = docs.read().archive.by_asker.items()
        assert (group[0].name, [dossier.number for dossier in group[1]]) == ("B. Voorbeeld", ["2026-002", "2026-001"])

    def test_a_name_without_letters_of_ours_has_no_address_and_so_no_group(self, docs: Docs) -> None:
        docs.add("2026-001", "indieners: [{naam: Ωμέγα}]")
        assert docs.read().archive.by_asker == {}

    def test_by_portfolio_holder_gives_what_each_has_to_answer_for(self, docs: Docs) -> None:
        docs.write("registers/personen.yml", PERSONS)
        docs.add("2026-001", "portefeuillehouders: [Anna Voorbeeld, B. Voorbeeld]")
        docs.add("2026-002", "portefeuillehouders: [A. Voorbeeld]", "ingediend: 2026-02-01")
        groups = docs.read().archive.by_portfolio_holder
        assert {person.slug: [d.number for d in dossiers] for person, dossiers in groups.items()} == {
            "a-voorbeeld": ["2026-002", "2026-001"],
            "b-voorbeeld": ["2026-001"],
        }

    def test_neighbours_are_those_before_and_after_in_the_first_topic(self, docs: Docs) -> None:
        docs.add("2026-001", "onderwerpen: [verkeer]", "ingediend: 2026-01-01")
        docs.add("2026-002", "onderwerpen: [groen, verkeer]", "ingediend: 2026-01-02")
        docs.add("2026-003", "onderwerpen: [verkeer, groen]", "ingediend: 2026-01-03")
        found = docs.read().archive.neighbours
        numbers = {path[12:15]: tuple(d and d.number for d in pair) for path, pair in found.items()}
        assert numbers == {
            "001": (None, "2026-002"),
            "002": (None, "2026-003"),
            "003": ("2026-002", None),
        }

    def test_by_status_has_every_status(self, docs: Docs) -> None:
        docs.add("2026-001")
        docs.add("2026-002", body=ANSWERED)
        docs.add("2026-003", "uiterlijk: 2026-02-01")
        groups = docs.read().archive.by_status
        assert list(groups) == list(Status)
        assert {status: [d.number for d in dossiers] for status, dossiers in groups.items() if dossiers} == {
            Status.OPEN: ["2026-001"],
            Status.OVERDUE: ["2026-003"],
            Status.ANSWERED: ["2026-002"],
        }

    def test_follow_ups_are_found_from_both_sides_oldest_first(self, docs: Docs) -> None:
        docs.add("2026-001")
        docs.add("2026-003", 'vervolg_op: "2026-001"', "ingediend: 2026-02-20")
        docs.add("2026-002", 'vervolg_op: ["2026-001", "1999-001"]', "ingediend: 2026-02-10")
        assert docs.read().archive.follow_ups == {"2026-001": ["2026-002", "2026-003"], "1999-001": ["2026-002"]}

    def test_months_follow_the_date_by_which_a_dossier_is_listed(self, docs: Docs) -> None:
        docs.add("2026-001", "ingediend: 2026-01-31")
        docs.add("2026-002", "ingediend: 2026-02-01")
        docs.add("2026-003", "ingediend: 2026-02-28")
        docs.add("2026-004", "ingediend:")
        months = group_by_month(docs.read(with_drafts=True).archive.dossiers)
        assert [(month, [d.number for d in dossiers]) for month, dossiers in months.items()] == [
            (datetime.date(2026, 2, 1), ["2026-003", "2026-002"]),
            (datetime.date(2026, 1, 1), ["2026-001"]),
            (None, ["2026-004"]),
        ]

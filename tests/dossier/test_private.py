"""What is private stops publication, wherever it stands, less what the registers allow; it is never shown."""

from pathlib import Path

import pytest

from tests.dossier.pages import TODAY, Docs
from tests.importer.documents import Printed, p, word
from vragenarchief.dossier import attached
from vragenarchief.dossier.publishing import publish
from vragenarchief.dossier.reading import ArchiveReader, list_contents
from vragenarchief.findings import Finding, Kind
from vragenarchief.privacy import PrivateKind
from vragenarchief.privacy.gate import hash_of

_PHONE = "06 12345678"
_PAGE = "vragen/2026/014-brug.md"
_FILE = "vragen/2026/014-brug/brief.txt"
_WITH_FILE = "bijlagen: [{bestand: brief.txt}]"


def question(text: str) -> str:
    return f"## Vraag\n\n{text}\n"


def exception(kind: PrivateKind, found: str) -> str:
    return f"- hash: {hash_of(kind, found)}\n  soort: {kind.value}\n  reden: Het is het nummer van de havendienst.\n"


def kinds(docs: Docs) -> list[Kind]:
    return [finding.kind for finding in docs.read().findings]


def found(docs: Docs) -> list[Finding]:
    return list(docs.read().findings)


def test_what_is_private_on_a_page_is_a_fault_on_its_line_and_masked(docs: Docs) -> None:
    docs.add("2026-014", body=question(f"Bel {_PHONE}."))
    assert docs.messages() == [
        (
            "docs/vragen/2026/014-brug.md:10: fout: hier staat een telefoonnummer: 06…78. "
            "Zet er '[weggelaten: telefoon]' voor in de plaats. Mag het openbaar zijn, zet dan in "
            "registers/uitzonderingen.yml de hash 9715fcf66d2e6dbe met soort telefoon."
        )
    ]
    assert [finding.kind for finding in docs.read().faults] == [Kind.PRIVATE_FOUND]


def test_in_the_front_matter_too(docs: Docs) -> None:
    docs.add("2026-014", f'samenvatting: "Bel {_PHONE}"', "samenvatting_akkoord: true")
    assert [(finding.kind, finding.line) for finding in found(docs)] == [(Kind.PRIVATE_FOUND, 6)]


def test_what_is_perhaps_private_is_a_notice(docs: Docs) -> None:
    docs.add("2026-014", body=question("U kunt contact opnemen met mevrouw Dekkinga."))
    assert kinds(docs) == [Kind.PRIVATE_PERHAPS]
    assert docs.read().faults == ()


def test_other_messages_do_not_give_it_away(docs: Docs) -> None:
    docs.add("2026-014", f'indieners: [{{fractie: "bel {_PHONE}"}}]')
    docs.write("registers/fracties.yml", "- slug: groen\n  naam: Groen\n")
    messages = docs.messages()
    assert len(messages) == 2
    assert not any(_PHONE in message for message in messages)


class TestExceptions:
    def test_what_is_allowed_stays_wherever_it_stands(self, docs: Docs) -> None:
        docs.add("2026-014", _WITH_FILE, body=question(f"Bel {_PHONE}."))
        docs.add("2026-015", body=question("Bel 06-1234 5678."))
        docs.write(_FILE, f"Bel {_PHONE}.")
        docs.write("over.md", f"Bel {_PHONE}.")
        docs.write("registers/uitzonderingen.yml", exception(PrivateKind.PHONE, _PHONE))
        assert docs.messages() == []

    def test_one_of_another_kind_allows_nothing_and_is_unused(self, docs: Docs) -> None:
        docs.add("2026-014", body=question(f"Bel {_PHONE}."))
        docs.write("registers/uitzonderingen.yml", exception(PrivateKind.BSN, _PHONE))
        assert kinds(docs) == [Kind.EXCEPTION_UNUSED, Kind.PRIVATE_FOUND]

    def test_one_to_which_nothing_belongs_is_told_on_its_line(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.write("registers/uitzonderingen.yml", f"\n\n{exception(PrivateKind.PHONE, _PHONE)}")
        assert docs.messages() == [
            (
                "docs/registers/uitzonderingen.yml:3: let op: wat bij deze uitzondering hoort, staat nergens meer. "
                "Haal de uitzondering weg."
            )
        ]

    @pytest.mark.parametrize(
        ("row", "problem"),
        [
            ("- hash: 9715fcf66d2e6dbe\n  soort: telefoon\n", "'hash', 'soort' of 'reden' ontbreekt."),
            (f'- hash: "{_PHONE}"\n  soort: telefoon\n  reden: x\n', "'hash' is geen hash uit een melding."),
            ("- hash: 9715fcf66d2e6dbe\n  soort: mobiel\n  reden: x\n", "'soort' kan niet \"mobiel\" zijn."),
        ],
    )
    def test_one_that_is_not_whole_is_a_fault_and_allows_nothing(self, docs: Docs, row: str, problem: str) -> None:
        docs.add("2026-014", body=question(f"Bel {_PHONE}."))
        docs.write("registers/uitzonderingen.yml", row)
        messages = docs.messages()
        assert [problem in message for message in messages] == [True, False]
        assert not any(_PHONE in message for message in messages)


class TestPeople:
    @pytest.mark.parametrize(
        "text",
        [
            "Behandeld door: de heer T. Koldenhof",
            "Behandeld door: T. Koldenhof",
            "Mail t.koldenhof@wiekendam.example",
            "w.g. T. Koldenhof",
        ],
    )
    def test_who_works_in_public_stays(self, docs: Docs, text: str) -> None:
        docs.add("2026-014", "indieners: [{naam: T. Koldenhof}]", body=question(text))
        assert docs.messages() == []
        docs.add("2026-014", body=question(text))
        assert len(docs.messages()) == 1
        docs.write("registers/personen.yml", "- slug: t-koldenhof\n  naam: T. Koldenhof\n")
        assert docs.messages() == []

    @pytest.mark.parametrize(
        "text", ["Behandeld door: A. Koldenhof", "Mail t.koldenhof@gmail.com", f"T. Koldenhof: {_PHONE}"]
    )
    def test_who_has_the_same_name_or_what_is_their_own_does_not(self, docs: Docs, text: str) -> None:
        docs.add("2026-014", "indieners: [{naam: T. Koldenhof}]", body=question(text))
        assert kinds(docs) == [Kind.PRIVATE_FOUND]


class TestDrafts:
    def test_a_draft_stops_no_build_and_is_not_published(self, docs: Docs) -> None:
        docs.add("2026-014", "publicatie: concept", _WITH_FILE, body=question(f"Bel {_PHONE}."))
        docs.write(_FILE, "Mijn bsn: 999990019")
        docs.add("2026-015")
        reading = docs.read(with_drafts=True)
        assert [finding.kind for finding in reading.findings] == [Kind.PRIVATE_IN_FILE, Kind.PRIVATE_FOUND]
        assert reading.faults == ()
        plan = publish([_PAGE], list_contents(docs.root, docs.root), ArchiveReader(None, processes=1), TODAY)
        assert [finding.kind for finding in plan.findings] == [Kind.PRIVATE_IN_FILE, Kind.PRIVATE_FOUND]


class TestFiles:
    def test_what_is_private_in_a_file_is_told_of_its_page(self, docs: Docs) -> None:
        docs.add("2026-014", _WITH_FILE)
        docs.write(_FILE, f"Tekst\nBel {_PHONE}.")
        assert docs.messages() == [
            (
                "docs/vragen/2026/014-brug.md:6: fout: in de bijlage brief.txt staat op regel 2 een telefoonnummer: "
                "06…78. "
                "Maak de bijlage opnieuw zonder dat gegeven. Mag het openbaar zijn, zet dan in "
                "registers/uitzonderingen.yml de hash 9715fcf66d2e6dbe met soort telefoon."
            )
        ]

    def test_a_file_that_no_page_names_is_not_published_and_not_read(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.write(_FILE, f"Bel {_PHONE}.")
        assert kinds(docs) == [Kind.FILE_UNNAMED]

    def test_one_that_cannot_be_read_is_a_notice_until_somebody_has_looked(self, docs: Docs) -> None:
        docs.add("2026-014", "bijlagen: [{bestand: foto.jpg}]")
        docs.write("vragen/2026/014-brug/foto.jpg", b"\xff\xd8")
        (finding,) = found(docs)
        assert finding.kind is Kind.FILE_UNREAD
        code = finding.remedy.split("hash ")[1].split()[0]
        docs.write("registers/uitzonderingen.yml", f"- hash: {code}\n  soort: ongelezen\n  reden: Foto van de brug.\n")
        assert docs.messages() == []
        docs.write("vragen/2026/014-brug/foto.jpg", b"\xff\xd9")
        assert kinds(docs) == [Kind.EXCEPTION_UNUSED, Kind.FILE_UNREAD]

    def test_a_picture_below_the_closing_is_a_notice(self, docs: Docs) -> None:
        docs.add("2026-014", "bijlagen: [{bestand: brief.docx}]")
        docs.write("vragen/2026/014-brug/brief.docx", word(p("Hoogachtend,") + "<w:p><w:drawing/></w:p>"))
        (finding,) = found(docs)
        assert finding.kind is Kind.FILE_SIGNED
        code = finding.remedy.split("hash ")[1].split()[0]
        row = f"- hash: {code}\n  soort: handtekening\n  reden: Het is het logo.\n"
        docs.write("registers/uitzonderingen.yml", row)
        assert docs.messages() == []

    def test_a_maker_who_may_be_somebody_is_a_notice(self, docs: Docs) -> None:
        letter = Printed()
        letter.line("Wij hebben uw brief gelezen, en antwoorden zo.")
        letter.canvas.setAuthor("adekkinga")
        docs.add("2026-014", "bijlagen: [{bestand: brief.pdf}]")
        docs.write("vragen/2026/014-brug/brief.pdf", letter.done())
        (finding,) = found(docs)
        assert finding.kind is Kind.PRIVATE_IN_FILE_PERHAPS
        assert "staat als maker misschien de naam van een ambtenaar: ad…ga" in str(finding)

    def test_a_pdf_without_tags_is_known_to_be_inaccessible(self, docs: Docs) -> None:
        letter = Printed()
        letter.line("Wij hebben uw brief gelezen, en antwoorden zo.")
        docs.add("2026-014", "bijlagen: [{bestand: brief.pdf}]")
        docs.write("vragen/2026/014-brug/brief.pdf", letter.done())
        assert docs.read().archive.inaccessible == {"vragen/2026/014-brug/brief.pdf"}

    def test_a_file_is_read_once_for_each_content(
        self, docs: Docs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        docs.add("2026-014", _WITH_FILE)
        docs.write(_FILE, f"Bel {_PHONE}.")
        store = tmp_path / "kept" / "pages.sqlite"
        first = docs.read(ArchiveReader(store, processes=1)).findings
        with monkeypatch.context() as patch:
            patch.setattr(attached, "read_files", None)  # which would be called where it is read again
            assert docs.read(ArchiveReader(store, processes=1)).findings == first
        docs.write(_FILE, "Bel 06 87654321.")
        assert docs.read(ArchiveReader(store, processes=1)).findings != first


class TestAround:
    def test_registers_and_editorial_pages_and_fragments_are_looked_at(self, docs: Docs) -> None:
        docs.add("2026-014")
        for path in ("registers/personen.yml", "over/index.md", "fragmenten/contact.md"):
            docs.write(path, f"# Bel {_PHONE}\n")
        reading = docs.read()
        assert [finding.path for finding in reading.faults] == [
            "docs/fragmenten/contact.md",
            "docs/over/index.md",
            "docs/registers/personen.yml",
        ]

    def test_the_register_of_exceptions_itself_is_not(self, docs: Docs) -> None:
        docs.add("2026-014", body=question(f"Bel {_PHONE}."))
        text = exception(PrivateKind.PHONE, _PHONE).replace("Het is", "t.a.v. A. Voorbeeld, tulp4@gmail.com")
        docs.write("registers/uitzonderingen.yml", text)
        assert docs.messages() == []

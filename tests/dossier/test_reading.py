"""Reading a docs folder: the same result however it is read, and whatever is in the folder or the store."""

import errno
import os
import pickle
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.dossier.pages import ANSWERED, Docs, path_of, write_page
from vragenarchief.dossier.page import Page
from vragenarchief.dossier.reading import ArchiveReader, Reading, reason_of
from vragenarchief.findings import Kind

PAGES_ENOUGH_FOR_PROCESSES = 90


def everything(reading: Reading) -> tuple[object, ...]:
    """All that a reading holds, to compare two of them."""
    return reading.archive.dossiers, reading.findings, reading.faults, reading.archive.findings, reading.archive.status


def with_store(path: Path) -> ArchiveReader:
    return ArchiveReader(path, processes=1)


def places(reading: Reading) -> list[tuple[str, Kind]]:
    return [(finding.path, finding.kind) for finding in reading.findings]


def change_store(path: Path, change: Callable[[bytes], Any]) -> None:
    """Change the blob of every page in the store."""
    with closing(sqlite3.connect(path)) as db, db:
        rows = db.execute("SELECT key, page FROM pages").fetchall()
        db.executemany("UPDATE pages SET page = ? WHERE key = ?", [(change(page), key) for key, page in rows])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "pages.sqlite"


@pytest.fixture
def filled(docs: Docs) -> Docs:
    """Two pages, with findings and with everything that a page can hold."""
    docs.add("2026-014", body=f"{ANSWERED}\nZie [hier](nergens.md)[^1].\n\n[^1]: Noot.\n")
    docs.add("2026-015", "onderwerpen: [groem]", "uitstel: [{tot: 2026-05-01}]", "indieners: [{naam: A. Voorbeeld}]")
    return docs


class TestTheSameEitherWay:
    def test_with_one_process_and_with_two(self, docs: Docs) -> None:
        for serial in range(1, PAGES_ENOUGH_FOR_PROCESSES + 1):
            body = f"## Vraag 1\n\nWat kost brug {serial}?[^1]\n\n[^1]: Zie [de vorige](00{serial % 9 + 1}-brug.md).\n"
            docs.add(f"2026-{serial:03}", f"ingediend: 2026-01-{serial % 40:02}", body=body)
        alone = docs.read(ArchiveReader(None, processes=1))
        together = docs.read(ArchiveReader(None, processes=2))
        assert len(alone.archive.dossiers) == PAGES_ENOUGH_FOR_PROCESSES
        assert {kind for _, kind in places(alone)} == {Kind.DATE_INVALID}
        assert everything(together) == everything(alone)

    def test_with_an_empty_store_and_with_a_full_one(self, filled: Docs, store: Path) -> None:
        without = filled.read()
        first = filled.read(with_store(store))
        assert store.exists()
        second = filled.read(with_store(store))
        assert everything(first) == everything(second) == everything(without)
        assert {kind for _, kind in places(without)} == {Kind.LINK_DEAD, Kind.TOPIC_UNKNOWN}

    def test_with_a_store_of_rubbish(self, filled: Docs, store: Path) -> None:
        store.parent.mkdir()
        store.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
        assert everything(filled.read(with_store(store))) == everything(filled.read())
        assert everything(filled.read(with_store(store))) == everything(filled.read())

    def test_with_a_store_that_is_cut_off(self, filled: Docs, store: Path) -> None:
        filled.read(with_store(store))
        store.write_bytes(store.read_bytes()[:-1000])
        assert everything(filled.read(with_store(store))) == everything(filled.read())

    def test_with_a_store_of_another_make(self, filled: Docs, store: Path) -> None:
        store.parent.mkdir()
        with closing(sqlite3.connect(store)) as db, db:
            db.execute("CREATE TABLE pages (number INTEGER)")
        assert everything(filled.read(with_store(store))) == everything(filled.read())

    @pytest.mark.parametrize(
        "blob",
        [
            b"",
            b"rubbish",
            b"\x80\x05",
            b"0.",
            "text",
            5,
            None,
            *(
                pytest.param(blob)
                for blob, reason in (
                    (b"N.", "AssertionError is not caught: a pickle of something else"),
                    (b"\x80\x63.", "ValueError is not caught: a protocol that does not exist"),
                    (b"cvragenarchief.dossier.page\nNothing\n.", "AttributeError is not caught: a class that is gone"),
                    (b"cvragenarchief.nothing\nPage\n.", "ModuleNotFoundError is not caught: a module that is gone"),
                    (b"X\x01\x00\x00\x00\xff.", "UnicodeDecodeError is not caught: text in no encoding"),
                )
            ),
        ],
    )
    def test_with_a_store_of_which_every_page_is_rubbish(self, filled: Docs, store: Path, blob: object) -> None:
        filled.read(with_store(store))
        change_store(store, lambda _: blob)
        assert everything(filled.read(with_store(store))) == everything(filled.read())

    def test_with_a_store_in_a_place_where_nothing_can_be_written(self, filled: Docs, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("in the way")
        (tmp_path / "folder.sqlite").mkdir()
        for place in (tmp_path / "file" / "pages.sqlite", tmp_path / "folder.sqlite"):
            assert everything(filled.read(with_store(place))) == everything(filled.read())
        assert (tmp_path / "file").read_text() == "in the way"


class TestTheStore:
    def test_what_is_in_the_store_is_not_rendered_again(self, filled: Docs, store: Path) -> None:
        def rename(blob: bytes) -> bytes:
            page: Page = pickle.loads(blob)
            return pickle.dumps(replace(page, dossier=replace(page.dossier, title="Uit de bewaarplaats")))

        filled.read(with_store(store))
        change_store(store, rename)
        assert {dossier.title for dossier in filled.read(with_store(store)).archive.dossiers} == {"Uit de bewaarplaats"}

    def test_a_changed_page_is_read_anew_and_the_other_is_not(self, filled: Docs, store: Path) -> None:
        reader = with_store(store)
        before = filled.read(reader).archive.by_number
        filled.add("2026-014", "titel: Weg")
        for after in (filled.read(reader).archive.by_number, filled.read(with_store(store)).archive.by_number):
            assert [after[number].title for number in ("2026-014", "2026-015")] == ["Weg", "Brug"]
            assert after["2026-015"] == before["2026-015"]
        assert filled.read(reader).archive.by_number["2026-015"] is before["2026-015"]

    def test_a_page_that_moved_is_read_anew(self, filled: Docs, store: Path) -> None:
        filled.read(with_store(store))
        old = filled.root / path_of("2026-014")
        old.rename(old.with_name("014-brug-over-de-wiek.md"))
        paths = {dossier.path for dossier in filled.read(with_store(store)).archive.dossiers}
        assert paths == {"vragen/2026/014-brug-over-de-wiek.md", path_of("2026-015")}

    def test_a_page_that_is_gone_is_gone(self, filled: Docs, store: Path) -> None:
        reader = with_store(store)
        filled.read(reader)
        (filled.root / path_of("2026-014")).unlink()
        for again in (reader, with_store(store)):
            assert [dossier.number for dossier in filled.read(again).archive.dossiers] == ["2026-015"]

    def test_the_store_does_not_grow_for_ever(self, docs: Docs, store: Path) -> None:
        for number in range(120):
            docs.add("2026-014", f"titel: Brug {number}")
            docs.read(with_store(store))
        with closing(sqlite3.connect(store)) as db:
            (size,) = db.execute("SELECT count(*) FROM pages").fetchone()
        assert size < 100

    def test_it_makes_no_foreign_classes(self, filled: Docs, store: Path, tmp_path: Path) -> None:
        class Trap:
            def __reduce__(self) -> tuple[object, ...]:
                return os.mkdir, (str(tmp_path / "sprung"),)

        filled.read(with_store(store))
        change_store(store, lambda _: pickle.dumps(Trap()))
        assert everything(filled.read(with_store(store))) == everything(filled.read())
        assert not (tmp_path / "sprung").exists()

    def test_it_reaches_no_foreign_functions_through_modules_of_ours(
        self, filled: Docs, store: Path, tmp_path: Path
    ) -> None:
        def text(value: str) -> bytes:
            return pickle.BINUNICODE + len(value).to_bytes(4, "little") + value.encode()

        function = text("vragenarchief.dossier.reading") + text("os.mkdir") + pickle.STACK_GLOBAL
        call = text(str(tmp_path / "sprung")) + pickle.TUPLE1 + pickle.REDUCE
        filled.read(with_store(store))
        change_store(store, lambda _: pickle.PROTO + b"\x04" + function + call + pickle.STOP)
        assert everything(filled.read(with_store(store))) == everything(filled.read())
        assert not (tmp_path / "sprung").exists()


class TestTheFolder:
    def test_a_page_that_cannot_be_read_is_told_and_the_others_are_read(self, docs: Docs) -> None:
        docs.add("2026-014")
        (docs.root / path_of("2026-015")).symlink_to("nergens.md")
        reading = docs.read()
        assert [str(finding) for finding in reading.faults] == [
            (
                "docs/vragen/2026/015-brug.md: fout: deze pagina kan niet worden gelezen: "
                "het bestand is er niet, of een verwijzing ernaar komt nergens uit. "
                "Controleer of het bestand bestaat en of u het mag lezen."
            )
        ]
        assert places(reading) == [("docs/vragen/2026/015-brug.md", Kind.PAGE_UNREADABLE)]
        assert [dossier.number for dossier in reading.archive.dossiers] == ["2026-014"]

    def test_a_folder_with_the_name_of_a_page_is_told(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.write("vragen/2026/015-brug.md/iets.md", "tekst")
        assert places(docs.read()) == [("docs/vragen/2026/015-brug.md", Kind.PAGE_IS_FOLDER)]
        assert docs.messages() == [
            (
                "docs/vragen/2026/015-brug.md: fout: dit is een map, geen bestand. "
                "Geef de map een naam zonder '.md', of haal hem weg."
            )
        ]

    @pytest.mark.parametrize("make", [lambda _: None, lambda vragen: vragen.mkdir()], ids=["missing", "empty"])
    def test_a_folder_without_pages_is_told(self, docs: Docs, make: Callable[[Path], None]) -> None:
        make(docs.root / "vragen")
        reading = docs.read()
        assert [str(finding) for finding in reading.findings] == [
            (
                "docs/vragen: fout: in de map docs/vragen staat geen enkele pagina met vragen. Zet er een pagina in, "
                "bijvoorbeeld docs/vragen/2026/001-onderwerp.md; het voorbeeld staat in README.md."
            )
        ]
        assert [finding.kind for finding in reading.faults] == [Kind.ARCHIVE_EMPTY]
        assert reading.archive.dossiers == ()

    def test_hidden_files_and_folders_are_not_there(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.write("vragen/2026/.015-brug.md", "tekst")
        docs.write("vragen/2026/.#014-brug.md", "tekst")
        docs.write("vragen/.git/2026/016-brug.md", "tekst")
        reading = docs.read()
        assert reading.findings == ()
        assert [dossier.number for dossier in reading.archive.dossiers] == ["2026-014"]

    def test_only_pages_are_pages_and_attachments_are_not(self, docs: Docs) -> None:
        docs.add("2026-014", "bijlagen: [{bestand: verslag.md}]")
        docs.write("vragen/2026/014-brug/verslag.md", "een bijlage in Markdown")
        docs.write("vragen/2026/lijst.csv", "a;b")
        docs.write("vragen/2026/014-brug.txt", "tekst")
        (finding,) = docs.read().findings
        assert finding.kind is Kind.FILE_UNNAMED
        assert "014-brug.txt en lijst.csv" in finding.message

    def test_a_page_in_the_wrong_place_is_told(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.write("vragen/015-brug.md", write_page("2026-015"))
        assert places(docs.read()) == [("docs/vragen/015-brug.md", Kind.PATH_UNFIT)]

    def test_a_page_with_a_name_in_capitals_is_told(self, docs: Docs) -> None:
        docs.add("2026-014")
        docs.write("vragen/2026/015-BRUG.MD", write_page("2026-015"))
        assert places(docs.read()) == [("docs/vragen/2026/015-BRUG.MD", Kind.PATH_UNFIT)]

    @pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
    def test_a_name_that_is_not_utf_8_is_told(self, docs: Docs) -> None:
        docs.add("2026-014")
        name = os.fsdecode(b"vragen/2026/015-br\xfcg.md")
        (docs.root / name).write_bytes(write_page("2026-015"))
        assert [kind for _, kind in places(docs.read())] == [Kind.PATH_UNFIT]

    def test_messages_name_a_folder_elsewhere_in_full(self, docs: Docs, tmp_path: Path) -> None:
        elsewhere = Docs(tmp_path.parent / f"{tmp_path.name}-elders")
        elsewhere.write("vragen/2026/014-brug.md", "tekst")
        paths = {finding.path for finding in elsewhere.read().findings}
        assert paths == {f"{elsewhere.root.as_posix()}/vragen/2026/014-brug.md"}
        assert docs.root != elsewhere.root


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.ENOENT, errno.EISDIR, 9999])
def test_what_the_machine_complains_of_is_told_in_dutch(number: int) -> None:
    reason = reason_of(OSError(number, "No such thing on this device", "a.md"))
    assert reason
    assert "device" not in reason

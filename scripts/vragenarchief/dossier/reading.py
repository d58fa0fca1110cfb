"""Reading all pages of a docs folder: in several processes, and only those that are new or changed."""

import contextlib
import datetime
import errno
import hashlib
import importlib.metadata
import io
import os
import pickle
import sqlite3
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Self

from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.checks import check_pages, stops_build
from vragenarchief.dossier.page import Page
from vragenarchief.dossier.registers import RegisterFile, find_registers, parse_registers
from vragenarchief.dossier.worker import parse_all
from vragenarchief.findings import Finding, Kind, in_order

# Below this many pages, starting processes costs more than it saves.
_PAGES_WORTH_PROCESSES = 80
_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw schijfruimte is op",
    errno.EEXIST: "er staat al iets met die naam",
    errno.EACCES: "daar hebt u geen rechten voor",
    errno.EPERM: "daar hebt u geen rechten voor",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENOENT: "het bestand is er niet, of een verwijzing ernaar komt nergens uit",
    errno.ELOOP: "een verwijzing naar het bestand gaat in een kring rond",
    errno.EEXIST: "er staat al een bestand met die naam",
    errno.EISDIR: "het is een map, geen bestand",
    errno.ENOTDIR: "een deel van de weg ernaartoe is geen map",
}
_LIBRARIES = ("Markdown", "pymdown-extensions", "nh3", "PyYAML")


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What a docs folder holds, as bytes: now, or as it would be after a change.

    `name` is what findings call the folder. `pages` and `files`, the sizes in bytes of all that is beside the
    pages, go by their paths below it; `registers` by file name. `findings` tell what could not be had.
    """

    name: str
    pages: Mapping[str, bytes]
    files: Mapping[str, int]
    registers: Mapping[str, RegisterFile]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a docs folder holds: the archive, all findings, and those of them that stop a build."""

    archive: Archive
    findings: tuple[Finding, ...]
    faults: tuple[Finding, ...]

    def brought_by(self, changed: Collection[str], before: "Reading") -> tuple[Finding, ...]:
        """The findings that a change is answerable for.

        They are those about the files that were `changed`, by the names that findings have for them,
        and those about other files that were not there `before`.
        """
        old = set(before.findings)
        return tuple(finding for finding in self.findings if finding.path in changed or finding not in old)


class ArchiveReader:
    """Reads docs folders, and remembers pages by everything that their rendering depends on.

    `store` is the file in which pages are kept between runs, None to keep them in memory only. It
    can be thrown away at any time. `processes` is how many may render at the same time.
    """

    def __init__(self, store: Path | None, processes: int | None = None) -> None:
        """Remember nothing yet."""
        self.store = store
        self.processes = processes or _processors()
        self.pages: dict[str, Page] = {}

    def read(self, docs: Path, fallback: Path, today: datetime.date, *, with_drafts: bool) -> Reading:
        """The archive in `docs`; registers that it lacks come from `fallback`.

        With drafts it is what the preview shows, without them what the public sees.
        """
        return self.read_contents(list_contents(docs, fallback), today, with_drafts=with_drafts)

    def read_contents(self, contents: Contents, today: datetime.date, *, with_drafts: bool) -> Reading:
        """The archive that a folder with these contents would be."""
        pages = self.parse(contents.pages)
        registers, register_findings = parse_registers(contents.registers)
        findings = check_pages(pages, registers, contents.files, today)
        drafts = {page.dossier.path for page in pages if not page.dossier.is_public}
        if not contents.pages and not contents.findings:
            findings.append(Finding.of(Kind.ARCHIVE_EMPTY, "vragen", folder=f"{contents.name}/vragen"))
        named = {finding: replace(finding, path=f"{contents.name}/{finding.path}") for finding in findings}
        by_path: dict[str, tuple[Finding, ...]] = {}
        for finding in in_order(findings):
            by_path[finding.path] = (*by_path.get(finding.path, ()), named[finding])
        shown = (page.dossier for page in pages if with_drafts or page.dossier.is_public)
        beside = [*contents.findings, *register_findings]
        faults = [named[finding] for finding in findings if stops_build(finding, drafts)]
        return Reading(
            Archive(shown, registers, today, by_path, contents.files),
            tuple(in_order([*named.values(), *beside])),
            tuple(in_order([*faults, *(finding for finding in beside if finding.is_error)])),
        )

    def parse(self, sources: Mapping[str, bytes]) -> list[Page]:
        """The pages, those that were read before as they were then."""
        keys = {path: _key_of(path, data) for path, data in sources.items()}
        known = {key: self.pages[key] for key in keys.values() if key in self.pages}
        with _Store(self.store) as store:
            missing = [key for key in keys.values() if key not in known]
            known.update(store.load(missing))
            new = [(path, sources[path]) for path, key in keys.items() if key not in known]
            processes = self.processes if len(new) >= _PAGES_WORTH_PROCESSES else 1
            blobs = dict(zip((keys[path] for path, _ in new), parse_all(new, processes), strict=True))
            known.update({key: _unpickle(blob) for key, blob in blobs.items()})
            store.save(blobs, used=known)
        self.pages = known
        return [known[key] for key in keys.values()]


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def shown_name(path: Path) -> str:
    """A path as a person would name it: from the current folder where it lies below it."""
    for place in (path.absolute(), Path(os.path.realpath(path))):  # a link that goes round in a circle has a name too
        with contextlib.suppress(ValueError):
            return place.relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def list_contents(docs: Path, fallback: Path) -> Contents:
    """What `docs` holds now; registers that it lacks come from `fallback`."""
    pages: dict[str, bytes] = {}
    files: dict[str, int] = {}
    findings: list[Finding] = []
    shown = shown_name(docs)
    for path in sorted(_walk(docs / "vragen")):
        name = path.relative_to(docs).as_posix()
        if path.is_dir():
            if is_place_of_page(name):
                findings.append(Finding.of(Kind.PAGE_IS_FOLDER, f"{shown}/{name}"))
        elif not is_place_of_page(name):
            files[name] = _size_of(path)
        else:
            try:
                pages[name] = path.read_bytes()
            except OSError as error:
                findings.append(Finding.of(Kind.PAGE_UNREADABLE, f"{shown}/{name}", reason=reason_of(error)))
    return Contents(
        name=shown,
        pages=pages,
        files=files,
        registers=find_registers((docs, fallback), shown_name),
        findings=tuple(findings),
    )


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it can go while we look
        return 0


def is_place_of_page(path: str) -> bool:
    """Whether a page can stand at this path below docs/: "vragen/2026/014-brug.md", and not deeper."""
    return path.startswith("vragen/") and path.count("/") <= 2 and path.lower().endswith(".md")  # noqa: PLR2004


def _walk(folder: Path) -> Iterator[Path]:
    """Everything below the folder, but what begins with a dot (of editors and systems)."""
    try:
        entries = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
    except OSError:
        return
    for entry in entries:
        path = Path(entry.path)
        yield path
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(path)


def reason_of(error: OSError) -> str:
    """Why a file cannot be read or written, in Dutch."""
    return _REASONS.get(error.errno or 0, f"de computer meldt fout {error.errno}")


def _key_of(path: str, data: bytes) -> str:
    """A page's key: its place, its bytes, and everything that turns those into a dossier."""
    return hashlib.sha256(b"\0".join((_fingerprint(), os.fsencode(path), data))).hexdigest()


@cache
def _fingerprint() -> bytes:
    """Our own code for pages, the libraries below it, and the Python that runs them."""
    package = Path(__file__).parent.parent
    code = [package / "findings.py", *package.glob("dossier/*.py"), *package.glob("dutch/*.py")]
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {importlib.metadata.version(library)}".encode())
    for path in sorted(code):
        digest.update(path.read_bytes())
    return digest.digest()


class _ModelUnpickler(pickle.Unpickler):
    """Makes nothing but our own classes and dates, so that a strange store cannot run code."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 -- any class of ours
        if (module.startswith("vragenarchief.") and "." not in name) or (module, name) == ("datetime", "date"):
            return super().find_class(module, name)
        message = f"{module}.{name} is not of ours"
        raise pickle.UnpicklingError(message)


def _unpickle(blob: bytes) -> Page:
    try:
        page = _ModelUnpickler(io.BytesIO(blob)).load()
    except Exception as error:  # rubbish can fail in any way
        raise pickle.UnpicklingError(str(error)) from error
    if not isinstance(page, Page):
        message = "this is no page"
        raise pickle.UnpicklingError(message)
    return page


class _Store:
    """Pages in one SQLite file. Whatever is wrong with the file, reading goes on without it."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.db: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        if self.path:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self.db = sqlite3.connect(self.path, timeout=5)
                self.db.execute("PRAGMA synchronous = OFF")
                self.db.execute("CREATE TABLE IF NOT EXISTS pages (key TEXT PRIMARY KEY, page BLOB) WITHOUT ROWID")
            except (OSError, sqlite3.Error):
                self.give_up()
        return self

    def __exit__(self, *_: object) -> None:
        if self.db:
            with contextlib.suppress(sqlite3.Error):
                self.db.commit()
            self.db.close()

    def load(self, keys: Iterable[str]) -> dict[str, Page]:
        pages: dict[str, Page] = {}
        if self.db:
            try:
                for key in keys:
                    row = self.db.execute("SELECT page FROM pages WHERE key = ?", (key,)).fetchone()
                    if row:
                        pages[key] = _unpickle(row[0])
            except (sqlite3.Error, pickle.UnpicklingError):
                self.give_up()
        return pages

    def save(self, blobs: Mapping[str, bytes], used: Mapping[str, Page]) -> None:
        """Adds the blobs; when the store has grown to twice what is in use, the rest goes."""
        if not self.db or not blobs:
            return
        try:
            self.db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", blobs.items())
            (size,) = self.db.execute("SELECT count(*) FROM pages").fetchone()
            if size > 2 * len(used) + _PAGES_WORTH_PROCESSES:
                kept = {key for (key,) in self.db.execute("SELECT key FROM pages")}
                self.db.executemany("DELETE FROM pages WHERE key = ?", [(key,) for key in kept - used.keys()])
        except sqlite3.Error:
            self.give_up()

    def give_up(self) -> None:
        if self.db:
            self.db.close()
            self.db = None
        if self.path:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

"""Reading all pages of a docs folder: in several processes, and only those that are new or changed."""

import contextlib
import datetime
import errno
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.attached import FileBeside, FileChecker
from vragenarchief.dossier.checks import check_pages, stops_build
from vragenarchief.dossier.page import Page
from vragenarchief.dossier.private import Private
from vragenarchief.dossier.registers import RegisterFile, find_registers, parse_registers
from vragenarchief.dossier.store import Store, key_of, unpickle
from vragenarchief.dossier.worker import parse_all
from vragenarchief.findings import Finding, Kind, in_order
from vragenarchief.privacy import find_private, mask_in

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What a docs folder holds, as bytes: now, or as it would be after a change.

    `name` is what findings call the folder. `pages` and `files`, all that is beside the pages, go by their paths
    below it; `registers` by file name, and `editorial`, the pages and fragments around the archive, by the names
    that findings have for them. `findings` tell what could not be had.
    """

    name: str
    pages: Mapping[str, bytes]
    files: Mapping[str, FileBeside]
    registers: Mapping[str, RegisterFile]
    editorial: Mapping[str, bytes]
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
        self.files = FileChecker(store.with_name("bijlagen.sqlite") if store else None, self.processes)

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
        private = Private(registers)
        files = self.files.check(pages, contents.files)
        findings += private.check_pages(pages, files)
        register_findings += private.check_around(contents.registers, contents.editorial)
        register_findings += private.check_exceptions(contents.registers)
        drafts = {page.dossier.path for page in pages if not page.dossier.is_public}
        if not contents.pages and not contents.findings:
            findings.append(Finding.of(Kind.ARCHIVE_EMPTY, "vragen", folder=f"{contents.name}/vragen"))
        named = {finding: _as_told(finding, f"{contents.name}/{finding.path}") for finding in findings}
        by_path: dict[str, tuple[Finding, ...]] = {}
        for finding in in_order(findings):
            by_path[finding.path] = (*by_path.get(finding.path, ()), named[finding])
        shown = (page.dossier for page in pages if with_drafts or page.dossier.is_public)
        beside = [*contents.findings, *(_as_told(finding, finding.path) for finding in register_findings)]
        faults = [named[finding] for finding in findings if stops_build(finding, drafts)]
        return Reading(
            Archive(
                shown,
                registers,
                today,
                by_path,
                {path: file.size for path, file in contents.files.items()},
                inaccessible={path for path, file in files.items() if not file.is_accessible},
            ),
            tuple(in_order([*named.values(), *beside])),
            tuple(in_order([*faults, *(finding for finding in beside if finding.is_error)])),
        )

    def parse(self, sources: Mapping[str, bytes]) -> list[Page]:
        """The pages, those that were read before as they were then."""
        keys = {path: key_of(os.fsencode(path), data) for path, data in sources.items()}
        known = {key: self.pages[key] for key in keys.values() if key in self.pages}
        with Store(self.store, Page) as store:
            missing = [key for key in keys.values() if key not in known]
            known.update(store.load(missing))
            new = [(path, sources[path]) for path, key in keys.items() if key not in known]
            processes = self.processes if len(new) >= _PAGES_WORTH_PROCESSES else 1
            blobs = dict(zip((keys[path] for path, _ in new), parse_all(new, processes), strict=True))
            known.update({key: unpickle(blob, Page) for key, blob in blobs.items()})
            store.save(blobs, used=known)
        self.pages = known
        return [known[key] for key in keys.values()]


def _as_told(finding: Finding, path: str) -> Finding:
    """The finding about this file, with what is private masked where it quotes that."""
    message, remedy = (mask_in(text, find_private(text)) for text in (finding.message, finding.remedy))
    return replace(finding, path=path, message=message, remedy=remedy)


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
    files: dict[str, FileBeside] = {}
    findings: list[Finding] = []
    shown = shown_name(docs)
    for path in sorted(_walk(docs / "vragen")):
        name = path.relative_to(docs).as_posix()
        if path.is_dir():
            if is_place_of_page(name):
                findings.append(Finding.of(Kind.PAGE_IS_FOLDER, f"{shown}/{name}"))
        elif not is_place_of_page(name):
            files[name] = FileBeside.on_disk(path)
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
        editorial=_editorial((docs, fallback)),
        findings=tuple(findings),
    )


def _editorial(folders: Sequence[Path]) -> dict[str, bytes]:
    """The pages and fragments around the archive, each from the first of the folders that has it."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(_walk(folder)):
            place = path.relative_to(folder).as_posix()
            if is_editorial(place):
                found.setdefault(place, path)
    texts: dict[str, bytes] = {}
    for path in found.values():
        with contextlib.suppress(OSError):  # which is MkDocs' to stumble over, and told there
            texts[shown_name(path)] = path.read_bytes()
    return texts


def is_editorial(path: str) -> bool:
    """Whether this path below docs/ is that of a page or fragment around the archive."""
    return path.endswith(".md") and not path.startswith(("vragen/", "registers/"))


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

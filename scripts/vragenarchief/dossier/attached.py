"""Files beside the pages: what is private in those that a page names, found once for each content."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from vragenarchief.attachments import Content, read_files
from vragenarchief.dossier.page import Page
from vragenarchief.dossier.store import Store, key_of
from vragenarchief.privacy import PrivateKind
from vragenarchief.privacy.gate import Spot, find_in_file, find_maker, find_spots

# So many are in memory at the same time.
_TOGETHER = 40
_BY_LINE = frozenset({".csv", ".tsv", ".txt", ".md"})


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file beside the pages: its size, a stamp that changes when it does, and how to read it.

    `id` is the name that Git has for its content; None where that takes reading it.
    """

    size: int
    stamp: str
    read: Callable[[], bytes]
    id: str | None = None

    @classmethod
    def on_disk(cls, path: Path) -> "FileBeside":
        """The file at this path; of size 0 where it goes while we look."""
        try:
            state = path.stat()
        except OSError:
            return cls(0, f"{path}", path.read_bytes)
        return cls(state.st_size, f"{path}:{state.st_size}:{state.st_mtime_ns}", path.read_bytes)


@dataclass(frozen=True, slots=True)
class FileSpot:
    """Something private in a file, and where that is, in words: "op bladzijde 2".

    Of a picture nobody knows what it shows, and of a file that could not be read what it holds: then `found` is the
    file itself, and `reason` why it could not be read.
    """

    spot: Spot
    where: str = ""
    is_picture: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What the gate says of a file."""

    private: tuple[FileSpot, ...]
    is_accessible: bool


class FileChecker:
    """Checks files, and remembers what it found by their content; `store` and `processes` as for `ArchiveReader`."""

    def __init__(self, store: Path | None, processes: int) -> None:
        """Remember nothing yet."""
        self._store = store
        self._processes = processes
        self._ids: dict[str, str] = {}
        self._checks: dict[str, FileCheck] = {}

    def check(self, pages: Iterable[Page], files: Mapping[str, FileBeside]) -> dict[str, FileCheck]:
        """What is to be said of each file that a page names, by its path below docs/."""
        named = {path: files[path] for page in pages for path in files_of(page) if path in files}
        keys = {path: key for path, file in named.items() if (key := self._key(path, file))}
        known = {key: self._checks[key] for key in keys.values() if key in self._checks}
        with Store(self._store, FileCheck) as store:
            known.update(store.load([key for key in keys.values() if key not in known]))
            waiting = {key: path for path, key in keys.items() if key not in known}
            for some in _in_turns(list(waiting.items())):
                checks = self._make([(path, named[path]) for _, path in some])
                made = dict(zip((key for key, _ in some), checks, strict=True))
                known.update(made)
                store.save({key: pickle.dumps(check) for key, check in made.items()}, used=keys.values())
        self._checks = known
        return {path: known[key] for path, key in keys.items()}

    def _key(self, path: str, file: FileBeside) -> str | None:
        """By what the check of a file is remembered; None where it cannot be read, which is told elsewhere."""
        if file.stamp not in self._ids:
            try:
                self._ids[file.stamp] = file.id or _id_in_git(file.read())
            except OSError:
                return None
        return key_of(PurePosixPath(path).suffix.lower().encode(), self._ids[file.stamp].encode())

    def _make(self, files: Sequence[tuple[str, FileBeside]]) -> list[FileCheck]:
        read = [(PurePosixPath(path).name, file.read()) for path, file in files]
        contents = read_files(read, self._processes)
        return [check_file(name, data, content) for (name, data), content in zip(read, contents, strict=True)]


def files_of(page: Page) -> Iterator[str]:
    """The paths below docs/ of the files that a page names."""
    folder = page.dossier.path.removesuffix(".md")
    return (f"{folder}/{attachment.file}" for attachment in page.dossier.attachments if attachment.has_plain_name)


def check_file(name: str, data: bytes, content: Content) -> FileCheck:
    """What is private in a file with this name, these bytes and this content."""
    suffix = PurePosixPath(name).suffix.lower()
    spots = [FileSpot(spot, _where(suffix, page, spot.line)) for page, spot in find_in_file(content.pages)]
    spots += [FileSpot(spot, " bij de gegevens van het bestand") for text in content.about for spot in find_spots(text)]
    spots += [FileSpot(spot, " als maker") for maker in content.makers if (spot := find_maker(maker))]
    itself = _id_in_git(data)
    for page in content.signed:
        where = f" op bladzijde {page}" if page and suffix == ".pdf" else ""
        signature = Spot(PrivateKind.SIGNATURE, is_certain=False, found=f"{itself} {page}", line=1)
        spots.append(FileSpot(signature, where, is_picture=True))
    if content.unread:
        unread = Spot(PrivateKind.UNREAD, is_certain=False, found=itself, line=1)
        spots.append(FileSpot(unread, reason=content.unread))
    return FileCheck(tuple(spots), content.is_accessible)


def _where(suffix: str, page: int, line: int) -> str:
    if suffix == ".pdf":
        return f" op bladzijde {page}"
    return f" op regel {line}" if suffix in _BY_LINE else ""


def _id_in_git(data: bytes) -> str:
    """The name that Git gives to this content, so that a build and the check before a commit know the same files."""
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def _in_turns(items: Sequence[tuple[str, str]]) -> Iterator[Sequence[tuple[str, str]]]:
    return (items[at : at + _TOGETHER] for at in range(0, len(items), _TOGETHER))

"""What was made before, kept in a file that can be thrown away at any time."""

import contextlib
import hashlib
import importlib.metadata
import io
import pickle
import sqlite3
import sys
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

Kept = TypeVar("Kept")

# So many more than are in use may stay, whatever the archive's size.
_SPARE = 80
_LIBRARIES = ("Markdown", "pymdown-extensions", "nh3", "PyYAML", "python-stdnum", "pypdfium2")


def key_of(*parts: bytes) -> str:
    """A key for what is made of these, and of everything that makes it."""
    return hashlib.sha256(b"\0".join((_fingerprint(), *parts))).hexdigest()


@cache
def _fingerprint() -> bytes:
    """Our own code for pages and files, the libraries below it, and the Python that runs them."""
    package = Path(__file__).parent.parent
    folders = ("dossier", "privacy", "attachments", "dutch")
    code = [package / "findings.py", *(path for folder in folders for path in package.glob(f"{folder}/*.py"))]
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


def unpickle(blob: bytes, kind: type[Kept]) -> Kept:
    """The object in a pickle; raises UnpicklingError where it is not of this class of ours."""
    try:
        kept = _ModelUnpickler(io.BytesIO(blob)).load()
    except Exception as error:  # rubbish can fail in any way
        raise pickle.UnpicklingError(str(error)) from error
    if not isinstance(kept, kind):
        message = f"this is no {kind.__name__}"
        raise pickle.UnpicklingError(message)
    return kept


class Store(Generic[Kept]):
    """What was made before, in one SQLite file. Whatever is wrong with the file, work goes on without it.

    `kind` is the class of all that is in it.
    """

    def __init__(self, path: Path | None, kind: type[Kept]) -> None:
        """Take the place of the file, None for none."""
        self.path = path
        self.kind = kind
        self.db: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        """Open the file."""
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
        """Close the file."""
        if self.db:
            with contextlib.suppress(sqlite3.Error):
                self.db.commit()
            self.db.close()

    def load(self, keys: Iterable[str]) -> dict[str, Kept]:
        """What is kept under these keys."""
        pages: dict[str, Kept] = {}
        if self.db:
            try:
                for key in keys:
                    row = self.db.execute("SELECT page FROM pages WHERE key = ?", (key,)).fetchone()
                    if row:
                        pages[key] = unpickle(row[0], self.kind)
            except (sqlite3.Error, pickle.UnpicklingError):
                self.give_up()
        return pages

    def save(self, blobs: Mapping[str, bytes], used: Collection[str]) -> None:
        """Adds the blobs; when the store has grown to twice what is in use, the rest goes."""
        if not self.db or not blobs:
            return
        try:
            self.db.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?)", blobs.items())
            (size,) = self.db.execute("SELECT count(*) FROM pages").fetchone()
            if size > 2 * len(used) + _SPARE:
                kept = {key for (key,) in self.db.execute("SELECT key FROM pages")}
                self.db.executemany("DELETE FROM pages WHERE key = ?", [(key,) for key in kept - set(used)])
        except sqlite3.Error:
            self.give_up()

    def give_up(self) -> None:
        """Go on without the file."""
        if self.db:
            self.db.close()
            self.db = None
        if self.path:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)

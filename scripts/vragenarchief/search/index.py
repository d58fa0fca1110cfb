"""The index: Pagefind at work over the records, beside whatever else goes on."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pagefind_bin

from vragenarchief.search.listing import Listing

# Letters hold Frisian, English and names, but two languages in one index make it different at every
# build (Pagefind 1.5.2), and a Dutch stem finds the rest well enough.
_LANGUAGE = "nl"
# Of all that Pagefind puts down, what our page loads.
_LOADED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.nl.pagefind", "index", "fragment")


class IndexingError(RuntimeError):
    """Pagefind did not make an index; the text is what it said."""


class RecordFolder:
    """Records as files in a folder of their own; only what is new or changed is written."""

    def __init__(self) -> None:
        """Begin with an empty folder."""
        self._folder = tempfile.TemporaryDirectory(prefix="vragenarchief-", ignore_cleanup_errors=True)
        self._written: dict[str, str] = {}
        self.path = Path(self._folder.name)

    def write(self, records: Iterable[tuple[str, str]]) -> bool:
        """Make the folder hold these records and no others; whether that changed anything."""
        wanted = dict(records)
        changed = {address: record for address, record in wanted.items() if self._written.get(address) != record}
        gone = self._written.keys() - wanted.keys()
        for address, record in changed.items():
            folder = self.path / address
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "index.html").write_text(record, encoding="utf-8", newline="\n")
        for address in gone:
            shutil.rmtree(self.path / address, ignore_errors=True)
        self._written = wanted
        return bool(changed or gone)

    @property
    def has_any(self) -> bool:
        """Whether there is anything to index."""
        return bool(self._written)

    def remove(self) -> None:
        """Take the folder away."""
        self._folder.cleanup()


class Indexing:
    """One run of Pagefind, from a folder of records to a folder with the index."""

    def __init__(self, records: Path, target: Path) -> None:
        """Start, and do not wait."""
        self.target = target
        command = [
            str(pagefind_bin.get_executable()),
            *("--site", str(records)),
            *("--output-path", str(target)),
            *("--force-language", _LANGUAGE),
            "--silent",
        ]
        self._process = subprocess.Popen(  # noqa: S603 -- our own dependency, with our own words
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=records
        )

    def finish(self, listing: Listing) -> None:
        """Wait until the index stands in the target, with the listing, and nothing that our page does not load.

        Raises IndexingError where Pagefind failed.
        """
        self.wait()
        kept = {path for pattern in _LOADED for path in self.target.glob(pattern)}
        for path in set(self.target.iterdir()) - kept:
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
        listing.write(self.target)

    def wait(self) -> None:
        """Wait until Pagefind is done. Raises IndexingError where it failed."""
        _, complaint = self._process.communicate()
        if self._process.returncode != 0:
            raise IndexingError(complaint.decode(errors="replace").strip())

    def make_way(self) -> None:
        """Let others on this machine go first, where the system knows of that."""
        if hasattr(os, "setpriority"):
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, 10)

    def stop(self) -> None:
        """Make it end now; who waits for it now or later gets an IndexingError."""
        self._process.kill()

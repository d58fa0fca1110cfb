"""The index of the preview: made in the background, and never in the way of a page."""

import contextlib
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from vragenarchief.search.index import Indexing, IndexingError, RecordFolder
from vragenarchief.search.listing import Listing


class BackgroundIndex:
    """Keeps an index in a folder that is emptied at every rebuild.

    The last index is put back at once, and the new one replaces it, whole, when it is ready.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        """Begin without an index. `report` gets one line where Pagefind fails."""
        self._report = report
        self._aside = Path(tempfile.mkdtemp(prefix="vragenarchief-"))
        self._records = RecordFolder()
        self._lock = threading.Lock()  # held while the folder of the preview changes hands
        self._thread: threading.Thread | None = None
        self._indexing: Indexing | None = None
        self._generation = 0
        self._is_stale = True
        self._listing: Listing | None = None

    def take_away(self, target: Path) -> None:
        """Bring the last index to safety, before the preview empties its folder, and leave it the processors."""
        with self._lock:
            self._generation += 1
            if self._indexing:
                self._indexing.stop()
            if target.is_dir():
                shutil.rmtree(self._aside / "last", ignore_errors=True)
                shutil.move(target, self._aside / "last")

    def put_back(self, target: Path, records: Iterable[tuple[str, str]], listing: Listing) -> None:
        """Put the last index back, and make one of these records, with this listing, in the background."""
        with self._lock:
            if (self._aside / "last").is_dir():
                shutil.move(self._aside / "last", target)
            generation = self._generation
        self._stop()
        self._thread = threading.Thread(target=self._renew, args=(target, records, listing, generation), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stop, and take all folders away."""
        with self._lock:
            self._generation += 1
        self._stop()
        self._records.remove()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _stop(self) -> None:
        if self._indexing:
            self._indexing.stop()
        if self._thread:
            self._thread.join()

    def _renew(self, target: Path, records: Iterable[tuple[str, str]], listing: Listing, generation: int) -> None:
        self._is_stale |= self._records.write(records) or listing != self._listing
        self._listing = listing
        if not (self._is_stale and self._records.has_any):
            return
        new = self._aside / f"new-{generation}"
        with self._lock:
            if self._generation != generation:
                return
            self._indexing = Indexing(self._records.path, new)
            self._indexing.make_way()
        try:
            self._indexing.finish(listing)
        except IndexingError as error:
            if self._generation == generation:
                self._report(str(error))
        else:
            self._swap(new, target, generation)
        shutil.rmtree(new, ignore_errors=True)

    def _swap(self, new: Path, target: Path, generation: int) -> None:
        old = self._aside / f"old-{generation}"
        with self._lock, contextlib.suppress(OSError):
            if self._generation == generation:
                if target.is_dir():
                    target.rename(old)
                shutil.move(new, target)
                self._is_stale = False
        shutil.rmtree(old, ignore_errors=True)

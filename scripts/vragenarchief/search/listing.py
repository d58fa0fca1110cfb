"""The listing: what the search page knows of every dossier without asking Pagefind, for its filters and dates.

One file has a row a dossier, as short as it can be, for all of it is fetched: numbers that point into lists of
names, and days. What a result shows stands in a file a year, of which only those that are shown are fetched.
"""

import datetime
import json
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.registers import Entry
from vragenarchief.dossier.sentences import write_line
from vragenarchief.dutch.words import slugify, sort_key

FILE = "dossiers.json"
FOLDER = "lijst"

_EPOCH = datetime.date(1970, 1, 1)
# A fragment of Pagefind's (1.5.2) is gzipped JSON behind this word, and begins with the address of its record.
_MAGIC = b'pagefind_dcd{"url":"/'
_ADDRESS_WITHIN = 400
_GZIP = 47


@dataclass(frozen=True, slots=True)
class Listing:
    """The listing of an archive; `dossiers` and `rows` run side by side, newest first.

    `values` has the names behind the numbers of the rows: for each filter its values as slug and name.
    """

    values: Mapping[str, Sequence[tuple[str, str]]]
    addresses: Sequence[str]
    rows: Sequence[list[Any]]
    shown: Mapping[int, Mapping[str, Sequence[str]]]

    def write(self, index: Path) -> None:
        """Put the listing into the folder of an index, with the names that the index has for each dossier."""
        ids = _ids_of(index)
        rows = [[ids.get(address, ""), *row] for address, row in zip(self.addresses, self.rows, strict=True)]
        _write(index / FILE, {"filters": self.values, "dossiers": rows})
        for year, dossiers in self.shown.items():
            _write(index / FOLDER / f"{year}.json", dossiers)


def listing_of(archive: Archive) -> Listing:
    """The listing of all dossiers of the archive.

    A row is: number, day by which it is listed and day of the answer (days since 1970, null where there is none),
    then the numbers of its topics, parties, askers and portfolio holders, and that of its status.
    """
    registers = archive.registers
    of_dossier: dict[str, Callable[[Dossier], Iterable[Entry]]] = {
        "onderwerp": lambda d: map(registers.topics.by_slug, d.topics),
        "fractie": lambda d: (registers.parties.by_name(asker.party) for asker in d.askers if asker.party),
        "indiener": lambda d: (registers.persons.by_name(asker.name) for asker in d.askers if asker.name),
        "portefeuillehouder": lambda d: map(registers.persons.by_name, d.portfolio_holders),
        "status": lambda d: [_entry_of_status(archive, d)],
    }
    found = {
        key: [[entry for entry in dict.fromkeys(entries(d)) if entry.slug] for d in archive.dossiers]
        for key, entries in of_dossier.items()
    }
    values = {
        key: sorted({entry for entries in lists for entry in entries}, key=lambda e: (sort_key(e.name), e.slug))
        for key, lists in found.items()
    }
    numbers = {key: {entry.slug: at for at, entry in enumerate(entries)} for key, entries in values.items()}
    rows = []
    for at, dossier in enumerate(archive.dossiers):
        entries = [sorted(numbers[key][entry.slug] for entry in lists[at]) for key, lists in found.items()]
        rows.append([dossier.number, _days(dossier.date), _days(dossier.answered_on), *entries])
    return Listing(
        {key: [(entry.slug, entry.name) for entry in entries] for key, entries in values.items()},
        [addresses.of_dossier(dossier) for dossier in archive.dossiers],
        rows,
        {year: {d.number: _shown(d, archive) for d in dossiers} for year, dossiers in archive.by_year.items()},
    )


def _entry_of_status(archive: Archive, dossier: Dossier) -> Entry:
    status = archive.status[dossier.path].value
    return Entry(slug=slugify(status), name=status.capitalize())


def _shown(dossier: Dossier, archive: Archive) -> tuple[str, str, str]:
    """What a result without words shows: its address, its title and a line of facts."""
    return addresses.of_dossier(dossier), dossier.title, write_line(dossier, *archive.standing(dossier))


def _days(day: datetime.date | None) -> int | None:
    return (day - _EPOCH).days if day else None


def _ids_of(index: Path) -> dict[str, str]:
    """The name that the index has for each record, by the record's address."""
    ids = {}
    for path in (index / "fragment").glob("*.pf_fragment"):
        start = zlib.decompressobj(_GZIP).decompress(path.read_bytes(), len(_MAGIC) + _ADDRESS_WITHIN)
        address, _, _ = start.removeprefix(_MAGIC).partition(b'"')
        ids[address.decode()] = path.stem
    return ids


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")

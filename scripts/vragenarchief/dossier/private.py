"""What must not be published: what was found in pages, files, registers and editorial pages, less what may."""

import re
from collections.abc import Iterable, Iterator, Mapping

from vragenarchief.dossier.attached import FileCheck, FileSpot, files_of
from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.page import Page
from vragenarchief.dossier.registers import EXCEPTIONS, RegisterFile, Registers
from vragenarchief.dutch.words import fold
from vragenarchief.findings import Finding, Kind
from vragenarchief.privacy import HOSTS_OF_PERSONS, PrivateKind
from vragenarchief.privacy.gate import Spot, find_spots

# A name shorter than this is part of too many other words.
_SURNAME_AT_LEAST = 3
_WORD = re.compile(r"[^\W\d_]+")


class Private:
    """What is private, by the registers of the archive, which name who works in public and what has been allowed."""

    def __init__(self, registers: Registers) -> None:
        """Take the registers."""
        self._exceptions = registers.exceptions
        self._allowed = {(one.hash, one.kind) for one in registers.exceptions}
        self._used: set[tuple[str, PrivateKind]] = set()
        self._public = People(name for entry in registers.persons.entries for name in (entry.name, *entry.also))

    def check_pages(self, pages: Iterable[Page], files: Mapping[str, FileCheck]) -> Iterator[Finding]:
        """What is private on the pages and in the files that they name; `files` go by their paths below docs/."""
        for page in pages:
            yield from self.check_page(page)
            for path in files_of(page):
                if path in files:
                    for place in self.left_in(files[path], page):
                        yield finding_in_file(place, path, page.dossier)

    def check_page(self, page: Page) -> Iterator[Finding]:
        """What is private on the page itself."""
        people = _people_of(page.dossier) if page.private else None
        for spot in page.private:
            if not self._may_stay(spot, people):
                yield _finding(spot, page.dossier.path)

    def left_in(self, file: FileCheck, page: Page) -> list[FileSpot]:
        """What is private in a file of the page."""
        people = _people_of(page.dossier) if file.private else None
        return [place for place in file.private if not self._may_stay(place.spot, people)]

    def check_around(self, registers: Mapping[str, RegisterFile], editorial: Mapping[str, bytes]) -> Iterator[Finding]:
        """What is private in the registers themselves, and in the pages around the archive, which go by name."""
        texts = {file.name: file.data for name, file in registers.items() if name != EXCEPTIONS}
        for name, data in {**texts, **editorial}.items():
            if isinstance(data, bytes):
                for spot in find_spots(data.decode(errors="replace")):
                    if not self._may_stay(spot, None):
                        yield _finding(spot, name)

    def check_exceptions(self, registers: Mapping[str, RegisterFile]) -> Iterator[Finding]:
        """The exceptions to which nothing belonged in what has been checked so far."""
        for one in self._exceptions:
            if (one.hash, one.kind) not in self._used:
                yield Finding.of(Kind.EXCEPTION_UNUSED, registers[EXCEPTIONS].name, one.line)

    def _may_stay(self, spot: Spot, people: "People | None") -> bool:
        sign = (spot.hash, spot.kind)
        if sign in self._allowed:
            self._used.add(sign)
            return True
        return self._public.have(spot) or bool(people and people.have(spot))


class People:
    """People who work in public: their names stay, and the boxes that have their names at an office."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take their names."""
        self._initials: dict[str, set[str]] = {}
        for name in names:
            words = _words(name)
            if words and len(words[-1]) >= _SURNAME_AT_LEAST:
                self._initials.setdefault(words[-1], set()).add(words[0][0])

    def have(self, spot: Spot) -> bool:
        """Whether this is the name or the box of one of them; initials have to agree where both have them."""
        if spot.kind is PrivateKind.EMAIL:
            local, _, host = spot.found.partition("@")
            is_at_office = not HOSTS_OF_PERSONS.fullmatch(host)
            return is_at_office and any(word in self._initials for word in _words(local.replace(".", " ")))
        if spot.kind not in {PrivateKind.CIVIL_SERVANT, PrivateKind.SIGNATURE}:
            return False
        words = _words(spot.found)
        known = [self._initials[word] for word in words if word in self._initials]
        initials = {word for word in words if len(word) == 1}
        return any(not initials or initials & one for one in known)


def finding_in_file(place: FileSpot, path: str, dossier: Dossier) -> Finding:
    """What a clerk is told about something private in the file at this path, which the dossier names."""
    spot, line = place.spot, dossier.lines.get("bijlagen")
    values = {
        "file": path.rpartition("/")[2],
        "where": place.where,
        "what": spot.kind.words,
        "shown": spot.shown,
        "reason": place.reason,
        "hash": spot.hash,
        "word": spot.kind.value,
    }
    if place.reason:
        kind = Kind.FILE_UNREAD
    elif place.is_picture:
        kind = Kind.FILE_SIGNED
    else:
        kind = Kind.PRIVATE_IN_FILE if spot.is_certain else Kind.PRIVATE_IN_FILE_PERHAPS
    return Finding.of(kind, dossier.path, line, **values)


def _finding(spot: Spot, path: str) -> Finding:
    kind = Kind.PRIVATE_FOUND if spot.is_certain else Kind.PRIVATE_PERHAPS
    values = {"what": spot.kind.words, "shown": spot.shown, "hash": spot.hash, "word": spot.kind.value}
    return Finding.of(kind, path, spot.line, **values)


def _people_of(dossier: Dossier) -> People:
    names = (*(asker.name for asker in dossier.askers), *dossier.portfolio_holders)
    return People(name for name in names if name)


def _words(name: str) -> list[str]:
    return [fold(word) for word in _WORD.findall(name)]

"""How complete the archive is, as every list says it."""

from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.completeness import Addition, write_gap
from vragenarchief.dossier.sentences import write_on
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import count, enumerate_words
from vragenarchief.pages.pieces import Piece, piece

# Where the page with all years tells all of it.
ANCHOR = "volledigheid"

# A sentence can hold so many gaps; more of them are counted.
_GAPS_IN_SENTENCE = 6


def completeness_line(archive: Archive, year: int | None = None) -> list[Piece]:
    """Since when there is an archive, what is missing, of one year or of all, and what came last."""
    known = archive.completeness
    if not known.first or not known.first.date:
        return [piece("Er staat nog niets in het archief.")]
    since = write_on(known.first.date, is_estimated=known.first.is_date_estimated)
    begin = piece(f"Het archief begint{since}. ")
    missing = _missing_in_year(archive, year) if year else _missing(archive)
    return [begin, *missing, *(_last(known.last) if known.last else ())]


def missing_by_year(archive: Archive) -> list[dict[str, Any]]:
    """The numbers that are missing of each year that misses any."""
    return [
        {"year": year, "numbers": enumerate_words([write_gap(year, gap) for gap in gaps])}
        for year, gaps in archive.completeness.missing.items()
    ]


def _missing(archive: Archive) -> list[Piece]:
    number = archive.completeness.missing_count
    if not number:
        return [piece("In de nummering ontbreekt niets. ")]
    return [piece(f"In de nummering {_verb(number)} "), _all_missing(number), piece(". ")]


def _missing_in_year(archive: Archive, year: int) -> list[Piece]:
    gaps = archive.completeness.missing.get(year, ())
    number = sum(map(len, gaps))
    if not number:
        return [piece(f"In de nummering van {year} ontbreekt niets. ")]
    begin = f"In de nummering van {year} {_verb(number)} "
    if len(gaps) > _GAPS_IN_SENTENCE:
        return [piece(begin), _all_missing(number), piece(". ")]
    return [piece(f"{begin}{enumerate_words([write_gap(year, gap) for gap in gaps])}. ")]


def _all_missing(number: int) -> Piece:
    return piece(count(number, "nummer", "nummers"), f"{addresses.YEARS}#{ANCHOR}")


def _verb(number: int) -> str:
    return "ontbreekt" if number == 1 else "ontbreken"


def _last(last: Addition) -> list[Piece]:
    what = "is het antwoord" if last.is_answer else "zijn de vragen"
    number = piece(last.dossier.number, addresses.of_dossier(last.dossier))
    return [piece(f"De laatste toevoeging {what} van {write_date(last.on)} ("), number, piece(").")]

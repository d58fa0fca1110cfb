"""How complete the archive is, as every list says it."""

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.completeness import Addition, write_gaps
from vragenarchief.dossier.sentences import write_on
from vragenarchief.dutch.dates import write_date
from vragenarchief.dutch.words import count, enumerate_words
from vragenarchief.pages.pieces import Piece, piece

# Where the page with all years tells all of it.
ANCHOR = "volledigheid"

# A sentence can hold so many gaps; more of them are counted.
_GAPS_IN_SENTENCE = 5


def completeness_line(archive: Archive, year: int | None = None) -> list[Piece]:
    """Since when there is an archive, what is missing, of one year or of all, and what came last."""
    known = archive.completeness
    if not known.first or not known.first.date:
        return [piece("Er staat nog niets in het archief.")]
    since = write_on(known.first.date, is_estimated=known.first.is_date_estimated)
    begin = piece(f"Het archief begint{since}. ")
    return [begin, *_missing(archive, year), *([_last(known.last)] if known.last else [])]


def missing_by_year(archive: Archive) -> list[str]:
    """The numbers that are missing, in one line for each year that misses any."""
    return [enumerate_words(write_gaps(year, gaps)) for year, gaps in archive.completeness.missing.items()]


def _missing(archive: Archive, only: int | None) -> list[Piece]:
    missing = {year: gaps for year, gaps in archive.completeness.missing.items() if only in {None, year}}
    number = sum(len(gap) for gaps in missing.values() for gap in gaps)
    begin = f"In de nummering van {only}" if only else "In de nummering"
    if not number:
        return [piece(f"{begin} ontbreekt niets. ")]
    begin += " ontbreekt " if number == 1 else " ontbreken "
    named = [text for year, gaps in missing.items() for text in write_gaps(year, gaps)]
    if len(named) <= _GAPS_IN_SENTENCE:
        return [piece(f"{begin}{enumerate_words(named)}. ")]
    all_named = piece(count(number, "nummer", "nummers"), f"{addresses.YEARS}#{ANCHOR}")
    return [piece(begin), all_named, piece(". ")]


def _last(last: Addition) -> Piece:
    what = "is het antwoord" if last.is_answer else "zijn de vragen"
    return piece(f"De laatste toevoeging {what} van {write_date(last.on)} ({last.dossier.number}).")

"""The lists by party: all parties, and what each of them asked."""

from collections.abc import Iterable

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.registers import Entry
from vragenarchief.dutch.dates import write_period
from vragenarchief.dutch.words import enumerate_words
from vragenarchief.pages.lists import (
    HOME_TRAIL,
    Rows,
    groups_by_year,
    head_of_list,
    jumps_to,
    write_extent,
    write_extent_of_all,
)
from vragenarchief.pages.names import names_by_period
from vragenarchief.pages.pieces import Piece, piece
from vragenarchief.pages.view import View


def party_lists(archive: Archive, rows: Rows) -> Iterable[View]:
    """Every list by party."""
    names = [
        (
            party,
            {
                "name": party.name,
                "address": addresses.of_party(party.slug),
                "count": len(dossiers),
                "note": write_period(party.since, party.until) if party.until else None,
            },
        )
        for party, dossiers in archive.by_party.items()
    ]
    yield View(
        address=addresses.PARTIES,
        template="namen.html",
        title="Fracties",
        description="Alle fracties, met de vragen die zij stelden.",
        section=addresses.PARTIES,
        breadcrumb=HOME_TRAIL,
        values={
            **head_of_list(archive, write_extent_of_all(archive)),
            "introduction": "Kies een fractie om te zien welke vragen zij stelde.",
            "groups": names_by_period(names, archive.registers.parties.entries, archive.today, "in de raad"),
        },
    )
    for party, dossiers in archive.by_party.items():
        yield _party_view(archive, rows, party, dossiers)


def _party_view(archive: Archive, rows: Rows, party: Entry, dossiers: tuple[Dossier, ...]) -> View:
    groups = groups_by_year(rows, dossiers)
    return View(
        address=addresses.of_party(party.slug),
        template="lijst.html",
        title=party.name,
        description=f"Alle vragen van {party.name}, met de antwoorden.",
        section=addresses.PARTIES,
        breadcrumb=(*HOME_TRAIL, ("Fracties", addresses.PARTIES)),
        values={
            **head_of_list(archive, write_extent(dossiers, "Van deze fractie staan nog geen vragen in het archief.")),
            "about": _about(party),
            "jumps": jumps_to(groups),
            "groups": groups,
        },
    )


def _about(party: Entry) -> list[Piece]:
    """What the register says of a party: when it was in the council, and by what other names it goes."""
    period = write_period(party.since, party.until)
    sentences = [
        f"In de raad {period}." if period else None,
        f"Ook geschreven als {enumerate_words(party.also)}." if party.also else None,
    ]
    said = " ".join(sentence for sentence in sentences if sentence)
    return [piece(said)] if said else []

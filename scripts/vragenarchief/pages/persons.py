"""The lists by person: all names, and what each person asked and has to answer for."""

from collections.abc import Iterable
from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.registers import Entry
from vragenarchief.dutch.dates import write_period
from vragenarchief.dutch.words import surname_key
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
from vragenarchief.pages.pieces import Piece, party_piece, piece
from vragenarchief.pages.view import View


def person_lists(archive: Archive, rows: Rows) -> Iterable[View]:
    """Every list by person."""
    known = archive.registers.persons.entries
    persons = sorted(
        dict.fromkeys((*known, *archive.by_asker, *archive.by_portfolio_holder)), key=lambda p: surname_key(p.name)
    )
    yield View(
        address=addresses.PERSONS,
        template="namen.html",
        title="Personen",
        description="Wie vragen stelde, en wie verantwoordelijk was voor het antwoord.",
        section=addresses.PERSONS,
        breadcrumb=HOME_TRAIL,
        values={
            **head_of_list(archive, write_extent_of_all(archive)),
            "introduction": "Kies een naam om te zien welke vragen iemand stelde, of voor welke antwoorden iemand "
            "verantwoordelijk was.",
            "groups": names_by_period(
                [(person, _name(archive, person)) for person in persons], known, archive.today, "in functie"
            ),
        },
    )
    for person in persons:
        yield _person_view(archive, rows, person)


def _name(archive: Archive, person: Entry) -> dict[str, Any]:
    """A person in the list of names."""
    asked, answered = archive.by_asker.get(person, ()), archive.by_portfolio_holder.get(person, ())
    note = ", ".join(part for part in (person.role, person.party) if part)
    return {
        "name": person.name,
        "address": addresses.of_person(person.slug),
        "count": len({dossier.path for dossier in (*asked, *answered)}),
        "note": note or None,
    }


def _person_view(archive: Archive, rows: Rows, person: Entry) -> View:
    parts = [
        ("Gevraagd", "gevraagd", archive.by_asker.get(person, ())),
        ("Verantwoordelijk voor het antwoord", "antwoord", archive.by_portfolio_holder.get(person, ())),
    ]
    sections = [_section(rows, heading, anchor, dossiers) for heading, anchor, dossiers in parts if dossiers]
    return View(
        address=addresses.of_person(person.slug),
        template="persoon.html",
        title=person.name,
        description=f"Vragen van {person.name}, en antwoorden waarvoor {person.name} verantwoordelijk was.",
        section=addresses.PERSONS,
        breadcrumb=(*HOME_TRAIL, ("Personen", addresses.PERSONS)),
        values={
            **head_of_list(archive, "" if sections else "Van deze persoon staat nog niets in het archief."),
            "about": _about(person, archive),
            "sections": sections,
        },
    )


def _section(rows: Rows, heading: str, anchor: str, dossiers: tuple[Dossier, ...]) -> dict[str, Any]:
    groups = groups_by_year(rows, dossiers, anchor)
    return {
        "heading": heading,
        "anchor": anchor,
        "extent": write_extent(dossiers),
        "jumps": jumps_to(groups),
        "groups": groups,
    }


def _about(person: Entry, archive: Archive) -> list[Piece]:
    """What the register says of a person: "Raadslid, Lokaal Belang, vanaf 29 maart 2018."."""
    period = write_period(person.since, person.until)
    parts = [
        piece(f"{person.role[0].upper()}{person.role[1:]}") if person.role else None,
        party_piece(person.party, archive) if person.party else None,
        piece(period) if period else None,
    ]
    said = [part for part in parts if part]
    joined = [one for part in said for one in (piece(", "), part)][1:]
    return [*joined, piece(".")] if joined else []

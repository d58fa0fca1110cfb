"""A line of text, some words of which are links."""

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Asker

# `text`, and the `address` to which it leads or None.
Piece = dict[str, str | None]


def piece(text: str, address: str | None = None) -> Piece:
    """Some words, with the address to which they lead."""
    return {"text": text, "address": address}


def asker_pieces(asker: Asker, archive: Archive) -> list[Piece]:
    """One asker with the party, each leading to its list: "A. Voorbeeld (Lokaal Belang)"."""
    person = [person_piece(asker.name, archive)] if asker.name else []
    if not asker.party:
        return person
    party = party_piece(asker.party, archive)
    return [*person, piece(" ("), party, piece(")")] if person else [piece("fractie "), party]


def person_piece(name: str, archive: Archive) -> Piece:
    """A name, leading to the list of that person where there is one."""
    person = archive.registers.persons.by_name(name)
    has_list = person in archive.by_asker or person in archive.by_portfolio_holder
    return piece(name, addresses.of_person(person.slug) if has_list else None)


def party_piece(name: str, archive: Archive) -> Piece:
    """The name of a party, leading to its list where there is one."""
    party = archive.registers.parties.by_name(name)
    return piece(name, addresses.of_party(party.slug) if party in archive.by_party else None)

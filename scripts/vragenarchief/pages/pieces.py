"""A line of text, some words of which are links."""

from vragenarchief.dossier import addresses
from vragenarchief.dossier.model import Asker
from vragenarchief.dossier.registers import Registers

# `text`, and the `address` to which it leads or None.
Piece = dict[str, str | None]


def piece(text: str, address: str | None = None) -> Piece:
    """Some words, with the address to which they lead."""
    return {"text": text, "address": address}


def asker_pieces(asker: Asker, registers: Registers) -> list[Piece]:
    """One asker with the party, each leading to its list: "A. Voorbeeld (Lokaal Belang)"."""
    person = [person_piece(asker.name, registers)] if asker.name else []
    if not asker.party:
        return person
    party = party_piece(asker.party, registers)
    return [*person, piece(" ("), party, piece(")")] if person else [piece("fractie "), party]


def person_piece(name: str, registers: Registers) -> Piece:
    """A name, leading to the list of that person."""
    slug = registers.persons.by_name(name).slug
    return piece(name, addresses.of_person(slug) if slug else None)


def party_piece(name: str, registers: Registers) -> Piece:
    """The name of a party, leading to its list."""
    slug = registers.parties.by_name(name).slug
    return piece(name, addresses.of_party(slug) if slug else None)

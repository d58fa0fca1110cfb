"""What a view shows, as a reader would put it."""

from collections.abc import Iterable, Mapping
from typing import Any

from vragenarchief.pages.view import View


def words_of(pieces: Iterable[Mapping[str, str | None]]) -> str:
    """A line of text and links, read aloud."""
    return "".join(piece["text"] or "" for piece in pieces)


def links_of(pieces: Iterable[Mapping[str, str | None]]) -> dict[str | None, str]:
    """Where the links of a line lead, by their words."""
    return {piece["text"]: piece["address"] for piece in pieces if piece["address"]}


def numbers_of(groups: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """The numbers of the dossiers below each heading."""
    return {group["heading"]: [row["number"] for row in group["rows"]] for group in groups}


def names_of(view: View) -> dict[str, list[str]]:
    """The names below each heading of a page with names."""
    return {group["heading"]: [name["name"] for name in group["names"]] for group in view.values["groups"]}

"""Parties and persons in a list of names: those of today first."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from vragenarchief.dossier.registers import Entry

_OTHERS = "Andere namen"


def names_by_period(
    names: Iterable[tuple[Entry, Mapping[str, Any]]], known: Iterable[Entry], today: datetime.date, office: str
) -> list[dict[str, Any]]:
    """What is shown of each name, in groups: those who hold `office` today, those who did, and all others.

    `known` are the entries of the register; of other names nobody knows the period.
    """
    register = set(known)
    groups: dict[str, list[Mapping[str, Any]]] = {f"Nu {office}": [], f"Eerder {office}": [], _OTHERS: []}
    for entry, shown in names:
        if entry in register and entry.holds_on(today):
            heading = f"Nu {office}"
        else:
            heading = f"Eerder {office}" if entry.until and entry.until < today else _OTHERS
        groups[heading].append(shown)
    return [{"heading": heading, "names": some} for heading, some in groups.items() if some]

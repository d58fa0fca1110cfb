"""The reference in the handbook for clerks: every key of a page, and every finding."""

from collections import defaultdict
from typing import Any

from vragenarchief.dossier.fields import FIELDS, Field, choices_of
from vragenarchief.findings import Kind, Severity

# What an untold part of a message reads as; "…" stands for all others.
_UNTOLD = {"problem": "er klopt iets niet in dit register.", "what": "een gegeven", "where": ""}

_HEADINGS = {Severity.ERROR: "Fouten", Severity.NOTICE: "Let op"}


def key_values() -> dict[str, Any]:
    """Every key of a page, as the table of fields has them."""
    return {"keys": [_row_of_key(field) for field in FIELDS]}


def finding_values() -> dict[str, Any]:
    """Every finding: the faults, then what may be right as it is."""
    groups = {severity: [kind for kind in Kind if kind.severity is severity] for severity in Severity}
    return {
        "groups": [
            {"heading": _HEADINGS[severity], "findings": [_row_of_finding(kind) for kind in kinds]}
            for severity, kinds in groups.items()
        ]
    }


def _row_of_key(field: Field) -> dict[str, Any]:
    return {
        "key": field.key,
        "meaning": field.meaning,
        "example": field.example,
        "shape": field.shape.value,
        "is_required": field.is_required,
        "is_list": field.is_list,
        "also": list(field.also),
        "choices": list(choices_of(field)),
        "keys": [_row_of_key(inner) for inner in field.fields],
    }


def _row_of_finding(kind: Kind) -> dict[str, str | None]:
    """The texts of a kind with "…" for what only a finding itself can tell; None where that is all of the remedy."""
    told = defaultdict(lambda: "…", _UNTOLD)
    message, remedy = (text.format_map(told).replace("….", "…") for text in (kind.message, kind.remedy))
    return {
        "code": kind.code,
        "message": message[0].upper() + message[1:],
        "remedy": None if remedy == "…" else remedy,
    }

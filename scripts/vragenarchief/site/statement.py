"""The accessibility statement: what mkdocs.yml says of it, and nothing that we say ourselves."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vragenarchief.dutch.dates import parse_iso_date, write_date
from vragenarchief.findings import Finding, Kind
from vragenarchief.site.editorial import Source

SETTING = "toegankelijkheid"

# The government's own words for its statuses.
_MEANINGS = {
    "A": "voldoet volledig",
    "B": "voldoet gedeeltelijk",
    "C": "eerste maatregelen genomen",
    "D": "voldoet niet",
    "E": "geen toegankelijkheidsverklaring",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Statement:
    """Where the statement stands, and the status and day that stand there, as far as they are known."""

    register: str
    status: str | None
    meaning: str | None
    on: str | None


def read_statement(setting: Any) -> Statement | None:  # noqa: ANN401 -- whatever YAML makes of it
    """The statement of a setting that is right; None where there is no link to the register."""
    if not setting or not setting.get("register"):
        return None
    status, day = setting.get("status"), _date_of(setting.get("datum"))
    return Statement(
        register=setting["register"],
        status=status,
        meaning=_MEANINGS[status] if status else None,
        on=write_date(day) if day else None,
    )


def check_statement(setting: Any, settings: Source) -> Iterator[Finding]:  # noqa: ANN401 -- idem
    """All that is wrong with the setting; `settings` is the file in which it stands."""
    line = settings.line_of(f"{SETTING}:")
    if setting is None:
        return
    if not isinstance(setting, dict):
        remedy = f"Zet onder '{SETTING}' de regels 'register', 'status' en 'datum'."
        yield Finding.of(Kind.SETTING_INVALID, settings.name, line, key=SETTING, text=setting, remedy=remedy)
        return
    for key, is_right, remedy in (
        ("register", _is_address, "Schrijf het hele adres van de verklaring, met https:// ervoor."),
        ("status", lambda value: str(value) in _MEANINGS, f"Kies uit: {', '.join(_MEANINGS)}."),
        ("datum", _date_of, "Schrijf jjjj-mm-dd, bijvoorbeeld 2026-02-27."),
    ):
        value = setting.get(key)
        if value is not None and not is_right(value):
            line_of_key = settings.line_of(f"{key}: {value}") or line
            yield Finding.of(Kind.SETTING_INVALID, settings.name, line_of_key, key=key, text=value, remedy=remedy)


def _is_address(value: object) -> bool:
    return isinstance(value, str) and bool(re.fullmatch(r"https?://[^\s/]+/\S*", value))


def _date_of(value: object) -> datetime.date | None:
    """The day, which YAML has read by itself where it is one."""
    return value if isinstance(value, datetime.date) else parse_iso_date(str(value))

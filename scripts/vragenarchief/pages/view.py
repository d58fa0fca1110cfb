"""What a view is: all that a template needs for one page, worked out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """One page: its address, its template, what search engines are told, and the values to show.

    `values` holds strings, numbers, lists and mappings; a value with a key `html` is safe HTML.
    `section` is the address of the menu item under which the page stands. `updated_on` is the day
    (jjjj-mm-dd) of the last event, None where the page changes with the archive.
    """

    address: str
    template: str
    title: str
    description: str
    section: str
    breadcrumb: tuple[tuple[str, str], ...]
    values: Mapping[str, Any]
    updated_on: str | None = None
    is_public: bool = True

"""What editorial pages show of the archive besides their text, by the template that a page names."""

from collections.abc import Callable, Mapping
from typing import Any

from vragenarchief.dossier.archive import Archive
from vragenarchief.opendata.page import data_values
from vragenarchief.pages.about import about_values
from vragenarchief.pages.handbook import finding_values, key_values
from vragenarchief.pages.home import home_values

VALUES_OF_TEMPLATE: Mapping[str, Callable[[Archive], dict[str, Any]]] = {
    "home.html": home_values,
    "over.html": about_values,
    "data.html": data_values,
    "handboek-sleutels.html": lambda _: key_values(),
    "handboek-meldingen.html": lambda _: finding_values(),
}

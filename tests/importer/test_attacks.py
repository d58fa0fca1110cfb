"""The attack texts of tests/site/attacks.yml as letters: a page of them says what they say, and does nothing."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.importer.letters import Archive, words_of
from vragenarchief.dossier.page import parse_page

_CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "site" / "attacks.yml").read_text(encoding="utf-8").replace("{map}", "project")
)
_HARMLESS = re.compile(
    r'</?(?:p|ul|ol|li|br|hr|table|thead|tbody|tr|th|td)(?: (?:start|value)="\d+")?>|<div class="va-table"[^>]*>|</div>'
)
_LINK = re.compile(r'<a(?: href="(?:https?://|mailto:)[^"<>]*")?>|</a>')


# A letter with a sign that is no text at all is not taken in.
_TAKEN = [case for case in _CASES if "\0" not in case["bron"]]


@pytest.mark.parametrize("case", _TAKEN, ids=lambda case: case["naam"])
def test_an_attack_in_a_letter_is_text_on_its_page(case: dict[str, Any], tmp_path: Path) -> None:
    text = case["bron"]
    intake = Archive(tmp_path).take(f"Vraag 1\nHoeveel?\n\nAntwoord 1\nTwee.\n\n{text}\n\nEn drie.\n", "brief.txt")
    assert intake.letter
    assert intake.draft
    answers = parse_page(intake.draft.path, intake.draft.text.encode()).dossier.answers
    shown = " ".join(answer.text.plain for answer in answers)
    markup = " ".join(answer.text.html for answer in answers)
    assert "<" not in _LINK.sub("", _HARMLESS.sub("", markup))
    told = " ".join(removal.text for removal in intake.letter.removals)
    others = " ".join(
        part.text.plain for part in parse_page(intake.draft.path, intake.draft.text.encode()).dossier.parts
    )
    assert words_of(text) - words_of(f"{shown} {told} {others}") == words_of("")

"""Questions and answers on the page of a dossier, and the ways between them."""

from typing import Any

from tests.dossier.pages import make_dossier
from vragenarchief.dossier.model import Status
from vragenarchief.pages.parts import part_values

_BODY = """\
## Vraag 1
Een?
## Vraag 2
Twee?
### Vraag 2a
Waarom?
### Antwoord op vraag 1 en 2
Ja.
## Vraag 3
Drie?
### Antwoord
Zie het antwoord op vraag 2 en 4.
### Aanvullend antwoord, 12 mei 2026
Meer.
## Vraag 4
Vier?
### Aanvullend antwoord op vraag 1, 13 mei 2026
Nog meer.
"""


def parts(status: Status = Status.PARTLY_ANSWERED) -> dict[str, dict[str, Any]]:
    return {part["heading"]: part for part in part_values(make_dossier(body=_BODY), status)}


def anchors(part: dict[str, Any], key: str) -> list[str]:
    return [link["anchor"] for link in part[key]]


def test_a_question_leads_to_every_answer_that_is_not_right_below_it() -> None:
    found = parts()
    assert found["Vraag 1"]["answers"] == [
        {"anchor": "antwoord-1", "name": "het antwoord op vraag 1 en 2"},
        {"anchor": "antwoord-1-2", "name": "het aanvullend antwoord op vraag 1, 13 mei 2026"},
    ]
    assert anchors(found["Vraag 2"], "answers") == ["antwoord-2"]
    assert anchors(found["Vraag 3"], "answers") == []


def test_a_sub_question_without_an_answer_of_its_own_leads_to_that_of_its_question() -> None:
    part = parts()["Vraag 2a"]
    assert part["is_sub"]
    assert not part["is_unanswered"]
    assert part["answers"] == []  # it stands right below


def test_a_combined_answer_leads_back_to_its_questions() -> None:
    found = parts()
    assert found["Antwoord op vraag 1 en 2"]["serves"] == [
        {"anchor": "vraag-1", "name": "vraag 1"},
        {"anchor": "vraag-2", "name": "vraag 2"},
    ]
    assert found["Antwoord op vraag 3"]["serves"] == []


def test_an_answer_that_points_leads_to_the_answer_there_or_else_to_the_question() -> None:
    assert anchors(parts()["Antwoord op vraag 3"], "refers_to") == ["antwoord-2", "vraag-4"]


def test_questions_that_share_an_answer_are_referred_to_once() -> None:
    body = _BODY.replace("vraag 2 en 4.", "vraag 1 en 2.")
    found = {part["heading"]: part for part in part_values(make_dossier(body=body), Status.PARTLY_ANSWERED)}
    assert anchors(found["Antwoord op vraag 3"], "refers_to") == ["antwoord-1"]


def test_an_additional_answer_is_a_part_of_its_own_with_its_day() -> None:
    part = parts()["Aanvullend antwoord op vraag 3, 12 mei 2026"]
    assert part["is_additional"]
    assert part["anchor"] == "antwoord-3-2"


def test_a_question_without_answer_says_so_once_the_letter_is_there() -> None:
    assert parts()["Vraag 4"]["is_unanswered"]
    assert not parts(Status.OPEN)["Vraag 4"]["is_unanswered"]
    assert not parts(Status.WITHDRAWN)["Vraag 4"]["is_unanswered"]


def test_a_name_in_a_sentence_keeps_the_capitals_of_a_party() -> None:
    (part,) = part_values(make_dossier(body="## Vraag CDA 3\nWat?\n"), Status.OPEN)
    assert part["name"] == "vraag CDA 3"

"""An answer that refers to another question of its letter."""

import pytest

from tests.dossier.pages import make_dossier
from vragenarchief.dossier.referring import questions_referred_to

_BODY = """\
## Vraag 1
Een?
### Antwoord
{answer}
## Vraag 2
Twee?
## Vraag 3
Drie?
### Vraag 3a
Waarom?
## Vraag 4
Vier?
"""


def referred_to(answer: str) -> list[str]:
    dossier = make_dossier(body=_BODY.format(answer=answer))
    return questions_referred_to(dossier.answers[0], dossier)


@pytest.mark.parametrize(
    ("answer", "questions"),
    [
        ("Zie het antwoord op vraag 2.", ["vraag-2"]),
        ("Zie vraag 3.", ["vraag-3"]),
        ("Ja, zie antwoord vraag 3.", ["vraag-3"]),
        ("Ja. Zie ook het antwoord op vraag 3a.", ["vraag-3a"]),
        ("Zie verder het antwoord op de vragen 2 en 4.", ["vraag-2", "vraag-4"]),
        ("Zie antwoord 4, 2.", ["vraag-4", "vraag-2"]),
        ("Wij verwijzen naar onze antwoorden op vraag 2 t/m 4.", ["vraag-2", "vraag-3", "vraag-4"]),
        ("Hiervoor wordt verwezen naar het antwoord\nop vraag 4.", ["vraag-4"]),
        ("Zie vraag 2. En zie vraag 2.", ["vraag-2"]),
    ],
)
def test_it_names_the_questions_in_its_order(answer: str, questions: list[str]) -> None:
    assert referred_to(answer) == questions


@pytest.mark.parametrize(
    "answer",
    [
        "In het antwoord op vraag 2 noemden wij een bedrag.",
        "Zie het antwoord op vraag 2 van uw brief van 3 maart.",
        "Zie de vragen 2 uit 2024.",
        "Zie vraag 9.",
        "Zie vraag 1.",
        "Zie vraag 2024-003.",
        "Zie de brief. Op vraag 2 komen wij terug.",
        "Zie bijlage 2.",
    ],
)
def test_what_is_no_reference_within_the_letter_leads_nowhere(answer: str) -> None:
    assert referred_to(answer) == []


def test_a_number_is_one_of_the_answers_own_series() -> None:
    body = "## Vraag CDA 1\nEen?\n### Antwoord\nZie vraag 2.\n## Vraag CDA 2\nTwee?\n## Vraag VVD 2\nDrie?\n"
    dossier = make_dossier(body=body)
    assert questions_referred_to(dossier.answers[0], dossier) == ["vraag-cda-2"]

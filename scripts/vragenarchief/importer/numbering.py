"""What is odd in the numbers of a letter's questions: nothing of it is put right in silence."""

import re
from collections.abc import Iterator

from vragenarchief.importer.parts import Parts, QuestionPart


def find_oddities(parts: Parts) -> Iterator[tuple[str, QuestionPart]]:
    """What is odd, as the end of "de nummers van de vragen kloppen niet: …", and the question at which it shows."""
    for question in parts.unheaded:
        yield f"boven vraag {question.number} staat geen nummer, maar er komt wel een antwoord op die vraag", question
    for question in parts.renumbered:
        yield f"boven vraag {question.number} staat een ander nummer, maar het antwoord noemt dit nummer", question
    counted = [
        (question, int(digits[0])) for question in parts.questions if (digits := re.match(r"\d+", question.number))
    ]
    known: dict[str | None, set[int]] = {}
    for question, number in counted:
        known.setdefault(question.series, set()).add(number)
    seen: set[tuple[str | None, str]] = set()
    for question, number in counted:
        numbers = known[question.series]
        if (question.series, question.number) in seen:
            yield f"vraag {question.number} staat er meer dan één keer", question
        elif number - 1 not in numbers and number > min(numbers):
            yield f"vraag {number - 1} ontbreekt", question
            numbers.add(number - 1)
        seen.add((question.series, question.number))

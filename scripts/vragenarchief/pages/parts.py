"""The parts of a letter on its page: questions, answers and sections, each with its ways to others."""

from collections.abc import Iterable
from itertools import takewhile
from typing import Any

from vragenarchief.dossier.model import Answer, Dossier, Part, Question, Section, Status, sub_questions
from vragenarchief.dossier.referring import questions_referred_to

Link = dict[str, str]


def part_values(dossier: Dossier, status: Status) -> list[dict[str, Any]]:
    """The parts of the letter; `kind` tells the template how to show each."""
    is_over = not status.is_waiting and status is not Status.WITHDRAWN
    unanswered = {question.anchor for question in dossier.unanswered} if is_over else set()
    parents = sub_questions(dossier.questions)
    values: list[dict[str, Any]] = []
    for at, part in enumerate(dossier.parts):
        match part:
            case Question():
                values.append(
                    {
                        "kind": "question",
                        "anchor": part.anchor,
                        "heading": part.heading,
                        "name": in_sentence(part.heading),
                        "html": part.text.html,
                        "is_sub": part.anchor in parents,
                        "answers": _answers_elsewhere(part, dossier, parents, _answers_below(dossier.parts[at + 1 :])),
                        "is_unanswered": part.anchor in unanswered,
                    }
                )
            case Answer():
                values.append(
                    {
                        "kind": "answer",
                        "anchor": part.anchors[0] if part.anchors else None,
                        "more_anchors": part.anchors[1:],
                        "heading": part.heading,
                        "is_additional": part.is_additional,
                        "html": part.text.html,
                        "serves": _links_to_questions(part, dossier) if len(part.questions) > 1 else [],
                        "refers_to": _references(part, dossier),
                    }
                )
            case Section():
                values.append(
                    {"kind": "section", "anchor": part.anchor, "heading": part.heading, "html": part.text.html}
                )
    return values


def in_sentence(heading: str) -> str:
    """The heading as it stands in a sentence: "vraag CDA 3"."""
    return heading[:1].lower() + heading[1:]


def _answers_below(parts: Iterable[Part]) -> list[Answer]:
    """The answers that stand right below a question, given all that comes after it."""
    return [part for part in takewhile(lambda part: isinstance(part, Answer), parts) if isinstance(part, Answer)]


def _answers_elsewhere(
    question: Question, dossier: Dossier, parents: dict[str, str], below: list[Answer]
) -> list[Link]:
    """A link to each answer that is not right below the question; a sub-question may share that of its question."""
    for asked in (question.anchor, parents.get(question.anchor)):
        if asked and (answers := [answer for answer in dossier.answers if asked in answer.questions]):
            return [_link_within(answer, asked) for answer in answers if answer not in below]
    return []


def _links_to_questions(answer: Answer, dossier: Dossier) -> list[Link]:
    return [
        {"anchor": question.anchor, "name": in_sentence(question.heading)}
        for question in dossier.questions
        if question.anchor in answer.questions
    ]


def _references(answer: Answer, dossier: Dossier) -> list[Link]:
    """A link for each question that the answer refers to; one for those that share an answer."""
    links = [_link_to_answer(anchor, dossier) for anchor in questions_referred_to(answer, dossier)]
    return list({link["name"]: link for link in reversed(links)}.values())[::-1]


def _link_to_answer(asked: str, dossier: Dossier) -> Link:
    """A link to the first answer to the question with this anchor, else to the question itself."""
    for answer in dossier.answers:
        if asked in answer.questions:
            return _link_within(answer, asked)
    return next(
        {"anchor": asked, "name": in_sentence(question.heading)}
        for question in dossier.questions
        if question.anchor == asked
    )


def _link_within(answer: Answer, asked: str) -> Link:
    """A link to the answer, at the anchor that it has for this question."""
    anchor = answer.anchors[answer.questions.index(asked)]
    return {"anchor": anchor, "name": f"het {in_sentence(answer.heading)}"}

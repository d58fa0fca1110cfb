"""A dossier as one row of a list."""

from typing import Any

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.sentences import count_questions, write_askers, write_date_line, write_status
from vragenarchief.dutch.words import count, shorten, slugify

_WORDS_OF_QUESTION = 110


def row_of(dossier: Dossier, archive: Archive) -> dict[str, Any]:
    """The title, a line about who, when and how far, and the questions as links."""
    status, due = archive.standing(dossier)
    return {
        "address": addresses.of_dossier(dossier),
        "title": dossier.title,
        "number": dossier.number,
        "askers": write_askers(dossier.askers),
        "date": write_date_line(dossier),
        "status": write_status(dossier, status, due),
        "status_slug": slugify(status.value),
        "publication": None if dossier.is_public else dossier.publication.value,
        "count": count(count_questions(dossier), "vraag", "vragen"),
        "questions": question_links(dossier),
    }


def question_links(dossier: Dossier) -> list[dict[str, str]]:
    """Each question with its anchor and its first words."""
    return [
        {
            "heading": question.heading,
            "anchor": question.anchor,
            "words": shorten(question.text.plain, _WORDS_OF_QUESTION),
        }
        for question in dossier.questions
    ]

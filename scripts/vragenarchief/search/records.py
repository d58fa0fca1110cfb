"""What the search engine reads: one record a dossier, as a bare HTML page that nobody else sees."""

from collections.abc import Iterator
from html import escape

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Answer, Dossier, Question, Section, Text
from vragenarchief.dossier.sentences import write_line


def records(archive: Archive) -> Iterator[tuple[str, str]]:
    """The record of each dossier, by its address."""
    for dossier in sorted(archive.dossiers, key=lambda d: d.path):
        yield addresses.of_dossier(dossier), render_record(dossier, archive)


def render_record(dossier: Dossier, archive: Archive) -> str:
    """The record of a dossier: its facts first, then each question with its answers under the question's anchor.

    Pagefind makes a result of each heading with an id, so that a word of an answer leads to its question.
    """
    sections: dict[str, list[str]] = {"": []}  # what belongs to no question comes first, below no heading
    for part in dossier.parts:
        match part:
            case Question():
                sections[part.anchor] = [f'<h2 id="{part.anchor}">{escape(part.heading)}</h2>', *_paragraphs(part.text)]
            case Answer():
                # A combined answer is read with the last of its questions, after all that was asked.
                known = [anchor for anchor in part.questions if anchor in sections]
                sections[known[-1] if known else ""] += _paragraphs(part.text)
            case Section():
                sections[part.anchor] = [f'<h2 id="{part.anchor}">{escape(part.heading)}</h2>', *_paragraphs(part.text)]
    introduction = _paragraphs(dossier.introduction) if dossier.introduction else []
    body = [line for lines in sections.values() for line in lines]
    return "\n".join(
        [
            '<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body data-pagefind-body>',
            f'<h1 data-pagefind-meta="title">{escape(dossier.title)}</h1>',
            f'<p data-pagefind-meta="feiten">{escape(write_line(dossier, *archive.standing(dossier)))}</p>',
            *(f"<p>{escape(fact)}</p>" for fact in _facts(dossier, archive)),
            *introduction,
            *body,
            "</body></html>",
        ]
    )


def _paragraphs(text: Text) -> list[str]:
    return [f"<p>{escape(paragraph)}</p>" for paragraph in text.plain.split("\n\n") if paragraph]


def _facts(dossier: Dossier, archive: Archive) -> list[str]:
    """What people search for beside the text: numbers, names, topics and keywords."""
    names = [name for asker in dossier.askers for name in (asker.name, asker.party) if name]
    topics = [archive.registers.topics.by_slug(slug).name for slug in dossier.topics]
    return [
        fact
        for fact in (
            dossier.number,
            *dossier.references,
            *names,
            *dossier.portfolio_holders,
            *topics,
            *dossier.keywords,
            *dossier.areas,
        )
        if fact
    ]

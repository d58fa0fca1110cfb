"""The columns of the open data: what each is called, what it means, and where it comes from.

The files and the page that explains them follow this table.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from vragenarchief.dossier import addresses
from vragenarchief.dossier.archive import Archive
from vragenarchief.dossier.model import Answer, Asker, Dossier, Question
from vragenarchief.dossier.sentences import days_to_answer, write_addressee

Value = str | int | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Row:
    """One question, with all that its columns need. `answers` are those to it, in the order of the letter."""

    question: Question
    answers: tuple[Answer, ...]
    dossier: Dossier
    archive: Archive
    root: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its meaning for people, whether it holds a list, and its value in a row."""

    name: str
    meaning: str
    value: Callable[[Row], Value]
    is_list: bool = False


def rows_of(archive: Archive, root: str) -> list[Row]:
    """A row for each public question, newest dossier first. `root` is the address of the site."""
    rows = []
    for dossier in archive.dossiers:
        if not dossier.is_public:
            continue
        answers: dict[str, list[Answer]] = {}
        for answer in dossier.answers:
            for anchor in answer.questions:
                answers.setdefault(anchor, []).append(answer)
        rows += [Row(q, tuple(answers.get(q.anchor, ())), dossier, archive, root) for q in dossier.questions]
    return rows


def _day(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _of_askers(value: Callable[[Asker], str | None]) -> Callable[[Row], tuple[str, ...]]:
    return lambda row: tuple(dict.fromkeys(text for asker in row.dossier.askers if (text := value(asker))))


def _status(row: Row) -> str:
    return row.archive.status[row.dossier.path].value


def _topics(row: Row) -> tuple[str, ...]:
    return tuple(row.archive.registers.topics.by_slug(slug).name for slug in row.dossier.topics)


def _answer(row: Row) -> str | None:
    return "\n\n".join(answer.text.plain for answer in row.answers) or None


COLUMNS: tuple[Column, ...] = (
    Column("nummer", "Jaar en volgnummer van de brief.", lambda row: row.dossier.number),
    Column("vraagnummer", "Nummer van de vraag in die brief.", lambda row: row.question.number),
    Column(
        "soort", "Hoe de vraag is gesteld: schriftelijk, mondeling of technisch.", lambda row: row.dossier.kind.value
    ),
    Column("titel", "Waar de brief over gaat.", lambda row: row.dossier.title),
    Column(
        "adres",
        "Adres van de vraag in dit archief. Het verandert niet.",
        lambda row: f"{row.root}{addresses.of_dossier(row.dossier)}#{row.question.anchor}",
    ),
    Column("indieners", "Namen van wie de vraag stelde.", _of_askers(lambda asker: asker.name), is_list=True),
    Column("fracties", "Fracties van wie de vraag stelde.", _of_askers(lambda asker: asker.party), is_list=True),
    Column(
        "gericht_aan",
        "Aan wie de vraag is gesteld.",
        lambda row: write_addressee(row.dossier.addressee) if row.dossier.addressee else None,
    ),
    Column(
        "portefeuillehouders",
        "Wie er in het bestuur over gaat.",
        lambda row: row.dossier.portfolio_holders,
        is_list=True,
    ),
    Column("onderwerpen", "Onderwerpen van de brief.", _topics, is_list=True),
    Column("trefwoorden", "Andere woorden waarmee mensen zoeken.", lambda row: row.dossier.keywords, is_list=True),
    Column("gebieden", "Wijken of dorpen waar het over gaat.", lambda row: row.dossier.areas, is_list=True),
    Column("ingediend", "Dag waarop de vraag is gesteld.", lambda row: _day(row.dossier.asked_on)),
    Column(
        "datum_geschat",
        "'ja' als die dag niet precies bekend is, anders 'nee'.",
        lambda row: "ja" if row.dossier.is_date_estimated else "nee",
    ),
    Column("ontvangen", "Dag waarop de vraag is ontvangen.", lambda row: _day(row.dossier.received_on)),
    Column(
        "uiterlijk",
        "Laatste dag voor het antwoord, volgens de regels of na uitstel.",
        lambda row: _day(row.archive.due[row.dossier.path]),
    ),
    Column("beantwoord", "Dag van het antwoord.", lambda row: _day(row.dossier.answered_on)),
    Column(
        "dagen",
        "Aantal dagen tussen ontvangst (of anders indienen) en antwoord.",
        lambda row: days_to_answer(row.dossier),
    ),
    Column("status", "Hoe ver de hele brief is op de dag van dit bestand.", _status),
    Column("kenmerken", "Kenmerken van de brieven.", lambda row: row.dossier.references, is_list=True),
    Column(
        "vervolg_op",
        "Nummers van eerdere brieven waar deze op volgt.",
        lambda row: row.dossier.follow_up_to,
        is_list=True,
    ),
    Column("vraag", "Tekst van de vraag.", lambda row: row.question.text.plain),
    Column(
        "antwoord",
        "Tekst van het antwoord. Een antwoord op meer vragen staat bij elk daarvan.",
        _answer,
    ),
)

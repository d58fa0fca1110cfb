"""The table of fields: every key of a page in Dutch, and what the code calls it.

Here the two languages meet, and nowhere else. The reader of front matter, the reference for clerks
(`vragen velden`) and the checks all follow this table.
"""

from dataclasses import dataclass
from enum import Enum

from vragenarchief.dossier.model import AttachmentKind, Publication, QuestionKind


class Shape(Enum):
    """What a value looks like on the page."""

    TEXT = "tekst"
    NUMBER = "nummer"
    DATE = "datum"
    YES_NO = "true of false"
    CHOICE = "keuze"
    GROUP = "groep van sleutels"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One key: how it is written on the page and where it goes in the model.

    A field with `is_list` accepts one value or a list; `also` are other spellings of the key.
    `choices` go with Shape.CHOICE, `fields` with Shape.GROUP.
    """

    key: str
    attribute: str
    shape: Shape
    meaning: str
    example: str
    is_required: bool = False
    is_list: bool = False
    also: tuple[str, ...] = ()
    choices: type[Enum] | None = None
    default: object = None
    fields: tuple["Field", ...] = ()


_ASKER = (
    Field(
        key="naam", attribute="name", shape=Shape.TEXT, meaning="Naam van de indiener.", example="naam: A. Voorbeeld"
    ),
    Field(
        key="fractie",
        attribute="party",
        shape=Shape.TEXT,
        meaning="Fractie van de indiener.",
        example="fractie: Lokaal Belang",
    ),
)
_EXTENSION = (
    Field(
        key="op", attribute="on", shape=Shape.DATE, meaning="Datum van het uitstelbericht.", example="op: 2026-03-01"
    ),
    Field(
        key="tot", attribute="until", shape=Shape.DATE, meaning="De nieuwe uiterste datum.", example="tot: 2026-04-15"
    ),
    Field(
        key="reden",
        attribute="reason",
        shape=Shape.TEXT,
        meaning="De reden van het uitstel.",
        example="reden: Onderzoek loopt nog.",
    ),
)
_CHANGE = (
    Field(key="op", attribute="on", shape=Shape.DATE, meaning="Datum van de wijziging.", example="op: 2026-03-01"),
    Field(
        key="wat",
        attribute="what",
        shape=Shape.TEXT,
        meaning="Wat er is veranderd.",
        example="wat: Bedrag in antwoord 2 verbeterd.",
        is_required=True,
    ),
)
_ATTACHMENT = (
    Field(
        key="bestand",
        attribute="file",
        shape=Shape.TEXT,
        meaning="Naam van het bestand, in de map met de naam van de pagina.",
        example="bestand: antwoordbrief.pdf",
        is_required=True,
    ),
    Field(
        key="titel",
        attribute="title",
        shape=Shape.TEXT,
        meaning="Titel van het bestand.",
        example="titel: Antwoordbrief",
    ),
    Field(
        key="soort",
        attribute="kind",
        shape=Shape.CHOICE,
        meaning="Wat het bestand is.",
        example="soort: antwoordbrief",
        choices=AttachmentKind,
        default=AttachmentKind.APPENDIX,
    ),
)

FIELDS: tuple[Field, ...] = (
    Field(
        key="nummer",
        attribute="number",
        shape=Shape.NUMBER,
        meaning="Jaar en volgnummer van de vragen.",
        example='nummer: "2026-014"',
        is_required=True,
    ),
    Field(
        key="titel",
        attribute="title",
        shape=Shape.TEXT,
        meaning="Waar de vragen over gaan.",
        example='titel: "Fietsparkeren op het stationsplein"',
        is_required=True,
    ),
    Field(
        key="soort",
        attribute="kind",
        shape=Shape.CHOICE,
        meaning="Hoe de vragen zijn gesteld.",
        example="soort: schriftelijk",
        choices=QuestionKind,
        default=QuestionKind.WRITTEN,
    ),
    Field(
        key="indieners",
        attribute="askers",
        shape=Shape.GROUP,
        meaning="Wie de vragen stelde.",
        example="indieners: [{naam: A. Voorbeeld, fractie: Lokaal Belang}]",
        is_list=True,
        also=("indiener",),
        fields=_ASKER,
    ),
    Field(
        key="gericht_aan",
        attribute="addressee",
        shape=Shape.TEXT,
        meaning="Aan wie de vragen zijn gesteld.",
        example="gericht_aan: college",
    ),
    Field(
        key="portefeuillehouders",
        attribute="portfolio_holders",
        shape=Shape.TEXT,
        meaning="Wie er in het college over gaat.",
        example="portefeuillehouders: [B. Voorbeeld]",
        is_list=True,
        also=("portefeuillehouder",),
    ),
    Field(
        key="onderwerpen",
        attribute="topics",
        shape=Shape.TEXT,
        meaning="Een of meer onderwerpen uit registers/onderwerpen.yml.",
        example="onderwerpen: [verkeer-en-parkeren]",
        is_required=True,
        is_list=True,
        also=("onderwerp",),
    ),
    Field(
        key="trefwoorden",
        attribute="keywords",
        shape=Shape.TEXT,
        meaning="Andere woorden waarmee mensen zoeken.",
        example="trefwoorden: [fietsparkeren]",
        is_list=True,
        also=("trefwoord",),
    ),
    Field(
        key="gebieden",
        attribute="areas",
        shape=Shape.TEXT,
        meaning="Wijken of dorpen waar het over gaat.",
        example="gebieden: [Centrum]",
        is_list=True,
        also=("gebied",),
    ),
    Field(
        key="kenmerken",
        attribute="references",
        shape=Shape.TEXT,
        meaning="Kenmerken van de brieven.",
        example="kenmerken: [Z-26-004512]",
        is_list=True,
        also=("kenmerk",),
    ),
    Field(
        key="ingediend",
        attribute="asked_on",
        shape=Shape.DATE,
        meaning="De dag waarop de vragen zijn gesteld.",
        example="ingediend: 2026-03-04",
    ),
    Field(
        key="datum_geschat",
        attribute="is_date_estimated",
        shape=Shape.YES_NO,
        meaning="De dag van indienen is niet precies bekend.",
        example="datum_geschat: true",
        default=False,
    ),
    Field(
        key="ontvangen",
        attribute="received_on",
        shape=Shape.DATE,
        meaning="De dag waarop de vragen zijn ontvangen.",
        example="ontvangen: 2026-03-05",
    ),
    Field(
        key="uiterlijk",
        attribute="promised_on",
        shape=Shape.DATE,
        meaning="De uiterste dag voor het antwoord, als die anders is dan de regels zeggen.",
        example="uiterlijk: 2026-04-04",
    ),
    Field(
        key="uitstel",
        attribute="extensions",
        shape=Shape.GROUP,
        meaning="Berichten dat het antwoord later komt.",
        example="uitstel: [{op: 2026-03-01, tot: 2026-04-15, reden: Onderzoek loopt nog.}]",
        is_list=True,
        fields=_EXTENSION,
    ),
    Field(
        key="beantwoord",
        attribute="answered_on",
        shape=Shape.DATE,
        meaning="De dag van het antwoord; weglaten zolang er geen antwoord is.",
        example="beantwoord: 2026-03-30",
    ),
    Field(
        key="ingetrokken",
        attribute="withdrawn_on",
        shape=Shape.DATE,
        meaning="De dag waarop de vragen zijn ingetrokken.",
        example="ingetrokken: 2026-03-20",
    ),
    Field(
        key="vervolg_op",
        attribute="follow_up_to",
        shape=Shape.NUMBER,
        meaning="Nummers van eerdere vragen waar dit op volgt.",
        example='vervolg_op: ["2025-003"]',
        is_list=True,
    ),
    Field(
        key="bijlagen",
        attribute="attachments",
        shape=Shape.GROUP,
        meaning="Bestanden bij de pagina.",
        example="bijlagen: [{bestand: antwoordbrief.pdf, titel: Antwoordbrief, soort: antwoordbrief}]",
        is_list=True,
        also=("bijlage",),
        fields=_ATTACHMENT,
    ),
    Field(
        key="wijzigingen",
        attribute="changes",
        shape=Shape.GROUP,
        meaning="Wat er na publicatie is verbeterd.",
        example="wijzigingen: [{op: 2026-03-01, wat: Bedrag in antwoord 2 verbeterd.}]",
        is_list=True,
        also=("wijziging",),
        fields=_CHANGE,
    ),
    Field(
        key="samenvatting",
        attribute="summary",
        shape=Shape.TEXT,
        meaning="Korte samenvatting in gewone woorden.",
        example='samenvatting: "De stalling blijft open."',
    ),
    Field(
        key="samenvatting_akkoord",
        attribute="is_summary_approved",
        shape=Shape.YES_NO,
        meaning="Een mens heeft de samenvatting gelezen en goedgevonden.",
        example="samenvatting_akkoord: true",
        default=False,
    ),
    Field(
        key="aliassen",
        attribute="aliases",
        shape=Shape.TEXT,
        meaning="Oude adressen van deze pagina.",
        example="aliassen: [/oud/adres]",
        is_list=True,
        also=("alias",),
    ),
    Field(
        key="bron",
        attribute="source",
        shape=Shape.TEXT,
        meaning="Naam van het ingelezen bestand.",
        example="bron: antwoordbrief.pdf",
    ),
    Field(
        key="publicatie",
        attribute="publication",
        shape=Shape.CHOICE,
        meaning="Of de pagina in het archief staat.",
        example="publicatie: concept",
        choices=Publication,
        default=Publication.PUBLISHED,
    ),
)


def choices_of(field: Field) -> tuple[str, ...]:
    """The words that a field with Shape.CHOICE accepts."""
    return tuple(str(member.value) for member in field.choices or ())


def example_of(key: str) -> str:
    """How the key is written on a page."""
    return next(field.example for field in FIELDS if field.key == key)

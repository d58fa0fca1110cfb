"""The lines of a letter's head: "ons kenmerk: Z-21-4512", "Behandeld door", and what each is for."""

import re
from enum import Enum


class HeadKey(Enum):
    """What a line of the head tells."""

    ANSWERED = "the day of this letter"
    ASKED = "the day of the letter with questions"
    RECEIVED = "the day on which that came in"
    REFERENCE = "what this letter is known by"
    THEIR_REFERENCE = "what the letter with questions is known by"
    SUBJECT = "what it is about"
    CIVIL_SERVANT = "who wrote it"
    PHONE = "where that person can be called"
    EMAIL = "and written to"
    ADDRESSEE = "to whom the questions were put"
    ASKER = "who put them"
    PARTY = "for which party"
    HOLDER = "who answers for it"
    OTHER = "something else"


# Spellings in lower case, without a colon at the end.
_KEYS = {
    HeadKey.ANSWERED: (
        "datum",
        "datum antwoord",
        "antwoorddatum",
        "datum akkoord",
        "datum beantwoording",
        "beantwoord",
    ),
    HeadKey.ASKED: (
        *("indiendatum", "datum indiening", "datum ingediend", "datum vragen", "uw brief van", "uw brief d.d."),
        *("uw brief", "uw bericht van", "uw e-mail van", "uw mail van", "ingediend", "ingediend op", "brief van"),
    ),
    HeadKey.RECEIVED: ("ingekomen", "ingekomen op", "ontvangen", "ontvangen op", "datum ontvangst"),
    HeadKey.REFERENCE: (
        *("ons kenmerk", "onskenmerk", "kenmerk", "onze referentie", "ons nummer", "registratienummer", "zaaknummer"),
        *(
            "kamervraag",
            "raadvraagnummer",
            "vraagnummer",
            "documentnummer",
            "briefnummer",
            "registratiekenmerk",
            "dossiernummer",
            "zaakkenmerk",
            "corsanummer",
        ),
    ),
    HeadKey.THEIR_REFERENCE: ("uw kenmerk", "uw referentie", "uw nummer"),
    HeadKey.SUBJECT: ("onderwerp", "betreft", "betreffende", "ûnderwerp", "underwerp", "titel"),
    HeadKey.CIVIL_SERVANT: (
        *(
            "behandeld door",
            "behandelaar",
            "behandelend ambtenaar",
            "ambtenaar",
            "contactpersoon",
            "contact",
            "steller",
        ),
        *("opgesteld door", "inlichtingen bij", "inlichtingen", "informatie bij", "auteur", "uw contactpersoon"),
    ),
    HeadKey.PHONE: (
        *("telefoon", "telefoonnummer", "tel", "tel.", "doorkiesnummer", "doorkies", "rechtstreeks", "mobiel"),
        *("direct nummer", "rechtstreeks nummer", "telefoon rechtstreeks"),
    ),
    HeadKey.EMAIL: ("e-mail", "email", "e-mailadres", "mail"),
    HeadKey.ADDRESSEE: ("aan", "gericht aan"),
    HeadKey.ASKER: (
        "indiener",
        "indieners",
        "indiener(s)",
        "vragensteller",
        "vragensteller(s)",
        "gesteld door",
        "yntsjinner",
    ),
    HeadKey.PARTY: ("fractie", "fracties", "partij", "raadslid/fractie", "vragen raadslid/fractie", "naam fractie"),
    HeadKey.HOLDER: (
        "portefeuillehouder",
        "portefeuillehouder(s)",
        "portefeuillehouders",
        "wethouder",
        "beantwoord door",
    ),
    HeadKey.OTHER: (
        *(
            "bijlage",
            "bijlagen",
            "bijlage(n)",
            "organisatie eenheid",
            "organisatie-eenheid",
            "afdeling",
            "team",
            "domein",
        ),
        *(
            "bezoekadres",
            "postadres",
            "correspondentieadres",
            "bereikbaarheid",
            "openbaar vervoer en fiets",
            "verzonden",
        ),
        *(
            "verzenddatum",
            "verzonden op",
            "pagina",
            "blad",
            "afschrift aan",
            "cc",
            "jaar",
            "nummer",
            "iban",
            "kvk",
            "btw",
        ),
        *("internet", "website", "projectnaam", "status", "versie", "aantal bijlagen", "fax", "sector", "directie"),
    ),
}
_BY_SPELLING = {spelling: key for key, spellings in _KEYS.items() for spelling in spellings}
_LINE = re.compile(r"(?P<key>[^\W\d_][^:]{1,30}?)\s?(?::\s*(?P<value>.*)|)")
_SALUTATION = re.compile(r"(?:geachte?|beste|achte|rju\s+achte|l\.s\.)(?:\s.{0,80})?,?", re.IGNORECASE)


def is_salutation(text: str) -> bool:
    """Whether the line greets the one who reads it: "Geachte mevrouw Koldenhof,"."""
    return _SALUTATION.fullmatch(text) is not None


def parse_head_line(text: str) -> tuple[HeadKey, str] | None:
    """What the line is for and its value; None where it is no line of a head.

    A key without a colon is one only when it stands alone; its value, "" here, comes on the next line.
    """
    match = _LINE.fullmatch(text)
    key = _BY_SPELLING.get(" ".join(match["key"].lower().split())) if match else None
    return (key, (match["value"] or "").strip()) if match and key else None

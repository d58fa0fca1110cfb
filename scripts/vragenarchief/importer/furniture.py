"""Furniture: what a letter has around its words, also where a page break put it in the middle of an answer."""

import re
from collections.abc import Iterable, Sequence

from vragenarchief.importer.headlines import parse_head_line
from vragenarchief.importer.paragraphs import Paragraph, Parting, blocks_of, join, runs_of

# A line that is furniture wherever it stands.
_PAGE_LINE = re.compile(
    r"""(?:pagina|blad(?:zijde)?)\s*\d+(?:\s*(?:van|/)\s*\d+)?
      | -\s*\d+\s*-
      | h?\s?(?:ah|ek|kv|tk)-?\s?(?:tk-)?\d{4,8}(?:[-\s]\d+|Z\d+)
      | ISSN\s.* | www\.\S+
      | (?:h\s)?tk\s\d{8}\s\d+
      | .{0,40}Tweede\sKamer,\svergaderjaar.{0,60}
      | .{0,3}s-Gravenhage\s\d{4}.{0,80}
      | Tweede\sKamer\sder\sStaten-Generaal\s?\d?
      | vervolgblad\s.{0,30}\d | .{0,60}\bvervolg\sbrief\b.{0,30}
    """,
    re.IGNORECASE | re.VERBOSE,
)
# What a website has around its text, and what is of one only where several such lines stand.
_WEB_ALONE = (
    r"skip\sto\smain\scontent | back\sto\stop | scroll\snaar\sboven | reacties\s\(\d+\) | reactie\stoevoegen"
    r" | [•-]?\s?no\sresults\sfound | copied! | academic\syear:.* | bezig\smet\sladen.* | geschreven\sdoor\s.{1,60}"
    r" | (?:naam|e-mail|bericht)\s\* | klik\shier\svoor\sde\santwoorden | gratis\snieuwsbrief.*"
    r" | logo\sparlement\s.{1,30}"
)
_WEB_LINE = re.compile(
    rf"{_WEB_ALONE} | n/a | protected | hele\stekst | share\s\".*\" | \(\d{{1,2}}\) | \d{{1,2}}"
    r" | nederlands | fries | teaser | overlay | nieuws | print",
    re.IGNORECASE | re.VERBOSE,
)
_CERTAIN_WEB_LINE = re.compile(_WEB_ALONE, re.IGNORECASE | re.VERBOSE)
_WEB_LINES_AT_LEAST = 3
# The days that a website sets above questions and answers
_DAY_LINE = re.compile(r"(?:indiendatum|antwoorddatum|datum\s+(?:antwoord|indiening))\s*:.{4,40}", re.IGNORECASE)
# A number or address of an office on a line by itself, with a word or a letter for what it is
_NUMBER_LINE = re.compile(
    r"(?:IBAN|BIC|KvK|BTW|RSIN|fax|tel|telefoon|internet|website|[TFEIWB])\s*[.:]?\s+"
    r"(?:[A-Z]{2}\d{2}[A-Z0-9 ]{8,30}|[\d()+][\d\s().+-]{6,}|\S+[@.]\S+)(?:\s+(?:www\.|https?:)\S+|\s+\S+@\S+)*",
    re.IGNORECASE,
)
# What stands in a block of addresses and numbers.
_CONTACT = (
    re.compile(r"\bPostbus\s+\d", re.IGNORECASE),
    re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\s+\S"),
    re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}(?:\s?\d){10}\b"),
    re.compile(r"\b(?:KvK|BTW|BIC|RSIN)\b", re.IGNORECASE),
    re.compile(r"(?:^|\s)(?:T|F|tel\.?|telefoon|fax)\s*:?\s*(?:\(?\+?\d[\d\s().-]{5,})", re.IGNORECASE),
    re.compile(r"(?:^|\s)(?:[EIWB]|e-?mail|internet)\s*:?\s+\S+[@.]\S+", re.IGNORECASE),
    re.compile(r"^(?:https?://|www\.)\S+$|^\S+@\S+$", re.IGNORECASE),
    re.compile(r"^(?:bezoek|post|correspondentie)adres\b", re.IGNORECASE),
)
_STREET = re.compile(r"[A-Z][^\d,;:?!]{2,40}\s\d{1,5}\s?[a-zA-Z]{0,2}(?:[-/]\d+)?")
_OFFICE = re.compile(
    r"\b(?:postbus|kvk|btw|iban|fax|www|gemeente|provincie|waterschap|fractie|afdeling|domein|bezoekadres|postadres|pagina)\b",
    re.IGNORECASE,
)
_LINE_AT_MOST = 120
_PART_OF_BLOCK = 0.6

# The words with which a letter ends, and those that may stand before them.
_GREETING = re.compile(
    r"""(?:met\s+(?:de\s+)?(?:vriendelijke|hartelijke)\s+groet(?:en)?|met\s+(?:de\s+meeste\s+)?(?:gevoelens\s+van\s+)?(?:de\s+meeste\s+)?hoogachting|hoogachtend
      | (?:namens\s+)?(?:het\s+college\s+van\s+)?(?:de\s+)?burgemeester\s+en\s+wethouders\s+van\s+[\w\s’'-]{2,40},?$
      | (?:namens\s+)?(?:het\s+)?(?:college\s+van\s+)?(?:gedeputeerde\s+staten|deputearre\s+steaten)
        \s+(?:van|fan)\s+[\w\s’'-]{2,40},?$
      | (?:namens\s+)?het\s+dagelijks\s+bestuur(?:\s+van\s+[\w\s’'-]{2,60})?,?$
      | het\s+lid\s+van\s+de\s+(?:gemeenteraad|raad|provinciale\s+staten),?$
      | namens\s+(?:de\s+fractie\s+)?[\w\s!’'-]{2,40},?$
      | (?:naam\s+en\s+)?ondertekening\s*:
      | de\s+(?:minister|staatssecretaris|wethouder|burgemeester|gedeputeerde|portefeuillehouder|dijkgraaf)
        \b[^.?!]{0,80},$
      )""",
    re.IGNORECASE | re.VERBOSE,
)
_LAST_WORDS = re.compile(
    r"""(?:wij|we|ik)\s+(?:gaan|ga|vertrouwen|vertrouw|hopen|hoop|menen|verwachten)\b.{0,200}
        \b(?:uw\s+(?:vragen|brief) | u\b.{0,200}\b(?:geïnformeerd|ingelicht|antwoord) | hiermee\b.{0,200}\bbeantwoord)
      | (?:hiermee|hiermede|hierbij)\s.{0,200}\b(?:uw\s+vragen|uw\s+brief|de\s+vragen|geïnformeerd)
      | (?:mocht|mochten|heeft|hebt)\s+u\b.{0,200}\bvragen\b
      | voor\s+(?:vragen|meer\s+informatie|nadere\s+informatie)\s+kunt\s+u
      | wij\s+zien\s+uw\s+reactie
      | bij\s+voorbaat\s+dank""",
    re.IGNORECASE | re.VERBOSE,
)
_LAST_LINES_AT_MOST = 14
# The words with which a letter says that the answer comes later.
DELAY = re.compile(
    r"""\b(?:niet\s+(?:binnen|tijdig)\b.{0,80}\b(?:termijn|beantwoord)
      | lukt\s+(?:het\s+)?(?:ons\s+)?niet\b.{0,60}\bbinnen\b.{0,40}\b(?:termijn|dagen|weken) | uitstel\s+beantwoording
      | (?:verzoek(?:en)?|vragen|bericht)\s+(?:om|van)\s+uitstel | uitstel\s+(?:van|voor)\s+(?:de\s+)?beantwoording
      | meer\s+tijd\s+nodig | (?:beantwoording|antwoord)\b.{0,60}\buitgesteld
      | (?:later|zo\s+spoedig\s+mogelijk)\s+(?:te\s+|worden\s+|zullen\s+)?beantwoord)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_ANNOUNCED = re.compile(r"mededeling\s*:?", re.IGNORECASE)


def split_furniture(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[list[Paragraph]]]:
    """The paragraphs without the furniture among them, and that furniture in the blocks in which it stood."""
    kept: list[Paragraph] = []
    removed: list[list[Paragraph]] = []
    web = [paragraph for paragraph in paragraphs if _WEB_LINE.fullmatch(paragraph.text)]
    is_website = len(web) >= _WEB_LINES_AT_LEAST and any(not line.text.strip("()").isdigit() for line in web)
    for block in blocks_of(paragraphs):
        words = [paragraph for paragraph in block if not is_page_line(paragraph.text, is_website=is_website)]
        if not words or is_letterhead(words):
            removed.append(block)
            continue
        removed += [[paragraph] for paragraph in block if paragraph not in words]
        kept += words
    return kept, removed


def is_page_line(text: str, *, is_website: bool = False) -> bool:
    """Whether the line belongs to the page of paper, or of a website, that it stands on."""
    is_of_web = is_website and not text.isdigit() and _WEB_LINE.fullmatch(text)
    lines = (_PAGE_LINE, _DAY_LINE, _NUMBER_LINE, _CERTAIN_WEB_LINE)
    return bool(is_of_web) or any(pattern.fullmatch(text) for pattern in lines)


def is_letterhead(block: Sequence[Paragraph]) -> bool:
    """Whether these lines are the address, numbers and particulars of an organisation, and not a text."""
    if any(len(paragraph.text) > _LINE_AT_MOST or paragraph.text.endswith("?") for paragraph in block):
        return False
    signs = [count_signs(paragraph.text) for paragraph in block]
    likely = sum(bool(sign) or _STREET.fullmatch(p.text) is not None for sign, p in zip(signs, block, strict=True))
    is_sentence = len(block) == 1 and block[0].text.endswith(".")
    return sum(signs) > 1 and likely >= _PART_OF_BLOCK * len(block) and not is_sentence


def is_of_office(block: Iterable[Paragraph]) -> bool:
    """Whether these lines are the address of an organisation."""
    return any(_OFFICE.search(paragraph.text) for paragraph in block)


def count_signs(text: str) -> int:
    """How many signs of a letterhead the line holds: a key, a postcode, a number."""
    return sum(pattern.search(text) is not None for pattern in _CONTACT) + (parse_head_line(text) is not None)


def split_closing(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What belongs to the last answer, and the closing of the letter with its signatures.

    A closing begins with a greeting, or with the sentences that lead up to one. Without a greeting
    only the last paragraphs can be such sentences. What a letter begins with is never its closing.
    """
    blocks = list(blocks_of(paragraphs))
    start = next(
        (at for at, block in enumerate(blocks) if _greets(block, is_last=at >= len(blocks) - _LAST_LINES_AT_MOST)), None
    )
    if start is None:
        start = len(blocks)
    elif not _is_greeting(blocks[start][0]):  # it stands within a block: what is before it is text
        at = next(at for at, paragraph in enumerate(blocks[start]) if _is_greeting(paragraph))
        blocks[start : start + 1] = [blocks[start][:at], blocks[start][at:]]
        start += 1
    while start > 1 and _LAST_WORDS.match(" ".join(paragraph.text for paragraph in blocks[start - 1])):
        start -= 1
    return _joined(blocks[:start]), _joined(blocks[start:])


def split_delay(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """What belongs to the last question, and the notice below it that the answer comes later."""
    at = 0
    for run in runs_of(paragraphs):
        text = join(run).text
        if _ANNOUNCED.fullmatch(text) or (at and DELAY.search(text) and not text.endswith("?")):
            break
        at += len(run)
    return list(paragraphs[:at]), list(paragraphs[at:])


def _greets(block: Sequence[Paragraph], *, is_last: bool) -> bool:
    return is_last and any(_is_greeting(paragraph) for paragraph in block)


def _is_greeting(paragraph: Paragraph) -> bool:
    """Whether the line greets; one in the middle of a sentence does not."""
    return paragraph.parting is not Parting.FLOW and _GREETING.match(paragraph.text) is not None


def _joined(blocks: Iterable[Sequence[Paragraph]]) -> list[Paragraph]:
    return [paragraph for block in blocks for paragraph in block]

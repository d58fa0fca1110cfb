"""What we tell a clerk about a page: every kind of finding, with its remedy."""

from dataclasses import dataclass
from enum import Enum

_QUOTED_AT_MOST = 300
_TO_ALLOW = "Mag het openbaar zijn, zet dan in registers/uitzonderingen.yml de hash {hash} met soort {word}."


class Severity(Enum):
    """How much a finding matters: an error stops a build, a notice never does."""

    ERROR = "fout"
    NOTICE = "let op"


class Kind(Enum):
    """Every kind of finding: its name, its severity, what we found and what to do about it.

    The texts are templates; their fields are filled in by `Finding.of`.
    """

    PAGE_UNREADABLE = (
        "pagina-onleesbaar",
        Severity.ERROR,
        "deze pagina kan niet worden gelezen: {reason}.",
        "Controleer of het bestand bestaat en of u het mag lezen.",
    )
    PAGE_IS_FOLDER = (
        "map-in-plaats-van-bestand",
        Severity.ERROR,
        "dit is een map, geen bestand.",
        "Geef de map een naam zonder '.md', of haal hem weg.",
    )
    NOT_UTF8 = (
        "geen-utf-8",
        Severity.ERROR,
        "het bestand is niet opgeslagen als UTF-8; het eerste vreemde teken staat op deze regel.",
        "Open het bestand in uw tekstverwerker en sla het op met codering UTF-8.",
    )
    PATH_UNFIT = (
        "bestandsnaam-onjuist",
        Severity.ERROR,
        "de naam van dit bestand is geen adres voor een pagina.",
        "{remedy}",
    )
    PATH_NUMBER_DIFFERS = (
        "bestandsnaam-past-niet-bij-nummer",
        Severity.ERROR,
        "'nummer' is {number}, maar het bestand staat op de plaats van {path_number}.",
        'Schrijf nummer: "{path_number}", of geef het bestand de naam {fitting}.',
    )
    FRONT_MATTER_MISSING = (
        "gegevens-ontbreken",
        Severity.ERROR,
        "de pagina begint niet met gegevens tussen twee regels '---'.",
        "Zet boven aan de pagina een regel '---', dan de gegevens, dan weer een regel '---'.",
    )
    FRONT_MATTER_OPEN = (
        "gegevens-niet-afgesloten",
        Severity.ERROR,
        "de gegevens boven aan de pagina hebben geen einde.",
        "Zet onder de laatste regel met gegevens een regel '---'.",
    )
    TEXT_NEEDS_QUOTES = (
        "aanhalingstekens-nodig",
        Severity.ERROR,
        'deze tekst bevat tekens die hier een eigen betekenis hebben (zoals een dubbele punt): "{text}".',
        "Zet de tekst tussen aanhalingstekens: {remedy}",
    )
    TEXT_CUT = (
        "tekst-afgebroken",
        Severity.NOTICE,
        "wat achter het teken '#' staat, telt niet mee; over blijft: \"{text}\".",
        "Hoort het erbij, schrijf dan: {remedy}",
    )
    FRONT_MATTER_UNREADABLE = (
        "gegevens-onleesbaar",
        Severity.ERROR,
        "de gegevens zijn vanaf deze regel niet te lezen.",
        "{remedy}",
    )
    KEY_MISSING = (
        "sleutel-ontbreekt",
        Severity.ERROR,
        "'{key}' ontbreekt.",
        "Zet bij de gegevens een regel als: {example}",
    )
    KEY_UNKNOWN = (
        "sleutel-onbekend",
        Severity.ERROR,
        "de sleutel '{key}' bestaat niet.",
        "{remedy}",
    )
    KEY_TWICE = (
        "sleutel-dubbel",
        Severity.ERROR,
        "'{key}' staat er twee keer; de eerste keer op regel {first}.",
        "Haal een van de twee weg.",
    )
    DATE_INVALID = (
        "datum-ongeldig",
        Severity.ERROR,
        "'{key}' is geen datum: \"{text}\".",
        "{remedy}",
    )
    NUMBER_INVALID = (
        "nummer-ongeldig",
        Severity.ERROR,
        "'{key}' is geen nummer: \"{text}\".",
        "{remedy}",
    )
    VALUE_TWICE = (
        "waarde-dubbel",
        Severity.NOTICE,
        "bij '{key}' staat \"{text}\" twee keer.",
        "Haal een van de twee weg.",
    )
    VALUE_UNKNOWN = (
        "waarde-onbekend",
        Severity.ERROR,
        "'{key}' kan niet \"{text}\" zijn.",
        "Kies uit: {choices}.",
    )
    VALUE_SHAPE = (
        "waarde-past-niet",
        Severity.ERROR,
        "'{key}' heeft een waarde die hier niet past.",
        "Schrijf het zo: {example}",
    )
    ASKER_EMPTY = (
        "indiener-leeg",
        Severity.ERROR,
        "een indiener heeft geen 'naam' en geen 'fractie'.",
        "Vul een van de twee in.",
    )
    TOPIC_UNKNOWN = (
        "onderwerp-onbekend",
        Severity.ERROR,
        'het onderwerp "{text}" staat niet in registers/onderwerpen.yml.',
        "{remedy}",
    )
    PARTY_UNKNOWN = (
        "fractie-onbekend",
        Severity.ERROR,
        'de fractie "{text}" staat niet in registers/fracties.yml.',
        "{remedy}",
    )
    PERSON_UNKNOWN = (
        "persoon-onbekend",
        Severity.NOTICE,
        '"{text}" staat niet in registers/personen.yml.',
        "{remedy}",
    )
    PERSON_OUT_OF_OFFICE = (
        "persoon-niet-in-functie",
        Severity.NOTICE,
        "volgens registers/personen.yml was {name} op {day} {state}.",
        "Verbeter de naam of de datum op de pagina, of '{key}' in het register.",
    )
    PERSON_OF_OTHER_PARTY = (
        "fractie-past-niet-bij-persoon",
        Severity.NOTICE,
        "volgens registers/personen.yml hoort {name} bij {known}, niet bij {party}.",
        "Schrijf 'fractie: {known}', of verbeter het register.",
    )
    PARTY_OUT_OF_COUNCIL = (
        "fractie-niet-in-de-raad",
        Severity.NOTICE,
        "volgens registers/fracties.yml zat {name} op {day} {state} in de raad.",
        "Verbeter de fractie of de datum op de pagina, of '{key}' in het register.",
    )
    DATE_IMPOSSIBLE = (
        "datum-te-vroeg",
        Severity.ERROR,
        "'{late}' ({late_day}) ligt voor '{early}' ({early_day}).",
        "Verbeter een van de twee datums.",
    )
    DATE_DOUBTFUL = (
        "datum-misschien-te-vroeg",
        Severity.NOTICE,
        "'{late}' ({late_day}) ligt voor '{early}' ({early_day}).",
        "Verbeter een van de twee datums; klopt het zo, dan kan het zo blijven.",
    )
    DATE_AHEAD = (
        "datum-in-de-toekomst",
        Severity.NOTICE,
        "'{early}' is {early_day}, en die dag moet nog komen.",
        "Controleer het jaar en de maand.",
    )
    DATE_FAR_FROM_NUMBER = (
        "datum-ver-van-nummer",
        Severity.NOTICE,
        "'{key}' is {day}, maar het nummer is van {year}.",
        "Controleer het jaar; klopt het zo, dan kan het zo blijven.",
    )
    ANSWER_ABSENT = (
        "antwoord-niet-in-het-archief",
        Severity.NOTICE,
        "'beantwoord' is ingevuld, maar op de pagina staat geen antwoord, en bij de bijlagen geen antwoordbrief.",
        "Zet het antwoord onder een kop '### Antwoord', of haal 'beantwoord' weg zolang er geen antwoord is.",
    )
    ANSWER_DATE_ABSENT = (
        "datum-van-antwoord-ontbreekt",
        Severity.NOTICE,
        "er staat een antwoord op de pagina, maar niet van welke dag het is.",
        "Zet bij de gegevens een regel als: {example}",
    )
    EXTENSION_EMPTY = (
        "uitstel-zonder-datum",
        Severity.NOTICE,
        "bij dit uitstel staat geen datum.",
        "Vul 'op' in (de dag van het bericht) of 'tot' (de nieuwe uiterste dag).",
    )
    SUMMARY_UNAPPROVED = (
        "samenvatting-niet-goedgekeurd",
        Severity.NOTICE,
        "niemand heeft gezegd dat de samenvatting klopt.",
        "Lees haar na, en zet bij de gegevens: {example}",
    )
    FOLLOW_UP_TO_ITSELF = (
        "vervolg-op-zichzelf",
        Severity.ERROR,
        "deze pagina is volgens 'vervolg_op' een vervolg op zichzelf.",
        "Schrijf het nummer van de eerdere vragen, of haal de regel weg.",
    )
    FOLLOW_UP_UNKNOWN = (
        "vervolg-op-onbekend",
        Severity.NOTICE,
        "nummer {number} staat niet in het archief.",
        "Klopt het nummer, dan kan het zo blijven.",
    )
    ALIAS_INVALID = (
        "oud-adres-onjuist",
        Severity.ERROR,
        'dit is geen adres van deze site: "{text}".',
        "Schrijf alleen wat achter de naam van de site komt, bijvoorbeeld {example}.",
    )
    ALIAS_TAKEN = (
        "oud-adres-bezet",
        Severity.ERROR,
        "het adres {address} is al van {other}.",
        "Haal het hier weg bij 'aliassen'.",
    )
    NUMBER_TWICE = (
        "nummer-dubbel",
        Severity.ERROR,
        "nummer {number} is al van {other}.",
        "{remedy}",
    )
    ADDRESS_TWICE = (
        "adres-dubbel",
        Severity.ERROR,
        "het adres /{address} is al van {other}.",
        "Haal een van de twee weg, of geef het een eigen nummer en naam; hoofdletters maken geen verschil.",
    )
    HEADING_UNCLEAR = (
        "kop-onduidelijk",
        Severity.ERROR,
        'deze kop lijkt op een vraag of antwoord, maar is het niet: "{text}".',
        "{remedy}",
    )
    HEADING_UNMARKED = (
        "kop-zonder-hekjes",
        Severity.NOTICE,
        'deze regel lijkt op een kop, maar begint niet met hekjes: "{text}".',
        "Is het een kop, schrijf dan '## Vraag 3' of '### Antwoord'.",
    )
    QUESTION_EMPTY = (
        "vraag-zonder-tekst",
        Severity.ERROR,
        "onder de kop van vraag {number} staat geen vraag.",
        "Zet de vraag eronder, of haal de kop weg.",
    )
    ANSWER_EMPTY = (
        "antwoord-zonder-tekst",
        Severity.ERROR,
        "onder deze kop staat geen antwoord.",
        "Zet het antwoord eronder, of haal de kop weg zolang er geen antwoord is.",
    )
    DATE_UNCLEAR = (
        "datum-in-kop-onduidelijk",
        Severity.ERROR,
        'in deze kop staat geen datum achter de komma: "{text}".',
        "Schrijf de datum voluit, bijvoorbeeld 12 mei 2026.",
    )
    HEADING_TOO_HIGH = (
        "kop-te-hoog",
        Severity.ERROR,
        "een kop met één '#' kan hier niet; de titel staat al bij de gegevens.",
        "Haal de kop weg, of gebruik '##' voor een eigen deel en '####' voor een kop binnen een antwoord.",
    )
    ANSWER_WITHOUT_QUESTION = (
        "antwoord-zonder-vraag",
        Severity.ERROR,
        "dit is een antwoord op vraag {number}, maar die vraag staat niet op de pagina.",
        "Verbeter het nummer in de kop, of voeg de vraag toe.",
    )
    ANSWER_FIRST = (
        "antwoord-voor-vraag",
        Severity.ERROR,
        "dit antwoord staat voor de eerste vraag.",
        "Zet de kop '## Vraag' met de vraag erboven.",
    )
    NO_QUESTION = (
        "geen-vraag",
        Severity.ERROR,
        "op deze pagina staat geen vraag.",
        "Zet boven elke vraag een kop '## Vraag 1', '## Vraag 2', …",
    )
    QUESTION_REPEATED = (
        "vraagnummer-dubbel",
        Severity.NOTICE,
        "vraag {number} staat er twee keer.",
        "Staat het zo in de brief, dan kan het zo blijven.",
    )
    NUMBERING_GAP = (
        "vraagnummer-overgeslagen",
        Severity.NOTICE,
        "na vraag {previous} komt vraag {number}.",
        "Staat het zo in de brief, dan kan het zo blijven.",
    )
    LINK_DEAD = (
        "verwijzing-dood",
        Severity.ERROR,
        'de verwijzing "{target}" komt nergens uit.',
        "{remedy}",
    )
    ATTACHMENT_MISSING = (
        "bijlage-ontbreekt",
        Severity.ERROR,
        'de bijlage "{file}" staat niet in de map {folder}, of heeft een naam die niet kan.',
        "{remedy}",
    )
    FILE_UNNAMED = (
        "bestand-zonder-bijlage",
        Severity.NOTICE,
        "in de map {folder} staat {files}, maar geen pagina noemt dat als bijlage.",
        "Zet het in de map met de naam van een pagina, en bij de 'bijlagen' van die pagina; of haal het weg.",
    )
    REGISTER_INVALID = (
        "register-onjuist",
        Severity.ERROR,
        "{problem}",
        "{remedy}",
    )
    REGISTER_DOUBTFUL = (
        "register-twijfel",
        Severity.NOTICE,
        "{problem}",
        "{remedy}",
    )
    ARCHIVE_EMPTY = (
        "archief-leeg",
        Severity.ERROR,
        "in de map {folder} staat geen enkele pagina met vragen.",
        "Zet er een pagina in, bijvoorbeeld {folder}/2026/001-onderwerp.md; het voorbeeld staat in README.md.",
    )
    LETTER_UNREADABLE = (
        "brief-onleesbaar",
        Severity.ERROR,
        "deze brief kan niet worden gelezen: {reason}.",
        "Controleer of het bestand bestaat en of u het mag lezen.",
    )
    LETTER_IS_FOLDER = (
        "brief-is-map",
        Severity.ERROR,
        "dit is een map, geen brief.",
        "Noem de bestanden in de map, bijvoorbeeld {name}/*.md.",
    )
    LETTER_FORMAT = (
        "brief-soort-onbekend",
        Severity.ERROR,
        "dit soort bestand ({suffix}) kan niet worden ingelezen.",
        "Sla de brief op als een van deze soorten: {formats}; lees dat bestand in.",
    )
    LETTER_TOO_BIG = (
        "brief-te-groot",
        Severity.ERROR,
        "dit bestand is groter dan {size} MB; dat is geen brief.",
        "Controleer of dit het goede bestand is.",
    )
    LETTER_EMPTY = (
        "brief-leeg",
        Severity.ERROR,
        "in dit bestand staat geen tekst.",
        "Controleer of dit het goede bestand is.",
    )
    LETTER_NOT_TEXT = (
        "brief-geen-tekst",
        Severity.ERROR,
        "dit bestand bevat geen gewone tekst.",
        "Open de brief in uw tekstverwerker en sla hem op als tekst met codering UTF-8.",
    )
    LETTER_UTF16 = (
        "brief-utf-16",
        Severity.ERROR,
        "dit bestand is opgeslagen als UTF-16 (Windows noemt dat Unicode).",
        "Open het bestand in uw tekstverwerker en sla het op met codering UTF-8.",
    )
    LETTER_OLD_WORD = (
        "brief-oude-word",
        Severity.ERROR,
        "dit is een bestand van een oude versie van Word (.doc).",
        "Open het in Word of LibreOffice, kies Opslaan als, kies Word-document (.docx), en lees dat bestand in.",
    )
    LETTER_MISNAMED = (
        "brief-verkeerde-naam",
        Severity.ERROR,
        "de naam eindigt op {suffix}, maar vanbinnen is dit een {found}-bestand.",
        "Geef het bestand een naam die eindigt op {found}, en lees het opnieuw in.",
    )
    LETTER_LOCKED = (
        "brief-met-wachtwoord",
        Severity.ERROR,
        "dit bestand is beveiligd met een wachtwoord.",
        "Open het, sla het op zonder wachtwoord, en lees dat bestand in.",
    )
    LETTER_DAMAGED = (
        "brief-beschadigd",
        Severity.ERROR,
        "dit bestand is beschadigd, of het is iets anders dan zijn naam zegt.",
        "Open het bestand. Lukt dat, sla het dan opnieuw op; lukt het niet, vraag de brief opnieuw op.",
    )
    LETTER_SCANNED = (
        "brief-gescand",
        Severity.ERROR,
        "in deze PDF staat geen tekst die te lezen is; waarschijnlijk is het een scan.",
        "Vraag de brief op als Word-bestand of als PDF met tekst, of laat er eerst tekstherkenning (OCR) op los.",
    )
    LETTER_TOO_LONG = (
        "brief-te-lang",
        Severity.ERROR,
        "dit bestand heeft {count} bladzijden; een brief heeft er hoogstens {most}.",
        "Bewaar de bladzijden van de brief zelf als een eigen PDF, en lees die in.",
    )
    LETTER_TOO_HEAVY = (
        "brief-te-zwaar",
        Severity.ERROR,
        "dit bestand wordt bij het openen te groot of te ingewikkeld voor een brief; het is niet verder gelezen.",
        "Controleer of dit het goede bestand is; open het, en sla het opnieuw op.",
    )
    LETTER_ENTITIES = (
        "brief-met-entiteiten",
        Severity.ERROR,
        "in dit bestand staan eigen afkortingen of verwijzingen naar elders (entiteiten); die worden niet gevolgd.",
        "Vraag het bestand op zonder entiteiten, of sla de brief op als gewone tekst en lees die in.",
    )
    LETTER_WITHOUT_QUESTION = (
        "brief-zonder-vragen",
        Severity.ERROR,
        "in deze brief zijn geen vragen gevonden; er is geen concept gemaakt.",
        "Is het een brief met vragen, zet dan boven elke vraag 'Vraag 1', 'Vraag 2', … en lees hem opnieuw in.",
    )
    LETTER_LACKS = (
        "niet-gevonden",
        Severity.NOTICE,
        "{what} is niet gevonden in de brief.",
        "Vul '{key}' zelf in op de pagina, als u het weet.",
    )
    LETTER_QUESTION_UNANSWERED = (
        "vraag-zonder-antwoord",
        Severity.NOTICE,
        "bij vraag {number} is geen antwoord gevonden.",
        "Kijk in de brief of dat klopt; zet het antwoord anders zelf op de pagina.",
    )
    LETTER_QUESTIONS_UNDIVIDED = (
        "vragen-niet-gescheiden",
        Severity.NOTICE,
        "de tekst van vraag {number} staat bij de vraag ervoor: in de brief zijn ze niet te scheiden.",
        "Verdeel de tekst zelf over de vragen.",
    )
    LETTER_NUMBERING = (
        "nummering-klopt-niet",
        Severity.NOTICE,
        "de nummers van de vragen kloppen niet: {what}.",
        "Kijk in de brief, en verbeter de nummers op de pagina als dat nodig is.",
    )
    LETTER_ANSWERS_SEVERAL = (
        "vraag-met-meer-antwoorden",
        Severity.NOTICE,
        "bij vraag {number} staan {count} antwoorden.",
        "Kijk in de brief of er een vraag is overgeslagen; zet het antwoord anders bij de goede vraag.",
    )
    LETTER_FAILED = (
        "brief-niet-verwerkt",
        Severity.ERROR,
        "bij deze brief ging er iets mis in het programma zelf.",
        "Stuur {log} aan de beheerder; de andere brieven zijn wel ingelezen.",
    )
    LETTER_NOT_WRITTEN = (
        "concept-niet-gemaakt",
        Severity.ERROR,
        "het concept {page} kan niet worden gemaakt: {reason}.",
        "Controleer of u in die map mag schrijven, en lees de brief opnieuw in.",
    )
    LETTER_ANSWER_UNPLACED = (
        "antwoord-zonder-vraag-in-brief",
        Severity.NOTICE,
        "de brief geeft een antwoord op vraag {number}, maar die vraag is niet gevonden.",
        "Kijk in de brief bij welke vraag het hoort, en verbeter de kop op de pagina.",
    )
    LETTER_ARTICLE_DIFFERS = (
        "artikel-wijkt-af",
        Severity.NOTICE,
        "de brief noemt {article}; volgens registers/reglement.yml is het artikel {known}.",
        "Kijk welke van de twee klopt; het bepaalt de termijn voor het antwoord.",
    )
    PRIVATE_LEFT_OUT = (
        "privegegeven-weggelaten",
        Severity.NOTICE,
        "{what} is weggelaten: {shown}.",
        "Controleer of dat terecht is.",
    )
    PRIVATE_FOUND = (
        "prive",
        Severity.ERROR,
        "hier staat {what}: {shown}.",
        "Zet er '[weggelaten: {word}]' voor in de plaats. " + _TO_ALLOW,
    )
    PRIVATE_PERHAPS = (
        "misschien-prive",
        Severity.NOTICE,
        "dit is misschien {what}: {shown}.",
        "Is het van iemand, zet er dan '[weggelaten: {word}]' voor in de plaats. " + _TO_ALLOW,
    )
    PRIVATE_IN_FILE = (
        "prive-in-bijlage",
        Severity.ERROR,
        "in de bijlage {file} staat{where} {what}: {shown}.",
        "Maak de bijlage opnieuw zonder dat gegeven. " + _TO_ALLOW,
    )
    PRIVATE_IN_FILE_PERHAPS = (
        "misschien-prive-in-bijlage",
        Severity.NOTICE,
        "in de bijlage {file} staat{where} misschien {what}: {shown}.",
        "Is het van iemand, maak de bijlage dan opnieuw zonder dat gegeven. " + _TO_ALLOW,
    )
    FILE_SIGNED = (
        "misschien-handtekening-in-bijlage",
        Severity.NOTICE,
        "in de bijlage {file} staat{where} een afbeelding of zegel onder het slot; dat kan een handtekening zijn.",
        "Is het een handtekening, maak de bijlage dan opnieuw zonder. " + _TO_ALLOW,
    )
    FILE_UNREAD = (
        "bijlage-niet-nagekeken",
        Severity.NOTICE,
        "of er iets privé in de bijlage {file} staat, is niet nagekeken: {reason}.",
        "Kijk de bijlage zelf na. " + _TO_ALLOW,
    )
    ORIGINAL_PRIVATE = (
        "brief-niet-bijgevoegd",
        Severity.ERROR,
        "de brief zelf is niet bij de pagina gezet, want daarin staat {what}.",
        "Maak een versie zonder die gegevens, zet die als {file} in de map {folder}, en noem hem bij 'bijlagen'.",
    )
    ORIGINAL_INACCESSIBLE = (
        "brief-niet-toegankelijk",
        Severity.NOTICE,
        "in deze pdf staat niet wat een kop is en wat een lijst; met een schermlezer is hij niet goed te lezen.",
        "Vraag een toegankelijke pdf op, als die er is. De tekst staat ook op de pagina.",
    )
    EXCEPTION_UNUSED = (
        "uitzondering-zonder-vondst",
        Severity.NOTICE,
        "wat bij deze uitzondering hoort, staat nergens meer.",
        "Haal de uitzondering weg.",
    )
    LEFT_OUT = (
        "weggelaten",
        Severity.NOTICE,
        'dit hoort niet bij een vraag of antwoord en staat niet op de pagina: "{shown}".',
        "Controleer of dat terecht is.",
    )
    DRAFT_NEEDS = (
        "nodig-voor-publicatie",
        Severity.NOTICE,
        "voor publicatie nodig: {message}",
        "{remedy}",
    )
    GENERATOR_COMPLAINS = (
        "sitegenerator",
        Severity.ERROR,
        "MkDocs kan de site niet maken: {text}",
        "Kijk de instellingen in mkdocs.yml en de genoemde pagina na.",
    )
    INDEX_FAILED = (
        "zoekindex-mislukt",
        Severity.ERROR,
        "de zoekindex kan niet worden gemaakt: {text}",
        "Kijk of de schijf vol is en of een virusscanner Pagefind tegenhoudt.",
    )
    FRAGMENT_UNCLEAR = (
        "fragment-onduidelijk",
        Severity.ERROR,
        'dit lijkt op een fragment, maar is het niet: "{text}".',
        "Schrijf tussen de tekens alleen een naam, zoals {{!contact.md!}}. Is de tekst zo bedoeld, zet er dan \\ voor.",
    )
    FRAGMENT_MISSING = (
        "fragment-ontbreekt",
        Severity.ERROR,
        'het fragment "{name}" bestaat niet.',
        "{remedy}",
    )
    FRAGMENT_OUTSIDE = (
        "fragment-buiten-de-map",
        Severity.ERROR,
        'het fragment "{name}" ligt buiten de map fragmenten.',
        "Zet het bestand zelf in fragmenten/ en schrijf alleen de naam, bijvoorbeeld {{!contact.md!}}.",
    )
    FRAGMENT_UNREADABLE = (
        "fragment-onleesbaar",
        Severity.ERROR,
        'het fragment "{name}" kan niet worden gelezen: {reason}.',
        "Controleer of het een bestand is, en of u het mag lezen.",
    )
    FRAGMENT_IN_CIRCLE = (
        "fragment-in-een-kring",
        Severity.ERROR,
        "dit fragment komt in zichzelf terecht: {chain}.",
        "Haal het fragment op een van die plaatsen weg.",
    )
    SETTING_INVALID = (
        "instelling-onjuist",
        Severity.ERROR,
        "de instelling '{key}' kan niet \"{text}\" zijn.",
        "{remedy}",
    )
    EXTENSION_REFUSED = (
        "uitbreiding-niet-toegestaan",
        Severity.ERROR,
        "de uitbreiding {name} kan elk bestand van deze computer op een pagina zetten.",
        "Haal die regel weg: fragmenten uit docs/fragmenten werken zonder.",
    )
    PAGE_HAS_SCRIPT = (
        "script-in-de-pagina",
        Severity.ERROR,
        'in de pagina staat een opdracht voor de browser: "{text}"{where}.',
        "Haal die weg; een script hoort in overrides/js/.",
    )
    PAGE_HAS_STYLE = (
        "opmaak-in-de-pagina",
        Severity.ERROR,
        'in de pagina staat opmaak: "{text}"{where}.',
        "Haal die weg; opmaak hoort in overrides/css/archief.css.",
    )
    PAGE_EMBEDS = (
        "onderdeel-niet-toegestaan",
        Severity.ERROR,
        'dit onderdeel kan niet op een pagina van het archief: "{text}"{where}.',
        "Haal het weg, of maak er een gewone verwijzing van.",
    )
    PAGE_LOADS = (
        "onderdeel-van-elders",
        Severity.ERROR,
        'de pagina haalt iets op bij een andere site: "{text}"{where}.',
        "Zet een kopie in docs/ en gebruik die, of maak er een gewone verwijzing van.",
    )
    FORM_LEAVES = (
        "formulier-naar-elders",
        Severity.ERROR,
        'dit formulier stuurt wat iemand invult naar een andere site: "{text}"{where}.',
        "Haal het weg, en verwijs naar de pagina waar dat formulier staat.",
    )
    LINK_ACTS = (
        "verwijzing-niet-toegestaan",
        Severity.ERROR,
        'deze verwijzing leidt niet naar een pagina of bestand: "{text}"{where}.',
        "Schrijf een adres dat met https: of mailto: begint, of de weg naar een pagina of bestand van het archief.",
    )
    ADDRESS_TAKEN = (
        "adres-bezet",
        Severity.ERROR,
        "deze pagina krijgt het adres /{address}, maar dat is van {other}.",
        "Geef het bestand een andere naam.",
    )

    def __init__(self, code: str, severity: Severity, message: str, remedy: str) -> None:
        """Take a row of the table."""
        self.code = code
        self.severity = severity
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One thing that a clerk should know about one place in one file.

    `path` is relative to the folder of the pages until `read_archive` has put that folder's name
    before it; `line` counts from 1 and is None where the whole file is meant.
    """

    kind: Kind
    path: str
    line: int | None
    message: str
    remedy: str

    @classmethod
    def of(cls, kind: Kind, path: str, line: int | None = None, **values: object) -> "Finding":
        """A finding of this kind, its texts filled in with `values`."""
        shown = {key: _cut(value) for key, value in values.items()}
        return cls(
            kind=kind,
            path=path,
            line=line,
            message=kind.message.format(**shown),
            remedy=kind.remedy.format(**shown),
        )

    @property
    def is_error(self) -> bool:
        """Whether this stops a build."""
        return self.kind.severity is Severity.ERROR

    def __str__(self) -> str:
        """The one line that a clerk sees, such as `docs/vragen/…md:7: fout: …`."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.kind.severity.value}: {self.message} {self.remedy}"


def _cut(value: object) -> object:
    """A clerk's own text as far as one line of a message can hold it."""
    return f"{value[:_QUOTED_AT_MOST]}…" if isinstance(value, str) and len(value) > _QUOTED_AT_MOST else value


def in_order(findings: list[Finding]) -> list[Finding]:
    """The findings in the order of files and lines, each once."""
    return sorted(dict.fromkeys(findings), key=lambda f: (f.path, f.line or 0, f.kind.code, f.message))

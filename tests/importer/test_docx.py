"""Letters from Word: what Word prints is read, also what is nowhere in its text."""

import pytest

from tests.importer.documents import p, r, regions, table, texts, word
from vragenarchief.importer.paragraphs import Parting
from vragenarchief.importer.readers import read

_LIST = '<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'


def level(depth: int, form: str, text: str, start: int = 1) -> str:
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/>{shown}</w:lvl>'


def field(turn: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{turn}"/></w:r>'


def tabbed(*pieces: str) -> str:
    return p("<w:r><w:tab/></w:r>".join(map(r, pieces)))


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "bullet", "•")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "Vraag %1")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="3">{level(0, "upperRoman", "%1.", 4)}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="3"/></w:num>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def item(text: str, number: int = 1, depth: int = 0) -> str:
    return p(text, _LIST.format(depth=depth, number=number))


def test_numbers_of_lists_count_on_over_the_text_between_them() -> None:
    body = item("Een?") + p("Antwoord:") + p("Ja.") + item("Twee?") + p("Antwoord:") + p("Nee.")
    assert texts(".docx", word(body, numbering=NUMBERING)) == [
        *("1. Een?", "Antwoord:", "Ja.", "2. Twee?", "Antwoord:", "Nee."),
    ]


def test_a_deeper_list_begins_anew_below_each_item() -> None:
    body = item("A") + item("B", depth=1) + item("C", depth=1) + item("D") + item("E", depth=1)
    assert texts(".docx", word(body, numbering=NUMBERING)) == ["1. A", "a) B", "b) C", "2. D", "a) E"]


def test_a_list_that_begins_anew_does_so() -> None:
    body = item("A") + item("B") + item("C", number=5) + item("D", number=5)
    assert texts(".docx", word(body, numbering=NUMBERING)) == ["1. A", "2. B", "1. C", "2. D"]


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (item("A", 2), "- A"),
        (item("", 3), "Vraag 1"),
        (item("A", 4), "IV. A"),
        (item("A", 9), "A"),
        (item("A", 0), "A"),
    ],
)
def test_a_mark_is_as_word_prints_it(body: str, shown: str) -> None:
    assert texts(".docx", word(body, numbering=NUMBERING)) == [shown]


def test_an_empty_item_counts_and_shows_nothing() -> None:
    assert texts(".docx", word(item("A") + item("") + item("B"), numbering=NUMBERING)) == ["1. A", "3. B"]


def test_a_style_can_number() -> None:
    styles = (
        f'<w:style w:styleId="Vraag"><w:name w:val="Vraag"/><w:pPr>{_LIST.format(depth=0, number=1)}</w:pPr></w:style>'
        '<w:style w:styleId="VraagVet"><w:name w:val="Vraag vet"/><w:basedOn w:val="Vraag"/></w:style>'
    )
    body = p("A", '<w:pStyle w:val="Vraag"/>') + p("B", '<w:pStyle w:val="VraagVet"/>')
    assert texts(".docx", word(body, numbering=NUMBERING, styles=styles)) == ["1. A", "2. B"]


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (r("een ") + "<w:del><w:r><w:delText>weg </w:delText></w:r></w:del>" + r("twee"), "een twee"),
        (r("een ") + f"<w:ins>{r('nieuw ')}</w:ins>" + r("twee"), "een nieuw twee"),
        (r("een") + f"<w:moveFrom>{r(' weg')}</w:moveFrom>", "een"),
        (r("een") + r(" geheim", "<w:vanish/>"), "een"),
        (r("onder") + "<w:r><w:softHyphen/></w:r>" + r("houd"), "onderhoud"),
        (r("e") + "<w:r><w:noBreakHyphen/></w:r>" + r("mail"), "e-mail"),
        (r("een") + "<w:r><w:tab/></w:r>" + r("twee"), "een twee"),
        (f"<w:hyperlink>{r('de brief')}</w:hyperlink>", "de brief"),
        (
            field("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" + r("verborgen") + field("separate")
            + r("3 mei") + field("end"),
            "3 mei",
        ),
        (f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('keuze')}</w:sdtContent></w:sdt>", "keuze"),
    ],
)  # fmt: skip
def test_a_paragraph_is_read_as_it_is_printed(runs: str, shown: str) -> None:
    assert texts(".docx", word(p(runs))) == [shown]


def test_a_paragraph_whose_end_was_struck_out_goes_on_in_the_next() -> None:
    assert texts(".docx", word(p("Een ", "<w:rPr><w:del/></w:rPr>") + p("zin."))) == ["Een zin."]


def test_a_line_break_begins_a_new_line_and_a_short_line_belongs_to_the_one_above() -> None:
    body = p(r("Wilgenlaan 17") + "<w:r><w:br/></w:r>" + r("9901 AB Wiekendam")) + p("Nederland") + p() + p("Geachte,")
    partings = [paragraph.parting for paragraph in read(".docx", word(body))]
    assert partings == [Parting.GAP, Parting.LINE, Parting.LINE, Parting.GAP]


def test_heads_and_feet_are_those_that_are_printed() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>'
        '<w:headerReference w:type="default" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
    )
    parts = {"header1": p("Eerste"), "header2": p("Volgende"), "footer1": p("Voet")}
    found = regions(read(".docx", word(p("Tekst") + section.format("<w:titlePg/>"), **parts)))
    assert found == {"MARGIN": ["Eerste", "Volgende", "Voet"], "TEXT": ["Tekst"]}
    assert regions(read(".docx", word(p("Tekst") + section.format(""), **parts)))["MARGIN"] == ["Volgende", "Voet"]


def test_a_note_is_referred_to_and_stands_apart() -> None:
    notes = f'<w:footnote w:id="0">{p("---")}</w:footnote><w:footnote w:id="2">{p("Zie de begroting.")}</w:footnote>'
    body = p(r("Ja.") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" En nee."))
    found = regions(read(".docx", word(body, footnotes=notes)))
    assert found == {"TEXT": ["Ja.[1] En nee."], "NOTE": ["[1] Zie de begroting."]}


def test_a_text_box_is_read_once_and_apart() -> None:
    box = f"<w:txbxContent>{p('Ons kenmerk: Z-1')}</w:txbxContent>"
    choice = f"<x:Choice>{box}</x:Choice><x:Fallback>{box}</x:Fallback>"
    runs = f'<w:r><x:AlternateContent xmlns:x="m">{choice}</x:AlternateContent></w:r>'
    assert texts(".docx", word(p(runs + r("Geachte heer,")))) == ["Ons kenmerk: Z-1", "Geachte heer,"]


def test_a_table_has_cells_and_one_for_the_page_has_not() -> None:
    found = read(".docx", word(table(("Jaar", "Bedrag"), ("2025", p("€ 1") + p("€ 2")))))
    assert [paragraph.cells for paragraph in found] == [("Jaar", "Bedrag"), ("2025", "€ 1\n€ 2")]
    found = read(".docx", word(table((p("Fractie") + p("De heer X"), p("Vraag 1") + p("Hoeveel?")))))
    assert [(paragraph.text, paragraph.cells) for paragraph in found] == [
        *(("Fractie", ()), ("De heer X", ()), ("Vraag 1", ()), ("Hoeveel?", ())),
    ]


@pytest.mark.parametrize(
    "body",
    [
        table(("Datum", "3 mei 2026"), ("Ons kenmerk", "Z-1")),
        table(("Datum", "3 mei 2026", "Ons kenmerk", "Z-1")),
        table(("Datum", "Ons kenmerk"), ("3 mei 2026", "Z-1")),
        table(("Datum", ":", "3 mei 2026"), ("Ons kenmerk", ":", "Z-1")),
        table((p("Datum") + p("Ons kenmerk"), p("3 mei 2026") + p("Z-1"))),
        tabbed("Datum", "3 mei 2026") + tabbed("Ons kenmerk", "Z-1"),
        tabbed("Datum", "Ons kenmerk") + tabbed("3 mei 2026", "Z-1"),
    ],
)
def test_a_key_of_the_head_comes_with_its_value(body: str) -> None:
    cells = [paragraph.cells for paragraph in read(".docx", word(body))]
    assert cells == [("Datum", "3 mei 2026"), ("Ons kenmerk", "Z-1")]


def test_a_line_in_bold_is_a_heading_and_a_sentence_is_not() -> None:
    body = p(r("Omwonenden", "<w:b/>")) + p(r("Dit is een zin.", "<w:b/>")) + p(r("Half", "<w:b/>") + r(" vet"))
    assert [paragraph.is_heading for paragraph in read(".docx", word(body))] == [True, False, False]

"""Letters in PDF: paragraphs, tables, notes, heads and feet by where they stand on the page."""

from tests.importer.documents import Printed, regions, texts
from tests.importer.letters import text_of
from vragenarchief.importer.readers import read

LONG = (
    "Het college is van oordeel dat de bankjes in het Wiekepark nog lang mee kunnen gaan. Dat geldt ook voor de andere "
    "bankjes in de gemeente, voor de hekken en voor de bomen."
)


def test_lines_that_are_full_run_on_and_others_do_not() -> None:
    letter = Printed()
    letter.lines(LONG)
    letter.line("Ja.")
    letter.line("Dat is zo.")
    assert text_of(read(".pdf", letter.done())) == f"{LONG}\n\nJa.\n\nDat is zo."


def test_white_space_parts_paragraphs() -> None:
    letter = Printed()
    letter.lines(LONG)
    letter.lines(LONG, gap=10)
    assert text_of(read(".pdf", letter.done())) == f"{LONG}\n\n{LONG}"


def test_a_word_that_the_line_breaks_is_one_again_and_so_is_a_number() -> None:
    letter = Printed()
    letter.line("Voor het schilderen van alle hekken in het park is een flink bedrag aan onder-")
    letter.line("houd nodig. Dat geld staat op de rekening van het fonds, NL00 TEST 0000 5678")
    letter.line("04.")
    letter.line("Zo is het.")
    assert text_of(read(".pdf", letter.done())).startswith(
        "Voor het schilderen van alle hekken in het park is een flink bedrag aan onderhoud nodig. Dat geld staat op de "
        "rekening van het fonds, NL00 TEST 0000 5678 04."
    )


def test_heads_feet_and_page_numbers_go_by_their_repetition() -> None:
    letter = Printed()
    for number in (1, 2, 3):
        letter.at(72, 810, "Gemeente Wiekendam")
        letter.at(72, 40, f"Pagina {number} van 3")
        letter.line(f"Vraag {number}")
        letter.lines(LONG)
        letter.page()
    found = regions(read(".pdf", letter.done()))
    assert found["MARGIN"] == [
        line for number in (1, 2, 3) for line in ("Gemeente Wiekendam", f"Pagina {number} van 3")
    ]
    assert [text for text in found["TEXT"] if text.startswith("Vraag")] == ["Vraag 1", "Vraag 2", "Vraag 3"]


def test_a_sentence_runs_on_over_the_end_of_a_page_and_its_foot() -> None:
    letter = Printed()
    letter.at(72, 40, "Postbus 1, 9900 AA Wiekendam", size=8)
    letter.line("Het college is van oordeel dat de bankjes in het Wiekepark nog lang mee kunnen")
    letter.page()
    letter.at(72, 40, "Postbus 1, 9900 AA Wiekendam", size=8)
    letter.line("gaan, en dat ze mooi zijn.")
    text = [paragraph for paragraph in read(".pdf", letter.done()) if paragraph.region.name == "TEXT"]
    assert text_of(text).endswith("nog lang mee kunnen gaan, en dat ze mooi zijn.")


def test_a_note_at_the_foot_is_a_note_and_its_mark_is_not_part_of_a_word() -> None:
    letter = Printed()
    letter.lines(LONG)
    letter.line("De kosten staan in de begroting.")
    letter.mark("1")
    letter.line("Het park is 40 m")
    letter.mark("2")
    letter.at(72, 104, "1", size=5)
    letter.at(76, 100, "Begroting 2026, bladzijde 12.", size=8)
    found = regions(read(".pdf", letter.done()))
    assert found["NOTE"] == ["[1] Begroting 2026, bladzijde 12."]
    assert "De kosten staan in de begroting.[1]" in found["TEXT"]
    assert "Het park is 40 m2" in found["TEXT"]


def test_a_table_with_lines_keeps_its_cells_also_where_one_is_two_rows_high() -> None:
    letter = Printed()
    for left, right, y in ((72, 500, 700), (72, 500, 660), (72, 300, 620), (72, 500, 580)):
        letter.canvas.line(left, y, right, y)
    for x in (72, 150, 300, 500):
        letter.canvas.line(x, 580, x, 700)
    rows = [(80, 685, "Nr."), (160, 685, "Vraag"), (310, 685, "Antwoord")]
    rows += [
        (80, 645, "4"),
        (160, 645, "Hoeveel bankjes"),
        (160, 632, "zijn er?"),
        (310, 645, "Antwoord op vraag 4 en 5:"),
    ]
    rows += [
        (310, 632, "Er zijn er twaalf, en het"),
        (310, 606, "worden er twintig."),
        (80, 605, "5"),
        (160, 605, "En later?"),
    ]
    for x, y, text in rows:
        letter.at(x, y, text, size=10)
    cells = [paragraph.cells for paragraph in read(".pdf", letter.done())]
    assert cells[:2] == [
        ("Nr.", "Vraag", "Antwoord"),
        ("4", "Hoeveel bankjes zijn er?", "Antwoord op vraag 4 en 5: Er zijn er twaalf, en het\nworden er twintig."),
    ]
    assert cells[2] == ("5", "En later?", "")


def test_a_table_without_lines_keeps_its_cells() -> None:
    letter = Printed()
    letter.lines(LONG)
    for row in (("Jaar", "Onderhoud", "Totaal"), ("2024", "€ 1.200", "€ 3.400"), ("2025", "€ 900", "€ 2.100")):
        letter.line(row[0])
        for x, cell in zip((200, 330), row[1:], strict=True):
            letter.at(x, letter.y, cell)
    letter.lines(LONG, gap=10)
    cells = [paragraph.cells for paragraph in read(".pdf", letter.done()) if paragraph.cells]
    assert cells == [("Jaar", "Onderhoud", "Totaal"), ("2024", "€ 1.200", "€ 3.400"), ("2025", "€ 900", "€ 2.100")]


def test_a_key_of_the_head_comes_with_its_value_over_two_lines() -> None:
    letter = Printed()
    for key, value in (("Datum", "3 mei 2026"), ("Ons kenmerk", "Z-1"), ("Onderwerp", "Vragen over de bankjes")):
        letter.line(key)
        letter.at(220, letter.y, value)
    letter.line("in het Wiekepark", x=220)
    letter.lines(LONG, gap=20)
    cells = [paragraph.cells for paragraph in read(".pdf", letter.done()) if paragraph.cells]
    assert cells == [
        *(("Datum", "3 mei 2026"), ("Ons kenmerk", "Z-1"), ("Onderwerp", "Vragen over de bankjes in het Wiekepark")),
    ]


def test_two_columns_of_addresses_are_read_one_after_the_other() -> None:
    letter = Printed()
    left = ("Fractie Dorpen Samen", "Mevrouw A. Voorbeeld", "Wilgenlaan 17", "9901 AB Wiekendam")
    right = ("Gemeente Wiekendam", "Raadhuisplein 1", "Postbus 1", "9900 AA Wiekendam")
    for one, other in zip(left, right, strict=True):
        letter.line(one)
        letter.at(350, letter.y, other)
    letter.lines(LONG, gap=40)
    assert texts(".pdf", letter.done())[:8] == [*left, *right]


def test_the_text_beside_a_label_is_read_with_it() -> None:
    letter = Printed()
    letter.line("1.")
    letter.at(110, letter.y, "Hoeveel bankjes staan er in het park?")
    letter.line("2.")
    letter.at(110, letter.y, "Wat kosten ze?")
    letter.lines(LONG, gap=20)
    assert texts(".pdf", letter.done())[:2] == ["1. Hoeveel bankjes staan er in het park?", "2. Wat kosten ze?"]


def test_a_watermark_is_no_text() -> None:
    letter = Printed()
    letter.lines(LONG)
    letter.canvas.rotate(45)
    letter.at(300, 200, "CONCEPT", size=60)
    assert "CONCEPT" not in " ".join(texts(".pdf", letter.done()))


def test_a_column_beside_the_text_is_read_apart_from_it() -> None:
    letter = Printed()
    for number in range(6):
        letter.at(430, 760 - 9 * number, f"Afdeling {number}", size=7)
    for number in range(4):
        letter.line(f"Regel {number}. Dit is een zin die niet ver naar rechts gaat")
    letter.y -= 20
    letter.line("Vraag 1 Hoeveel bankjes staan er in het hele park, en wat is hun gezamenlijke leeftijd?")
    shown = texts(".pdf", letter.done())
    assert [text for text in shown if text.startswith("Afdeling")] == [f"Afdeling {number}" for number in range(6)]
    assert not any("Afdeling" in text for text in shown if text.startswith("Regel"))


def test_two_signatures_do_not_make_columns_of_what_stands_below_them() -> None:
    letter = Printed()
    letter.lines(LONG)
    letter.mark("1")
    for left, right in (("de secretaris,", "de burgemeester,"), ("D. Bedacht", "E. Gefingeerd")):
        letter.line(left, gap=10)
        letter.at(300, letter.y, right)
    letter.at(72, 104, "1", size=5)
    letter.at(76, 100, "Telling van maart 2026.", size=8)
    assert regions(read(".pdf", letter.done()))["NOTE"] == ["[1] Telling van maart 2026."]


def test_a_mark_refers_to_a_note_on_a_later_page() -> None:
    letter = Printed()
    letter.line("Er staan twaalf bankjes in het Wiekepark.")
    letter.mark("1")
    letter.page()
    letter.lines(LONG)
    letter.at(72, 104, "1", size=5)
    letter.at(76, 100, "Telling van maart 2026.", size=8)
    assert texts(".pdf", letter.done())[0] == "Er staan twaalf bankjes in het Wiekepark.[1]"

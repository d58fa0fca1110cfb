"""Readers: what a person reads of a file, line by line, with the place where it stands."""

import pytest

from tests.importer.letters import text_of
from vragenarchief.importer.paragraphs import Parting
from vragenarchief.importer.readers.markdown import read as read_markdown
from vragenarchief.importer.readers.plain import read as read_plain


def words(source: str) -> list[str]:
    return [paragraph.text for paragraph in read_markdown(source.encode())]


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("**Vraag 1:**", "Vraag 1:"),
        ("__Vraag 1:__ tekst", "Vraag 1: tekst"),
        ("*ons kenmerk:* / z26", "ons kenmerk: / z26"),
        ("_uw kenmerk:_", "uw kenmerk:"),
        ("***Vraag***", "Vraag"),
        ("**Een *woord* vet**", "Een woord vet"),
        ("snake_case_naam en a*b*c", "snake_case_naam en a*b*c"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("## Vraag 1 ##", "Vraag 1"),
        ("#geen kop", "#geen kop"),
        ("1\\. geen lijst", "1. geen lijst"),
        ("\\*geen nadruk\\*", "*geen nadruk*"),
        ("a \\_b\\_ c", "a _b_ c"),
        ("[de brief](brief.pdf)", "de brief"),
        ("[de brief](https://a.example/b)", "de brief (https://a.example/b)"),
        ("[a.example](https://www.a.example/)", "a.example"),
        ("[https://a.example/b_c_d](https://a.example/b_c_d)", "https://a.example/b_c_d"),
        ("[o@a.example](mailto:o@a.example)", "o@a.example"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("<o@a.example>", "o@a.example"),
        ("![Kaart](kaart.png)", "Kaart"),
        ("R&amp;D &eacute;&eacute;n &lt;18&gt;", "R&D één <18>"),
        ("een<br>twee<br/>drie", "een twee drie"),
        ("> Een citaat", "Een citaat"),
        ("* bankje", "- bankje"),
        ("+ bankje", "- bankje"),
        ("- bankje", "- bankje"),
        ("| Jaar | Bedrag |", "Jaar Bedrag"),
        ("zacht\u00adafgebroken", "zachtafgebroken"),
        ("nul\u200bbreed", "nulbreed"),
        ("vaste\u00a0spatie", "vaste spatie"),
        ("ouders < 18 jaar > 65", "ouders < 18 jaar > 65"),
        ("een <b>vet</b> woord", "een vet woord"),
        ("ouder dan <18>", "ouder dan <18>"),
        ("**1. Vraag *a* en** *b*", "1. Vraag a en b"),
        ("https://a.example/een_twee_drie", "https://a.example/een_twee_drie"),
    ],
)
def test_markdown_is_read_as_a_person_reads_it(source: str, shown: str) -> None:
    assert words(source) == [shown]


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "___", "===", "|---|---:|", "| --- |"])
def test_a_rule_is_no_text(rule: str) -> None:
    assert words(f"Een\n\n{rule}\n\nTwee") == ["Een", "Twee"]


def test_a_bar_behind_a_backslash_is_text_in_a_cell() -> None:
    (row,) = read_markdown(b"| a \\| b | c |")
    assert row.cells == ("a | b", "c")


def test_an_emphasis_that_runs_on_over_lines_goes() -> None:
    assert words("*Dit is een\nlange zin.* En meer.") == ["Dit is een", "lange zin. En meer."]


def test_every_line_has_its_number_and_how_it_is_parted() -> None:
    paragraphs = read_markdown(b"# Kop\nEen zin\ndie doorloopt.  \nNieuwe regel.\n\n- een\n- twee\n")
    assert [(p.text, p.place.number, p.parting) for p in paragraphs] == [
        ("Kop", 1, Parting.GAP),
        ("Een zin", 2, Parting.GAP),
        ("die doorloopt.", 3, Parting.FLOW),
        ("Nieuwe regel.", 4, Parting.LINE),
        ("- een", 6, Parting.GAP),
        ("- twee", 7, Parting.LINE),
    ]
    assert [p.is_heading for p in paragraphs] == [True, False, False, False, False, False]


def test_lines_of_plain_text_that_are_full_run_on() -> None:
    text = (
        "Het college is van oordeel dat de bankjes in het Wiekepark nog lang\n"
        "mee kunnen. Dat geldt ook voor de andere bankjes in de gemeente, de\n"
        "hekken en de bomen.\n"
        "Daarom doen wij niets.\n"
    )
    assert text_of(read_plain(text.encode())) == (
        "Het college is van oordeel dat de bankjes in het Wiekepark nog lang mee kunnen. Dat geldt ook voor de andere"
        " bankjes in de gemeente, de hekken en de bomen.\n\nDaarom doen wij niets."
    )


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("het onder-\nhoud", "het onderhoud"),
        ("de in-\nen uitvoer", "de in- en uitvoer"),
        ("zon- en\nfeestdagen", "zon- en feestdagen"),
        ("Noord-\nBrabant", "Noord- Brabant"),
        ("2024-\n2025", "2024- 2025"),
        ("woon- of\nwerkverkeer", "woon- of werkverkeer"),
        ("een koffie-, thee-\nof melkautomaat", "een koffie-, thee- of melkautomaat"),
    ],
)
def test_a_word_that_a_line_breaks_is_one_word_again(broken: str, whole: str) -> None:
    assert text_of(read_plain(broken.encode())) == whole


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(line_end: str, mark: bytes) -> None:
    data = mark + f"Vraag 1{line_end}Hoeveel?{line_end}{line_end}Antwoord".encode()
    for read in (read_plain, read_markdown):
        assert [(p.text, p.place.number) for p in read(data)] == [("Vraag 1", 1), ("Hoeveel?", 2), ("Antwoord", 4)]

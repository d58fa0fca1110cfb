"""Letters in OpenDocument: what LibreOffice prints is read."""

import pytest

from tests.importer.documents import opendocument, regions, texts
from vragenarchief.importer.readers import read

STYLES = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"'
    ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1"'
    ' text:bullet-char="•"/></text:list-style>'
    '<style:style style:name="weg"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="vet"><style:text-properties fo:font-weight="bold"/></style:style>'
)


def items(*lines: str, style: str = "L", more: str = "") -> str:
    made = "".join(f"<text:list-item><text:p>{line}</text:p></text:list-item>" for line in lines)
    return f'<text:list text:style-name="{style}" {more}>{made}</text:list>'


def test_numbers_of_lists_go_on_where_the_letter_says_so() -> None:
    body = (
        items("Een?") + "<text:p>Ja.</text:p>" + items("Twee?", more='text:continue-numbering="true"') + items("Nieuw?")
    )
    assert texts(".odt", opendocument(body, automatic=STYLES)) == ["1. Een?", "Ja.", "2. Twee?", "1. Nieuw?"]


def test_a_list_in_a_list_has_its_own_marks() -> None:
    body = (
        '<text:list text:style-name="L"><text:list-item><text:p>A</text:p><text:list><text:list-item><text:p>B</text:p>'
        "</text:list-item><text:list-item><text:p>C</text:p></text:list-item></text:list></text:list-item>"
        "<text:list-item><text:p>D</text:p></text:list-item></text:list>"
    )
    assert texts(".odt", opendocument(body, automatic=STYLES)) == ["1. A", "a) B", "b) C", "2. D"]
    assert texts(".odt", opendocument(items("A", style="B"), automatic=STYLES)) == ["- A"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ('een<text:s text:c="3"/>twee', "een twee"),
        ("een<text:tab/>twee", "een twee"),
        ("een<text:soft-page-break/>twee", "eentwee"),
        ('een<text:span text:style-name="weg"> geheim</text:span>', "een"),
        ("een<office:annotation><text:p>opmerking</text:p></office:annotation>", "een"),
        ("een\n   twee", "een twee"),
    ],
)
def test_a_paragraph_is_read_as_it_is_printed(inside: str, shown: str) -> None:
    assert texts(".odt", opendocument(f"<text:p>{inside}</text:p>", automatic=STYLES)) == [shown]


def test_what_was_struck_out_is_not_read() -> None:
    struck = "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    assert texts(".odt", opendocument(f"{struck}<text:p>een</text:p>")) == ["een"]


def test_heads_feet_and_notes_stand_apart() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Zie de begroting.</text:p>"
        "</text:note-body></text:note>"
    )
    master = (
        "<style:master-page><style:header><text:p>Kop</text:p></style:header>"
        "<style:footer><text:p>Voet</text:p></style:footer></style:master-page>"
    )
    found = regions(read(".odt", opendocument(f"<text:p>Ja.{note} En nee.</text:p>", master + master)))
    assert found == {"MARGIN": ["Kop", "Voet"], "TEXT": ["Ja.[1] En nee."], "NOTE": ["[1] Zie de begroting."]}


def test_a_table_has_cells_also_where_one_covers_two() -> None:
    body = (
        "<table:table><table:table-row><table:table-cell><text:p>4</text:p></table:table-cell><table:table-cell>"
        "<text:p>Ja</text:p></table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>5</text:p>"
        "</table:table-cell><table:covered-table-cell/></table:table-row></table:table>"
    )
    assert [paragraph.cells for paragraph in read(".odt", opendocument(body))] == [("4", "Ja"), ("5", "")]


def test_a_text_box_is_read_apart() -> None:
    box = "<draw:frame><draw:text-box><text:p>Ons kenmerk: Z-1</text:p></draw:text-box></draw:frame>"
    assert texts(".odt", opendocument(f"<text:p>{box}Geachte heer,</text:p>")) == ["Ons kenmerk: Z-1", "Geachte heer,"]


def test_a_line_in_bold_is_a_heading() -> None:
    body = '<text:p><text:span text:style-name="vet">Omwonenden</text:span></text:p><text:p>Gewoon</text:p>'
    found = read(".odt", opendocument(body, automatic=STYLES))
    assert [paragraph.is_heading for paragraph in found] == [True, False]

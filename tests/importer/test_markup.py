"""Letters from websites and from parliament."""

import pytest

from tests.importer.documents import regions, texts
from vragenarchief.importer.readers import read


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<h2>Vraag 1</h2><p>Hoeveel\n  bankjes?</p>", ["Vraag 1", "Hoeveel bankjes?"]),
        ("<div>een<div>twee</div>drie</div>", ["een", "twee", "drie"]),
        ("<p>een<br>twee</p>", ["een", "twee"]),
        ("<ol><li>een<li>twee</ol>", ["1. een", "2. twee"]),
        ('<ol start="4"><li>een</li></ol><ol type="a"><li>b</li></ol>', ["4. een", "a. b"]),
        ("<ul><li>een</li></ul>", ["- een"]),
        ("<p>R&amp;D <b>één</b> &lt;18&gt;</p>", ["R&D één <18>"]),
        ("<script>weg()</script><style>p{}</style><p>een</p><!-- weg -->", ["een"]),
        ("<p>open <b>vet <i>schuin</p><p>dicht", ["open vet schuin", "dicht"]),
    ],
)
def test_a_page_is_read_as_a_person_reads_it(source: str, shown: list[str]) -> None:
    assert texts(".html", source.encode()) == shown


def test_what_a_site_has_around_its_text_stands_apart() -> None:
    page = b"<nav><a href='/'>Home</a></nav><main><p>Vraag 1</p></main><footer>Gemeente</footer>"
    assert regions(read(".html", page)) == {"MARGIN": ["Home", "Gemeente"], "TEXT": ["Vraag 1"]}


def test_a_table_of_a_page_has_cells() -> None:
    page = b"<table><tr><th>Jaar<th>Bedrag<tr><td>2025<td><p>1<p>2</table>"
    assert [paragraph.cells for paragraph in read(".html", page)] == [("Jaar", "Bedrag"), ("2025", "1\n2")]


def test_a_page_says_in_what_encoding_it_is() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>Eén café – “ja”</p>'
    assert texts(".html", page.encode("cp1252")) == ["Eén café – “ja”"]


def test_elements_with_words_are_paragraphs_whatever_they_are_called() -> None:
    source = (
        "<stuk><metadata>weg</metadata><vraag><nr>Vraag 1</nr><al>Kent u <nadruk>het park</nadruk>?</al></vraag>"
        "<antwoord><nr>Antwoord 1</nr><al>Ja.<noot><noot.nr>1</noot.nr><noot.al>Zie de kaart.</noot.al></noot></al>"
        "<lijst><li><li.nr>a.</li.nr><al>een</al></li><li><li.nr>b.</li.nr><al>twee</al></li></lijst></antwoord></stuk>"
    )
    assert regions(read(".xml", source.encode())) == {
        "TEXT": ["Vraag 1", "Kent u het park?", "Antwoord 1", "Ja.[1]", "a. een", "b. twee"],
        "NOTE": ["[1] Zie de kaart."],
    }


def test_a_name_of_html_is_read_though_its_list_is_elsewhere() -> None:
    source = '<!DOCTYPE a SYSTEM "https://dtd.example/a.dtd"><a><b>Hoeveel caf&eacute;s?</b></a>'
    assert texts(".xml", source.encode()) == ["Hoeveel cafés?"]

"""The renderer: a letter's own words come out as they went in, and nothing in them does anything."""

import contextlib
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vragenarchief.dossier.body import Body, parse_body
from vragenarchief.dossier.model import Text
from vragenarchief.dossier.text import Notes, _renderer, render_plain, render_text

PATH = "vragen/2026/014-brug.md"
TAGS = {
    *("p", "br", "hr", "h3", "h4", "h5", "h6", "strong", "em", "del", "a", "ul", "ol", "li", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "sup", "div"),
}
ATTRIBUTES = {"href", "id", "class", "role", "tabindex", "aria-label", "start"}
SCHEMES = ("https://", "http://", "mailto:", "tel:", "#", "../", "brief.pdf")


class Looking(HTMLParser):
    """What a reader sees of a piece of HTML, and what a browser would act on."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(markup)

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    @property
    def ids(self) -> list[str]:
        return [value for name, value in self.attributes if name == "id"]

    @property
    def hrefs(self) -> list[str]:
        return [value for name, value in self.attributes if name == "href"]


def render(source: str, heading_level: int = 3) -> Text:
    return render_text(
        source, path=PATH, line=1, anchor="vraag-1", name="vraag 1", heading_level=heading_level, notes=Notes({}, {})
    )


def visible(source: str) -> str:
    return " ".join(Looking(render(source).html).words.split())


def assert_inert(markup: str) -> None:
    look = Looking(markup)
    assert set(look.tags) <= TAGS
    assert {name for name, _ in look.attributes} <= ATTRIBUTES
    assert all(href.startswith(SCHEMES) for href in look.hrefs)


def read_body(source: str) -> Body:
    body, findings = parse_body(source, PATH, first_line=1)
    assert findings == []
    return body


class TestInertText:
    @pytest.mark.parametrize(
        "source",
        [
            "<script>alert(1)</script>",
            'Voor <b onclick="alert(1)">vet</b> na',
            "<div>\n\nTekst\n\n</div>",
            "<img src=x onerror=alert(1)>",
            "<!-- weggelaten -->",
            "<?php echo 1 ?>",
            "<![CDATA[ x ]]>",
            "Een bedrag < 5 en > 3 & meer",
            "Tekst {: onclick=alert(1) }",
            'Tekst\n{: .klasse #id style="color:red" }',
            "{{ config.site_name }} en {% include 'x' %}",
            "{! x !} en {!../../geheim.txt!}",
            '--8<-- "x"',
            ';--8<-- "x"',
            "![Foto van de brug](foto.jpg)",
            "![Foto][foto]",
            '!!! warning "Let op"',
            "[brug]: https://wiekendam.example/",
            "[de brug][brug]",
            "*[BW]: Burgemeester en wethouders",
            "`code` en ``meer code``",
            "`code` & ``meer code``",
            "```python\nprint(1)\n```",
            "~~~\nx\n~~~",
            ":smile: en :material-alert:",
            "[TOC]",
            "$$x^2$$",
            "Kop\n====",
            "snake_case_naam en 5*3=15",
            "- [ ] niet gedaan",
            "Term\n:   Uitleg",
            "++ctrl+alt++ ==geel== ^^onder^^ {++bij++} {--af--}",
            "#geenkop en #1",
            "[^ontbreekt]",
        ],
    )
    def test_what_looks_like_markup_of_another_kind_comes_out_as_it_stands(self, source: str) -> None:
        expected = " ".join(source.removeprefix("- ").split())
        text = render(source)
        assert visible(source) == expected
        assert " ".join(text.plain.split()) == expected
        assert_inert(text.html)

    @pytest.mark.parametrize(
        ("source", "words"),
        [
            ("[klik](javascript:alert(1))", "klik"),
            ("[klik](JavaScript:alert(1))", "klik"),
            ("[klik](java&#115;cript:alert(1))", "klik"),
            ("[klik](&#x6A;avascript:alert(1))", "klik"),
            ("[klik](data:text/html,x)", "klik"),
            ("[klik](vbscript:x)", "klik"),
            ("[klik](file:///etc/passwd)", "klik"),
            ('[klik](https://wiekendam.example "titel onclick=x")', "klik"),
            ('[klik](https://wiekendam.example" onclick="alert(1))', "klik)"),
        ],
    )
    def test_a_link_that_would_do_something_keeps_its_words_only(self, source: str, words: str) -> None:
        text = render(source)
        assert Looking(text.html).words == words
        assert_inert(text.html)

    def test_indented_lines_are_text_and_not_code(self) -> None:
        text = render("Eerst.\n\n    Ingesprongen.\n\n\tMet een tab.")
        assert text.plain == "Eerst.\n\nIngesprongen.\n\nMet een tab."
        assert set(Looking(text.html).tags) == {"p"}

    def test_an_address_with_brackets_does_not_stop_the_reading(self) -> None:
        assert visible("[de site](https://[nog invullen])") == "de site"


class TestTooDeep:
    """A line of very many numbers is a list in a list in a list, deeper than Markdown can follow."""

    SOURCE = f"{'1. ' * 1000}x"

    @pytest.fixture(autouse=True)
    def fresh_renderer(self) -> Iterator[None]:
        yield
        _renderer.cache_clear()

    def test_a_list_that_is_too_deep_stays_text(self) -> None:
        assert render(self.SOURCE).plain.endswith("x")

    def test_it_does_not_spoil_what_comes_after_it(self) -> None:
        with contextlib.suppress(RecursionError):
            render(self.SOURCE)
        assert render("- een\n\nAlinea.").html == "<ul>\n<li>een</li>\n</ul>\n<p>Alinea.</p>"


class TestWords:
    def test_emphasis_lists_quotes_and_breaks_are_a_letters_own(self) -> None:
        source = "**Vet** en *schuin*.\n\n- een\n- twee\n\n> gezegd\n\nregel  \nregel\n\n***\n\n3. drie\n4. vier"
        text = render(source)
        assert text.html == (
            "<p><strong>Vet</strong> en <em>schuin</em>.</p>\n"
            "<ul>\n<li>een</li>\n<li>twee</li>\n</ul>\n"
            "<blockquote>\n<p>gezegd</p>\n</blockquote>\n"
            "<p>regel<br>\nregel</p>\n"
            "<hr>\n"
            '<ol start="3">\n<li>drie</li>\n<li>vier</li>\n</ol>'
        )
        assert text.plain == "Vet en schuin.\n\neen\n\ntwee\n\ngezegd\n\nregel\n\nregel\n\ndrie\n\nvier"

    def test_plain_text_holds_the_words_of_tables_and_quotes_with_their_signs(self) -> None:
        text = render("| Jaar | Bedrag |\n| --- | ---: |\n| 2026 | € 5 < 6 & 'x' |")
        assert text.plain == "Jaar Bedrag\n\n2026 € 5 < 6 & 'x'"

    @pytest.mark.parametrize(
        "source",
        [
            "De **brug**  over\nde\u3000Wiek.",
            pytest.param(
                "De brug  over\nde\u3000Wiek.",
            ),
        ],
    )
    def test_plain_text_has_one_space_between_words(self, source: str) -> None:
        assert render(source).plain == "De brug over de Wiek."

    def test_the_numbers_of_a_list_stay_as_the_letter_has_them(self) -> None:
        assert 'value="3"' in render("1. een\n3. drie").html

    def test_stars_between_figures_are_signs_of_the_letter(self) -> None:
        assert render("Van 5*3 naar 5*4 meter.").plain == "Van 5*3 naar 5*4 meter."

    def test_nothing_gives_nothing(self) -> None:
        text = render("\n\n")
        assert (text.html, text.plain, text.links) == ("", "", ())

    def test_addresses_of_sites_become_links(self) -> None:
        text = render("Zie https://wiekendam.example/a_b_c?x=1&y=2 en www.wiekendam.example.")
        assert Looking(text.html).hrefs == ["https://wiekendam.example/a_b_c?x=1&y=2", "http://www.wiekendam.example"]
        assert text.plain == "Zie https://wiekendam.example/a_b_c?x=1&y=2 en www.wiekendam.example."
        assert text.links == ()

    @pytest.mark.parametrize("source", ["Mail naar post@wiekendam.example.", "Mail naar <post@wiekendam.example>."])
    def test_an_address_for_mail_becomes_a_link_out_of_the_archive(self, source: str) -> None:
        text = render(source)
        assert text.plain == "Mail naar post@wiekendam.example."
        assert Looking(text.html).hrefs == ["mailto:post@wiekendam.example"]
        assert text.links == ()


class TestHeadings:
    @pytest.mark.parametrize(
        ("source", "tags"),
        [
            ("#### Een\n\n##### Twee\n\n#### Drie", ["h4", "h5", "h4"]),
            ("### Een\n\n###### Twee", ["h4", "h6"]),
            ("##### Een", ["h4"]),
            ("###### Een\n\n#### Twee", ["h6", "h4"]),
            ("> #### Een", ["blockquote", "h4"]),
        ],
    )
    def test_headings_in_a_part_are_set_below_it(self, source: str, tags: list[str]) -> None:
        assert Looking(render(source, heading_level=4).html).tags == tags

    def test_a_heading_in_a_question_stands_below_the_question_and_in_an_answer_below_the_answer(self) -> None:
        body = read_body("## Vraag 1\n\n#### Een\n\nA\n\n### Antwoord\n\n#### Twee\n\nB\n\n## Deel\n\n#### Drie\n\nC\n")
        assert [Looking(part.text.html).tags for part in body.parts] == [["h3", "p"], ["h4", "p"], ["h3", "p"]]

    def test_a_heading_in_the_introduction_stays_a_heading(self) -> None:
        body = read_body("#### Aanleiding\n\nEen bericht.\n\n## Vraag 1\n\nA\n")
        assert body.introduction
        assert body.introduction.plain == "Aanleiding\n\nEen bericht."
        assert Looking(body.introduction.html).tags[0] in {"h2", "h3"}


class TestTables:
    SOURCE = "| Jaar | Bedrag | Wie |\n| :--- | ---: | :-: |\n| 2026 | € 5 | wij |\n"

    def test_a_table_stands_in_a_named_region_that_can_have_the_focus(self) -> None:
        assert render(self.SOURCE).html == (
            '<div aria-label="Tabel in vraag 1" class="va-table" role="region" tabindex="0"><table>\n'
            '<thead>\n<tr>\n<th class="va-align-left">Jaar</th>\n<th class="va-align-right">Bedrag</th>\n'
            '<th class="va-align-center">Wie</th>\n</tr>\n</thead>\n'
            '<tbody>\n<tr>\n<td class="va-align-left">2026</td>\n<td class="va-align-right">€ 5</td>\n'
            '<td class="va-align-center">wij</td>\n</tr>\n</tbody>\n</table></div>'
        )

    def test_two_tables_in_a_part_are_told_apart(self) -> None:
        look = Looking(render(f"{self.SOURCE}\nTekst.\n\n{self.SOURCE}").html)
        names = [value for name, value in look.attributes if name == "aria-label"]
        assert names == ["Tabel 1 in vraag 1", "Tabel 2 in vraag 1"]

    def test_the_region_is_named_after_its_part(self) -> None:
        body = read_body(
            f"{self.SOURCE}\n## Vraag 1\n\n{self.SOURCE}\n## Vraag 2\n\nA\n\n"
            f"### Antwoord op vraag 1 en 2\n\n{self.SOURCE}\n## Kosten\n\n{self.SOURCE}"
        )
        assert body.introduction
        texts = [body.introduction, *(part.text for part in body.parts)]
        names = [value for text in texts for name, value in Looking(text.html).attributes if name == "aria-label"]
        assert names == [
            "Tabel in de inleiding",
            "Tabel in vraag 1",
            "Tabel in antwoord op vraag 1 en 2",
            "Tabel in het deel Kosten",
        ]

    def test_a_table_has_no_style(self) -> None:
        assert_inert(render(self.SOURCE).html)
        assert "style" not in render(self.SOURCE).html


class TestNotes:
    BODY = (
        "Inleiding[^1].\n\n"
        "## Vraag 1\n\nEen[^b] en twee[^1].\n\n"
        "### Antwoord\n\nDrie[^drie], en nog eens drie[^drie].\n\n"
        "## Toelichting\n\nNiets.\n\n"
        "[^1]: Eerste noot, met **vet**.\n[^b]: Tweede noot,\n    over twee regels.\n"
        "[^drie]: Derde noot, zie ook[^vier].\n\n    Met een tweede alinea.\n"
        "[^vier]: Vierde noot.\n[^vijf]: Vijfde noot, waar niets naar verwijst.\n"
    )

    @pytest.fixture
    def texts(self) -> list[Text]:
        body = read_body(self.BODY)
        assert body.introduction
        return [body.introduction, *(part.text for part in body.parts)]

    def test_numbers_run_on_through_the_parts(self, texts: list[Text]) -> None:
        numbers = [re.findall(r'class="footnote-ref"[^>]*>(\d+)<', text.html) for text in texts]
        assert numbers == [["1"], ["2", "3"], ["4", "4", "5"], []]
        assert [re.findall(r'<ol start="(\d+)"', text.html) for text in texts] == [["1"], ["2"], ["4"], []]

    def test_definitions_are_shown_in_the_part_that_refers_to_them(self, texts: list[Text]) -> None:
        found = [re.findall(r"(Eerste|Tweede|Derde|Vierde) noot", text.plain) for text in texts]
        assert found == [["Eerste"], ["Tweede", "Eerste"], ["Derde", "Vierde"], []]
        assert "over twee regels." in texts[1].plain
        assert "Met een tweede alinea." in texts[2].plain

    def test_a_definition_that_nothing_refers_to_is_kept_as_text(self, texts: list[Text]) -> None:
        assert texts[3].plain == "Niets.\n\n[^vijf]: Vijfde noot, waar niets naar verwijst."

    def test_every_note_has_an_id_of_its_own_and_every_way_leads_somewhere(self, texts: list[Text]) -> None:
        looks = [Looking(text.html) for text in texts]
        ids = [one for look in looks for one in look.ids]
        assert len(ids) == len(set(ids)) == 11
        for look in looks:
            assert {href.removeprefix("#") for href in look.hrefs} == set(look.ids)

    def test_every_use_has_a_way_back(self, texts: list[Text]) -> None:
        for text in texts:
            uses = re.findall(r'<sup id="([^"]+)"', text.html)
            backs = re.findall(r'class="footnote-backref" href="#([^"]+)"', text.html)
            assert sorted(backs) == sorted(uses)

    def test_notes_do_nothing_else(self, texts: list[Text]) -> None:
        for text in texts:
            assert_inert(text.html)

    def test_the_way_back_is_named_after_the_number_in_the_text(self, texts: list[Text]) -> None:
        names = re.findall(r'aria-label="Terug naar noot (\d+) in de tekst"', texts[1].html)
        assert names == ["2", "3"]

    def test_the_arrow_of_the_way_back_is_no_word_of_the_letter(self, texts: list[Text]) -> None:
        assert texts[0].plain == "Inleiding.\n\nEerste noot, met vet."

    def test_stars_are_labels_like_any_other(self) -> None:
        body = read_body("## Vraag 1\n\nEen[^*], twee[^**].\n\n[^*]: Noot een.\n[^**]: Noot twee.\n")
        ids = Looking(body.parts[0].text.html).ids
        assert len(ids) == len(set(ids)) == 4

    def test_notes_of_the_introduction_and_of_a_part_called_so_have_ids_of_their_own(self) -> None:
        body = read_body("Een[^1].\n\n## Inleiding\n\nTwee[^1].\n\n## Vraag 1\n\nA\n\n[^1]: Noot.\n")
        assert body.introduction
        ids = [one for text in (body.introduction, body.parts[0].text) for one in Looking(text.html).ids]
        assert len(ids) == len(set(ids)) == 4

    def test_a_note_may_stand_before_a_colon(self) -> None:
        body = read_body("## Vraag 1\n\nDit zegt de wet[^1]: het mag.\n\n[^1]: Artikel 1.\n")
        assert "Dit zegt de wet: het mag." in body.parts[0].text.plain

    def test_a_definition_ends_at_the_next_heading(self) -> None:
        body = read_body("## Vraag 1\n\nA[^1]\n\n[^1]: Noot.\n## Vraag 2\n\nB\n")
        assert [part.text.plain.split("\n")[0] for part in body.parts] == ["A", "B"]

    def test_of_two_definitions_with_one_label_the_second_is_kept_as_text(self) -> None:
        body = read_body("## Vraag 1\n\nA[^1]\n\n[^1]: Noot.\n\n[^1]: Nog een noot.\n")
        plain = body.parts[0].text.plain
        assert "[^1]: Nog een noot." in plain
        assert plain.count("Noot.") == 1


class TestLinks:
    def test_a_link_knows_where_it_leads_and_on_which_line_it_stands(self) -> None:
        text = render("Eerst.\n\nZie [a](../2025/003-x.md#vraag-2)\nen [b](#vraag-3).")
        assert [(link.target, link.anchor, link.written, link.line) for link in text.links] == [
            ("vragen/2025/003-x.md", "vraag-2", "../2025/003-x.md#vraag-2", 3),
            (PATH, "vraag-3", "#vraag-3", 4),
        ]
        assert Looking(text.html).hrefs == ["../../2025/003-x/#vraag-2", "#vraag-3"]

    def test_spaces_written_as_a_browser_writes_them_are_spaces(self) -> None:
        (link,) = render("[a](014-brug/de%20brief.pdf)").links
        assert link.target == "vragen/2026/014-brug/de brief.pdf"

    def test_a_link_out_of_the_folder_of_pages_stays_within_the_site(self) -> None:
        (link,) = render("[a](../../over/index.md)").links
        assert link.target == "over/index.md"

    def test_a_link_from_the_root_gives_the_same_bytes_wherever_the_build_runs(
        self, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        markup = set()
        for folder in (tmp_path_factory.mktemp("a"), tmp_path_factory.mktemp("b") / "c" / "d"):
            folder.mkdir(parents=True, exist_ok=True)
            monkeypatch.chdir(folder)
            markup.add(render("[a](/vragen/2025/003-x/)").html)
        assert len(markup) == 1


class TestPlainPieces:
    """Pieces without markup do not go through Markdown, and must come out as if they had."""

    LINES = st.lists(
        st.text(st.sampled_from("aZé '\"’(€5.),:;?!-–#*_~[]|&<>@\\`^=+%/ \t\xa0"), max_size=25), max_size=6
    ).map("\n".join)

    @given(LINES)
    @settings(max_examples=400)
    def test_they_come_out_as_markdown_would_have_them(self, source: str) -> None:
        plain = render_plain(source)
        if plain is not None:
            assert plain == by_markdown(source)

    @pytest.mark.parametrize("source", ["Eén zin.", "Twee\nregels.\n\nEn \"nog\" één: '2026'.", "€ 5 (vijf), 3 stuks?"])
    def test_an_ordinary_piece_is_one_of_them(self, source: str) -> None:
        assert render_plain(source) == by_markdown(source)

    @pytest.mark.parametrize(
        "source", ["- een", "1. een", "# een", "> een", "a\n---", "*een*", "www.een.example", "  a"]
    )
    def test_a_piece_with_markup_is_not(self, source: str) -> None:
        assert render_plain(source) is None


def by_markdown(source: str) -> Text:
    """The piece rendered by Markdown, whatever it holds: a footnote without a definition makes it no longer plain."""
    marked = f"{source}\n\n[^x]"
    text = render(marked)
    return Text(
        html=text.html.removesuffix("<p>[^x]</p>").removesuffix("\n"),
        plain=text.plain.removesuffix("[^x]").removesuffix("\n\n"),
        links=text.links,
    )

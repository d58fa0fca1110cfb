"""The scan: no page goes out with anything that acts by itself or comes from elsewhere (P2)."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.archives import Project, digest
from tests.serving import fetch, preview, wait_until
from tests.site.conftest import Build
from tests.site.pages import pages_of
from vragenarchief.findings import Kind
from vragenarchief.site.scan import _DOUBTFUL, _Scanner, scan

_FORBIDDEN = {
    Kind.PAGE_HAS_SCRIPT: (
        "<script>alert(1)</script>",
        "<SCRIPT>alert(1)</SCRIPT>",
        '<script type="application/ld+json">{}</script>',
        "<script\n>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<img/src='x'/onerror='alert(1)'>",
        '<p title="a>b" ONCLICK="x">',
        '<svg onload="x">',
        '<p class="a" onclick="x">',
        '<a href="https://x.example" onfocus="x">',
        '<form method="get" onsubmit="x">',
        "<!--><script>x</script>-->",
        "<!-- x --!><script>x</script><!-- -->",
        "<![CDATA[ <script>x</script> ]]>",
        "<textarea><script>x</script></textarea>",
        '<script src="a.js"></script x><b onclick="y"></b></script>',
    ),
    Kind.PAGE_HAS_STYLE: ("<style>p{}</style>", '<p style="color:red">', "<p STYLE=x>", '<td class="a" style = "b">'),
    Kind.PAGE_EMBEDS: (
        '<iframe src="//x.example">',
        "<iframe srcdoc='<b>'>",
        '<object data="x.pdf">',
        '<embed src="x">',
        '<base href="/x/">',
        '<meta http-equiv="Refresh" content="0;url=https://x.example">',
        '<meta content="0" http-equiv=refresh>',
        "<p srcdoc=x>",
    ),
    Kind.PAGE_LOADS: (
        '<img src="https://x.example/a.png">',
        '<img src="//x.example/a.png">',
        '<img src="\\\\x.example/a.png">',
        '<img src=" https:x.example">',
        '<img src="a.png" srcset="b.png 1x, //x.example/b.png 2x">',
        '<img src="a.png" srcset="b.png 1x, /\\x.example/b.png 2x">',
        '<img src="a.png" srcset="b.png 1x, ht&#9;tps://x.example/b.png 2x">',
        '<img src="a.png" attributionsrc="https://x.example/a">',
        '<svg><rect fill="url(https://x.example/a.svg#b)">',
        '<script src="https://x.example/a.js"></script>',
        '<link rel="stylesheet" href="https://x.example/a.css">',
        '<link rel="canonical icon" href="https://x.example/a.svg">',
        '<link rel="preload" href="//x.example/a.woff">',
        '<link href="https://x.example/a.css">',
        '<video poster="http://x.example/a.png">',
        '<source src="ht\ntps://x.example/a.ogg">',
        '<svg><image href="https://x.example/a.png">',
        '<svg><use xlink:href="https://x.example/a.svg#b">',
        '<a href="x/" ping="https://x.example">',
        '<a href="x/" ping="//x.example">',
        '<img alt="" src="//x.example/a.png">',
        '<body background="//x.example/a.png">',
        '<input type="image" src="&#104;ttps://x.example/a.png">',
    ),
    Kind.FORM_LEAVES: (
        '<form action="https://x.example">',
        '<form action="//x.example">',
        '<button formaction="https://x.example">',
    ),
    Kind.LINK_ACTS: (
        '<a href="javascript:alert(1)">',
        '<a href="JavaScript&colon;alert(1)">',
        '<a href="java&#115;cript:alert(1)">',
        '<a href="java\tscript:alert(1)">',
        "<a href='\x01javascript:alert(1)'>",
        '<a href="vbscript:x">',
        '<a href="data:text/html,x">',
        '<img src="data:image/png;base64,AAAA">',
        '<form action="javascript:x">',
        '<svg><a xlink:href="javascript:x">',
        '<svg><animate attributeName="href" values="javascript:x">',
    ),
}
_ALLOWED = (
    '<a href="https://x.example/?a=1&amp;b=2">site</a> <a href="//x.example">site</a>',
    '<a href="mailto:griffie@wiekendam.example">mail</a>',
    "<details><summary>Meer</summary>Tekst<br></details>",
    '<link rel="canonical" href="https://vragen.wiekendam.example/">',
    '<link rel="alternate" type="application/atom+xml" href="https://vragen.wiekendam.example/feeds/">',
    '<script src="../js/archief.js"></script><link rel="stylesheet" href="/css/archief.css">',
    '<form action="../zoeken/" method="get"><input name="q" value="javascript:"></form>',
    '<meta name="description" content="javascript: een uitleg; onclick=x; https://x.example">',
    "<p>&lt;script&gt; onclick=alert(1) style=x javascript:alert(1)</p>",
    '<img src="brug.jpg" srcset="brug.jpg 1x, groot.jpg 2x" alt="data: van https://x.example" title="data:">',
    '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path></svg>',
    '<blockquote cite="https://x.example">Citaat</blockquote>',
    "a < b > c & d <3",
)


@pytest.mark.parametrize(("kind", "markup"), [(kind, markup) for kind, all_ in _FORBIDDEN.items() for markup in all_])
def test_what_acts_or_comes_from_elsewhere_is_found(kind: Kind, markup: str) -> None:
    assert {hit.kind for hit in scan(f"<p>Goed</p>{markup}<p>Goed</p>")} == {kind}


@pytest.mark.parametrize("markup", _ALLOWED)
def test_what_is_harmless_may_stay(markup: str) -> None:
    assert scan(markup) == []


_PIECES = st.lists(
    st.sampled_from(
        '< > </ /> <!-- --> " \' = & ; : / // \\ a p img script style meta form link svg base on onx href src style '
        'rel="icon" content http-equiv refresh javascript: https: mailto: &#115; &amp; data: x action'.split()
        + [" ", "\n", "\t", "<a ", '="', '" ', '">', '<a href="', '<p class="', "<script>", "<style>", "<base>", "<img src="]
    ),
    max_size=14,
).map("".join)


@given(_PIECES)
@settings(max_examples=2000)
def test_the_first_look_passes_over_nothing_that_the_second_would_find(markup: str) -> None:
    assert _DOUBTFUL.search(markup) or _Scanner(markup).hits == []


def test_no_page_of_the_archive_needs_the_second_look(built: Project) -> None:
    archive = [address for address in pages_of(built.site) if address.startswith(("vragen/", "onderwerpen/"))]
    doubtful = {address: _DOUBTFUL.search(built.read(address)) for address in archive}
    assert [address for address, found in doubtful.items() if found] == []


def test_faults_of_an_editorial_page_are_told_where_they_are_written(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bouw() == 0
    before = digest(project.site)
    project.write("fragmenten/kaart.md", 'Kaart:\n\n<iframe src="https://kaart.example"></iframe>\n')
    project.write(
        "privacy.md",
        "---\ntitle: Privacy\n---\n# Privacy\n\n{!kaart.md!}\n\n![Foto](https://x.example/foto.png)\n\n"
        '[klik](java&#115;cript:alert(1)) en <b style="color: red">rood</b>\n\n'
        "<details><summary>Meer</summary>Tekst</details>\n\n[elders](https://x.example)\n",
    )
    capsys.readouterr()
    assert bouw() == 1
    iframe, loads, link, style, count = capsys.readouterr().err.splitlines()
    assert iframe.startswith('docs/fragmenten/kaart.md:3: fout: dit onderdeel kan niet op een pagina van het archief: "<')
    assert "(op /privacy/)" in iframe
    assert loads.startswith("docs/privacy.md:8: fout: de pagina haalt iets op bij een andere site: ")
    assert style.startswith('docs/privacy.md:10: fout: deze verwijzing leidt niet naar een pagina of bestand: "<a href=')
    assert link.startswith("docs/privacy.md:10: fout: in de pagina staat opmaak: ")
    assert count == "4 fouten, 0 keer 'let op'."
    assert digest(project.site) == before


@pytest.mark.parametrize(
    ("template", "line", "address"),
    [
        ("partials/footer.html", "<script>1</script>", "404.html"),
        ("dossier.html", '<p style="color: red">', None),
        ("home.html", '<img src="https://x.example/a.png">', None),
        ("404.html", "<p onclick=x>", None),
    ],
)
def test_faults_of_a_template_are_told_once_with_its_file_and_line(  # noqa: PLR0913, PLR0917
    project: Project,
    bouw: Build,
    capsys: pytest.CaptureFixture[str],
    template: str,
    line: str,
    address: str | None,
) -> None:
    path = project.root / "overrides" / template
    block = "{% endblock %}" if "endblock" in path.read_text() else "</footer>"
    before, _, after = path.read_text().rpartition(block)
    path.write_text(f"{before}{line}\n{block}{after}")
    place = f"overrides/{template}:{before.count(chr(10)) + 1}: fout: "
    assert bouw() == 1
    *found, _ = capsys.readouterr().err.splitlines()
    assert {one.startswith(place) for one in found} == {True}
    assert address is not None or len(found) == 1


def test_a_value_that_a_template_does_not_escape_is_told_with_the_page(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    template = project.root / "overrides/dossier.html"
    template.write_text(template.read_text().replace("<h1>{{ title }}</h1>", "<h1>{{ title | safe }}</h1>"))
    page = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
    page.write_text(page.read_text().replace("titel: Bankje", "titel: <b onclick=x>Bankje"))
    assert bouw() == 1
    assert (
        'overrides/dossier.html: fout: in de pagina staat een opdracht voor de browser: "<b onclick=x>" '
        "(op /vragen/2026/001-bankje-bij-de-vijver/)." in capsys.readouterr().err
    )


def test_a_page_that_somebody_else_made_is_scanned_too(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("kaart.html", "<p>Kaart</p>\n<script>1</script>\n")
    page = project.docs / "vragen/2026/001-bankje-bij-de-vijver.md"
    page.write_text(page.read_text().replace("ingediend", "bijlagen: [{bestand: brief.HTM}]\ningediend", 1))
    project.write("vragen/2026/001-bankje-bij-de-vijver/brief.HTM", b"\xff\n\n<body onload=x>\n")
    assert bouw() == 1
    first, second, _ = capsys.readouterr().err.splitlines()
    assert first.startswith("docs/kaart.html:2: fout: in de pagina staat een opdracht voor de browser:")
    assert second.startswith("docs/vragen/2026/001-bankje-bij-de-vijver/brief.HTM:3: fout: in de pagina staat een")


def test_the_preview_tells_it_and_goes_on(project: Project) -> None:
    project.write("privacy.md", "# Privacy\n\n<p onclick=x>Hier</p>\n")
    footer = project.root / "overrides/partials/footer.html"
    line = len(footer.read_text().splitlines()) + 1
    with preview(project) as base:
        page = fetch(f"{base}privacy/") or ""
        assert "docs/privacy.md:3: fout: in de pagina staat een opdracht voor de browser:" in page
        assert "<p onclick=x>Hier</p>" in page
        footer.write_text(footer.read_text() + '<p style="x">Voet</p>')
        wait_until(lambda: "Voet" in (fetch(f"{base}vragen/2026/001-bankje-bij-de-vijver/") or ""))
        log = project.root / "preview.log"
        wait_until(lambda: "overrides/partials/footer.html" in log.read_text())
    found = set(re.findall(r"\S+: fout: in de pagina staat (?:opmaak|een opdracht)", log.read_text()))
    assert found == {
        "docs/privacy.md:3: fout: in de pagina staat een opdracht",
        f"overrides/partials/footer.html:{line}: fout: in de pagina staat opmaak",
    }

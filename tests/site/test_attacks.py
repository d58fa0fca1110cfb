"""Whatever a letter holds comes out as text that does nothing (P3); see attacks.yml."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.archives import SMALLEST, Project
from tests.site.conftest import Build
from tests.site.pages import Html, pages_of, parse
from vragenarchief.findings import Kind
from vragenarchief.site.builder import build_site

SECRET = "zqgeheimzq"
_CASES = yaml.safe_load(Path(__file__).with_name("attacks.yml").read_text(encoding="utf-8"))

_ALIVE = [case for case in _CASES if not case.get("dood")]

# For where there is no running text: a title, a name, a register.
_ATTACK = (
    "</title>\"'><script>alert(1)</script><img src=x onerror=alert(1)><!-- {{ config.site_url }} {% raw %} {# x #} "
    '{!geheim.md!} --8<-- "geheim.md" ${7*7} {: onclick=x } javascript:alert(1) &lt;b&gt; [klik](javascript:x)'
)

# All that the text of a letter can become.
_ELEMENTS = {
    *("p", "br", "hr", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "sup", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {"href", "id", "class", "role", "tabindex", "aria-label", "start"}


@dataclass(frozen=True, slots=True)
class Attack:
    """One case: what stands on the page, and what a visitor reads."""

    name: str
    source: str
    visible: str
    address: str


def attacks(project: Project) -> list[Attack]:
    """Every case, for this project."""
    found = []
    for number, case in enumerate(_ALIVE, 1):
        source = case["bron"].replace("{map}", str(project.root))
        visible = case.get("zichtbaar", source)
        found.append(Attack(case["naam"], source, " ".join(visible.split()), f"vragen/2026/{number:03}-aanval/"))
    return found


def write_attacks(project: Project) -> None:
    """Make every case a page, and one more where all that is no running text is an attack; with secrets about."""
    for page in project.docs.glob("vragen/*/*.md"):
        page.unlink()
    for path in ("fragmenten/geheim.md", "registers/geheim.yml", "vragen/2026/geheim.txt"):
        project.write(path, f"{SECRET}\n")
    (project.root / "geheim.txt").write_text(SECRET)
    # Each page has an earlier and a later one in its topic, so that all have the same frame.
    project.write("vragen/2025/001-eerder.md", SMALLEST.replace("2026", "2025"))
    for attack in attacks(project):
        project.write(f"{attack.address.removesuffix('/')}.md", _page_of(attack))
    write_words(project, _ATTACK)


def write_words(project: Project, words: str) -> None:
    """A page whose values, with those of the registers, are these words, each with its key after it."""

    def value(key: str) -> str:
        return json.dumps(f"{words} {key}", ensure_ascii=False)

    project.write(
        "registers/onderwerpen.yml",
        f"- slug: groen\n  naam: {value('onderwerp')}\n  omschrijving: {value('omschrijving')}\n",
    )
    project.write("registers/fracties.yml", f"- slug: fractie\n  naam: {value('fractie')}\n")
    project.write(
        "registers/personen.yml",
        f"- slug: persoon\n  naam: {value('naam')}\n  fractie: {value('fractie')}\n  rol: {value('rol')}\n"
        f"- slug: houder\n  naam: {value('portefeuillehouder')}\n",
    )
    project.write(
        "registers/reglement.yml",
        f"- naam: {value('reglement')}\n  artikel: {value('artikel')}\n  van: 2018-01-01\n  termijn: 30 dagen\n",
    )
    project.write(
        "vragen/2026/900-woorden.md",
        f"""---
nummer: "2026-900"
titel: {value("titel")}
indieners: [{{naam: {value("naam")}, fractie: {value("fractie")}}}]
gericht_aan: {value("gericht_aan")}
portefeuillehouders: [{value("portefeuillehouder")}]
onderwerpen: [groen]
trefwoorden: [{value("trefwoord")}]
gebieden: [{value("gebied")}]
kenmerken: [{value("kenmerk")}]
ingediend: 2026-10-02
samenvatting: {value("samenvatting")}
samenvatting_akkoord: true
bron: {value("bron")}
bijlagen: [{{bestand: brief.pdf, titel: {value("bijlage")}}}]
wijzigingen: [{{op: 2026-10-03, wat: {value("wijziging")}}}]
---

## Vraag 1

Eén.

## {words} kop

Twee.
""",
    )
    project.write("vragen/2026/900-woorden/brief.pdf", b"%PDF-")


def _page_of(attack: Attack) -> str:
    number = attack.address.split("/")[2][:3]
    front, _, _ = SMALLEST.partition("## Vraag")
    return f"{front.replace('2026-001', f'2026-{number}')}## Vraag\n\n{attack.source}\n"


def _skeleton(page: Html) -> list[tuple[str, list[str]]]:
    """The elements of a page with the names of their attributes: all but its words."""
    return [(tag, sorted(attributes)) for tag, attributes in page.elements]


def _take_apart(markup: str) -> tuple[Html, Html]:
    """The text of the one question on a page, and the page without that text."""
    before, _, rest = markup.partition('<div class="va-question__text">\n')
    text, end, after = rest.partition('\n</div>\n<p class="va-part__link">')
    assert end
    return parse(text), parse(f"{before}{after}")


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site of all cases."""
    project = Project.make(tmp_path_factory.mktemp("attacked") / "project")
    write_attacks(project)
    build_site(project.root, project.docs, project.site)
    return project


@pytest.mark.parametrize("number", range(len(_ALIVE)), ids=[case["naam"] for case in _ALIVE])
def test_it_is_read_as_it_stands_and_does_nothing(attacked: Project, number: int) -> None:
    attack = attacks(attacked)[number]
    text, frame = _take_apart(attacked.read(attack.address))
    assert " ".join(text.words.split()) == attack.visible
    assert {tag for tag, _ in text.elements} <= _ELEMENTS
    assert {name for _, attributes in text.elements for name in attributes} <= _ATTRIBUTES
    assert [one for one in text.ids if not one.startswith("vraag-1-noot")] == []
    for link in text.all("a"):
        assert link.get("href", "#").startswith(("https://", "http://", "mailto:", "#"))
    harmless = attacks(attacked)[0].address
    assert _skeleton(frame) == _skeleton(_take_apart(attacked.read(harmless))[1])


@pytest.mark.parametrize("source", [case["bron"] for case in _CASES if case.get("dood")])
def test_a_link_that_looks_like_a_place_of_ours_stops_the_build(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    project.write("vragen/2026/001-bankje-bij-de-vijver.md", SMALLEST.replace("Waarom", f"{source} Waarom"))
    assert bouw("--json") == 1
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["regel"], row["soort"]) == (8, Kind.LINK_DEAD.code)


def test_no_file_of_the_site_holds_what_was_no_part_of_it(attacked: Project) -> None:
    holding: dict[str, list[str]] = {SECRET: [], "tweedrievier": [], "root:x:0": []}
    for path in sorted(attacked.site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            for word, files in holding.items():
                files += [path.relative_to(attacked.site).parts[0]] if word.encode() in data else []
    assert set(holding.pop("tweedrievier")) == {"data", "onderwerpen", "openstaand", "pagefind", "vragen"}  # so that we know we can look
    assert holding == {SECRET: [], "root:x:0": []}


def test_titles_names_and_other_words_make_no_page_other_than_plain_words_do(
    attacked: Project, project: Project
) -> None:
    write_attacks(project)
    write_words(project, "Gewone woorden")
    build_site(project.root, project.docs, project.site)
    strange, plain = pages_of(attacked.site), pages_of(project.site)
    assert strange.keys() == plain.keys()
    assert [address for address in plain if _skeleton(strange[address]) != _skeleton(plain[address])] == []


def test_titles_names_and_other_words_are_read_as_they_stand(attacked: Project) -> None:
    page = parse(attacked.read("vragen/2026/900-woorden/"))
    keys = "titel naam fractie gericht_aan portefeuillehouder onderwerp trefwoord gebied kenmerk bijlage wijziging"
    assert [key for key in f"{keys} kop reglement artikel".split() if f"{_ATTACK} {key}" not in page.words] == []
    assert page.meta("og:title") == f"{_ATTACK} titel"
    assert f"{_ATTACK} omschrijving" in parse(attacked.read("onderwerpen/groen/")).words
    for address in ("", "onderwerpen/groen/", "onderwerpen/groen/2026/", "vragen/", "vragen/2026/", "openstaand/"):
        assert f"{_ATTACK} titel" in parse(attacked.read(address)).words
    for address in ("fracties/", "fracties/fractie/", "personen/persoon/"):
        assert f"{_ATTACK} fractie" in parse(attacked.read(address)).words
    for key in ("naam", "rol", "portefeuillehouder"):
        assert f"{_ATTACK} {key}" in parse(attacked.read("personen/")).words

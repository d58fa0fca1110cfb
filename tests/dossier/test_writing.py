"""New pages and changed ones: numbers, places, front matter and files."""

import datetime
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.dossier.pages import OPEN, Docs, path_of, write_page
from tests.dossier.test_properties import titles_that_need_quotes
from vragenarchief.dossier.fields import FIELDS, Field, Shape
from vragenarchief.dossier.frontmatter import parse_front_matter
from vragenarchief.dossier.model import Asker, Attachment, AttachmentKind, Change, Extension, Publication, QuestionKind
from vragenarchief.dossier.page import PAGE_PATH, parse_page
from vragenarchief.dossier.writing import (
    next_number,
    page_path,
    replace_file,
    set_publication,
    write_front_matter,
    write_new,
)
from vragenarchief.dutch.words import fold

GROUPS = {"askers": Asker, "extensions": Extension, "changes": Change, "attachments": Attachment}
# Everything that YAML, our reader or an editor has ever taken for something else.
AWKWARD = (
    "a: b·[x·no·0341·---·...·'·\"·# x·x # y·x #y·&x·*y·!z·a\nb·a\r\nb·a\u00a0b·a\u2028b·a\x85b·😀·"
    "\x00·\x07·\x7f·\x9f·\ufeff·"
    "\ufffe·\\·\\n·a, b·a]·{a}·null·~·2026-02-30·1e3·- x·? x·|·>·%·@·`·key:·«x»·Brug (2)·R&D·a;b·x,·é́·٣·yes·=·<<"
)
texts = st.one_of(
    st.text(st.characters(codec="utf-8")),
    st.sampled_from(AWKWARD.split("·")),
    st.lists(st.sampled_from(AWKWARD.split("·")), max_size=3).map(" ".join),
    titles_that_need_quotes,
)


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Any value that a dossier can have there."""
    one: st.SearchStrategy[Any]
    match field.shape:
        case Shape.TEXT:
            one = texts
        case Shape.NUMBER:
            one = st.from_regex(r"[0-9]{4}-[0-9]{3,9}", fullmatch=True, alphabet="0123456789-")
        case Shape.DATE:
            one = st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31))
        case Shape.YES_NO:
            return st.booleans()
        case Shape.CHOICE:
            assert field.choices
            one = st.sampled_from(list(field.choices))
        case Shape.GROUP:
            parts = {row.attribute: values_of(row) for row in field.fields}
            one = st.builds(GROUPS[field.attribute], **parts)
    return st.lists(one, max_size=3).map(tuple) if field.is_list else one if field.default else st.none() | one


def folded(value: Any) -> Any:
    """The value as the reader gives it: spaces folded, what is empty absent."""
    match value:
        case str():
            return " ".join(value.split()) or None
        case tuple():
            return tuple(one for item in value if (one := folded(item)) is not None)
        case Asker() | Extension() | Change() | Attachment():
            parts = {name: folded(getattr(value, name)) for name in value.__slots__}
            needed = {Change: "what", Attachment: "file"}.get(type(value))
            is_there = parts[needed] if needed else any(parts.values())
            return type(value)(**parts) if is_there else None
        case _:
            return value


def read(written: str) -> Mapping[str, Any]:
    lines = written.split("\n")
    assert (lines[0], lines[-2:]) == ("---", ["---", ""])
    assert not any(line.rstrip() == "---" or line.startswith("## ") for line in lines[1:-2])
    return parse_front_matter("\n".join(lines[1:-2]), "")[0].values


@given(st.fixed_dictionaries({}, optional={row.attribute: values_of(row) for row in FIELDS}), st.data())
def test_what_is_written_is_read_back_as_it_was(values: dict[str, Any], data: st.DataObject) -> None:
    shown = data.draw(st.sets(st.sampled_from([row.attribute for row in FIELDS])))
    found = read(write_front_matter(values, shown))
    absent = {row.attribute: () if row.is_list else row.default for row in FIELDS}
    assert found == absent | {key: value for key, value in folded_all(values).items() if value is not None}


def folded_all(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: folded(value) for key, value in values.items()}


@given(st.lists(texts, min_size=1, unique_by=lambda text: fold(" ".join(text.split()))), texts)
def test_nothing_is_reported_of_what_is_written(keywords: list[str], title: str) -> None:
    values = {
        "number": "2026-014",
        "title": (title.strip() and f"x{title}") or "x",
        "topics": ("verkeer",),
        "keywords": tuple(keywords),
        "asked_on": datetime.date(2026, 1, 5),
        "askers": (Asker(name=f"A{title}", party=None),),
    }
    page = parse_page(path_of("2026-014"), (write_front_matter(values) + OPEN).encode())
    assert page.findings == ()


@given(texts, st.lists(texts, min_size=1, max_size=3), st.sampled_from(AWKWARD.split("·")))
def test_a_page_that_is_written_reads_back_equal_front_matter_and_body(
    title: str, keywords: list[str], reason: str
) -> None:
    values = {
        "number": "2026-014",
        "title": title,
        "topics": ("verkeer",),
        "keywords": tuple(keywords),
        "asked_on": datetime.date(2026, 1, 5),
        "extensions": (Extension(on=datetime.date(2026, 2, 1), until=None, reason=reason),),
        "changes": (Change(on=None, what=f"x {title}"),),
    }
    body = "## Vraag 1\n\nA\n\n---\n\ntitel: B\n\n### Antwoord\n\nC\n"
    dossier = parse_page(path_of("2026-014"), (write_front_matter(values) + body).encode()).dossier
    read_back = {name: getattr(dossier, name) for name in values}
    assert read_back == {**folded_all(values), "title": folded(title) or "Brug"}
    assert [part.text.plain for part in dossier.parts] == ["A\n\ntitel: B", "C"]


@given(st.one_of(texts))
def test_another_reader_of_yaml_sees_the_same_text(text: str) -> None:
    written = write_front_matter({"title": text, "keywords": (text,)}).removeprefix("---\n").removesuffix("---\n")
    expected = " ".join(text.split())
    assert (yaml.safe_load(written) or {}) == ({"titel": expected, "trefwoorden": [expected]} if expected else {})


@pytest.mark.parametrize(
    "title",
    ["a: b", "[x", "no", "0341", "---", '"', "'", "zeg \"ja\" of 'nee'", "#", "x #y", "{a}", "*b", "&c", "!d", "- e"],
)
def test_a_title_that_yaml_would_take_for_something_else_stays_what_it_was(title: str) -> None:
    """P4."""
    written = write_front_matter({"title": title})
    assert read(written)["title"] == title
    assert yaml.safe_load(written.removeprefix("---\n").removesuffix("---\n")) == {"titel": title}


def test_front_matter_is_what_a_clerk_would_write() -> None:
    values = {
        "title": "Brug over de vaart: open of dicht?",
        "number": "2026-014",
        "kind": QuestionKind.WRITTEN,
        "askers": (Asker(name="T. Koldenhof", party="Dorpen Samen"), Asker(name=None, party="'t Wiekse Belang")),
        "topics": ("verkeer-en-parkeren", "groen"),
        "references": ("Z-26-004512",),
        "asked_on": datetime.date(2026, 3, 4),
        "is_date_estimated": False,
        "follow_up_to": ("2025-003",),
        "attachments": (Attachment(file="antwoord #2.pdf", title=None, kind=AttachmentKind.ANSWER_LETTER),),
        "publication": Publication.DRAFT,
    }
    assert write_front_matter(values, ["answered_on", "keywords", "title"]) == (
        "---\n"
        'nummer: "2026-014"\n'
        'titel: "Brug over de vaart: open of dicht?"\n'
        "soort: schriftelijk\n"
        "indieners:\n"
        "  - naam: T. Koldenhof\n"
        "    fractie: Dorpen Samen\n"
        '  - fractie: "\'t Wiekse Belang"\n'
        "onderwerpen: [verkeer-en-parkeren, groen]\n"
        "trefwoorden: []\n"
        "kenmerken: [Z-26-004512]\n"
        "ingediend: 2026-03-04\n"
        "beantwoord:\n"
        'vervolg_op: ["2025-003"]\n'
        "bijlagen:\n"
        '  - bestand: "antwoord #2.pdf"\n'
        "    soort: antwoordbrief\n"
        "publicatie: concept\n"
        "---\n"
    )


def test_a_text_that_utf_8_cannot_hold_is_written_all_the_same() -> None:
    source = os.fsdecode(b"caf\xe9 brief.pdf")
    assert read(write_front_matter({"source": source}))["source"] == "caf\N{REPLACEMENT CHARACTER} brief.pdf"


@pytest.mark.parametrize("key", ["titel", "tilte"])
def test_a_value_for_no_attribute_of_a_dossier_is_a_mistake_of_ours(key: str) -> None:
    with pytest.raises(ValueError, match=key):
        write_front_matter({key: "x"})
    with pytest.raises(ValueError, match=key):
        write_front_matter({}, [key])


# Ways to write a key with its value, and what becomes of each.
FORMS = {
    "publicatie: concept": "publicatie: gepubliceerd",
    "publicatie: concept  # nog lezen": "publicatie: gepubliceerd  # nog lezen",
    "publicatie :    concept   ": "publicatie :    gepubliceerd   ",
    'publicatie: "concept"': "publicatie: gepubliceerd",
    "publicatie: 'concept' # nog lezen": "publicatie: gepubliceerd # nog lezen",
    "publicatie:\n  concept": "publicatie:\n  gepubliceerd",
    "publicatie: >\n  concept": "publicatie: gepubliceerd",
    '"publicatie": concept': '"publicatie": gepubliceerd',
}
NAMED_ELSEWHERE = (
    '# publicatie: concept\ntitel: "publicatie: concept"\nsamenvatting: |\n  publicatie: concept\n  ---x\n'
)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
@pytest.mark.parametrize(("form", "expected"), FORMS.items(), ids=FORMS)
def test_only_the_word_behind_publicatie_changes(form: str, expected: str, mark: str, line_end: str) -> None:
    def page(line: str) -> str:
        front = (
            f'---\nnummer: "2026-014"\n{NAMED_ELSEWHERE}{line}\nonderwerpen: [groen]\ningediend: 2026-01-05\n---  \n'
        )
        return mark + f"{front}{OPEN}\npublicatie: concept\n---\n".replace("\n", line_end)

    changed = set_publication(page(form), Publication.PUBLISHED)
    assert changed == page(expected)
    dossier = parse_page(path_of("2026-014"), changed.encode()).dossier
    assert dossier.publication is Publication.PUBLISHED


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "  "])
def test_a_page_without_publicatie_gets_it_as_the_last_key(line_end: str, indent: str) -> None:
    front = [f'{indent}nummer: "2026-014"', f"{indent}titel: Brug", f"{indent}ingediend: 2026-01-05 # dag"]
    before, after = (line_end.join(lines) for lines in (["---", *front], ["---", OPEN]))
    changed = set_publication(f"{before}{line_end}{after}", Publication.REMOVED)
    assert changed == f"{before}{line_end}{indent}publicatie: verwijderd{line_end}{after}"


@pytest.mark.parametrize("character", ["\0", "\x85", "\u2028"])
def test_a_strange_character_that_a_page_may_have_does_not_keep_it_from_being_published(character: str) -> None:
    data = write_page("2026-014", f"titel: A{character}B", "publicatie: concept")
    assert parse_page(path_of("2026-014"), data).findings == ()
    changed = set_publication(data.decode(), Publication.PUBLISHED)
    assert changed == data.decode().replace("concept", "gepubliceerd")


def test_an_empty_publicatie_is_filled_in() -> None:
    assert set_publication("---\npublicatie:  # ?\n---\n", Publication.DRAFT) == "---\npublicatie: concept  # ?\n---\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "## Vraag\n",
        "---\npublicatie: concept\n",
        "---\npublicatie: concept\nkleur: [\n---\n",
        "---\n- publicatie: concept\n---\n",
        "---\n{nummer: x}\n---\n",
    ],
)
def test_front_matter_that_cannot_be_changed_is_left_alone(text: str) -> None:
    with pytest.raises(ValueError, match="front matter"):
        set_publication(text, Publication.PUBLISHED)


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")), st.sampled_from(Publication))
def test_any_page_is_changed_in_that_one_place_or_not_at_all(title: str, body: str, publication: Publication) -> None:
    front = write_front_matter({"title": title, "publication": Publication.DRAFT})
    changed = set_publication(front + body, publication)
    assert changed == front.replace("publicatie: concept\n", f"publicatie: {publication.value}\n") + body


def test_the_next_number_is_one_more_than_the_highest_of_the_year_wherever_it_is_kept(docs: Docs) -> None:
    assert next_number(docs.root, 2026) == "2026-001"
    docs.add("2026-002")
    docs.add("2025-040")
    assert next_number(docs.root, 2026) == "2026-003"
    docs.write(path_of("2026-004"), write_page("2026-004", "publicatie: concept"))
    docs.write(path_of("2026-005"), write_page("2026-005", "publicatie: verwijderd"))
    assert next_number(docs.root, 2026) == "2026-006"
    docs.write("vragen/2026/008-kade/foto.jpg", "x")
    assert next_number(docs.root, 2026) == "2026-009"
    docs.write("vragen/2025/kade.md", write_page("2026-011").replace(b"\n", b"\r\n"))
    assert next_number(docs.root, 2026) == "2026-012"
    docs.write("vragen/zonder-jaar.md", write_page("2026-012").replace(b'"2026-012"', b"'2026-012'"))
    assert next_number(docs.root, 2026) == "2026-013"
    docs.write("vragen/2026/999-leeg.md", "")
    assert next_number(docs.root, 2026) == "2026-1000"
    assert next_number(docs.root, 2025) == "2025-041"


def test_what_is_no_number_of_a_page_uses_no_number_up(docs: Docs) -> None:
    docs.add("2026-002", body=f'{OPEN}\nnummer: "2026-300"\n')
    docs.write("vragen/2026/2026-07-01 brief.pdf", "x")
    docs.write("vragen/2026/.017-brug.md-1", "x")
    docs.write("vragen/2026/aantekening.md", b"\xff\xfe")
    (docs.root / "vragen/2026/weg.md").symlink_to("nergens.md")
    assert next_number(docs.root, 2026) == "2026-003"


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Brug over de vaart", "vragen/2026/007-brug-over-de-vaart.md"),
        ("Coördinator: 's-avonds dicht?", "vragen/2026/007-coordinator-s-avonds-dicht.md"),
        ("¿¡…!", "vragen/2026/007-vragen.md"),
        ("x" * 70, f"vragen/2026/007-{'x' * 60}.md"),
        (f"{'x' * 30} {'y' * 29} z", f"vragen/2026/007-{'x' * 30}-{'y' * 29}.md"),
        (f"{'x' * 30} {'y' * 30} z", f"vragen/2026/007-{'x' * 30}.md"),
    ],
)
def test_the_place_of_a_page_is_made_of_its_number_and_title(title: str, path: str) -> None:
    assert page_path("2026-007", title) == path


@given(st.text())
def test_every_title_makes_a_place_that_is_good(title: str) -> None:
    path = page_path("2026-1007", title)
    assert PAGE_PATH.fullmatch(path)
    assert len(path) <= len("vragen/2026/1007-.md") + 60


def test_a_new_file_is_written_whole_in_a_folder_that_need_not_exist(tmp_path: Path) -> None:
    path = tmp_path / "vragen/2026/007-brug.md"
    write_new(path, "één\nregel\n")
    assert path.read_bytes() == "één\nregel\n".encode()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("make", [Path.touch, Path.mkdir, lambda path: path.symlink_to("nergens")])
def test_what_stands_there_is_never_written_over(tmp_path: Path, make: Any) -> None:
    path = tmp_path / "007-brug.md"
    make(path)
    before = path.lstat()
    with pytest.raises(FileExistsError):
        write_new(path, "nieuw")
    assert path.lstat() == before
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_text_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_new(tmp_path / "007-brug.md", "\ud800")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_replaced_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    path, link = tmp_path / "007-brug.md", tmp_path / "koppeling.md"
    path.write_text("oud")
    path.chmod(0o640)
    link.symlink_to(path.name)
    replace_file(link, "nieuw\r\n")
    assert link.is_symlink()
    assert path.read_bytes() == b"nieuw\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert len(list(tmp_path.iterdir())) == 2

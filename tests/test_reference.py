"""The handbook's reference: every key, verb, option, finding, register key and setting is in it."""

import argparse
import re

import pytest
import yaml

from tests.archives import Project
from tests.site.pages import Html, parse
from vragenarchief import cli
from vragenarchief.dossier import registers
from vragenarchief.dossier.fields import FIELDS, Field, choices_of
from vragenarchief.findings import Kind
from vragenarchief.pages.handbook import finding_values
from vragenarchief.site.builder import build_site

_HANDBOOK = cli.PROJECT / "docs" / "beheer"


def chapter(name: str) -> str:
    return (_HANDBOOK / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Html]:
    """The pages of the built handbook that are made from tables, and the rest, by address."""
    project = Project.make(tmp_path_factory.mktemp("handbook") / "project")
    build_site(project.root, project.docs, project.site)
    folder = project.site / "beheer"
    return {
        path.relative_to(project.site).as_posix().removesuffix("index.html"): parse(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_every_key_is_explained_with_an_example(field: Field, handbook: dict[str, Html]) -> None:
    page = handbook["beheer/sleutels/"]
    assert f"sleutel-{field.key}" in page.ids
    for one in (field, *field.fields):
        for told in (one.key, one.meaning, one.example, *one.also, *choices_of(one)):
            assert told in page.words


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.code)
def test_every_finding_is_explained_with_its_remedy(kind: Kind, handbook: dict[str, Html]) -> None:
    page = handbook["beheer/meldingen/"]
    assert kind.code in page.ids
    (row,) = [row for group in finding_values()["groups"] for row in group["findings"] if row["code"] == kind.code]
    assert row["message"] in page.words
    assert (row["remedy"] or "De melding zelf zegt") in page.words
    assert re.search(r"\w{4}", row["message"])
    assert not re.search(r"[{}]\w+[{}]|…\.", row["message"] + (row["remedy"] or ""))


def verbs() -> dict[str, argparse.ArgumentParser]:
    (action,) = [one for one in cli._parser()._actions if isinstance(one, argparse._SubParsersAction)]
    return dict(action.choices)


_COMMON = "Opties bij meer opdrachten"


def sections() -> dict[str, str]:
    """The sections of the chapter on commands, by heading."""
    return dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", chapter("opdrachten.md"), re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("verb", verbs())
def test_every_verb_is_explained_with_all_its_options(verb: str) -> None:
    (heading,) = [heading for heading in sections() if re.fullmatch(rf"vragen {verb}(?: .+)?", heading)]
    told = f"{heading}\n{sections()[heading]}\n{sections()[_COMMON]}"
    for action in verbs()[verb]._actions:
        for word in [option for option in action.option_strings if option.startswith("--")] or [str(action.metavar)]:
            assert f"`{word}" in told, word
        if action.option_strings and isinstance(action.metavar, str):
            assert f"`{action.option_strings[0]} {action.metavar}`" in told


def test_no_verb_or_option_is_explained_that_is_not_there() -> None:
    assert {heading.split()[1] for heading in sections() if heading.startswith("vragen ")} == set(verbs())
    known = {option for parser in verbs().values() for action in parser._actions for option in action.option_strings}
    text = "".join(path.read_text(encoding="utf-8") for path in _HANDBOOK.glob("*.md"))
    told = set(re.findall(r"(?<=[ `])--(?!va-)[a-z-]+", text))  # --va-… are colours
    assert told <= known


def test_every_key_of_a_register_is_explained() -> None:
    source = (cli.PROJECT / "scripts/vragenarchief/dossier/registers.py").read_text(encoding="utf-8")
    keys = set(re.findall(r'row\.(?:text|texts|date)\("(\w+)"\)', source))
    assert {"slug", "naam", "ook", "omschrijving", "rol", "fractie", "van", "tot", "termijn", "vanaf"} <= keys
    for name in registers.REGISTERS:
        assert f"## {name}: " in chapter("instellen.md")
    assert [key for key in sorted(keys) if f"`{key}`" not in chapter("instellen.md")] == []


def test_every_setting_is_explained() -> None:
    settings = yaml.safe_load((cli.PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    templates = "".join(path.read_text(encoding="utf-8") for path in (cli.PROJECT / "overrides").rglob("*.html"))
    words = {*settings, *settings["extra"], *re.findall(r"\bsite\.(\w+)", templates)}
    assert {"site_name", "site_url", "organisatie", "voorbeeld"} <= words
    told = re.findall(r"`(\w+)`", chapter("instellen.md"))
    assert [word for word in sorted(words) if word not in told] == []


def test_every_page_that_a_council_writes_is_named() -> None:
    docs = cli.PROJECT / "docs"
    places = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    written = [place for place in places if not place.startswith(("beheer/", "vragen/"))]
    assert "over/index.md" in written
    assert [place for place in written if f"`docs/{place}`" not in chapter("instellen.md")] == []


def test_the_handbook_is_in_the_way_of_no_resident(handbook: dict[str, Html]) -> None:
    assert len(handbook) >= 10
    assert all(page.meta("robots") == "noindex" for page in handbook.values())


def test_a_council_can_leave_the_handbook_out(project: Project) -> None:
    build_site(project.root, project.docs, project.site)
    assert "Voor de griffie" in project.read("vragen/2026/001-bankje-bij-de-vijver/")
    assert "beheer/" not in project.read("sitemap.xml")
    for path in (project.docs / "beheer").iterdir():
        path.unlink()
    build_site(project.root, project.docs, project.site)
    assert "Voor de griffie" not in project.read("vragen/2026/001-bankje-bij-de-vijver/")
    assert not (project.site / "beheer").exists()

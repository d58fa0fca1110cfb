"""The README, and what else stands at the top: its commands are there, its page builds, its links lead somewhere."""

import re
import shlex
import struct

import pytest
import yaml

from tests.archives import Project
from vragenarchief import cli
from vragenarchief.site.builder import build_site

_README = (cli.PROJECT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", _README, re.MULTILINE | re.DOTALL)


def test_there_are_two_commands_and_each_is_a_script_that_is_there() -> None:
    commands = [line for block in blocks("sh") for line in block.splitlines()]
    assert commands == ["python3 scripts/build.py", "python3 scripts/test.py"]
    for command in {*commands, *re.findall(r"`(python3 [^`]+)`", _README)}:
        script = (cli.PROJECT / command.split()[1]).read_text(encoding="utf-8")
        assert "environment.main(" in script


def test_the_smallest_page_builds_at_the_address_that_is_named(project: Project) -> None:
    (page,) = blocks("markdown")
    path, address = re.findall(r"`docs/(vragen/\S+\.md)` is served for ever at `/(\S+)`", _README)[0]
    topics = (cli.PROJECT / "docs" / "registers" / "onderwerpen.yml").read_text(encoding="utf-8")
    own = (project.docs / "registers/onderwerpen.yml").read_text(encoding="utf-8")
    project.write("registers/onderwerpen.yml", topics + own.replace("Verkeer en parkeren", "Verkeer"))
    project.write(path, page)
    plugin = build_site(project.root, project.docs, project.site)
    assert plugin.reading.findings == ()
    built = project.read(address)
    assert "Waarom is het bankje bij de vijver weg?" in built
    assert "Het was door houtworm aangetast." in built


def test_every_verb_that_is_named_is_one_and_takes_what_is_named() -> None:
    commands = re.findall(r"^\| `(vragen [^`]+)`", _README, re.MULTILINE)
    assert {command.split()[1] for command in commands} == {
        *("importeer", "nieuw", "bekijk", "controleer", "publiceer", "bouw", "velden")
    }
    for command in commands:
        options = cli._parser().parse_args(shlex.split(command)[1:])
        assert callable(options.run)


def test_every_option_that_is_named_is_one_of_the_verb_of_its_row() -> None:
    rows = [(match[1], match[0]) for match in re.finditer(r"^\| `vragen (\w+).*$", _README, re.MULTILINE)]
    assert len(rows) == 7
    words = {"importeer": ["brief.txt"]}
    for verb, row in rows:
        for option in re.findall(r"--[a-z-]+", row):
            assert cli._parser().parse_args([verb, option, *words.get(verb, [])])


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_every_link_leads_to_a_file(name: str) -> None:
    text = (cli.PROJECT / name).read_text(encoding="utf-8")
    links = [*re.findall(r"\]\(([^)#:]+)\)", text), *re.findall(r'src="([^"]+)"', text)]
    assert [link for link in links if not (cli.PROJECT / link).is_file()] == []


def test_what_is_said_of_licences_is_so_everywhere() -> None:
    licence = (cli.PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert (
        "‘Compatible Licences’ according to Article 5 EUPL are:\n— GNU General Public License (GPL) v. 2, v. 3"
        in licence
    )
    assert 'license = "EUPL-1.2"' in (cli.PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    for words in ("[EUPL-1.2](LICENSE)", "markdown-include, with which it runs, is GPL-3.0", "CC0-1.0"):
        assert words in " ".join(_README.split())


def test_the_screenshots_are_small_pictures() -> None:
    shown = re.findall(r"screenshots/\w+\.png", _README)
    assert len(shown) == 4
    for place in shown:
        data = (cli.PROJECT / place).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) <= 150_000
        assert struct.unpack(">II", data[16:24]) in {(1280, 800), (390, 844)}


def test_publiccode_has_what_the_standard_asks() -> None:
    told = yaml.safe_load((cli.PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
    assert told["publiccodeYmlVersion"] == "0.7"
    assert {"name", "url", "platforms", "categories", "developmentStatus", "softwareType"} <= set(told)
    assert told["legal"]["license"] == "EUPL-1.2"
    assert told["maintenance"]["type"] == "community"
    assert told["maintenance"]["contacts"]
    assert told["localisation"]["availableLanguages"] == ["nl"]
    for words in told["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
    assert all((cli.PROJECT / place).is_file() for place in told["description"]["nl"]["screenshots"])

"""The accessibility statement, as mkdocs.yml tells of it."""

import json

import pytest

from tests.archives import Project
from tests.site.conftest import Build
from tests.site.pages import parse
from vragenarchief.findings import Kind

_REGISTER = "https://register.example/verklaring/123"


def set_statement(project: Project, *lines: str) -> int:
    """Write these lines in mkdocs.yml, for those without values; gives the line of the first."""
    settings = project.root / "mkdocs.yml"
    before, _, after = settings.read_text().partition("  toegankelijkheid:\n    register:\n    status:\n    datum:\n")
    settings.write_text("".join((before, *(f"  {line}\n" for line in lines), after)))
    return before.count("\n") + 1


def test_without_a_link_to_the_register_there_is_no_statement_yet(built: Project) -> None:
    words = parse(built.read("toegankelijkheid/")).words
    assert "Voor dit archief is die nog niet gemaakt." in words
    assert "voldoet" not in words


def test_the_page_says_what_the_register_says_and_where(project: Project, bouw: Build) -> None:
    set_statement(
        project, "toegankelijkheid:", f"  register: {_REGISTER}", "  status: B", "  datum: 2026-11-02"
    )
    assert bouw() == 0
    page = parse(project.read("toegankelijkheid/"))
    assert _REGISTER in {link["href"] for link in page.all("a")}
    assert "In het register staat: status B, voldoet gedeeltelijk (2 november 2026)." in page.words


def test_a_link_alone_is_enough(project: Project, bouw: Build) -> None:
    set_statement(project, "toegankelijkheid:", f"  register: {_REGISTER}")
    assert bouw() == 0
    assert "status" not in parse(project.read("toegankelijkheid/")).words


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("register: www.register.example", "met https:// ervoor"),
        ("register: javascript:alert(1)", "met https:// ervoor"),
        ("status: F", "Kies uit: A, B, C, D, E."),
        ("status: [A]", "Kies uit: A, B, C, D, E."),
        ('datum: "2026-02-30"', "Schrijf jjjj-mm-dd"),
        ("datum: vorig jaar", "Schrijf jjjj-mm-dd"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str], line: str, remedy: str
) -> None:
    first = set_statement(project, "toegankelijkheid:", f"  {line}")
    assert bouw("--json") == 1
    (row,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (row["pad"], row["soort"]) == ("mkdocs.yml", Kind.SETTING_INVALID.code)
    assert row["regel"] in {first, first + 1}
    assert remedy in json.dumps(row, ensure_ascii=False)


def test_a_day_that_does_not_exist_is_a_fault_of_the_settings(
    project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    set_statement(project, "toegankelijkheid:", "  datum: 2026-02-30")
    assert bouw() == 1
    assert capsys.readouterr().err.startswith("mkdocs.yml: fout: MkDocs kan de site niet maken:")


def test_a_statement_is_no_text(project: Project, bouw: Build, capsys: pytest.CaptureFixture[str]) -> None:
    first = set_statement(project, "toegankelijkheid: ja")
    assert bouw() == 1
    assert f"mkdocs.yml:{first}: fout: de instelling 'toegankelijkheid'" in capsys.readouterr().err

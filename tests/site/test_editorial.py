"""What else editorial pages can hold: code in a list, and tables."""

from tests.archives import Project
from tests.site.conftest import Build
from tests.site.pages import parse


def test_code_in_a_list_is_code_without_colours_or_script(project: Project, bouw: Build) -> None:
    project.write("hulp.md", "# Hulp\n\n1. Typ dit:\n\n    ```yaml\n    titel: <b>\n    ```\n\n2. Klaar.\n")
    assert bouw() == 0
    page = project.read("hulp/")
    assert 'class="language-yaml">titel: &lt;b&gt;</code></pre>' in page
    assert page.count("<ol>") == 1
    assert "<span" not in page


def test_a_table_stands_in_a_region_that_the_keyboard_can_scroll(project: Project, bouw: Build) -> None:
    table = "| Wat | Bedrag |\n|---|---:|\n| Kap | € 5 |\n"
    project.write("hulp.md", f"# Hulp\n\n{table}\n\nEn:\n\n{table}")
    assert bouw() == 0
    page = parse(project.read("hulp/"))
    regions = [div for div in page.all("div") if div.get("role") == "region"]
    assert [region["aria-label"] for region in regions] == ["Tabel 1 op deze pagina", "Tabel 2 op deze pagina"]
    assert {region["tabindex"] for region in regions} == {"0"}
    assert {cell.get("class") for cell in page.all("td")} == {None, "va-align-right"}
    assert "align" not in page.all("td")[1]

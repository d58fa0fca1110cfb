"""The annotated tree of ARCHITECTURE.md and the files that exist are the same."""

import re
from collections.abc import Iterator

import pytest

from vragenarchief.cli import PROJECT

_TREE = re.compile(r"^```tree\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINE = re.compile(r"(?P<indent>(?:  )*)(?P<name>\S+?)/?(?: +(?P<words>\S.*))?")
# What is made from the files of the project; scripts/vragenarchief/site is another.
_BUILT = "site"


def drawn() -> dict[str, str]:
    """The words at each path of the tree."""
    (tree,) = _TREE.findall((PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8"))
    paths: dict[str, str] = {}
    folders: list[str] = []
    for line in tree.splitlines():
        match = _LINE.fullmatch(line)
        assert match, line
        depth = len(match["indent"]) // 2
        folders[depth:] = [match["name"]]
        path = "/".join(folders)
        assert path not in paths, path
        paths[path] = match["words"] or ""
    return paths


def existing() -> Iterator[str]:
    """Each file at the top, each folder, and each module of the scripts; of docs/ only what is right below it."""
    for path in PROJECT.iterdir():
        if not path.name.startswith(".") and path.name != _BUILT:
            yield path.name
    for name in ("docs", "overrides", "scripts", "tests"):
        for path in (PROJECT / name).rglob("*"):
            parts = path.relative_to(PROJECT).parts
            is_ours = "__pycache__" not in parts and not any(part.endswith(".egg-info") for part in parts)
            is_module = name == "scripts" and path.suffix == ".py" and path.name != "__init__.py"
            is_folder = path.is_dir() and (name != "docs" or path.parent.name == "docs")
            if is_ours and (is_module or is_folder):
                yield "/".join(parts)


@pytest.mark.parametrize("path", sorted(existing()))
def test_what_exists_is_in_the_tree(path: str) -> None:
    assert path in drawn(), f"ARCHITECTURE.md lacks a line for {path}"


@pytest.mark.parametrize("path", drawn())
def test_what_is_in_the_tree_exists_and_is_told_about(path: str) -> None:
    assert (PROJECT / path).exists(), f"ARCHITECTURE.md has {path}, which is not there"
    assert drawn()[path] or path == "scripts"


def test_the_layers_are_those_that_are_checked() -> None:
    settings = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    (layers,) = re.findall(r"^layers = \[(.*?)^\]", settings, re.MULTILINE | re.DOTALL)
    checked = [re.findall(r"\w+", layer) for layer in re.findall(r'"(.+)"', layers)]
    (told,) = re.findall(r"^`cli` > .*?\.", (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [re.findall(r"\w+", layer) for layer in told.split(">")] == checked

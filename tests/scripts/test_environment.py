"""The scripts that set themselves up."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from vragenarchief.cli import PROJECT

_SCRIPTS = sorted((PROJECT / "scripts").glob("*.py"))


@pytest.mark.parametrize("script", _SCRIPTS, ids=lambda path: path.name)
def test_an_old_python_can_read_the_script_and_so_say_what_it_lacks(script: Path) -> None:
    ast.parse(script.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_locks_pin_everything_with_hashes_and_name_no_index() -> None:
    locks = sorted((PROJECT / "requirements").glob("*.txt"))
    assert [lock.name for lock in locks] == ["site.txt", "test.txt"]
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z0-9].*", text, re.MULTILINE)
        assert pinned
        for line in pinned:
            assert re.match(r"[a-z0-9.-]+==\S+ .*\\$", line), line
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in text
        assert "index" not in text.replace("--hash", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bouw", "--naar"], "vragen bouw: achter --naar ontbreekt een waarde. Hulp: vragen bouw --help"),
        (["bouwen"], "vragen: bouwen bestaat niet; kies uit:"),
        ([], "vragen: dit ontbreekt nog: OPDRACHT."),
        (["bouw", "--bron", "nergens"], "vragen bouw: --bron: nergens is geen map."),
        (["bouw", "--vandaag", "2026-02-30"], '"2026-02-30" is geen datum; schrijf jjjj-mm-dd'),
    ],
)
def test_wrong_words_get_dutch_and_exit_code_two(arguments: list[str], message: str) -> None:
    command = [sys.executable, "-m", "vragenarchief", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert message in done.stderr
    assert done.stdout == ""


def test_the_help_is_dutch() -> None:
    for verb in ([], ["bouw"], ["bekijk"], ["controleer"], ["velden"]):
        command = [sys.executable, "-m", "vragenarchief", *verb, "--help"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("gebruik: vragen")
        assert not re.search(r"\b(usage|options|arguments|show|help message|the)\b", done.stdout), done.stdout

"""The handbook's commands, typed one after another as they stand there, in a clone with a remote."""

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import fetch, wait_until
from vragenarchief.cli import PROJECT

_STEPS = PROJECT / "docs" / "beheer" / "pagina-toevoegen.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PAGE = "docs/vragen/2026/008-de-nachtbus-naar-station-wiekendam.md"
_PREVIEW = "vragen bekijk"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone of this project as it is now, with the practice letter beside it, and nobody's own settings of Git."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "Griffie Wiekendam")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "griffie@wiekendam.example")
    seed, clone = tmp_path / "seed", tmp_path / "archief"
    for folder in ("docs", "overrides", "scripts"):
        shutil.copytree(PROJECT / folder, seed / folder, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(PROJECT / "mkdocs.yml", seed)
    shutil.copy(PROJECT / ".gitignore", seed)
    git(seed, "init", "-q", "-b", "main")
    git(seed, "add", "-A")
    git(seed, "commit", "-q", "-m", "Begin")
    git(tmp_path, "clone", "-q", "--bare", str(seed), "besloten.git")
    git(tmp_path, "clone", "-q", "besloten.git", "archief")
    shutil.copy(clone / "docs/beheer/oefenbrief.txt", tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(clone / "scripts"))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    return clone


def test_the_five_steps_end_with_the_page_in_the_archive(clone: Path) -> None:
    page = clone / _PAGE
    commands = [line for block in _BLOCK.findall(_STEPS.read_text(encoding="utf-8")) for line in block.splitlines()]
    assert len(commands) >= 9
    told: dict[str, str] = {}
    for command in commands:
        if command == _PREVIEW:
            told[command] = see_preview(clone)
            continue
        done = subprocess.run(
            command, shell=True, cwd=clone, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False
        )
        told[command] = done.stdout + done.stderr
        assert done.returncode == 0, f"{command}\n{told[command]}"
        if command.startswith("vragen publiceer"):
            assert "publicatie: gepubliceerd" in page.read_text(encoding="utf-8")
    assert "Concept" in told[_PREVIEW]
    assert _PAGE in told["vragen importeer ../oefenbrief.txt"]
    assert "06 00 00 00 01" not in told["vragen importeer ../oefenbrief.txt"]
    assert "06 00 00 00 01" in told["vragen importeer --proef --toon-weggelaten ../oefenbrief.txt"]
    assert git(clone, "ls-tree", "--name-only", "origin/main", _PAGE).strip() == _PAGE
    assert sorted(page.parent.glob("*nachtbus*")) == [page]
    assert os.access(clone / ".git/hooks/pre-commit", os.X_OK)


def test_it_begins_with_the_warning_about_what_has_been_pushed() -> None:
    text = _STEPS.read_text(encoding="utf-8")
    first = text.split("\n# ", 1)[1].split("\n\n")[1]
    assert "besloten" in first
    assert "`git push` pas nadat" in first
    assert text.index(first) < text.index("```")


def see_preview(clone: Path) -> str:
    """What the preview shows in the list of the year."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = clone / "mkdocs.yml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(f"{written}dev_addr: 127.0.0.1:{port}\n", encoding="utf-8")
    log = (clone.parent / "bekijk.log").open("wb")
    with (
        log,
        subprocess.Popen(["vragen", "bekijk"], cwd=clone, stdout=log, stderr=log, start_new_session=True) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}/vragen/2026/"
            wait_until(lambda: fetch(address) is not None)
            return fetch(address) or ""
        finally:
            process.terminate()
            process.wait(30)
            settings.write_text(written, encoding="utf-8")

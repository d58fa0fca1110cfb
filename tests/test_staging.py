"""What stands ready in Git, and the check before a commit, in real repositories with a real command line."""

import os
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.archives import FAULTY, LETTER, SMALLEST, Project
from vragenarchief.cli import PROJECT
from vragenarchief.staging import GitError, install_hook, lacks_hook, read_staged

_BENCH = "vragen/2026/001-bankje-bij-de-vijver.md"
_NEW = "vragen/2026/003-nieuw.md"
_GOOD = SMALLEST.replace("2026-001", "2026-003")
_FAULTY = _GOOD.replace("[groen]", "[groem]")
_DRAFT = _FAULTY.replace("\ningediend", "\npublicatie: concept\ningediend")


@dataclass(frozen=True, slots=True)
class Repository:
    """A project under Git, with a program and an environment of its own; `top` is where the repository begins."""

    top: Path
    project: Project

    def git(self, *words: str, is_good: bool = True) -> str:
        """What Git says; it has to succeed, or to fail."""
        done = subprocess.run(["git", *words], cwd=self.top, capture_output=True, text=True, check=False)
        assert (done.returncode == 0) is is_good, done.stdout + done.stderr
        return done.stdout + done.stderr

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file below docs/ and have it stand ready."""
        self.project.write(path, text)
        self.git("add", "--all")

    def check(self, *words: str) -> tuple[int, list[str]]:
        """The exit code of `vragen controleer --klaargezet`, and what it says."""
        python = self.project.root / ".venv/bin/python"
        command = [str(python), "-P", "-m", "vragenarchief", "controleer", "--klaargezet", *words]
        done = subprocess.run(command, cwd=self.top, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        return done.returncode, [*done.stdout.splitlines(), *done.stderr.splitlines()]


def equip(project: Project) -> None:
    """Give the project a program and an environment of its own."""
    shutil.copytree(PROJECT / "scripts", project.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    python = project.root / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{project.root}/scripts" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)


def make_repository(top: Path, below: str = "", *, has_commit: bool = True) -> Repository:
    project = Project.make(top / below)
    equip(project)
    repository = Repository(top, project)
    repository.git("init", "-q", "-b", "hoofd")
    (top / ".gitignore").write_text(".venv\n.cache\nscripts\n__pycache__\n")
    repository.git("add", "--all")
    if has_commit:
        repository.git("commit", "-q", "-m", "Begin")
    return repository


@pytest.fixture(autouse=True)
def own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Git knows nothing of this computer's settings, nor of a hook that these tests may run in."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(tmp_path.parent),
        **{
            f"GIT_{who}_{what}": "griffie@wiekendam.example"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A project at the top of its repository, with one commit."""
    return make_repository(tmp_path / "archief")


def test_nothing_that_stands_ready_is_no_fault(repository: Repository) -> None:
    repository.project.write(_NEW, _FAULTY)
    (repository.top / "mkdocs.yml").write_text("# iets\n")
    repository.git("add", "mkdocs.yml")
    assert repository.check() == (0, ["Er staat geen pagina of register klaar voor de commit."])


def test_the_text_that_stands_ready_counts_and_not_what_was_typed_since(repository: Repository) -> None:
    repository.write(_NEW, _FAULTY)
    repository.project.write(_NEW, _GOOD)
    code, lines = repository.check()
    assert code == 1
    assert lines[0].startswith(f'docs/{_NEW}:4: fout: het onderwerp "groem" staat niet')
    repository.git("add", "--all")
    repository.project.write(_NEW, _FAULTY)
    assert repository.check() == (0, ["Geen fouten gevonden."])
    (repository.project.docs / _NEW).unlink()
    assert repository.check() == (0, ["Geen fouten gevonden."])


def test_only_what_the_commit_changes_is_told(repository: Repository) -> None:
    for path, text in FAULTY.items():
        repository.write(path, text)
    repository.git("commit", "-q", "-m", "Fouten")
    repository.write(_NEW, _GOOD)
    assert repository.check() == (0, ["Geen fouten gevonden."])
    repository.write("vragen/2026/010-zonder-datum.md", FAULTY["vragen/2026/010-zonder-datum.md"] + "\nMeer.\n")
    code, lines = repository.check()
    assert code == 1
    assert [line.split(" ")[0] for line in lines[:-2]] == ["docs/vragen/2026/010-zonder-datum.md:1:"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("rm", "-q", f"docs/{_BENCH}"), ["docs/vragen/2025/007-wiekebrug.md"]),
        (("mv", f"docs/{_BENCH}", "docs/vragen/2026/001-bankje.md"), ["docs/vragen/2025/007-wiekebrug.md"]),
        (("rm", "-q", "--cached", "docs/registers/onderwerpen.yml"), None),
    ],
    ids=["a page that goes", "a page with a new name", "a register that goes"],
)
def test_what_a_commit_does_to_other_pages_is_told(
    repository: Repository, change: tuple[str, ...], told: list[str] | None
) -> None:
    repository.git(*change)
    code, lines = repository.check()
    assert code == 1
    pages = sorted(
        path.relative_to(repository.top).as_posix() for path in repository.project.docs.glob("vragen/*/*.md")
    )
    assert sorted({line.split(":")[0] for line in lines[:-2]}) == (told or pages)


def test_a_number_that_is_taken_is_told_wherever_the_finding_stands(repository: Repository) -> None:
    repository.write("vragen/2026/001-aan-het-begin.md", _GOOD.replace("2026-003", "2026-001"))
    code, lines = repository.check()
    assert code == 1
    assert f"docs/{_BENCH}:2: fout: nummer 2026-001 is al van vragen/2026/001-aan-het-begin.md" in lines[0]


def test_the_faults_of_a_draft_are_told_and_stop_nothing(repository: Repository) -> None:
    repository.write(_NEW, _DRAFT)
    code, lines = repository.check()
    assert code == 0
    assert "groem" in lines[0]
    assert lines[-1] == "De fouten staan in een concept. Dat mag: vastleggen kan, publiceren nog niet."
    repository.write(_NEW, _DRAFT.replace("2026-003", "2026-001"))
    assert repository.check()[0] == 1


def test_an_attachment_that_does_not_stand_ready_is_missing(repository: Repository) -> None:
    repository.project.write("vragen/2026/003-nieuw/x.pdf", b"%PDF")
    repository.project.write(_NEW, _GOOD.replace("\ningediend", "\nbijlage: {bestand: x.pdf}\ningediend"))
    repository.git("add", f"docs/{_NEW}")
    code, lines = repository.check()
    assert code == 1
    assert 'de bijlage "x.pdf"' in lines[0]
    assert lines[-1].endswith("ook de bijlagen.")
    repository.git("add", "docs")
    assert repository.check()[0] == 0


def test_a_register_that_stands_ready_counts(repository: Repository) -> None:
    repository.write("registers/onderwerpen.yml", "- slug: groen\n")
    code, lines = repository.check()
    assert code == 1
    assert {line.split(":")[0] for line in lines[:-2]} == {"docs/registers/onderwerpen.yml"}
    text = "- slug: groen\n  naam: Groen\n- slug: verkeer\n  naam: V\n- slug: groem\n  naam: G\n"
    repository.write("registers/onderwerpen.yml", text)
    repository.write(_NEW, _FAULTY)
    repository.project.write("registers/onderwerpen.yml", "")
    assert repository.check() == (0, ["Geen fouten gevonden."])


def test_before_the_first_commit_all_stands_ready(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "archief", has_commit=False)
    repository.write(_NEW, _FAULTY)
    assert repository.check()[0] == 1
    repository.write(_NEW, _GOOD)
    assert repository.check() == (0, ["Geen fouten gevonden."])


def test_an_archive_may_be_emptied(repository: Repository) -> None:
    repository.git("rm", "-rq", "docs/vragen")
    assert repository.check() == (0, ["Geen fouten gevonden."])


def test_odd_names_and_places_do_no_harm(tmp_path: Path) -> None:
    repository = make_repository(tmp_path / "mijn archief", "onder [een] 'dak'/vragen")
    repository.write("vragen/2026/Ünïcode\tnaam\n2.md", _GOOD)
    code, lines = repository.check("--json")
    assert code == 1
    assert any("Ünïcode\\tnaam\\n2.md" in line and "bestandsnaam-onjuist" in line for line in lines)
    assert all("onder [een] 'dak'/vragen/docs/vragen/2026/" in line for line in lines if line.startswith("{"))


def test_a_page_that_is_only_announced_to_git_is_not_in_the_commit(repository: Repository) -> None:
    repository.project.write(_NEW, _FAULTY)
    repository.git("add", "--intent-to-add", f"docs/{_NEW}")
    assert repository.check()[0] == 0
    repository.write("vragen/2026/004-ander.md", _GOOD.replace("2026-003", "2026-004"))
    repository.git("reset", "-q", f"docs/{_NEW}")
    repository.git("add", "--intent-to-add", f"docs/{_NEW}")
    assert repository.check() == (0, ["Geen fouten gevonden."])


def test_two_versions_of_a_page_are_told_to_be_sorted_out_first(repository: Repository) -> None:
    repository.git("switch", "-q", "-c", "anders")
    repository.write(_BENCH, SMALLEST.replace("Bankje", "Zitje"))
    repository.git("commit", "-qm", "Zitje")
    repository.git("switch", "-q", "hoofd")
    repository.write(_BENCH, SMALLEST.replace("Bankje", "Bank"))
    repository.git("commit", "-qm", "Bank")
    repository.git("merge", "anders", is_good=False)
    code, lines = repository.check()
    assert code == 2
    assert lines == [f"In docs/{_BENCH} staan nog twee versies door elkaar. Los dat eerst op."]


def test_another_docs_folder_takes_the_registers_that_it_lacks_from_the_project(repository: Repository) -> None:
    other = repository.top / "elders" / _NEW
    other.parent.mkdir(parents=True)
    other.write_text(_GOOD)
    repository.git("add", "elders")
    assert repository.check("--bron", "elders") == (0, ["Geen fouten gevonden."])
    other.write_text(_FAULTY)
    repository.git("add", "elders")
    assert repository.check("--bron", "elders")[1][0].startswith(f"elders/{_NEW}:4: fout: het onderwerp")


def test_a_project_without_git_is_told_so(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(repository.top / ".git")
    assert repository.check() == (2, ["De map docs wordt niet door Git bijgehouden."])
    monkeypatch.setenv("PATH", "/nergens")
    assert not lacks_hook(repository.project.root)
    with pytest.raises(GitError, match="Git staat niet op deze computer"):
        read_staged(repository.project.docs, repository.project.docs)


def test_what_git_complains_of_is_passed_on(repository: Repository) -> None:
    (repository.top / ".git/config").write_text("[core\n")
    code, lines = repository.check()
    assert code == 2
    assert lines[0].startswith("De map docs wordt niet door Git bijgehouden. Git meldt: fatal: bad config")


# The hook


def test_the_hook_stops_a_commit_with_faults_and_lets_others_pass(repository: Repository) -> None:
    assert lacks_hook(repository.project.root)
    path = install_hook(repository.project.root)
    assert path == repository.top / ".git/hooks/pre-commit"
    assert stat.S_IMODE(path.stat().st_mode) & 0o111 == 0o111
    assert not lacks_hook(repository.project.root)
    repository.write(_NEW, _FAULTY)
    assert f"docs/{_NEW}:4: fout:" in repository.git("commit", "-m", "Nieuw", is_good=False)
    repository.write(_NEW, _GOOD)
    repository.git("commit", "-m", "Nieuw")
    assert repository.git("status", "--short") == ""


def test_the_hook_looks_at_what_this_very_commit_takes(repository: Repository) -> None:
    install_hook(repository.project.root)
    repository.write(_NEW, _GOOD)
    repository.git("commit", "-m", "Nieuw")
    repository.project.write(_NEW, _FAULTY)
    repository.project.write(_BENCH, SMALLEST.replace("Bankje", "Zitje"))
    assert "groem" in repository.git("commit", "-a", "-m", "Alles", is_good=False)
    repository.git("commit", "-m", "Alleen het bankje", f"docs/{_BENCH}")
    assert "groem" in repository.git("commit", "-m", "Alleen het nieuwe", f"docs/{_NEW}", is_good=False)
    repository.git("add", "--all")
    repository.git("commit", "-m", "Alleen het bankje, weer", "--allow-empty", "--only", f"docs/{_BENCH}")
    assert "groem" in repository.git("commit", "--amend", "-a", "-m", "Toch", is_good=False)


def test_the_hook_works_below_the_top_of_a_repository_and_in_a_second_working_tree(tmp_path: Path) -> None:
    below = "onder een 'dak'"
    repository = make_repository(tmp_path / "geheel", below)
    install_hook(repository.project.root)
    repository.write(_NEW, _FAULTY)
    assert "groem" in repository.git("commit", "-m", "Nieuw", is_good=False)
    assert "groem" in repository.git("commit", "-m", "Nieuw", f"{below}/docs/{_NEW}", is_good=False)
    repository.write(_NEW, _GOOD)
    repository.git("commit", "-m", "Nieuw")
    repository.git("worktree", "add", "-q", "../tweede", "-b", "tweede")
    second = Repository(tmp_path / "tweede", Project(tmp_path / "tweede" / below))
    second.write(_NEW, _FAULTY)
    assert ".venv ontbreekt" in second.git("commit", "-m", "Fout", is_good=False)
    equip(second.project)
    assert f"{below}/docs/{_NEW}:4: fout:" in second.git("commit", "-m", "Fout", is_good=False)
    second.write(_NEW, _GOOD + "\nMeer.\n")
    second.git("commit", "-m", "Goed")


def test_without_its_environment_the_hook_stops_and_says_how_to_make_it(repository: Repository) -> None:
    install_hook(repository.project.root)
    shutil.rmtree(repository.project.root / ".venv")
    repository.write(_NEW, _GOOD)
    said = repository.git("commit", "-m", "Nieuw", is_good=False)
    assert "python3 ./scripts/build.py" in said
    windows = repository.project.root / ".venv/Scripts/python.exe"
    windows.parent.mkdir(parents=True)
    windows.write_text('#!/bin/sh\necho "$@"\n')
    windows.chmod(0o755)
    assert "-P -m vragenarchief controleer --klaargezet" in repository.git("commit", "-m", "Nieuw")


def test_the_hook_of_somebody_else_stays_and_the_line_to_add_works(repository: Repository) -> None:
    path = repository.top / ".git/hooks/pre-commit"
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\necho van een ander\n")
    path.chmod(0o755)
    assert not lacks_hook(repository.project.root)
    with pytest.raises(GitError, match="blijft zoals het is") as refused:
        install_hook(repository.project.root)
    assert path.read_text() == "#!/bin/sh\necho van een ander\n"
    line = str(refused.value).partition("deze regel in: ")[2]
    path.write_text(f"{path.read_text()}{line}\n")
    repository.write(_NEW, _FAULTY)
    assert "groem" in repository.git("commit", "-m", "Nieuw", is_good=False)


def test_a_hook_of_ours_is_made_anew(repository: Repository) -> None:
    path = install_hook(repository.project.root)
    path.write_text(path.read_text() + "oud\n")
    path.chmod(0o644)
    install_hook(repository.project.root)
    assert "oud" not in path.read_text()
    assert path.stat().st_mode & 0o100


def test_the_hook_goes_where_git_looks_for_it(repository: Repository, tmp_path: Path) -> None:
    repository.git("config", "core.hooksPath", ".haken")
    assert install_hook(repository.project.root / "docs/..") == repository.top / ".haken/pre-commit"
    repository.write(_NEW, _FAULTY)
    assert "groem" in repository.git("commit", "-m", "Nieuw", is_good=False)
    shared = tmp_path / "gedeeld"
    repository.git("config", "core.hooksPath", str(shared))
    assert not lacks_hook(repository.project.root)
    with pytest.raises(GitError, match="is niet van dit programma"):
        install_hook(repository.project.root)
    assert not shared.exists()


def test_what_stands_ready_is_read_with_its_old_and_new_text(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository.top)
    docs = Path("docs")
    assert read_staged(docs, docs) is None
    repository.write(_BENCH, _GOOD)
    repository.write("vragen/2026/002-essen/foto.jpg", b"\xff\0")
    repository.write("vragen/2026/.verborgen.md", "x")
    repository.git("rm", "-q", "docs/vragen/2025/007-wiekebrug.md")
    staged = read_staged(docs, docs)
    assert staged
    assert staged.changed == {
        *(f"docs/{_BENCH}", "docs/vragen/2026/002-essen/foto.jpg", "docs/vragen/2026/.verborgen.md"),
        "docs/vragen/2025/007-wiekebrug.md",
    }
    assert staged.before.pages[_BENCH] == SMALLEST.encode()
    assert staged.before.pages["vragen/2025/007-wiekebrug.md"] == LETTER.encode()
    assert staged.after.pages.keys() == {_BENCH, "vragen/2026/002-essen.md"}
    assert staged.after.pages[_BENCH] == _GOOD.encode()
    assert (set(staged.before.files), set(staged.after.files)) == (set(), {"vragen/2026/002-essen/foto.jpg"})
    assert staged.after.registers.keys() == {"onderwerpen.yml", "reglement.yml"}


_NUMBER = "06 12345678"
_PRIVATE = _GOOD.replace("houtworm", f"houtworm, bel {_NUMBER},")
_WITH_FILE = _GOOD.replace("ingediend", "bijlagen: [{bestand: brief.txt}]\ningediend")


def test_what_is_private_stops_the_commit_and_is_masked(repository: Repository) -> None:
    repository.write(_NEW, _PRIVATE)
    code, lines = repository.check()
    assert code == 1
    assert "06…78" in lines[0]
    assert not any(_NUMBER in line for line in lines)
    exception = "- hash: 9715fcf66d2e6dbe\n  soort: telefoon\n  reden: Nummer van de havendienst.\n"
    repository.write("registers/uitzonderingen.yml", exception)
    assert repository.check() == (0, ["Geen fouten gevonden."])


def test_an_attachment_is_read_as_it_stands_ready(repository: Repository) -> None:
    repository.write(_NEW, _WITH_FILE)
    repository.write("vragen/2026/003-nieuw/brief.txt", f"Bel {_NUMBER}.")
    repository.project.write("vragen/2026/003-nieuw/brief.txt", "Dit is later getypt.")
    code, lines = repository.check()
    assert code == 1
    assert lines[0].startswith(f"docs/{_NEW}:5: fout: in de bijlage brief.txt staat op regel 1 een telefoonnummer")
    repository.git("add", "--all")
    assert repository.check() == (0, ["Geen fouten gevonden."])
    repository.git("commit", "-q", "-m", "Brief")
    repository.write("vragen/2026/003-nieuw/brief.txt", f"Bel {_NUMBER}.")
    assert repository.check()[0] == 1


@pytest.mark.parametrize("below", ["", "archief"])
@pytest.mark.parametrize("path", ["over/index.md", "fragmenten/contact.md", "registers/personen.yml"])
def test_what_is_private_around_the_archive_stops_the_commit(tmp_path: Path, below: str, path: str) -> None:
    repository = make_repository(tmp_path / "opslag", below)
    repository.write(path, f"# Bel {_NUMBER}\n")
    code, lines = repository.check()
    assert code == 1
    shown = f"{below}/docs/{path}" if below else f"docs/{path}"
    assert lines[0].startswith(f"{shown}:1: fout: hier staat een telefoonnummer: 06…78.")

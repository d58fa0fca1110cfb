"""Git: what stands ready for the next commit, and the hook that has it checked."""

import os
import shlex
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from vragenarchief.dossier.attached import FileBeside
from vragenarchief.dossier.reading import Contents, is_editorial, is_place_of_page, shown_name
from vragenarchief.dossier.registers import REGISTERS, RegisterFile, find_registers
from vragenarchief.dossier.writing import replace_file, write_new

_FOLDERS = ("vragen/", "registers/")
_AS_ENTRIES = ("--raw", "-z", "--no-renames", "--no-abbrev", "--ita-invisible-in-index")
# Git sets these for a hook, relative to the folder in which it starts that.
_SET_BY_GIT = ("GIT_DIR", "GIT_INDEX_FILE")
_EXECUTABLE = 0o111
_MARK = b"# Van vragenarchief:"
_HOOK = """\
#!/bin/sh
# Van vragenarchief: controleert wat klaarstaat voor de commit. Gemaakt door 'vragen controleer --installeer'.
project={project}
for python in "$project/.venv/bin/python" "$project/.venv/Scripts/python.exe"; do
    if [ -x "$python" ]; then
        exec "$python" -P -m vragenarchief controleer --klaargezet
    fi
done
echo "De commit is gestopt: de controle vooraf kan niet draaien, want $project/.venv ontbreekt." >&2
echo "Maak die map met: python3 $project/scripts/build.py. Leg daarna opnieuw vast." >&2
exit 1
"""


class GitError(Exception):
    """Git cannot do what is asked; the text says so in Dutch."""


class _ComplaintError(GitError):
    """Git says what is wrong itself, in English."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Staged:
    """A docs folder as it was at the last commit and as it will be at the next.

    `changed` are the names, as findings have them, of the files that the commit adds, changes or takes away.
    """

    before: Contents
    after: Contents
    changed: frozenset[str]


def read_staged(docs: Path, fallback: Path) -> Staged | None:
    """What stands ready in Git below `docs`, None where nothing does.

    It is the text that was added to Git: what was typed since, is not in it. Registers that Git does
    not have there come from `fallback`. Raises GitError.
    """
    git = _Git(docs)
    root = "" if git.prefix == "." else f"{git.prefix}/"
    base = git.last_commit()
    pathspec = f":(top,literal){root}" if root else ":(top)"
    listed = _parse_changes(git.run("diff-index", "--cached", *_AS_ENTRIES, base, "--", pathspec))
    changed = {path: blob for path, blob in listed.items() if _is_ours(path.removeprefix(root))}
    if not changed:
        return None
    before = _parse_tree(git.run("ls-tree", "-r", "-z", "--full-tree", base, *([root] if root else [])))
    after = {path: blob for path, blob in {**before, **changed}.items() if blob}
    trees = [
        {place: blob for path, blob in tree.items() if _is_ours(place := path.removeprefix(root))}
        for tree in (before, after)
    ]
    wanted = dict.fromkeys(blob for tree in trees for path, blob in tree.items() if _is_read(path))
    texts = git.read_blobs(wanted)
    others = find_registers([fallback] if fallback.resolve() != docs.resolve() else [], shown_name)
    name = shown_name(docs)
    earlier, later = (_contents(name, tree, texts, others, git) for tree in trees)
    names = frozenset(f"{name}/{path.removeprefix(root)}" for path in changed)
    return Staged(before=earlier, after=later, changed=names)


def _is_ours(path: str) -> bool:
    """Whether the file below docs/ is one that we have to do with."""
    return path.startswith(_FOLDERS) or is_editorial(path)


def _is_read(path: str) -> bool:
    """Whether we read the file in any case: an attachment only where its content is new to us."""
    is_register = path in {f"registers/{name}" for name in REGISTERS}
    return is_place_of_page(path) or is_register or is_editorial(path)


def _contents(
    name: str, tree: Mapping[str, str], texts: Mapping[str, bytes], others: Mapping[str, RegisterFile], git: "_Git"
) -> Contents:
    seen = {path: blob for path, blob in tree.items() if not any(part.startswith(".") for part in path.split("/"))}
    registers = {
        path.removeprefix("registers/"): RegisterFile(f"{name}/{path}", texts[blob])
        for path, blob in seen.items()
        if path.startswith("registers/") and _is_read(path)
    }
    return Contents(
        name=name,
        pages={path: texts[blob] for path, blob in seen.items() if is_place_of_page(path)},
        files={
            path: FileBeside(0, blob, partial(git.read_blob, blob), blob)
            for path, blob in seen.items()
            if path.startswith("vragen/") and not is_place_of_page(path)
        },
        registers={**others, **registers},
        editorial={f"{name}/{path}": texts[blob] for path, blob in seen.items() if is_editorial(path)},
    )


def _parse_tree(listing: bytes) -> dict[str, str]:
    """The blob of each path, out of entries such as `100644 blob 1f3…<tab>docs/vragen/2026/014-brug.md`."""
    tree = {}
    for entry in listing.split(b"\0")[:-1]:
        about, _, path = entry.partition(b"\t")
        tree[os.fsdecode(path)] = about.split()[2].decode()
    return tree


def _parse_changes(listing: bytes) -> dict[str, str | None]:
    """The new blob of each path, None where it goes, out of pairs such as `:100644 100644 1f3… 9c4… M` and its path."""
    parts = listing.split(b"\0")[:-1]
    changes: dict[str, str | None] = {}
    for about, path in zip(parts[::2], parts[1::2], strict=True):
        _, _, _, blob, status = about.decode().split()
        if status == "U":
            message = f"In {os.fsdecode(path)} staan nog twee versies door elkaar. Los dat eerst op."
            raise GitError(message)
        changes[os.fsdecode(path)] = None if status == "D" else blob
    return changes


class _Git:
    """The git of the folder; `top` is the folder in which its working tree begins, and in which commands run."""

    def __init__(self, folder: Path) -> None:
        is_hook = any(name in os.environ for name in _SET_BY_GIT)
        self.top = Path.cwd() if is_hook else folder
        try:
            self.top = Path(self.line("rev-parse", "--show-toplevel")).resolve()
            self.prefix = folder.resolve().relative_to(self.top).as_posix()
        except (_ComplaintError, ValueError) as error:
            is_said_by_git = isinstance(error, _ComplaintError) and "not a git repository" not in str(error)
            message = f"De map {shown_name(folder)} wordt niet door Git bijgehouden."
            raise GitError(f"{message} {error}" if is_said_by_git else message) from None

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        try:
            done = subprocess.run(  # noqa: S603 -- arguments of ours
                ["git", *arguments],  # noqa: S607 -- where it stands is the computer's business
                cwd=self.top,
                input=given,
                capture_output=True,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
            )
        except FileNotFoundError:
            message = "Git staat niet op deze computer, of is niet te vinden."
            raise GitError(message) from None
        if done.returncode:
            message = f"Git meldt: {done.stderr.decode(errors='replace').strip()}"
            raise _ComplaintError(message)
        return done.stdout

    def line(self, *arguments: str, given: bytes = b"") -> str:
        return os.fsdecode(self.run(*arguments, given=given).removesuffix(b"\n").removesuffix(b"\r"))

    def last_commit(self) -> str:
        """The last commit, or a tree with nothing in it where there is none yet."""
        try:
            return self.line("rev-parse", "--verify", "--quiet", "HEAD")
        except _ComplaintError:
            return self.line("hash-object", "-t", "tree", "--stdin")

    def read_blobs(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The bytes of each blob, out of `<blob> blob <size>`, a line end, the bytes, a line end, and so on."""
        given = "".join(f"{blob}\n" for blob in blobs).encode()
        output = self.run("cat-file", "--batch", "--buffer", given=given)
        texts: dict[str, bytes] = {}
        at = 0
        while at < len(output):
            end = output.index(b"\n", at)
            blob, kind, *size = output[at:end].decode().split()
            if kind != "blob":
                message = f"Git mist een deel van wat het bewaart ({blob})."
                raise GitError(message)
            at = end + 1 + int(size[0])
            texts[blob] = output[end + 1 : at]
            at += 1
        return texts

    def read_blob(self, blob: str) -> bytes:
        """The bytes of one blob."""
        return self.read_blobs([blob])[blob]

    def hook_path(self) -> Path:
        return self.top / self.line("rev-parse", "--git-path", "hooks") / "pre-commit"

    def is_alone_with(self, path: Path) -> bool:
        """Whether the path is of this repository only: `core.hooksPath` may name a folder for many."""
        own = (self.top, (self.top / self.line("rev-parse", "--git-common-dir")).resolve())
        return any(path.resolve().is_relative_to(place) for place in own)


def lacks_hook(project: Path) -> bool:
    """Whether nothing is run before a commit, and `install_hook` can change that."""
    try:
        git = _Git(project)
        path = git.hook_path()
        return not os.path.lexists(path) and git.is_alone_with(path)
    except GitError:
        return False


def install_hook(project: Path) -> Path:
    """Have Git check what stands ready before every commit; where the hook stands. One of ours is made anew.

    Raises GitError where there is no Git, and where the place is not ours: then it says what to do.
    """
    git = _Git(project)
    path = git.hook_path()
    folder = shlex.quote(f"./{git.prefix}".removesuffix("/."))
    hook = _HOOK.format(project=folder)
    is_there = os.path.lexists(path)
    if (is_there and _MARK not in path.read_bytes()) or not git.is_alone_with(path):
        line = f"{folder}/.venv/bin/python -P -m vragenarchief controleer --klaargezet || exit 1"
        message = f"{shown_name(path)} is niet van dit programma en blijft zoals het is. Zet er deze regel in: {line}"
        raise GitError(message)
    if is_there:
        replace_file(path, hook)
    else:
        write_new(path, hook)
    path.chmod(path.stat().st_mode | _EXECUTABLE)
    return path

"""Makes the .venv that everything runs in.

Python 3.6 can still read this file and the three scripts that use it: a Python that is too old
then gets one line of Dutch instead of a SyntaxError. Hence the annotations between quotes.
"""

import errno
import hashlib
import os
import re
import signal
import subprocess
import sys
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if sys.platform != "win32":
    import fcntl
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUPPORTED = ((3, 11), (3, 12), (3, 13))

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
COMMANDS = VENV / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = COMMANDS / ("python.exe" if sys.platform == "win32" else "python")
LOG = VENV / "installatie.log"

# The layers of the environment: the file that decides what is in it, and what pip is told.
LAYERS = {
    "site": (
        "requirements/site.txt",
        ("--require-hashes", "--no-deps", "-r", "requirements/site.txt"),
    ),
    "project": (
        "pyproject.toml",
        ("--no-index", "--no-deps", "--no-build-isolation", "-e", "."),
    ),
    "test": (
        "requirements/test.txt",
        ("--require-hashes", "--no-deps", "-r", "requirements/test.txt"),
    ),
}

# Stands there while pip changes an environment; one that is left behind means: make it anew.
UNFINISHED = VENV / "vragenarchief-onaf"

# What pip says, and what we say then; the first row that fits.
PIP_FAULTS = (
    (
        r"DO NOT MATCH THE HASHES",
        (
            "een opgehaald pakket heeft een andere controlesom dan is vastgelegd en is geweigerd. "
            "Probeer het nog eens; blijft het zo, gebruik het pakket dan niet en meld het"
        ),
    ),
    (r"No space left on device", "de schijf is vol. Maak ruimte en start opnieuw"),
    (r"Permission denied|Read-only file", "een map is niet te beschrijven. Kijk de rechten na"),
    (
        r"CERTIFICATE_VERIFY_FAILED",
        (
            "het certificaat van de pakketserver wordt niet vertrouwd. "
            "Vraag de beheerder welk certificaat pip moet gebruiken (PIP_CERT)"
        ),
    ),
    (
        r"(?i)connection|timed? ?out|proxyerror|name resolution",
        "de pakketserver is niet bereikbaar. Kijk de internetverbinding na en start opnieuw",
    ),
    (
        r"No matching distribution found",
        "pip vindt niet alle pakketten. Kijk de instellingen van pip na (pip config list)",
    ),
    (r"", "pip meldt een fout"),
)

MACHINE_FAULTS = {
    errno.ENOSPC: "de schijf is vol. Maak ruimte en start opnieuw",
    errno.EDQUOT: "uw schijfruimte is op. Maak ruimte en start opnieuw",
    errno.EACCES: "hier mag niet geschreven worden, of het is in gebruik. Kijk de rechten na",
    errno.EPERM: "hier mag niet geschreven worden. Kijk de rechten na",
    errno.EROFS: "deze schijf is alleen te lezen. Zet het project op een andere plaats",
    errno.ENOTEMPTY: "een ander programma werkt hierin. Wacht even en start opnieuw",
    errno.ENOENT: "dit ontbreekt. Haal het project opnieuw op",
}


def main(task: "Callable[[list[str]], int]") -> None:
    """Ends with the exit code of the task, or with one line of Dutch and never a traceback."""
    _refuse_other_pythons()
    try:
        sys.exit(task(sys.argv[1:]))
    except KeyboardInterrupt:
        say("Onderbroken.")
        sys.exit(130)
    except OSError as fault:
        reason = MACHINE_FAULTS.get(fault.errno or 0, f"de computer meldt fout {fault.errno}")
        sys.exit(f"Lezen of schrijven van {fault.filename or VENV} lukt niet: {reason}.")


def run_verb(verb: str, arguments: "list[str]") -> int:
    """The exit code of `vragen <verb>`, in an environment that is made when it is needed."""
    make("site", "project")
    # -P: a folder that the person happens to stand in is no place to import from.
    command = [str(PYTHON), "-P", "-m", "vragenarchief", verb, *arguments]
    if sys.platform != "win32":
        os.execve(command[0], command, surroundings())  # noqa: S606 -- takes our place, so that Ctrl-C is its own
    return run(command, surroundings())


def run(command: "list[str]", env: "dict[str, str]", folder: "Path | None" = None) -> int:
    """The exit code of a command that has the screen and the keyboard to itself."""
    with subprocess.Popen(command, env=env, cwd=folder) as child:
        try:
            return child.wait()
        except KeyboardInterrupt:
            child.wait()  # Ctrl-C has reached it too; it may still be putting things away
            raise


def surroundings() -> "dict[str, str]":
    """The environment variables of what runs in .venv."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1"}  # else the theme prints a banner


def say(line: str) -> None:
    """Prints to stderr: stdout may be read by a machine (--json)."""
    print(line, file=sys.stderr, flush=True)


def make(*layers: str) -> None:
    """Leaves .venv with these layers in it; does nothing at all when they are there already."""
    if all(map(_is_current, layers)):
        return
    with _alone():
        if not _is_current("site"):
            _create()
        for layer in layers:
            if not _is_current(layer):
                _install(layer)


def _is_current(layer: str) -> bool:
    stamp = _stamp(layer)
    return PYTHON.exists() and not UNFINISHED.exists() and stamp.exists() and stamp.read_text() == _state(layer)


def _stamp(layer: str) -> Path:
    return VENV / f"vragenarchief-{layer}.stamp"


def _state(layer: str) -> str:
    """What the layer depends on: its lock, the Python, and the place it was installed for."""
    source, _ = LAYERS[layer]
    parts = (sys.version.encode(), os.fsencode(ROOT), (ROOT / source).read_bytes())
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


@contextmanager
def _alone() -> "Iterator[None]":
    """Lets a second start wait until the first is done, and its pip too if it was killed (not on Windows)."""
    if sys.platform == "win32":
        yield
    else:
        folder = os.open(ROOT, os.O_RDONLY)
        os.set_inheritable(folder, True)  # noqa: FBT003 -- it takes no keyword
        try:
            try:
                fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Wachten op een andere start, die de omgeving al maakt …")
                fcntl.flock(folder, fcntl.LOCK_EX)
            except OSError:
                pass  # a network disk without locks
            yield
        finally:
            os.close(folder)


def _create() -> None:
    try:
        import_module("ensurepip")  # Debian leaves this out, and keeps venv
        venv = import_module("venv")
    except ImportError:
        sys.exit("Deze Python mist venv. Installeer het met: sudo apt install python3-venv")
    say("Omgeving maken in .venv (eenmalig, ongeveer een minuut) …")
    for layer in LAYERS:
        if _stamp(layer).exists():
            _stamp(layer).unlink()
    try:
        venv.EnvBuilder(clear=True, symlinks=sys.platform != "win32").create(VENV)
    except (ValueError, FileExistsError, NotADirectoryError):
        sys.exit(
            f"Hier kan geen omgeving komen: {VENV}. Haal .venv weg als dat geen gewone map is, en "
            f"zet het project in een map zonder '{os.pathsep}' in de naam."
        )
    _run_logged("pip", [str(PYTHON), "-I", "-m", "ensurepip", "--default-pip"])


def _install(layer: str) -> None:
    source, arguments = LAYERS[layer]
    state = _state(layer)
    say(f"Installeren wat in {source} staat …")
    UNFINISHED.touch()
    try:
        _run_logged(source, [str(PYTHON), "-I", "-m", "pip", "install", *arguments])
    finally:
        if b"Installing collected packages" not in LOG.read_bytes():
            UNFINISHED.unlink()  # nothing has changed yet: what stood there is still good
    _stamp(layer).write_text(state)
    UNFINISHED.unlink(missing_ok=True)


def _run_logged(what: str, command: "list[str]") -> None:
    env = {"PIP_RETRIES": "2", **os.environ}
    env.update(PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    with LOG.open("wb") as log:
        child = subprocess.Popen(
            command,
            env=env,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            close_fds=False,  # it holds the lock of _alone as well
        )
    try:
        code = child.wait()
    except KeyboardInterrupt:
        if sys.platform != "win32":
            child.send_signal(signal.SIGINT)  # ensurepip has a pip of its own to stop
        child.wait()
        raise
    if code:
        said = LOG.read_text(errors="replace")
        reason = next(reason for sign, reason in PIP_FAULTS if re.search(sign, said))
        sys.exit(f"Installeren van {what} lukt niet: {reason}. Verslag: {LOG}")


def _refuse_other_pythons() -> None:
    """Ends with exit code 2 and what to type instead, in a Python we do not know."""
    if sys.version_info[:2] in SUPPORTED:
        return
    names = [f"{major}.{minor}" for major, minor in SUPPORTED]
    commands = ["python" + name for name in names] + ["py -" + name for name in names]
    command = next(filter(_is_supported, commands), "python3.12")
    say(
        f"Deze Python is {sys.version_info[0]}.{sys.version_info[1]}; "
        f"nodig is {', '.join(names[:-1])} of {names[-1]}. "
        f"Start bijvoorbeeld: {command} {sys.argv[0]}"
    )
    sys.exit(2)


def _is_supported(command: str) -> bool:
    """Starts it, because a pyenv shim is on PATH for Pythons that do not start."""
    check = f"import sys; sys.exit(sys.version_info[:2] not in {SUPPORTED})"
    try:
        return not subprocess.call(
            [*command.split(), "-c", check], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
    except OSError:
        return False

"""PDF: the words of each page, from a process of its own, which ends when a file asks too much of it."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

_EXTRACT = Path(__file__).with_name("extract.py")
_SECONDS = 10
_FAULTS = {
    "locked": "het is beveiligd met een wachtwoord",
    "damaged": "het is beschadigd of geen pdf",
    "heavy": "het is te groot of te ingewikkeld",
}
_NO_TEXT = "er staat geen tekst in die te lezen is; waarschijnlijk is het een scan"
_HOLDS_FILES = "er zitten andere bestanden in"
_LETTERS_AT_LEAST = 20


def read_pdfs(files: Sequence[bytes], processes: int = 1) -> Iterator[dict[str, Any]]:
    """The content of each file, by the names that `Content` has for it."""
    processes = max(1, min(processes, len(files)))
    with ThreadPoolExecutor(processes) as pool:
        shares = list(pool.map(_extract, [files[at::processes] for at in range(processes)]))
    for at in range(len(files)):
        yield _content(shares[at % processes][at // processes])


def _content(found: dict[str, Any]) -> dict[str, Any]:
    if "fault" in found:
        return {"unread": _FAULTS[found["fault"]], "is_accessible": False}
    pages = tuple(found["pages"])
    has_text = sum(map(str.isalnum, "".join(pages))) >= _LETTERS_AT_LEAST
    unread = None if has_text else _NO_TEXT
    return {
        "pages": pages,
        "about": tuple(found["about"]),
        "makers": tuple(dict.fromkeys(found["makers"])),
        "signed": tuple(found["signed"]),
        "unread": _HOLDS_FILES if has_text and found["holds_files"] else unread,
        "is_accessible": has_text and found["is_tagged"],
    }


def _extract(files: Sequence[bytes]) -> list[dict[str, Any]]:
    """What the program says of each file; after one that ends it, it begins anew with the next."""
    done: list[dict[str, Any]] = []
    while len(done) < len(files):
        rest = files[len(done) :]
        done += _run(rest)
        if len(done) < len(files):
            done.append({"fault": "heavy"})
    return done


def _run(files: Sequence[bytes]) -> list[dict[str, Any]]:
    given = b"".join(part for data in files for part in (len(data).to_bytes(8, "big"), data))
    command = [sys.executable, "-I", str(_EXTRACT), str(_SECONDS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603 -- our own program
        try:
            output, _ = process.communicate(given, timeout=_SECONDS * (len(files) + 1))
        except subprocess.TimeoutExpired:
            process.kill()
            output, _ = process.communicate()
    return [json.loads(line) for line in output.splitlines(keepends=True) if line.endswith(b"\n")][: len(files)]

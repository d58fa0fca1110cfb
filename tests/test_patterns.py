"""Every pattern that a letter or a page meets ends in time, also with a line that somebody made to hold it up."""

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

from vragenarchief import importer

_MODULES = [
    "vragenarchief.privacy",
    "vragenarchief.privacy.gate",
    "vragenarchief.privacy.persons",
    "vragenarchief.attachments.package",
    "vragenarchief.attachments.extract",
    "vragenarchief.dutch.dates",
    "vragenarchief.site.scan",
    "vragenarchief.site.fragments",
    *(module.name for module in pkgutil.walk_packages(importer.__path__, "vragenarchief.importer.")),
]
# What is repeated until the line is long.
_PIECES = [
    *("x", " ", ".", "_", "-", "- ", "1", "1 ", "1,", "a.", "A.", "A. ", "A ", "(", "[", "[a](", "![", "|", "| -"),
    *("**a ", "*a ", "<a ", "<a b ", "&a", "Vraag 1 ", "Vraag 1 - ", "- 1 ", "1 en ", "1, en ", "van de ", "van "),
    *("en ", "de heer ", "artikel 12 schriftelijke ", "vragen over ", "over ", "wij gaan u ", "a@", "a.b@", "06 "),
    *("0", "06-", "NL12ABNA", "AB12 ", "bsn ", "geboren te a ", "mevrouw A", "1 mei ", "Datum ", "fractie van de A "),
    *("1234 AB ", "A 1, ", "woont aan de A", "contactpersoon ", "getekend A. ", "<dc:creator>", "<<", '"mailto:'),
    *("{!", "{!a", "`", "~~~\n", "Vragen van het lid a (b) aan c over d ", "http://", "\n", "A-", "A's ", "é "),
]
_LENGTH = 2000
# Many times what it takes, and far less than what grows without end.
_SECONDS = 60
_PROGRAM = """
import importlib, re, sys
module = importlib.import_module(sys.argv[1])
texts = eval(sys.stdin.read())
for pattern in vars(module).values():
    for text in texts if isinstance(pattern, re.Pattern) else ():
        text = text.encode() if isinstance(pattern.pattern, bytes) else text
        pattern.match(text), pattern.fullmatch(text), pattern.findall(text)
"""


@pytest.mark.parametrize("name", _MODULES)
def test_the_patterns_of_a_module_end_in_time(name: str) -> None:
    texts = [piece * (_LENGTH // len(piece)) + end for piece in _PIECES for end in ("", "!", "\n\x00", "? Antwoord")]
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, name], input=repr(texts), text=True, timeout=_SECONDS, check=False
    )
    assert done.returncode == 0


def test_a_pattern_that_grows_without_end_would_be_found() -> None:
    program = "import re, sys\nre.compile('(a+)+b').match('a' * 40)"
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run([sys.executable, "-c", program], timeout=1, check=False)


def test_there_are_patterns_to_try() -> None:
    found = [v for name in _MODULES for v in vars(importlib.import_module(name)).values() if isinstance(v, re.Pattern)]
    assert len(found) > 50

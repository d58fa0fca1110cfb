"""The words of a command line, read by argparse and spoken of in Dutch."""

import argparse
import datetime
import re
from pathlib import Path
from typing import Any, NoReturn

from vragenarchief.dutch.dates import parse_iso_date

# What argparse says of wrong words, and what we say; the first row that fits.
_ERRORS = (
    (r"the following arguments are required: (.*)", "dit ontbreekt nog: {0}"),
    (r"unrecognized arguments: (.*)", "dit is onbekend: {0}"),
    (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{1} bestaat niet; kies uit: {2}"),
    (r"argument (\S+): expected (?:one|at least one) argument", "achter {0} ontbreekt een waarde"),
    (r"argument (\S+): ignored explicit argument '?(.*?)'?", "achter {0} hoort geen waarde: {1}"),
    (r"argument (\S+): not allowed with argument (\S+)", "{0} en {1} kunnen niet samen"),
    (r"argument (\S+): (.*)", "{0}: {1}"),
)
_WORDS = (
    ("positional arguments:", "wat:"),
    ("options:", "opties:"),
    ("show this help message and exit", "toon deze hulp"),
)


class WrongUseError(Exception):
    """The words ask for something that cannot be; the text says so in Dutch."""


class _Formatter(argparse.HelpFormatter):
    """Speaks Dutch, and leaves room for our longest verb on one line with its help: argparse is two places short."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog)
        self._action_max_length = 14

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """argparse, speaking Dutch. A word of an option is written in full: half a word may mean more tomorrow."""

    def __init__(self, **settings: object) -> None:
        """Take the settings of argparse."""
        super().__init__(allow_abbrev=False, formatter_class=_Formatter, **settings)  # type: ignore[arg-type]  # argparse's own

    def error(self, message: str) -> NoReturn:
        """Raise WrongUseError, which says in Dutch what is wrong with the words."""
        for pattern, dutch in _ERRORS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = dutch.format(*(words.strip("'").replace("', '", ", ") for words in match.groups()))
                break
        complaint = f"{self.prog}: {message}. Hulp: {self.prog} --help"
        raise WrongUseError(complaint)

    def format_help(self) -> str:
        """The help, with its headings in Dutch."""
        text = super().format_help()
        for english, dutch in _WORDS:
            text = text.replace(english, dutch)
        return text


def day(text: str) -> datetime.date:
    """The value of an option that is a day."""
    found = parse_iso_date(text)
    if found is None:
        message = f'"{text}" is geen datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-02-27'
        raise argparse.ArgumentTypeError(message)
    return found


def folder(text: str) -> Path:
    """The value of an option that is a folder."""
    path = Path(text)
    if not path.is_dir():
        message = f"{text} is geen map"
        raise argparse.ArgumentTypeError(message)
    return path

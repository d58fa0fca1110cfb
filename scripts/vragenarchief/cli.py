"""The command line: verbs for clerks, in Dutch; the only module that prints or exits."""

import argparse
import calendar
import datetime
import errno
import json
import logging
import os
import re
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NoReturn

from vragenarchief.dossier.fields import FIELDS, Field, choices_of
from vragenarchief.dossier.reading import ArchiveReader, reason_of, shown_name
from vragenarchief.dutch.dates import parse_iso_date
from vragenarchief.dutch.words import count
from vragenarchief.findings import Finding
from vragenarchief.site.builder import TargetRefusedError, build_site, serve_site
from vragenarchief.site.day import build_day
from vragenarchief.site.plugin import FaultsFoundError

PROJECT = Path(__file__).resolve().parents[2]

_OK, _FAULTS, _WRONG_USE, _INTERRUPTED = 0, 1, 2, 130
_NOON = 12 * 60 * 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words on the command line ask; the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that nothing half-made stays behind
    options = _parser().parse_args(arguments)
    if options.vandaag:
        day = calendar.timegm(options.vandaag.timetuple()) + _NOON
        os.environ["SOURCE_DATE_EPOCH"] = str(day)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except FaultsFoundError as found:
        return _finish(found.findings, options)
    except TargetRefusedError as refusal:
        _say(str(refusal))
        return _WRONG_USE
    except KeyboardInterrupt:
        _say("Gestopt.")
        return _INTERRUPTED
    except OSError as error:
        # A full disk is blamed on the file that was being copied, which is innocent.
        where = f" ({error.filename})" if error.filename and error.errno != errno.ENOSPC else ""
        _say(f"Een bestand lezen of schrijven is mislukt: {reason_of(error)}{where}.")
        return _FAULTS
    except Exception:  # noqa: BLE001 -- a bug of ours; a clerk gets a sentence, and we the rest
        log = PROJECT / ".cache" / "fout.log"
        log.parent.mkdir(exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
        _say(f"Er ging iets mis in het programma zelf. Stuur {shown_name(log)} aan de beheerder.")
        return _FAULTS


def _build(options: argparse.Namespace) -> int:
    plugin = build_site(PROJECT, options.bron, options.naar)
    _show(plugin.reading.findings, options)
    dossiers = plugin.reading.archive.dossiers
    questions = sum(len(dossier.questions) for dossier in dossiers)
    pages, asked = count(len(dossiers), "pagina", "pagina's"), count(questions, "vraag", "vragen")
    _say(f"Klaar: {pages} met {asked} staan in {shown_name(options.naar)}.")
    return _OK


def _preview(options: argparse.Namespace) -> int:
    log = logging.getLogger("mkdocs")
    log.addHandler(_preview_handler())
    log.setLevel(logging.INFO)
    try:
        serve_site(PROJECT, options.bron)
    except OSError as error:
        if not error.errno or "address" not in str(error.strerror).lower():
            raise
        _say("De poort voor het voorbeeld is bezet. Draait er al een? Stop dat, of zet een 'dev_addr' in mkdocs.yml.")
        return _FAULTS
    return _OK


def _check(options: argparse.Namespace) -> int:
    reader = ArchiveReader(PROJECT / ".cache" / "pages.sqlite")
    reading = reader.read(options.bron, PROJECT / "docs", build_day(), with_drafts=True)
    wanted = {shown_name(path) for path in options.pad}
    findings = [
        finding
        for finding in reading.findings
        if not wanted or any(finding.path == path or finding.path.startswith(f"{path}/") for path in wanted)
    ]
    return _finish(findings, options)


def _fields(options: argparse.Namespace) -> int:
    for field in FIELDS:
        _show_field(field, options)
    return _OK


def _show_field(field: Field, options: argparse.Namespace) -> None:
    row = {
        "sleutel": field.key,
        "vorm": field.shape.value,
        "verplicht": field.is_required,
        "lijst": field.is_list,
        "ook": list(field.also),
        "keuzes": list(choices_of(field)),
        "betekenis": field.meaning,
        "voorbeeld": field.example,
    }
    if options.json:
        print(json.dumps(row, ensure_ascii=False))
    else:
        print(f"{field.key}{' (verplicht)' if field.is_required else ''}\n    {field.meaning}\n    {field.example}")


def _finish(findings: Iterable[Finding], options: argparse.Namespace) -> int:
    """Show the findings and how many there are; the exit code that goes with them."""
    findings = list(findings)
    _show(findings, options)
    faults = sum(finding.is_error for finding in findings)
    notices = len(findings) - faults
    if findings:
        _say(f"{count(faults, 'fout', 'fouten')}, {notices} keer 'let op'.")
    else:
        _say("Geen fouten gevonden.")
    return _FAULTS if faults else _OK


def _show(findings: Iterable[Finding], options: argparse.Namespace) -> None:
    for finding in findings:
        if options.json:
            row = {
                "pad": finding.path,
                "regel": finding.line,
                "soort": finding.kind.code,
                "ernst": finding.kind.severity.value,
                "melding": f"{finding.message} {finding.remedy}",
            }
            print(json.dumps(row, ensure_ascii=False))
        else:
            _say(str(finding))


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


# What MkDocs says during a preview, and what a clerk gets to see of it.
_PREVIEW_LINES = (
    (re.compile(r"Serving on (?P<url>\S+)"), "Het voorbeeld staat op {url} (stoppen: Ctrl-C)."),
    (re.compile(r"Detected file changes"), "Er is iets veranderd; de pagina's worden vernieuwd …"),
    (re.compile(r"Reloading browsers"), "Klaar; de browser laadt de pagina opnieuw."),
    (re.compile(r"An error happened during the rebuild"), "Het vernieuwen is mislukt; de oude pagina's blijven staan."),
    (re.compile(r"(?P<finding>.*: (?:fout|let op): .*)", re.DOTALL), "{finding}"),
)


def _preview_handler() -> logging.Handler:
    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            for pattern, line in _PREVIEW_LINES:
                if match := pattern.search(record.getMessage()):
                    _say(line.format(**match.groupdict()))
                    return

    return Handler()


class _DutchParser(argparse.ArgumentParser):
    """argparse, speaking Dutch."""

    _ERRORS = (
        (r"the following arguments are required: (.*)", "dit ontbreekt nog: {0}"),
        (r"unrecognized arguments: (.*)", "dit is onbekend: {0}"),
        (r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)", "{1} bestaat niet; kies uit: {2}"),
        (r"argument (\S+): expected (?:one|at least one) argument", "achter {0} ontbreekt een waarde"),
        (r"argument (\S+): (.*)", "{0}: {1}"),
    )

    def error(self, message: str) -> NoReturn:
        """Say in Dutch what is wrong with the words, and end."""
        for pattern, dutch in self._ERRORS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                message = dutch.format(*match.groups())
                break
        _say(f"{self.prog}: {message}. Hulp: {self.prog} --help")
        sys.exit(_WRONG_USE)

    def format_help(self) -> str:
        """The help, with its headings in Dutch."""
        return self._in_dutch(super().format_help())

    def format_usage(self) -> str:
        """The usage line in Dutch."""
        return self._in_dutch(super().format_usage())

    @staticmethod
    def _in_dutch(text: str) -> str:
        for english, dutch in (
            ("usage:", "gebruik:"),
            ("positional arguments:", "wat:"),
            ("options:", "opties:"),
            ("show this help message and exit", "toon deze hulp"),
        ):
            text = text.replace(english, dutch)
        return text


def _parser() -> argparse.ArgumentParser:
    parser = _DutchParser(prog="vragen", description="Het archief van schriftelijke vragen en antwoorden.")
    verbs = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    common = _DutchParser(add_help=False)
    common.add_argument("--json", action="store_true", help="uitvoer voor een ander programma")
    common.add_argument(
        "--vandaag", type=_day, metavar="JJJJ-MM-DD", help="de dag waarvoor gerekend wordt (anders: vandaag)"
    )
    source = _DutchParser(add_help=False)
    source.add_argument(
        "--bron", type=_folder, metavar="MAP", default=PROJECT / "docs", help="de map met pagina's (anders: docs)"
    )

    build = verbs.add_parser("bouw", parents=[common, source], help="controleer alles en maak de site")
    build.add_argument(
        "--naar", type=Path, metavar="MAP", default=PROJECT / "site", help="de map voor de site (anders: site)"
    )
    build.set_defaults(run=_build)

    preview = verbs.add_parser("bekijk", parents=[common, source], help="bekijk het archief terwijl u eraan werkt")
    preview.set_defaults(run=_preview)

    check = verbs.add_parser("controleer", parents=[common, source], help="controleer de pagina's")
    check.add_argument("pad", nargs="*", type=Path, metavar="PAD", help="alleen deze pagina's of mappen")
    check.set_defaults(run=_check)

    fields = verbs.add_parser("velden", parents=[common], help="toon alle sleutels die op een pagina kunnen staan")
    fields.set_defaults(run=_fields)
    return parser


def _day(text: str) -> datetime.date:
    day = parse_iso_date(text)
    if day is None:
        message = f'"{text}" is geen datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-02-27'
        raise argparse.ArgumentTypeError(message)
    return day


def _folder(text: str) -> Path:
    path = Path(text)
    if not path.is_dir():
        message = f"{text} is geen map"
        raise argparse.ArgumentTypeError(message)
    return path

"""The command line: verbs for clerks, in Dutch; the only module that prints or exits."""

import argparse
import calendar
import errno
import json
import logging
import os
import re
import shlex
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from vragenarchief.dossier.fields import FIELDS, Field, choices_of
from vragenarchief.dossier.pointing import NothingThereError, pages_at, places_at
from vragenarchief.dossier.publishing import publish
from vragenarchief.dossier.reading import ArchiveReader, Contents, list_contents, reason_of, shown_name
from vragenarchief.dossier.registers import find_registers, parse_registers
from vragenarchief.dossier.writing import next_number, page_path, replace_file, write_draft, write_new
from vragenarchief.dutch.arguments import DutchParser, WrongUseError, day, folder
from vragenarchief.dutch.words import count, shorten
from vragenarchief.findings import Finding, Kind
from vragenarchief.importer.intake import Importer, Intake, finding_of, row_of
from vragenarchief.importer.readers import FORMATS
from vragenarchief.site.builder import TargetRefusedError, build_site, serve_site
from vragenarchief.site.day import build_day
from vragenarchief.site.plugin import FaultsFoundError
from vragenarchief.staging import GitError, install_hook, lacks_hook, read_staged

PROJECT = Path(__file__).resolve().parents[2]

_OK, _FAULTS, _WRONG_USE, _INTERRUPTED = 0, 1, 2, 130
_NOON = 12 * 60 * 60
_SHOWN_AT_MOST = 70


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the words on the command line ask; the exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that nothing half-made stays behind
    try:
        options = _parser().parse_args(arguments)
        if options.vandaag:
            os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(options.vandaag.timetuple()) + _NOON)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)
    except FaultsFoundError as found:
        return _finish(found.findings, options)
    except (TargetRefusedError, GitError, NothingThereError, WrongUseError) as refusal:
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
        _say(f"Er ging iets mis in het programma zelf. Stuur {_log_failure()} aan de beheerder.")
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


def _new(options: argparse.Namespace) -> int:
    title = " ".join(" ".join(options.titel).split())
    if not title:
        message = 'Geef de pagina een titel, bijvoorbeeld: vragen nieuw "Brug over de vaart"'
        raise WrongUseError(message)
    number = next_number(options.bron, build_day().year)
    path = options.bron / page_path(number, title)
    text = write_draft(number, title)
    if not options.proef:
        write_new(path, text)
    shown = shown_name(path)
    if options.json:
        print(json.dumps({"pad": shown, "nummer": number}, ensure_ascii=False))
    elif options.proef:
        _say(f"Zo zou {shown} eruitzien; er is niets gemaakt.\n\n{text}")
    else:
        _say(f"Gemaakt: {shown} (nummer {number}), als concept. Dit doet u nu:")
        _say("  1. Open het bestand, vul 'onderwerpen' en 'ingediend' in, en zet de vragen erin.")
        _say(f"  2. Bekijk de pagina: {_command('bekijk', options)}")
        _say(f"  3. Klopt alles? Zet de pagina in het archief: {_command('publiceer', options, shown)}")
        _offer_hook(options)
    return _OK


def _import(options: argparse.Namespace) -> int:
    registers, findings = parse_registers(find_registers((options.bron, PROJECT / "docs"), shown_name))
    for finding in findings:
        _say(str(finding))
    importer = Importer(options.bron, registers, build_day(), has_originals=options.bijlage)
    written: list[str] = []
    beside: list[str] = []
    faults = sum(finding.is_error for finding in findings)
    for source in options.brief:
        intake = _take(importer, source)
        if not options.proef:
            intake = importer.write(intake)
        faults += any(finding.is_error for finding in intake.findings)
        if options.json:
            print(json.dumps(row_of(intake, options.bron), ensure_ascii=False), flush=True)
        if not options.json or intake.draft is None:
            _tell_intake(intake)
        if options.toon_weggelaten:
            _tell_left_out(intake)
        if intake.draft and options.proef and not options.json:
            _say(f"Zo zou {shown_name(options.bron / intake.draft.path)} eruitzien; er is niets gemaakt.\n")
            print(intake.draft.text)
        elif intake.draft and not options.proef:
            written.append(shown_name(options.bron / intake.draft.path))
            beside += (shown_name(options.bron / path) for path in intake.files)
    if written and not options.json:
        _tell_next(written, beside, options)
    return _FAULTS if faults else _OK


def _take(importer: Importer, source: Path) -> Intake:
    """The letter; whatever goes wrong with one letter, the next has its turn."""
    try:
        return importer.take(source)
    except Exception:  # noqa: BLE001 -- a bug of ours
        fault = Finding.of(Kind.LETTER_FAILED, shown_name(source), log=_log_failure())
        return Intake(source, None, None, (fault,))


def _log_failure() -> str:
    """Keep what went wrong for the one who looks after the program; the name of the file."""
    log = PROJECT / ".cache" / "fout.log"
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        return "deze regel"
    return shown_name(log)


def _tell_intake(intake: Intake) -> None:
    """What was found in a letter, what is in doubt, and what was left out, which stays masked."""
    name = shown_name(intake.source)
    if intake.letter and intake.draft:
        parts = intake.letter.parts
        asked = count(len(parts.questions), "vraag", "vragen")
        _say(f"{name}: {asked} en {count(len(parts.answers), 'antwoord', 'antwoorden')} gevonden.")
    for finding in intake.findings:
        _say(str(finding))
    removals = intake.letter.removals if intake.letter and intake.draft else ()
    for removal in removals:
        if removal.kind:
            _say(str(finding_of(removal, name)))
    others = [removal for removal in removals if not removal.kind]
    if others:
        _say(f"{name}: ook dit staat niet op de pagina, want het is geen vraag of antwoord:")
        for removal in others:
            _say(f"  {removal.place.unit} {removal.place.number}: {shorten(removal.shown, _SHOWN_AT_MOST)}")
    if removals:
        again = shlex.join(["vragen", "importeer", "--proef", "--toon-weggelaten", name])
        _say(f"{name}: alles wat is weggelaten ziet u met: {again}")


def _tell_left_out(intake: Intake) -> None:
    """All that was left out, in full: for the terminal, and nowhere else."""
    for removal in intake.letter.removals if intake.letter else ():
        kind = f" ({removal.kind.value})" if removal.kind else ""
        text = removal.text.replace("\n", "\n    ")
        _say(f"{shown_name(intake.source)}:{removal.place.number}: weggelaten{kind}:\n    {text}")


def _tell_next(written: Sequence[str], beside: Sequence[str], options: argparse.Namespace) -> None:
    for page in written:
        _say(f"Gemaakt: {page}, als concept.")
    for file in beside:
        _say(f"Erbij gezet: {file}.")
    _say("Dit doet u nu:")
    _say(f"  1. Leg de brief naast de pagina, en kijk of alles klopt: {_command('bekijk', options)}")
    _say(f"  2. Laat de pagina controleren: {_command('controleer', options, *written)}")
    _say(f"  3. Klopt alles? Zet de pagina in het archief: {_command('publiceer', options, *written)}")
    _offer_hook(options)


def _publish(options: argparse.Namespace) -> int:
    contents = list_contents(options.bron, PROJECT / "docs")
    paths = pages_at(options.pad, options.bron, contents)
    plan = publish(paths, contents, _reader(), build_day())
    if plan.removed:
        shown = ", ".join(f"{contents.name}/{path}" for path in plan.removed)
        message = f"Uit het archief verwijderd: {shown}. Moet dit terug, zet er dan eerst 'publicatie: concept' in."
        raise WrongUseError(message)
    code = _finish(plan.findings, options) if plan.findings else _OK
    if code:
        _say("Er is niets gepubliceerd.")
        return code
    for path in paths:
        if path in plan.changed and not options.proef:
            replace_file(options.bron / path, plan.changed[path])
        _tell_published(path, contents, options, is_new=path in plan.changed)
    if plan.changed and not options.proef:
        _say(f"Leg dit vast: {shlex.join(['git', 'add', *_files_of(plan.changed, contents)])} && git commit")
        _say("Na git push zet de volgende bouw het op de site.")
    return _OK


def _files_of(pages: Iterable[str], contents: Contents) -> list[str]:
    """The pages and the folders with their attachments, as one types them."""
    folders = {path.rpartition("/")[0] for path in contents.files}
    places = [
        place for page in pages for place in (page, page.removesuffix(".md")) if place == page or place in folders
    ]
    return [f"{contents.name}/{place}" for place in places]


def _tell_published(path: str, contents: Contents, options: argparse.Namespace, *, is_new: bool) -> None:
    shown, address = f"{contents.name}/{path}", f"/{path.removesuffix('.md')}/"
    if options.json:
        print(json.dumps({"pad": shown, "adres": address, "nieuw": is_new}, ensure_ascii=False))
    elif not is_new:
        _say(f"{shown} is al gepubliceerd, op {address}.")
    elif options.proef:
        _say(f"{shown} kan worden gepubliceerd, op {address}. Er is niets veranderd.")
    else:
        _say(f"{shown} is gepubliceerd, op {address}.")


def _check(options: argparse.Namespace) -> int:
    if options.installeer:
        _say(f"Git controleert voortaan voor elke commit wat klaarstaat ({shown_name(install_hook(PROJECT))}).")
        return _OK
    if options.klaargezet:
        return _check_staged(options)
    contents = list_contents(options.bron, PROJECT / "docs")
    findings = _reader().read_contents(contents, build_day(), with_drafts=True).findings
    if options.pad:
        places = tuple(places_at(options.pad, options.bron, contents))
        findings = tuple(finding for finding in findings if f"{finding.path}/".startswith(places))
    return _finish(findings, options)


def _check_staged(options: argparse.Namespace) -> int:
    """Show what is wrong with what stands ready for the commit; what stops a build, stops the commit."""
    staged = read_staged(options.bron, PROJECT / "docs")
    if staged is None:
        _say("Er staat geen pagina of register klaar voor de commit.")
        return _OK
    reader = _reader()
    before, after = (
        reader.read_contents(contents, build_day(), with_drafts=True) for contents in (staged.before, staged.after)
    )
    findings = [
        finding for finding in after.brought_by(staged.changed, before) if finding.kind is not Kind.ARCHIVE_EMPTY
    ]
    _finish(findings, options)
    faults = set(findings) & set(after.faults)
    if faults:
        _say("Vastleggen kan nog niet. Verbeter de fouten, en zet alles opnieuw klaar met git add, ook de bijlagen.")
        return _FAULTS
    if any(finding.is_error for finding in findings):
        _say("De fouten staan in een concept. Dat mag: vastleggen kan, publiceren nog niet.")
    return _OK


def _command(verb: str, options: argparse.Namespace, *words: str) -> str:
    """What to type next, for the same pages."""
    source = [] if options.bron == PROJECT / "docs" else ["--bron", str(options.bron)]
    return shlex.join(["vragen", verb, *source, *words])


def _offer_hook(options: argparse.Namespace) -> None:
    """Where nothing is run before a commit yet, offer the check of what stands ready."""
    if options.json or options.proef or not lacks_hook(PROJECT):
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        _say("Laat Git elke commit vooraf controleren met: vragen controleer --installeer")
        return
    print("Zal ik Git elke commit vooraf laten controleren? [j/n] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() in {"j", "ja"}:
        _say(f"Goed. De controle staat in {shown_name(install_hook(PROJECT))}.")


def _reader() -> ArchiveReader:
    return ArchiveReader(PROJECT / ".cache" / "pages.sqlite")


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


def _parser() -> argparse.ArgumentParser:
    parser = DutchParser(
        prog="vragen",
        description="Het archief van schriftelijke vragen en antwoorden.",
        epilog="Meer over een opdracht: vragen OPDRACHT --help",
    )
    verbs = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True)
    common = DutchParser(add_help=False)
    common.add_argument("--json", action="store_true", help="uitvoer voor een ander programma")
    common.add_argument(
        "--vandaag", type=day, metavar="JJJJ-MM-DD", help="de dag waarvoor gerekend wordt (anders: vandaag)"
    )
    source = DutchParser(add_help=False)
    source.add_argument(
        "--bron", type=folder, metavar="MAP", default=PROJECT / "docs", help="de map met pagina's (anders: docs)"
    )
    writing = DutchParser(add_help=False)
    writing.add_argument("--proef", action="store_true", help="laat zien wat er zou gebeuren, en verander niets")

    new = verbs.add_parser(
        "nieuw",
        parents=[common, source, writing],
        help="maak een nieuwe pagina",
        description="Maakt een nieuwe pagina, als concept, met het volgende nummer van dit jaar.",
    )
    new.add_argument("titel", nargs="+", metavar="TITEL", help='waar de vragen over gaan, zoals "Brug over de vaart"')
    new.set_defaults(run=_new)

    intake = verbs.add_parser(
        "importeer",
        parents=[common, source, writing],
        help="maak pagina's van brieven",
        description="Maakt van elke brief een pagina, als concept, en zegt waar u op moet letten. Wat privé is, komt "
        "niet op de pagina. De brief zelf verandert niet.",
    )
    intake.add_argument("brief", nargs="+", type=Path, metavar="BRIEF", help=f"de brieven ({FORMATS})")
    intake.add_argument(
        "--bijlage", action="store_true", help="zet de brief zelf bij de pagina, als er niets privé in staat"
    )
    intake.add_argument(
        "--toon-weggelaten", action="store_true", help="laat op het scherm zien wat niet op de pagina komt"
    )
    intake.set_defaults(run=_import)

    check = verbs.add_parser(
        "controleer",
        parents=[common, source],
        help="controleer de pagina's",
        description="Controleert alle pagina's en registers, of alleen wat u noemt. Verandert niets aan de pagina's.",
    )
    what = check.add_mutually_exclusive_group()
    what.add_argument("pad", nargs="*", type=Path, metavar="PAD", default=[], help="alleen deze pagina's of mappen")
    what.add_argument("--klaargezet", action="store_true", help="alleen wat klaarstaat voor de commit (na git add)")
    what.add_argument("--installeer", action="store_true", help="laat Git dat voortaan voor elke commit doen")
    check.set_defaults(run=_check)

    publication = verbs.add_parser(
        "publiceer",
        parents=[common, source, writing],
        help="zet een concept in het archief",
        description="Zet pagina's die nog concept zijn in het archief. Is er bij een van de pagina's iets fout, dan "
        "wordt er geen gepubliceerd.",
    )
    publication.add_argument("pad", nargs="+", type=Path, metavar="PAD", help="de pagina's")
    publication.set_defaults(run=_publish)

    preview = verbs.add_parser(
        "bekijk",
        parents=[common, source],
        help="bekijk het archief terwijl u eraan werkt",
        description="Toont het archief met de concepten in uw browser, en vernieuwt het als u iets bewaart.",
    )
    preview.set_defaults(run=_preview)

    build = verbs.add_parser(
        "bouw",
        parents=[common, source],
        help="controleer alles en maak de site",
        description="Controleert alles en maakt de site, zonder de concepten. Bij een fout blijft de oude site staan.",
    )
    build.add_argument(
        "--naar", type=Path, metavar="MAP", default=PROJECT / "site", help="de map voor de site (anders: site)"
    )
    build.set_defaults(run=_build)

    fields = verbs.add_parser(
        "velden",
        parents=[common],
        help="toon alle sleutels die op een pagina kunnen staan",
        description="Toont alle sleutels die boven aan een pagina kunnen staan, met uitleg en een voorbeeld.",
    )
    fields.set_defaults(run=_fields)
    return parser

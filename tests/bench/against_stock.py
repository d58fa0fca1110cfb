"""Measures our builds against stock MkDocs + Material, on the same dossiers.

    .venv/bin/python tests/bench/against_stock.py                     everything, some minutes
    .venv/bin/python tests/bench/against_stock.py preview weight      two of the four parts
    .venv/bin/python tests/bench/against_stock.py --sizes 3000 10000  with other archives

build    the first size: ours with the search index, ours without it, and stock, in turn, in pairs
growth   ours: the last size against the first
preview  the first size, in `mkdocs serve`: from a save until the new text is served
weight   the first size: how large the pages of dossiers of some 1,000 words are

Ours is built in a copy of the project as it stands in the working tree, and from an empty page
cache; the developer's own .cache and site are left alone. Figures that count are CPU seconds of
all processes together, and ratios within a pair: wall time says little on a machine that is busy.
With --work in a folder that is held in memory (/dev/shm/bench) the disk stays out of it.
It prints each goal beside its figure, and ends with 0, or with 2 where it could not measure. Linux.
"""

import argparse
import hashlib
import http.client
import importlib.metadata
import json
import operator
import os
import platform
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_PROJECT = _HERE.parents[1]
_GENERATOR = Path("../shared/bench/generate.py")
# -P: the folder in which a command is started is no place to import from.
_PYTHON = (sys.executable, "-P")
_DAY = "2025-07-01"
_NOON_OF_DAY = "1751371200"

# In the project, but of no use to a build.
_LEFT_BEHIND = {"site", "tests"}

_SAVES = 10
_POLL = 0.02  # seconds
_PAUSE = 1.0  # seconds between the saves of somebody who is quick
_PATIENCE = 300.0  # seconds until we give up waiting for the preview
_AT_ONCE = 0.1  # seconds: the request itself
_OK = 200
_ENTRY = "pagefind/pagefind-entry.json"

_WORDS = range(900, 1101)

_STOCK = """\
site_name: Vragenarchief
site_url: https://vragen.example/
use_directory_urls: true
theme:
  name: material
  language: nl
  font: false
plugins:
  - search:
      lang: nl
nav:
  - index.md
not_in_nav: /vragen/
validation:
  omitted_files: ignore
markdown_extensions:
  - meta
  - attr_list
  - md_in_html
  - admonition
  - footnotes
  - tables
  - toc
  - markdown_include.include
  - pymdownx.superfences
  - pymdownx.details
"""

_PREVIEW = """\
INHERIT: mkdocs.yml
site_url: http://127.0.0.1/
docs_dir: {docs}
"""


class CannotMeasureError(Exception):
    """What is missing, or what went wrong, in a sentence."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Build:
    """What one build has used, and what it made. Megabytes are millions; `peak_mb` is of the largest process."""

    cpu: float
    wall: float
    peak_mb: float
    site_mb: float
    files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """One figure beside its goal."""

    name: str
    value: float
    goal: float
    unit: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the figure is at most its goal."""
        return self.value <= self.goal


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print and keep what is asked for; the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    parts = options.parts or list(_PARTS)
    if unknown := set(parts) - _PARTS.keys():
        parser.error(f"there is no part {', '.join(sorted(unknown))}; choose from {', '.join(_PARTS)}")
    try:
        with _work_folder(options.work) as work:
            bench = Bench(work, options.generator, options.pairs, options.sizes)
            _print_setting(bench)
            figures = [figure for part in parts for figure in _PARTS[part](bench)]
            _remove(work / "sites")
    except CannotMeasureError as reason:
        print(f"Cannot measure: {reason}", file=sys.stderr)
        return 2
    _print_figures(figures)
    if options.json:
        rows = [{**asdict(figure), "is_met": figure.is_met} for figure in figures]
        report = {"setting": _setting(bench), "figures": rows, "details": bench.details}
        options.json.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    return 0


class Bench:
    """The folder in which we measure: corpora, a copy of the project, stock projects, sites and logs."""

    def __init__(self, work: Path, generator: Path, pairs: int, sizes: Sequence[int]) -> None:
        """Copy the project; corpora are made when they are asked for, and kept."""
        if not sys.platform.startswith("linux"):
            message = "counting the CPU seconds of all processes needs Linux."
            raise CannotMeasureError(message)
        if not generator.is_file():
            message = f"the generator of dossiers is not there: {generator} (see --generator)."
            raise CannotMeasureError(message)
        self.work = work
        self.generator = generator
        self.pairs = pairs
        self.sizes = sizes
        self.details: dict[str, object] = {}
        self._sites = 0
        self._sites_of_ours: dict[int, Path] = {}
        _remove(work / "sites")
        self.project = _copy_project(work / "project")
        temporary = work / "temporary"
        temporary.mkdir(exist_ok=True)
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(self.project / "scripts"),
            "SOURCE_DATE_EPOCH": _NOON_OF_DAY,
            "NO_MKDOCS_2_WARNING": "1",
            "TMPDIR": str(temporary),
        }

    def corpus(self, size: int) -> Path:
        """A docs folder with this many dossiers, the same ones as long as the generator is the same."""
        mark = hashlib.sha256(self.generator.read_bytes()).hexdigest()[:8]
        folder = self.work / f"corpus-{size}-{mark}"
        if not folder.is_dir():
            unfinished = self.work / "corpus-unfinished"
            _remove(unfinished)
            self.run("generate", [sys.executable, str(self.generator), str(unfinished), str(size)])
            unfinished.rename(folder)
        return folder

    def ours(self, size: int) -> Build:
        """Our build with the search index, from an empty page cache."""
        site = self._new_site("ours")
        places = ["--bron", str(self.corpus(size)), "--naar", str(site)]
        build = self.measure("ours", [*_PYTHON, "-m", "vragenarchief", "bouw", *places, "--vandaag", _DAY], site, size)
        if not (site / _ENTRY).is_file():
            message = "our build made no search index."
            raise CannotMeasureError(message)
        self._sites_of_ours[size] = site
        return build

    def site_of_ours(self, size: int) -> Path:
        """A site that we have built, now or earlier."""
        if size not in self._sites_of_ours:
            self.ours(size)
        return self._sites_of_ours[size]

    def ours_without_index(self, size: int) -> Build:
        """Our build without the search index, from an empty page cache."""
        site = self._new_site("pages")
        places = [str(self.project), str(self.corpus(size)), str(site)]
        build = self.measure("pages", [*_PYTHON, str(_HERE / "without_index.py"), *places], site, size)
        if (site / "pagefind").exists():
            message = "our build made a search index where it should not."
            raise CannotMeasureError(message)
        return build

    def stock(self, size: int) -> Build:
        """The build of stock MkDocs + Material with its own search."""
        corpus = self.corpus(size)
        project = self.work / f"stock-{corpus.name}"
        docs = project / "docs"
        if not (project / "mkdocs.yml").is_file():
            shutil.copytree(corpus / "vragen", docs / "vragen", dirs_exist_ok=True)
        (docs / "index.md").write_text("# Vragenarchief\n", encoding="utf-8")
        (project / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
        site = self._new_site("stock")
        command = [*_PYTHON, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), "-d", str(site)]
        return self.measure("stock", command, site, size)

    def measure(self, name: str, command: list[str], site: Path, size: int) -> Build:
        """What the command used to build a site of `size` dossiers."""
        result = self.work / f"{name}.json"
        self.run(name, [sys.executable, str(_HERE / "measured.py"), str(result), *command])
        dossiers = sum(1 for _ in site.glob("vragen/*/*/index.html"))
        if dossiers < size:
            message = f"the site of {name} has {dossiers} dossiers and should have {size}."
            raise CannotMeasureError(message)
        sizes = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
        used = json.loads(result.read_text(encoding="utf-8"))
        return Build(**used, site_mb=sum(sizes) / 1e6, files=len(sizes))

    def run(self, name: str, command: list[str]) -> None:
        """Run a command to its good end; what it says goes to a log."""
        log = self.work / f"{name}.log"
        with log.open("wb") as said:
            code = subprocess.call(
                command, env=self.environment, cwd=self.work, stdin=subprocess.DEVNULL, stdout=said, stderr=said
            )
        if code:
            message = f"{name} ended with {code}:\n{_tail(log)}"
            raise CannotMeasureError(message)

    def _new_site(self, name: str) -> Path:
        """A folder that is not there yet, for a build from nothing.

        The sites before it stay until the end: ext4 is slow to make files for a minute after it has removed many.
        """
        _remove(self.project / ".cache")
        self._sites += 1
        return self.work / "sites" / f"{self._sites}-{name}"


def measure_build(bench: Bench) -> list[Figure]:
    """Ours, ours without the index, and stock, one after the other in each pair."""
    size = bench.sizes[0]
    ways = {"ours": bench.ours, "ours, pages alone": bench.ours_without_index, "stock": bench.stock}
    runs = _in_turn({name: partial(way, size) for name, way in ways.items()}, bench.pairs)
    _print_builds(f"build, {size:,} dossiers", runs)
    bench.details["build"] = _as_rows(runs)
    ours, pages, stock = runs.values()
    return [
        Figure(name="build, CPU, ours / stock", value=_ratio(ours, stock, "cpu"), goal=1.0),
        Figure(name="build, wall, ours / stock", value=_ratio(ours, stock, "wall"), goal=0.8),
        Figure(name="build, CPU, ours without index / stock", value=_ratio(pages, stock, "cpu"), goal=0.5),
    ]


def measure_growth(bench: Bench) -> list[Figure]:
    """Ours, the last size against the first."""
    small, large = bench.sizes[0], bench.sizes[-1]
    if large <= small:
        message = "growth needs two sizes, the smaller one first (see --sizes)."
        raise CannotMeasureError(message)
    runs = _in_turn({f"{size:,}": partial(bench.ours, size) for size in (small, large)}, bench.pairs)
    _print_builds("growth, ours with index", runs)
    bench.details["growth"] = _as_rows(runs)
    first, last = runs.values()
    goal = 1.1 * large / small
    name = f"{large:,} / {small:,} dossiers"
    return [
        Figure(name=f"growth, CPU, {name}", value=_ratio(last, first, "cpu"), goal=goal),
        Figure(name=f"growth, wall, {name}", value=_ratio(last, first, "wall"), goal=goal),
    ]


def measure_preview(bench: Bench) -> list[Figure]:
    """From a save until the new text is served, ten times; the index must be there each time, and new in the end."""
    size = bench.sizes[0]
    docs = bench.work / "preview-docs"
    _remove(docs)
    shutil.copytree(bench.corpus(size), docs)
    print(f"\npreview, {size:,} dossiers, {_SAVES} saves")
    with _served(bench, docs) as preview:
        first_index = preview.wait_for(_ENTRY)
        print(f"  first page after {preview.start:.2f} s, first index after another {first_index:.2f} s")
        saves, index_lags, entry = [], [], b""
        for number, path in enumerate(_answered(docs, _SAVES), 1):
            time.sleep(_PAUSE)
            word = f"meetwoord{number}"
            _append_to_answer(path, word)
            saves.append(preview.wait_for(_address(docs, path), partial(_holds, word.encode())))
            index_lags.append(preview.wait_for(_ENTRY))
            entry = preview.get(_ENTRY)
            print(f"  save {number:2}: served after {saves[-1]:.2f} s, index there {_lag(index_lags[-1])}")
        renewal = preview.wait_for(_ENTRY, partial(operator.ne, entry))
        print(f"  the index is new {renewal:.1f} s after the last page was served")
    median = statistics.median(saves)
    bench.details["preview"] = {
        "first_page": preview.start,
        "first_index": first_index,
        "saves": saves,
        "index_lags": index_lags,
        "index_renewed": renewal,
    }
    return [
        Figure(name="preview, save until served, median", value=median, goal=1.5, unit="s"),
        Figure(name="preview, index away after a save, longest", value=max(index_lags), goal=_AT_ONCE, unit="s"),
    ]


def measure_weight(bench: Bench) -> list[Figure]:
    """The HTML of the dossiers that have some 1,000 words."""
    size = bench.sizes[0]
    docs, site = bench.corpus(size), bench.site_of_ours(size)
    sources = [path for path in _dossiers(docs) if len(path.read_text(encoding="utf-8").split()) in _WORDS]
    if not sources:
        message = f"no dossier of this corpus has {_WORDS[0]} to {_WORDS[-1]} words."
        raise CannotMeasureError(message)
    weights = sorted((site / _address(docs, path) / "index.html").stat().st_size for path in sources)
    median = statistics.median(weights)
    bench.details["weight"] = {"dossiers": len(weights), "median": median, "largest": weights[-1]}
    print(f"\nweight, {len(weights)} dossiers of {_WORDS[0]} to {_WORDS[-1]} words")
    print(f"  HTML in bytes: median {median:,.0f}, largest {weights[-1]:,}")
    return [Figure(name="weight, HTML of a dossier, largest", value=weights[-1] / 1000, goal=30, unit="kB")]


_PARTS: dict[str, Callable[[Bench], list[Figure]]] = {
    "build": measure_build,
    "growth": measure_growth,
    "preview": measure_preview,
    "weight": measure_weight,
}


class Preview:
    """A preview that is being served."""

    def __init__(self, port: int, server: subprocess.Popen[bytes], log: Path) -> None:
        """Wait until the first page is served; `start` is how long that took."""
        self._port = port
        self._server = server
        self._log = log
        self.start = self.wait_for("")

    def get(self, address: str) -> bytes:
        """What is served at an address; nothing where that is not a page that is there."""
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        try:
            connection.request("GET", f"/{address}")
            response = connection.getresponse()
            data = response.read()
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            connection.close()
        return data if response.status == _OK else b""

    def wait_for(self, address: str, is_wanted: Callable[[bytes], bool] = bool) -> float:
        """How many seconds it takes until what is served at an address is what we want; without that, anything."""
        start = time.perf_counter()
        while True:
            data = self.get(address)
            waited = time.perf_counter() - start
            if data and is_wanted(data):
                return waited
            if self._server.poll() is not None:
                message = f"the preview has ended:\n{_tail(self._log)}"
                raise CannotMeasureError(message)
            if waited > _PATIENCE:
                message = f"/{address} did not become as it should in {_PATIENCE:.0f} s of preview:\n{_tail(self._log)}"
                raise CannotMeasureError(message)
            time.sleep(_POLL)


@contextmanager
def _served(bench: Bench, docs: Path) -> Iterator[Preview]:
    """A preview of these docs, from an empty page cache, ended as a person would end it."""
    _remove(bench.project / ".cache")
    config = bench.project / "mkdocs-preview.yml"
    config.write_text(_PREVIEW.format(docs=json.dumps(str(docs))), encoding="utf-8")
    port, log = _free_port(), bench.work / "preview.log"
    command = [*_PYTHON, "-m", "mkdocs", "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]
    with log.open("wb") as said:
        server = subprocess.Popen(
            command, env=bench.environment, cwd=bench.work, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        try:
            yield Preview(port, server, log)
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    for how in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        server.send_signal(how)
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            continue
        return


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _dossiers(docs: Path) -> list[Path]:
    return sorted(docs.glob("vragen/*/*.md"))


def _answered(docs: Path, number: int) -> list[Path]:
    """So many dossiers with an answer, from all through the archive."""
    answered = [path for path in _dossiers(docs) if _ANSWER.search(path.read_text(encoding="utf-8"))]
    if len(answered) < number:
        message = f"this corpus has fewer than {number} dossiers with an answer."
        raise CannotMeasureError(message)
    return answered[:: len(answered) // number][:number]


# "### Antwoord", a blank line, and the first line of the answer
_ANSWER = re.compile(r"^### Antwoord\n\n.+$", re.MULTILINE)


def _append_to_answer(path: Path, word: str) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(_ANSWER.sub(lambda match: f"{match[0]} {word}", text, count=1), encoding="utf-8")


def _address(docs: Path, path: Path) -> str:
    return path.relative_to(docs).as_posix().removesuffix(".md") + "/"


def _holds(word: bytes, page: bytes) -> bool:
    return word in page


def _lag(seconds: float) -> str:
    return "at once" if seconds <= _AT_ONCE else f"after another {seconds:.2f} s"


def _in_turn(ways: dict[str, Callable[[], Build]], pairs: int) -> dict[str, list[Build]]:
    """Each way as often as there are pairs, one after the other, so that all meet the same weather."""
    runs: dict[str, list[Build]] = {name: [] for name in ways}
    for pair in range(1, pairs + 1):
        for name, way in ways.items():
            print(f"  pair {pair} of {pairs}: {name} …", file=sys.stderr, flush=True)
            runs[name].append(way())
    return runs


def _ratio(ours: list[Build], theirs: list[Build], what: str) -> float:
    """The median of the ratios within the pairs."""
    ratios: list[float] = [getattr(a, what) / getattr(b, what) for a, b in zip(ours, theirs, strict=True)]
    return statistics.median(ratios)


def _as_rows(runs: dict[str, list[Build]]) -> dict[str, list[dict[str, float]]]:
    return {name: [asdict(build) for build in builds] for name, builds in runs.items()}


def _print_builds(title: str, runs: dict[str, list[Build]]) -> None:
    """The medians of each way."""
    print(f"\n{title}, median of {len(next(iter(runs.values())))}")
    print(f"  {'':<20}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}{'site MB':>9}{'files':>8}   CPU s of each")
    for name, builds in runs.items():
        cpu, wall, peak, site, files = (
            statistics.median(getattr(build, what) for build in builds)
            for what in ("cpu", "wall", "peak_mb", "site_mb", "files")
        )
        each = " ".join(f"{build.cpu:.2f}" for build in builds)
        print(f"  {name:<20}{cpu:>9.2f}{wall:>9.2f}{peak:>9.0f}{site:>9.1f}{files:>8,.0f}   {each}")


def _print_figures(figures: list[Figure]) -> None:
    print("\ngoals")
    for figure in figures:
        verdict = "ok" if figure.is_met else "MISSED"
        print(f"  {figure.name:<44}{figure.value:>8.2f} {figure.unit:<3} goal <= {figure.goal:<5g} {verdict}")


def _print_setting(bench: Bench) -> None:
    print(textwrap.fill(", ".join(f"{name} {value}" for name, value in _setting(bench).items()), 110))


def _setting(bench: Bench) -> dict[str, object]:
    """What the figures depend on, beside the code."""
    libraries = ("mkdocs", "mkdocs-material", "markdown", "pagefind_bin")
    return {
        "python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in libraries},
        "processors": len(os.sched_getaffinity(0)),
        "load": round(os.getloadavg()[0], 2),
        "pairs": bench.pairs,
    }


@contextmanager
def _work_folder(named: Path | None) -> Iterator[Path]:
    if named:
        named.mkdir(parents=True, exist_ok=True)
        yield named.resolve()
    else:
        with tempfile.TemporaryDirectory(prefix="vragenarchief-bench-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)


def _copy_project(target: Path) -> Path:
    """A copy of the project as it stands in the working tree, with its code compiled."""
    _remove(target)
    target.mkdir()
    for path in _PROJECT.iterdir():
        if path.name.startswith(".") or path.name in _LEFT_BEHIND:
            continue
        if path.is_dir():
            shutil.copytree(path, target / path.name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy2(path, target)
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(target / "scripts")], check=True)
    return target


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _tail(log: Path) -> str:
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"what to measure: {', '.join(_PARTS)} (default: all)")
    parser.add_argument(
        "--generator",
        type=Path,
        default=_PROJECT / _GENERATOR,
        help=f"the script that makes dossiers: GENERATOR DOCS N (default: {_GENERATOR} from the project)",
    )
    parser.add_argument("--pairs", type=_positive, default=3, help="how often each build is run (default: 3)")
    parser.add_argument(
        "--sizes", type=_positive, nargs="+", default=[1000, 3000], help="numbers of dossiers (default: 1000 3000)"
    )
    parser.add_argument("--work", type=Path, help="the folder to work in; corpora are kept there (default: a new one)")
    parser.add_argument("--json", type=Path, help="a file for the figures")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


if __name__ == "__main__":
    sys.exit(main())

"""Builds a whole site aside, checks it, and puts it in the place of the old one; or shows a preview."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from vragenarchief.dossier.reading import shown_name
from vragenarchief.findings import Finding, Kind
from vragenarchief.search.index import IndexingError
from vragenarchief.site.plugin import ArchivePlugin, FaultsFoundError

# What a built archive always holds: anything else is not ours to replace.
_SIGNS_OF_A_SITE = ("404.html", "css/archief.css", "zoeken/index.html", "vragen/index.html")


class TargetRefusedError(Exception):
    """The folder for the site holds something else; the text says so in Dutch."""


def build_site(project: Path, docs: Path, target: Path) -> ArchivePlugin:
    """Build the archive in `docs` into `target`, and give back the plugin, which knows what it read.

    `project` has mkdocs.yml, overrides/ and what `docs` lacks. The old site stays as it is until the
    new one is whole. Raises FaultsFoundError with everything that is wrong, TargetRefusedError, or OSError.
    """
    target = target.resolve()
    _check_target(target, docs.resolve())
    new = target.with_name(f".{target.name}-{os.getpid()}-nieuw")
    plugin: ArchivePlugin | None = None
    try:
        with _warnings_as_faults(project):
            config = _load(project, docs, new)
            named = config.plugins["vragenarchief"]
            assert isinstance(named, ArchivePlugin)  # noqa: S101 -- mkdocs.yml names it
            plugin = named
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
        _swap(new, target)
    finally:
        if plugin:
            plugin.stop_indexing()  # also when Ctrl-C or a signal ends the build, of which MkDocs tells nobody
        shutil.rmtree(new, ignore_errors=True)
    return plugin


def _load(project: Path, docs: Path, site: Path) -> MkDocsConfig:
    """The settings for a build of `docs` into `site`. Of a day that does not exist YAML complains in a way of its own."""
    try:
        return load_config(
            config_file=str(project / "mkdocs.yml"), docs_dir=str(docs.resolve()), site_dir=str(site), strict=True
        )
    except ValueError as error:
        raise ConfigurationError(str(error)) from error


def serve_site(project: Path, docs: Path) -> None:
    """Show a preview of the archive in `docs` until it is interrupted."""
    with _warnings_as_faults(project, is_preview=True):
        serve(str(project / "mkdocs.yml"), docs_dir=str(docs.resolve()))


def _check_target(target: Path, docs: Path) -> None:
    if target.is_relative_to(docs) or docs.is_relative_to(target):
        message = f"De map {target} voor de site en de map {docs} met de pagina's mogen niet in elkaar liggen."
        raise TargetRefusedError(message)
    if target.is_dir():
        is_site = all((target / sign).is_file() for sign in _SIGNS_OF_A_SITE)
        if any(target.iterdir()) and not is_site:
            message = f"In {target} staat iets anders dan een archief. Kies een lege map, of haal die map zelf leeg."
            raise TargetRefusedError(message)
    elif target.exists():
        message = f"{target} is een bestand. Kies een map voor de site."
        raise TargetRefusedError(message)


def _swap(new: Path, target: Path) -> None:
    """Put the new folder in the place of the old one, which goes only then."""
    old = target.with_name(f".{target.name}-{os.getpid()}-oud")
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


class _Gatherer(logging.Handler):
    """Keeps what MkDocs warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


@contextmanager
def _warnings_as_faults(project: Path, *, is_preview: bool = False) -> Iterator[None]:
    """Turn whatever MkDocs complains of into faults in our own shape, all in one go."""
    gatherer = _Gatherer()
    log = logging.getLogger("mkdocs")
    if not is_preview:
        log.addHandler(gatherer)
    try:
        yield
    except IndexingError as error:
        raise FaultsFoundError([Finding.of(Kind.INDEX_FAILED, "site", text=str(error))]) from None
    except (Abort, ConfigurationError, yaml.YAMLError) as stop:
        cause = stop.__context__
        if isinstance(cause, FaultsFoundError):
            raise cause from None
        texts = gatherer.texts or [str(stop)]
        name = shown_name(project / "mkdocs.yml")
        faults = [Finding.of(Kind.GENERATOR_COMPLAINS, name, text=" ".join(text.split())) for text in texts]
        raise FaultsFoundError(faults) from None
    finally:
        log.removeHandler(gatherer)

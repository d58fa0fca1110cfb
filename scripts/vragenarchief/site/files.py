"""Which files MkDocs has to do with: editorial pages, our own assets, and the theme's style sheet."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

# Below docs/, but never pages or files of MkDocs.
_OURS = ("vragen/", "registers/", "fragmenten/")
_THEME_STYLES = "assets/stylesheets/main."


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Take from MkDocs what is ours to render, and of the theme all but its style sheet."""
    overrides = config.theme.custom_dir
    theme = {str(Path(folder)) for folder in config.theme.dirs if folder != overrides}
    for file in list(files):
        is_theme_rest = file.src_dir in theme and not is_theme_style(file)
        if is_theme_rest or file.src_uri.startswith(_OURS):
            files.remove(file)


def is_theme_style(file: File) -> bool:
    """Whether this is the theme's main style sheet, whose name changes with its version."""
    return file.src_uri.startswith(_THEME_STYLES) and file.src_uri.endswith(".css")


def add_missing(files: Files, fallback: Path, config: MkDocsConfig) -> None:
    """Add the editorial pages and files of `fallback` that the docs folder lacks."""
    for path in sorted(fallback.rglob("*")):
        uri = path.relative_to(fallback).as_posix()
        is_hidden = any(part.startswith(".") for part in Path(uri).parts)
        if path.is_file() and not is_hidden and not uri.startswith(_OURS) and uri not in files.src_uris:
            files.append(File(uri, str(fallback), config.site_dir, config.use_directory_urls))


def generated(config: MkDocsConfig, address: str, content: str | bytes) -> File:
    """A file of ours at its address below the root of the site."""
    uri = f"{address}index.html" if address.endswith("/") or not address else address
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED)


def attached(config: MkDocsConfig, address: str, path: Path) -> File:
    """A file that is copied as it is to its address."""
    return File.generated(config, address, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED)


def collisions(files: Iterable[File], added: Iterable[File]) -> Iterator[tuple[File, File]]:
    """Each added file with the other file that would be written to the same place, capitals aside."""
    taken = {file.dest_uri.casefold(): file for file in files}
    for file in added:
        other = taken.get(file.dest_uri.casefold())
        if other is not None:
            yield file, other


def add(files: Files, added: Iterable[File], config: MkDocsConfig) -> None:
    """Add our files; where MkDocs would make the same one from a template of the theme, ours stands."""
    for file in added:
        config.theme.static_templates.discard(file.src_uri)
        if theirs := files.get_file_from_path(file.src_uri):
            files.remove(theirs)
        files.append(file)

"""Which files MkDocs has to do with: editorial pages, our own assets, and the theme's style sheet."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

# Below docs/, but never pages or files of MkDocs.
_OURS = ("vragen/", "registers/", "fragmenten/")


def leave_out(files: Files) -> None:
    """Take from MkDocs what is ours to render."""
    for file in list(files):
        if file.src_uri.startswith(_OURS):
            files.remove(file)


def take_theme_folder(config: MkDocsConfig) -> Path:
    """The theme's own folder, taken from those that MkDocs searches and publishes.

    It would publish the theme's scripts, and go through ten thousand icons at every build to find them.
    """
    folder = next(folder for folder in config.theme.dirs if (Path(folder) / "assets" / "stylesheets").is_dir())
    config.theme.dirs.remove(folder)
    return Path(folder)


def theme_style(folder: Path, config: MkDocsConfig) -> File:
    """The theme's main style sheet, whose name changes with its version."""
    path = next(folder.glob("assets/stylesheets/main.*.css"))
    return attached(config, path.relative_to(folder).as_posix(), path)


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

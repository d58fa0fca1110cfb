"""Which files MkDocs has to do with: editorial pages, our own assets, and the theme's style sheet."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils.meta import get_data

from vragenarchief.dossier.frontmatter import REMEDY_FOR_LINES
from vragenarchief.dossier.reading import reason_of
from vragenarchief.findings import Finding, Kind

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
    taken = {file.dest_uri.casefold() for file in files}
    for path in sorted(fallback.rglob("*")):
        uri = path.relative_to(fallback).as_posix()
        is_hidden = any(part.startswith(".") for part in Path(uri).parts)
        if not path.is_file() or is_hidden or uri.startswith(_OURS):
            continue
        file = File(uri, str(fallback), config.site_dir, config.use_directory_urls)
        if file.dest_uri.casefold() not in taken:
            files.append(file)


def generated(config: MkDocsConfig, address: str, content: str | bytes) -> File:
    """A file of ours at its address below the root of the site."""
    uri = f"{address}index.html" if address.endswith("/") or not address else address
    return File.generated(config, uri, content=content, inclusion=InclusionLevel.INCLUDED)


def attached(config: MkDocsConfig, address: str, path: Path) -> File:
    """A file that is copied as it is to its address, also one that MkDocs would make a page of."""
    file = File.generated(config, address, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED)
    if file.is_documentation_page():
        file = File.generated(config, f"{address}.txt", abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED)
        file.dest_uri = address
    return file


def collisions(
    files: Iterable[File], added: Iterable[File], reserved: tuple[str, ...]
) -> Iterator[tuple[File, File | None]]:
    """Each file of docs/ that would be written to a place that is taken, capitals aside, and what takes it.

    None takes the places that begin with one of `reserved`: those are the archive's own.
    """
    taken: dict[str, File] = {file.dest_uri.casefold(): file for file in added}
    for file in files:
        place = file.dest_uri.casefold()
        owner = taken.setdefault(place, file)
        if owner is not file or (place.startswith(reserved) and file.src_dir):
            yield file, owner if owner is not file else None


def unreadable(file: File, name: str) -> Iterator[Finding]:
    """What keeps MkDocs from reading an editorial page or copying a file; `name` is the file as findings call it."""
    if file.src_dir is None or file.abs_src_path is None:
        return
    try:
        data = Path(file.abs_src_path).read_bytes()
    except OSError as error:
        yield Finding.of(Kind.PAGE_UNREADABLE, name, reason=reason_of(error))
        return
    if not file.is_documentation_page():
        return
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Finding.of(Kind.NOT_UTF8, name, data[: error.start].count(b"\n") + 1)
        return
    # MkDocs drops all metadata without a word when one line of it is wrong, and prints it on the page.
    if source.startswith("---\n") and "\n---" in source and not get_data(source)[1]:
        yield Finding.of(Kind.FRONT_MATTER_UNREADABLE, name, 2, remedy=REMEDY_FOR_LINES)


def add(files: Files, added: Iterable[File], config: MkDocsConfig) -> None:
    """Add our files; where MkDocs would make the same one from a template of the theme, ours stands."""
    for file in added:
        config.theme.static_templates.discard(file.src_uri)
        if theirs := files.get_file_from_path(file.src_uri):
            files.remove(theirs)
        files.append(file)

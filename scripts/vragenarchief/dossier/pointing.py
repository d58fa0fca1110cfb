"""What a clerk points at: paths, as a shell gives them, become places in a docs folder."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path

from vragenarchief.dossier.reading import Contents


class NothingThereError(Exception):
    """Some paths lead to nothing that we know; the text says which, in Dutch."""


def pages_at(paths: Iterable[Path], docs: Path, contents: Contents) -> list[str]:
    """The pages by their paths below docs/, each once. Raises NothingThereError."""
    unread = {finding.path.removeprefix(f"{contents.name}/") for finding in contents.findings}
    known = {*contents.pages, *unread}
    return _each(paths, docs, contents, lambda place: place in known)


def places_at(paths: Iterable[Path], docs: Path, contents: Contents) -> list[str]:
    """Pages, registers, and folders with those, as findings name them, each ending in "/". Raises NothingThereError."""
    known = [f"{contents.name}/{path}/" for path in contents.pages]
    known += [f"{register.name}/" for register in contents.registers.values()]
    known += [f"{finding.path}/" for finding in contents.findings]

    def name_of(place: str) -> str:
        return f"{contents.name}/" if place == "." else f"{contents.name}/{place}/"

    places = _each(paths, docs, contents, lambda place: any(one.startswith(name_of(place)) for one in known))
    return [name_of(place) for place in places]


def _each(paths: Iterable[Path], docs: Path, contents: Contents, is_known: Callable[[str], bool]) -> list[str]:
    """The place of each path below docs/. Raises NothingThereError with all that are not known."""
    places = {path: _below(path, docs) for path in paths}
    problems = [_problem(path, contents) for path, place in places.items() if place is None or not is_known(place)]
    if problems:
        raise NothingThereError("\n".join(problems))
    return list(dict.fromkeys(place for place in places.values() if place))


def _below(path: Path, docs: Path) -> str | None:
    """The path below docs/, "." for docs/ itself and all that it is in; None where it lies elsewhere."""
    for as_named in (lambda one: Path(os.path.normpath(one.absolute())), Path.resolve):
        place, root = as_named(path), as_named(docs)
        if root.is_relative_to(place):
            return "."
        if place.is_relative_to(root):
            return place.relative_to(root).as_posix()
    return None


def _problem(path: Path, contents: Contents) -> str:
    if not os.path.lexists(path):
        return f"{path} bestaat niet."
    if path.is_dir():
        return f"{path} is een map. Noem de pagina's zelf, zoals {contents.name}/vragen/2026/014-brug.md."
    return f"{path} is geen pagina. Een pagina heet bijvoorbeeld {contents.name}/vragen/2026/014-brug.md."

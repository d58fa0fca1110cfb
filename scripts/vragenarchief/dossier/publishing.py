"""Putting drafts in the archive: what that changes, and what it is answerable for."""

import contextlib
import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from vragenarchief.dossier.model import Publication
from vragenarchief.dossier.reading import ArchiveReader, Contents
from vragenarchief.dossier.writing import set_publication
from vragenarchief.findings import Finding


@dataclass(frozen=True, kw_only=True, slots=True)
class Publishing:
    """Pages that are to be published, by their paths below docs/.

    `changed` holds the new bytes of those that are drafts; `removed` are pages that were taken out of
    the archive, which come back by hand only. `findings` are those about all of the pages as if they
    were public, and those that other pages get by it.
    """

    changed: Mapping[str, bytes]
    removed: tuple[str, ...]
    findings: tuple[Finding, ...]


def publish(paths: Collection[str], contents: Contents, reader: ArchiveReader, today: datetime.date) -> Publishing:
    """What publishing the pages at `paths` comes to. Nothing is written."""
    before = reader.read_contents(contents, today, with_drafts=True)
    standing = {dossier.path: dossier.publication for dossier in before.archive.dossiers}
    changed: dict[str, bytes] = {}
    for path in paths:
        if standing.get(path) is Publication.DRAFT:
            with contextlib.suppress(ValueError):  # the page has faults that say why
                changed[path] = set_publication(contents.pages[path].decode(), Publication.PUBLISHED).encode()
    after = reader.read_contents(replace(contents, pages={**contents.pages, **changed}), today, with_drafts=True)
    return Publishing(
        changed=changed,
        removed=tuple(path for path in paths if standing.get(path) is Publication.REMOVED),
        findings=after.brought_by({f"{contents.name}/{path}" for path in paths}, before),
    )

"""Small pages made in code: the smallest front matter, with other lines where a test wants them."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from vragenarchief.dossier.model import Dossier
from vragenarchief.dossier.page import parse_page
from vragenarchief.dossier.reading import ArchiveReader, Reading

OPEN = "## Vraag\n\nWanneer?\n"
ANSWERED = f"{OPEN}\n### Antwoord\n\nIn het voorjaar.\n"
TODAY = datetime.date(2026, 3, 1)


def write_page(number: str = "2026-014", *lines: str, body: str = OPEN) -> bytes:
    """A page without faults; each of the lines stands in the place of the one with the same key."""
    usual = (f'nummer: "{number}"', "titel: Brug", "onderwerpen: [verkeer]", "ingediend: 2026-01-05")
    by_key = {line.split(":")[0]: line for line in (*usual, *lines)}
    return "\n".join(("---", *by_key.values(), "---", "", body)).encode()


def path_of(number: str, slug: str = "brug") -> str:
    """The place below docs/ of the page with this number."""
    year, serial = number.split("-")
    return f"vragen/{year}/{serial}-{slug}.md"


def make_dossier(number: str = "2026-014", *lines: str, body: str = OPEN) -> Dossier:
    """The dossier of such a page."""
    page = parse_page(path_of(number), write_page(number, *lines, body=body))
    assert not page.findings
    return page.dossier


@dataclass(frozen=True, slots=True)
class Docs:
    """A folder with pages and registers, `docs` in the current folder."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file below the folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def add(self, number: str, *lines: str, body: str = OPEN) -> None:
        """Write a page without faults of its own."""
        self.write(path_of(number), write_page(number, *lines, body=body))

    def read(self, reader: ArchiveReader | None = None, *, with_drafts: bool = False) -> Reading:
        """What the folder holds on 1 March 2026."""
        reader = reader or ArchiveReader(None, processes=1)
        return reader.read(self.root, self.root, TODAY, with_drafts=with_drafts)

    def messages(self) -> list[str]:
        """All that a clerk is told about the folder."""
        return [str(finding) for finding in self.read().findings]

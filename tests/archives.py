"""Small archives made in code, and a copy of the project to build them with."""

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from vragenarchief.cli import PROJECT

TOPICS = """\
- slug: groen
  naam: Groen en water
  omschrijving: Bomen, parken en sloten.
- slug: verkeer
  naam: Verkeer en parkeren
"""
RULES = """\
- naam: Reglement van orde
  artikel: 38
  van: 2018-01-01
  termijn: 30 dagen
  vanaf: ontvangst
"""
SMALLEST = """\
---
nummer: "2026-001"
titel: Bankje bij de vijver
onderwerpen: [groen]
ingediend: 2026-03-02
---
## Vraag
Waarom is het bankje bij de vijver weg?
### Antwoord
Het was door houtworm aangetast.
"""
LETTER = """\
---
nummer: "2025-007"
titel: "Wiekebrug: veilig voor fietsers?"
indieners:
  - naam: T. Koldenhof
    fractie: Dorpen Samen
gericht_aan: college
onderwerpen: [verkeer, groen]
ingediend: 2025-05-06
ontvangen: 2025-05-07
beantwoord: 2025-06-03
kenmerken: [Z-25-001122]
---

Een inleiding bij de vragen.

## Vraag 1

Hoeveel ongevallen waren er?

### Antwoord

In vijf jaar 31.[^1]

[^1]: Cijfers van de politie.

## Vraag 2

Wat kost een fietspad?

## Vraag 3

Wie betaalt dat?

### Antwoord op vraag 2 en 3

| Jaar | Bedrag |
|---|---:|
| 2027 | € 900.000 |

Zie ook [het bankje](../2026/001-bankje-bij-de-vijver.md#vraag-1).

## Vraag 4

Komt er een veerpont?

## Toelichting

De brug is van 1932.
"""
WAITING = """\
---
nummer: "2026-002"
titel: Kap van zes essen
onderwerpen: [groen]
ingediend: 2026-11-16
---
## Vraag 1
Waarom moeten de essen weg?
"""
FAULTY = {
    "vragen/2026/010-zonder-datum.md": '---\nnummer: "2026-010"\ntitel: Zonder datum\nonderwerpen: [groen]\n---\n'
    "## Vraag\nWanneer?\n",
    "vragen/2026/011-onbekend.md": '---\nnummer: "2026-011"\ntitel: Onbekend\nonderwerpen: [groem]\n'
    "ingediend: 2026-02-30\nkleur: rood\n---\n## Vraag\nWat?\n### Antwoord op vraag 4\nDat.\n",
    "vragen/2026/012-dubbele-punt.md": '---\nnummer: "2026-012"\ntitel: Brug: open of dicht?\nonderwerpen: [groen]\n'
    "ingediend: 2026-02-03\n---\n## Vraag\nMag de brug open?\n",
}


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the project, whose docs/ a test may change as it likes."""

    root: Path

    @classmethod
    def make(cls, root: Path) -> "Project":
        """The project's own settings, templates and editorial pages, with three small dossiers."""
        shutil.copytree(PROJECT / "overrides", root / "overrides")
        shutil.copytree(PROJECT / "docs", root / "docs", ignore=shutil.ignore_patterns("vragen", "registers"))
        shutil.copy(PROJECT / "mkdocs.yml", root)
        project = cls(root)
        project.write("registers/onderwerpen.yml", TOPICS)
        project.write("registers/reglement.yml", RULES)
        project.write("vragen/2025/007-wiekebrug.md", LETTER)
        project.write("vragen/2026/001-bankje-bij-de-vijver.md", SMALLEST)
        project.write("vragen/2026/002-essen.md", WAITING)
        return project

    @property
    def docs(self) -> Path:
        """The folder with the pages."""
        return self.root / "docs"

    @property
    def site(self) -> Path:
        """The folder in which the site is built."""
        return self.root / "site"

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file below docs/."""
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def read(self, address: str) -> str:
        """A file of the built site, or the page at an address."""
        path = self.site / address
        return (path / "index.html" if address.endswith("/") or not address else path).read_text(encoding="utf-8")

    def set_option(self, line: str) -> None:
        """Change one line of mkdocs.yml, found by its key."""
        settings = self.root / "mkdocs.yml"
        key = line.split(":", maxsplit=1)[0]
        changed, number = re.subn(rf"(?m)^{key}:.*$", line, settings.read_text(encoding="utf-8"))
        assert number == 1
        settings.write_text(changed, encoding="utf-8")


def digest(folder: Path) -> dict[str, str]:
    """The hash of every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

"""Letters made in code, and the archive of Wiekendam that takes them in."""

import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from vragenarchief.dossier.registers import Entry, Register, Registers, find_registers, parse_registers
from vragenarchief.importer.intake import Importer, Intake
from vragenarchief.importer.letter import Letter
from vragenarchief.importer.paragraphs import Paragraph
from vragenarchief.importer.texts import compose, write_plain

TODAY = datetime.date(2026, 11, 25)

TOPICS = """\
- slug: groen
  naam: Groen en water
  omschrijving: Bomen, parken en sloten.
- slug: verkeer
  naam: Verkeer en parkeren
  omschrijving: Wegen, fietspaden en bruggen.
"""
PARTIES = """\
- slug: dorpen-samen
  naam: Dorpen Samen
  ook: [DS, DorpenSamen]
- slug: groen-wiekendam
  naam: Groen Wiekendam
  ook: [GW]
- slug: lokaal-belang-wiekendam
  naam: Lokaal Belang Wiekendam
  ook: [LBW, Lokaal Belang]
- slug: sociaal-wiekendam
  naam: Sociaal Wiekendam
  ook: [SW]
- slug: wiekendam-vooruit
  naam: Wiekendam Vooruit
  ook: [WV]
"""
RULES = """\
- naam: Reglement van orde gemeenteraad Wiekendam
  artikel: 38
  van: 2018-01-01
  termijn: 30 dagen
  vanaf: ontvangst
"""

PARTIES_OF_WIEKENDAM = Register(
    [
        Entry(slug="dorpen-samen", name="Dorpen Samen", also=("DS", "DorpenSamen")),
        Entry(slug="groen-wiekendam", name="Groen Wiekendam", also=("GW",)),
        Entry(slug="sociaal-wiekendam", name="Sociaal Wiekendam", also=("SW",)),
    ]
)


class Archive:
    """An archive without pages, and the letters that it takes in."""

    def __init__(self, root: Path) -> None:
        self.docs = root / "docs"
        self.write("registers/onderwerpen.yml", TOPICS)
        self.write("registers/fracties.yml", PARTIES)
        self.write("registers/reglement.yml", RULES)
        self.registers = registers_of(self.docs)
        self.importer = Importer(self.docs, self.registers, TODAY)

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file below the folder."""
        file = self.docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def take(self, letter: str | bytes, name: str = "brief.md") -> Intake:
        """What becomes of a letter that lies beside the archive."""
        return self.importer.take(self.write(f"../{name}", letter))


def registers_of(docs: Path) -> Registers:
    """The registers of an archive, which are without fault."""
    registers, findings = parse_registers(find_registers([docs], Path.as_posix))
    assert findings == []
    return registers


def words_of(text: str) -> Counter[str]:
    """How often each run of letters and digits occurs, signs that nobody sees left out."""
    text = re.sub("[\x0b\x0c\x85\u2028\u2029]", " ", text)
    seen = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cc", "Co", "Cs"} or c in "\n\r\f\t")
    return Counter(re.findall(r"[^\W_]+", seen))


def text_of(paragraphs: Iterable[Paragraph]) -> str:
    """The words of paragraphs, as the page will have them."""
    return write_plain(compose(paragraphs))


def words_in(letter: Letter) -> Counter[str]:
    """The words of all that the letter was taken apart into: its parts, its introduction and what was left out."""
    found = words_of(text_of(letter.parts.introduction))
    for part in letter.parts.parts:
        found += words_of(text_of(part.paragraphs)) + words_of(getattr(part, "heading", ""))
    for removal in letter.removals:
        found += words_of(removal.text)
    return found

"""The numbers of lists in Word, which are nowhere in its text: each is counted as Word counts."""

import re
from dataclasses import dataclass, field

from vragenarchief.importer.readers.markup import Element, child_of, children_of, value_of
from vragenarchief.importer.readers.numerals import write_numeral

_LEVEL = re.compile(r"%([1-9])")
_STYLES_DEEP = 12
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    restarts: int | None = None


@dataclass(slots=True)
class _Numbering:
    """One list as it is used: the definition that it counts with, and its levels."""

    definition: str
    levels: dict[int, _Level]
    fresh: dict[int, int] = field(default_factory=dict)


class Counter:
    """Counts the paragraphs of a letter that are numbered."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        """Take the parts of the package in which Word keeps its lists and its styles."""
        self._styles = {value_of(style, "styleId") or "": style for style in children_of(styles, "style")}
        self._definitions = {
            value_of(found, "abstractNumId") or "": found for found in children_of(numbering, "abstractNum")
        }
        self._by_style = {
            name: key
            for key, found in self._definitions.items()
            if (name := value_of(child_of(found, "styleLink"), "val"))
        }
        self._numberings = {
            value_of(num, "numId") or "": self._numbering_of(num) for num in children_of(numbering, "num")
        }
        self._counts: dict[tuple[str, int], int] = {}

    def mark(self, properties: Element | None) -> str:
        """What Word prints before the paragraph with these properties: "3.", "a)", "-", "Vraag 2"; "" where nothing.

        Each call counts.
        """
        found = self._find(properties)
        if not found:
            return ""
        numbering, depth = found
        level = numbering.levels.get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return "-"
        self._count(numbering, depth)

        def write(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = numbering.levels.get(at, _Level())
            return write_numeral(self._counts.get((numbering.definition, at), shown.start), shown.form)

        return _LEVEL.sub(write, level.text).strip()

    def _count(self, numbering: _Numbering, depth: int) -> None:
        key = (numbering.definition, depth)
        if depth in numbering.fresh:  # a list that begins anew, though it counts with the definition of another
            self._counts[key] = numbering.fresh.pop(depth)
        else:
            self._counts[key] = self._counts.get(key, numbering.levels[depth].start - 1) + 1
        for deeper in range(depth + 1, _LEVELS):
            level = numbering.levels.get(deeper)
            if level and (level.restarts is None or 0 < depth + 1 <= level.restarts):
                self._counts.pop((numbering.definition, deeper), None)

    def _find(self, properties: Element | None) -> tuple[_Numbering, int] | None:
        """The list in which a paragraph stands and how deep; its style may say so."""
        own = child_of(properties, "numPr")
        number, depth = value_of(child_of(own, "numId"), "val"), value_of(child_of(own, "ilvl"), "val")
        style = value_of(child_of(properties, "pStyle"), "val")
        for _ in range(_STYLES_DEEP):
            if number is not None or style is None:
                break
            found = self._styles.get(style)
            of_style = child_of(found, "pPr", "numPr")
            number = value_of(child_of(of_style, "numId"), "val")
            if number is not None and depth is None:
                depth = value_of(child_of(of_style, "ilvl"), "val") or self._depth_of(number, style)
            style = value_of(child_of(found, "basedOn"), "val")
        numbering = self._numberings.get(number or "")
        return (numbering, _number(depth, 0)) if numbering else None

    def _depth_of(self, number: str, style: str) -> str | None:
        """The level of a list that belongs to this style."""
        num = self._numberings.get(number)
        found = self._definitions.get(num.definition) if num else None
        return next(
            (
                value_of(level, "ilvl")
                for level in children_of(found, "lvl")
                if value_of(child_of(level, "pStyle"), "val") == style
            ),
            None,
        )

    def _numbering_of(self, num: Element) -> _Numbering:
        key = value_of(child_of(num, "abstractNumId"), "val") or ""
        linked = value_of(child_of(self._definitions.get(key), "numStyleLink"), "val")
        key = self._by_style.get(linked or "", key)
        found = self._definitions.get(key)
        levels = {_number(value_of(level, "ilvl"), 0): _level_of(level) for level in children_of(found, "lvl")}
        numbering = _Numbering(key, levels)
        for override in children_of(num, "lvlOverride"):
            depth = _number(value_of(override, "ilvl"), 0)
            if (level := child_of(override, "lvl")) is not None:
                levels[depth] = _level_of(level)
            start = value_of(child_of(override, "startOverride"), "val")
            if start is not None:
                numbering.fresh[depth] = _number(start, 1)
        return numbering


def _level_of(level: Element) -> _Level:
    restarts = value_of(child_of(level, "lvlRestart"), "val")
    return _Level(
        start=_number(value_of(child_of(level, "start"), "val"), 1),
        form=value_of(child_of(level, "numFmt"), "val") or "decimal",
        text=value_of(child_of(level, "lvlText"), "val") or "",
        restarts=_number(restarts, 0) if restarts is not None else None,
    )


def _number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _LEVELS else default

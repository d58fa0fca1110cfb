"""Tables with lines around their cells, as a PDF draws them: which cell a place on the page is in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_THIN = 2.5
_NEAR = 3.0
_LINES_AT_MOST = 400


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that is drawn on the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_flat(self) -> bool:
        """Whether it goes from left to right."""
        return self.top - self.bottom <= _THIN


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of one table; `rows` from top to bottom, `columns` from left to right."""

    flat: Sequence[Rule]
    upright: Sequence[Rule]
    rows: Sequence[float]
    columns: Sequence[float]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """The row and column of the cell around this place, of a cell over several its first; None outside."""
        if not (self.columns[0] <= x <= self.columns[-1] and self.rows[-1] <= y <= self.rows[0]):
            return None
        above = [rule.top for rule in self.flat if rule.left - _NEAR <= x <= rule.right + _NEAR and rule.top >= y]
        before = [r.left for r in self.upright if r.bottom - _NEAR <= y <= r.top + _NEAR and r.left <= x]
        row = _nearest(self.rows, min(above, default=self.rows[0]))
        column = _nearest(self.columns, max(before, default=self.columns[0]))
        return min(row, len(self.rows) - 2), min(column, len(self.columns) - 2)


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """The tables that these lines make: two columns or more, with lines that meet."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: (-rule.top, rule.left))[:_LINES_AT_MOST]:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        for group in met:
            groups.remove(group)
        groups.append([rule, *(other for group in met for other in group)])
    return [grid for group in groups if (grid := _grid_of(group))]


def _grid_of(rules: Sequence[Rule]) -> Grid | None:
    flat = [rule for rule in rules if rule.is_flat]
    upright = [rule for rule in rules if not rule.is_flat]
    rows = _apart(rule.top for rule in flat)[::-1]
    columns = _apart(rule.left for rule in upright)
    return Grid(flat, upright, rows, columns) if len(rows) > 1 and len(columns) > 2 else None  # noqa: PLR2004


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.left - _NEAR <= other.right
        and other.left - _NEAR <= one.right
        and one.bottom - _NEAR <= other.top
        and other.bottom - _NEAR <= one.top
    )


def _apart(places: Iterable[float]) -> list[float]:
    """The places in order, those that nearly coincide as one."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return kept


def _nearest(places: Sequence[float], place: float) -> int:
    return min(range(len(places)), key=lambda at: abs(places[at] - place))

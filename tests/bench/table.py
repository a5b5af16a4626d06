"""The table: one row for each figure, one column for each pile."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, and the target it is to reach."""

    figure: str
    """What was measured."""
    values: tuple[float, ...]
    """Every value."""
    unit: str = "ms"
    """Their unit."""
    reference: tuple[float, ...] = ()
    """The values of what it is compared with."""
    ratio_at: int = 50
    """The percentile that is compared."""
    most_at_p95: float | None = None
    """The target: so much at p95."""
    most_ratio: float | None = None
    """The target: at most so many times the reference."""
    least_ratio: float | None = None
    """The target: at least so many times the reference."""
    most: float | None = None
    """The target: so much at the worst."""
    least: float | None = None
    """The target: at least so much in the middle."""

    @property
    def ratio(self) -> float | None:
        """The value at the percentile compared, as a multiple of the reference's."""
        if not self.reference:
            return None
        ours, theirs = (_at(values, self.ratio_at) for values in (self.values, self.reference))
        return ours / theirs

    @property
    def is_missed(self) -> bool:
        """Whether it has a target and does not reach it."""
        return not all(holds for holds, _ in self._targets)

    @property
    def numbers(self) -> tuple[float, ...]:
        """The median, the value at p95, the worst; the worst of a rate is its lowest."""
        if self.unit.endswith("/s"):
            return median(self.values), -percentile([-value for value in self.values], 95), min(self.values)
        return median(self.values), percentile(self.values, 95), max(self.values)

    @property
    def told_ratio(self) -> str:
        """The ratio as it is printed."""
        return "" if self.ratio is None else f"×{self.ratio:.2f}{' at p95' if self.ratio_at == 95 else ''}"

    @property
    def verdict(self) -> str:
        """Whether the target is reached, and what it is; empty where there is none."""
        targets = ", ".join(target for _, target in self._targets)
        return f"{'MISSED' if self.is_missed else 'holds'} ({targets})" if targets else ""

    @property
    def line(self) -> str:
        """The row as it is printed while the bench runs."""
        numbers = (f"{number:9,.1f}" for number in self.numbers)
        return "  ".join((f"{self.figure:<58}", *numbers, f"{self.unit:<10}", self.told_ratio, self.verdict)).rstrip()

    @property
    def cell(self) -> str:
        """The row in one column of the summary."""
        told = " / ".join(f"{number:,.0f}" if number >= 100 else f"{number:.1f}" for number in self.numbers)
        return " ".join(
            filter(None, (told if len(self.values) > 1 else told.split()[0], self.told_ratio, self.verdict))
        )

    @property
    def _targets(self) -> Iterator[tuple[bool, str]]:
        """Whether each target holds, and how it is told."""
        if self.most_at_p95 is not None:
            yield percentile(self.values, 95) <= self.most_at_p95, f"p95 ≤ {self.most_at_p95:g}"
        if self.most_ratio is not None and self.ratio is not None:
            yield self.ratio <= self.most_ratio, f"≤ ×{self.most_ratio:g}"
        if self.least_ratio is not None and self.ratio is not None:
            yield self.ratio >= self.least_ratio, f"≥ ×{self.least_ratio:g}"
        if self.most is not None:
            yield max(self.values) <= self.most, f"≤ {self.most:g}"
        if self.least is not None:
            yield median(self.values) >= self.least, f"≥ {self.least:g}"


HEAD = f"{'':<58}  {'p50':>9}  {'p95':>9}  {'worst':>9}"


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` of the values do not exceed (nearest rank)."""
    return sorted(values)[max(ceil(len(values) * percent / 100) - 1, 0)]


def side_by_side(piles: Sequence[tuple[str, Sequence[Row]]]) -> Iterator[str]:
    """The rows of several piles as one Markdown table; each pile has a name and its rows."""
    yield f"| p50 / p95 / worst | unit | {' | '.join(name for name, _ in piles)} |"
    yield f"|---|---|{'---|' * len(piles)}"
    cells = [{(row.figure, row.unit): row.cell for row in rows} for _, rows in piles]
    for figure, unit in dict.fromkeys(key for column in cells for key in column):
        told = " | ".join(column.get((figure, unit), "–") for column in cells)
        yield f"| {figure} | {unit} | {told} |"


def write(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        print(line, flush=True)


def _at(values: Sequence[float], percent: int) -> float:
    return median(values) if percent == 50 else percentile(values, percent)

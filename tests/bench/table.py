"""The table: one row for each figure."""

from collections.abc import Iterable, Sequence
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
    most_at_p95: float | None = None
    """The target: so much at p95."""
    most_ratio: float | None = None
    """The target: so many times the median of the reference."""
    most: float | None = None
    """The target: so much at the worst."""

    @property
    def ratio(self) -> float | None:
        """The median as a multiple of the reference's."""
        return median(self.values) / median(self.reference) if self.reference else None

    @property
    def is_missed(self) -> bool:
        """Whether it has a target and does not reach it."""
        return any(value > most for value, most, _ in self._targets)

    @property
    def line(self) -> str:
        """The row as it is printed."""
        numbers = (median(self.values), percentile(self.values, 95), max(self.values))
        cells = [f"{self.figure:<58}", *(f"{number:9,.1f}" for number in numbers), f"{self.unit:<10}"]
        if self.ratio is not None:
            cells.append(f"x{self.ratio:.2f}")
        targets = ", ".join(target for _, _, target in self._targets)
        if targets:
            cells.append(f"{'MISSED' if self.is_missed else 'holds'} ({targets})")
        return "  ".join(cells).rstrip()

    @property
    def _targets(self) -> Iterable[tuple[float, float, str]]:
        """What each target is about, the most it may be, and how that is told."""
        if self.most_at_p95 is not None:
            yield percentile(self.values, 95), self.most_at_p95, f"p95 <= {self.most_at_p95:g}"
        if self.most_ratio is not None and self.ratio is not None:
            yield self.ratio, self.most_ratio, f"ratio <= {self.most_ratio:g}"
        if self.most is not None:
            yield max(self.values), self.most, f"<= {self.most:g}"


HEAD = f"{'':<58}  {'p50':>9}  {'p95':>9}  {'worst':>9}"


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that `percent` of the values do not exceed (nearest rank)."""
    return sorted(values)[max(ceil(len(values) * percent / 100) - 1, 0)]


def write(lines: Iterable[str]) -> None:
    """Print lines as they come."""
    for line in lines:
        print(line, flush=True)

"""What a check finds, and what it looked at."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from briefing.check.finding import Finding


class Matter(StrEnum):
    """What a check looks at."""

    QUOTATIONS = "quotations"
    DATES = "dates"
    LINKS = "links"
    PASSAGES = "passages"

    def counted(self, number: int) -> str:
        """So many of them, in words."""
        return f"{number} {self.value.removesuffix('s') if number == 1 else self.value}"


class Left(NamedTuple):
    """What a check could not look at."""

    matter: Matter
    """What it is."""
    why: str
    """Why it could not, as it follows the noun: `leading out`."""
    number: int
    """How many there are."""


@dataclass(slots=True)
class Tally:
    """Counts what is looked at while it is."""

    looked_at: Counter[Matter] = field(default_factory=Counter)
    """How many of each were looked at."""
    left: Counter[tuple[Matter, str]] = field(default_factory=Counter)
    """How many could not be, and why."""

    def look(self, matter: Matter, count: int = 1) -> None:
        """Count what is looked at."""
        self.looked_at[matter] += count

    def leave(self, matter: Matter, why: str, count: int = 1) -> None:
        """Count what cannot be looked at."""
        self.left[matter, why] += count


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, and what it looked at."""

    findings: tuple[Finding, ...]
    """What it found, the gravest first, then by file and line."""
    looked_at: tuple[tuple[Matter, int], ...]
    """How many of each matter it looked at."""
    left: tuple[Left, ...]
    """What it could not look at."""

    @classmethod
    def of(cls, findings: tuple[Finding, ...], tally: Tally) -> "Report":
        """The report of these findings."""
        looked_at = tuple((matter, tally.looked_at[matter]) for matter in Matter)
        order = list(Matter)
        left = (Left(matter, why, number) for (matter, why), number in tally.left.items() if number)
        return cls(findings, looked_at, tuple(sorted(left, key=lambda one: (order.index(one.matter), one.why))))

    @property
    def told(self) -> str:
        """What was looked at and what was not, in words."""
        return "; ".join(self._told())

    def _told(self) -> Iterator[str]:
        *before, last = (matter.counted(number) for matter, number in self.looked_at)
        yield f"looked at {', '.join(before)} and {last}"
        if self.left:
            yield f"not at {', '.join(f'{one.matter.counted(one.number)} {one.why}' for one in self.left)}"

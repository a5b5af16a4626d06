"""Vague numbers: `dozens`, `tens of thousands`, `a third of`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.compare.units import COUNT, PERCENT

_FEW = r"(?:several|a few|some few)"
_COUNTS: tuple[tuple[str, float, float], ...] = (
    (r"hundreds of thousands", 1e5, 1e6),
    (r"tens of thousands", 1e4, 1.2e5),
    (r"hundreds of millions", 1e8, 1e9),
    (r"tens of millions", 1e7, 1.2e8),
    (r"hundreds of billions", 1e11, 1e12),
    (r"tens of billions", 1e10, 1.2e11),
    (rf"{_FEW} hundred", 200, 900),
    (rf"{_FEW} thousand", 2e3, 1e4),
    (rf"{_FEW} million", 2e6, 1e7),
    (rf"{_FEW} dozen", 24, 100),
    (r"dozens", 18, 150),
    (r"scores", 30, 250),
    (r"hundreds", 100, 2_000),
    (r"thousands", 1e3, 3e4),
    (r"millions", 1e6, 1e8),
    (r"billions", 1e9, 1e11),
    (r"several|a handful|a few", 2, 15),
)
_SHARES: tuple[tuple[str, float, float], ...] = (
    (r"two[- ]thirds", 65, 68.5),
    (r"three[- ]quarters", 73.5, 76.5),
    (r"(?:a|one)[- ]third", 31.5, 35),
    (r"(?:a|one)[- ]quarter", 23.5, 26.5),
    (r"(?:a|one)[- ]fifth", 18.5, 21.5),
    (r"(?:a|one)[- ]tenth", 9, 11),
    (r"half(?= (?:of|the|its|their|all))", 48, 52),
    (r"(?:a|the) majority(?= of)|most(?= of)", 50, 100),
)
_RANGES = (*((low, high, COUNT) for _, low, high in _COUNTS), *((low, high, PERCENT) for _, low, high in _SHARES))
_FORM = re.compile(
    r"\b(?:" + "|".join(f"({form})" for form, _, _ in (*_COUNTS, *_SHARES)) + r")\b",
    re.IGNORECASE,
)


class Vague(NamedTuple):
    """A number that nobody tells exactly."""

    low: float
    """The least that is meant."""
    high: float
    """The most that is meant."""
    dimension: str
    """COUNT, or PERCENT."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""


def vague_numbers(text: str) -> Iterator[Vague]:
    """The vague numbers in a text, in order."""
    for match in _FORM.finditer(text):
        yield Vague(*_RANGES[(match.lastindex or 1) - 1], match.start(), match.end())

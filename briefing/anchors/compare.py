"""Comparison of two copies of a passage, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Self

from briefing.anchors.change import Change, Run
from briefing.anchors.spans import opening
from briefing.anchors.subsequence import Block, common
from briefing.anchors.touches import names, touches
from briefing.anchors.units import Unit, units


def compare(old: str, new: str) -> tuple[Change, ...]:
    """The runs of words that two texts share, and those that one alone has: a removed run before the added one.

    Words are those of fingerprints, so what differs in typography is equal, and no run ends inside `don't`, `U.S.` or
    `$250,000`. White space and punctuation between two runs belong to the first of them, but for what leans on the
    word that follows.
    """
    return tuple(_changes(_Side.of(old), _Side.of(new)))


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts."""

    text: str
    units: tuple[Unit, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        return cls(text, units(text))

    def offset(self, unit: int) -> int:
        """Where a run that begins with that unit begins."""
        if 0 < unit < len(self.units):
            return opening(self.text, self.units[unit - 1].span, self.units[unit].span)
        return len(self.text) if unit else 0


def _changes(old: _Side, new: _Side) -> Iterator[Change]:
    known = frozenset(chain(names(old.units), names(new.units)))
    was, now = touches(old.units, known), touches(new.units, known)
    blocks = common([unit.key for unit in old.units], [unit.key for unit in new.units])
    left, right = 0, 0
    for block in (*blocks, Block(len(old.units), len(new.units), 0)):
        here = new.offset(right), new.offset(right)
        start, end = old.offset(left), old.offset(block.old)
        if left < block.old:
            yield Change(Run.REMOVED, (start, end), here, frozenset(chain.from_iterable(was[left : block.old])))
        if right < block.new:
            here = here[0], new.offset(block.new)
            yield Change(Run.ADDED, (end, end), here, frozenset(chain.from_iterable(now[right : block.new])))
        left, right = block.old + block.size, block.new + block.size
        if block.size:
            yield Change(Run.EQUAL, (end, old.offset(left)), (new.offset(block.new), new.offset(right)))

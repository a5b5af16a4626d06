"""Comparison of two copies of a passage, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Self

from briefing.anchors.change import Change, Run
from briefing.anchors.spans import opening
from briefing.anchors.subsequence import Block, common
from briefing.anchors.touches import names, touches
from briefing.anchors.units import Token, Unit, tokens, units
from briefing.model import Touch


def compare(old: str, new: str) -> tuple[Change, ...]:
    """The runs of words that two texts share, and those that one alone has: a removed run before the added one.

    Words are those of fingerprints, so what differs in typography is equal; currency and per cent signs count too.
    No run ends inside `don't`, `U.S.` or `$250,000`. White space and punctuation between two runs belong to the first
    of them, but for what leans on the word that follows.
    """
    return tuple(_changes(_Side.of(old), _Side.of(new)))


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two texts."""

    text: str
    units: tuple[Unit, ...]
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        cut = units(text)
        return cls(text, cut, tuple(tokens(text, cut)))

    def is_cut(self, unit: int) -> bool:
        """Whether a run may end before that unit."""
        return unit == len(self.units) or not self.units[unit].is_joined

    def offset(self, unit: int) -> int:
        """Where a run that begins with that unit begins."""
        if 0 < unit < len(self.units):
            return opening(self.text, self.units[unit - 1].span, self.units[unit].span)
        return len(self.text) if unit else 0


def _changes(old: _Side, new: _Side) -> Iterator[Change]:
    known = frozenset(chain(names(old.tokens), names(new.tokens)))
    was, now = _touched(old, known), _touched(new, known)
    left, right = 0, 0
    for block in (*_blocks(old, new), Block(len(old.units), len(new.units), 0)):
        here = new.offset(right), new.offset(right)
        start, end = old.offset(left), old.offset(block.old)
        if left < block.old:
            yield Change(Run.REMOVED, (start, end), here, _union(was[left : block.old]))
        if right < block.new:
            here = here[0], new.offset(block.new)
            yield Change(Run.ADDED, (end, end), here, _union(now[right : block.new]))
        left, right = block.old + block.size, block.new + block.size
        if block.size:
            yield Change(Run.EQUAL, (end, old.offset(left)), (new.offset(block.new), new.offset(right)))


def _blocks(old: _Side, new: _Side) -> Iterator[Block]:
    """The equal blocks, without what is in one token with a change."""
    for block in common([unit.key for unit in old.units], [unit.key for unit in new.units]):
        cuts = [at for at in range(block.size + 1) if old.is_cut(block.old + at) and new.is_cut(block.new + at)]
        if len(cuts) > 1:
            yield Block(block.old + cuts[0], block.new + cuts[0], cuts[-1] - cuts[0])


def _touched(side: _Side, known: frozenset[str]) -> list[frozenset[Touch]]:
    """What each unit touches: what its token does."""
    found = touches(side.tokens, known)
    return [what for token, what in zip(side.tokens, found, strict=True) for _ in token.keys]


def _union(these: list[frozenset[Touch]]) -> frozenset[Touch]:
    return frozenset(chain.from_iterable(these))

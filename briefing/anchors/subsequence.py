"""What two sequences have in common, in order."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

_CELLS = 400_000_000


class Block(NamedTuple):
    """A stretch of equal items."""

    old: int
    """Where it begins in the one."""
    new: int
    """Where it begins in the other."""
    size: int
    """How many items it has."""


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[Block, ...]:
    """The blocks of a longest common subsequence, in order, none empty; one block where the longer ends in the shorter.

    Of sequences so long that the table would take more than 50 MB, only the common beginning and end.
    """
    shorter = min(len(old), len(new))
    if old[len(old) - shorter :] == new[len(new) - shorter :]:
        return (Block(len(old) - shorter, len(new) - shorter, shorter),) if shorter else ()
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    tail = next((at for at in range(shorter - head) if old[-1 - at] != new[-1 - at]), shorter - head)
    inner = _inner(old[head : len(old) - tail], new[head : len(new) - tail])
    blocks = (
        Block(0, 0, head),
        *(Block(head + block.old, head + block.new, block.size) for block in inner),
        Block(len(old) - tail, len(new) - tail, tail),
    )
    return tuple(block for block in blocks if block.size)


def _inner(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Block]:
    if not old or not new or len(old) * len(new) > _CELLS:
        return
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - what is never compared does not load it

    numbers = dict[Hashable, int]()
    one = [numbers.setdefault(item, len(numbers)) for item in old]
    other = [numbers.setdefault(item, len(numbers)) for item in new]
    for step in LCSseq.opcodes(one, other):
        if step.tag == "equal":
            yield Block(step.src_start, step.dest_start, step.src_end - step.src_start)


def increasing(places: Sequence[tuple[int, ...]]) -> list[int]:
    """The indexes of a longest strictly increasing subsequence (patience sorting, M. L. Fredman 1975)."""
    tops, piles, before = list[tuple[int, ...]](), list[int](), list[int]()
    for index, place in enumerate(places):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        piles[pile : pile + 1] = [index]
    chain, at = list[int](), piles[-1] if piles else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]

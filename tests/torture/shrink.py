"""The smallest input that still fails: delta debugging (Zeller and Hildebrandt, 2002) over the steps of a case."""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any


def shrink(steps: Sequence[Any], fails: Callable[[Sequence[Any]], bool], seconds: float = 60.0) -> list[Any]:
    """The fewest of `steps`, in their order, for which `fails` holds, as far as they are found in so many seconds.

    `fails` holds for all of them; of the answer no single step can be left out, unless the time ran out.
    """
    left, parts, deadline = list(steps), 2, monotonic() + seconds
    while len(left) > 1 and monotonic() < deadline:
        size = -(-len(left) // parts)
        for start in range(0, len(left), size):
            without = left[:start] + left[start + size :]
            if without and fails(without):
                left, parts = without, max(parts - 1, 2)
                break
            if monotonic() > deadline:
                break
        else:
            if size == 1:
                break
            parts = min(parts * 2, len(left))
    return left

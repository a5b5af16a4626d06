"""Sorting in steps."""

from collections.abc import Iterable
from itertools import islice

_RUN = 20_000


def in_order(texts: Iterable[str]) -> list[str]:
    """The texts, sorted run by run first: one sort of them all would keep every other thread waiting for long."""
    left, whole = iter(texts), list[str]()
    while run := sorted(islice(left, _RUN)):
        whole += run
    whole.sort()  # runs that are sorted are merged
    return whole

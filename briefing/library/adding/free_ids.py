"""Ids that are free, in time that does not grow with how many articles are called alike."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain


class FreeIds:
    """Hands out the candidates for the id of an article, without those that are known to be taken."""

    def __init__(self, is_taken: Callable[[str], bool]) -> None:
        self._is_taken = is_taken
        self._tried = dict[str, int]()

    def of(self, candidates: Iterable[str]) -> Iterator[str]:
        """Those of `candidates`, the best first, that are free; it goes on where it stopped for the same best one."""
        numbered = enumerate(candidates)
        _, best = first = next(numbered)
        for number, id in chain([first], numbered):
            if number < self._tried.get(best, 0):
                continue
            self._tried[best] = number + 1
            if not self._is_taken(id):
                yield id

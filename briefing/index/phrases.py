"""Documents in which words stand one after the other."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import reduce
from itertools import chain, islice, repeat
from operator import add
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.index.engine.postings import Postings
    from briefing.index.engine.snapshot import Leaf

_MANY = 2_000  # documents; of more, all places of the words are compared at once
_PLACES = 1 << 16  # more than there are places in a document

_Row = Sequence["Postings"]


def phrase(
    leaf: "Leaf", words: Sequence[Collection[str]], late: Callable[[], bool] = lambda: False
) -> dict[int, float]:
    """The documents in which the words stand in a row, and what they weigh there, deleted ones included.

    Each word is given as the stems that will do. Where time runs out, what was found so far.
    """
    rows = [[found for stem in stems if (found := leaf.postings("text", stem))] for stems in words]
    if not all(rows) or late():
        return {}
    common = set.intersection(*(set().union(*(found.ids for found in row)) for row in rows))
    if len(rows) > 1 and not late():
        common = _everywhere(rows) if len(common) > _MANY else set(_one_by_one(rows, common))
    return {number: _weight(rows, number) for number in common}


def _everywhere(rows: Sequence[_Row]) -> set[int]:
    """The documents of the places where all rows meet: a place is one number, its document times _PLACES and more."""
    places = (
        set(chain.from_iterable(_places(postings, offset) for postings in row)) for offset, row in enumerate(rows)
    )
    return {place // _PLACES for place in reduce(set.intersection, places)}


def _places(postings: "Postings", offset: int) -> Iterator[int]:
    """Every place of a word, less its offset in the phrase."""
    first = [number * _PLACES - offset for number in postings.ids]
    return map(add, chain.from_iterable(map(repeat, first, postings.counts)), postings.places)


def _one_by_one(rows: Sequence[_Row], numbers: Collection[int]) -> Iterator[int]:
    """Those of the documents in which the rows meet."""
    for number in numbers:
        starts = set(_starts(rows[0], number, 0))
        for offset, row in enumerate(islice(rows, 1, None), 1):
            starts.intersection_update(_starts(row, number, offset))
            if not starts:
                break
        else:
            yield number


def _starts(row: _Row, number: int, offset: int) -> Iterator[int]:
    """Where a phrase would have to begin for its word at `offset` to stand where it does."""
    for postings in row:
        if (at := postings.find(number)) >= 0:
            yield from (place - offset for place in postings.places_in(at))


def _weight(rows: Sequence[_Row], number: int) -> float:
    return sum(postings.weights[at] for row in rows for postings in row if (at := postings.find(number)) >= 0)

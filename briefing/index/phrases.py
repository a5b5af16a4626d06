"""Documents in which words stand one after the other."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial, reduce
from itertools import chain, compress, count, repeat
from operator import add, and_, ge, or_
from typing import TYPE_CHECKING

from briefing.index.engine.places import as_text

if TYPE_CHECKING:
    from briefing.index.engine.postings import Postings
    from briefing.index.engine.snapshot import Leaf

_SPARSE = 4  # a list so many times as long as what is sought in it is not gone through: each document is looked up
_LONG = 500  # places of a word in a document; among more, one is not looked for one by one
_PLACES = 0xFFFF  # bits of a place; a number below 0, cut to them, is none

_Row = Sequence["Postings"]


def phrase(
    leaf: "Leaf",
    words: Sequence[Collection[str]],
    late: Callable[[], bool] = lambda: False,
    within: Collection[int] | None = None,
) -> set[int]:
    """The documents in which the words stand in a row, deleted ones included.

    Each word is given as the stems that will do. Only documents `within` are looked at, where that is given. Where
    time runs out, nothing.
    """
    rows = [[postings for stem in stems if (postings := leaf.postings("text", stem))] for stems in words]
    if not all(rows) or late():
        return set()
    ordered = sorted(enumerate(rows), key=lambda row: sum(len(one.ids) for one in row[1]))
    (before, rarest), *others = ordered
    numbers, places = _every_place(rarest)
    if within is not None:
        numbers, places = _kept(numbers, places, list(map(within.__contains__, numbers)))
    for offset, row in others:
        if late():
            return set()
        first, *more = (_stands(one, numbers, places, offset - before) for one in row)
        here = list(reduce(partial(map, or_), more, first))
        numbers, places = _kept(numbers, places, here)
    return set(numbers)


def _every_place(row: _Row) -> tuple[list[int], list[int]]:
    """Every place that has a word of a row: its document, and where it is there."""
    numbers = (chain.from_iterable(map(repeat, postings.ids, postings.counts)) for postings in row)
    return list(chain.from_iterable(numbers)), list(chain.from_iterable(postings.places for postings in row))


def _stands(postings: "Postings", numbers: Sequence[int], places: Sequence[int], distance: int) -> Iterator[bool]:
    """Whether a word stands at a distance of each place in each document."""
    if len(numbers) * _SPARSE < len(postings.ids):
        rows = list(map(postings.find, numbers))
    else:
        rows = list(map(dict(zip(postings.ids, count())).get, numbers, repeat(-1)))
    sought, ends = map(add, places, repeat(distance)), postings.ends
    if distance < 0:
        sought = map(and_, sought, repeat(_PLACES))
    first, last = map(ends.__getitem__, rows), map(ends[1:].__getitem__, rows)  # of row -1, both at the very end
    if max(postings.counts) <= _LONG:
        among = as_text(postings.places)
        return map(ge, map(among.find, map(chr, sought), first, last), repeat(0))
    return map(partial(_is_among, postings.places), sought, first, last)


def _is_among(places: Sequence[int], place: int, first: int, last: int) -> bool:
    """Whether a place is one of those from `first` to `last`."""
    at = bisect_left(places, place, first, last)
    return at < last and places[at] == place


def _kept(numbers: Sequence[int], places: Sequence[int], here: Sequence[bool]) -> tuple[list[int], list[int]]:
    return list(compress(numbers, here)), list(compress(places, here))

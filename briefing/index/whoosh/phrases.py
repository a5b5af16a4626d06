"""Phrases: the documents in which words stand in a row."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial, reduce
from itertools import chain, compress, count, repeat
from operator import add, and_, ge, or_
from typing import TYPE_CHECKING

from briefing.index.whoosh.posting_list import as_text

if TYPE_CHECKING:
    from briefing.index.whoosh.posting_list import Postings
    from briefing.index.whoosh.snapshot import Leaf

_SPARSE = 4  # times as long as the documents sought in it; in a longer list each of them is looked up by bisection
_LONG = 500  # positions of a word in a document; more are searched by bisection
_MASK = 0xFFFF  # cuts a position below 0 to one that no word has

_Row = Sequence["Postings"]


def phrase(
    leaf: "Leaf",
    words: Sequence[Collection[str]],
    late: Callable[[], bool] = lambda: False,
    within: Collection[int] | None = None,
) -> set[int]:
    """The documents in which words stand in a row, deleted ones included; none where time runs out.

    Each word is a collection of stems, any of which will do. With `within`, only these documents are searched.
    """
    rows = [[postings for stem in stems if (postings := leaf.postings("text", stem))] for stems in words]
    if not all(rows) or late():
        return set()
    ordered = sorted(enumerate(rows), key=lambda row: sum(len(one.ids) for one in row[1]))
    (before, rarest), *others = ordered
    numbers, positions = _occurrences(rarest)
    if within is not None:
        numbers, positions = _kept(numbers, positions, list(map(within.__contains__, numbers)))
    for offset, row in others:
        if late():
            return set()
        first, *more = (_occurs(one, numbers, positions, offset - before) for one in row)
        here = list(reduce(partial(map, or_), more, first))
        numbers, positions = _kept(numbers, positions, here)
    return set(numbers)


def _occurrences(row: _Row) -> tuple[list[int], list[int]]:
    """Every occurrence of the terms of a row: the documents, and the positions there."""
    numbers = (chain.from_iterable(map(repeat, postings.ids, postings.counts)) for postings in row)
    return list(chain.from_iterable(numbers)), list(chain.from_iterable(postings.positions for postings in row))


def _occurs(postings: "Postings", numbers: Sequence[int], positions: Sequence[int], distance: int) -> Iterator[bool]:
    """Whether a term occurs at a distance from each occurrence of another, given by documents and positions."""
    if len(numbers) * _SPARSE < len(postings.ids):
        rows = list(map(postings.find, numbers))
    else:
        rows = list(map(dict(zip(postings.ids, count())).get, numbers, repeat(-1)))
    sought, ends = map(add, positions, repeat(distance)), postings.ends
    if distance < 0:
        sought = map(and_, sought, repeat(_MASK))
    first, last = map(ends.__getitem__, rows), map(ends[1:].__getitem__, rows)  # row -1 is an empty stretch at the end
    if max(postings.counts) <= _LONG:
        among = as_text(postings.positions)
        return map(ge, map(among.find, map(chr, sought), first, last), repeat(0))
    return map(partial(_is_among, postings.positions), sought, first, last)


def _is_among(positions: Sequence[int], position: int, first: int, last: int) -> bool:
    """Whether a position is among those at the offsets from `first` to `last`."""
    at = bisect_left(positions, position, first, last)
    return at < last and positions[at] == position


def _kept(numbers: Sequence[int], positions: Sequence[int], here: Sequence[bool]) -> tuple[list[int], list[int]]:
    return list(compress(numbers, here)), list(compress(positions, here))

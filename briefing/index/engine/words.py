"""The words of documents, gathered stem by stem on their way into a segment."""

import struct
import sys
from array import array
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat

from briefing.index.document import Piece
from briefing.index.engine.column import Column, counts_of, ids_of
from briefing.index.engine.places import FARTHEST, GAP
from briefing.index.engine.weights import code_of
from briefing.index.order import in_order
from briefing.index.stems import stem, stem_of

_STEM = 350  # bytes of a stem with an empty list
_NUMBER = struct.Struct("=I")
_PLACES = [_NUMBER.pack(place) for place in range(2_048)]
_FIRST = 0 if sys.byteorder == "little" else 1  # of the halves of a number, the one that holds it if it is short


class Words:
    """Every place of every stem so far: the document and the place, 32 bits each, one after the other.

    Documents come in ascending order, from 0, and none is left out. The lists are bytes, because these are what the
    collector of garbage does not look at, and it would look at a hundred thousand of them again and again.
    """

    def __init__(self) -> None:
        self._lengths = array("I")
        self._light = bytearray()
        self._lists: dict[str, bytearray] = {}
        self._lists_by_word = _Lists(self._lists)
        self._extra = defaultdict[str, dict[int, float]](dict)
        self._count = 0

    @property
    def size(self) -> int:
        """About how many bytes are held."""
        return self._count * 8 + len(self._lists) * _STEM

    def add(self, number: int, pieces: Sequence[Piece]) -> None:
        """Takes the words of a document; they weigh as their piece does before they saturate (BM25F)."""
        packed, length, place = _NUMBER.pack(number), 0, 0
        for piece in pieces:
            size = len(piece.terms)
            lists = map(self._lists_by_word.__getitem__, piece.terms)
            # without a step of Python's own for each word
            deque(map(bytearray.extend, lists, map(packed.__add__, _places(place, size))), maxlen=0)
            if piece.weight != 1.0:
                self._weigh(number, piece)
            place += size + GAP
            length += size
        self._count += length
        self._lengths.append(length)
        self._light.append(code_of(1, length))

    def columns(self) -> Iterator[tuple[str, Column]]:
        """Every stem in order with its postings; what was told is let go."""
        self._lists_by_word.clear()
        for root in in_order(self._lists):
            yield root, self._column(root)
        self._extra.clear()
        self._count = 0

    def _weigh(self, number: int, piece: Piece) -> None:
        for root in map(stem, piece.terms):
            extra = self._extra[root]
            extra[number] = extra.get(number, 0.0) + piece.weight - 1.0

    def _column(self, root: str) -> Column:
        pairs = memoryview(self._lists.pop(root))
        documents = pairs.cast("I")[::2].tolist()
        packed = pairs.cast("H")[2 + _FIRST :: 4].tobytes()
        extra = self._extra.get(root, {})
        if len(set(documents)) == len(documents) and not extra:
            return Column(ids_of(documents), bytes(map(self._light.__getitem__, documents)), places=packed)
        each = Counter(documents)
        codes = bytearray(map(self._light.__getitem__, each))
        for at, (number, count) in enumerate(each.items()):
            if count > 1 or number in extra:
                codes[at] = code_of(count + extra.get(number, 0.0), self._lengths[number])
        return Column(ids_of(list(each)), bytes(codes), counts_of(each.values()), packed)


class _Lists(dict[str, bytearray]):
    """The list of each word, which is that of its stem."""

    def __init__(self, lists: dict[str, bytearray]) -> None:
        self._lists = lists

    def __missing__(self, term: str) -> bytearray:
        found = self[term] = self._lists.setdefault(stem_of(term), bytearray())
        return found


def _places(first: int, size: int) -> Iterable[bytes]:
    """The places of so many words in a row, packed."""
    if first + size <= len(_PLACES):
        return _PLACES[first : first + size]
    near = max(min(size, FARTHEST - 1 - first), 0)
    return map(_NUMBER.pack, chain(range(first, first + near), repeat(FARTHEST, size - near)))

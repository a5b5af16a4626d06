"""Posting lists as arrays, so that a list of many thousands is read in one piece and compared at the speed of C."""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from briefing.errors import IndexUnusable
from briefing.index.engine.block import Listed
from briefing.index.engine.column import Column, counts_of, ids_of
from briefing.index.engine.places import PLACE
from briefing.index.engine.weights import weights_of
from briefing.index.files import File, MemoryFile

_SIZE = {"H": 2, "I": 4, "B": 1, "1": 0, "0": 0}


def pack(column: Column) -> bytes:
    """A list as bytes: documents, codes of weights, counts where they are not all 1, places."""
    return b"".join((column.ids.tobytes(), column.codes, column.counts.tobytes(), column.places))


def listed(column: Column, at: int, size: int) -> Listed:
    """What the lexicon keeps of a list of `size` bytes that begins at `at`."""
    counts = column.counts.typecode if column.counts else "1" if column.codes else "0"
    return Listed(at, size, len(column.ids), column.ids.typecode, counts)


class Postings:
    """The documents a term stands in, ascending, what it weighs in each, and where it stands in each.

    IndexUnusable where the list makes no sense.
    """

    def __init__(self, file: File, place: Listed) -> None:
        self._file = file
        self._at, self._size, self._count, ids, self._kind = place
        if not self._count or ids not in "HI" or self._kind not in _SIZE:
            raise IndexUnusable.lost()
        self._codes = self._at + _SIZE[ids] * self._count
        self.ids: array[int] = array(ids, file.get(self._at, self._codes - self._at))

    @classmethod
    def of(cls, column: Column) -> "Postings":
        """The postings of a list that is not in a file."""
        data = pack(column)
        return cls(MemoryFile(data), listed(column, 0, len(data)))

    def moved(self, places: Mapping[int, int]) -> Column | None:
        """The postings of those documents that have a new place, at it; None where none has."""
        ids = [places[number] for number in self.ids if number in places]
        if not ids:
            return None
        if self._kind == "0":
            return Column(ids_of(ids))
        if len(ids) == self._count:
            counts = self.counts if self._kind != "1" else array("B")
            return Column(ids_of(ids), self.codes, counts, self.places.tobytes())
        rows = [row for row, number in enumerate(self.ids) if number in places]
        codes = bytes(self.codes[row] for row in rows)
        packed = b"".join(self.places_in(row).tobytes() for row in rows)
        return Column(ids_of(ids), codes, counts_of(self.counts[row] for row in rows), packed)

    def find(self, number: int) -> int:
        """The row of a document, or -1."""
        at = bisect_left(self.ids, number)
        return at if at < len(self.ids) and self.ids[at] == number else -1

    @cached_property
    def codes(self) -> bytes:
        """The codes of the weights; none where only documents are kept."""
        return b"" if self._kind == "0" else self._file.get(self._codes, self._count)

    @cached_property
    def weights(self) -> "array[float]":
        """What the term weighs in each document, 1 where only documents are kept."""
        return array("f", [1.0]) * self._count if self._kind == "0" else weights_of(self.codes)

    @cached_property
    def counts(self) -> "array[int]":
        """How many places the term has in each document."""
        if self._kind in "01":
            return array("B", [int(self._kind)]) * self._count
        return array(self._kind, self._file.get(self._codes + self._count, self._counts))

    @cached_property
    def places(self) -> "array[int]":
        """The places of the term, document after document."""
        if self._kind == "0":
            return array("H")
        start = self._codes + self._count + self._counts
        length = self._at + self._size - start
        if length != PLACE * self.ends[-1]:
            raise IndexUnusable.lost()
        return array("H", self._file.get(start, length))

    def places_in(self, row: int) -> "array[int]":
        """The places of the term in the document of a row."""
        return self.places[self.ends[row] : self.ends[row + 1]]

    @property
    def _counts(self) -> int:
        """How many bytes the counts take."""
        return self._count * _SIZE[self._kind]

    @cached_property
    def ends(self) -> list[int]:
        """Where the places of each document begin, and where those of the last one end."""
        return list(accumulate(self.counts, initial=0))

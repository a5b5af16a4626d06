"""Posting lists: the documents that have a term, its weight in each, and its positions there.

Lists are arrays, so that a list of many thousands is read in one piece and compared at the speed of C.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from briefing.errors import IndexUnusable
from briefing.index.whoosh.index_files import File, MemoryFile
from briefing.index.whoosh.lexicon import Listed

GAP = 16
"""Positions that are left free between two pieces of a document, so that no phrase spans them."""

FARTHEST = 0xFF00
"""The position of all words beyond it, so that no phrase is found there: phrases count back from a position, and must
not reach the document before."""

_POSITION = 2  # bytes
_SHORT = 1 << 16
_SIZE = {"H": 2, "I": 4, "B": 1, "1": 0, "0": 0}


def ids_of(values: Sequence[int]) -> "array[int]":
    """Ascending document numbers, in 16 bits each where they fit, else in 32."""
    return array("H" if values[-1] < _SHORT else "I", values)


def counts_of(values: Iterable[int]) -> "array[int]":
    """Counts, in 8 bits each where they fit, else in 32; an empty array where all are 1."""
    values = tuple(values)
    most = max(values)
    return array("B" if most <= 0xFF else "I", values if most > 1 else ())


@dataclass(slots=True)
class PostingList:
    """The postings of a term, ready to be written."""

    ids: "array[int]"
    """The documents, ascending; in 16 or in 32 bits."""
    codes: bytes = b""
    """The code of the weight in each document; empty where weights and positions are not kept."""
    counts: "array[int]" = field(default_factory=lambda: array("B"))
    """The number of positions in each document; empty where it is 1 in all, or positions are not kept."""
    positions: bytes = b""
    """The positions, document after document, in 16 bits each."""

    def extended(self, other: "PostingList") -> "PostingList":
        """The list with the postings of later documents added."""
        return PostingList(
            ids_of((*self.ids, *other.ids)),
            self.codes + other.codes,
            counts_of((*_all_counts(self), *_all_counts(other))) if self.codes else self.counts,
            self.positions + other.positions,
        )

    def pack(self) -> bytes:
        """The list as bytes: documents, codes of weights, counts where they are not all 1, positions."""
        return b"".join((self.ids.tobytes(), self.codes, self.counts.tobytes(), self.positions))

    def listed(self, at: int, size: int) -> Listed:
        """The entry of the lexicon for this list, whose `size` bytes begin at `at`."""
        counts = self.counts.typecode if self.counts else "1" if self.codes else "0"
        return Listed(at, size, len(self.ids), self.ids.typecode, counts)


def _all_counts(postings: PostingList) -> Iterable[int]:
    return postings.counts or b"\1" * len(postings.codes)


class Postings:
    """The postings of a term, read from a file; IndexUnusable where they make no sense."""

    def __init__(self, file: File, listed: Listed) -> None:
        self._file = file
        self._at, self._size, self._count, ids, self._kind = listed
        if not self._count or ids not in "HI" or self._kind not in _SIZE:
            raise IndexUnusable.lost()
        self._codes = self._at + _SIZE[ids] * self._count
        self.ids: array[int] = array(ids, file.get(self._at, self._codes - self._at))

    @classmethod
    def of(cls, postings: PostingList) -> "Postings":
        """The postings of a list that is in memory."""
        data = postings.pack()
        return cls(MemoryFile(data), postings.listed(0, len(data)))

    def moved(self, numbers: Mapping[int, int]) -> PostingList | None:
        """The postings of the documents that get a new number, under that number; None where none does."""
        ids = [numbers[number] for number in self.ids if number in numbers]
        if not ids:
            return None
        if self._kind == "0":
            return PostingList(ids_of(ids))
        if len(ids) == self._count:
            counts = self.counts if self._kind != "1" else array("B")
            return PostingList(ids_of(ids), self.codes, counts, self.positions.tobytes())
        rows = [row for row, number in enumerate(self.ids) if number in numbers]
        codes = bytes(self.codes[row] for row in rows)
        positions = b"".join(self.positions_in(row).tobytes() for row in rows)
        return PostingList(ids_of(ids), codes, counts_of(self.counts[row] for row in rows), positions)

    def find(self, number: int) -> int:
        """The row of a document, or -1."""
        at = bisect_left(self.ids, number)
        return at if at < len(self.ids) and self.ids[at] == number else -1

    @cached_property
    def codes(self) -> bytes:
        """The codes of the weights; none where only documents are kept."""
        return b"" if self._kind == "0" else self._file.get(self._codes, self._count)

    @cached_property
    def counts(self) -> "array[int]":
        """The number of positions in each document."""
        if self._kind in "01":
            return array("B", [int(self._kind)]) * self._count
        return array(self._kind, self._file.get(self._codes + self._count, self._counts))

    @cached_property
    def positions(self) -> "array[int]":
        """The positions, document after document."""
        if self._kind == "0":
            return array("H")
        start = self._codes + self._count + self._counts
        length = self._at + self._size - start
        if length != _POSITION * self.ends[-1]:
            raise IndexUnusable.lost()
        return array("H", self._file.get(start, length))

    @cached_property
    def ends(self) -> list[int]:
        """The offsets at which the positions of each document begin, and at last the end of all."""
        return list(accumulate(self.counts, initial=0))

    def positions_in(self, row: int) -> "array[int]":
        """The positions in the document of a row."""
        return self.positions[self.ends[row] : self.ends[row + 1]]

    @property
    def _counts(self) -> int:
        """The bytes of the counts."""
        return self._count * _SIZE[self._kind]


def as_text(positions: "array[int]") -> str:
    """Positions as the characters of a text, which Python searches at the speed of C."""
    wide = array("H", bytes(2 * _POSITION * len(positions)))
    wide[sys.byteorder == "big" :: 2] = positions
    return wide.tobytes().decode(f"utf-32-{sys.byteorder[0]}e", "surrogatepass")

"""Posting lists as arrays, so that a list of many thousands is read in one piece and compared at the speed of C."""

import struct
import sys
from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import accumulate
from typing import Any

from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.structfile import StructFile
from whoosh.matching.mcore import ListMatcher

from briefing.index.engine.places import pack_places, unpack_places
from briefing.index.engine.pool import Column, ColumnWriter

_HEAD = struct.Struct("<II")  # how many postings; how many bytes of values, 0 where the field keeps only ids


class PackedCodec(W3Codec):
    """Whoosh's codec with posting lists of our own."""

    length_stats = False  # weights are normalised for length when they are written

    def field_writer(self, storage: Any, segment: Any) -> ColumnWriter:
        """What writes the terms of a segment."""
        return ColumnWriter(self, storage, segment)  # type: ignore[no-untyped-call]

    def postings_writer(self, dbfile: StructFile, byteids: bool = False) -> "PackedWriter":  # noqa: ARG002, FBT001, FBT002 - Whoosh's signature
        """What writes the lists of one field."""
        return PackedWriter(dbfile)

    def postings_reader(
        self, dbfile: StructFile, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> "PackedMatcher":
        """The list of one term."""
        postings = Postings(dbfile, terminfo.extent()[0])
        return PackedMatcher(postings, format_, scorer=scorer, term=term, terminfo=terminfo)


class Postings:
    """The documents a term stands in, ascending, what it weighs in each, and where it stands in each."""

    def __init__(self, file: StructFile, at: int) -> None:
        count, self._size = _HEAD.unpack(file.get(at, _HEAD.size))
        self._file, self._at, self._row = file, at + _HEAD.size, 4 * count
        self.ids = self._array("I", 0)
        self.weights: array[float] = self._array("f", 1) if self._size else array("f", [1.0]) * count

    def find(self, number: int) -> int:
        """The row of a document, or -1."""
        at = bisect_left(self.ids, number)
        return at if at < len(self.ids) and self.ids[at] == number else -1

    @cached_property
    def counts(self) -> "array[int]":
        """How many places the term has in each document."""
        return self._array("I", 2) if self._size else array("I", [0]) * len(self.ids)

    @cached_property
    def places(self) -> "array[int]":
        """The places of the term, document after document."""
        return unpack_places(self._file.get(self._at + 3 * self._row, self._size))

    def places_in(self, row: int) -> "array[int]":
        """The places of the term in the document of a row."""
        return self.places[self._ends[row] : self._ends[row + 1]]

    @cached_property
    def _ends(self) -> list[int]:
        return list(accumulate(self.counts, initial=0))

    def _array(self, code: str, row: int) -> "array[Any]":
        numbers = array(code, self._file.get(self._at + row * self._row, self._row))
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers


class PackedMatcher(ListMatcher):
    """What Whoosh asks of a posting list when it merges segments; what a search asks of it is in `postings`."""

    def __init__(self, postings: Postings, format_: Any, **kwargs: Any) -> None:
        super().__init__(postings.ids, weights=postings.weights, format=format_, **kwargs)  # type: ignore[no-untyped-call]
        self.postings = postings

    def value(self) -> bytes:
        """The places of the term in the current document, packed."""
        return pack_places(self.postings.places_in(self._i))


class PackedWriter(PostingsWriter):
    """Writes the list of one term as arrays."""

    def __init__(self, file: StructFile) -> None:
        self._file = file
        self._terminfo: Any = None
        self._column = Column()

    def start_postings(self, format_: Any, terminfo: Any) -> None:  # noqa: ARG002
        """Begins the list of a term."""
        self._terminfo = terminfo

    def take(self, column: Column) -> None:
        """Takes the postings of the term."""
        self._column = column

    def finish_postings(self) -> Any:
        """Writes the list and answers what the term table keeps of it."""
        column, info, start = self._column, self._terminfo, self._file.tell()
        self._file.write(_HEAD.pack(len(column.ids), len(column.values)))
        self._file.write(_bytes(column.ids))
        if column.values:
            self._file.write(_bytes(column.weights) + _bytes(column.counts) + column.values)
        info.add_block(self)
        info.set_extent(start, self._file.tell() - start)
        return info

    def add_posting(self, id_: int, weight: float, vbytes: bytes, length: int | None = None) -> None:
        """Raises: lists come whole."""
        raise NotImplementedError

    def written(self) -> bool:
        """Whether a list is written."""
        return len(self) > 0

    @property
    def _weights(self) -> "array[float]":
        return self._column.weights

    def __len__(self) -> int:
        return len(self._column.ids)

    def min_id(self) -> int:
        """The first document."""
        return self._column.ids[0]

    def max_id(self) -> int:
        """The last document."""
        return self._column.ids[-1]

    def min_length(self) -> int:
        """Not kept."""
        return 0

    def max_length(self) -> int:
        """Not kept."""
        return 0

    def max_weight(self) -> float:
        """The highest weight."""
        return max(self._column.weights)


def _bytes(numbers: "array[Any]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()

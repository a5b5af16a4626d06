"""Postings on their way into a segment: gathered term by term, so that nothing has to be sorted but the terms."""

import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from heapq import merge
from itertools import groupby, starmap
from operator import itemgetter
from typing import BinaryIO

from briefing.index.document import Piece
from briefing.index.engine.column import Column, ids_of
from briefing.index.engine.terms import Term
from briefing.index.engine.words import Words
from briefing.index.files import Room
from briefing.index.order import in_order

TEXT = "text"
"""The field of the words."""

Run = Iterator[tuple[Term, Column]]
"""Terms in order and their postings."""

_NUMBER = struct.Struct("=I")
_HEAD = struct.Struct("=BHccIIII")  # bytes of the field, the term; types of documents, counts; bytes of the four arrays
_TERM = 350  # bytes of a term with its empty list


class Pool:
    """Stands in for Whoosh's sorting pool; what exceeds the limit is written out by term, and merged at the end."""

    def __init__(self, room: Room, limit: int) -> None:
        self._room = room
        self._limit = limit
        self._size = 0
        self._words = Words()
        self._fields: dict[str, dict[str, bytearray]] = {}
        self._runs: list[BinaryIO] = []
        self._later: list[Run] = []

    def put_words(self, number: int, pieces: Sequence[Piece]) -> None:
        """Takes the words of the next document."""
        self._words.add(number, pieces)
        if self._size + self._words.size > self._limit:
            self._spill()

    def put(self, field: str, number: int, terms: Iterable[str]) -> None:
        """Takes the terms a document has in another field; only whether it has them is kept."""
        columns, packed = self._fields.setdefault(field, {}), _NUMBER.pack(number)
        for term in dict.fromkeys(terms):
            if term not in columns:
                columns[term] = bytearray()
                self._size += _TERM
            columns[term] += packed
            self._size += len(packed)

    def take(self, run: Run) -> None:
        """Takes the terms and postings of documents that come after all others."""
        self._later.append(run)

    def iter_postings(self) -> Run:
        """Every term in order, with all its postings."""
        runs = [*map(_read, self._runs), self._sorted(), *self._later]
        if len(runs) == 1:
            yield from runs[0]
            return
        for term, parts in groupby(merge(*starmap(_numbered, enumerate(runs))), key=itemgetter(0)):
            yield term, reduce(Column.extended, (column for _, _, column in parts))

    def cleanup(self) -> None:
        """Forgets everything."""
        self._words, self._fields = Words(), {}
        for file in self._runs:
            file.close()
        self._runs.clear()
        self._later.clear()

    def _sorted(self) -> Run:
        """What is held, which is let go term by term."""
        for field in sorted((*self._fields, TEXT)):
            if field == TEXT:
                for root, column in self._words.columns():
                    yield (TEXT, root.encode()), column
            else:
                columns = self._fields[field]
                for term in in_order(columns):
                    yield (field, term.encode()), Column(ids_of(array("I", columns.pop(term))))

    def _spill(self) -> None:
        """Writes a run."""
        file = self._room.scratch()
        self._runs.append(file)
        for (field, term), column in self._sorted():
            name, types = field.encode(), (column.ids.typecode.encode(), column.counts.typecode.encode())
            arrays = (column.ids.tobytes(), column.codes, column.counts.tobytes(), column.places)
            file.write(_HEAD.pack(len(name), len(term), *types, *map(len, arrays)))
            file.write(b"".join((name, term, *arrays)))
        self._fields.clear()
        self._size = 0


def _read(file: BinaryIO) -> Run:
    """What stands in a run."""
    file.seek(0)
    while head := file.read(_HEAD.size):
        field, term, ids, counts, *sizes = _HEAD.unpack(head)
        name = file.read(field).decode(), file.read(term)
        numbers, codes, each, places = map(file.read, sizes)
        yield name, Column(array(ids.decode(), numbers), codes, array(counts.decode(), each), places)


def _numbered(order: int, run: Run) -> Iterator[tuple[Term, int, Column]]:
    return ((term, order, column) for term, column in run)

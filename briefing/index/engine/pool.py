"""Postings on their way into a segment: gathered term by term, so that nothing has to be sorted but the terms."""

import pickle
from array import array
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from whoosh.codec.whoosh3 import W3FieldWriter
from whoosh.util import random_name

from briefing.index.engine.places import PLACE

_COST = 12  # bytes of a posting without its places
_TERM = 600  # bytes of a term with its empty arrays


class Column:
    """The postings of one term so far; documents only ever come in ascending order."""

    __slots__ = ("counts", "ids", "values", "weights")

    def __init__(self) -> None:
        self.ids = array("I")
        self.weights = array("f")
        self.counts = array("I")
        self.values = bytearray()

    def extended(self, other: "Column") -> "Column":
        """Takes the postings of later documents."""
        self.ids += other.ids
        self.weights += other.weights
        self.counts += other.counts
        self.values += other.values
        return self


_Term = tuple[str, bytes]
_Run = Iterator[tuple[_Term, int, Column]]


class Pool:
    """Stands in for Whoosh's sorting pool; what exceeds the limit is written out by term, and merged at the end."""

    def __init__(self, storage: Any, limit: int) -> None:
        self._storage = storage
        self._limit = limit
        self._size = 0
        self._fields: dict[str, dict[bytes, Column]] = {}
        self._runs: list[str] = []

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Takes one posting of a segment that is merged: field, term, document, weight, places."""
        field, term, number, weight, value = posting
        self.put(field, number, ((term, weight, value),))

    def put(self, field: str, number: int, postings: Iterable[tuple[bytes, float, bytes]]) -> None:
        """Takes what one field of a document holds: term, weight, places."""
        columns = self._fields.setdefault(field, {})
        size = 0
        for term, weight, value in postings:
            column = columns.get(term)
            if column is None:
                column = columns[term] = Column()
                size += _TERM
            column.ids.append(number)
            column.weights.append(weight)
            column.counts.append(len(value) // PLACE)
            column.values += value
            size += _COST + len(value)
        self._size += size
        if self._size > self._limit:
            self._spill()

    def iter_postings(self) -> Iterator[tuple[_Term, Column]]:
        """Every term in order, with all its postings."""
        last: _Run = ((term, len(self._runs), column) for term, column in self._sorted())
        runs = [*(self._read(name, order) for order, name in enumerate(self._runs)), last]
        for term, parts in groupby(merge(*runs, key=itemgetter(0, 1)), key=itemgetter(0)):
            column = None
            for _, _, more in parts:
                column = column.extended(more) if column else more
            if column:
                yield term, column

    def cleanup(self) -> None:
        """Forgets everything; the storage of the runs is removed by its owner."""
        self._fields.clear()
        self._runs.clear()

    def _sorted(self) -> Iterator[tuple[_Term, Column]]:
        for field, columns in sorted(self._fields.items()):
            for term in sorted(columns):
                yield (field, term), columns[term]

    def _spill(self) -> None:
        name = f"{random_name()}.run"
        file = self._storage.create_file(name)
        for term, column in self._sorted():
            pickle.dump((term, column.ids, column.weights, column.counts, bytes(column.values)), file, 5)
        file.close()
        self._runs.append(name)
        self._fields.clear()
        self._size = 0

    def _read(self, name: str, order: int) -> _Run:
        file = self._storage.open_file(name)
        try:
            while True:
                try:
                    term, ids, weights, counts, values = pickle.load(file)  # noqa: S301 - written above, a moment ago
                except EOFError:
                    return
                column = Column()
                column.ids, column.weights, column.counts, column.values = ids, weights, counts, bytearray(values)
                yield term, order, column
        finally:
            file.close()


class ColumnWriter(W3FieldWriter):
    """Writes the terms of a segment from whole columns."""

    def add_postings(self, schema: Any, lengths: Any, items: Iterator[tuple[_Term, Column]]) -> None:  # noqa: ARG002
        """Writes every term."""
        for field, terms in groupby(items, key=lambda item: item[0][0]):
            self.start_field(field, schema[field])  # type: ignore[no-untyped-call]
            for (_, text), column in terms:
                self.start_term(text)  # type: ignore[no-untyped-call]
                self._postwriter.take(column)  # type: ignore[union-attr]
                self.finish_term()  # type: ignore[no-untyped-call]
            self.finish_field()  # type: ignore[no-untyped-call]

"""A block of the lexicon: a few terms that follow each other, and where the list of each is."""

import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

_HEAD = struct.Struct("=Bccc")  # how many terms; the types of their lengths, of the sizes of lists, of documents


class Listed(NamedTuple):
    """Where the list of a term is, and how to read it."""

    at: int
    """Where it begins."""
    size: int
    """Its bytes."""
    documents: int
    """How many documents it has."""
    ids: str
    """The type of its documents, as an array names it."""
    counts: str
    """The type of its counts; `1` where all are 1, `0` where only documents are kept."""


class Block(NamedTuple):
    """The terms of a block, and what is known of their lists, column by column."""

    terms: Sequence[bytes]
    """The terms, in order."""
    places: Sequence[int]
    """Where the list of each begins."""
    sizes: Sequence[int]
    """How many bytes it has."""
    documents: Sequence[int]
    """How many documents it has."""
    types: str
    """Two letters each: the type of its documents, the type of its counts."""

    def find(self, term: bytes) -> Listed | None:
        """Where the list of a term is; None where there is no such term."""
        at = bisect_left(self.terms, term)
        return self.listed(at) if at < len(self.terms) and self.terms[at] == term else None

    def listed(self, at: int) -> Listed:
        """Where the list of the term in that place is."""
        return Listed(self.places[at], self.sizes[at], self.documents[at], *self.types[2 * at : 2 * at + 2])


def pack_block(rows: Sequence[tuple[bytes, Listed]]) -> bytes:
    """Terms and what is known of their lists as bytes, column by column; where the first list begins is left out."""
    terms = [term for term, _ in rows]
    columns = (
        _narrow(map(len, terms)),
        _narrow(one.size for _, one in rows),
        _narrow(one.documents for _, one in rows),
    )
    types = "".join(one.ids + one.counts for _, one in rows)
    head = _HEAD.pack(len(rows), *(column.typecode.encode() for column in columns))
    return b"".join((head, *(column.tobytes() for column in columns), types.encode(), *terms))


def unpack_block(data: bytes, at: int) -> Block:
    """The block that `pack_block` packed, its first list beginning `at`."""
    many, *types = _HEAD.unpack_from(data)
    start, columns = _HEAD.size, list[list[int]]()
    for type_ in types:
        end = start + many * struct.calcsize(type_)
        columns.append(memoryview(data)[start:end].cast(type_.decode()).tolist())
        start = end
    lengths, sizes, documents = columns
    names = start + 2 * many
    terms = [data[first:last] for first, last in pairwise(accumulate(lengths, initial=names))]
    return Block(terms, list(accumulate(sizes[:-1], initial=at)), sizes, documents, data[start:names].decode())


def _narrow(values: Iterable[int]) -> "array[int]":
    """Numbers in as few bits as hold them: 8, 16 or 32."""
    values = tuple(values)
    most = max(values)
    return array("B" if most <= 0xFF else "H" if most <= 0xFFFF else "I", values)

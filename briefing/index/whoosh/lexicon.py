"""The lexicon: the terms of a segment in order, and where the posting list of each is.

Terms are deflated in blocks, each of which is read alone.
"""

import json
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.whoosh.index_files import DAMAGE, File

_BLOCK = 32
"""Terms of a block. Smaller blocks make a larger index, larger ones a slower look-up."""

_LEVEL, _WINDOW, _MEMORY = 6, -10, 4  # no header; the least set-up for each block that a thousand bytes allow
_KEPT = 512  # blocks that are remembered
_SIZE = struct.Struct("=I")
_HEAD = struct.Struct("=Bccc")  # the number of terms; the types of their lengths, of the sizes of lists, of documents


class Listed(NamedTuple):
    """Where a posting list is, and how to read it."""

    at: int
    """The offset of its first byte."""
    size: int
    """Its bytes."""
    documents: int
    """The number of its documents."""
    ids: str
    """The type of its documents, as an array names it."""
    counts: str
    """The type of its counts; `1` where all are 1, `0` where only documents are kept."""


class Block(NamedTuple):
    """A few terms that follow each other, and their lists, column by column."""

    terms: Sequence[bytes]
    """The terms, in order."""
    offsets: Sequence[int]
    """The offset of each list."""
    sizes: Sequence[int]
    """The bytes of each list."""
    documents: Sequence[int]
    """The number of documents of each list."""
    types: str
    """Two letters for each list: the type of its documents, the type of its counts."""

    def find(self, term: bytes) -> Listed | None:
        """The list of a term; None where there is no such term."""
        at = bisect_left(self.terms, term)
        return self.listed(at) if at < len(self.terms) and self.terms[at] == term else None

    def listed(self, at: int) -> Listed:
        """The list of the term at an index."""
        return Listed(self.offsets[at], self.sizes[at], self.documents[at], *self.types[2 * at : 2 * at + 2])


def pack_block(rows: Sequence[tuple[bytes, Listed]]) -> bytes:
    """Terms and their lists as bytes, column by column; the offset of the first list is not among them."""
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
    """The block that `pack_block` packed; its first list begins at `at`. ValueError where the lengths do not add up."""
    many, *types = _HEAD.unpack_from(data)
    start, columns = _HEAD.size, list[list[int]]()
    for type_ in types:
        end = start + many * struct.calcsize(type_)
        columns.append(memoryview(data)[start:end].cast(type_.decode()).tolist())
        start = end
    lengths, sizes, documents = columns
    names = start + 2 * many
    if names + sum(lengths) != len(data):
        raise ValueError(len(data))
    terms = [data[first:last] for first, last in pairwise(accumulate(lengths, initial=names))]
    return Block(terms, list(accumulate(sizes[:-1], initial=at)), sizes, documents, data[start:names].decode("ascii"))


def _narrow(values: Iterable[int]) -> "array[int]":
    """Numbers in as few bits as hold them: 8, 16 or 32."""
    values = tuple(values)
    most = max(values)
    return array("B" if most <= 0xFF else "H" if most <= 0xFFFF else "I", values)


class _Field(NamedTuple):
    """The blocks of a field."""

    firsts: Sequence[bytes]
    """The first term of each."""
    ends: Sequence[int]
    """The offset of each, and at last the end of all."""
    lists: Sequence[int]
    """The offset of the first list of each."""


class LexiconWriter:
    """Writes terms field by field, each field in order; posting lists follow each other in the same order."""

    def __init__(self, file: StructFile) -> None:
        self._file = file
        self._end = 0
        self._fields: dict[str, tuple[list[str], list[int], list[int]]] = {}

    def add(self, field: str, terms: Iterable[tuple[bytes, Listed]]) -> None:
        """Writes all terms of a field."""
        firsts, ends, lists = self._fields[field] = list[str](), [self._end], list[int]()
        rows = iter(terms)
        while block := list(islice(rows, _BLOCK)):
            deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY)
            data = deflate.compress(pack_block(block)) + deflate.flush()
            self._file.write(data)
            self._end += len(data)
            firsts.append(block[0][0].decode())
            ends.append(self._end)
            lists.append(block[0][1].at)

    def close(self, **more: object) -> None:
        """Writes where the blocks are, and what else is to be known of the segment, and ends the file."""
        data = zlib.compress(json.dumps([self._fields, more]).encode(), _LEVEL)
        self._file.write(data + _SIZE.pack(len(data)))
        self._file.close()


class Lexicon:
    """Reads what a LexiconWriter wrote; IndexUnusable where the bytes make no sense."""

    def __init__(self, file: File) -> None:
        self._file = file
        try:
            (size,) = _SIZE.unpack(file.get(file.size - _SIZE.size, _SIZE.size))
            fields, self.more = json.loads(zlib.decompress(file.get(file.size - _SIZE.size - size, size)))
            self._fields = {
                name: _Field(list(map(str.encode, firsts)), ends, lists)
                for name, (firsts, ends, lists) in fields.items()
            }
        except DAMAGE as error:
            raise IndexUnusable.because(error) from error
        self._blocks: dict[tuple[str, int], Block] = {}

    @property
    def fields(self) -> Iterable[str]:
        """The fields that have terms, in order."""
        return self._fields

    def find(self, field: str, term: bytes) -> Listed | None:
        """The list of a term; None where there is no such term."""
        number = bisect_right(self._fields[field].firsts, term) - 1 if field in self._fields else -1
        if number < 0:
            return None
        return self._block(field, number).find(term)

    def terms(self, field: str) -> Iterator[tuple[bytes, Listed]]:
        """Every term of a field, in order, with its list."""
        for number in range(len(self._fields[field].firsts) if field in self._fields else 0):
            block = self._read(field, number)
            yield from zip(block.terms, map(block.listed, range(len(block.terms))), strict=True)

    def _block(self, field: str, number: int) -> Block:
        """A block, remembered: the letters of a word lead to the same block again and again."""
        key = field, number
        if key not in self._blocks:
            if len(self._blocks) >= _KEPT:
                self._blocks.clear()
            self._blocks[key] = self._read(field, number)
        return self._blocks[key]

    def _read(self, field: str, number: int) -> Block:
        _, ends, lists = self._fields[field]
        try:
            data = self._file.get(ends[number], ends[number + 1] - ends[number])
            return unpack_block(zlib.decompress(data, _WINDOW), lists[number])
        except DAMAGE as error:
            raise IndexUnusable.because(error) from error

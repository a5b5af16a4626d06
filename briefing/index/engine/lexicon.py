"""The terms of a segment, in order, and where the list of each is: deflated in blocks, each of which is read alone."""

import json
import struct
import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.engine.block import Block, Listed, pack_block, unpack_block
from briefing.index.files import DAMAGE, File

_BLOCK = 32
"""Terms of a block: of fewer the index would be larger, of more each look-up slower."""

_LEVEL, _WINDOW, _MEMORY = 6, -10, 4  # no header; as little to be set up for each block as a thousand bytes allow
_KEPT = 512  # blocks that were read
_SIZE = struct.Struct("=I")


class _Field(NamedTuple):
    """The blocks of a field."""

    firsts: Sequence[bytes]
    """The first term of each."""
    ends: Sequence[int]
    """Where each begins, and where the last one ends."""
    lists: Sequence[int]
    """Where the first list of each begins."""


class LexiconWriter:
    """Writes terms field by field, each in order; their lists stand one after the other."""

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
    """Reads what a LexiconWriter wrote; IndexUnusable where that makes no sense."""

    def __init__(self, file: File) -> None:
        self._file = file
        try:
            (size,) = _SIZE.unpack(file.get(file.size - _SIZE.size, _SIZE.size))
            fields, self.more = json.loads(zlib.decompress(file.get(file.size - _SIZE.size - size, size)))
            self._fields = {
                name: _Field(list(map(str.encode, firsts)), ends, lists)
                for name, (firsts, ends, lists) in fields.items()
            }
        except (*DAMAGE, AttributeError, struct.error, zlib.error) as error:
            raise IndexUnusable.because(error) from error
        self._blocks: dict[tuple[str, int], Block] = {}

    @property
    def fields(self) -> Iterable[str]:
        """The fields that have terms, in order."""
        return self._fields

    def find(self, field: str, term: bytes) -> Listed | None:
        """Where the list of a term is; None where there is no such term."""
        number = bisect_right(self._fields[field].firsts, term) - 1 if field in self._fields else -1
        if number < 0:
            return None
        return self._block(field, number).find(term)

    def terms(self, field: str) -> Iterator[tuple[bytes, Listed]]:
        """Every term of a field, in order."""
        for number in range(len(self._fields[field].firsts) if field in self._fields else 0):
            block = self._read(field, number)
            yield from zip(block.terms, map(block.listed, range(len(block.terms))), strict=True)

    def _block(self, field: str, number: int) -> Block:
        """A block, kept for the next look-up: what is typed leads to one block again and again."""
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
        except (*DAMAGE, struct.error, zlib.error) as error:
            raise IndexUnusable.because(error) from error

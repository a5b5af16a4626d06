"""The terms of a segment, in the files of Whoosh's codec."""

import struct
from collections.abc import Iterable, Iterator
from itertools import groupby, starmap
from typing import Any
from zlib import crc32

from whoosh.filedb.filetables import HashWriter, OrderedHashWriter
from whoosh.filedb.structfile import StructFile
from whoosh.util.numlists import GrowableArray

from briefing.index.engine.column import Column
from briefing.index.engine.digests import Digests
from briefing.index.engine.postings import info, pack

Term = tuple[str, bytes]
"""A field and the bytes of a term."""

_FIELD = struct.Struct("!H")
_SIZES = struct.Struct("!ii")
_SLOT = struct.Struct("!Iq")
_CRC = 1


class TermsWriter:
    """Stands in for Whoosh's field writer: takes whole lists, and writes them one after the other."""

    def __init__(self, terms: StructFile, lists: StructFile) -> None:
        self._terms = Table(terms)
        self._lists = lists
        self._end = 0
        self.digests: dict[str, Digests] = {}
        """The fields of which digests alone are written."""
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[tuple[Term, Column]]) -> None:  # noqa: ARG002
        """Writes every term and the digests."""
        fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = fields
        for field, columns in groupby(items, key=lambda item: item[0][0]):
            fields[field] = len(fields)
            self._terms.add_all(self._written(_FIELD.pack(fields[field]), columns))
        self._terms.extras["digests"] = {name: self._digests(digests) for name, digests in self.digests.items()}

    def close(self) -> None:
        """Ends both files."""
        self._terms.close()  # type: ignore[no-untyped-call]
        self._lists.close()
        self.is_closed = True

    def _written(self, field: bytes, columns: Iterable[tuple[Term, Column]]) -> Iterator[tuple[bytes, bytes]]:
        """The key of each term and what is kept of its list, which is written."""
        write = self._lists.raw_file().write
        for (_, term), column in columns:
            data = pack(column)
            yield field + term, info(column, self._end, len(data))
            write(data)
            self._end += len(data)

    def _digests(self, digests: Digests) -> tuple[int, int]:
        start, data = self._end, digests.pack()
        self._lists.write(data)
        self._end += len(data)
        return start, digests.size


class Table(OrderedHashWriter):
    """Whoosh's ordered hash file, written in fewer steps, by the checksum that is quicker to work out."""

    def __init__(self, file: StructFile) -> None:
        HashWriter.__init__(self, file, hashtype=_CRC)  # type: ignore[no-untyped-call]
        self.index = GrowableArray("I")
        self.lastkey = b""

    def add_all(self, items: Iterable[tuple[bytes, bytes]]) -> None:
        """Writes terms, which come in order."""
        file, index, buckets = self.dbfile.raw_file(), self.index, self.buckets
        at = file.tell()
        for key, value in items:
            record = _SIZES.pack(len(key), len(value)) + key + value
            file.write(record)
            index.append(at)
            sum_ = crc32(key)
            buckets[sum_ & 0xFF].append((sum_, at))
            at += len(record)

    def _write_hashes(self) -> None:
        """Writes 256 tables, each with twice as many slots as terms; a term has the first free slot from its own on."""
        for bucket in self.buckets:
            slots = [(0, 0)] * (2 * len(bucket))
            self.directory.append((self.dbfile.tell(), len(slots)))
            for entry in bucket:
                at = (entry[0] >> 8) % len(slots)
                while slots[at][1]:
                    at = (at + 1) % len(slots)
                slots[at] = entry
            self.dbfile.write(b"".join(starmap(_SLOT.pack, slots)))

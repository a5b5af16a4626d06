"""The columns of a segment: the key of each document, and the value that is stored with it, deflated."""

import zlib
from array import array
from collections.abc import Collection
from typing import Any

from whoosh.codec.whoosh3 import W3PerDocReader, W3PerDocWriter
from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.fields import Schema
from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.whoosh.index_files import File

_FEW = 8  # rows that are read one by one
_NEAR = 512  # bytes between two rows; reading more of them costs as much as another read
_BLOCK = 1_024
"""Values of a block. The first values are the dictionary of all: what comes again and again is a reference into it, and
still each value is read alone."""

_DICTIONARY = 8_192
_LEVEL, _WINDOW, _MEMORY = 3, -13, 5  # no header; the least set-up for each value that 8 KiB allow


class RowsWriter(ColumnWriter):
    """Writes rows of bytes one after the other, and at the end the offsets at which they end."""

    def __init__(self, dbfile: StructFile) -> None:
        super().__init__(dbfile)
        self._ends = array("I", [0])

    def put(self, row: bytes) -> None:
        """Writes the next row."""
        self._dbfile.write(row)
        self._ends.append(self._ends[-1] + len(row))

    def finish(self, docnum: int) -> None:  # noqa: ARG002 - Whoosh's signature
        """Writes the offsets."""
        self._dbfile.write(self._ends.tobytes())


class RowsReader(ColumnReader):
    """Reads rows by their number; IndexUnusable where there is no such row."""

    def __init__(self, dbfile: File, basepos: int, length: int, doccount: int, rows: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        size = 4 * (rows + 1)
        self._ends = array("I", dbfile.get(basepos + length - size, size))

    def row(self, number: int) -> bytes:
        """The row of a number."""
        try:
            start, end = self._ends[number], self._ends[number + 1]
        except IndexError:
            raise IndexUnusable.lost() from None
        row: bytes = self._dbfile.get(self._basepos + start, end - start)
        return row

    def rows(self, numbers: Collection[int]) -> list[bytes]:
        """The rows of these numbers; neighbours are read at once."""
        ends = self._ends
        if len(numbers) < _FEW or not 0 <= (last := max(numbers)) < len(ends) - 1:
            return list(map(self.row, numbers))
        start, end = ends[min(numbers)], ends[last + 1]
        if end - start > _NEAR * len(numbers):
            return list(map(self.row, numbers))
        data = self._dbfile.get(self._basepos + start, end - start)
        return [data[ends[number] - start : ends[number + 1] - start] for number in numbers]


class Keys(Column):
    """The column of keys."""

    def writer(self, dbfile: StructFile) -> "KeysWriter":
        """What writes it."""
        return KeysWriter(dbfile)

    def reader(self, dbfile: File, basepos: int, length: int, doccount: int) -> "KeysReader":
        """What reads it."""
        return KeysReader(dbfile, basepos, length, doccount, doccount)


class KeysWriter(RowsWriter):
    """Writes the key of each document."""

    def add(self, docnum: int, value: bytes) -> None:  # noqa: ARG002 - documents come in order
        """Takes the key of the next document."""
        self.put(value)


class KeysReader(RowsReader):
    """Reads the key of a document."""

    def __getitem__(self, docnum: int) -> bytes:
        return self.row(docnum)


class Values(Column):
    """The column of stored values, one for each document."""

    def writer(self, dbfile: StructFile) -> "ValuesWriter":
        """What writes it."""
        return ValuesWriter(dbfile)

    def reader(self, dbfile: File, basepos: int, length: int, doccount: int) -> "ValuesReader":
        """What reads it."""
        return ValuesReader(dbfile, basepos, length, doccount)


class ValuesWriter(RowsWriter):
    """Writes deflated values, before each block its dictionary."""

    def __init__(self, dbfile: StructFile) -> None:
        super().__init__(dbfile)
        self._waiting = list[bytes]()
        self._size = 0
        self._deflate: Any = None

    def add(self, docnum: int, value: dict[str, bytes]) -> None:
        """Takes the stored fields of the next document, of which there is one."""
        if docnum % _BLOCK == 0:
            self._end_block()
        (data,) = value.values()
        if self._deflate:
            self._write(data)
            return
        self._waiting.append(data)
        self._size += len(data)
        if self._size >= _DICTIONARY:
            self._make_dictionary()

    def finish(self, docnum: int) -> None:
        """Writes what is left."""
        self._end_block()
        super().finish(docnum)

    def _end_block(self) -> None:
        if self._waiting:
            self._make_dictionary()
        self._deflate = None

    def _make_dictionary(self) -> None:
        """Makes the dictionary of the values that wait for it, and writes them."""
        dictionary = b"".join(self._waiting)[:_DICTIONARY]
        self.put(zlib.compress(dictionary, _LEVEL))
        self._deflate = zlib.compressobj(_LEVEL, zlib.DEFLATED, _WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, dictionary)
        for data in self._waiting:
            self._write(data)
        self._waiting.clear()
        self._size = 0

    def _write(self, data: bytes) -> None:
        deflate = self._deflate.copy()
        self.put(deflate.compress(data) + deflate.flush())


class ValuesReader(RowsReader):
    """Reads the value of any document; IndexUnusable where it has been altered."""

    def __init__(self, dbfile: File, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount, doccount + -(-doccount // _BLOCK))
        self._dictionaries = dict[int, bytes]()

    def __getitem__(self, docnum: int) -> bytes:
        block = docnum // _BLOCK
        try:
            if block not in self._dictionaries:
                self._dictionaries[block] = zlib.decompress(self.row(block * (_BLOCK + 1)))
            inflate = zlib.decompressobj(_WINDOW, self._dictionaries[block])
            return inflate.decompress(self.row(docnum + block + 1))
        except zlib.error as error:
            raise IndexUnusable.because(error) from error


class DocumentWriter(W3PerDocWriter):
    """Writes the key and the stored value of each document, in Whoosh's files."""

    def put(self, number: int, schema: Schema, key: str, stored: bytes) -> None:
        """Takes a document."""
        self.start_doc(number)
        self.add_field("stored", schema["stored"], stored, 0)
        self.add_column_value("key", schema["key"].column_type, key.encode())
        self.finish_doc()

    def _create_column(self, fieldname: str, column: Column) -> None:
        super()._create_column(fieldname, Values() if fieldname == "_stored" else column)


class DocumentReader(W3PerDocReader):
    """Reads what a DocumentWriter wrote."""

    def stored(self, docnum: int) -> bytes:
        """The value that is stored with a document."""
        values: ValuesReader = self._cached_reader("_stored", Values())
        return values[docnum]

    def stored_fields(self, docnum: int) -> dict[str, bytes]:
        """The same, as Whoosh asks for it."""
        return {"stored": self.stored(docnum)}

"""A column of rows of any length: bytes for each document, read one by one."""

from array import array
from collections.abc import Collection

from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.files import File

_FEW = 8  # rows that are read one by one
_NEAR = 512  # bytes that are read for one row in vain at the most: reading them costs as much as reading anew


class RowsWriter(ColumnWriter):
    """Writes rows one after the other, at the end where each of them ends."""

    def __init__(self, dbfile: StructFile) -> None:
        super().__init__(dbfile)
        self._ends = array("I", [0])

    def put(self, row: bytes) -> None:
        """Writes the next row."""
        self._dbfile.write(row)
        self._ends.append(self._ends[-1] + len(row))

    def finish(self, docnum: int) -> None:  # noqa: ARG002
        """Writes where the rows end."""
        self._dbfile.write(self._ends.tobytes())


class RowsReader(ColumnReader):
    """Reads any row; where they end is read at once."""

    def __init__(self, dbfile: File, basepos: int, length: int, doccount: int, rows: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        size = 4 * (rows + 1)
        self._ends = array("I", dbfile.get(basepos + length - size, size))

    def row(self, number: int) -> bytes:
        """The row of that number; IndexUnusable where there is none."""
        try:
            start, end = self._ends[number], self._ends[number + 1]
        except IndexError:
            raise IndexUnusable.lost() from None
        row: bytes = self._dbfile.get(self._basepos + start, end - start)
        return row

    def rows(self, numbers: Collection[int]) -> list[bytes]:
        """The rows of these numbers; rows that stand near each other are read at once."""
        ends = self._ends
        if len(numbers) < _FEW or not 0 <= (last := max(numbers)) < len(ends) - 1:
            return list(map(self.row, numbers))
        start, end = ends[min(numbers)], ends[last + 1]
        if end - start > _NEAR * len(numbers):
            return list(map(self.row, numbers))
        data = self._dbfile.get(self._basepos + start, end - start)
        return [data[ends[number] - start : ends[number + 1] - start] for number in numbers]


class Keys(Column):
    """The key of each document, as it is."""

    def writer(self, dbfile: StructFile) -> "KeysWriter":
        """What writes it."""
        return KeysWriter(dbfile)

    def reader(self, dbfile: File, basepos: int, length: int, doccount: int) -> "KeysReader":
        """What reads it."""
        return KeysReader(dbfile, basepos, length, doccount, doccount)


class KeysWriter(RowsWriter):
    """A row for each document."""

    def add(self, docnum: int, value: bytes) -> None:  # noqa: ARG002
        """Takes the key of the next document."""
        self.put(value)


class KeysReader(RowsReader):
    """Answers the key of a document."""

    def __getitem__(self, docnum: int) -> bytes:
        return self.row(docnum)

"""A column of rows of any length: bytes for each document, read one by one."""

from array import array

from whoosh.columns import Column, ColumnReader, ColumnWriter
from whoosh.filedb.structfile import StructFile


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

    def __init__(self, dbfile: StructFile, basepos: int, length: int, doccount: int, rows: int) -> None:
        super().__init__(dbfile, basepos, length, doccount)
        size = 4 * (rows + 1)
        self._ends = array("I", dbfile.get(basepos + length - size, size))

    def row(self, number: int) -> bytes:
        """The row of that number."""
        start = self._ends[number]
        return self._dbfile.get(self._basepos + start, self._ends[number + 1] - start)


class Keys(Column):
    """The key of each document, as it is."""

    def writer(self, dbfile: StructFile) -> "KeysWriter":
        """What writes it."""
        return KeysWriter(dbfile)

    def reader(self, dbfile: StructFile, basepos: int, length: int, doccount: int) -> "KeysReader":
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

"""The texts that are stored with documents, deflated."""

import zlib
from typing import Any

from whoosh.codec.whoosh3 import W3PerDocReader, W3PerDocWriter
from whoosh.columns import Column
from whoosh.fields import Schema
from whoosh.filedb.structfile import StructFile

from briefing.errors import IndexUnusable
from briefing.index.engine.rows import RowsReader, RowsWriter
from briefing.index.files import File

_BLOCK = 1_024
"""Documents of a block. The first texts of a block are the dictionary of all its texts: what is said again and again is
a reference into it, and each text can still be read alone."""

_DICTIONARY = 8_192
_LEVEL, _WINDOW, _MEMORY = 3, -13, 5  # no header; as little to be set up for each text as 8 KiB allow


class Texts(Column):
    """One text for each document, from 0 on."""

    def writer(self, dbfile: StructFile) -> "TextsWriter":
        """What writes it."""
        return TextsWriter(dbfile)

    def reader(self, dbfile: File, basepos: int, length: int, doccount: int) -> "TextsReader":
        """What reads it."""
        return TextsReader(dbfile, basepos, length, doccount)


class TextsWriter(RowsWriter):
    """Rows of deflated bytes, before each block its dictionary."""

    def __init__(self, dbfile: StructFile) -> None:
        super().__init__(dbfile)
        self._waiting = list[bytes]()
        self._size = 0
        self._deflate: Any = None

    def add(self, docnum: int, value: dict[str, str]) -> None:
        """Takes the stored fields of the next document, of which there is one."""
        if docnum % _BLOCK == 0:
            self._begin()
        (text,) = value.values()
        data = text.encode(errors="surrogatepass")
        if self._deflate:
            self._write(data)
            return
        self._waiting.append(data)
        self._size += len(data)
        if self._size >= _DICTIONARY:
            self._settle()

    def finish(self, docnum: int) -> None:
        """Writes what is left."""
        self._begin()
        super().finish(docnum)

    def _begin(self) -> None:
        """Ends the block before."""
        if self._waiting:
            self._settle()
        self._deflate = None

    def _settle(self) -> None:
        """Makes the dictionary of what waits for one."""
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


class TextsReader(RowsReader):
    """Reads the text of any document."""

    def __init__(self, dbfile: File, basepos: int, length: int, doccount: int) -> None:
        super().__init__(dbfile, basepos, length, doccount, doccount + -(-doccount // _BLOCK))
        self._dictionaries = dict[int, bytes]()

    def __getitem__(self, docnum: int) -> str:
        block = docnum // _BLOCK
        try:
            if block not in self._dictionaries:
                self._dictionaries[block] = zlib.decompress(self.row(block * (_BLOCK + 1)))
            inflate = zlib.decompressobj(_WINDOW, self._dictionaries[block])
            return inflate.decompress(self.row(docnum + block + 1)).decode(errors="surrogatepass")
        except (zlib.error, UnicodeDecodeError) as error:
            raise IndexUnusable.because(error) from error


class DocumentWriter(W3PerDocWriter):
    """Writes what Whoosh keeps of each document; the stored fields, of which there is one, as texts."""

    def put(self, number: int, schema: Schema, key: str, stored: str) -> None:
        """Takes a document: what it is found by, and what is stored with it."""
        self.start_doc(number)
        self.add_field("stored", schema["stored"], stored, 0)
        self.add_column_value("key", schema["key"].column_type, key.encode())
        self.finish_doc()

    def _create_column(self, fieldname: str, column: Column) -> None:
        super()._create_column(fieldname, Texts() if fieldname == "_stored" else column)


class DocumentReader(W3PerDocReader):
    """Reads it."""

    def text(self, docnum: int) -> str:
        """The text that is stored with a document."""
        texts: TextsReader = self._cached_reader("_stored", Texts())
        return texts[docnum]

    def stored_fields(self, docnum: int) -> dict[str, str]:
        """The same, as Whoosh asks for it."""
        return {"stored": self.text(docnum)}

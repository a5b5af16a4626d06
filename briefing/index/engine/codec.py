"""Whoosh's codec: its segments, terms and columns, with posting lists and stored texts of our own."""

from collections.abc import Mapping
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3TermsReader

from briefing.index.engine.column import Column
from briefing.index.engine.digests import DigestTable
from briefing.index.engine.pool import Run
from briefing.index.engine.postings import Postings
from briefing.index.engine.storage import MappedFile
from briefing.index.engine.terms import TermsWriter
from briefing.index.engine.texts import DocumentReader, DocumentWriter


class PackedCodec(W3Codec):
    """What writes a segment and what reads it."""

    length_stats = False  # weights are normalised for length when they are written

    def per_document_writer(self, storage: Any, segment: Any) -> DocumentWriter:
        """What writes the columns of a segment."""
        return DocumentWriter(self, storage, segment)  # type: ignore[no-untyped-call]

    def per_document_reader(self, storage: Any, segment: Any) -> DocumentReader:
        """What reads them."""
        return DocumentReader(storage, segment)  # type: ignore[no-untyped-call]

    def field_writer(self, storage: Any, segment: Any) -> TermsWriter:
        """What writes the terms of a segment and their lists."""
        terms, lists = (segment.create_file(storage, extension) for extension in (self.TERMS_EXT, self.POSTS_EXT))
        return TermsWriter(terms, lists)

    def terms_reader(self, storage: Any, segment: Any) -> "TermsReader":
        """What reads them."""
        name = segment.make_filename(self.TERMS_EXT)
        lists = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(self, storage.open_file(name), storage.file_length(name), lists)


class TermsReader(W3TermsReader):
    """Reads the terms of a segment and their lists."""

    def __init__(self, codec: PackedCodec, dbfile: MappedFile, length: int, postfile: MappedFile) -> None:
        super().__init__(codec, dbfile, length, postfile)  # type: ignore[no-untyped-call]
        self._lists = postfile
        self.digests = {field: DigestTable(postfile, *place) for field, place in self._tindex.extras["digests"].items()}
        """The fields of which only digests are kept; their terms are found by `postings` alone."""

    def postings(self, field: str, term: str) -> Postings | None:
        """The list of a term; None where no document has it."""
        if field in self.digests:
            found = self.digests[field].find(term.encode())
            return Postings.of(Column(found)) if found else None
        if field not in self._fieldmap:
            return None
        info = self._tindex.get(self._keycoder(field, term.encode()))  # type: ignore[no-untyped-call]
        return Postings(self._lists, info) if info else None

    def columns(self, places: Mapping[int, int]) -> Run:
        """Every term in order with the postings of those documents that have a new place, at it."""
        for key, info in self._tindex.items():  # type: ignore[no-untyped-call]
            if column := Postings(self._lists, info).moved(places):
                yield self._keydecoder(key), column  # type: ignore[no-untyped-call]

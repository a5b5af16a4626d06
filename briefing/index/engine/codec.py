"""Whoosh's codec: its segments and columns, with terms, posting lists and stored texts of our own."""

from typing import Any

from whoosh.codec.whoosh3 import W3Codec

from briefing.index.engine.terms import TermsReader, TermsWriter
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

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """What reads them."""
        name = segment.make_filename(self.TERMS_EXT)
        lists = segment.open_file(storage, self.POSTS_EXT)
        return TermsReader(storage.open_file(name), storage.file_length(name), lists)

"""Segments: their schema, Whoosh's codec with lists and columns of our own, and the list of segments as JSON."""

import json
import os
import re
import sys
from collections.abc import Iterable
from typing import Any

import whoosh
from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Positions

from briefing.errors import IndexUnusable
from briefing.index.whoosh.index_files import DAMAGE
from briefing.index.whoosh.stored_columns import DocumentReader, DocumentWriter, Keys
from briefing.index.whoosh.terms import TermsReader, TermsWriter

FORMAT = 6
"""Raised whenever what the engine writes changes."""

ENGINE = f"whoosh {'.'.join(map(str, whoosh.__version__))}, format {FORMAT}, {sys.byteorder}-endian"
"""The engine, its version, its format, and the byte order of the machine: another engine may not read the index."""

NAME = "MAIN"
"""Whoosh's name of the index; the names of its files begin with it."""

DIGESTED = ("key", "print")
"""The fields in which hardly any two documents share a term; only digests of their terms are kept."""

NO_SEGMENTS = b"[]"
"""The list of the segments of an empty index."""

_FIELDS = (
    "article",
    "cites",
    "doubted",
    "file",
    "kind",
    "links",
    "names",
    "on",
    "print",
    "relations",
    "sources",
    "span",
    "tags",
)
_ID = re.compile(r"[0-9a-z]{1,32}")


def schema() -> Schema:
    """The fields of a document, without analysers: the writer hands their terms to the pool."""
    return Schema(
        key=FieldType(Existence(), None, sortable=Keys()),
        stored=STORED,
        text=FieldType(Positions(), None),
        **{name: FieldType(Existence(), None) for name in _FIELDS},
    )


class PackedCodec(W3Codec):
    """Whoosh's codec, with our writers and readers."""

    length_stats = False  # weights are normalised for length before they are written

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002 - Whoosh's signature
        """A segment with a unique id."""
        return W3Segment(self, indexname, segid=os.urandom(8).hex())

    def per_document_writer(self, storage: Any, segment: Any) -> DocumentWriter:
        """What writes the columns of a segment."""
        return DocumentWriter(self, storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> DocumentReader:
        """What reads them."""
        return DocumentReader(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> TermsWriter:
        """What writes the terms of a segment and their lists."""
        terms, lists = (segment.create_file(storage, extension) for extension in (self.TERMS_EXT, self.POSTS_EXT))
        return TermsWriter(terms, lists)

    def terms_reader(self, storage: Any, segment: Any) -> TermsReader:
        """What reads them."""
        return TermsReader(segment.open_file(storage, self.TERMS_EXT), segment.open_file(storage, self.POSTS_EXT))


def write_segments(segments: Iterable[Any]) -> bytes:
    """Segments as JSON: the id of each, how many documents it has, and the numbers of those that are deleted."""
    rows = [[one.segid, one.doc_count_all(), sorted(one.deleted_docs())] for one in segments]
    return json.dumps(rows, separators=(",", ":")).encode()


def read_segments(data: bytes) -> list[Any]:
    """The segments that `write_segments` wrote; IndexUnusable where they make no sense."""
    try:
        return [_segment(*row) for row in json.loads(data)]
    except DAMAGE as error:
        raise IndexUnusable.because(error) from error


def files_of(segments: Iterable[Any], names: Iterable[str]) -> set[str]:
    """Those of the names that are files of the segments."""
    stems = {one.segment_id() for one in segments}
    return {name for name in names if name.partition(".")[0] in stems}


def _segment(id_: str, size: int, deleted: list[int]) -> Any:
    if not _ID.fullmatch(id_) or not all(0 <= number < size for number in deleted):
        raise ValueError(id_)
    return W3Segment(PackedCodec(), NAME, size, id_, set(deleted))

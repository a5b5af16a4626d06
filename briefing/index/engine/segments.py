"""Segments: Whoosh's codec with terms, posting lists and stored texts of our own, and the list of segments as JSON."""

import json
import os
import re
from collections.abc import Iterable
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3Segment

from briefing.errors import IndexUnusable
from briefing.index.engine.terms import TermsReader, TermsWriter
from briefing.index.engine.texts import DocumentReader, DocumentWriter
from briefing.index.files import DAMAGE

NAME = "MAIN"
"""What Whoosh calls the index; the names of its files begin with it."""

NO_SEGMENTS = b"[]"
"""The list of the segments of an empty index."""

_ID = re.compile(r"[0-9a-z]{1,32}")


class PackedCodec(W3Codec):
    """What writes a segment and what reads it."""

    length_stats = False  # weights are normalised for length when they are written

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002 - Whoosh's signature
        """A segment with an id that no other has."""
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

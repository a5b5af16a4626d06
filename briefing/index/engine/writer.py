"""Writing documents."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

from whoosh.index import TOC
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from briefing.index.document import Document
from briefing.index.engine.collecting import young_alone
from briefing.index.engine.digests import Digests
from briefing.index.engine.fields import DIGESTED, schema
from briefing.index.engine.pool import Pool
from briefing.index.engine.segments import NAME, PackedCodec, files_of, read_segments, write_segments
from briefing.index.engine.storage import WriteStorage
from briefing.index.files import File, Room

_MEMORY = 96 << 20  # bytes of postings that are held at a time
_SEGMENTS = 4
_SMALL = 2_000


class Writer:
    """One commit: documents go and come, and all of it stands at once, or nothing. It ends with `cancel`.

    `check` is called with the names of files before they are merged into others.
    """

    def __init__(
        self, files: Mapping[str, File], segments: bytes, room: Room, check: Callable[[set[str]], None]
    ) -> None:
        self._touched = False
        self._files = files
        self._segments = segments
        self._check = check
        self._storage = WriteStorage(files, room)
        self._writer: Any = _SegmentWriter(_Index(self._storage, read_segments(segments)))
        self._pool = self._writer.pool = Pool(room, _MEMORY)
        self._digests = self._writer.fieldwriter.digests = {field: Digests() for field in DIGESTED}
        self._held = ExitStack()
        self._held.enter_context(young_alone())

    def add(self, document: Document) -> None:
        """Adds a document."""
        self._touched = True
        number = self._writer.docnum
        self._writer.perdocwriter.put(number, self._writer.schema, key=document.key, stored=document.stored)
        self._writer.docnum += 1
        self._pool.put_words(number, document.pieces)
        for field, terms in (("key", (document.key,)), *document.terms.items()):
            if field not in DIGESTED:
                self._pool.put(field, number, terms)
                continue
            for term in terms:
                self._digests[field].add(term, number)

    def delete(self, number: int) -> None:
        """Deletes the document of that number in the whole index as it was when the writer was opened."""
        self._touched = True
        self._writer.delete_document(number)

    def commit(self) -> tuple[bytes, set[str]]:
        """Writes what has changed; answers the segments there are now, and the names of their files."""
        if not self._touched:
            return self._segments, files_of(read_segments(self._segments), self._files)
        self._writer.commit(mergetype=self._merge)
        segments = self._writer.kept
        return write_segments(segments), files_of(segments, (*self._files, *self._storage.written))

    def cancel(self) -> None:
        """Lets go of everything; without a commit before it the index is as it was."""
        with self._held:
            if not self._writer.is_closed:
                self._writer.cancel()

    def _merge(self, _: Any, segments: list[Any]) -> list[Any]:
        """Keeps the number of segments low without rewriting large ones; those mostly deleted are rewritten.

        Small ones are merged with their like: four of fewer than 8 documents, of fewer than 64, and so on.
        """
        sizes = [segment.doc_count_all() - segment.deleted_count() for segment in segments]
        many = {size for size, count in Counter(map(_magnitude, sizes)).items() if count >= _SEGMENTS}
        kept = []
        for segment, live in zip(segments, sizes, strict=True):
            if live <= segment.deleted_count() or (live < _SMALL and _magnitude(live) in many):
                self._take(segment)
            else:
                kept.append(segment)
        self._writer._added = self._writer.docnum > 0  # noqa: SLF001 - as Whoosh's own ways to add say it
        return kept

    def _take(self, segment: Any) -> None:
        """Takes over the documents of a segment that are not deleted; their lists are read when they are written."""
        self._check(files_of([segment], self._files))
        reader: Any = SegmentReader(self._storage, self._writer.schema, segment)
        terms = segment.codec().terms_reader(self._storage, segment)
        first = self._writer.docnum
        moved = self._writer.write_per_doc(set(self._writer.schema.names()), reader)
        places = dict(enumerate(range(first, self._writer.docnum))) if moved is None else moved
        self._pool.take(terms.columns(places))
        for field, table in terms.digests.items():
            for digest, number in table:
                if number in places:
                    self._digests[field].put(digest, places[number])


class _Index:
    """What Whoosh's writer asks of an index."""

    indexname = NAME

    def __init__(self, storage: WriteStorage, segments: list[Any]) -> None:
        self.storage = storage
        self._segments = segments

    def _read_toc(self) -> TOC:
        return TOC(schema(), self._segments, 0)


class _SegmentWriter(SegmentWriter):
    """Whoosh's writer, which answers the table of contents where Whoosh would pickle it into a file."""

    def __init__(self, index: _Index) -> None:
        super().__init__(index, codec=PackedCodec(), compound=False, _lk=False)
        self.kept: list[Any] = []

    def _commit_toc(self, segments: list[Any]) -> None:
        self.kept = segments


def _magnitude(live: int) -> int:
    """How many documents, roughly: the digits of their number in base 8."""
    return (live.bit_length() + 2) // 3

"""The writer: adds and deletes documents, and merges segments."""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

from whoosh.index import TOC
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from briefing.index.document import Document
from briefing.index.whoosh.digests import Digests
from briefing.index.whoosh.gc_pause import gc_pause
from briefing.index.whoosh.index_files import File, Room
from briefing.index.whoosh.pool import Pool
from briefing.index.whoosh.segments import DIGESTED, NAME, PackedCodec, files_of, read_segments, schema, write_segments
from briefing.index.whoosh.storage import WriteStorage

_MEMORY = 96 << 20  # bytes of postings that are held at a time
_SEGMENTS = 4
_SMALL = 2_000


class Writer:
    """Writes one commit, whole or not at all. Every use ends with `cancel`."""

    def __init__(
        self, files: Mapping[str, File], segments: bytes, room: Room, check: Callable[[set[str]], None]
    ) -> None:
        """`check` is called with the names of files before these are merged into new ones."""
        self._touched = False
        self._files = files
        self._segments = segments
        self._check = check
        self._storage = WriteStorage(files, room)
        self._writer: Any = _SegmentWriter(_Index(self._storage, read_segments(segments)))
        self._pool = self._writer.pool = Pool(room, _MEMORY)
        self._digests = self._writer.fieldwriter.digests = {field: Digests() for field in DIGESTED}
        self._held = ExitStack()
        self._held.enter_context(gc_pause())

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
        """Deletes a document by its number in the whole index, as the state before numbers it."""
        self._touched = True
        self._writer.delete_document(number)

    def commit(self) -> tuple[bytes, set[str]]:
        """Writes the changes; answers the list of segments then, and the names of their files."""
        if not self._touched:
            return self._segments, files_of(read_segments(self._segments), self._files)
        self._writer.commit(mergetype=self._merge)
        segments = self._writer.kept
        return write_segments(segments), files_of(segments, (*self._files, *self._storage.written))

    def cancel(self) -> None:
        """Frees everything; without a commit before, the index stays as it was."""
        with self._held:
            if not self._writer.is_closed:
                self._writer.cancel()

    def _merge(self, _: Any, segments: list[Any]) -> list[Any]:
        """Keeps the number of segments low without rewriting large ones, unless most of their documents are deleted.

        Four small segments of about the same size are merged: of fewer than 8 documents, of fewer than 64, and so on.
        """
        sizes = [segment.doc_count_all() - segment.deleted_count() for segment in segments]
        many = {size for size, count in Counter(map(_magnitude, sizes)).items() if count >= _SEGMENTS}
        kept = []
        for segment, live in zip(segments, sizes, strict=True):
            if live <= segment.deleted_count() or (live < _SMALL and _magnitude(live) in many):
                self._take(segment)
            else:
                kept.append(segment)
        self._writer._added = self._writer.docnum > 0  # noqa: SLF001 - Whoosh's own methods set it when they add
        return kept

    def _take(self, segment: Any) -> None:
        """Takes over the documents of a segment that are not deleted; their lists are read while they are written."""
        self._check(files_of([segment], self._files))
        reader: Any = SegmentReader(self._storage, self._writer.schema, segment)
        terms = segment.codec().terms_reader(self._storage, segment)
        first = self._writer.docnum
        moved = self._writer.write_per_doc(set(self._writer.schema.names()), reader)
        numbers = dict(enumerate(range(first, self._writer.docnum))) if moved is None else moved
        self._pool.take(terms.moved(numbers))
        for field, table in terms.digests.items():
            for digest, number in table:
                if number in numbers:
                    self._digests[field].put(digest, numbers[number])


class _Index:
    """The index as Whoosh's writer needs it."""

    indexname = NAME

    def __init__(self, storage: WriteStorage, segments: list[Any]) -> None:
        self.storage = storage
        self._segments = segments

    def _read_toc(self) -> TOC:
        return TOC(schema(), self._segments, 0)


class _SegmentWriter(SegmentWriter):
    """Whoosh's writer; it keeps the table of contents, where Whoosh would pickle it into a file."""

    def __init__(self, index: _Index) -> None:
        super().__init__(index, codec=PackedCodec(), compound=False, _lk=False)
        self.kept: list[Any] = []
        """The segments after the commit."""

    def _commit_toc(self, segments: list[Any]) -> None:
        self.kept = segments


def _magnitude(live: int) -> int:
    """The size of a segment, roughly: how many digits the number of its documents has in base 8."""
    return (live.bit_length() + 2) // 3

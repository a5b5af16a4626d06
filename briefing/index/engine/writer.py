"""Writing documents."""

from collections import Counter
from contextlib import ExitStack
from typing import Any

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from briefing.index.document import Document
from briefing.index.engine.codec import PackedCodec
from briefing.index.engine.collecting import young_alone
from briefing.index.engine.digests import Digests
from briefing.index.engine.fields import DIGESTED, schema
from briefing.index.engine.pool import Pool
from briefing.index.engine.storage import Storage

_MEMORY = 96 << 20  # bytes of postings that are held at a time
_SEGMENTS = 4
_SMALL = 2_000


def create(storage: Storage) -> None:
    """Makes an empty index."""
    storage.create()  # type: ignore[no-untyped-call]
    FileIndex.create(storage, schema())  # type: ignore[no-untyped-call]


class Writer:
    """One commit: documents go and come, and all of it stands at once, or nothing. It ends with `cancel`."""

    def __init__(self, storage: Storage) -> None:
        self._touched = False
        index: Any = FileIndex(storage)  # type: ignore[no-untyped-call]
        self._writer = index.writer(codec=PackedCodec(), compound=False)  # type: ignore[no-untyped-call]
        self._pool = self._writer.pool = Pool(self._writer.temp_storage(), _MEMORY)
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

    def commit(self) -> None:
        """Writes the segments and their table of contents, where anything changed."""
        if self._touched:
            self._writer.commit(mergetype=self._merge)

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
        reader = SegmentReader(self._writer.storage, self._writer.schema, segment)
        terms = segment.codec().terms_reader(self._writer.storage, segment)
        self._held.callback(terms.close)
        first = self._writer.docnum
        moved = self._writer.write_per_doc(set(self._writer.schema.names()), reader)
        places = dict(enumerate(range(first, self._writer.docnum))) if moved is None else moved
        reader.close()
        self._pool.take(terms.columns(places))
        for field, table in terms.digests.items():
            for digest, number in table:
                if number in places:
                    self._digests[field].put(digest, places[number])


def _magnitude(live: int) -> int:
    """How many documents, roughly: the digits of their number in base 8."""
    return (live.bit_length() + 2) // 3

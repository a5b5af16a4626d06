"""Writing documents."""

from typing import Any

from whoosh.index import FileIndex
from whoosh.reading import SegmentReader

from briefing.index.document import Document
from briefing.index.engine.fields import schema, term_postings, text_postings
from briefing.index.engine.pool import Pool
from briefing.index.engine.postings import PackedCodec
from briefing.index.engine.storage import Storage

_MEMORY = 96 << 20  # bytes of postings that are held at a time
_SEGMENTS = 6
_SMALL = 2_000


def create(storage: Storage) -> None:
    """Makes an empty index."""
    storage.create()  # type: ignore[no-untyped-call]
    FileIndex.create(storage, schema())  # type: ignore[no-untyped-call]


class Writer:
    """One commit: documents go and come, and all of it stands at once, or nothing."""

    def __init__(self, storage: Storage) -> None:
        self._touched = False
        index: Any = FileIndex(storage)  # type: ignore[no-untyped-call]
        self._writer = index.writer(codec=PackedCodec(), compound=False)  # type: ignore[no-untyped-call]
        self._writer.pool = Pool(self._writer.temp_storage(), _MEMORY)

    def add(self, document: Document) -> None:
        """Adds a document."""
        self._touched = True
        number = self._writer.docnum
        self._writer.add_document(stored=document.stored, _stored_key=document.key, key=())
        put = self._writer.pool.put
        put("key", number, term_postings((document.key,)))
        put("text", number, text_postings(document.pieces))
        for name, terms in document.terms.items():
            put(name, number, term_postings(terms))

    def delete(self, number: int) -> None:
        """Deletes the document of that number in the whole index as it was when the writer was opened."""
        self._touched = True
        self._writer.delete_document(number)

    def commit(self) -> None:
        """Writes the segments and their table of contents, where anything changed."""
        if self._touched:
            self._writer.commit(mergetype=_merge)

    def cancel(self) -> None:
        """Leaves the index as it was; nothing happens after a commit."""
        if not self._writer.is_closed:
            self._writer.cancel()


def _merge(writer: Any, segments: list[Any]) -> list[Any]:
    """Keeps the number of segments low without rewriting large ones; those mostly deleted are rewritten."""
    crowded = len(segments) >= _SEGMENTS
    kept = []
    for segment in segments:
        live = segment.doc_count_all() - segment.deleted_count()
        if live <= segment.deleted_count() or (crowded and live < _SMALL):
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
        else:
            kept.append(segment)
    return kept

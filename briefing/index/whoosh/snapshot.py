"""A snapshot: one state of the index, open for reading, segment by segment."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any

from briefing.errors import IndexUnusable
from briefing.index.whoosh.index_files import File
from briefing.index.whoosh.posting_list import Postings
from briefing.index.whoosh.segments import read_segments
from briefing.index.whoosh.storage import Storage
from briefing.index.whoosh.stored_columns import DocumentReader, Keys, KeysReader
from briefing.index.whoosh.terms import TermsReader
from briefing.model import HitKind, Kind, TextKind


class Leaf:
    """One segment of the index, open for reading. Its documents are numbered from 0."""

    def __init__(self, storage: Storage, segment: Any, base: int) -> None:
        self.base = base
        """The difference between the number of a document in the whole index and its number here."""
        self.size: int = segment.doc_count_all()
        """The number of documents, deleted ones included."""
        self.deleted: frozenset[int] = frozenset(segment.deleted_docs())
        """The deleted documents."""
        self._terms: TermsReader = segment.codec().terms_reader(storage, segment)
        self._documents: DocumentReader = segment.codec().per_document_reader(storage, segment)
        self._keys: KeysReader = self._documents.column_reader("key", Keys())

    def postings(self, field: str, term: str) -> Postings | None:
        """The postings of a term, deleted documents included; None where no document has it."""
        postings = self._terms.postings(field, term)
        if postings and postings.ids[-1] >= self.size:
            raise IndexUnusable.lost()
        return postings

    def documents(self, field: str, term: str) -> set[int]:
        """The documents that have a term, deleted ones left out."""
        postings = self.postings(field, term)
        return set(postings.ids) - self.deleted if postings else set()

    def key(self, number: int) -> str:
        """The key of a document."""
        return self.keys((number,))[0]

    def keys(self, numbers: Collection[int]) -> list[str]:
        """The keys of many documents."""
        try:
            return list(map(bytes.decode, self._keys.rows(numbers)))
        except UnicodeDecodeError as error:
            raise IndexUnusable.because(error) from error

    def stored(self, number: int) -> bytes:
        """The value that is stored with a document."""
        return self._documents.stored(number)

    @cached_property
    def spans(self) -> list[tuple[str, str, str]]:
        """The dates of all documents: first day, last day, and the term of the two."""
        parted = ((term, *term.partition("/")) for term in self._terms.terms("span"))
        return [(first, last, term) for term, first, _, last in parted]

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """The tags of the cards, deleted ones included."""
        return tuple(self._terms.terms("tags"))

    @cached_property
    def cited(self) -> frozenset[str]:
        """The addresses that cards cite, deleted cards included."""
        return frozenset(self._terms.terms("cites"))

    @cached_property
    def live(self) -> frozenset[int]:
        """The documents that are not deleted."""
        return frozenset(range(self.size)) - self.deleted

    def of_kind(self, kind: HitKind) -> AbstractSet[int]:
        """The documents of a kind."""
        if isinstance(kind, Kind):
            return self.by_kind[kind]
        return self.notes if kind is TextKind.NOTE else self.passages

    @cached_property
    def cards(self) -> dict[int, str]:
        """The ids of the cards, by their documents."""
        numbers = [number for kind in Kind for number in self.by_kind[kind]]
        return dict(zip(numbers, self.keys(numbers), strict=True))

    @cached_property
    def by_kind(self) -> dict[Kind, set[int]]:
        """The documents of the cards of each kind."""
        return {kind: self.documents("kind", kind.value) for kind in Kind}

    @cached_property
    def passages(self) -> frozenset[int]:
        """The documents of the passages."""
        return self.live - self.cards.keys() - self.notes

    @cached_property
    def notes(self) -> set[int]:
        """The documents of the notes."""
        return self.documents("kind", TextKind.NOTE.value)


class Snapshot:
    """The whole index as one commit left it; IndexUnusable where its files make no sense."""

    def __init__(self, files: Mapping[str, File], segments: bytes) -> None:
        storage, base = Storage(files), 0
        self.leaves = list[Leaf]()
        """The segments that have documents, in order."""
        for segment in read_segments(segments):
            if size := segment.doc_count_all():
                self.leaves.append(Leaf(storage, segment, base))
                base += size

    @cached_property
    def size(self) -> int:
        """The number of documents, deleted ones left out."""
        return sum(leaf.size - len(leaf.deleted) for leaf in self.leaves)

    def locate(self, key: str) -> tuple[Leaf, int] | None:
        """The segment and the number of the document with a key; None where there is none."""
        for leaf in self.leaves:
            if postings := leaf.postings("key", key):
                for number in postings.ids:
                    if number not in leaf.deleted:
                        return leaf, number
        return None

    def stored(self, key: str) -> bytes | None:
        """The value that is stored with the document of a key."""
        found = self.locate(key)
        return found[0].stored(found[1]) if found else None

    def keys(self, field: str, term: str) -> list[str]:
        """The keys of the documents that have a term."""
        return [key for leaf in self.leaves for key in leaf.keys(sorted(leaf.documents(field, term)))]

    def citing(self, address: str) -> list[str]:
        """The ids of the cards that cite a passage. Fast for the many passages that none cites."""
        return self.keys("cites", address) if any(address in leaf.cited for leaf in self.leaves) else []

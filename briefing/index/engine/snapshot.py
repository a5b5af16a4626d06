"""One state of the index, open for reading."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from briefing.errors import IndexUnusable
from briefing.index.engine.postings import Postings
from briefing.index.engine.rows import Keys, KeysReader
from briefing.index.engine.segments import read_segments
from briefing.index.engine.storage import Storage
from briefing.index.engine.terms import TermsReader
from briefing.index.engine.texts import DocumentReader
from briefing.index.files import File
from briefing.model import Kind


class Leaf:
    """One segment of the index. Its documents are numbered from 0."""

    def __init__(self, storage: Storage, segment: Any, base: int) -> None:
        self.base = base
        """What is added to a number of a document here to make its number in the whole index."""
        self.size: int = segment.doc_count_all()
        """How many documents it has, deleted ones included."""
        self.deleted: frozenset[int] = frozenset(segment.deleted_docs())
        self._terms: TermsReader = segment.codec().terms_reader(storage, segment)
        self._documents: DocumentReader = segment.codec().per_document_reader(storage, segment)
        self._keys: KeysReader = self._documents.column_reader("key", Keys())

    def postings(self, field: str, term: str) -> Postings | None:
        """The documents that have a term, deleted ones included; None where there are none."""
        postings = self._terms.postings(field, term)
        if postings and postings.ids[-1] >= self.size:
            raise IndexUnusable.lost()
        return postings

    def documents(self, field: str, term: str) -> set[int]:
        """The documents that have a term and are not deleted."""
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

    def stored(self, number: int) -> str:
        """What is stored with a document."""
        return self._documents.text(number)

    @cached_property
    def spans(self) -> list[tuple[str, str, str]]:
        """Every date a document has: its first day, its last day, the term it stands under."""
        parted = ((term, *term.partition("/")) for term in self._terms.terms("span"))
        return [(first, last, term) for term, first, _, last in parted]

    @cached_property
    def cited(self) -> frozenset[str]:
        """What cards cite, deleted ones included."""
        return frozenset(self._terms.terms("cites"))

    @cached_property
    def live(self) -> frozenset[int]:
        """Every document that is not deleted."""
        return frozenset(range(self.size)) - self.deleted

    @cached_property
    def cards(self) -> dict[int, str]:
        """The ids of the cards, by document."""
        numbers = [number for kind in Kind for number in self.by_kind[kind]]
        return dict(zip(numbers, self.keys(numbers), strict=True))

    @cached_property
    def by_kind(self) -> dict[Kind, set[int]]:
        """The cards of each kind."""
        return {kind: self.documents("kind", kind.value) for kind in Kind}

    @cached_property
    def passages(self) -> frozenset[int]:
        """Every passage."""
        return self.live - self.cards.keys()


class Snapshot:
    """The whole index as one commit left it; IndexUnusable where its files make no sense."""

    def __init__(self, files: Mapping[str, File], segments: bytes) -> None:
        storage, base = Storage(files), 0
        self.leaves = list[Leaf]()
        """The segments that have documents."""
        for segment in read_segments(segments):
            if size := segment.doc_count_all():
                self.leaves.append(Leaf(storage, segment, base))
                base += size

    @cached_property
    def size(self) -> int:
        """How many documents there are."""
        return sum(leaf.size - len(leaf.deleted) for leaf in self.leaves)

    def locate(self, key: str) -> tuple[Leaf, int] | None:
        """Where the document of a key stands."""
        for leaf in self.leaves:
            if postings := leaf.postings("key", key):
                for number in postings.ids:
                    if number not in leaf.deleted:
                        return leaf, number
        return None

    def stored(self, key: str) -> str | None:
        """What is stored under a key."""
        place = self.locate(key)
        return place[0].stored(place[1]) if place else None

    def keys(self, field: str, term: str) -> list[str]:
        """The keys of the documents that have a term."""
        return [key for leaf in self.leaves for key in leaf.keys(sorted(leaf.documents(field, term)))]

    def citing(self, address: str) -> list[str]:
        """The ids of the cards that cite a passage; fast where no card does."""
        return self.keys("cites", address) if any(address in leaf.cited for leaf in self.leaves) else []

"""One state of the index, open for reading."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from whoosh.index import FileIndex
from whoosh.reading import IndexReader

from briefing.errors import IndexUnusable
from briefing.index.engine.postings import Postings
from briefing.index.engine.storage import Storage
from briefing.index.engine.terms import TermsReader
from briefing.model import Kind


class Leaf:
    """One segment of the index. Its documents are numbered from 0."""

    def __init__(self, reader: Any, base: int) -> None:
        self._reader = reader
        self.base = base
        """What is added to a number of a document here to make its number in the whole index."""
        self.size: int = reader.doc_count_all()
        """How many documents it has, deleted ones included."""
        self.deleted: frozenset[int] = frozenset(reader.segment().deleted_docs())
        self._keys: Any = reader.column_reader("key", translate=False)
        self._terms: TermsReader = reader._terms  # noqa: SLF001 - Whoosh would wrap each list it answers
        if self.size:
            reader.stored_fields(0)  # opens the file: another process may delete it later

    def postings(self, field: str, term: str) -> Postings | None:
        """The documents that have a term, deleted ones included; None where there are none."""
        return self._terms.postings(field, term)

    def documents(self, field: str, term: str) -> set[int]:
        """The documents that have a term and are not deleted."""
        postings = self.postings(field, term)
        return set(postings.ids) - self.deleted if postings else set()

    def key(self, number: int) -> str:
        """The key of a document."""
        return bytes(self._keys[number]).decode()

    def keys(self, numbers: Iterable[int]) -> list[str]:
        """The keys of many documents."""
        return list(map(bytes.decode, map(self._keys.__getitem__, numbers)))

    def stored(self, number: int) -> str:
        """What is stored with a document."""
        return str(self._reader.stored_fields(number)["stored"])

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
        return {number: self.key(number) for kind in Kind for number in self.by_kind[kind]}

    @cached_property
    def by_kind(self) -> dict[Kind, set[int]]:
        """The cards of each kind."""
        return {kind: self.documents("kind", kind.value) for kind in Kind}

    @cached_property
    def passages(self) -> frozenset[int]:
        """Every passage."""
        return self.live - self.cards.keys()


class Snapshot:
    """The whole index as one commit left it.

    IndexUnusable where the engine cannot open it: parts of it are pickles, and may name what this version of the
    program or of the engine no longer has. OSError where the disk fails.
    """

    def __init__(self, storage: Storage) -> None:
        try:
            self._reader: IndexReader = FileIndex(storage).reader()  # type: ignore[no-untyped-call]
            leaves: Any = self._reader.leaf_readers() if self._reader.doc_count_all() else []
            self.leaves = [Leaf(reader, base) for reader, base in leaves]
        except OSError:
            raise
        except Exception as error:
            why = f"The index cannot be opened ({type(error).__name__}); it has to be rebuilt."
            raise IndexUnusable(why) from error

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

    def close(self) -> None:
        """Lets go of the files."""
        self._reader.close()

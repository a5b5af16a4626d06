"""The index reader: answers the port's questions about one commit of a shared library."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from briefing.errors import Cancelled, IndexUnusable
from briefing.index.codec import decode_card, decode_dates, decode_note, decode_passage
from briefing.index.opensearch.commit_caches import CommitCaches
from briefing.index.opensearch.query_parts import CARDS, NOTES, PASSAGES
from briefing.index.opensearch.snapshot import Query, Snapshot, of_terms
from briefing.index.opensearch.wire_documents import trusted
from briefing.index.port import Among, Cancel, never, until
from briefing.model import Address, Card, CardDates, HitKind, Mentions, Note, Passage, Results, Roster

if TYPE_CHECKING:
    from briefing.index.opensearch.engine import Ranking
    from briefing.index.searcher import Searcher

_Value = TypeVar("_Value")
_ASKED = 1_000
"""Addresses of one question."""
_BY_NUMBER = [{"number": "asc"}]


class IndexReader:
    """Reads one commit; `Reader` in the port tells what each call answers."""

    def __init__(self, snapshot: Snapshot, caches: CommitCaches, clock: Callable[[], float] = time.monotonic) -> None:
        self._snapshot = snapshot
        self._caches = caches
        self._clock = clock
        snapshot.hold()

    def roster(self) -> Roster:
        return self._caches.roster

    def card(self, id: str) -> Card | None:
        if id not in self._caches.roster.entries:
            return None
        stored = self._one({"bool": {"filter": [CARDS, {"term": {"key": id}}]}})
        if stored is None:
            raise IndexUnusable.lost()
        card = decode_card(stored)
        self._caches.passages.read_ahead(card.citations)
        return card

    def passage(self, address: Address) -> Passage | None:
        found = self._caches.passages.at(address)
        article = self._caches.roster.article(address.article)
        if found is None and article is not None and article.has(address.number):
            raise IndexUnusable.lost()
        return found

    def passages(
        self, article: str, first: int = 1, last: int | None = None, *, cancelled: Cancel = never
    ) -> tuple[Passage, ...]:
        end = {} if last is None else {"lte": min(last, 2**31 - 1)}
        numbers = {"range": {"number": {"gte": min(first, 2**31 - 1), **end}}}
        query = {"bool": {"filter": [PASSAGES, {"term": {"article": article}}, numbers]}}
        found = until(cancelled, self._snapshot.stored(query, _BY_NUMBER))
        return tuple(decode_passage(trusted(stored))[0] for _, stored in found)

    def backlinks(self, id: str) -> tuple[str, ...]:
        ids = self._snapshot.keys({"bool": {"filter": [CARDS, {"term": {"links": id}}]}})
        return tuple(other for other in self._caches.catalogue.by_title(ids) if other != id)

    def cited_by(self, address: Address) -> tuple[str, ...]:
        return self.citing([address]).get(address, ())

    def citing(self, addresses: Iterable[Address], *, cancelled: Cancel = never) -> dict[Address, tuple[str, ...]]:
        from briefing.index.opensearch.engine import cards_citing  # noqa: PLC0415 - the start does without

        citing: dict[Address, tuple[str, ...]] = {}
        for some in _in_lots(until(cancelled, addresses)):
            found = cards_citing(self._snapshot, list(map(str, some)))
            named = {address: self._caches.catalogue.by_title(found.get(str(address), ())) for address in some}
            citing |= {address: ids for address, ids in named.items() if ids}
        return citing

    def mentions(
        self, id: str, limit: int = 50, without: Collection[str] = (), *, cancelled: Cancel = never
    ) -> Mentions:
        from briefing.index.opensearch.mentions import MentionSearch  # noqa: PLC0415 - the start does without

        if cancelled():
            raise Cancelled("The answer is no longer wanted.")
        found = MentionSearch(self._snapshot, self._caches.catalogue).mentions(id, self.card(id), limit, without)
        self._caches.passages.read_ahead(found.addresses)
        return found

    def named_in(self, address: Address) -> tuple[str, ...]:
        return self.naming([address]).get(address, ())

    def naming(self, addresses: Iterable[Address], *, cancelled: Cancel = never) -> dict[Address, tuple[str, ...]]:
        naming: dict[Address, tuple[str, ...]] = {}
        for some in _in_lots(until(cancelled, addresses)):
            query = {"bool": {"filter": [PASSAGES, of_terms("key", list(map(str, some)))]}}
            rows = list(self._snapshot.fields(query, "key", "names"))
            found = {key: fields.get("names", ()) for fields in rows for key in fields.get("key", ())}
            named = {address: self._caches.catalogue.by_title(found.get(str(address), ())) for address in some}
            naming |= {address: ids for address, ids in named.items() if ids}
        return naming

    def fingerprinted(self, prints: Iterable[str], *, cancelled: Cancel = never) -> dict[str, tuple[Address, ...]]:
        found: dict[str, list[Address]] = {}
        asked = list(until(cancelled, dict.fromkeys(filter(None, prints))))
        for some in _in_lots(asked):
            for fields in self._snapshot.fields(of_terms("print", some), "key", "print"):
                address = Address.parse("".join(fields.get("key", ())))
                for print_ in fields.get("print", ()) if address else ():
                    found.setdefault(print_, []).extend([address] if address else ())
        return {print_: tuple(sorted(found[print_])) for print_ in asked if print_ in found}

    def notes(self, on: Iterable[str], *, cancelled: Cancel = never) -> tuple[Note, ...]:
        found: dict[str, tuple[str, int, Note]] = {}
        for some in _in_lots(until(cancelled, on)):
            query = {"bool": {"filter": [NOTES, of_terms("on", some)]}}
            for hit in self._snapshot.each(query, _source=["stored", "order"]):
                source = hit.get("_source", {})
                note = decode_note(trusted(source.get("stored")))
                found[note.key] = note.file, int(source.get("order", 0)), note
        return tuple(note for *_, note in sorted(found.values(), key=lambda one: one[:2]))

    def search(  # noqa: PLR0913 - all but the first are options
        self,
        query: str,
        *,
        kind: HitKind | None = None,
        limit: int = 50,
        typing: bool = False,
        among: Among | None = None,
        cancelled: Cancel = never,
    ) -> Results:
        return self._searcher.search(query, kind, limit, typing=typing, among=among, cancelled=cancelled)

    def answering(self, query: str, *, typing: bool = False, cancelled: Cancel = never) -> frozenset[str]:
        return self._searcher.answering(query, typing=typing, cancelled=cancelled)

    def dates(self, *, cancelled: Cancel = never) -> tuple[CardDates, ...]:
        found = until(cancelled, self._snapshot.stored(CARDS))
        return tuple(decode_dates(trusted(stored)) for _, stored in found)

    def close(self) -> None:
        self._snapshot.release()

    @cached_property
    def _searcher(self) -> "Searcher[Ranking]":
        from briefing.index.opensearch.engine import OpenSearchEngine  # noqa: PLC0415 - opening a card does without
        from briefing.index.searcher import Searcher  # noqa: PLC0415

        engine = OpenSearchEngine(self._snapshot, self._caches)
        return Searcher(engine, self._caches.words, self._caches.catalogue, self._clock)

    def _one(self, query: Query) -> bytes | None:
        """What is stored of the one document that matches."""
        return next((trusted(stored) for _, stored in self._snapshot.stored(query, limit=1)), None)


def _in_lots(values: Iterable[_Value]) -> Iterator[Sequence[_Value]]:
    """The values, so many at a time as fit one question."""
    iterator = iter(values)
    while some := list(islice(iterator, _ASKED)):
        yield some

"""The index reader: answers the port's questions about one snapshot."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.errors import IndexUnusable
from briefing.index.codec import decode_card, decode_dates, decode_note, decode_passage
from briefing.index.port import Among, Cancel, never, until
from briefing.index.whoosh.commit_caches import CommitCaches
from briefing.index.whoosh.mention_order import by_sureness
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.model import Address, Card, CardDates, HitKind, Mentions, Note, Passage, Results, Roster
from briefing.query.catalogue import Catalogue

if TYPE_CHECKING:
    from briefing.index.searcher import Searcher
    from briefing.index.whoosh.ranking import Ranking

_NEAR = 500  # passages that are looked up one by one; more are picked from the whole article
_SORTED = 2_000  # mentions that are sorted; of more, articles are read in order until there are enough


class IndexReader:
    """Reads one snapshot; `Reader` in the port tells what each call answers."""

    def __init__(self, snapshot: Snapshot, caches: CommitCaches, clock: Callable[[], float] = time.monotonic) -> None:
        self._snapshot = snapshot
        self._caches = caches
        self._clock = clock

    def roster(self) -> Roster:
        return self._catalogue.roster

    def card(self, id: str) -> Card | None:
        stored = self._stored(id, is_known=True) if id in self._catalogue.roster.entries else None
        return decode_card(stored) if stored is not None else None

    def passage(self, address: Address) -> Passage | None:
        article = self._catalogue.roster.article(address.article)
        stored = self._stored(str(address), is_known=article is not None and article.has(address.number))
        return decode_passage(stored)[0] if stored is not None else None

    def passages(
        self, article: str, first: int = 1, last: int | None = None, *, cancelled: Cancel = never
    ) -> tuple[Passage, ...]:
        if last is not None and last - first < _NEAR:
            addresses = (Address(article, number) for number in range(max(first, 1), last + 1))
            return tuple(passage for address in until(cancelled, addresses) if (passage := self.passage(address)))
        found = [
            (address.number, leaf, number)
            for leaf, number, address in self._addresses("article", article)
            if address.number >= first and (last is None or address.number <= last)
        ]
        ordered = until(cancelled, sorted(found, key=itemgetter(0)))
        return tuple(decode_passage(leaf.stored(number))[0] for _, leaf, number in ordered)

    def backlinks(self, id: str) -> tuple[str, ...]:
        return tuple(other for other in self._catalogue.by_title(self._snapshot.keys("links", id)) if other != id)

    def cited_by(self, address: Address) -> tuple[str, ...]:
        return self._catalogue.by_title(self._snapshot.keys("cites", str(address)))

    def citing(self, addresses: Iterable[Address], *, cancelled: Cancel = never) -> dict[Address, tuple[str, ...]]:
        return {address: ids for address in until(cancelled, addresses) if (ids := self.cited_by(address))}

    def mentions(
        self, id: str, limit: int = 50, without: Collection[str] = (), *, cancelled: Cancel = never
    ) -> Mentions:
        card = self.card(id)
        found = {leaf: leaf.documents("names", id) for leaf in self._snapshot.leaves}
        for text in (*(card.citations if card else ()), *without):
            self._leave_out(text, found)
        total = sum(map(len, found.values()))
        if total > _SORTED:
            return Mentions(total, tuple(islice(self._article_by_article(found, cancelled), limit)))
        parts = by_sureness(card, found, self._catalogue) if card else [found]
        return Mentions(total, tuple(islice(chain.from_iterable(map(self._in_order, parts)), limit)))

    def named_in(self, address: Address) -> tuple[str, ...]:
        stored = self._snapshot.stored(str(address))
        return self._catalogue.by_title(decode_passage(stored)[1]) if stored is not None else ()

    def naming(self, addresses: Iterable[Address], *, cancelled: Cancel = never) -> dict[Address, tuple[str, ...]]:
        return {address: ids for address in until(cancelled, addresses) if (ids := self.named_in(address))}

    def fingerprinted(self, prints: Iterable[str], *, cancelled: Cancel = never) -> dict[str, tuple[Address, ...]]:
        asked = until(cancelled, dict.fromkeys(filter(None, prints)))
        found = {print_: sorted(self._at("print", print_)) for print_ in asked}
        return {print_: tuple(addresses) for print_, addresses in found.items() if addresses}

    def notes(self, on: Iterable[str], *, cancelled: Cancel = never) -> tuple[Note, ...]:
        leaves = [leaf for leaf in self._snapshot.leaves if leaf.notes]
        found = {
            (leaf.base + number): decode_note(leaf.stored(number))
            for target in (until(cancelled, on) if leaves else ())
            for leaf in leaves
            for number in leaf.documents("on", target)
        }
        return tuple(found[number] for number in sorted(found, key=lambda number: (found[number].file, number)))

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
        stored = (leaf.stored(number) for leaf in self._snapshot.leaves for number in leaf.cards)
        return tuple(map(decode_dates, until(cancelled, stored)))

    def close(self) -> None:
        """Does nothing: each file is closed with the last reader that holds it."""

    @property
    def _catalogue(self) -> Catalogue:
        return self._caches.catalogue

    @cached_property
    def _searcher(self) -> "Searcher[Ranking]":
        from briefing.index.searcher import Searcher  # noqa: PLC0415 - opening a card does without
        from briefing.index.whoosh.engine import WhooshEngine  # noqa: PLC0415

        engine = WhooshEngine(self._snapshot, self._caches.vocabulary, self._catalogue)
        return Searcher(engine, self._caches.vocabulary, self._catalogue, self._clock)

    def _stored(self, key: str, *, is_known: bool) -> bytes | None:
        """The value that is stored under a key; IndexUnusable where there is none though the roster knows the key."""
        stored = self._snapshot.stored(key)
        if stored is None and is_known:
            raise IndexUnusable.lost()
        return stored

    def _at(self, field: str, term: str) -> Iterator[Address]:
        return (address for _, _, address in self._addresses(field, term))

    def _addresses(self, field: str, term: str) -> Iterator[tuple[Leaf, int, Address]]:
        for leaf in self._snapshot.leaves:
            for number in leaf.documents(field, term):
                if address := Address.parse(leaf.key(number)):
                    yield leaf, number, address

    def _leave_out(self, text: str, found: dict[Leaf, set[int]]) -> None:
        """Remove a passage by its address, or all passages of an article by its id."""
        if not Address.parse(text):
            for leaf, numbers in found.items():
                numbers.difference_update(leaf.documents("article", text))
        elif at := self._snapshot.locate(text):
            found[at[0]].discard(at[1])

    def _in_order(self, found: dict[Leaf, set[int]]) -> Iterator[str]:
        """The addresses of passages, by date of the article; as texts, since few of them are used."""
        places = self._catalogue.roster.articles.places
        rows = []
        for leaf, numbers in found.items():
            keys = leaf.keys(numbers)
            try:
                for key in keys:
                    article, _, number = key.rpartition("#^p")
                    rows.append((places[article], int(number), key))
            except (KeyError, ValueError):
                raise IndexUnusable.lost() from None
        rows.sort()
        return (key for _, _, key in rows)

    def _article_by_article(self, found: dict[Leaf, set[int]], cancelled: Cancel) -> Iterator[str]:
        for id_ in until(cancelled, self._catalogue.roster.articles.ids):
            yield from self._in_order(
                {leaf: numbers & leaf.documents("article", id_) for leaf, numbers in found.items()}
            )

"""What is to be exported, read from the library into a dossier."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from briefing.errors import Cancelled, NotFound
from briefing.library import Library
from briefing.model import Address, Article, Card, Dossier, Source

MOST_HITS = 10_000
"""So many cards, and so many passages, of a query are exported at the most."""


class Read(NamedTuple):
    """How far the reading for an export is."""

    done: int
    """How many cards and articles are read."""
    of: int
    """How many there are; 0 while that is not known."""

    def told(self, seconds: float) -> str:  # noqa: ARG002 - called as the progress of all that takes long
        """The progress line after so many seconds."""
        if self.done == self.of:
            return "Writing the export"
        return f"Reading {self.done:,} of {self.of:,} cards and articles for the export"


Progress = Callable[[Read], None]
"""Told how far the reading is."""
Cancel = Callable[[], bool]
"""Tells whether the export is no longer wanted."""


class Collected(NamedTuple):
    """A dossier, and what was left out of it."""

    dossier: Dossier
    """The dossier."""
    remark: str = ""
    """What a reader should know of it, on one line; empty where nothing was left out."""


class _Wanted(NamedTuple):
    """What is to be exported, by ids."""

    title: str
    cards: Sequence[str] = ()
    articles: Sequence[str] = ()
    """The articles of which every passage is wanted."""
    passages: Sequence[Address] = ()
    """Passages that are wanted whether or not a card cites them."""
    remark: str = ""


def collect(  # noqa: PLR0913 - all but the library are options
    library: Library,
    ids: Sequence[str] = (),
    query: str = "",
    *,
    has_digests_alone: bool = False,
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> Collected:
    """The dossier of the cards, articles and passages named, of what a query finds, or of the whole library.

    Every passage that one of the cards cites is in it; of an article that is named, or of the whole library, every
    passage. Raises NotFound where nothing stands at a name or the query finds nothing, and Cancelled soon after
    `cancelled` answers True.
    """
    wanted = _named(library, ids) if ids else _found(library, query) if query else _whole(library)
    reader = _Reader(library, progress, cancelled)
    cards = reader.cards(wanted.cards, len(wanted.cards) + len(wanted.articles))
    sources = reader.sources(cards, wanted)
    if progress:
        progress(Read(1, 1))
    linked = dict.fromkeys(id for card in cards for id in card.links)
    held = {card.id for card in cards}
    roster = library.roster
    neighbours = tuple(entry for id in linked if id not in held and (entry := roster.card(id)))
    return Collected(Dossier(wanted.title, cards, sources, neighbours, has_digests_alone), wanted.remark)


def _whole(library: Library) -> _Wanted:
    roster = library.roster
    if not roster.cards and not roster.articles:
        raise NotFound("The library is empty: there is nothing to export.")
    return _Wanted("Briefing", [entry.id for entry in roster.cards], roster.articles.ids)


def _named(library: Library, names: Iterable[str]) -> _Wanted:
    cards, articles, passages = dict[str, None](), dict[str, None](), dict[Address, None]()
    for name in names:
        found = library.find(name)
        if address := Address.parse(found):
            passages[address] = None
        elif entry := library.roster.card(found):
            cards[entry.id] = None
        else:
            articles[found] = None
    roster = library.roster
    known = [entry.title for id in cards if (entry := roster.card(id))]
    titles = [*known, *(library.article(id).title for id in articles), *map(roster.source, passages)]
    title = titles[0] if len(titles) == 1 else "Briefing: " + ", ".join(titles[:3]) + (" …" if len(titles) > 3 else "")
    ordered = [entry.id for entry in roster.cards if entry.id in cards]
    return _Wanted(title, ordered, tuple(articles), tuple(passages))


def _found(library: Library, query: str) -> _Wanted:
    results = library.search(query, limit=MOST_HITS)
    if not results.hits:
        raise NotFound(f"Nothing is found for “{results.query}”: there is nothing to export.")
    cards = {hit.id for hit in results.hits if hit.is_card}
    passages = [address for hit in results.hits if (address := Address.parse(hit.id))]
    ordered = [entry.id for entry in library.roster.cards if entry.id in cards]
    remark = ""
    if results.is_partial:
        remark = "Time ran out before all was searched: some of what answers the query is missing."
    elif results.total > len(results.hits):
        remark = f"Exported: the best {len(results.hits):,} of {results.total:,} that the query finds."
    return _Wanted(f"Briefing: {results.query}", ordered, passages=passages, remark=remark)


class _Reader:
    """Reads cards and articles, and tells how far it is."""

    def __init__(self, library: Library, progress: Progress | None, cancelled: Cancel | None) -> None:
        self._library = library
        self._progress = progress
        self._cancelled = cancelled
        self._done = 0

    def cards(self, ids: Sequence[str], of: int) -> tuple[Card, ...]:
        """The cards of these ids; `of` is how much there is to read, as far as that is known."""
        return tuple(self._library.card(id) for id in self._each(ids, of))

    def sources(self, cards: Sequence[Card], wanted: _Wanted) -> tuple[Source, ...]:
        """The articles that are wanted or cited, each with the passages that are."""
        numbers = dict[str, set[int]]()
        cited = (address for card in cards for text in card.citations if (address := Address.parse(text)))
        for address in (*cited, *wanted.passages):
            numbers.setdefault(address.article, set()).add(address.number)
        whole, places = frozenset(wanted.articles), self._library.roster.articles.places
        ids = sorted({*numbers, *whole} & places.keys(), key=places.__getitem__)
        return tuple(
            self._source(id, None if id in whole else numbers[id]) for id in self._each(ids, self._done + len(ids))
        )

    def _source(self, id: str, numbers: set[int] | None) -> Source:
        article: Article = self._library.article(id)
        passages = self._library.passages(id)
        held = {passage.address.number for passage in passages}
        return Source(article, passages, frozenset(held if numbers is None else held & numbers))

    def _each(self, ids: Sequence[str], of: int) -> Iterable[str]:
        for id in ids:
            if self._cancelled and self._cancelled():
                raise Cancelled("The export was broken off: nothing was written.")
            if self._progress:
                self._progress(Read(self._done, of))
            yield id
            self._done += 1

"""Mentions: the passages that name a card, the surest first, as the server finds them."""

from collections.abc import Collection, Iterable

from briefing.errors import IndexUnusable
from briefing.index.opensearch.query_parts import PASSAGES, phrase
from briefing.index.opensearch.snapshot import Query, Snapshot, either, of_terms
from briefing.index.sureness import NEAR, facts, whole_names
from briefing.model import Address, Card, Mentions
from briefing.query.catalogue import Catalogue
from briefing.query.title_match import Name

_SORTED = 2_000
"""Mentions that are sorted by how sure they are; more come by date alone."""
_BY_DATE = [{"first": {"order": "asc", "missing": "_first"}}, {"article": "asc"}, {"number": "asc"}]


class MentionSearch:
    """Finds the mentions of a card in one commit."""

    def __init__(self, snapshot: Snapshot, catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue

    def mentions(self, id: str, card: Card | None, limit: int, without: Collection[str]) -> Mentions:
        """At most `limit` of the passages that name a card, but for those it cites and those of `without`."""
        query = _naming(id, (*(card.citations if card else ()), *without))
        total = self._snapshot.count(query)
        if total > _SORTED or card is None:
            return Mentions(total, tuple(self._by_date(query, limit)))
        addresses = [address for part in self._by_sureness(card, query) for address in self._in_order(part)]
        return Mentions(total, tuple(addresses[:limit]))

    def _by_sureness(self, card: Card, query: Query) -> list[set[str]]:
        """The parts in which mentions come; see `sureness`."""
        doubted, stems = {"term": {"doubted": card.id}}, self._catalogue.stems

        def rows(names: Iterable[Name]) -> list[Query]:
            return [phrase(list(map(stems.of, name))) for name in names]

        def those(part: Query) -> set[str]:
            return self._snapshot.keys({"bool": {"filter": [query, part]}})

        everything, unsure = self._snapshot.keys(query), those(doubted)
        whole = those(either(rows(whole_names(card, self._catalogue)))) - unsure
        rest = everything - unsure - whole
        near = [*rows(facts(card)), *([of_terms("names", card.links[:NEAR])] if card.links else [])]
        beside = those(either(near)) & rest
        articles = {address.article for text in (*whole, *card.citations) if (address := Address.parse(text))}
        beside |= {key for key in rest if key.rpartition("#^p")[0] in articles}
        return [whole, beside, rest - beside, unsure]

    def _in_order(self, addresses: Collection[str]) -> list[str]:
        """The addresses of passages, by date of the article."""
        places = self._catalogue.roster.articles.places

        def place(address: str) -> tuple[int, int]:
            article, _, number = address.rpartition("#^p")
            return places[article], int(number)

        try:
            return sorted(addresses, key=place)
        except (KeyError, ValueError):
            raise IndexUnusable.lost() from None

    def _by_date(self, query: Query, limit: int) -> list[str]:
        rows = self._snapshot.fields(query, "key", sort=_BY_DATE, limit=limit)
        return [key for fields in rows for key in fields.get("key", ())]


def _naming(id: str, without: Iterable[str]) -> Query:
    """The query for the passages that name a card, but for some passages, by address, and articles, by id."""
    addresses, articles = list[str](), list[str]()
    for text in without:
        (addresses if Address.parse(text) else articles).append(text)
    refused = [of_terms(field, terms) for field, terms in (("key", addresses), ("article", articles)) if terms]
    return {"bool": {"filter": [PASSAGES, {"term": {"names": id}}], "must_not": refused}}

"""The ties of a library: who has to do with whom, and the shortest ways from card to card."""

from collections.abc import Iterable
from itertools import pairwise

from briefing.index import Cancel, Reader, never
from briefing.library.card_links import CardLinks, direct_tie, joined, ties_through
from briefing.library.lookup import existing
from briefing.library.managed_index import ManagedIndex
from briefing.library.shortest_ways import shortest_ways
from briefing.model import Address, Card, Roster, Step, Tie

_MOST_STEPS, _MOST_WAYS = 8, 200
"""So long a way is looked for, and so many of the shortest are compared."""


class Ties:
    """Reads ties from the index; every question raises NotFound where there is no card of an id."""

    def __init__(self, index: ManagedIndex) -> None:
        self._index = index

    def of(self, id: str, *, cancelled: Cancel = never) -> tuple[Tie, ...]:
        """The ties of a card, the nearest first: typed relations, links, then passages that both rest on.

        Of an actor, too, those to whoever has to do with the same offer, talks or sanction.
        """
        return self._index.ask(lambda reader: _Graph(reader, cancelled).ties(id))

    def ways(self, id: str, other: str, most: int = 3, *, cancelled: Cancel = never) -> tuple[tuple[Step, ...], ...]:
        """The shortest ways from one card to another, at most so many, those with the nearest ties first."""
        return self._index.ask(lambda reader: _Graph(reader, cancelled).ways(id, other)[:most])


class _Graph:
    """The cards as one reader has them, each read once."""

    def __init__(self, reader: Reader, cancelled: Cancel) -> None:
        self._reader = reader
        self._cancelled = cancelled
        self._roster: Roster = reader.roster()
        self._cards = dict[str, CardLinks]()

    def ties(self, id: str) -> tuple[Tie, ...]:
        """Every tie of a card, the nearest first."""
        card = self._links(id)
        direct = {other: tie for other in self._near(id) if (tie := direct_tie(card, self._links(other)))}
        found = {other: [tie] for other, tie in direct.items()}
        for other in direct:
            if id in self._links(other).relations:
                for tie in ties_through(card, self._links(other)):
                    if self._roster.card(tie.id):
                        found.setdefault(tie.id, []).insert(0, tie)
        ties = (self._published(joined(each)) for each in found.values())
        return tuple(sorted(ties, key=lambda tie: (*(-part for part in tie.strength), self._title(tie.id))))

    def ways(self, id: str, other: str) -> tuple[tuple[Step, ...], ...]:
        """The shortest ways, those with the nearest ties first."""
        self._links(id), self._links(other)
        found = shortest_ways(id, other, self._near, most_steps=_MOST_STEPS, most_ways=_MOST_WAYS)
        ways = [self._steps(way) for way in found if len(way) > 1]
        return tuple(sorted(ways, key=_farness))

    def _steps(self, way: tuple[str, ...]) -> tuple[Step, ...]:
        ties = [direct_tie(self._links(start), self._links(end)) for start, end in pairwise(way)]
        return tuple(Step(start, self._published(tie)) for start, tie in zip(way, ties, strict=False) if tie)

    def _links(self, id: str) -> CardLinks:
        if id not in self._cards:
            card: Card = existing(self._reader.card(id), "card", id)
            self._cards[id] = CardLinks.of(card)
        return self._cards[id]

    def _near(self, id: str) -> list[str]:
        """The ids of the cards that a card is tied to."""
        card = self._links(id)
        cited = self._reader.citing(_addresses(card.citations), cancelled=self._cancelled)
        sharing = (other for others in cited.values() for other in others)
        ids = dict.fromkeys((*card.relations, *card.claims, *self._reader.backlinks(id), *sharing))
        return [other for other in ids if other != id and self._roster.card(other)]

    def _published(self, tie: Tie) -> Tie:
        """A tie without a date, with the first and the last of the articles that tell it."""
        articles = {address.article for address in _addresses(tie.citations)} if tie.first is None else ()
        dates = [article.published for id in articles if (article := self._roster.article(id)) and article.published]
        if not dates:
            return tie
        return tie._replace(first=min(dates, key=lambda date: date.first), last=max(dates, key=lambda date: date.last))

    def _title(self, id: str) -> str:
        entry = self._roster.card(id)
        return entry.title if entry else id


def _farness(way: tuple[Step, ...]) -> tuple[int, int]:
    """The order of ways: by the kinds of their ties, then by their passages."""
    strengths = [step.tie.strength for step in way]
    return -sum(best for best, _ in strengths), -sum(count for _, count in strengths)


def _addresses(texts: Iterable[str]) -> list[Address]:
    return [address for text in texts if (address := Address.parse(text))]

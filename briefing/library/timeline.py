"""The timeline: everything dated, in the order of the first day it can mean."""

from collections.abc import Iterator
from typing import NamedTuple

from briefing.index import Cancel, Reader, never
from briefing.library.managed_index import ManagedIndex
from briefing.model import Event, Roster
from briefing.model.event import ARTICLE, CLAIM
from briefing.query.dates import asked_dates


class _Dated(NamedTuple):
    """An event, and the cards that its text links to."""

    event: Event
    links: tuple[str, ...] = ()


class Timeline:
    """The events of a library: read from the index once for each of its states."""

    def __init__(self, index: ManagedIndex) -> None:
        self._index = index
        self._read: tuple[str, Roster, tuple[_Dated, ...]] | None = None

    def events(
        self, query: str = "", *, of: str = "", typing: bool = False, cancelled: Cancel = never
    ) -> tuple[Event, ...]:
        """Every event, by the first day and then the last day it can mean.

        With a query, those it finds: a card by itself, an article by one of its passages, a claim by a passage it
        cites; where the query asks for a date, by the date of the event. With `of`, those of one card or article: its
        own, those of the cards tied to it by links, and the claims that link to it.
        """

        def answer(reader: Reader) -> tuple[Event, ...]:
            found: Iterator[_Dated] = iter(self._dated(reader, cancelled))
            if of:
                found = _about(reader, of, found)
            if query.strip():
                asked = asked_dates(query, typing=typing)
                keys = reader.answering(query, typing=typing, cancelled=cancelled)
                articles = {key.partition("#")[0] for key in keys if "#" in key}
                found = (
                    one
                    for one in found
                    if _answers(one.event, keys, articles)
                    and all(one.event.date.first <= span.last and one.event.date.last >= span.first for span in asked)
                )
            return tuple(one.event for one in found)

        return self._index.ask(answer)

    def _dated(self, reader: Reader, cancelled: Cancel) -> tuple[_Dated, ...]:
        """Every event with its links; kept until the index changes."""
        version, roster = self._index.state.version, reader.roster()
        if self._read is None or self._read[:1] != (version,) or self._read[1] is not roster:
            self._read = version, roster, tuple(sorted(_read(reader, roster, cancelled), key=_when))
        return self._read[2]


def _when(one: _Dated) -> tuple[str, str, int, str]:
    """By the first and the last day; of those that are alike, cards first, then articles, then claims."""
    event = one.event
    return event.date.first, event.date.last, (event.kind == ARTICLE) + 2 * (event.kind == CLAIM), event.title


def _read(reader: Reader, roster: Roster, cancelled: Cancel) -> Iterator[_Dated]:
    """The events, in no order.

    A claim that names the date of its own card, or of a card it links to, tells no other event than that; nor do those
    of several cards that rest on the same passages and name the same date.
    """
    told = set[tuple[str, tuple[str, ...]]]()
    for article in roster.articles:
        if article.published:
            yield _Dated(Event(article.id, ARTICLE, article.title, article.published))
    for card in sorted(reader.dates(cancelled=cancelled), key=lambda card: card.id):
        entry = roster.card(card.id)
        if entry is None:
            continue
        if card.date:
            yield _Dated(Event(card.id, entry.kind.value, entry.title, card.date, card.citations))
        for claim in card.claims:
            cards = (entry, *filter(None, map(roster.card, claim.links)))
            told_as = claim.date.text, claim.citations
            if claim.citations and told_as not in told and all(one.date != claim.date.text for one in cards):
                told.add(told_as)
                yield _Dated(Event(card.id, CLAIM, claim.text, claim.date, claim.citations), claim.links)


def _about(reader: Reader, id: str, found: Iterator[_Dated]) -> Iterator[_Dated]:
    """The events of a card or an article."""
    card = reader.card(id)
    if card is None:
        return (one for one in found if one.event.id == id or _cites(one.event, f"{id}#"))
    near = {id, *card.links, *reader.backlinks(id)}
    return (
        one
        for one in found
        if (one.event.id in near if one.event.kind != CLAIM else one.event.id == id or id in one.links)
    )


def _cites(event: Event, start: str) -> bool:
    """Whether an event rests on a passage of the article whose addresses begin so."""
    return any(address.startswith(start) for address in event.citations)


def _answers(event: Event, keys: frozenset[str], articles: set[str]) -> bool:
    """Whether an event is found by the ids and addresses that answer a query."""
    if event.kind == ARTICLE:
        return event.id in articles
    return not keys.isdisjoint(event.citations) if event.kind == CLAIM else event.id in keys

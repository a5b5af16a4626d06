"""The roster as it is stored: a line for the cards, one for the ids of the articles, one for each article."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from briefing.index.codec import dump, pack_article, unpack_article
from briefing.model import Article, Articles, Entry, Kind, Roster


class _Lines(Articles):
    """Articles that are read out of their lines when they are looked at."""

    def __init__(self, ids: Sequence[str], passages: int, lines: Sequence[bytes], made: Sequence[Article] = ()) -> None:
        super().__init__(ids, passages, self._read, made)
        self.lines = lines

    def _read(self, places: Sequence[int]) -> Iterable[Article]:
        return map(unpack_article, json.loads(b"[%b]" % b",".join([self.lines[at] for at in places])))


def read_roster(data: bytes) -> Roster:
    """The roster that `write_roster` wrote, its articles made when they are looked at; ValueError where it is none."""
    head, ids, *lines = data.split(b"\n")
    kinds = {kind.value: kind for kind in Kind}
    cards = (
        Entry(id_, kinds[kind], title, tuple(aliases), date) for id_, kind, title, aliases, date in json.loads(head)
    )
    named, passages = json.loads(ids)
    return Roster(tuple(cards), _Lines(named, passages, lines))


def write_roster(roster: Roster) -> bytes:
    """A roster as bytes."""
    cards: list[Any] = [[entry.id, entry.kind.value, *entry[2:]] for entry in roster.cards]
    articles = roster.articles if isinstance(roster.articles, _Lines) else _packed(roster.articles, {})
    return b"\n".join([dump(cards).encode(), dump([articles.ids, articles.passages]).encode(), *articles.lines])


def packed(roster: Roster, before: Roster) -> Roster:
    """The same roster, ready to be written; what it has in common with the one before is not packed again."""
    known = {}
    if isinstance(before.articles, _Lines):
        if roster.articles is before.articles:
            return roster
        known = {id(article): line for article, line in zip(before.articles, before.articles.lines, strict=True)}
    return Roster(roster.cards, _packed(roster.articles, known))


def _packed(articles: Sequence[Article], known: Mapping[int, bytes]) -> _Lines:
    """The articles with their lines; `known` are lines by the identity of an article: one that changed is another."""
    lines = [
        line if (line := known.get(id(article))) is not None else dump(pack_article(article)).encode()
        for article in articles
    ]
    ids = [article.id for article in articles]
    return _Lines(ids, sum(article.passages for article in articles), lines, articles)

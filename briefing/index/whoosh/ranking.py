"""Ranking: the matches of a query, counted by kind and sorted by score."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.searcher import TIER
from briefing.index.whoosh.evaluate import Scores
from briefing.index.whoosh.snapshot import Leaf
from briefing.model import Kind, TextKind
from briefing.query.catalogue import Catalogue


class Found(NamedTuple):
    """A document that matches."""

    score: float
    """Its score."""
    key: str
    """The card's id, the passage's address, or the note's key."""
    leaf: Leaf
    """Its segment."""
    number: int
    """Its number there."""


class Ranking:
    """The best matches of a query, without their texts."""

    def __init__(
        self, catalogue: Catalogue, answers: Iterable[tuple[Leaf, Scores]], called: Mapping[str, int], limit: int
    ) -> None:
        """`answers` are the scores of each segment; `called` tells how the query calls cards by name."""
        counts: Counter[str] = Counter()
        cards: list[Found] = []
        passages: list[Found] = []
        notes: list[Found] = []
        for leaf, scores in answers:
            cards += _cards(scores, leaf, called)
            written = {number: scores.pop(number) for number in leaf.notes & scores.keys()}
            counts[TextKind.NOTE] += len(written)
            notes += _best(written, leaf, limit)
            counts[TextKind.PASSAGE] += len(scores)
            passages += _best(scores, leaf, limit)
        entries, rank = catalogue.roster.entries, catalogue.rank
        if not all(found.key in entries for found in cards):
            raise IndexUnusable.lost()
        counts.update(entries[found.key].kind for found in cards)
        cards.sort(key=lambda found: (-found.score, rank[found.key]))
        passages.sort(key=lambda found: (-found.score, _reading_order(found.key)))
        self.counts = tuple((name, counts[name]) for name in (*Kind, *TextKind) if counts[name])
        """The number of matches of each kind that has any, in the order of the kinds, passages and notes last."""
        notes.sort(key=lambda found: (-found.score, found.key))
        self.found = sorted((*cards[:limit], *passages[:limit], *notes[:limit]), key=lambda found: -found.score)
        """The best cards, passages and notes, best first; of equal scores, in that order."""


def _cards(scores: Scores, leaf: Leaf, called: Mapping[str, int]) -> Iterator[Found]:
    """Takes the cards out of the scores. Cards that are called by name score above all other matches."""
    for number in leaf.cards.keys() & scores.keys():
        id_ = leaf.cards[number]
        yield Found(scores.pop(number) + TIER * called.get(id_, 0), id_, leaf, number)


def _best(scores: Scores, leaf: Leaf, limit: int) -> Iterator[Found]:
    """The best passages or notes of a segment; of equal scores, the first in reading order."""
    numbers = sorted(scores) if len(scores) <= limit else _highest(scores, limit)
    for number, key in zip(numbers, leaf.keys(numbers), strict=True):
        yield Found(scores[number], key, leaf, number)


def _highest(scores: Scores, limit: int) -> list[int]:
    """The documents with the `limit` highest scores."""
    if limit <= 0:
        return []
    least = nlargest(limit, scores.values())[-1]
    level = [number for number, score in scores.items() if score >= least]
    above = [number for number in level if scores[number] > least]
    return above + sorted(number for number in level if scores[number] == least)[: limit - len(above)]


def _reading_order(address: str) -> tuple[str, int]:
    article, _, number = address.rpartition("#^p")
    if not number.isdecimal():
        raise IndexUnusable.lost()
    return article, int(number)

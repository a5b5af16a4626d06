"""Which documents answer a query, and how well."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from itertools import repeat
from math import log
from operator import mul

from briefing.index.catalogue import Catalogue
from briefing.index.engine.snapshot import Leaf, Snapshot
from briefing.index.phrases import phrase
from briefing.index.query import Dated, Either, Filter, FromSource, Near, Not, OfKind, Part, Text, Words
from briefing.index.stems import stem
from briefing.index.table import TermTable

Scores = dict[int, float]
"""Documents of a segment and what they score, 0 for what only passed a filter."""


class Evaluator:
    """Answers parts of one query, one segment at a time, until time runs out.

    Whatever it answers after `late` says so is a part of the answer, never more than it.
    """

    def __init__(self, snapshot: Snapshot, table: TermTable, catalogue: Catalogue, late: Callable[[], bool]) -> None:
        self._snapshot = snapshot
        self._table = table
        self._catalogue = catalogue
        self._late = late
        self._spellings: dict[Text, tuple[frozenset[str], ...]] = {}
        self.is_cut = False
        """Whether time ran out."""

    def answer(self, parts: Collection[Part], leaf: Leaf) -> Scores:
        """The documents for which all parts hold."""
        wanted = [part for part in parts if not isinstance(part, Not)]
        refused = [part for part in parts if isinstance(part, Not)]
        found = [self._part(part, leaf) for part in wanted] or [dict.fromkeys(leaf.live, 0.0)]
        scores = _meet(found)
        for part in refused:
            self._subtract(scores, self._part(part.part, leaf))
        for number in leaf.deleted & scores.keys() if len(leaf.deleted) > len(scores) else leaf.deleted:
            scores.pop(number, None)
        return scores

    def spellings(self, part: Text) -> tuple[frozenset[str], ...]:
        """For each word of a part, the stems that answer it."""
        if part not in self._spellings:
            self._spellings[part] = tuple(self._stems(part))
        return self._spellings[part]

    def is_known(self, term: str) -> bool:
        """Whether a word stands anywhere."""
        return term in self._table or self._frequency(stem(term)) > 0

    def _stems(self, part: Text) -> Iterator[frozenset[str]]:
        if isinstance(part, Near):
            yield frozenset(map(stem, (part.term, *self._table.near(part.term, part.distance))))
            return
        for term in part.terms[:-1]:
            yield frozenset((stem(term),))
        last = part.terms[-1]
        completions = self._table.completions(last, part.completions) if part.completions else ()
        yield frozenset(map(stem, (last, *completions)))

    def _subtract(self, scores: Scores, refused: Scores) -> None:
        """Takes away what is refused; where that is not known in full, everything."""
        if self._is_late():
            scores.clear()
        for number in scores.keys() & refused.keys():
            del scores[number]

    def _is_late(self) -> bool:
        self.is_cut = self.is_cut or self._late()
        return self.is_cut

    def _part(self, part: Part, leaf: Leaf) -> Scores:
        if self._is_late():
            return {}
        if isinstance(part, Either):
            return _join(self._part(one, leaf) for one in part.parts)
        if isinstance(part, Not):
            rest = dict.fromkeys(leaf.live, 0.0)
            self._subtract(rest, self._part(part.part, leaf))
            return rest
        return self._text(part, leaf) if isinstance(part, Words | Near) else self._filter(part, leaf)

    def _text(self, part: Text, leaf: Leaf) -> Scores:
        if isinstance(part, Words) and part.is_letter:
            begin = self._catalogue.beginning(part.terms[0])
            return {number: 0.0 for number, id_ in leaf.cards.items() if id_ in begin}
        stems = self.spellings(part)
        if len(stems) > 1:
            rarity = sum(self._rarity(min(map(self._frequency, row))) for row in stems)
            return {number: weight * rarity for number, weight in phrase(leaf, stems, self._is_late).items()}
        return self._word(stems[0], leaf)

    def _word(self, stems: Collection[str], leaf: Leaf) -> Scores:
        """The documents with one of the stems; the rarest of those a document has counts."""
        scores: Scores = {}
        for text in sorted(stems, key=self._frequency, reverse=True):
            if postings := None if self._is_late() else leaf.postings("text", text):
                rarity = self._rarity(self._frequency(text))
                scores.update(zip(postings.ids, map(mul, postings.weights, repeat(rarity)), strict=False))
        return scores

    def _filter(self, part: Filter, leaf: Leaf) -> Scores:
        return dict.fromkeys(self._passing(part, leaf), 0.0)

    def _passing(self, part: Filter, leaf: Leaf) -> Iterable[int]:
        if isinstance(part, OfKind):
            return leaf.by_kind[part.kind] if part.kind else leaf.passages
        if isinstance(part, Dated):
            terms = [term for first, last, term in leaf.spans if first <= part.last and last >= part.first]
            return self._union(leaf, ("span",), terms)
        if isinstance(part, FromSource):
            ids = self._catalogue.sources(part.terms, is_open=part.is_open)
            return self._union(leaf, ("article", "sources"), ids)
        ids = self._catalogue.cards(part.kind, part.terms, is_open=part.is_open)
        return self._union(leaf, ("links", "names"), ids)

    def _union(self, leaf: Leaf, fields: Collection[str], terms: Iterable[str]) -> set[int]:
        found = set[int]()
        for term in terms:
            for field in fields:
                if not self._is_late() and (postings := leaf.postings(field, term)):
                    found.update(postings.ids)
        return found

    def _frequency(self, text: str) -> int:
        if text not in self._frequencies:
            self._frequencies[text] = sum(leaf.frequency("text", text) for leaf in self._snapshot.leaves)
        return self._frequencies[text]

    @cached_property
    def _frequencies(self) -> dict[str, int]:
        return {}

    def _rarity(self, frequency: int) -> float:
        """How much a word tells, by the number of documents it stands in (the idf of BM25, never below 0)."""
        return log(1 + (max(self._snapshot.size - frequency, 0) + 0.5) / (frequency + 0.5))


def _meet(found: list[Scores]) -> Scores:
    """The documents that are in all, with the sum of their scores."""
    found = sorted(found, key=len)
    if len(found) == 1:
        return found[0]
    numbers: Iterable[int] = found[0]
    for other in found[1:]:
        numbers = [number for number in numbers if number in other]
    return {number: sum(scores[number] for scores in found) for number in numbers}


def _join(found: Iterable[Scores]) -> Scores:
    """The documents that are in one of several, with the sum of their scores."""
    joined: Scores = {}
    for scores in found:
        if joined:
            for number in joined.keys() & scores.keys():
                scores[number] += joined[number]
        joined.update(scores)
    return joined

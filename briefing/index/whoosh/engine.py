"""The engine as the searcher asks it: evaluates queries on one snapshot, ranks the matches and makes hits of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefing.index.searcher import Watch
from briefing.index.vocabulary import Vocabulary
from briefing.index.whoosh.evaluate import Evaluator, Scores
from briefing.index.whoosh.hits import Hits
from briefing.index.whoosh.ranking import Ranking
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.model import Address, Hit
from briefing.query.catalogue import Catalogue
from briefing.query.query import Part, Query
from briefing.query.snippets import Marker


class WhooshEngine:
    """The engine on one snapshot; `Engine` in the searcher tells what each call answers."""

    def __init__(self, snapshot: Snapshot, vocabulary: Vocabulary, catalogue: Catalogue) -> None:
        self._snapshot = snapshot
        self._vocabulary = vocabulary
        self._catalogue = catalogue
        self._hits = Hits(snapshot, catalogue)

    def evaluation(self, watch: Watch) -> "WhooshEvaluation":
        return WhooshEvaluation(self._snapshot, self._vocabulary, self._catalogue, watch.is_late)

    def related(self, ids: Collection[str]) -> set[str]:
        return set[str]().union(*(self._snapshot.keys("relations", id_) for id_ in ids))

    def has(self, address: Address) -> bool:
        return self._snapshot.locate(str(address)) is not None

    def hits(self, ranking: Ranking, marker: Marker, watch: Watch) -> tuple[Hit, ...]:
        hits = []
        for found in ranking.found:
            watch.is_late()
            hits.append(self._hits.hit(found, marker))
        return tuple(hits)


class WhooshEvaluation(Evaluator):
    """The evaluator of the parts of a query, with what the searcher asks beside."""

    def ranking(
        self,
        query: Query,
        only: Sequence[Part],
        called: Mapping[str, int],
        limit: int,
        among: Collection[str] | None = None,
    ) -> Ranking:
        answers: Iterable[tuple[Leaf, Scores]] = self._answers(query, only)
        if among is not None:
            answers = self._among(among, answers)
        return Ranking(self._catalogue, answers, called, limit)

    def keys(self, query: Query) -> frozenset[str]:
        found = ((leaf, scores.keys() - leaf.notes) for leaf, scores in self._answers(query, ()))
        return frozenset(key for leaf, numbers in found for key in leaf.keys(sorted(numbers)))

    def finds(self, parts: Sequence[Part]) -> bool:
        return any(self.answer(parts, leaf) for leaf in self._snapshot.leaves)

    def _answers(self, query: Query, only: Sequence[Part]) -> Iterator[tuple[Leaf, Scores]]:
        """The documents of each segment for which all parts hold, or that the query names in another way."""
        parts = (*query.parts, *only)
        for leaf in self._snapshot.leaves:
            scores = _with(query.card, leaf, self.answer(parts, leaf))
            yield leaf, {**self.answer((query.source, *only), leaf), **scores} if query.source else scores

    def _among(self, keys: Iterable[str], answers: Iterable[tuple[Leaf, Scores]]) -> Iterator[tuple[Leaf, Scores]]:
        """Of some answers, the documents with these keys."""
        numbers = defaultdict[Leaf, set[int]](set)
        for leaf, number in filter(None, map(self._snapshot.locate, keys)):
            numbers[leaf].add(number)
        for leaf, scores in answers:
            yield leaf, {number: scores[number] for number in numbers[leaf] & scores.keys()}


def _with(card: str, leaf: Leaf, scores: Scores) -> Scores:
    """The scores, with the card that the query names by its id added."""
    for number in leaf.documents("key", card) if card else ():
        scores.setdefault(number, 0.0)
    return scores

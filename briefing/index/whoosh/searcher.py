"""The searcher: parses, evaluates, ranks and shows one query after the other."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefing.errors import Cancelled
from briefing.index.port import Among, Cancel
from briefing.index.vocabulary import Vocabulary
from briefing.index.whoosh.evaluate import Evaluator, Scores
from briefing.index.whoosh.hits import Hits
from briefing.index.whoosh.ranking import Ranking
from briefing.index.whoosh.snapshot import Leaf, Snapshot
from briefing.model import Address, Hit, HitKind, Kind, Results, TextKind
from briefing.query.beginnings import begun, without_and
from briefing.query.catalogue import Catalogue
from briefing.query.direct_lookup import direct_lookup
from briefing.query.explain import explain
from briefing.query.kinds_and_years import kinds_and_years
from briefing.query.query import Dated, FromSource, OfKind, Part, Query, Words
from briefing.query.query_parser import parse_query
from briefing.query.snippets import Marker
from briefing.query.spelling import respell
from briefing.query.title_match import ID, RELATED, TitleMatch

SECONDS = 1.0
"""The time that a query may take; then the matches so far are shown."""
_FEW = 10
"""A query that finds no more than that may have been meant otherwise."""
_NAMED = 12
"""How many cards a word may name for their relations to be looked up."""

Clock = Callable[[], float]


class Watch:
    """Watches the time of a search, and whether it is still wanted."""

    def __init__(self, clock: Clock, cancelled: Cancel) -> None:
        self._clock = clock
        self._deadline = clock() + SECONDS
        self._cancelled = cancelled

    def is_late(self) -> bool:
        """Whether time has run out; raises Cancelled where the search is no longer wanted."""
        if self._cancelled():
            raise Cancelled("The search is no longer wanted.")
        return self._clock() > self._deadline


class Searcher:
    """Searches one snapshot."""

    def __init__(self, snapshot: Snapshot, vocabulary: Vocabulary, catalogue: Catalogue, clock: Clock) -> None:
        self._snapshot = snapshot
        self._vocabulary = vocabulary
        self._catalogue = catalogue
        self._clock = clock
        self._hits = Hits(snapshot, catalogue)

    def search(  # noqa: PLR0913 - all but the first are options
        self,
        text: str,
        kind: HitKind | None,
        limit: int,
        *,
        typing: bool,
        cancelled: Cancel,
        among: Among | None = None,
    ) -> Results:
        """The results of a query; with a kind, or among what is new, only that is found and counted."""
        watch = Watch(self._clock, cancelled)
        query = direct_lookup(parse_query(text, typing=typing), text, self._catalogue.roster, self._is_there)
        card = self._catalogue.roster.card(query.card)
        if card and kind not in (None, card.kind):
            query = replace(query, card="")
        if not query.parts:
            return Results(query.text, explain(query, self._catalogue, kind), is_asked=False)
        only, is_name = [OfKind(kind)] if kind else [], query.has_words_alone
        evaluator = self._evaluator(watch)
        query, ranking = self._answered(query, only, evaluator, limit)
        read_as = explain(query, self._catalogue, kind)
        marker = Marker((*query.parts, *only), evaluator.stems_near, self._catalogue.stems)
        if among is not None:
            ranking = self._ranking(query, only, evaluator, limit, among)
            new = tuple(hit for hit in self._shown(ranking, marker, watch) if _is_new(hit, among, marker))
            return Results(query.text, read_as, new, _counts(new), is_partial=evaluator.is_cut)
        suggestion = "" if ranking.counts or evaluator.is_cut else self._suggestion(query, only, watch)
        hits = self._shown(ranking, marker, watch)
        return Results(query.text, read_as, hits, ranking.counts, suggestion, evaluator.is_cut, is_name=is_name)

    def answering(self, text: str, *, typing: bool, cancelled: Cancel) -> frozenset[str]:
        """The keys of the cards and passages that a query finds but for the dates it asks for."""
        watch = Watch(self._clock, cancelled)
        query = direct_lookup(parse_query(text, typing=typing), text, self._catalogue.roster, self._is_there)
        query = replace(query, parts=tuple(part for part in query.parts if not isinstance(part, Dated)))
        evaluator = self._evaluator(watch)
        if query.parts:
            query, _ = self._answered(query, (), evaluator, 0)
        found = ((leaf, scores.keys() - leaf.notes) for leaf, scores in self._answers(query, (), evaluator))
        return frozenset(key for leaf, numbers in found for key in leaf.keys(sorted(numbers)))

    def _answered(self, query: Query, only: Sequence[Part], evaluator: Evaluator, limit: int) -> tuple[Query, Ranking]:
        """A query as it is read, which is otherwise where it finds little else, and its matches."""
        ranking = self._ranking(query, only, evaluator, limit)
        if not ranking.counts and not evaluator.is_cut and (other := without_and(query)):
            query, ranking = other, self._ranking(other, only, evaluator, limit)
        if other := self._otherwise(query, ranking, evaluator):
            again = self._ranking(other, only, evaluator, limit)
            if again.counts:
                return other, again
        return query, ranking

    def _answers(self, query: Query, only: Sequence[Part], evaluator: Evaluator) -> Iterator[tuple[Leaf, Scores]]:
        """The documents of each segment for which all parts hold, or that the query names in another way."""
        parts = (*query.parts, *only)
        for leaf in self._snapshot.leaves:
            scores = _with(query.card, leaf, evaluator.answer(parts, leaf))
            yield leaf, {**evaluator.answer((query.source, *only), leaf), **scores} if query.source else scores

    def _ranking(
        self, query: Query, only: Sequence[Part], evaluator: Evaluator, limit: int, among: Iterable[str] | None = None
    ) -> Ranking:
        parts = (*query.parts, *only)
        answers: Iterable[tuple[Leaf, Scores]] = self._answers(query, only, evaluator)
        if among is not None:
            answers = self._among(among, answers)
        called = self._called(parts, query.letter, evaluator)
        if query.card:
            called[query.card] = ID
        return Ranking(self._catalogue, answers, called, limit)

    def _among(self, keys: Iterable[str], answers: Iterable[tuple[Leaf, Scores]]) -> Iterator[tuple[Leaf, Scores]]:
        """Of some answers, the documents with these keys."""
        numbers = defaultdict[Leaf, set[int]](set)
        for leaf, number in filter(None, map(self._snapshot.locate, keys)):
            numbers[leaf].add(number)
        for leaf, scores in answers:
            yield leaf, {number: scores[number] for number in numbers[leaf] & scores.keys()}

    def _otherwise(self, query: Query, ranking: Ranking, evaluator: Evaluator) -> Query | None:
        """The query read otherwise, where it finds little: as an outlet's name too, or unknown words as beginnings."""
        if evaluator.is_cut or sum(count for _, count in ranking.counts) > _FEW:
            return None
        is_plain = not query.notes and all(isinstance(part, Words) for part in query.parts)
        if is_plain and (outlet := self._catalogue.outlet_named(query.text)):
            return replace(query, source=FromSource(outlet))
        return None if ranking.counts else begun(query, evaluator.is_known, self._begins)

    def _called(self, parts: Sequence[Part], letter: Words | None, evaluator: Evaluator) -> dict[str, int]:
        """How the query calls cards: by names, those with the last letter too before others, or by relations."""
        match = TitleMatch(parts, evaluator.stems_near, self._catalogue.by_word)
        ranks = match.ranks()
        if letter:
            closer = TitleMatch((*parts, letter), evaluator.stems_near, self._catalogue.by_word).ranks()
            ranks = closer or ranks
        return {**dict.fromkeys(self._related(parts, evaluator), RELATED), **ranks}

    def _related(self, parts: Sequence[Part], evaluator: Evaluator) -> Collection[str]:
        """The cards whose kind, year and typed relations are all that the query names."""
        asked = kinds_and_years(parts)
        related = {entry.id for entry in self._catalogue.roster.cards if asked.has(entry)} if asked else None
        for ids in TitleMatch(asked.others, evaluator.stems_near, self._catalogue.by_word).named():
            if not 0 < len(ids) <= _NAMED:
                return ()
            keys = set[str]().union(*(self._snapshot.keys("relations", id_) for id_ in ids))
            related = keys if related is None else related & keys
        return related or ()

    def _begins(self, term: str) -> bool:
        return bool(self._vocabulary.completions(term, 1))

    def _shown(self, ranking: Ranking, marker: Marker, watch: Watch) -> tuple[Hit, ...]:
        """The hits, all of them, however late it is."""
        hits = []
        for found in ranking.found:
            watch.is_late()
            hits.append(self._hits.hit(found, marker))
        return tuple(hits)

    def _is_there(self, address: Address) -> bool:
        return self._snapshot.locate(str(address)) is not None

    def _evaluator(self, watch: Watch) -> Evaluator:
        return Evaluator(self._snapshot, self._vocabulary, self._catalogue, watch.is_late)

    def _suggestion(self, query: Query, only: Sequence[Part], watch: Watch) -> str:
        """The query in its nearest spelling, if this finds something. A query with notes was misread, not misspelt."""
        near = partial(self._vocabulary.near, limit=1)
        text = "" if query.notes else respell(query, near, self._evaluator(watch).is_known)
        if not text:
            return ""
        evaluator, parts = self._evaluator(watch), (*parse_query(text).parts, *only)
        return text if any(evaluator.answer(parts, leaf) for leaf in self._snapshot.leaves) else ""


def _is_new(hit: Hit, among: Among, marker: Marker) -> bool:
    """Whether what is new of a hit answers the query: a passage does, and a card by a name or by a new claim."""
    texts = among.get(hit.id, ())
    if not texts or not marker.count:
        return hit.id in among
    return any(marker.quick(text) or marker.thorough(text) for text in (hit.title, hit.alias.text, *texts))


def _counts(hits: Sequence[Hit]) -> tuple[tuple[str, int], ...]:
    """How many hits there are of each kind that has any."""
    counts = Counter(hit.kind for hit in hits)
    return tuple((kind, counts[kind]) for kind in (*Kind, *TextKind) if counts[kind])


def _with(card: str, leaf: Leaf, scores: Scores) -> Scores:
    """The scores, with the card that the query names by its id added."""
    for number in leaf.documents("key", card) if card else ():
        scores.setdefault(number, 0.0)
    return scores

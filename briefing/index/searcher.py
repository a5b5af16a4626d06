"""The searcher: how one query after the other is parsed, read otherwise where it finds little, ranked and shown.

What a query means is decided here, for every engine; an engine evaluates parts and makes hits.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Generic, Protocol, TypeVar

from briefing.errors import Cancelled
from briefing.index.port import Among, Cancel
from briefing.index.vocabulary import Vocabulary
from briefing.model import Address, Hit, HitKind, Kind, Results, TextKind
from briefing.query.beginnings import begun, without_and
from briefing.query.catalogue import Catalogue
from briefing.query.direct_lookup import direct_lookup
from briefing.query.explain import explain
from briefing.query.kinds_and_years import kinds_and_years
from briefing.query.query import Dated, FromSource, Near, OfKind, Part, Query, Words
from briefing.query.query_parser import parse_query
from briefing.query.snippets import Marker
from briefing.query.spelling import respell
from briefing.query.title_match import ID, RELATED, TitleMatch

TIER = 2_000.0
"""How much a call by name lifts a card, by the rank of the call: more than all words of a query can score, which is 32
words of weight 2.2 and, among four billion documents, rarity 22.9."""
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


class Ranked(Protocol):
    """The best matches of a query, without their texts; what they are is the engine's business."""

    @property
    def counts(self) -> tuple[tuple[HitKind, int], ...]:
        """The number of matches of each kind that has any, in the order of the kinds, passages and notes last."""


_Ranking = TypeVar("_Ranking", bound=Ranked)
_Ranking_co = TypeVar("_Ranking_co", bound=Ranked, covariant=True)


class Evaluation(Protocol[_Ranking_co]):
    """The evaluation of one query, until time runs out: from then on it finds a part of the matches."""

    @property
    def is_cut(self) -> bool:
        """Whether time has run out."""

    def stems_near(self, part: Near) -> frozenset[str]:
        """The stems that match a word in any spelling."""

    def is_known(self, term: str) -> bool:
        """Whether any document has a word; True once time has run out."""

    def ranking(
        self,
        query: Query,
        only: Sequence[Part],
        called: Mapping[str, int],
        limit: int,
        among: Collection[str] | None = None,
    ) -> _Ranking_co:
        """The best matches of a query within `only`; `called` tells how the query calls cards by name.

        With `among`, only documents with these keys are found and counted.
        """

    def keys(self, query: Query) -> frozenset[str]:
        """The keys of all cards and passages that a query finds."""

    def finds(self, parts: Sequence[Part]) -> bool:
        """Whether all parts hold of any document."""


class Engine(Protocol[_Ranking]):
    """One state of an index, as far as search needs it."""

    def evaluation(self, watch: Watch) -> Evaluation[_Ranking]:
        """What evaluates one query."""

    def related(self, ids: Collection[str]) -> set[str]:
        """The ids of the cards with a typed relation to one of several cards."""

    def has(self, address: Address) -> bool:
        """Whether there is a passage at an address."""

    def hits(self, ranking: _Ranking, marker: Marker, watch: Watch) -> tuple[Hit, ...]:
        """The hits of a ranking, all of them, however late it is."""


class Searcher(Generic[_Ranking]):
    """Searches one snapshot."""

    def __init__(self, engine: Engine[_Ranking], vocabulary: Vocabulary, catalogue: Catalogue, clock: Clock) -> None:
        self._engine = engine
        self._vocabulary = vocabulary
        self._catalogue = catalogue
        self._clock = clock

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
        query = direct_lookup(parse_query(text, typing=typing), text, self._catalogue.roster, self._engine.has)
        card = self._catalogue.roster.card(query.card)
        if card and kind not in (None, card.kind):
            query = replace(query, card="")
        if not query.parts:
            return Results(query.text, explain(query, self._catalogue, kind), is_asked=False)
        only, is_name = [OfKind(kind)] if kind else [], query.has_words_alone
        evaluation = self._engine.evaluation(watch)
        query, ranking = self._answered(query, only, evaluation, limit)
        read_as = explain(query, self._catalogue, kind)
        marker = Marker((*query.parts, *only), evaluation.stems_near, self._catalogue.stems)
        if among is not None:
            ranking = self._ranking(query, only, evaluation, limit, among)
            new = tuple(hit for hit in self._engine.hits(ranking, marker, watch) if _is_new(hit, among, marker))
            return Results(query.text, read_as, new, _counts(new), is_partial=evaluation.is_cut)
        suggestion = "" if ranking.counts or evaluation.is_cut else self._suggestion(query, only, watch)
        hits = self._engine.hits(ranking, marker, watch)
        return Results(query.text, read_as, hits, ranking.counts, suggestion, evaluation.is_cut, is_name=is_name)

    def answering(self, text: str, *, typing: bool, cancelled: Cancel) -> frozenset[str]:
        """The keys of the cards and passages that a query finds but for the dates it asks for."""
        watch = Watch(self._clock, cancelled)
        query = direct_lookup(parse_query(text, typing=typing), text, self._catalogue.roster, self._engine.has)
        query = replace(query, parts=tuple(part for part in query.parts if not isinstance(part, Dated)))
        evaluation = self._engine.evaluation(watch)
        if query.parts:
            query, _ = self._answered(query, (), evaluation, 0)
        return evaluation.keys(query)

    def _answered(
        self, query: Query, only: Sequence[Part], evaluation: Evaluation[_Ranking], limit: int
    ) -> tuple[Query, _Ranking]:
        """A query as it is read, which is otherwise where it finds little else, and its matches."""
        ranking = self._ranking(query, only, evaluation, limit)
        if not ranking.counts and not evaluation.is_cut and (other := without_and(query)):
            query, ranking = other, self._ranking(other, only, evaluation, limit)
        if other := self._otherwise(query, ranking, evaluation):
            again = self._ranking(other, only, evaluation, limit)
            if again.counts:
                return other, again
        return query, ranking

    def _ranking(
        self,
        query: Query,
        only: Sequence[Part],
        evaluation: Evaluation[_Ranking],
        limit: int,
        among: Collection[str] | None = None,
    ) -> _Ranking:
        called = self._called((*query.parts, *only), query.letter, evaluation)
        if query.card:
            called[query.card] = ID
        return evaluation.ranking(query, only, called, limit, among)

    def _otherwise(self, query: Query, ranking: _Ranking, evaluation: Evaluation[_Ranking]) -> Query | None:
        """The query read otherwise, where it finds little: as an outlet's name too, or unknown words as beginnings."""
        if evaluation.is_cut or sum(count for _, count in ranking.counts) > _FEW:
            return None
        is_plain = not query.notes and all(isinstance(part, Words) for part in query.parts)
        if is_plain and (outlet := self._catalogue.outlet_named(query.text)):
            return replace(query, source=FromSource(outlet))
        return None if ranking.counts else begun(query, evaluation.is_known, self._begins)

    def _called(self, parts: Sequence[Part], letter: Words | None, evaluation: Evaluation[_Ranking]) -> dict[str, int]:
        """How the query calls cards: by names, those with the last letter too before others, or by relations."""
        match = TitleMatch(parts, evaluation.stems_near, self._catalogue.by_word)
        ranks = match.ranks()
        if letter:
            closer = TitleMatch((*parts, letter), evaluation.stems_near, self._catalogue.by_word).ranks()
            ranks = closer or ranks
        return {**dict.fromkeys(self._related(parts, evaluation), RELATED), **ranks}

    def _related(self, parts: Sequence[Part], evaluation: Evaluation[_Ranking]) -> Collection[str]:
        """The cards whose kind, year and typed relations are all that the query names."""
        asked = kinds_and_years(parts)
        related = {entry.id for entry in self._catalogue.roster.cards if asked.has(entry)} if asked else None
        for ids in TitleMatch(asked.others, evaluation.stems_near, self._catalogue.by_word).named():
            if not 0 < len(ids) <= _NAMED:
                return ()
            keys = self._engine.related(ids)
            related = keys if related is None else related & keys
        return related or ()

    def _begins(self, term: str) -> bool:
        return bool(self._vocabulary.completions(term, 1))

    def _suggestion(self, query: Query, only: Sequence[Part], watch: Watch) -> str:
        """The query in its nearest spelling, if this finds something. A query with notes was misread, not misspelt."""
        near = partial(self._vocabulary.near, limit=1)
        text = "" if query.notes else respell(query, near, self._engine.evaluation(watch).is_known)
        if not text:
            return ""
        return text if self._engine.evaluation(watch).finds((*parse_query(text).parts, *only)) else ""


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

"""One query answered: read, evaluated, ranked, shown."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.index.asking import read_query
from briefing.index.cancelling import Cancel, no_longer_wanted, until
from briefing.index.catalogue import Catalogue
from briefing.index.document import PASSAGE
from briefing.index.engine.snapshot import Leaf, Snapshot
from briefing.index.evaluate import Evaluator, Scores
from briefing.index.marker import Marker
from briefing.index.naming import POINTED, Naming
from briefing.index.pointing import pointed
from briefing.index.query import OfKind, Part, Query
from briefing.index.ranking import Ranking
from briefing.index.showing import Showing
from briefing.index.speech import read_as
from briefing.index.spelling import respell
from briefing.index.table import TermTable
from briefing.model import Address, Kind, Results

SECONDS = 1.0
"""How long a query may take; then what was found so far is shown."""

Clock = Callable[[], float]


class Watch:
    """Tells a search when to stop: at its deadline with what it has, and at once where it is no longer wanted."""

    def __init__(self, clock: Clock, cancelled: Cancel) -> None:
        self._clock = clock
        self._deadline = clock() + SECONDS
        self._cancelled = cancelled

    def is_late(self) -> bool:
        """Whether time has run out; raises Cancelled where the search is no longer wanted."""
        if self._cancelled():
            raise no_longer_wanted()
        return self._clock() > self._deadline


class Search:
    """Answers queries on one snapshot."""

    def __init__(self, snapshot: Snapshot, table: TermTable, catalogue: Catalogue, clock: Clock) -> None:
        self._snapshot = snapshot
        self._table = table
        self._catalogue = catalogue
        self._clock = clock
        self._showing = Showing(snapshot, catalogue)

    def run(self, text: str, kind: Kind | str | None, limit: int, *, typing: bool, cancelled: Cancel) -> Results:
        """The answer; with a kind, only what is of that kind is found and counted."""
        watch = Watch(self._clock, cancelled)
        query = pointed(read_query(text, typing=typing), text, self._catalogue.roster, self._is_there)
        card = self._catalogue.roster.card(query.card)
        if card and kind not in (None, card.kind):
            query = replace(query, card="")
        said = read_as(query, self._catalogue, kind)
        if not query.parts:
            return Results(query.text, said, is_asked=False)
        only = [OfKind(None if kind == PASSAGE else Kind(kind))] if kind else []
        parts = (*query.parts, *only)
        evaluator = self._evaluator(watch)
        answers = ((leaf, _with(query.card, leaf, evaluator.answer(parts, leaf))) for leaf in self._snapshot.leaves)
        naming = Naming(parts, evaluator.stems_near, self._catalogue.bearers)
        called = naming.ranks() | ({query.card: POINTED} if query.card else {})
        ranking = Ranking(self._catalogue, answers, called, limit)
        suggestion = "" if ranking.counts or evaluator.is_cut else self._suggestion(query, only, watch)
        marker = Marker(parts, evaluator.stems_near)
        hits = tuple(self._showing.hit(found, marker) for found in until(cancelled, ranking.found))
        return Results(query.text, said, hits, ranking.counts, suggestion, evaluator.is_cut)

    def _is_there(self, address: Address) -> bool:
        return self._snapshot.locate(str(address)) is not None

    def _evaluator(self, watch: Watch) -> Evaluator:
        return Evaluator(self._snapshot, self._table, self._catalogue, watch.is_late)

    def _suggestion(self, query: Query, only: Sequence[Part], watch: Watch) -> str:
        """The query in its nearest spelling, where that finds something; what was misread is not misspelt."""
        text = "" if query.notes else respell(query, self._table, self._evaluator(watch).is_known)
        if not text:
            return ""
        evaluator, parts = self._evaluator(watch), (*read_query(text).parts, *only)
        return text if any(evaluator.answer(parts, leaf) for leaf in self._snapshot.leaves) else ""


def _with(card: str, leaf: Leaf, scores: Scores) -> Scores:
    """The scores, and among them the card that was asked for by its id."""
    for number in leaf.documents("key", card) if card else ():
        scores.setdefault(number, 0.0)
    return scores

"""One query answered: read, evaluated, ranked, shown."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from heapq import nlargest
from operator import itemgetter

from briefing.index.asking import read_query
from briefing.index.catalogue import Catalogue
from briefing.index.document import PASSAGE
from briefing.index.engine.snapshot import Leaf, Snapshot
from briefing.index.evaluate import Evaluator, Scores
from briefing.index.marker import Marker
from briefing.index.naming import Naming
from briefing.index.query import OfKind, Part, Query
from briefing.index.snippet import snippet
from briefing.index.speech import read_as
from briefing.index.spelling import respell
from briefing.index.stored import stored_body, stored_passage
from briefing.index.table import TermTable
from briefing.model import Address, Hit, Kind, Results

SECONDS = 1.0
"""How long a query may take; then what was found so far is shown."""

_TIER = 1_000.0  # above what any words can score

Clock = Callable[[], float]
_Found = tuple[float, str, Leaf, int]  # score, key, and where it stands


class Search:
    """Answers queries on one snapshot."""

    def __init__(self, snapshot: Snapshot, table: TermTable, catalogue: Catalogue, clock: Clock) -> None:
        self._snapshot = snapshot
        self._table = table
        self._catalogue = catalogue
        self._clock = clock

    def run(self, text: str, kind: Kind | str | None, limit: int, *, typing: bool) -> Results:
        """The answer; with a kind, only what is of that kind is found and counted."""
        query = read_query(text, typing=typing)
        said = read_as(query, self._catalogue, kind)
        if not query.parts:
            return Results(query.text, said)
        only = [OfKind(None if kind == PASSAGE else Kind(kind))] if kind else []
        parts = (*query.parts, *only)
        deadline = self._clock() + SECONDS
        evaluator = self._evaluator(deadline)
        answer = _Answer(self._snapshot, self._catalogue, evaluator, parts, limit)
        suggestion = "" if answer.counts or evaluator.is_cut else self._suggestion(query, only, deadline)
        hits = () if not answer.counts else tuple(answer.hits())
        return Results(query.text, said, hits, tuple(answer.counts), suggestion, evaluator.is_cut)

    def _evaluator(self, deadline: float) -> Evaluator:
        return Evaluator(self._snapshot, self._table, self._catalogue, lambda: self._clock() > deadline)

    def _suggestion(self, query: Query, only: Sequence[Part], deadline: float) -> str:
        """The query in its nearest spelling, where that finds something."""
        text = respell(query, self._table, self._evaluator(deadline).is_known)
        if not text:
            return ""
        evaluator, parts = self._evaluator(deadline), (*read_query(text).parts, *only)
        return text if any(evaluator.answer(parts, leaf) for leaf in self._snapshot.leaves) else ""


class _Answer:
    """What a query finds: counted, ranked, and made into hits."""

    def __init__(
        self, snapshot: Snapshot, catalogue: Catalogue, evaluator: Evaluator, parts: Sequence[Part], limit: int
    ) -> None:
        self._snapshot = snapshot
        self._catalogue = catalogue
        self._marker = Marker(parts, lambda part: evaluator.spellings(part)[0])
        naming = Naming(parts, lambda part: evaluator.spellings(part)[0])
        counts: Counter[str] = Counter()
        cards: list[_Found] = []
        passages: list[_Found] = []
        for leaf in snapshot.leaves:
            scores = evaluator.answer(parts, leaf)
            mine = {number: leaf.cards[number] for number in leaf.cards.keys() & scores.keys()}
            for number, id_ in mine.items():
                names = catalogue.names[id_]
                score = scores.pop(number) + _TIER * naming.rank(names)
                counts[catalogue.entries[id_].kind] += 1
                cards.append((score, id_, leaf, number))
            counts[PASSAGE] += len(scores)
            passages += _best(scores, leaf, limit)
        self.counts = [(name, counts[name]) for name in (*Kind, PASSAGE) if counts[name]]
        self._cards = sorted(cards, key=lambda found: (-found[0], catalogue.rank[found[1]]))[:limit]
        self._passages = sorted(passages, key=lambda found: (-found[0], _reading_order(found[1])))[:limit]

    def hits(self) -> Iterator[Hit]:
        """The hits, best first; a card before a passage that scores the same."""
        found = sorted((*self._cards, *self._passages), key=lambda found: -found[0])
        for score, key, leaf, number in found:
            yield (
                self._card(key, score, leaf, number)
                if number in leaf.cards
                else self._passage(key, score, leaf, number)
            )

    def _card(self, id_: str, score: float, leaf: Leaf, number: int) -> Hit:
        entry = self._catalogue.entries[id_]
        shown = snippet(stored_body(leaf.stored(number)), self._marker)
        return Hit(id_, entry.kind, entry.title, entry.date, shown, score)

    def _passage(self, key: str, score: float, leaf: Leaf, number: int) -> Hit:
        passage, _ = stored_passage(leaf.stored(number))
        source, date = self._catalogue.articles[passage.address.article]
        texts = filter(None, (passage.original, passage.digest))
        shown = snippet(texts, self._marker)
        citing = self._catalogue.by_title(self._snapshot.keys("cites", key))
        return Hit(key, None, f"{source} ¶{passage.address.number}", date, shown, score, citing)


def _best(scores: Scores, leaf: Leaf, limit: int) -> Iterator[_Found]:
    """The best passages of a segment; where nothing scores, the first."""
    for number, score in nlargest(limit, scores.items(), key=itemgetter(1)):
        yield score, leaf.key(number), leaf, number


def _reading_order(key: str) -> tuple[str, int]:
    address = Address.parse(key)
    return (address.article, address.number) if address else (key, 0)

"""The engine as the searcher asks it: evaluates queries on the server, ranks the matches and makes hits of them."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.opensearch.commit_caches import CommitCaches
from briefing.index.opensearch.connection import Json, found
from briefing.index.opensearch.query_parts import CARDS, NOTES, PASSAGES, QueryParts
from briefing.index.opensearch.snapshot import Query, Snapshot, either, of_terms
from briefing.index.opensearch.wire_documents import trusted
from briefing.index.searcher import SECONDS, TIER, Watch
from briefing.index.shown import Shown
from briefing.model import Address, Hit, HitKind, Kind, TextKind
from briefing.query.query import Near, Part
from briefing.query.query import Query as AskedQuery
from briefing.query.snippets import Marker

_KEPT = 512
"""Documents that are remembered; with the next letter most hits are shown again."""
_PAGE = 1_000
"""Matches of a page."""
_BEST: dict[str, list[Json]] = {
    "cards": [{"_score": "desc"}, {"sort": "asc"}],
    "passages": [{"_score": "desc"}, {"article": "asc"}, {"number": "asc"}],
    "notes": [{"_score": "desc"}, {"sort": "asc"}],
}


class Found(NamedTuple):
    """A document that matches."""

    score: float
    """Its score."""
    key: str
    """The card's id, the passage's address, or the note's key."""
    stored: object
    """What the server keeps of it."""


class Ranking(NamedTuple):
    """The best matches of a query."""

    counts: tuple[tuple[HitKind, int], ...]
    """The number of matches of each kind that has any, in the order of the kinds, passages and notes last."""
    found: tuple[Found, ...]
    """The best cards, passages and notes, best first; of equal scores, in that order."""


class OpenSearchEngine:
    """The engine on one commit; `Engine` in the searcher tells what each call answers."""

    def __init__(self, snapshot: Snapshot, caches: CommitCaches) -> None:
        self._snapshot = snapshot
        self._caches = caches
        self._shown: dict[str, Shown] = {}

    def evaluation(self, watch: Watch) -> "OpenSearchEvaluation":
        return OpenSearchEvaluation(self._snapshot, self._caches, watch)

    def related(self, ids: Collection[str]) -> set[str]:
        return self._snapshot.keys(of_terms("relations", ids)) if ids else set()

    def has(self, address: Address) -> bool:
        return bool(self._snapshot.keys({"term": {"key": str(address)}}))

    def hits(self, ranking: Ranking, marker: Marker, watch: Watch) -> tuple[Hit, ...]:
        watch.is_late()
        self._remember(ranking.found)
        catalogue = self._caches.catalogue
        return tuple(self._shown[one.key].hit(one.score, marker, catalogue) for one in ranking.found)

    def _remember(self, found: Sequence[Found]) -> None:
        """Have what is shown of some matches at hand; all else may be forgotten."""
        new = [one for one in found if one.key not in self._shown]
        if len(self._shown) + len(new) > _KEPT:
            self._shown = {one.key: self._shown[one.key] for one in found if one.key in self._shown}
        catalogue = self._caches.catalogue
        citing = cards_citing(self._snapshot, [one.key for one in new if Address.parse(one.key)])
        for one in new:
            self._shown[one.key] = Shown.of(one.key, trusted(one.stored), citing.get(one.key, ()), catalogue)


def cards_citing(snapshot: Snapshot, addresses: Collection[str]) -> dict[str, list[str]]:
    """The ids of the cards that cite each of some passages."""
    citing: dict[str, list[str]] = {}
    if addresses:
        wanted = set(addresses)
        for fields in snapshot.fields(of_terms("cites", addresses), "key", "cites"):
            for address in wanted.intersection(fields.get("cites", ())):
                citing.setdefault(address, []).extend(fields.get("key", ()))
    return citing


class OpenSearchEvaluation:
    """The evaluation of one query; `Evaluation` in the searcher tells what each call answers."""

    def __init__(self, snapshot: Snapshot, caches: CommitCaches, watch: Watch) -> None:
        self._snapshot = snapshot
        self._caches = caches
        self._watch = watch
        self._parts = QueryParts(snapshot.marker.documents, caches.words, caches.stems, caches.catalogue)
        self.is_cut = False

    def stems_near(self, part: Near) -> frozenset[str]:
        return self._parts.spellings(part)[0]

    def is_known(self, term: str) -> bool:
        return self._is_late() or self._parts.is_known(term)

    def ranking(
        self,
        query: AskedQuery,
        only: Sequence[Part],
        called: Mapping[str, int],
        limit: int,
        among: Collection[str] | None = None,
    ) -> Ranking:
        if self._is_late():
            return Ranking((), ())
        wanted = self._wanted(query, only)
        if among is not None:
            wanted = {"bool": {"must": [wanted], "filter": [of_terms("key", among)]}}
        levels = sorted(set(called.values()))
        groups = [
            (CARDS, "cards"),
            (PASSAGES, "passages"),
            (NOTES, "notes"),
            *((of_terms("key", [id_ for id_, rank in called.items() if rank == level]), "cards") for level in levels),
        ]
        bodies = [_body({"bool": {"must": [wanted], "filter": [only]}}, sort, limit) for only, sort in groups]
        counting = {"query": wanted, "size": 0, "aggs": {"kinds": {"terms": {"field": "kind", "size": 20}}}}
        counted, *answers = self._search([counting, *bodies])
        lists = [self._whole(body, answer, limit) for body, answer in zip(bodies, answers, strict=True)]
        cards = self._cards((one for at in (0, *range(3, len(lists))) for one in lists[at]), called)
        best = (*cards[:limit], *lists[1], *lists[2])
        return Ranking(_counts(counted), tuple(sorted(best, key=lambda one: -one.score)))

    def keys(self, query: AskedQuery) -> frozenset[str]:
        self._watch.is_late()
        found = {"bool": {"filter": [self._wanted(query, ())], "must_not": [NOTES]}}
        return frozenset(self._snapshot.keys(found))

    def finds(self, parts: Sequence[Part]) -> bool:
        if self._is_late():
            return False
        body = {"query": self._parts.all_of(parts), "size": 0, "track_total_hits": 1}
        return bool(self._search([body])[0]["hits"]["total"]["value"])

    def _wanted(self, query: AskedQuery, only: Sequence[Part]) -> Query:
        """What a query finds: what its parts say, the card that it names by its id, what is from an outlet."""
        wanted = [self._parts.all_of((*query.parts, *only))]
        if query.card:
            wanted.append({"bool": {"filter": [CARDS, {"term": {"key": query.card}}]}})
        if query.source:
            wanted.append(self._parts.all_of((query.source, *only)))
        return wanted[0] if len(wanted) == 1 else either(wanted)

    def _cards(self, found: Iterator[Found], called: Mapping[str, int]) -> list[Found]:
        """Cards, each once, the best first. Those that are called by name score above all other matches."""
        rank, entries = self._caches.catalogue.rank, self._caches.roster.entries
        cards = {one.key: one._replace(score=one.score + TIER * called.get(one.key, 0)) for one in found}
        if not cards.keys() <= entries.keys():
            raise IndexUnusable.lost()
        return sorted(cards.values(), key=lambda one: (-one.score, rank[one.key]))

    def _whole(self, body: Json, answer: Json, limit: int) -> list[Found]:
        """The matches of a search, page by page where they are many."""
        hits = list(found(answer))
        matches = list(map(_match, hits))
        while len(matches) < limit and hits and len(hits) >= body["size"]:
            body = {**body, "search_after": hits[-1]["sort"], "size": min(limit - len(matches), _PAGE)}
            hits = list(found(self._search([body])[0]))
            matches += map(_match, hits)
        return matches

    def _search(self, bodies: Sequence[Json]) -> list[Json]:
        answers = self._snapshot.search_many([{**body, "timeout": f"{SECONDS:.0f}s"} for body in bodies])
        self.is_cut = self.is_cut or any(answer.get("timed_out") for answer in answers)
        return answers

    def _is_late(self) -> bool:
        self.is_cut = self._watch.is_late() or self.is_cut
        return self.is_cut


def _body(query: Query, sort: str, limit: int) -> Json:
    return {"query": query, "sort": _BEST[sort], "size": min(max(limit, 0), _PAGE), "_source": ["key", "stored"]}


def _match(hit: Json) -> Found:
    source = hit.get("_source", {})
    return Found(float(hit["sort"][0]), str(source.get("key", "")), source.get("stored"))


def _counts(answer: Json) -> tuple[tuple[HitKind, int], ...]:
    counts = Counter({bucket["key"]: bucket["doc_count"] for bucket in answer["aggregations"]["kinds"]["buckets"]})
    return tuple((kind, counts[kind.value]) for kind in (*Kind, *TextKind) if counts[kind.value])

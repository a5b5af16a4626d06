"""A snapshot: one commit of a shared library, read through one point in time whatever is written meanwhile."""

import base64
import binascii
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from threading import Lock
from typing import Any

from briefing.errors import IndexUnusable, ServerAway
from briefing.index.opensearch.connection import Connection, Json, Missing, found
from briefing.index.opensearch.mapping import term
from briefing.index.opensearch.marker import MARKER, Marker

_KEEP = "10m"
"""How long the server keeps a point in time that nobody asks."""
_PAGE = 1_000
"""Documents of a page."""
_TERMS = 10_000
"""Terms of one question; the server takes 65,536."""

Query = dict[str, Any]


def read_marker(connection: Connection, library: str) -> Marker | None:
    """The marker of a library; None where there is no such library. Costs one request."""
    try:
        return Marker.read(connection.ask("GET", f"/{library}/_doc/{MARKER}"), library)
    except Missing:
        return None


def of_terms(field: str, terms: Collection[str]) -> Query:
    """The query for the documents with one of several terms."""
    texts = list(map(term, terms))
    parts = [{"terms": {field: texts[at : at + _TERMS]}} for at in range(0, len(texts), _TERMS)]
    return parts[0] if len(parts) == 1 else either(parts)


def either(parts: Sequence[Query]) -> Query:
    """The query for which one of several holds; nothing holds where there are none."""
    return {"bool": {"should": list(parts), "minimum_should_match": 1}} if parts else {"match_none": {}}


class Snapshot:
    """One commit, open for reading. Any number of threads may use it."""

    def __init__(self, connection: Connection, library: str, marker: Marker) -> None:
        self._connection = connection
        self._library = library
        self.marker = marker
        """The commit."""
        self._opening = Lock()
        self._point = ""
        self._users = 0

    def hold(self) -> None:
        """Counts one more reader."""
        with self._opening:
            self._users += 1

    def release(self) -> None:
        """Counts one reader less; after the last the point in time is given back."""
        with self._opening:
            self._users -= 1
            point, self._point = ("", self._point) if self._users > 0 else (self._point, "")
        if point:
            with suppress(ServerAway, Missing):
                self._connection.ask("DELETE", "/_search/point_in_time", {"pit_id": [point]})

    def blob(self, name: str) -> bytes:
        """The bytes of a blob."""
        blob = self.marker.blobs.get(name)
        if blob is None:
            raise IndexUnusable.lost()
        chunks = []
        for id_ in blob.ids:
            try:
                answer = self._connection.ask("GET", f"/{self.marker.index}/_doc/{id_}")
                chunks.append(base64.b64decode(answer["_source"]["blob"], validate=True))
            except Missing:
                raise IndexUnusable.lost() from None
            except (KeyError, TypeError, ValueError, binascii.Error) as error:
                raise IndexUnusable.because(error) from error
        return blob.check(b"".join(chunks))

    def within(self, query: Query) -> Query:
        """A query, of the documents of this commit alone."""
        number = self.marker.number
        standing = [{"range": {"from": {"lte": number}}}, {"range": {"until": {"gt": number}}}]
        return {"bool": {"must": [query], "filter": standing}}

    def search_many(self, bodies: Sequence[Json]) -> list[Json]:
        """The answers to several searches of this commit; each body has a query, a size and the like."""
        bodies = [{"track_total_hits": False, **body, "query": self.within(body["query"])} for body in bodies]
        for attempt in range(2):
            point = self._opened()
            try:
                return self._connection.ask_many(
                    [{**body, "pit": {"id": point, "keep_alive": _KEEP}} for body in bodies]
                )
            except Missing:
                self._lose(point, is_last=attempt > 0)
        raise AssertionError

    def search(self, query: Query, **more: Any) -> Json:
        """The answer to one search."""
        return self.search_many([{"query": query, **more}])[0]

    def count(self, query: Query) -> int:
        """How many documents match."""
        total = self.search(query, size=0, track_total_hits=True)["hits"]["total"]["value"]
        return int(total)

    def each(self, query: Query, sort: Sequence[Json] = (), limit: int | None = None, **more: Any) -> Iterator[Json]:
        """The documents that match, page by page; in the order of `sort`, which ends in one that no two share."""
        return islice(self._each(query, sort or _ANY, limit, more), limit)

    def fields(self, query: Query, *names: str, **more: Any) -> Iterator[Mapping[str, list[str]]]:
        """The fields of the documents that match, each a list."""
        hits = self.each(query, _source=False, docvalue_fields=list(names), **more)
        return (hit.get("fields", {}) for hit in hits)

    def keys(self, query: Query) -> set[str]:
        """The keys of the documents that match."""
        return {key for fields in self.fields(query, "key") for key in fields.get("key", ())}

    def stored(
        self, query: Query, sort: Sequence[Json] = (), limit: int | None = None
    ) -> Iterator[tuple[Json, object]]:
        """What is stored of the documents that match."""
        for hit in self.each(query, sort, limit, _source=["stored", "kind"]):
            yield hit, hit.get("_source", {}).get("stored")

    def _each(self, query: Query, sort: Sequence[Json], limit: int | None, more: Json) -> Iterator[Json]:
        after: Json = {}
        while True:
            size = _PAGE if limit is None else min(limit, _PAGE)
            hits = list(found(self.search(query, size=size, sort=sort, **after, **more)))
            yield from hits
            if len(hits) < size or not size:
                return
            after = {"search_after": hits[-1]["sort"]}
            limit = None if limit is None else limit - len(hits)

    def _opened(self) -> str:
        """The point in time, opened when it is first used."""
        with self._opening:
            if not self._point:
                self._point = self._open()
            return self._point

    def _open(self) -> str:
        try:
            answer = self._connection.ask(
                "POST",
                f"/{self.marker.index}/_search/point_in_time",
                params={"keep_alive": _KEEP, "allow_partial_pit_creation": "false"},
            )
        except Missing:
            raise IndexUnusable("The shared library was published anew; it has to be opened once more.") from None
        current = read_marker(self._connection, self._library)
        if current is None or current.index != self.marker.index or current.number > self.marker.number + 1:
            # a commit keeps what the one before it has, and no more
            raise IndexUnusable("The shared library was published anew; it has to be opened once more.")
        return str(answer["pit_id"])

    def _lose(self, point: str, *, is_last: bool) -> None:
        """Forgets a point in time that the server has lost."""
        if is_last:
            raise IndexUnusable("The server has lost what is being read; it has to be opened once more.")
        with self._opening:
            if self._point == point:
                self._point = ""


_ANY = [{"key": "asc"}]
"""An order in which no two documents of a commit share a place."""

"""The writer: sends what a commit writes and deletes to the server, and counts the stems."""

import base64
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from briefing.errors import ServerAway
from briefing.index.codec import decode_card, encode
from briefing.index.document import Document
from briefing.index.opensearch.connection import Connection, Json, found
from briefing.index.opensearch.mapping import FOREVER
from briefing.index.opensearch.marker import Blob, checksum
from briefing.index.opensearch.publishing_lock import PublishingLock
from briefing.index.opensearch.snapshot import Query
from briefing.index.opensearch.wire_documents import body_of, id_of, sort_key, stems_of
from briefing.model import Kind

_BYTES = 4 << 20
"""Bytes of one request."""
_CHUNK = 4 << 20
"""Bytes of a blob that one document holds."""
_PAGE = 1_000
_CARDS = frozenset(kind.value for kind in Kind)
_BUSY_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before documents are sent again that a busy server has not taken."""


class Writer:
    """Writes one commit into an index; nobody sees it before the marker is switched.

    Whatever an attempt that was stopped has left there is gone on with: documents have a checksum for an id, and
    `reconcile` removes what does not belong.
    """

    def __init__(self, connection: Connection, lock: PublishingLock, index: str, number: int) -> None:
        self._connection = connection
        self._lock = lock
        self._index = index
        self._number = number
        self._lines = list[bytes]()
        self._size = 0
        self._order = 0
        self._added = set[str]()
        self._deleted = set[str]()
        self.stems: Counter[str] = Counter()
        """The change in the number of documents that have each stem."""

    @property
    def more(self) -> int:
        """How many documents there are more than before."""
        return len(self._added) - len(self._deleted)

    def add(self, document: Document) -> None:
        """Adds a document."""
        is_card = document.terms["kind"][0] in _CARDS
        title = decode_card(document.stored).title if is_card else ""
        body = body_of(document, sort_key(document, title), self._order, self._number)
        self._order += 1
        self._lock.keep(is_due=False)
        id_ = id_of(body)
        self._added.add(id_)
        self.stems.update(_stems(document))
        self._send({"create": {"_id": id_}}, {**body, "until": FOREVER})

    def delete(self, place: str, document: Document | None) -> None:
        """Deletes a document of the state before, by its id."""
        self._deleted.add(place)
        self.stems.subtract(_stems(document) if document else ())
        self._send({"update": {"_id": place}}, {"doc": {"until": self._number}})

    def blob(self, data: bytes) -> Blob:
        """Writes a blob."""
        ids, sum_ = list[str](), checksum(data)
        for at in range(0, max(len(data), 1), _CHUNK):
            ids.append(f"blob-{self._number}-{sum_}-{len(ids)}")
            chunk = base64.b64encode(data[at : at + _CHUNK]).decode()
            self._send({"index": {"_id": ids[-1]}}, {"version": self._number, "blob": chunk})
        return Blob(tuple(ids), sum_)

    def flush(self) -> None:
        """Sends what waits."""
        lines, self._lines, self._size = self._lines, [], 0
        if not lines:
            return
        self._lock.keep()
        pauses = iter(_BUSY_PAUSES)
        while lines:
            answer = self._ask("POST", f"/{self._index}/_bulk", b"".join(lines))
            lines = self._refused(lines, answer)
            if lines:
                pause = next(pauses, None)
                if pause is None:
                    raise ServerAway("The server is too busy to take the library; publish again, it goes on from here.")
                time.sleep(pause)

    def reconcile(self) -> None:
        """Removes what attempts that were stopped have left under the number of this commit."""
        self.flush()
        self.refresh()
        if self._count("from") != len(self._added):
            for id_ in set(self._ids(self._of_this("from"))) - self._added:
                self._send({"delete": {"_id": id_}})
        if self._count("until") != len(self._deleted):
            for id_ in set(self._ids(self._of_this("until"))) - self._deleted:
                self._send({"update": {"_id": id_}}, {"doc": {"until": FOREVER}})
        if self._lines:
            self.flush()
            self.refresh()

    def refresh(self) -> None:
        """Has searches see what was sent."""
        self._ask("POST", f"/{self._index}/_refresh")

    def sweep(self, kept: Sequence[str]) -> None:
        """Removes what no commit but those before the last has, but for the blobs of `kept`."""
        last = self._number - 1
        old = {
            "bool": {"filter": [{"range": {"version": {"lt": last}}}], "must_not": [{"ids": {"values": list(kept)}}]}
        }
        query = {"bool": {"should": [{"range": {"until": {"lte": last}}}, old], "minimum_should_match": 1}}
        for id_ in list(self._ids(query)):
            self._send({"delete": {"_id": id_}})
        self.flush()

    def _send(self, action: Json, body: Json | None = None) -> None:
        line = encode(action) + b"\n" + (encode(body) + b"\n" if body else b"")
        self._lines.append(line)
        self._size += len(line)
        if self._size >= _BYTES:
            self.flush()

    def _refused(self, lines: list[bytes], answer: Json) -> list[bytes]:
        """The lines that a busy server has not taken; ServerAway where one was refused for good."""
        if not answer.get("errors"):
            return []
        again = list[bytes]()
        for line, item in zip(lines, answer["items"], strict=True):
            ((action, result),) = item.items()
            status = result["status"]
            if status == 429:
                again.append(line)
            elif status >= 400 and not (action == "create" and status == 409):  # it is there already
                raise ServerAway(f"The server refuses a document ({result['error'].get('type', status)}).")
        return again

    def _count(self, field: str) -> int:
        body = {"query": self._of_this(field), "size": 0, "track_total_hits": True}
        return int(self._ask("POST", f"/{self._index}/_search", body)["hits"]["total"]["value"])

    def _ids(self, query: Query) -> Iterator[str]:
        """The ids of the documents that match, of whatever commit."""
        body: Json = {"query": query, "size": _PAGE, "_source": False, "sort": ["_doc"]}
        answer = self._ask("POST", f"/{self._index}/_search", body, {"scroll": "5m"})
        while hits := list(found(answer)):
            yield from (hit["_id"] for hit in hits)
            again = {"scroll": "5m", "scroll_id": answer["_scroll_id"]}
            answer = self._ask("POST", "/_search/scroll", again)
        self._ask("DELETE", "/_search/scroll", {"scroll_id": [answer["_scroll_id"]]})

    def _of_this(self, field: str) -> Query:
        """The query for the documents that begin or end with this commit."""
        return {"term": {field: self._number}}

    def _ask(self, method: str, path: str, body: Any = None, parameters: Json | None = None) -> Json:
        return self._connection.ask(method, path, body, parameters, is_writing=True)


def _stems(document: Document) -> set[str]:
    return {root for piece in document.pieces for root in stems_of(piece)}

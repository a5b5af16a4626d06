"""The connection to a server: requests, and errors told in plain words."""

import logging
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from threading import Lock
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    ConnectionError,  # noqa: A004 - the client calls it so
    ConnectionTimeout,
    OpenSearchException,
    SSLError,
    TransportError,
)

from briefing.errors import ServerAway
from briefing.index.codec import encode
from briefing.index.opensearch.credentials import Credentials
from briefing.index.server_address import ServerAddress
from briefing.text import clean_line

_SECONDS = 10.0
"""Seconds that a request may take."""
_BULK_SECONDS = 120.0
"""Seconds that a request may take which writes or deletes much."""
_PAUSES = (0.2, 0.8)
"""Seconds before a request is sent again that a server which is busy has not taken."""
_WRITING_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
"""The same where a library is published, which may wait."""
_BUSY = (429, 502, 503)
_AWAY = 1.0
"""Seconds in which a server that did not answer is not asked again, so that nobody waits for it twice."""

logging.getLogger("opensearch").addHandler(logging.NullHandler())
logging.getLogger("opensearch").propagate = False  # the screen is no place for a log, and a request may hold secrets

Json = dict[str, Any]


class Missing(Exception):
    """What is asked for is not there; the message is the server's word for it."""


class Conflict(Exception):
    """Another has written what was to be written."""


class Connection:
    """A connection to one server. Any number of threads may use it.

    Every call raises ServerAway, with a line for the reader, where the server does not answer or refuses.
    """

    def __init__(self, address: ServerAddress) -> None:
        self._address = address
        self._client: OpenSearch | None = None
        self._making = Lock()
        self._away = ("", -_AWAY)

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        params: Mapping[str, Any] | None = None,
        *,
        is_writing: bool = False,
    ) -> Json:
        """The answer to a request; raises Missing and Conflict too."""
        pauses = iter(_WRITING_PAUSES if is_writing else _PAUSES)
        seconds = _BULK_SECONDS if is_writing else _SECONDS
        data = encode(body) if isinstance(body, dict) else body
        why, since = self._away
        if not is_writing and time.monotonic() - since < _AWAY:
            raise ServerAway(why)
        while True:
            try:
                answer = self._transport().perform_request(
                    method, path, params=dict(params or {}), body=data, timeout=seconds, headers=_TYPE
                )
            except TransportError as error:
                pause = next(pauses, None) if error.status_code in _BUSY else None
                if pause is None:
                    raise self._told(error) from None
                time.sleep(pause)
            except (OpenSearchException, ValueError) as error:  # an answer that is no JSON
                raise ServerAway(f"{self._address.server} answers what is no OpenSearch.") from error
            else:
                if not isinstance(answer, dict):
                    raise ServerAway(f"{self._address.server} answers what is no OpenSearch.")
                return answer

    def ask_many(self, bodies: Sequence[Json]) -> list[Json]:
        """The answers to several searches, sent as one request; raises Missing where a point in time is lost."""
        if not bodies:
            return []
        lines = b"".join(b"{}\n" + encode(body) + b"\n" for body in bodies)
        answers = self.ask("POST", "/_msearch", lines)["responses"]
        for answer in answers:
            if "error" in answer:
                status, kind = answer.get("status", 0), _kind(answer["error"])
                if status == 404:
                    raise Missing(kind)
                raise ServerAway(self._refused(status, kind))
        return list(answers)

    def make(self, index: str, body: Json) -> None:
        """Makes an index, unless it is there."""
        with suppress(Conflict):
            self.ask("PUT", f"/{index}", body, is_writing=True)

    def close(self) -> None:
        """Closes what is open."""
        with self._making:
            if self._client is not None:
                self._client.close()
                self._client = None

    def _transport(self) -> Any:
        with self._making:
            if self._client is None:
                self._client = self._made()
            return self._client.transport

    def _made(self) -> OpenSearch:
        credentials = Credentials.of(os.environ)
        headers = {"authorization": credentials.authorization} if credentials.authorization else {}
        is_safe = self._address.server.startswith("https:")
        secured: Json = {"verify_certs": True, "ca_certs": credentials.ca or None} if is_safe else {}
        return OpenSearch(
            self._address.server,
            headers=headers,
            http_compress=True,
            max_retries=0,
            retry_on_timeout=False,
            pool_maxsize=16,
            **secured,
        )

    def _told(self, error: TransportError) -> Exception:
        """The error for the reader."""
        server = self._address.server
        if isinstance(error, SSLError):
            return ServerAway(
                f"The certificate of {server} cannot be trusted; name its issuer's file in $BRIEFING_OPENSEARCH_CA."
            )
        if isinstance(error, ConnectionError):
            why = "does not answer" if isinstance(error, ConnectionTimeout) else "cannot be reached"
            self._away = f"{server} {why}; it is asked again by itself.", time.monotonic()
            return ServerAway(self._away[0])
        status, kind = error.status_code, clean_line(str(error.error))[:80]
        if status == 404:
            return Missing(kind)
        if status == 409 or kind == "resource_already_exists_exception":
            return Conflict(kind)
        return ServerAway(self._refused(status, kind))

    def _refused(self, status: object, kind: str) -> str:
        server = self._address.server
        if kind == "cluster_block_exception":
            return f"{server} takes no changes now: its disk may be full, or the index is read-only."
        if status == 401:
            return f"{server} does not know you; name the file of your credentials in $BRIEFING_OPENSEARCH_CREDENTIALS."
        if status == 403:
            return f"{server} does not allow you this; ask whoever runs it for the right."
        if status in _BUSY:
            return f"{server} is too busy to answer; try again."
        return f"{server} refuses to answer ({clean_line(str(status))} {kind})."


def found(answer: Json) -> Iterator[Json]:
    """The hits of a search."""
    yield from answer["hits"]["hits"]


def _kind(error: Any) -> str:
    """The server's word for an error; the cause's where searches of shards failed."""
    if not isinstance(error, dict):
        return clean_line(str(error))[:80]
    causes = error.get("root_cause") or [error]
    return clean_line(str(causes[0].get("type", "")))[:80]


_TYPE = {"content-type": "application/json"}

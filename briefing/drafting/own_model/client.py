"""Questions to a language model over HTTP: one at a time, limited in time and size, broken off when asked.

No redirect is followed and no proxy used: what is sent goes to the host that the reader has named, or nowhere.
"""

import json
import os
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Event, Thread
from time import monotonic
from typing import Any, Self
from urllib.parse import urlsplit

from briefing.errors import Cancelled, DraftingFailed
from briefing.model import Endpoint
from briefing.text import clean_line

SECONDS = 120.0
"""So long an answer may take, from the first to its last byte."""
_CONNECT = 10.0
"""Seconds until the host has to take the call."""
_LARGEST = 1_000_000
"""The largest answer that is read, in bytes."""
_POLL = 0.05
_LOCAL = ("localhost", "127.0.0.1", "::1")

Message = dict[str, str]
"""`role` and `content`."""


def refusal_of_url(url: str) -> str:
    """Why no model can be asked at an address, in words; empty where one can."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return f"“{url}” is no address"
    if clean_line(url) != url or not url.isascii() or any(map(str.isspace, url)) or not host:
        return f"“{url}” is no address"
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        return "an address has no user, question mark or # in it; the key is read from the variable of key_env"
    if parts.scheme == "https" or (parts.scheme == "http" and host in _LOCAL):
        return ""
    return "an address begins with https://, or with http:// where the model runs on this machine"


def ask(
    endpoint: Endpoint, messages: Sequence[Message], cancelled: Callable[[], bool], seconds: float = SECONDS
) -> str:
    """What the model answers. Raises DraftingFailed where it does not, and Cancelled soon after `cancelled` is True."""
    connection = _connection(endpoint)
    body = json.dumps({"model": endpoint.model, "messages": list(messages), "temperature": 0, "stream": False})
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "briefing"}
    if endpoint.key:
        headers["Authorization"] = f"Bearer {endpoint.key}"
    path = f"{urlsplit(endpoint.url).path.rstrip('/')}/chat/completions"
    with _Guard(connection, cancelled, seconds) as guard:
        try:
            connection.connect()
            guard.watch(connection.sock)
            connection.request("POST", path, body.encode(), headers)
            data = _read(connection.getresponse())
        except (OSError, HTTPException, ValueError) as error:
            guard.check()
            raise DraftingFailed(f"it can't be reached ({clean_line(str(error)) or type(error).__name__})") from error
        except _RefusedError as error:
            raise DraftingFailed(str(error)) from error
        guard.check()
    return _content(data)


class _RefusedError(Exception):
    """An answer is not read."""


def _connection(endpoint: Endpoint) -> HTTPConnection:
    parts = urlsplit(endpoint.url)
    if refusal := refusal_of_url(endpoint.url):
        raise DraftingFailed(refusal)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return HTTPSConnection(host, parts.port, timeout=_CONNECT, context=ssl.create_default_context())
    return HTTPConnection(host, parts.port, timeout=_CONNECT)


def _read(response: HTTPResponse) -> bytes:
    """The bytes of an answer."""
    if 300 <= response.status < 400:
        raise _RefusedError("it wants to redirect to another address: that is not followed")
    if response.status != 200:
        raise _RefusedError(f"it answered {response.status} {clean_line(response.reason)[:80]}".strip())
    data = bytearray()
    while part := response.read1(65_536):
        data += part
        if len(data) > _LARGEST:
            raise _RefusedError(f"its answer is over {_LARGEST:,} bytes")
    return bytes(data)


def _content(data: bytes) -> str:
    """The text of the first choice."""
    try:
        values: Any = json.loads(data)
        content = values["choices"][0]["message"]["content"]
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise DraftingFailed("its answer is not of the form of chat completions") from error
    if not isinstance(content, str):
        raise DraftingFailed("its answer is not of the form of chat completions")
    return content


class _Guard:
    """Hangs up on a connection that takes too long, or whose answer nobody waits for any more."""

    def __init__(self, connection: HTTPConnection, cancelled: Callable[[], bool], seconds: float) -> None:
        self._connection = connection
        self._cancelled = cancelled
        self._seconds = seconds
        self._end = monotonic() + seconds
        self._is_over = Event()
        self._socket: socket.socket | None = None
        self._why: Exception | None = None
        self._thread = Thread(target=self._watch, name="hanging up", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._connection.close()
        if self._socket and (descriptor := self._socket.detach()) >= 0:
            os.close(descriptor)  # a response that was broken off holds it open

    def watch(self, connected: socket.socket) -> None:
        """Watch over a socket, which needs no patience of its own from now on."""
        connected.settimeout(None)
        self._socket = connected

    def check(self) -> None:
        """Raise why it was hung up, where it was."""
        if self._why:
            raise self._why

    def _watch(self) -> None:
        while not self._is_over.wait(_POLL):
            if self._cancelled():
                self._why = Cancelled("The question was broken off.")
            elif monotonic() > self._end:
                self._why = DraftingFailed(f"it took over {self._seconds:.0f} s to answer")
            if self._why and self._socket:
                with suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
                return

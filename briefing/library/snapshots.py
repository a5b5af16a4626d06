"""Snapshots of the index for any number of threads."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from briefing.index import Index, Reader


class Snapshots:
    """A pool of readers of the index: a thread takes one and gives it back; all are closed when the index changes."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._lock = Lock()
        self._idle = list[Reader]()
        self._turn = 0
        self._is_closed = False

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """A reader during a `with`; raises IndexUnusable where the index cannot be opened."""
        with self._lock:
            turn = self._turn
            reader = self._idle.pop() if self._idle else None
        reader = reader or self._index.open()
        is_whole = False
        try:
            yield reader
            is_whole = True
        finally:
            self._give_back(reader, turn if is_whole else -1)

    def renew(self) -> None:
        """Close the readers of the state before: the index has changed."""
        with self._lock:
            self._turn += 1
            idle, self._idle = self._idle, []
        for reader in idle:
            reader.close()

    def close(self) -> None:
        """Close every reader; those in use are closed when they are given back."""
        self._is_closed = True
        self.renew()

    def _give_back(self, reader: Reader, turn: int) -> None:
        with self._lock:
            is_kept = turn == self._turn and not self._is_closed
            if is_kept:
                self._idle.append(reader)
        if not is_kept:
            reader.close()

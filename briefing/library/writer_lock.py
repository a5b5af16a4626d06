"""The writer lock: one thread of this process writes the index at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from briefing.errors import IndexBusy

READING = "The library is being read; what has come is searched as soon as it is there."


class WriterLock:
    """A lock held by one thread at a time; after `end`, the last holder closes everything."""

    def __init__(self, let_go: Callable[[], None]) -> None:
        """`let_go` closes everything; it is called with the lock held, after `end`."""
        self._lock = Lock()
        self._let_go = let_go
        self.is_ending = False
        """Whether `end` has been called."""

    @contextmanager
    def held(self, patience: float = -1) -> Iterator[None]:
        """Hold the lock during a `with`; IndexBusy where it can't be had within so many seconds, negative for ever."""
        if not self._lock.acquire(timeout=patience):
            raise IndexBusy(READING)
        try:
            yield
        finally:
            self._lock.release()
            if self.is_ending:
                self.end()

    def end(self, *, waits: bool = False) -> None:
        """Close everything now; where another thread holds the lock and `waits` is False, that thread does so."""
        self.is_ending = True
        if self._lock.acquire(blocking=waits):
            try:
                self._let_go()
            finally:
                self._lock.release()

"""The turn to write: one thread has it at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from briefing.errors import IndexBusy

READING = "The library is being read; what has come is searched as soon as it is there."


class Turn:
    """Hands the turn from thread to thread, and lets go of everything behind the last one."""

    def __init__(self, let_go: Callable[[], None]) -> None:
        """`let_go` is called, in the turn, once it has been asked to end."""
        self._lock = Lock()
        self._let_go = let_go
        self.is_ending = False
        """Whether it has been asked to end."""

    @contextmanager
    def taken(self, patience: float = -1) -> Iterator[None]:
        """The turn for the time of a `with`; IndexBusy where it does not come within so many seconds."""
        if not self._lock.acquire(timeout=patience):
            raise IndexBusy(READING)
        try:
            yield
        finally:
            self._lock.release()
            if self.is_ending:
                self.end()

    def end(self, *, waits: bool = False) -> None:
        """Let go now or, where a thread has the turn and it is not waited for, behind that."""
        self.is_ending = True
        if self._lock.acquire(blocking=waits):
            try:
                self._let_go()
            finally:
                self._lock.release()

"""The follower: takes the compiler's place where a library is shared, and reads what others publish."""

from collections.abc import Callable, Iterator
from threading import Event

from briefing.index import Index
from briefing.library.batching import Batching
from briefing.library.index_state import IndexState

LOOK = 15.0
"""Seconds after which it is looked whether somebody has published."""


class FollowedState(IndexState):
    """The state of a shared index; which files it was compiled from is its publisher's business."""

    @property
    def ledger(self) -> None:
        """None."""
        return


class Follower:
    """Follows an index that others write; `Compiler` tells what each call answers."""

    is_busy = False
    """Nothing is written here."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @property
    def notices(self) -> tuple[str, ...]:
        """What is wrong with the server, in one line."""
        return tuple(filter(None, (self._index.notice,)))

    def refresh(
        self, known: IndexState, batching: Batching, renew: Callable[[IndexState], None], only: object = None
    ) -> tuple[IndexState, bool]:
        """Go over to what was published since; where the server is away, what is known stays."""
        del batching, renew, only
        version = self._index.version
        if self._index.notice or version == known.version:
            return known, False
        return FollowedState(self._index), True

    def mend(self, batching: Batching, renew: Callable[[IndexState], None]) -> IndexState:
        """Read anew what is published; nothing is rebuilt here."""
        del batching, renew
        return FollowedState(self._index)

    rebuild = mend


def watch_shared(index: Index, stop: Event) -> Iterator[None]:
    """Yields soon after somebody has published, or the server has gone or is back, until `stop` is set."""
    seen = index.version, index.notice
    while not stop.wait(LOOK):
        now = index.version, index.notice
        if now != seen:
            seen = now
            yield

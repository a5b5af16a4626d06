"""Repair: whether a damaged index is rebuilt by the read that meets it, or by the next refresh."""

from collections.abc import Callable
from time import monotonic

from briefing.errors import IndexBusy
from briefing.library.index_state import IndexState
from briefing.library.writer_lock import READING

_SOON = 60.0
"""Seconds within which an index that is damaged again is not rebuilt again."""


class Repair:
    """Leaves the rebuilding of a damaged index to the next refresh, once `put_off` has been called."""

    def __init__(self) -> None:
        self._ask: Callable[[], object] | None = None
        self._broken: IndexState | None = None
        self._mended_at = -_SOON

    @property
    def is_put_off(self) -> bool:
        """Whether a read that meets a damaged index leaves it to the next refresh."""
        return self._ask is not None

    def put_off(self, ask: Callable[[], object]) -> None:
        """From now on call `ask`, from any thread, for a refresh where a read meets a damaged index."""
        self._ask = ask

    def ask(self, broken: IndexState) -> None:
        """Ask for a refresh that rebuilds, and raise IndexBusy; do nothing where the last rebuild was a moment ago."""
        if self._ask and monotonic() - self._mended_at > _SOON:
            self._broken = broken
            self._ask()
            raise IndexBusy(READING)

    def take(self) -> IndexState | None:
        """The damaged state that the refresh was asked to rebuild, if it was."""
        broken, self._broken = self._broken, None
        return broken

    def done(self) -> None:
        """Note that the index has been rebuilt."""
        self._mended_at = monotonic()

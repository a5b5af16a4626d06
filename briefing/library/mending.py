"""Who mends a damaged index: whoever meets it or, where that would take too long, the next refresh."""

from collections.abc import Callable
from time import monotonic

from briefing.errors import IndexBusy
from briefing.library.state import State
from briefing.library.turn import READING

_SOON = 60.0
"""Seconds within which an index that breaks again is not mended again."""


class Mending:
    """Puts mending off, once it has been told whom to ask."""

    def __init__(self) -> None:
        self._ask: Callable[[], object] | None = None
        self._broken: State | None = None
        self._mended_at = -_SOON

    @property
    def is_put_off(self) -> bool:
        """Whether a read that meets a damaged index leaves it to the next refresh."""
        return self._ask is not None

    def put_off(self, ask: Callable[[], object]) -> None:
        """From now on `ask` for a refresh where a damaged index is met, from whatever thread that is."""
        self._ask = ask

    def ask(self, broken: State) -> None:
        """Ask for a refresh that mends a state, and raise IndexBusy; nothing where one was mended a moment ago."""
        if self._ask and monotonic() - self._mended_at > _SOON:
            self._broken = broken
            self._ask()
            raise IndexBusy(READING)

    def take(self) -> State | None:
        """The state that a refresh was asked to mend, if one was."""
        broken, self._broken = self._broken, None
        return broken

    def done(self) -> None:
        """Note that an index has been mended."""
        self._mended_at = monotonic()

"""The line that tells how far a job is which takes long."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Protocol

_PATIENCE = 0.5
"""Seconds of work before the line is shown."""
_OFTEN = 0.1
"""Seconds between two lines."""


class Step(Protocol):
    """How far a job is."""

    def told(self, seconds: float) -> str:
        """The line after so many seconds of it."""


class ProgressLine:
    """Tells how far a job is, once it has taken half a second."""

    def __init__(self, tell: Callable[[str], None], first: str, busy: Callable[[bool], None] = lambda _: None) -> None:
        """`first` is told while nothing is known of the job, and `busy` is told whether it takes long."""
        self._tell, self._first, self._busy = tell, first, busy
        self._loop = asyncio.get_running_loop()
        self._begun = self._told_at = monotonic()
        self._reached: Step | None = None
        self._is_shown = False
        self._timer = self._loop.call_later(_PATIENCE, self._show)

    def reached(self, reached: Step) -> None:
        """Note how far the job is; called from its thread."""
        self._reached = reached
        if monotonic() - self._told_at > _OFTEN:
            self._told_at = monotonic()
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._update)

    def _show(self) -> None:
        self._is_shown = True
        self._busy(True)
        self._update()

    def _update(self) -> None:
        if self._is_shown:
            seconds = monotonic() - self._begun
            self._tell(self._reached.told(seconds) if self._reached else self._first)

    def end(self) -> None:
        """Take the line away."""
        self._timer.cancel()
        self._busy(False)
        if self._is_shown:
            self._is_shown = False
            self._tell("")

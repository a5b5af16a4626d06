"""The pace of an intake: how long its batches last, how far it is, and whether it goes on."""

import time
from collections.abc import Callable
from typing import NamedTuple

from briefing.errors import Cancelled

_GROUNDS = 2.0
"""Seconds of work from which on it is guessed how long it will be yet."""


class Reached(NamedTuple):
    """How far a job is."""

    done: int
    """How many files are read, the one under way among them."""
    of: int
    """Of how many."""
    share: float
    """How much of the work was done before that one, from 0 to 1: large files take longer than small ones."""

    def told(self, seconds: float) -> str:
        """How far it is after so many seconds, and how long it will be yet."""
        if self.done == self.of:
            return f"Reading {self.of:,} of {self.of:,} files, then the index is written"
        told = f"Reading {self.done:,} of {self.of:,} files"
        if seconds < _GROUNDS or not self.share:
            return told
        return f"{told}, about {max(seconds / self.share - seconds, 1):.0f} s left"


Progress = Callable[[Reached], None]
"""Told how far it is before each file."""

Cancel = Callable[[], bool]
"""Asked before each file whether to stop."""

Renewed = Callable[[], None]
"""Called when more can be read than before."""

_FIRST = 1.5
"""Seconds that the first batch lasts: what it holds can be read then."""
_SHORT = 5.0
"""Seconds that any other lasts at least: whatever is in it, a batch writes a vocabulary of its own."""
_LONG = 15.0
"""Seconds from which a batch is long: where it is broken off in the middle, so much is lost."""
_SHARE = 0.1
"""However long it goes on, a batch lasts a tenth of that, so that there are a few dozen at the most."""


class Pace:
    """Asked before each file."""

    def __init__(
        self,
        progress: Progress | None = None,
        is_cancelled: Cancel | None = None,
        is_leaving: Cancel | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`is_cancelled` ends a batch early, `is_leaving` drops it."""
        self._progress = progress
        self._is_cancelled = is_cancelled
        self._is_leaving = is_leaving
        self._clock = clock
        self._first = self._begun = clock()
        self._length = _FIRST
        self._is_later = False
        self._cancelled = False

    @property
    def is_cancelled(self) -> bool:
        """Whether it is to end; once it is, it stays so."""
        self._cancelled = self._cancelled or bool(self._is_cancelled and self._is_cancelled())
        return self._cancelled

    @property
    def is_up(self) -> bool:
        """Whether the batch has lasted long enough."""
        return self._clock() - self._begun >= self._length

    def begin(self) -> None:
        """A batch begins; it lasts as long as those before it have taken together, until it is long."""
        self._begun = self._clock()
        so_far = self._begun - self._first
        self._length = max(_SHORT, min(so_far, _LONG), so_far * _SHARE) if self._is_later else _FIRST
        self._is_later = True

    def step(self, reached: Reached, *, is_droppable: bool) -> None:
        """A file is about to be read; raises Cancelled where the batch is to be dropped."""
        if (self._is_leaving and self._is_leaving()) or (is_droppable and self.is_cancelled):
            raise Cancelled
        if self._progress:
            self._progress(reached)

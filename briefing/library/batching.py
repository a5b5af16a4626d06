"""Batching: how long a batch of files lasts, how far the work is, and whether it goes on."""

import time
from collections.abc import Callable
from typing import NamedTuple

from briefing.errors import Cancelled

_GROUNDS = 2.0
"""Seconds of work after which the time left is estimated."""


class Reached(NamedTuple):
    """How far the reading of files is."""

    done: int
    """How many files are read, with the one that is being read."""
    of: int
    """How many files there are."""
    share: float
    """The share of the work done before the file that is being read, 0 to 1; files count by their size."""

    def told(self, seconds: float) -> str:
        """The progress line after so many seconds, with an estimate of the seconds left."""
        if self.done == self.of:
            return f"Reading {self.of:,} of {self.of:,} files, then the index is written"
        told = f"Reading {self.done:,} of {self.of:,} files"
        if seconds < _GROUNDS or not self.share:
            return told
        return f"{told}, about {max(seconds / self.share - seconds, 1):.0f} s left"


Progress = Callable[[Reached], None]
"""Called before each file."""

Cancel = Callable[[], bool]
"""Called before each file; True stops the work."""

Renewed = Callable[[], None]
"""Called when the index holds more files than before."""

_FIRST = 1.5
"""Seconds of the first batch: it is kept short, since its files can be read when it ends."""
_SHORT = 5.0
"""Seconds of any other batch at least: every batch writes a vocabulary, however few files it has."""
_LONG = 15.0
"""Seconds of a long batch: so much work is lost if the program is killed."""
_SHARE = 0.1
"""The share of all work so far that a batch may last, so that there are a few dozen batches at most."""


class Batching:
    """Times the batches, tells the progress and stops the work."""

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
        """Whether the caller has cancelled; stays True once it is."""
        self._cancelled = self._cancelled or bool(self._is_cancelled and self._is_cancelled())
        return self._cancelled

    @property
    def is_up(self) -> bool:
        """Whether the batch has lasted long enough."""
        return self._clock() - self._begun >= self._length

    def begin(self) -> None:
        """Begin a batch, as long as all before it together, up to the length of a long one."""
        self._begun = self._clock()
        so_far = self._begun - self._first
        self._length = max(_SHORT, min(so_far, _LONG), so_far * _SHARE) if self._is_later else _FIRST
        self._is_later = True

    def step(self, reached: Reached, *, is_droppable: bool) -> None:
        """Note that a file is about to be read; raises Cancelled where the batch is to be dropped."""
        if (self._is_leaving and self._is_leaving()) or (is_droppable and self.is_cancelled):
            raise Cancelled
        if self._progress:
            self._progress(reached)

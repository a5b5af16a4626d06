"""How far a longer job is."""


class Far:
    """What a job in another thread leaves behind for the screen: how many are done, of how many."""

    def __init__(self) -> None:
        self._done, self._of = 0, 0
        self._is_renewed = False
        self.is_told = False
        """Whether it has been told on the screen."""

    def note(self, done: int, of: int) -> None:
        """Leave a value; called from the job's thread, so it touches no widget."""
        self._done, self._of = done, of

    def renew(self) -> None:
        """Leave word that there is more to be seen; called from the job's thread."""
        self._is_renewed = True

    def take_renewal(self) -> bool:
        """Whether there is more to be seen than when this was last asked."""
        is_renewed, self._is_renewed = self._is_renewed, False
        return is_renewed

    def line(self, seconds: float) -> str:
        """How far it is after so many seconds, and how long it will be yet."""
        self.is_told = True
        if not self._of:
            return "Looking at the files…"
        left = seconds / max(self._done, 1) * (self._of - self._done)
        return f"Reading {self._done:,} of {self._of:,} files, about {left:.0f} s left"

"""How far a longer job is."""

from briefing.library import Reached


class Far:
    """What a job in another thread leaves for the screen: how far it is."""

    def __init__(self) -> None:
        self._reached: Reached | None = None
        self.is_told = False
        """Whether it has been told on the screen."""

    def note(self, reached: Reached) -> None:
        """Leave word how far it is; called from the job's thread, so it touches no widget."""
        self._reached = reached

    def line(self, seconds: float) -> str:
        """How far it is after so many seconds, and how long it will be yet."""
        self.is_told = True
        return self._reached.told(seconds) if self._reached else "Looking at the files…"

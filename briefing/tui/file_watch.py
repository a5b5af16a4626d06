"""Watching the files: when they are looked at, and what happens once they have been."""

from collections.abc import Callable
from functools import partial

from textual.dom import DOMNode
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.tui.notice import reason
from briefing.tui.refresher import Refreshed, Refresher

_LOOK_AGAIN = 5.0
"""Seconds between two looks at the files."""
_LOOK_SOON = 0.5
"""Seconds until the next look where the index is damaged, or another copy of the program is writing the first one."""


class FileWatch:
    """Has the files looked at when the system tells of a change, and from time to time."""

    def __init__(
        self,
        node: DOMNode,
        library: Library,
        refresher: Refresher,
        shown: Callable[[Refreshed], None],
        say: Callable[[str], None],
    ) -> None:
        """`shown` is called with what every look has found; the timers and workers are those of `node`."""
        self._say = say
        self._node = node
        self._library = library
        self._refresher = refresher
        self._shown = shown
        self._worker: Worker[None] | None = None
        self._is_watching = False
        self._is_stale = False
        """Whether files have changed since they were looked at."""

    def begin(self) -> None:
        """Look at the files now, and again and again."""
        app = self._node.app
        self._library.mend_aside(lambda: app.call_later(self._node.set_timer, _LOOK_SOON, self.look))
        self._node.set_interval(_LOOK_AGAIN, self.look)  # also for what no system tells of: a network folder
        self.look()

    def _changed(self) -> None:
        self._is_stale = True
        self.look()

    def look(self) -> None:
        """Look at the files, unless that is being done, or the reader has stopped it."""
        is_looking = self._worker is not None and self._worker.is_running
        if not (is_looking or self._refresher.is_stopped or self._refresher.is_closed):
            self._is_stale = False
            self._worker = self._node.run_worker(partial(self._look), group="refresh", description=" ")

    async def _look(self) -> None:
        if self._refresher.is_closed:
            return
        try:
            refreshed = await self._refresher.refresh()
        except (BriefingError, OSError) as error:
            self._say(reason(error))
            return
        self._shown(refreshed)
        if not self._is_watching:  # what the watch loads would hold up the first look
            self._is_watching = True
            self._refresher.watch(self._changed)
        if refreshed.is_waiting or self._is_stale:
            self._node.set_timer(_LOOK_SOON, self.look)

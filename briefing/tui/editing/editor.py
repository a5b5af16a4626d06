"""The editor: has a change made in a thread of its own, shows the library as it is then, and tells what was done."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, TypeVar

from textual.screen import Screen
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import HOME, Problem, Target
from briefing.tui.executor import DaemonExecutor
from briefing.tui.navigation import Navigation
from briefing.tui.notice import reason
from briefing.tui.panes import Panes

T = TypeVar("T")

GROUP = "change"
"""The group of the workers that make a change; keys wait for them as for what is being opened."""
Changed = Callable[[tuple[Problem, ...]], None]
"""Called with the problems in the files once a change has been made."""


class Editor:
    """Makes changes one after the other, in the order they are asked for."""

    def __init__(
        self, screen: Screen[None], library: Library, navigation: Navigation, panes: Panes, say: Callable[[str], None]
    ) -> None:
        """`say` tells the reader a line."""
        self.screen = screen
        self.library = library
        self.navigation = navigation
        self.panes = panes
        self.say = say
        self._thread = DaemonExecutor("change")
        self.changed: Changed = lambda _: None
        """Called after each change."""
        self.ready: Callable[[], Awaitable[None]] = _at_once
        """Awaited before each change: what was decided elsewhere before it is written first."""
        self.can_undo = False
        """Whether a change stands that can be undone, as far as is known: other copies of the program make some too."""

    def close(self) -> None:
        """Make no further change."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> Worker[None]:
        """Begin work that reads or changes the library."""
        return self.screen.run_worker(work, group=GROUP, description=" ")

    async def ask(self, question: Callable[[], T]) -> T | None:
        """What the library answers; where it cannot, None, and the reader is told why."""
        try:
            return await self._thread.run(question)
        except (BriefingError, OSError) as error:
            self.say(reason(error))
        return None

    def look(self) -> None:
        """See whether there is a change to undo, for the footer."""
        _: Worker[None] = self.screen.run_worker(self._look, group="undo", exclusive=True, description=" ")

    async def _look(self) -> None:
        try:
            log = await self._thread.run(self.library.log)
        except (BriefingError, OSError):
            self.can_undo = True  # the key for it tells what is wrong
        else:
            self.can_undo = not all(change.is_undone for change in log)
        self.screen.refresh_bindings()

    async def change(self, make: Callable[[], T]) -> T | None:
        """Make a change, and show the library with it; what `make` answers, or None where nothing was changed."""
        library = self.library

        def job() -> tuple[T, tuple[Problem, ...]]:
            return make(), library.problems

        await self.ready()
        made = await self.ask(job)
        if made is None:
            return None
        answer, problems = made
        self.changed(problems)
        if self._is_gone(self.navigation.opened.target):
            self.panes.index.refresh_library()
            await self.navigation.leave().wait()
        else:
            self.navigation.renewed()
        return answer

    async def open(self, target: Target) -> None:
        """Open what a change has made."""
        await self.navigation.open(target).wait()

    def _is_gone(self, target: Target) -> bool:
        """Whether what is open has been taken away."""
        address = target.address
        id = address.article if address else target.id
        return target.kind is not HOME.kind and self.library.roster.target(id) is None


async def _at_once() -> None:
    """Nothing is waited for."""

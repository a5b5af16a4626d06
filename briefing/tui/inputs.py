"""The queue of input: every key, click and paste waits until what came before it is done."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from contextlib import nullcontext, suppress
from typing import Any

from textual import events
from textual.app import App
from textual.worker import Worker, WorkerError

INPUT = (events.InputEvent, events.Paste, events.AppFocus, events.AppBlur)
"""The events that come from the reader's hand."""
_PATIENCE = 0.5
"""Seconds that an event waits at the most for what came before it."""
_BURST = 32
"""So many events waiting come from no hand: the screen is drawn after each so many of them."""
_PASSES = 2
"""A key has its effect by an action; the action by a message; each climbs from the widget to the app."""


class InputQueue:
    """Delivers events in order, each to the screen and the widget that stand once those before it have had their effect.

    Textual hands a key on at once: to a screen that is not composed yet, to one that is being left, to a widget that
    loses the focus to a key before it. Here nothing is delivered until the first screen is ready.
    """

    def __init__(
        self,
        app: App[Any],
        deliver: Callable[[events.Event], Awaitable[None]],
        awaited: Callable[[], Collection[Worker[Any]]],
    ) -> None:
        """`deliver` acts on an event; `awaited` tells the workers that open what the next event is meant for."""
        self._app = app
        self._deliver = deliver
        self._awaited = awaited
        self._waiting = deque[events.Event]()
        self._has_some = asyncio.Event()
        self._is_closed = False
        self.is_idle = True
        """Whether everything that has come has been delivered and has had its effect."""

    def put(self, event: events.Event) -> None:
        """Have an event wait for its turn; of moves of the mouse in a row, the last is enough."""
        if self._is_closed:
            return
        if self._waiting and isinstance(event, events.MouseMove) and isinstance(self._waiting[-1], events.MouseMove):
            self._waiting.pop()
        self._waiting.append(event)
        self.is_idle = False
        self._has_some.set()

    def close(self) -> None:
        """Deliver nothing any more; what waits is dropped."""
        self._is_closed = True
        self._waiting.clear()

    async def run(self) -> None:
        """Deliver what comes, until cancelled."""
        while True:
            await self._has_some.wait()
            self._has_some.clear()
            while self._waiting:
                await self._deliver_some()
            await self._settle()
            self.is_idle = not self._waiting

    async def _deliver_some(self) -> None:
        """Deliver the next event; of a burst, so many that the screen need not be drawn for each."""
        is_burst = len(self._waiting) > _BURST
        with self._app.batch_update() if is_burst else nullcontext():
            for _ in range(_BURST if is_burst else 1):
                await self._settle()
                if self._waiting:
                    await self._deliver(self._waiting.popleft())

    async def _settle(self) -> None:
        """Wait until nothing is on its way: no message, no screen being changed, nothing being opened."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                before = None
                while before != (before := (self._app.screen, self._app.focused)):
                    for _ in range(_PASSES):
                        await self._climb()
                    for worker in self._awaited():
                        before = None
                        with suppress(WorkerError):
                            await worker.wait()

    async def _climb(self) -> None:
        """Wait until every message that was sent up from the focus or the mouse before now has been heard."""
        app = self._app
        for start in {app.focused or app.screen, app.mouse_over or app.screen}:
            for node in start.ancestors_with_self:
                heard = asyncio.Event()
                if node.call_later(heard.set):
                    await heard.wait()

"""The queue of input: every key, click and paste waits until what came before it is done."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Collection
from contextlib import nullcontext, suppress
from typing import Any

from textual import events
from textual.app import App
from textual.widgets import Input
from textual.worker import Worker, WorkerError

INPUT = (events.InputEvent, events.Paste, events.AppFocus, events.AppBlur)
"""The events that come from the reader's hand."""
_PATIENCE = 0.5
"""Seconds that an event waits at the most for what came before it."""
_OPENING = 0.08
"""Seconds that an event waits at the most for what is being opened: a slow index must not hold up the keys."""
_BURST = 32
"""So many events waiting come from no hand: the screen is drawn after each so many of them."""
_FLOOD = 1_000
"""So many are a key that is stuck, or worse …"""
_FLOOD_LASTS = 0.3
"""… and are delivered for so many seconds; of those that are left then …"""
_FLOOD_LEAVES = 10
"""… these last ones count, so that the key that leaves does."""
_LEAVES = "ctrl+q"
"""The key that leaves from everywhere; it does not wait behind a burst."""
_PASSES = 2
"""A key has its effect by an action, the action by a message: each climbs from a widget to the app."""


class InputQueue:
    """Delivers events in order, each to the screen and the widget that stand once those before it had their effect.

    Textual hands an event on at once: to a screen that is not composed yet, to one that is being left, to a widget
    that is about to lose the focus to the key before. Here nothing is delivered before the first screen stands.
    """

    def __init__(
        self,
        app: App[Any],
        deliver: Callable[[events.Event], Awaitable[bool]],
        awaited: Callable[[], Collection[Worker[Any]]],
    ) -> None:
        """`deliver` acts on an event, and tells whether it has had all its effect.

        `awaited` tells the workers that open what the next event is meant for.
        """
        self._app = app
        self._deliver = deliver
        self._awaited = awaited
        self._waiting = deque[events.Event]()
        self._has_some = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._is_closed = False
        self._last: events.Event | None = None
        """The last event that was delivered, if it may still have an effect."""
        self.opening_patience = _OPENING
        """Seconds that an event waits for what is being opened."""
        self._slow: list[Worker[Any]] = []
        """The workers that were waited for in vain."""
        self._typed = 0
        """How many letters in a row have been typed into one box."""
        self.is_idle = True
        """Whether everything that has come has been delivered and has had its effect."""

    def put(self, event: events.Event) -> None:
        """Have an event wait for its turn; of moves of the mouse in a row, the last is enough."""
        if self._is_closed:
            return
        if self._waiting and isinstance(event, events.MouseMove) and isinstance(self._waiting[-1], events.MouseMove):
            self._waiting.pop()
        if isinstance(event, events.Key) and event.key == _LEAVES and len(self._waiting) > _BURST:
            self._waiting.clear()
        self._waiting.append(event)
        self.is_idle = False
        self._has_some.set()

    def start(self) -> None:
        """Begin to deliver: the first screen stands."""
        self._task = asyncio.create_task(self._run(), name="input")

    def close(self) -> None:
        """Deliver nothing any more; what waits is dropped."""
        self._is_closed = True
        self._waiting.clear()
        if self._task and self._task is not asyncio.current_task():
            self._task.cancel()

    async def _run(self) -> None:
        try:
            while not self._is_closed:
                await self._has_some.wait()
                self._has_some.clear()
                while self._waiting:
                    await self._deliver_some()
                await self._settle()
                self.is_idle = not self._waiting
        except Exception as error:  # noqa: BLE001 - whatever an event has led to ends the app as a fault of it
            self._app.call_later(_fail, error)

    async def _deliver_some(self) -> None:
        """Deliver the next event; of a burst several, without the screen being drawn for each; of a flood not all."""
        is_burst, is_flood = len(self._waiting) > _BURST, len(self._waiting) > _FLOOD
        end = asyncio.get_running_loop().time() + _FLOOD_LASTS
        with self._app.batch_update() if is_burst else nullcontext():
            for _ in range(_FLOOD if is_flood else _BURST if is_burst else 1):
                await self._deliver_next()
                if is_flood and asyncio.get_running_loop().time() > end:
                    break
        if is_flood:
            self._waiting = deque(self._waiting, _FLOOD_LEAVES)

    async def _deliver_next(self) -> None:
        self._typed = self._typed + 1 if self._waiting and self._is_typing(self._waiting[0]) else 0
        if self._typed % _BURST == 0:
            await self._settle()
        if self._waiting:
            event, before = self._waiting.popleft(), self._stands
            has_acted = await self._deliver(event)
            self._last = None if has_acted and before == self._stands else event

    @property
    def _stands(self) -> tuple[object, object]:
        """What an event would go to."""
        return self._app.screen, self._app.focused

    def _is_typing(self, event: events.Event) -> bool:
        """Whether an event is a letter that follows another into one box."""
        return (
            isinstance(self._app.focused, Input)
            and isinstance(event, events.Key)
            and isinstance(self._last, events.Key)
            and event.is_printable
            and self._last.is_printable
        )

    async def _settle(self) -> None:
        """Wait until nothing is on its way: no message, no screen being changed, nothing being opened."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(_PATIENCE, self.opening_patience)):
                while self._last or self._opening:
                    before, is_mouse = self._stands, isinstance(self._last, events.MouseEvent)
                    for _ in range(_PASSES):
                        await self._climb(is_mouse=is_mouse)
                    if opening := self._opening:
                        waits = [asyncio.create_task(_finished(worker)) for worker in opening]
                        if (await asyncio.wait(waits, timeout=self.opening_patience))[1]:
                            self._slow = opening
                            self._last = None
                    elif before == self._stands:
                        self._last = None

    @property
    def _opening(self) -> list[Worker[Any]]:
        """The workers that open what the next event is meant for, unless they are slow."""
        return [worker for worker in self._awaited() if worker not in self._slow]

    async def _climb(self, *, is_mouse: bool) -> None:
        """Wait until every message that was sent up from the focus, or the mouse, before now has been heard."""
        app = self._app
        start = (is_mouse and app.mouse_over) or app.focused or app.screen
        for node in start.ancestors_with_self:
            heard = asyncio.Event()
            if node.call_later(heard.set):
                await heard.wait()


async def _finished(worker: Worker[Any]) -> None:
    """Wait until a worker has ended, however it does."""
    with suppress(WorkerError):
        await worker.wait()


def _fail(error: Exception) -> None:
    raise error

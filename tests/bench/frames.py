"""The real app without a terminal, telling when its frames are drawn."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from time import perf_counter

from rich.console import RenderableType
from textual import events
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.screen import Screen
from textual.widget import Widget

from briefing.model import Settings
from briefing.tui.app import Briefing
from briefing.tui.desk import Desk
from briefing.tui.terminal.frame import Frame
from tests.bench.pile import Pile

_PATIENCE = 20.0
_SIZE = (120, 40)


class Watched(Briefing):
    """Encodes every frame as for a terminal, and knows when the last one that drew a watched widget was done."""

    CSS_PATH = str(Path(inspect.getfile(Briefing)).with_name("look.tcss"))
    drawn_at = 0.0
    frame = Frame()
    watched: frozenset[Widget] = frozenset()

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self._desk

    def _display(self, screen: "Screen[object]", renderable: RenderableType | None) -> None:
        """A frame, which a headless driver does not encode; frames of the footer alone do not count."""
        super()._display(screen, renderable)
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            self.frame.changes(renderable, self.console)
        dirty = screen._dirty_widgets
        if screen._layout_required or screen in dirty or not dirty or not self.watched.isdisjoint(dirty):
            self.drawn_at = perf_counter()

    def press(self, key: str, character: str | None = None) -> float:
        """Post a key as the driver does; when that was."""
        began = perf_counter()
        if self._driver:
            self._driver.send_message(events.Key(key, character))
        return began

    async def drawn(
        self, condition: Callable[[], object], watched: Iterable[Widget], patience: float = _PATIENCE
    ) -> float:
        """When the last frame was drawn before `condition` held and nothing of `watched` was left to draw."""
        self.watched = frozenset(watched)
        deadline = perf_counter() + patience
        while not (condition() and self._is_settled):
            assert perf_counter() < deadline, "nothing was drawn"
            await asyncio.sleep(0.001)
        return self.drawn_at

    @property
    def _is_settled(self) -> bool:
        screen = self.screen
        waits = screen._layout_required or screen._repaint_required or screen._scroll_required or screen._dirty_widgets
        pumps = (self, screen, *self.watched)
        return not (
            waits
            or any(widget._repaint_required or widget._layout_required for widget in self.watched)
            or any(not pump._message_queue.empty() for pump in pumps)
        )


@asynccontextmanager
async def showing(pile: Pile) -> AsyncIterator[Watched]:
    """The app on a pile, its files looked at."""
    app = Watched(pile.open(), Settings(state=pile.directory / "state.json", own=pile.folder))
    async with app.run_test(size=_SIZE):
        await app.drawn(lambda: not app.desk.files.is_first_look, ())
        yield app

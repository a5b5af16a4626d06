"""Driving the real app by real keys."""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any

from textual.pilot import Pilot

from briefing.library import Library
from briefing.model import HOME, Address, Settings, Target
from briefing.tui.app import Briefing
from briefing.tui.desk import Desk


async def wait_for(condition: Callable[[], object], what: str, seconds: float = 20) -> None:
    """Let the app run until `condition` holds; fail telling `what` was waited for."""
    deadline = monotonic() + seconds
    while not condition():
        assert monotonic() < deadline, f"waited {seconds} s for {what}"
        await asyncio.sleep(0.005)


class Driver:
    """The app under test, pressed and looked at."""

    def __init__(self, app: Briefing, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.app._desk

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def unwrapped(self) -> str:
        """What stands on the screen without blanks and line ends: a long path may be broken anywhere."""
        return "".join(self.text.split())

    @property
    def focus(self) -> str:
        """The id of what has the focus."""
        return (self.desk.focused and self.desk.focused.id) or ""

    @property
    def selected(self) -> str:
        """The id of what the selected link of the reader leads to; empty where none is selected."""
        return self._id(self.desk.panes.reader.target)

    @property
    def marked(self) -> str:
        """The address of the passage that is marked in the reader; empty where none is."""
        return self._id(self.desk.panes.reader.mark)

    @property
    def beside(self) -> str:
        """The id of the row that is highlighted among the passages; empty where none is."""
        return self._id(self.desk.panes.passages.target)

    @property
    def listed(self) -> str:
        """The id of the row that is highlighted in the index; empty where none is."""
        return self._id(self.desk.panes.index.rows.target)

    @staticmethod
    def _id(target: Target | None) -> str:
        return target.id if target else ""

    async def shows(self, panes: int) -> None:
        """Wait until so many panes are in sight."""

        def in_sight() -> int:
            return sum(
                bool(pane.region) for pane in (self.desk.panes.index, self.desk.panes.reader, self.desk.panes.passages)
            )

        await wait_for(lambda: in_sight() == panes, f"{panes} panes in sight")

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type into what has the focus."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))

    async def sees(self, *texts: str) -> None:
        """Wait until all of `texts` stand on the screen."""
        try:
            await wait_for(lambda: all(text in self.text for text in texts), f"{texts} on the screen")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.text}") from None

    async def opens(self, target: str) -> None:
        """Wait until the target of that id is open; empty for the start page."""
        wanted = target or HOME.id
        await wait_for(lambda: self.desk.navigation.opened.target.id == wanted, f"{target!r} to be open")

    def open(self, id: str) -> None:
        """Have the card, article or passage of an id opened."""
        address = Address.parse(id)
        target = Target.passage(address) if address else self.desk._library.roster.target(id)
        assert target, f"there is no {id}"
        self.desk.open(target)

    async def settled(self) -> None:
        """Wait until nothing is being read for the screen."""
        await self.pilot.pause()
        groups = ("open", "anew", "beside", "blocks")
        await wait_for(
            lambda: not any(each.is_running for each in self.app.workers if each.group in groups),
            "the screen to settle",
        )

    async def search(self, query: str) -> None:
        """Search for `query` and wait for the answer."""
        await self.press("slash")
        self.desk.panes.index.box.value = ""
        await self.type(query)
        await wait_for(
            lambda: (found := self.desk.panes.index.results) is not None and found.query == query.strip(),
            f"the answer to {query!r}",
        )


_apps = count(1)


@asynccontextmanager
async def starting(
    library: Library,
    tmp_path: Path,
    size: tuple[int, int] = (130, 40),
    *,
    opening_patience: float = 10,
    **settings: Any,
) -> AsyncIterator[Driver]:
    """The app on `library`, from its start; keys wait long for what is opened, for the machine may be busy."""
    app = Briefing(library, Settings(state=tmp_path / "state" / "state.json", own=library.folders[-1], **settings))
    app._inputs.opening_patience = opening_patience
    async with app.run_test(size=size, notifications=True) as pilot:
        try:
            yield Driver(app, pilot)
        finally:
            app.workers.cancel_all()  # as the app does when it is left, but not when a test takes it down
            gc.unfreeze()  # one process runs many apps here, and what each of them holds is to go with it
            if next(_apps) % 20 == 0:
                gc.collect()  # their open files too, before there are too many


@asynccontextmanager
async def driving(
    library: Library, tmp_path: Path, size: tuple[int, int] = (130, 40), **settings: Any
) -> AsyncIterator[Driver]:
    """The app on `library`, on screen and settled."""
    async with starting(library, tmp_path, size, **settings) as driver:
        await wait_for(lambda: not driver.desk.files.is_first_look, "the first look at the files")
        yield driver

"""A screen that goes from one thing opened to the next, and remembers the way."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from textual import on, work

from briefing.errors import BriefingError
from briefing.history import Place, Trail
from briefing.library import Library
from briefing.model import HOME, Address, Roster, Target, TargetKind
from briefing.tui.aside import Aside
from briefing.tui.page.canvas import Canvas
from briefing.tui.panes import Panes
from briefing.tui.screens.overlaid import Overlaid
from briefing.views import Opened, Page, PartBlocks, PassageStyle, Wanted, open_beside, open_target

T = TypeVar("T")


class Trailed(Overlaid):
    """Owns what is open and the trail that led there; hands the panes what they show.

    Every way to a card or passage (row, link, hint, mouse, palette, history) ends in `open`.
    """

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._thread = Aside("open")
        self._trail = Trail()
        self._opened = Opened(HOME, Page())
        self._passage_style = PassageStyle()
        self._renewals = 0
        self.panes = Panes(library, id="panes")

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @property
    def roster(self) -> Roster:
        """What there is to open."""
        return self._library.roster

    def warm_up(self) -> None:
        """Have the index checked and open before the first card is asked for."""
        self._thread.submit(self._library.warm)

    def open(self, target: Target) -> None:
        """Open a card, an article, a passage or a view, and remember the way; a URL is asked about."""
        if target.kind is TargetKind.URL:
            self.visit(target.id)
            return
        self._go(self._marked().open(Place(target)), is_new=True)

    def action_palette(self) -> None:
        """Every command, every card and article by name."""
        from briefing.tui.palette import Offer, commands, names, offered, themes  # noqa: PLC0415 - the first screen does without
        from briefing.tui.screens.palette import Palette  # noqa: PLC0415

        async def chosen(offer: Offer | None) -> None:
            if offer and (done := offer.run()):
                await done

        def choose_theme() -> None:
            self.app.push_screen(Palette(tuple(themes(self.app)), placeholder="A theme…"), chosen)

        self.app.push_screen(
            Palette(
                (*commands(self), offered("Change the theme", choose_theme)),
                names(self.roster, self.open),
                placeholder="A command, a card, an article…",
            ),
            chosen,
        )

    def _marked(self) -> Trail:
        """The trail, with the place one is at as it looks now."""
        return self._trail.mark(self.panes.place)

    @work(exclusive=True, group="open", description="")  # else Textual describes it by all its arguments
    async def _go(self, trail: Trail, *, is_new: bool = False) -> None:
        """Read what stands where the trail is and show it; where nothing stands there, stay and say so."""
        place, renewals = trail.here, self._renewals
        opened = await self._read(partial(self._open_target, place.target, place.mark, place.top))
        if opened is None:
            return
        is_elsewhere = trail.here.target != self._trail.here.target
        self._trail = trail
        self._show(opened, replace(place, top=opened.top) if is_new else place)
        self.panes.passages.highlight(place.beside)
        if is_new or is_elsewhere:
            self.say("")
            self.set_focus(self.panes.passages if place.is_beside and opened.beside else self.panes.reader)
        if renewals != self._renewals:
            self._show_anew()

    @work(exclusive=True, group="anew")
    async def _show_anew(self) -> None:
        """Read what is open once more, and show it where one is by then; what is opened meanwhile stands."""
        while True:
            shown, mark = self._opened, self.panes.mark
            opened = await self._read(partial(self._open_target, shown.target, mark, self.panes.reader.top.block))
            if opened is None:
                return
            if self._opened is shown and self.panes.mark == mark:
                break
        place = self.panes.place
        self._show(opened, place)
        self.panes.passages.highlight(place.beside)

    def _open_target(self, target: Target, mark: Address | None, top: int) -> Opened:
        return open_target(self._library, target, Wanted(self.panes.index.wanted, self._passage_style, mark, top))

    @on(Canvas.Unread)
    def _unread(self, message: Canvas.Unread) -> None:
        message.stop()
        self._read_blocks(message.canvas, message.page, message.part)

    @work(group="blocks")
    async def _read_blocks(self, canvas: Canvas, page: Page, part: range) -> None:
        """Read blocks that have come into sight, and show them where the page is still shown."""
        if isinstance(page.blocks, PartBlocks) and (blocks := await self._read(partial(page.blocks.read, part))):
            canvas.fill(page, blocks)

    async def _read(self, read: Callable[[], T]) -> T | None:
        """What is read off the screen's thread, in the order asked; where nothing can be, None, and it is said why."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, read)
        except BriefingError as error:
            self.say(str(error))
            return None

    def _show(self, opened: Opened, place: Place) -> None:
        is_same = opened.target == self._opened.target
        self._opened = opened
        self.panes.show(opened, place, is_same=is_same)
        self._mark_citation(self.panes.reader.target)
        self.refresh_bindings()

    def library_renewed(self) -> None:
        """Show the library and what is open as they are now, while more is taken in."""
        self._renewals += 1
        self.panes.index.refresh_library()
        self._show_anew()

    def _mark_citation(self, target: Target | None) -> None:
        if self._opened.card and target and target.address:
            self.panes.mark_citation(target)

    @work(exclusive=True, group="beside")
    async def _show_beside(self, address: Address) -> None:
        """Beside an article, show who cites another passage, and whom it names."""
        page = await self._read(partial(open_beside, self._library, address, self._passage_style))
        if page and self.panes.mark == address:
            self.panes.passages.show(page)

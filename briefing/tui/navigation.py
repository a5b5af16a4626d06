"""Navigation: what is open, the trail that led there, and the panes that show it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.history import Place, Trail
from briefing.library import Library
from briefing.model import COMPARISON, HOME, TIMELINE, Address, Marks, News, Roster, Target, view_of
from briefing.tui.executor import DaemonExecutor
from briefing.tui.notice import reason
from briefing.tui.page.canvas import Canvas
from briefing.tui.panes import Panes
from briefing.views import Chart, LinkAt, Opened, Page, PartBlocks, PassageStyle, Wanted, open_beside, open_target

T = TypeVar("T")

_TIMELINE = view_of(TIMELINE)
_PATIENCE = 0.1
"""Seconds until the reader is told that something is being opened."""


class Navigation:
    """Goes from one thing opened to the next, and remembers the way; reads in a thread of its own.

    Every way to a card or passage (row, link, hint, mouse, palette, history) ends in `open`.
    """

    def __init__(self, library: Library, panes: Panes, say: Callable[[str], None]) -> None:
        """`say` tells the reader a line."""
        self._library = library
        self._panes = panes
        self._say = say
        self._thread = DaemonExecutor("open")
        self._renewals = 0
        self._is_preview = False
        self.trail = Trail()
        """The places that were opened."""
        self.opened = Opened(HOME, Page())
        """What is open."""
        self.passage_style = PassageStyle()
        """How passages are shown."""
        self.start_lines: tuple[str, ...] = ()
        """What else the start page tells, a line each."""
        self.marks = Marks()
        """What the reader has bookmarked and read."""
        self.news: tuple[News, ...] = ()
        """The saved searches, and what is new for each."""
        self.shown: Callable[[Target], None] = lambda _: None
        """Called with what the reader has opened."""

    def close(self) -> None:
        """Read nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def warm_up(self) -> None:
        """Check and open the index before the first card is asked for."""
        self._thread.submit(self._library.warm)

    # Going

    def open(self, target: Target) -> Worker[None]:
        """Open a card, an article, a passage or a view, and remember the way; the worker that does."""
        place = self._panes.index.listed(Place(target))
        return self._start("open", partial(self._go, self.here.open(place), is_new=True))

    def preview(self, target: Target) -> None:
        """Show a target while the reader moves in the list; the trail and the focus stay."""
        if target != self.opened.target:
            self._start("preview", partial(self._show_preview, target))

    def back(self) -> None:
        """Go back to what was open before, list and highlight included."""
        self._start("open", partial(self._go, self.here.back()))

    def leave(self) -> Worker[None]:
        """Go to what was open before, or to the start page: what is open has been taken away; the worker that does."""
        return self._start(
            "open", partial(self._go, self.here.back() if self.trail.can_back else self.here.open(Place(HOME)))
        )

    def forward(self) -> None:
        """Go forward again."""
        self._start("open", partial(self._go, self.here.forward()))

    def reload(self, *, beside: Target | None = None) -> None:
        """Show what is open in another style or after a change, with a row beside it highlighted if one is given."""
        trail = self.here
        self._start("open", partial(self._go, trail.mark(replace(trail.here, beside=beside)) if beside else trail))

    def filtered(self) -> None:
        """Another query is searched, or another kind listed: a timeline of all there is follows."""
        if self.opened.target.words[:1] == [TIMELINE]:
            self._start("anew", partial(self._show_anew))

    def renewed(self) -> None:
        """Show the library and what is open as they are now."""
        self._renewals += 1
        self._panes.index.refresh_library()
        self._start("anew", partial(self._show_anew))

    def show_news(self, news: tuple[News, ...]) -> None:
        """Show the saved searches and what is new on the start page, also where that is just being opened."""
        self.news = news
        self._renewals += 1
        if self.opened.target == HOME:
            self._start("anew", partial(self._show_anew))

    def show_marks(self, marks: Marks) -> None:
        """Show what is bookmarked and read on the start page, also where that is just being opened."""
        self.marks = marks
        self._renewals += 1
        if self.opened.target == HOME:
            self._start("anew", partial(self._show_anew))

    @property
    def here(self) -> Trail:
        """The trail, with the open place marked as it looks now."""
        return self.trail if self._is_preview else self.trail.mark(self._panes.place)

    def _start(
        self, group: str, work: Callable[[], Coroutine[Any, Any, None]], *, is_exclusive: bool = True
    ) -> Worker[None]:
        """Do work that an other of its group takes the place of; what is opened ends a preview."""
        if group == "open":
            self._panes.workers.cancel_group(self._panes, "preview")
        return self._panes.run_worker(work, exclusive=is_exclusive, group=group, description=" ")

    async def _go(self, trail: Trail, *, is_new: bool = False) -> None:
        """Read what stands where the trail is and show it; where nothing stands there, stay and say so."""
        place, renewals = trail.here, self._renewals
        opened = await self._told(place.target, self._read(partial(self._open_place, place)))
        if opened is None:
            return
        is_elsewhere = trail.here.target != self.trail.here.target or self._is_preview
        self.trail, self._is_preview = trail, False
        self._show(opened, replace(place, top=opened.top) if is_new else place)
        self._panes.passages.highlight(place.beside)
        if is_new or is_elsewhere:
            self._say("")
            self._panes.focus_at(place)
            if opened.target == _TIMELINE and not is_new:
                self._panes.index.restore(place.query, place.kind, place.row)
            self.shown(opened.target)
        if renewals != self._renewals:
            self._start("anew", partial(self._show_anew))

    async def _told(self, target: Target, reading: Coroutine[Any, Any, T]) -> T:
        """What is read for a target; where that takes a while, the reader is told."""
        task = asyncio.ensure_future(reading)
        try:
            if not (await asyncio.wait({task}, timeout=_PATIENCE))[0]:
                card, article = self._library.roster.card(target.id), self._library.roster.article(target.id)
                title = card.title if card else article.title if article else target.id
                self._say("Comparing…" if target.words[:1] == [COMPARISON] else f"Opening {title}…")
            return await task
        finally:
            task.cancel()

    async def _show_preview(self, target: Target) -> None:
        """Read a target and show it without going there."""
        left = self.here
        opened = await self._read(partial(self._open_place, Place(target)))
        if opened:
            self.trail, self._is_preview = left, True
            self._show(opened, Place(target, top=opened.top))

    async def _show_anew(self) -> None:
        """Reload in place; drop what was read if the reader has moved on meanwhile."""
        while True:
            shown, mark = self.opened, self._panes.mark
            place = replace(self._panes.place, target=shown.target)
            opened = await self._read(partial(self._open_place, place))
            if opened is None:
                return
            if self.opened is shown and self._panes.mark == mark:
                break
        place = self._panes.place
        self._show(opened, place)
        self._panes.passages.highlight(place.beside)

    def show_start(self, opened: Opened) -> None:
        """Show the start page, before anything has been read."""
        self._show(opened, Place(HOME))

    def _show(self, opened: Opened, place: Place) -> None:
        is_same = opened.target == self.opened.target
        self.opened = opened
        self._panes.show(opened, place, is_same=is_same)
        self.mark_citation(self._panes.reader.target)

    def mark_citation(self, target: Target | None) -> None:
        """Mark the passage beside a card that the selected link cites."""
        if self.opened.card and target and target.address:
            self._panes.mark_citation(target)

    @property
    def roster(self) -> Roster:
        """Every card and article by name."""
        return self._library.roster

    @property
    def mark(self) -> Address | None:
        """The passage that is marked in the article that is open."""
        return self._panes.mark

    # Reading

    def _open_place(self, place: Place) -> Opened:
        link = LinkAt.of(place.link)
        wanted = Wanted(
            self._panes.index.wanted,
            self.passage_style,
            place.mark,
            place.top,
            self.start_lines,
            self.marks,
            place.query,
            place.kind,
            place.form,
            link.block if link else -1,
            self.news,
        )
        return open_target(self._library, place.target, wanted)

    def read_blocks(self, canvas: Canvas, page: Page, part: range) -> None:
        """Read blocks that have come into sight, and show them where the page is still shown."""
        self._start("blocks", partial(self._fill, canvas, page, part), is_exclusive=False)

    async def _fill(self, canvas: Canvas, page: Page, part: range) -> None:
        if isinstance(page.blocks, PartBlocks) and (blocks := await self._read(partial(page.blocks.read, part))):
            canvas.fill(page, blocks)

    def show_beside(self, address: Address) -> None:
        """Beside an article, show which cards cite a passage and which it names."""
        self._start("beside", partial(self._show_beside, address))

    async def _show_beside(self, address: Address) -> None:
        page = await self._read(partial(open_beside, self._library, address, self.passage_style))
        if page and self._panes.mark == address:
            self._panes.passages.show(page)

    def show_row(self) -> None:
        """Show what stands beside the row of a chart that is selected."""
        reader, chart = self._panes.reader, self.opened.page.chart
        if chart and reader.link:
            self._start("beside", partial(self._show_row, chart, reader.form, reader.link.block))

    async def _show_row(self, chart: Chart, form: int, row: int) -> None:
        page = await self._read(partial(chart.beside, form, row))
        link = self._panes.reader.link
        if page and self.opened.page.chart is chart and link and link.block == row:
            self._panes.passages.start_afresh()
            self._panes.passages.show(page)

    async def _read(self, read: Callable[[], T]) -> T | None:
        """What is read off the screen's thread, in the order asked; where nothing can be, None, and it is said why."""
        try:
            return await self._thread.run(read)
        except (BriefingError, OSError) as error:
            self._say(reason(error))
            return None

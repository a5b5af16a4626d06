"""The desk: what is open, the way that led there, and what the keys do about it."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from briefing.errors import BriefingError
from briefing.history import Place, Trail
from briefing.library import Library
from briefing.model import Address, Roster
from briefing.tui.indexpane import IndexPane
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.notice import Notice
from briefing.tui.opening import Opened, beside_passage, open_start, open_target
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.stanza import Page
from briefing.tui.page.view import PageView
from briefing.tui.pages.help import help_page
from briefing.tui.pages.problems import problem_of, problems_page
from briefing.tui.pages.start import counted
from briefing.tui.pages.telling import Telling
from briefing.tui.panes import WIDE, Panes
from briefing.tui.refusing import Refusing
from briefing.tui.screens.adding import Adding
from briefing.tui.screens.sheet import Sheet
from briefing.tui.screens.visit import Visit

if TYPE_CHECKING:
    from briefing.tui.app import Briefing


class Desk(Screen[None]):
    """Owns what is open and the trail that led there; hands the panes what they show.

    Every way to a card or passage (row, link, hint, mouse, palette, history) ends in `open`.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SCREEN)
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (80, "-two"), (WIDE, "-three")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#index"
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As in Textual, but a move of the focus repaints what it concerns and not the whole screen."""

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._thread = ThreadPoolExecutor(1, "open")
        self._trail = Trail()
        self._opened = Opened("", Page())
        self._telling = Telling()
        self._refusing = Refusing(library)
        self._is_first_look = True
        self.panes = Panes(library, id="panes")

    def compose(self) -> ComposeResult:
        """The panes, the notice line, the keys."""
        yield Looks()
        yield self.panes
        yield Notice(id="notice")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the start page, from what was known when the app last ran."""
        self._show(open_start(self._library, is_reading=not self.roster.cards), Place(""))

    def on_resize(self, event: events.Resize) -> None:
        """Before it is laid out anew, say which panes will be in sight."""
        self.panes.fit(event.size.width)

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @property
    def roster(self) -> Roster:
        """What there is to open."""
        return self._library.roster

    def say(self, text: str) -> None:
        """Tell the reader in the notice line; an empty text clears it."""
        self.query_one(Notice).say(text)

    @property
    def _briefing(self) -> "Briefing":
        return cast("Briefing", self.app)

    # Opening

    def open(self, target: str) -> None:
        """Open a card, an article, a passage or the start page, and remember the way; a URL is asked about."""
        if target.startswith(("http://", "https://")):
            self._visit(target)
            return
        self._go(self._marked().open(Place(target)), is_new=True)

    def _marked(self) -> Trail:
        """The trail, with the place one is at as it looks now."""
        reader = self.panes.reader
        return self._trail.mark(int(reader.link) if reader.link else -1, *reader.top)

    @work(exclusive=True, group="open")
    async def _go(self, trail: Trail, *, is_new: bool = False) -> None:
        """Read what stands where the trail is and show it; where nothing does, stay and say so."""
        place = trail.here
        read = partial(open_target, self._library, place.target, self.panes.index.wanted, self._telling)
        try:
            opened = await asyncio.get_running_loop().run_in_executor(self._thread, read)
        except BriefingError as error:
            self.say(str(error))
            return
        is_elsewhere = trail.here.target != self._trail.here.target
        self._trail = trail
        self._show(opened, Place(place.target, place.link, opened.top) if is_new else place)
        if is_new or is_elsewhere:
            self.say("")
            self.set_focus(self.panes.reader)

    def _show(self, opened: Opened, place: Place) -> None:
        is_same = opened.target == self._opened.target
        self._opened = opened
        self.panes.show(opened, place, is_same=is_same)
        self._mark_citation(self.panes.reader.target)
        self.refresh_bindings()

    def library_looked_at(self, *, has_changed: bool) -> None:
        """Show the library and what is open as they are now; after the first look, say what is wrong."""
        if has_changed or (self._is_first_look and not self.roster.cards):
            self.panes.index.refresh_library()
            self._go(self._marked())
        if has_changed or self._is_first_look:
            problems = len(self._library.problems)
            self.query_one(KeyBar).remind(f"! {counted(problems, 'problem')}" if problems else "")
            told = [f"{counted(problems, 'problem')} in the files, ! lists them"] if problems else []
            self.say(" · ".join([*self._library.notices, *told]))
        self._is_first_look = False

    @work(group="visit")
    async def _visit(self, url: str) -> None:
        """Show the whole URL, and open the browser where the reader agrees."""
        if await self.app.push_screen_wait(Visit(url)):
            self._briefing.visit(url)

    # What the panes tell

    @on(PageView.Opened)
    def _asked(self, message: PageView.Opened) -> None:
        message.stop()
        self.open(message.target)

    @on(Reader.Selected)
    def _selected(self, message: Reader.Selected) -> None:
        self._mark_citation(message.target)
        self.refresh_bindings()

    @on(Reader.Marked)
    def _marked_passage(self, message: Reader.Marked) -> None:
        if address := Address.parse(message.target):
            self._show_beside(address)
        self.refresh_bindings()

    def _mark_citation(self, target: str) -> None:
        if self._opened.card and Address.parse(target):
            self.panes.mark_citation(target)

    @work(exclusive=True, group="beside")
    async def _show_beside(self, address: Address) -> None:
        """Beside an article, show who cites another passage, and whom it names."""
        read = partial(beside_passage, self._library, address, self._telling)
        try:
            page = await asyncio.get_running_loop().run_in_executor(self._thread, read)
        except BriefingError as error:
            self.say(str(error))
        else:
            self.panes.passages.show(page)

    @on(Rows.Highlighted)
    @on(IndexPane.Searched)
    def _hand_changed(self) -> None:
        self.refresh_bindings()

    # The keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done right now."""
        del parameters
        can = {
            "back": lambda: self._trail.can_back,
            "forward": lambda: self._trail.can_forward,
            "article": lambda: self.panes.passage is not None or self._opened.is_article,
            "copy": lambda: self.panes.passage is not None,
            "edit": lambda: bool(self._opened.target),
            "refuse": lambda: self._mention is not None,
            "unrefuse": lambda: bool(self._refusing),
        }.get(action)
        return can is None or can()

    def action_search(self) -> None:
        """Into the search box."""
        self.set_focus(self.panes.index.box)

    def action_back(self) -> None:
        """Back to what was open before."""
        self._go(self._marked().back())

    def action_forward(self) -> None:
        """Forward again."""
        self._go(self._marked().forward())

    def action_kind(self, kind: str) -> None:
        """Show one kind, or all."""
        self.panes.index.choose_kind(kind)
        self.set_focus(self.panes.index.rows)

    def action_article(self) -> None:
        """The article at the passage; from there, back to the card."""
        passage = self.panes.passage
        if self._opened.is_article and self.focused is self.panes.reader and self._trail.can_back:
            self.action_back()
        elif passage:
            self.open(str(passage))

    @property
    def _mention(self) -> Address | None:
        """The mention of the open card that is highlighted."""
        card, address = self._opened.card, Address.parse(self.panes.passages.target)
        if not card or not self.panes.passages.has_focus or str(address) in card.citations:
            return None
        return address

    def action_refuse(self) -> None:
        """Note that the highlighted mention does not mean the card."""
        if address := self._mention:
            self.say(self._refusing.refuse(self._opened.target, address))
            self._go(self._marked())

    def action_unrefuse(self) -> None:
        """Take the last refusal back."""
        self.say(self._refusing.take_back())
        self._go(self._marked())

    def action_digest(self) -> None:
        """Tell passages by their digests, or in their own words again."""
        self._telling = Telling(not self._telling.prefers_digest)
        self._go(self._marked())

    def action_copy(self) -> None:
        """Copy a citation of the passage in hand."""
        if passage := self.panes.passage:
            self._briefing.copy_citation(passage)

    def action_edit(self) -> None:
        """Edit the file behind what is open; of an article, at the passage in hand."""
        passage = self.panes.passage if self._opened.is_article else None
        self._briefing.edit(str(passage or self._opened.target))

    def action_cancel(self) -> None:
        """Drop the selection; where there is none, back to the index; there, drop the query."""
        index, reader = self.panes.index, self.panes.reader
        if reader.has_focus and reader.link:
            reader.select(None)
        elif self.focused is not index.rows:
            self.set_focus(index.rows)
        elif index.box.value:
            index.clear()
        else:
            index.choose_kind("")

    def action_help(self) -> None:
        """The keys."""
        self.app.push_screen(Sheet(help_page(self._briefing.changed_keys)))

    @work(group="sheet")
    async def action_problems(self) -> None:
        """What is wrong in the files; one chosen is edited."""
        problems = self._library.problems
        target = await self.app.push_screen_wait(Sheet(problems_page(problems, self._library.notices)))
        if problem := problem_of(problems, target):
            self._briefing.edit_problem(problem)

    @work(group="sheet")
    async def action_add(self) -> None:
        """Ask for articles, and add them."""
        if path := await self.app.push_screen_wait(Adding()):
            self._briefing.add(path)

    def action_palette(self) -> None:
        """Every command, every card."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

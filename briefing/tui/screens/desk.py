"""The desk: index, card and passages side by side."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus
from textual.screen import Screen

from briefing.errors import BriefingError
from briefing.history import Place, Trail
from briefing.library import Library
from briefing.model import Address, Roster
from briefing.tui.hints import Hints
from briefing.tui.indexpane import IndexPane
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.notice import Notice
from briefing.tui.opening import Opened, beside_passage, open_target
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.stanza import LinkAt, Page
from briefing.tui.page.view import PageView
from briefing.tui.pages.help import help_page
from briefing.tui.pages.problems import problem_of, problems_page
from briefing.tui.pages.start import counted
from briefing.tui.screens.sheet import Sheet
from briefing.tui.screens.visit import Visit

if TYPE_CHECKING:
    from briefing.tui.app import Briefing

_PANES = ("index", "reader", "passages")


class Desk(Screen[None]):
    """Owns what is open and the trail that led there; hands every pane what it shows.

    Every way to a card or passage (row, link, hint, mouse, palette, history) ends in `open`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Owner.SCREEN)]
    HORIZONTAL_BREAKPOINTS: ClassVar[list[tuple[int, str]] | None] = [(0, "-one"), (80, "-two"), (120, "-three")]
    AUTO_FOCUS = "#index"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._thread = ThreadPoolExecutor(1, "open")
        self._trail = Trail()
        self._opened = Opened("", Page())
        self._hints: Hints | None = None
        self._is_first_look = True

    def compose(self) -> ComposeResult:
        """The panes, the notice line, the keys."""
        with Horizontal(id="panes"):
            yield IndexPane(self._library, id="index-pane")
            yield Reader(id="reader")
            yield Rows(id="passages")
        yield Notice(id="notice")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the start page, from what was known when the app last ran."""
        self._show(open_target(self._library, "", frozenset(), is_reading=not self.roster.cards), Place(""))

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    # What is where

    @property
    def roster(self) -> Roster:
        """What there is to open."""
        return self._library.roster

    @property
    def index(self) -> IndexPane:
        """The left pane."""
        return self.query_one(IndexPane)

    @property
    def reader(self) -> Reader:
        """The middle pane."""
        return self.query_one(Reader)

    @property
    def passages(self) -> Rows:
        """The right pane."""
        return self.query_one("#passages", Rows)

    @property
    def passage(self) -> Address | None:
        """The passage in hand: highlighted or cited where the focus is, else marked in the article."""
        hands = (
            self.passages.target if self.passages.has_focus else "",
            self.reader.target if self.reader.has_focus else "",
            "" if self._pane else self.index.rows.target,
            self.reader.mark,
            self.passages.target,
        )
        return next((address for target in hands if (address := Address.parse(target))), None)

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
            self.app.push_screen(Visit(target), lambda goes: self._briefing.visit(target) if goes else None)
            return
        self._go(self._marked().open(Place(target)), is_new=True)
        self.reader.focus()

    def _marked(self) -> Trail:
        """The trail, with the place one is at as it looks now."""
        return self._trail.mark(int(self.reader.link) if self.reader.link else -1, self.reader.top)

    @work(exclusive=True, group="open")
    async def _go(self, trail: Trail, *, is_new: bool = False) -> None:
        """Read what stands at the end of `trail` and show it; where nothing does, stay and say so."""
        place = trail.here
        read = partial(open_target, self._library, place.target, self.index.wanted)
        try:
            opened = await asyncio.get_running_loop().run_in_executor(self._thread, read)
        except BriefingError as error:
            self.say(str(error))
            return
        self._trail = trail
        self.say("")
        self._show(opened, Place(place.target, place.link, opened.top) if is_new else place)

    def _show(self, opened: Opened, place: Place) -> None:
        self._opened = opened
        self.set_class(opened.beside is None, "-alone")
        self.reader.show(opened.page, top=place.top, mark=opened.mark, link=LinkAt.of(place.link))
        self.passages.show(opened.beside or Page(), mark="")
        self.index.rows.mark_as(opened.target)
        self._mark_citation(self.reader.target)
        self.refresh_bindings()

    def library_looked_at(self, *, has_changed: bool) -> None:
        """Show the library and what is open as they are now; after the first look, say what is wrong."""
        if has_changed or (self._is_first_look and not self.roster.cards):
            self.index.refresh_library()
            self._go(self._marked())
        if has_changed or self._is_first_look:
            problems = self._library.problems
            worth = [*self._library.notices, *([f"{counted(len(problems), 'problem')}: ! lists them"] if problems else [])]
            self.say(" · ".join(worth))
        self._is_first_look = False

    @on(PageView.Opened)
    def _asked(self, message: PageView.Opened) -> None:
        message.stop()
        self.open(message.target)

    @on(Reader.Selected)
    def _selected(self, message: Reader.Selected) -> None:
        self._mark_citation(message.target)
        if self._opened.is_article and (address := Address.parse(self.reader.passage)):
            self.reader.mark_as(str(address))
            self._show_beside(address)
        self.refresh_bindings()

    def _mark_citation(self, target: str) -> None:
        """Mark the cited passage beside the card."""
        if self._opened.card and Address.parse(target):
            self.passages.mark_as(target)
            self.passages.highlight(target)

    @work(exclusive=True, group="beside")
    async def _show_beside(self, address: Address) -> None:
        """Beside an article, show who cites another passage, and whom it names."""
        read = partial(beside_passage, self._library, address)
        try:
            page = await asyncio.get_running_loop().run_in_executor(self._thread, read)
        except BriefingError as error:
            self.say(str(error))
        else:
            self.passages.show(page)

    @on(Rows.Highlighted)
    def _highlighted(self) -> None:
        self.refresh_bindings()

    @on(IndexPane.Searched)
    def _searched(self) -> None:
        self.refresh_bindings()

    # What can be done, and doing it

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done right now."""
        del parameters
        match action:
            case "back":
                return self._trail.can_back
            case "forward":
                return self._trail.can_forward
            case "article":
                return self.passage is not None or self._opened.is_article
            case "copy":
                return self.passage is not None
            case "edit":
                return bool(self._opened.target)
            case "hints":
                return bool(self.reader.visible_links or self.passages.visible_links)
            case _:
                return True

    def action_search(self) -> None:
        """Into the search box."""
        self.index.box.focus()

    def action_back(self) -> None:
        """Back to what was open before."""
        self._go(self._marked().back())

    def action_forward(self) -> None:
        """Forward again."""
        self._go(self._marked().forward())

    def action_kind(self, kind: str) -> None:
        """Show one kind, or all."""
        self.index.choose_kind(kind)
        self.index.rows.focus()

    def action_article(self) -> None:
        """The article at the passage; from there, back to the card."""
        if self._opened.is_article and self.focused is self.reader and self._trail.can_back:
            self.action_back()
        elif self.passage:
            self.open(str(self.passage))

    def action_copy(self) -> None:
        """Copy a citation of the passage in hand."""
        if self.passage:
            self._briefing.copy_citation(self.passage)

    def action_edit(self) -> None:
        """Edit the file behind what is open; of an article, at the passage in hand."""
        self._briefing.edit(str(self.passage) if self._opened.is_article and self.passage else self._opened.target)

    def action_pane(self, step: int) -> None:
        """To the pane on the left or right; there is none beyond the outer ones."""
        self._focus_pane(min(max(self._pane + step, 0), self._last_pane))

    def action_pane_step(self, step: int) -> None:
        """To the next pane, round and round."""
        self._focus_pane((self._pane + step) % (self._last_pane + 1))

    @property
    def _pane(self) -> int:
        """Which pane has the focus."""
        name = self.focused.id if self.focused else None
        return _PANES.index(name) if name in _PANES else 0

    @property
    def _last_pane(self) -> int:
        return 1 if self._opened.beside is None else 2

    def _focus_pane(self, pane: int) -> None:
        self.query_one(f"#{_PANES[pane]}").focus()

    @on(DescendantFocus)
    def _pane_changed(self) -> None:
        """In a narrow terminal the panes in sight follow the focus."""
        for name in _PANES:
            self.set_class(_PANES[self._pane] == name, f"-at-{name}")

    def action_cancel(self) -> None:
        """Drop the selection; where there is none, back to the index; there, drop the query."""
        if self.reader.has_focus and self.reader.link:
            self.reader.select(None)
        elif self.focused is not self.index.rows:
            self.index.rows.focus()
        else:
            self.index.clear()

    def action_hints(self) -> None:
        """A letter on every link in sight."""
        self.reader.focus()
        self._hints = Hints([view for view in (self.reader, self.passages) if view.region])
        self.reader.is_hinting = True

    @on(PageView.HintTyped)
    def _hint_typed(self, message: PageView.HintTyped) -> None:
        found = self._hints.type(message.letter) if self._hints else None
        self.reader.is_hinting = bool(self._hints)
        if found:
            view, link = found
            if view is self.reader:
                self.reader.select(link)
            self.open(view.run_at(link).target)

    def action_help(self) -> None:
        """The keys."""
        self.app.push_screen(Sheet(help_page(self._briefing.changed_keys)))

    def action_problems(self) -> None:
        """What is wrong in the files; one chosen is edited."""

        def chosen(target: str | None) -> None:
            if problem := problem_of(self._library.problems, target or ""):
                self._briefing.edit_problem(problem)

        self.app.push_screen(Sheet(problems_page(self._library.problems, self._library.notices)), chosen)

    def action_palette(self) -> None:
        """Every command, every card."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

"""The index pane: the search box over the library, or over what was found."""

import asyncio
from functools import partial
from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Kind, Results
from briefing.text import clean_line, fold
from briefing.tui.aside import Aside
from briefing.tui.page.rows import Rows
from briefing.tui.page.stanza import Page, Stanza
from briefing.tui.page.view import PageView
from briefing.tui.page.wrap import wrap
from briefing.tui.pages.listing import PASSAGE, kinds_line, matched_words, results_page, roster_page
from briefing.tui.pages.prose import Weaver
from briefing.tui.pages.reading import SUGGESTION, nothing_page, reading_line
from briefing.tui.pages.start import clipped
from briefing.tui.searchbox import SearchBox

_DEBOUNCE = 0.015
"""Seconds that a key waits for the next before its query is searched."""


class IndexPane(Vertical):
    """Holds the query, the kind and what was found; searches off the screen's thread, the latest query wins."""

    class Searched(Message):
        """Another search has been answered, or cleared."""

    def __init__(self, library: Library, *, id: str) -> None:
        super().__init__(id=id)
        self._library = library
        self._thread = Aside("search")
        self.is_taking = False
        """Whether the best result is to be opened as soon as it is known."""
        self.kind = self._shown = ""
        self.results: Results | None = None

    def compose(self) -> ComposeResult:
        """The box, the line that tells how it was read, the list."""
        rows = Rows(id="index")
        yield SearchBox(rows, id="search")
        yield Static(id="reading")
        yield rows

    def on_mount(self) -> None:
        """Show the library."""
        self.show()

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self.query_one(SearchBox)

    @property
    def rows(self) -> Rows:
        """The list."""
        return self.query_one(Rows)

    @property
    def wanted(self) -> frozenset[str]:
        """The folded words that answered the search."""
        return frozenset(fold(word) for word in matched_words(self.results))

    def show(self) -> None:
        """Show what was found, else the library."""
        if self.results is None or not self.results.is_asked:
            self._show(roster_page(self._library.roster, self.kind))
            self._tell(Content(kinds_line(self._library.roster, self.kind)))
            if self.results:
                self._read(reading_line(self.results))
        elif self.results.hits:
            weaver = Weaver(self._library.roster)
            self._show(results_page(self.results, weaver.title))
            self._read(reading_line(self.results))
        else:
            self.rows.show(nothing_page(self.results, self.kind))
            self._read(reading_line(self.results))

    def _show(self, page: Page) -> None:
        """Show rows; those of another kind from the first, unless the highlighted one is among them."""
        if self.kind != self._shown and page.find(self.rows.target) < 0:
            self.rows.start_afresh()
        self._shown = self.kind
        self.rows.show(page, mark=self.rows.mark)

    def _read(self, line: str) -> None:
        """Tell as much of how the query was read as there is room for."""
        text, room = clean_line(line), self.query_one("#reading").size
        lines = wrap(text, room.width)
        if room.height and len(lines) > room.height:
            text = clipped(text, lines[room.height - 1][1])
        self._tell(Content(text))

    def _tell(self, line: Content) -> None:
        """Put a line under the box, where there is room for it always: nothing is laid out anew."""
        self.query_one("#reading", Static).update(line, layout=False)

    def refresh_library(self) -> None:
        """The library has changed: show it, or search it, anew."""
        if self.box.value:
            self._search(self.box.value)
        else:
            self.show()

    def choose_kind(self, kind: str) -> None:
        """Show one kind alone, or all where it is empty."""
        self.kind = kind
        self.refresh_library()

    def clear(self) -> None:
        """Drop the query and show the library."""
        self.box.clear()

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self.is_taking = False
        self._search(message.value)

    @on(SearchBox.Taken)
    def _taken(self, message: SearchBox.Taken) -> None:
        """Open the highlighted row; where the results are not yet those of what is typed, as soon as they are."""
        message.stop()
        self.is_taking = True
        if self.box.is_answered:
            self._open_best()

    def _open_best(self) -> None:
        """Open the highlighted row; while the library is read for the first time, it may be yet to come."""
        self.is_taking = not self.rows.target and self._is_first_reading and self.box.has_focus
        if self.rows.target:
            self.post_message(PageView.Opened(self.rows.target))

    @property
    def _is_first_reading(self) -> bool:
        """Whether the library is being read for the first time."""
        return not (self._library.is_whole and self._library.roster.cards)

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        if not query.strip():
            self._found(query, None)
            return
        await asyncio.sleep(_DEBOUNCE)
        search = partial(self._library.search, query, kind=self._searched_kind, typing=True)
        try:
            results = await asyncio.get_running_loop().run_in_executor(self._thread, search)
        except BriefingError as error:
            self.is_taking = self.is_taking and self._is_first_reading
            self.rows.show(Page((Stanza(str(error), look="quiet"),)))
            self._read("")
        else:
            self._found(query, results)

    @property
    def _searched_kind(self) -> Kind | Literal["passage"] | None:
        if self.kind == PASSAGE:
            return "passage"
        return Kind(self.kind) if self.kind else None

    def _found(self, query: str, results: Results | None) -> None:
        if query != self.box.answered:
            self.rows.start_afresh()
        self.box.answered, self.results = query, results
        self.show()
        if results is None:
            self.rows.highlight(self.rows.mark)
        if self.is_taking:
            self._open_best()
        self.post_message(self.Searched())

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        if message.target == SUGGESTION and self.results:
            message.stop()
            self.box.value = self.results.suggestion
            self.box.cursor_position = len(self.box.value)
            self.screen.set_focus(self.box)

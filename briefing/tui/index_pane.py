"""The index pane: the search box over the library, or over what was found."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.style import Style
from textual.widgets import Input, Static

from briefing.errors import BriefingError
from briefing.history import Place
from briefing.library import Library
from briefing.model import HitKind, Results, Target, hit_kind
from briefing.text import clean_line, fold
from briefing.tui.executor import DaemonExecutor
from briefing.tui.notice import reason
from briefing.tui.page.rows import Rows
from briefing.tui.page.wrap import wrap
from briefing.tui.search_box import SearchBox
from briefing.views import Block, Page, ProseRenderer
from briefing.views.lists import (
    best,
    kinds_line,
    matched_words,
    nothing_page,
    reading_line,
    results_page,
    roster_page,
)
from briefing.views.start import clipped

_DEBOUNCE = 0.002
"""Seconds that a key waits for the next of the same burst before its query is searched; an overtaken search stops."""


class IndexPane(Vertical):
    """Holds the query, the kind and what was found; searches off the screen's thread, the latest query wins."""

    class Searched(Message):
        """Another search has been answered, or cleared."""

    def __init__(self, library: Library, *, id: str) -> None:
        super().__init__(id=id)
        self._library = library
        self._thread = DaemonExecutor("search")
        self._row: Target | None = None
        """The row to highlight once the list is shown that has it."""
        self.is_taking = False
        """Whether the best result is to be opened as soon as it is known."""
        self.is_first_reading = not library.roster.cards
        """Whether the library is being read for the first time."""
        self.kind = self._shown = ""
        self.results: Results | None = None
        self.rows = Rows(id="index")
        """The list."""
        self.box = SearchBox(self.rows, id="search")
        """The search box."""
        self._reading = Static(id="reading")
        self.take: Callable[[Target], None] = lambda _: None
        """Opens a target at once: a message would leave a gap in which the next key is not known to wait for it."""

    def compose(self) -> ComposeResult:
        """The box, the line that tells how it was read, the list."""
        yield self.box
        yield self._reading
        yield self.rows

    def on_mount(self) -> None:
        """Show the library."""
        self.show()

    def close(self) -> None:
        """Search nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    @property
    def wanted(self) -> frozenset[str]:
        """The folded words that answered the search."""
        return frozenset(fold(word) for word in matched_words(self.results))

    def show(self) -> None:
        """Show what was found, else the library."""
        if self.results is None or not self.results.is_asked:
            self._show(roster_page(self._library.roster, self.kind))
            self._tell(_clickable(kinds_line(self._library.roster, self.kind)))
            if self.results:
                self._read(reading_line(self.results))
        elif self.results.hits:
            self._show(results_page(self.results, ProseRenderer(self._library.roster).title), best(self.results))
            self._read(reading_line(self.results))
        else:
            self.rows.show(nothing_page(self.results, self.kind))
            self._read(reading_line(self.results))

    def _show(self, page: Page, best: Target | None = None) -> None:
        """Show rows; those of another kind from `best` or the first, unless the highlighted one is among them."""
        if self.kind != self._shown and page.find(self.rows.target) < 0:
            self.rows.start_afresh()
        self._shown = self.kind
        self.rows.show(page, mark=self.rows.mark, target=None if self.rows.target else best)

    def _read(self, line: str) -> None:
        """Tell as much of how the query was read as there is room for."""
        text, room = clean_line(line), self._reading.size
        lines = wrap(text, room.width)
        if room.height and len(lines) > room.height:
            text = clipped(text, lines[room.height - 1][1])
        self._tell(Content(text))

    def _tell(self, line: Content) -> None:
        """Put a line under the box, where there is room for it always: nothing is laid out anew."""
        self._reading.update(line, layout=False)

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

    def search(self, query: str) -> None:
        """Put a query in the box and search it."""
        self.box.value = query
        self.box.cursor_position = len(query)
        self.screen.set_focus(self.box)

    def restore(self, query: str, kind: str, row: Target | None) -> None:
        """Show an earlier list again, its row highlighted."""
        self._row = row
        if kind != self.kind or query != self.box.value:
            self.kind = kind
            with self.prevent(Input.Changed):
                self.box.value = query
            self._search(query)
        else:
            self._show_row()

    def listed(self, place: Place) -> Place:
        """A place, with what is searched and listed now."""
        return replace(place, query=self.box.value, kind=self.kind)

    def _show_row(self) -> None:
        if self._row:
            self.rows.highlight(self._row)
        self._row = None

    def step(self, step: int) -> Target | None:
        """Highlight the next row, or the one before; what it is, or None at the end of the list."""
        return self.rows.step(step)

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
        self.is_taking = not self.rows.target and self.is_first_reading and self.box.has_focus
        if self.rows.target:
            self.box.remember(self.box.value)
            self.take(self.rows.target)

    @work(exclusive=True, group="search")
    async def _search(self, query: str) -> None:
        if not query.strip():
            self._found(query, None)
            return
        await asyncio.sleep(_DEBOUNCE)
        overtaken = Event()
        search = partial(self._library.search, query, kind=self._searched_kind, typing=True, cancelled=overtaken.is_set)
        try:
            results = await self._thread.run(search)
        except (BriefingError, OSError) as error:
            self.is_taking = self.is_taking and self.is_first_reading
            self.rows.show(Page((Block(reason(error), look="quiet"),)))
            self._read("")
        else:
            self._found(query, results)
        finally:
            overtaken.set()  # another letter has ended this worker: its search stops in its thread, too

    @property
    def _searched_kind(self) -> HitKind | None:
        return hit_kind(self.kind) if self.kind else None

    def _found(self, query: str, results: Results | None) -> None:
        if query != self.box.answered:
            self.rows.start_afresh()
        self.box.answered, self.results = query, results
        self.show()
        if results is None:
            self.rows.highlight(self.rows.mark)
        self._show_row()
        if self.is_taking:
            self._open_best()
        self.post_message(self.Searched())


def _clickable(line: str) -> Content:
    """The line of the kinds; a click on a key, or on what stands behind it, presses the key."""
    told = Content(line)
    for part in re.finditer(r"([0-9]) [a-z]+ [a-z0-9,]+", line):
        told = told.stylize(Style.from_meta({"@click": f"app.simulate_key({part[1]!r})"}), part.start(), part.end())
    return told

"""The palette on the screen: a box to type in, over the offers that fit."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Input

from briefing.errors import BriefingError
from briefing.tui.aside import Aside
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.naming import places, typed
from briefing.tui.page.rows import Rows
from briefing.tui.page.stanza import Page, Run, Stanza
from briefing.tui.page.view import PageView
from briefing.tui.palette import AT_ONCE, Offer, best, fitting
from briefing.tui.screens.dialog import Dialog
from briefing.tui.searchbox import SearchBox


class Palette(Dialog[Offer | None]):
    """Lists the offers that have all the typed words; ends with the one that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SHEET)
    AUTO_FOCUS = "#palette-query"

    def __init__(self, first: Sequence[Offer], names: Iterable[Offer] = (), *, placeholder: str) -> None:
        """Offer `first` before anything is typed, then `names` too; they are made in another thread, once."""
        super().__init__()
        self._first, self._names = tuple(first), names
        self._placeholder = placeholder
        self._shown: Sequence[Offer] = ()
        self._thread = Aside("palette")
        self._offers = self._thread.submit(lambda: (*self._first, *self._names))

    def compose(self) -> ComposeResult:
        """The box and the list."""
        rows = Rows(id="offers")
        yield Looks()
        with Vertical(id="palette"):
            yield _Box(rows, id="palette-query", placeholder=self._placeholder)
            yield rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is offered first."""
        self._show(self._first, ())

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _show(self, offers: Sequence[Offer], pieces: Sequence[str]) -> None:
        rows, self._shown = self.query_one(Rows), offers
        rows.start_afresh()
        if offers:
            rows.show(Page(tuple(_row(at, offer.name, pieces) for at, offer in enumerate(offers))))
        else:
            rows.show(Page((Stanza("No matches found", look="quiet"),)))

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._match(message.value)

    @work(exclusive=True, group="match")
    async def _match(self, query: str) -> None:
        """List what fits; a long roster is gone through bit by bit, for a key may come meanwhile."""
        pieces, found = typed(query), list[tuple[int, Offer]]()
        try:
            offers = await asyncio.wrap_future(self._offers) if pieces else ()
        except BriefingError:
            offers = self._first  # the index cannot be read just now
        for at in range(0, len(offers), AT_ONCE):
            found += fitting(pieces, offers[at : at + AT_ONCE])
            await asyncio.sleep(0)
        self._show(best(found) if pieces else self._first, pieces)
        self.query_one(SearchBox).answered = query

    @on(SearchBox.Taken)
    def _taken(self) -> None:
        self._choose(self.query_one(Rows).target)

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        message.stop()
        self._choose(message.target)

    def _choose(self, target: str) -> None:
        if target:
            self.answer(self._shown[int(target)])

    def on_click(self, event: events.Click) -> None:
        """A click beside the palette leaves it."""
        if event.widget is self:
            self.answer(None)

    def action_leave(self) -> None:
        """End with nothing."""
        self.answer(None)


class _Box(SearchBox):
    """The box of the palette: Escape leaves at once."""

    def action_leave(self) -> None:
        """Leave the palette."""
        if isinstance(self.screen, Palette):
            self.screen.action_leave()


def _row(at: int, name: str, pieces: Sequence[str]) -> Stanza:
    return Stanza(name, tuple(Run(start, end, "match") for start, end in places(pieces, name)), target=str(at))

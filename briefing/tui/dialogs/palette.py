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
from briefing.model import Target
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.dialogs.name_match import places, typed
from briefing.tui.dialogs.offers import AT_ONCE, Offer, best, fitting
from briefing.tui.executor import DaemonExecutor
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.tui.search_box import SearchBox
from briefing.views import Block, Page, Span


class Palette(Dialog[Offer | None]):
    """Lists the offers that have all the typed words; ends with the one that was chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SHEET)
    AUTO_FOCUS = "#palette-query"

    def __init__(self, first: Sequence[Offer], names: Iterable[Offer] = (), *, placeholder: str) -> None:
        """Offer `first` before anything is typed, then `names` too; they are made in another thread, once."""
        super().__init__()
        self._first, self._names = tuple(first), names
        self._shown: Sequence[Offer] = ()
        self._rows = Rows(id="offers")
        self._box = _Box(self._rows, id="palette-query", placeholder=placeholder)
        self._thread = DaemonExecutor("palette")
        self._offers = self._thread.submit(lambda: (*self._first, *self._names))

    def compose(self) -> ComposeResult:
        """The box and the list."""
        yield Looks()
        with Vertical(id="palette"):
            yield self._box
            yield self._rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Show what is offered first."""
        self._show(self._first, ())

    def on_unmount(self) -> None:
        """Let the thread go."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _show(self, offers: Sequence[Offer], pieces: Sequence[str]) -> None:
        rows, self._shown = self._rows, offers
        rows.start_afresh()
        if offers:
            rows.show(Page(tuple(_row(at, offer.name, pieces) for at, offer in enumerate(offers))))
        else:
            rows.show(Page((Block("No matches found", look="quiet"),)))

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
        self._box.answered = query

    @on(SearchBox.Taken)
    def _taken(self) -> None:
        self._choose(self._rows.target)

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        message.stop()
        self._choose(message.target)

    def _choose(self, target: Target | None) -> None:
        if target:
            self.answer(self._shown[int(target.id)])

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


def _row(at: int, name: str, pieces: Sequence[str]) -> Block:
    return Block(
        name, tuple(Span(start, end, "match") for start, end in places(pieces, name)), target=Target.view(str(at))
    )

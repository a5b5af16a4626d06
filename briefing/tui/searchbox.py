"""The search box."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from briefing.tui.keys import Owner, bindings
from briefing.tui.page.rows import Rows


class SearchBox(Input):
    """Where a query is typed; the arrow keys walk the list below meanwhile, Enter opens from it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SEARCH)

    class Taken(Message):
        """The best result of what is typed is to be opened."""

    def __init__(self, rows: Rows, *, id: str) -> None:
        super().__init__(placeholder="/ to search", id=id, compact=True, max_length=512, select_on_focus=False)
        self._rows = rows

    def action_leave(self) -> None:
        """Clear the box; where it is clear, leave it."""
        if self.value:
            self.clear()
        else:
            self.screen.set_focus(self._rows)

    def action_result(self, step: int) -> None:
        """Highlight another result."""
        self._rows.action_move(step)

    def action_page(self, pages: int) -> None:
        """Highlight the result a window further."""
        self._rows.action_page(pages)

    def action_to_results(self) -> None:
        """Into the list."""
        self.screen.set_focus(self._rows)

    def action_take(self) -> None:
        """Open the highlighted result, as soon as the results are those of what is typed."""
        self.post_message(self.Taken())

    def on_key(self, event: events.Key) -> None:
        """A slash before anything else is the key that led here, pressed again."""
        if event.character == "/" and not self.value:
            event.stop()
            event.prevent_default()

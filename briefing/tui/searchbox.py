"""The search box."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from briefing.tui.keys import Owner, bindings
from briefing.tui.page.rows import Rows


class SearchBox(Input):
    """Where a query is typed; the arrow keys walk the list below meanwhile, Enter opens from it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SEARCH)

    def __init__(self, rows: Rows, *, id: str) -> None:
        super().__init__(placeholder="/ to search", id=id, compact=True, max_length=512, select_on_focus=False)
        self._rows = rows

    def action_leave(self) -> None:
        """Clear the box; where it is clear, leave it."""
        if self.value:
            self.clear()
        else:
            self._rows.focus()

    def action_result(self, step: int) -> None:
        """Highlight another result."""
        self._rows.action_move(step)

    def action_take(self) -> None:
        """Open the highlighted result."""
        self._rows.action_follow()

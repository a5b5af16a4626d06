"""The search box."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from briefing.text import clean_line
from briefing.tui.conditions import Conditional
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.rows import Rows

_LONGEST = 600
"""Characters that are taken: more than are searched, so that the line below the box says so."""


class SearchBox(Conditional, Input):
    """Where a query is typed; the arrow keys walk the list below meanwhile, Enter opens from it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SEARCH)

    class Taken(Message):
        """The best result of what is typed is to be opened."""

    def __init__(self, rows: Rows, *, id: str, placeholder: str = "/ to search") -> None:
        super().__init__(placeholder=placeholder, id=id, compact=True, select_on_focus=False, max_length=_LONGEST)
        self._rows = rows
        self.answered = ""
        """The query that the list answers."""
        self._queries: list[str] = []
        self._recalled = 0
        """The position of the earlier query that stands in the box; behind the last where none does."""

    @property
    def is_answered(self) -> bool:
        """Whether the list answers what stands in the box."""
        return self.value == self.answered

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Opening needs a result, or one that may still come."""
        del parameters
        is_vain = action == "take" and self.is_answered and not self._rows.target
        return "There is no result to open." if is_vain else ""

    def action_leave(self) -> None:
        """Clear the box; where it is clear, leave it."""
        if self.value:
            self.clear()
        else:
            self.screen.set_focus(self._rows)

    def remember(self, query: str) -> None:
        """Keep a query that led to something, to be recalled by `up` in an empty box."""
        if query.strip():
            self._queries = [*(each for each in self._queries if each != query), query]
            self._recalled = len(self._queries)

    def _recall(self, step: int) -> bool:
        """Put another earlier query in the box; whether the box was empty, or held one."""
        standing = [*self._queries, ""][self._recalled]
        if self.value != standing or not 0 <= self._recalled + step <= len(self._queries):
            return False
        self._recalled += step
        self.value = [*self._queries, ""][self._recalled]
        self.cursor_position = len(self.value)
        return True

    def action_result(self, step: int) -> None:
        """Highlight another result; in an empty box, recall an earlier query."""
        if not self._recall(step):
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

    def _on_paste(self, event: events.Paste) -> None:
        """Take in what is pasted as one line, cut where a query would be; Textual takes its first line, or nothing."""
        event.stop()
        event.prevent_default()
        self.replace(clean_line(event.text[: 2 * _LONGEST])[:_LONGEST], *self.selection)

    def on_key(self, event: events.Key) -> None:
        """A slash before anything else is the key that led here, pressed again."""
        if event.character == "/" and not self.value:
            event.stop()
            event.prevent_default()

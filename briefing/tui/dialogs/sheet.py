"""A sheet: a page laid over the desk, left with Escape."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.model import Target
from briefing.tui.dialogs.dialog import Dialog, T
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.views import Page


class PageDialog(Dialog[T | None]):
    """Shows a page over the desk; ends with nothing where it is left."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows = Rows(id="sheet")

    def compose(self) -> ComposeResult:
        """The page and its keys."""
        yield Looks()
        yield self._rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the page."""
        self._rows.show(self._page)

    def action_leave(self) -> None:
        """End with nothing."""
        self.answer(None)


class Sheet(PageDialog[Target]):
    """Shows a page; ends with the target that was chosen on it, or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SHEET)

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """End with what was chosen."""
        message.stop()
        self.answer(message.target)

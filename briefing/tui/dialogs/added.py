"""The articles that were added, laid over the desk: opened, their facts set, removed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.model import Target
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.views import Page


class AddedArticles(Dialog[tuple[str, Target] | None]):
    """Lists articles; ends with what is to be done with one of them (`open`, `facts` or `remove`), or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.ADDED)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._rows = Rows(id="sheet")

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        yield Looks()
        yield self._rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the list."""
        self._rows.show(self._page)

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """End with the article that is to be opened."""
        message.stop()
        self.answer(("open", message.target))

    def action_article(self, what: str) -> None:
        """End with what is to be done with the highlighted article."""
        if self._rows.target:
            self.answer((what, self._rows.target))

    def action_leave(self) -> None:
        """End with nothing."""
        self.answer(None)

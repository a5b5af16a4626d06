"""The articles that were added, laid over the desk: opened, their facts set, removed."""

from typing import ClassVar

from textual.binding import BindingType

from briefing.model import Target
from briefing.tui.dialogs.sheet import PageDialog
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.view import PageView


class AddedArticles(PageDialog[tuple[str, Target]]):
    """Lists articles; ends with what is to be done with one of them (`open`, `facts` or `remove`), or nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.ADDED)

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """End with the article that is to be opened."""
        message.stop()
        self.answer(("open", message.target))

    def action_article(self, what: str) -> None:
        """End with what is to be done with the highlighted article."""
        if self._rows.target:
            self.answer((what, self._rows.target))

"""Marking: some of several texts are marked, one by one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.model import Target
from briefing.text import clean_line
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.views import Block, Page


class Marking(Dialog[tuple[int, ...]]):
    """Lists texts to mark; ends with the numbers of those that were marked, from 0, or with none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.MARKING)

    def __init__(self, title: str, texts: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._texts = texts
        self._marked = set[int]()
        self._rows = Rows(id="sheet")

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        yield Looks()
        yield self._rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the texts."""
        self._show()

    def _show(self) -> None:
        head = Block(self._title, look="heading")
        rows = (
            Block(
                clean_line(text), indent=4, marker="[x] " if at in self._marked else "[ ] ", target=Target.view(str(at))
            )
            for at, text in enumerate(self._texts)
        )
        self._rows.show(Page((head, *rows)))

    def action_mark(self) -> None:
        """Mark the highlighted text, or mark it no more."""
        if self._rows.target:
            self._marked ^= {int(self._rows.target.id)}
            self._show()

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Mark what was clicked."""
        message.stop()
        self.action_mark()

    def action_done(self) -> None:
        """End with what is marked; where nothing is, mark the highlighted text first."""
        if not self._marked:
            self.action_mark()
        self.answer(tuple(sorted(self._marked)))

    def action_leave(self) -> None:
        """End with nothing."""
        self.answer(())

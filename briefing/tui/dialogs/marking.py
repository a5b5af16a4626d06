"""Marking: some of several texts are marked, one by one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from briefing.model import Target
from briefing.text import clean_line
from briefing.tui.dialogs.sheet import PageDialog
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.view import PageView
from briefing.views import Block, Page


class Marking(PageDialog[tuple[int, ...]]):
    """Lists texts to mark; ends with the numbers of those that were marked, from 0, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.MARKING)

    def __init__(self, title: str, texts: Sequence[str]) -> None:
        self._title = title
        self._texts = texts
        self._marked = set[int]()
        super().__init__(self._listed)

    @property
    def _listed(self) -> Page:
        """The texts with their marks."""
        head = Block(self._title, look="heading")
        rows = (
            Block(
                clean_line(text), indent=4, marker="[x] " if at in self._marked else "[ ] ", target=Target.view(str(at))
            )
            for at, text in enumerate(self._texts)
        )
        return Page((head, *rows))

    def action_mark(self) -> None:
        """Mark the highlighted text, or mark it no more."""
        if self._rows.target:
            self._marked ^= {int(self._rows.target.id)}
            self._rows.show(self._listed)

    def on_page_view_opened(self, message: PageView.Opened) -> None:
        """Mark what was clicked."""
        message.stop()
        self.action_mark()

    def action_done(self) -> None:
        """End with what is marked; where nothing is, mark the highlighted text first."""
        if not self._marked:
            self.action_mark()
        self.answer(tuple(sorted(self._marked)))

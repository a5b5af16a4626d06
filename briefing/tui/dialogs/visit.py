"""Leaving for the web: the whole address is shown before the browser opens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.text import clean_line
from briefing.tui.dialogs.dialog import Dialog
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings


class Visit(Dialog[bool]):
    """Asks whether to open a URL; ends with the answer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.VISIT)

    def __init__(self, url: str) -> None:
        super().__init__()
        self._url = url

    def compose(self) -> ComposeResult:
        """The URL, whole."""
        with Vertical(classes="question"):
            yield Static(Content("This link leaves for:"))
            yield Static(Content(clean_line(self._url)), id="url")
            yield Static(Content("Enter opens it in the browser, Esc stays here."), classes="quiet")
        yield KeyBar()

    def action_go(self) -> None:
        """Yes."""
        self.answer(True)

    def action_stay(self) -> None:
        """No."""
        self.answer(False)

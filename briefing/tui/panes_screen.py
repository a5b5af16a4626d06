"""A screen of three panes over a notice line and the keys: the desk, the review of drafts."""

from collections.abc import Callable, Mapping

from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from briefing.tui.conditions import Conditional
from briefing.tui.keybar import KeyBar
from briefing.tui.notice import Notice
from briefing.tui.panes import WIDE


class PanesScreen(Conditional, Screen[None]):
    """Shows three panes on a wide terminal, two on a narrower one, one below; a key that can't act says why here."""

    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (80, "-two"), (WIDE, "-three")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#index"
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As in Textual, but a move of the focus repaints what it concerns and not the whole screen."""

    def __init__(self, labels: Callable[[], Mapping[str, str]]) -> None:
        """`labels` tells what keys do just now where that is not the usual, by id."""
        super().__init__()
        self.notice = Notice(id="notice")
        self._keybar = KeyBar(labels)

    def say(self, text: str) -> None:
        """Tell the reader in the notice line; an empty text clears it."""
        self.notice.say(text)

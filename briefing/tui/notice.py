"""The notice line: what the reader should know, in one line, out of the way."""

from time import monotonic

from textual.content import Content
from textual.widgets import Static

from briefing.errors import BriefingError
from briefing.text import clean_line

_READ = 4.0
"""Seconds in which a line is read."""


def reason(error: BriefingError | OSError) -> str:
    """What to tell the reader of an error."""
    if isinstance(error, BriefingError):
        return str(error)
    return f"{error.filename or 'The disk'}: {error.strerror or error}."


class Notice(Static):
    """One line above the footer; hidden while there is nothing to say."""

    _said_at = 0.0

    def say(self, text: str) -> None:
        """Show `text`; an empty one hides the line."""
        self._said_at = monotonic()
        if bool(text) != self.display:
            self.display = bool(text)
        if text:
            self.update(Content(clean_line(text)), layout=False)

    def fade(self) -> None:
        """Hide what has been read: it has stood for a while, and the reader goes on."""
        if self.display and monotonic() - self._said_at > _READ:
            self.display = False

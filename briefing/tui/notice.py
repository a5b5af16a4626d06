"""The notice line: what the reader should know, in one line, out of the way."""

from textual.content import Content
from textual.widgets import Static

from briefing.text import clean_line


class Notice(Static):
    """One line above the footer; hidden while there is nothing to say."""

    def say(self, text: str) -> None:
        """Show `text`; an empty one hides the line."""
        if bool(text) != self.display:
            self.display = bool(text)
        if text:
            self.update(Content(clean_line(text)), layout=False)

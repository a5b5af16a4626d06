"""The reference for start-up: the smallest Textual app that shows something."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

SHOWN = "The first text of a bare app."


class Bare(App[None]):
    """A header, a line of text, a footer."""

    BINDINGS = [("q", "quit", "quit")]  # noqa: RUF012 - as Textual declares it

    def compose(self) -> ComposeResult:
        """The three widgets."""
        yield Header()
        yield Static(SHOWN)
        yield Footer()


if __name__ == "__main__":
    Bare().run()

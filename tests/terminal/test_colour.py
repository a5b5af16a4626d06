"""Colour, where it is not wanted."""

from pathlib import Path

from tests.terminal.arrived import colours
from tests.terminal.conftest import Start


def test_no_color_sends_no_colour(start: Start, good: Path) -> None:
    """With `NO_COLOR` set nothing asks for a colour, greys included; what is marked is told by other means."""
    with start(good, more={"NO_COLOR": "1"}) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"\r")
        terminal.wait_for("speaker of the mill owners")
        terminal.press(b"\t\t")
        terminal.wait_until(lambda: "[1]" in terminal.reversed, "the link to be told by reverse video")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert colours(terminal.raw) == set()


def test_colours_are_sent_otherwise(start: Start, good: Path) -> None:
    """The same without `NO_COLOR`: so the test above can fail."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        assert colours(terminal.raw)

"""Pasting: what the terminal says is pasted is text, whatever stands in it."""

from collections.abc import Iterable

from textual import _xterm_parser
from textual.drivers import linux_driver
from textual.message import Message

_BEGIN, _END = "\x1b[200~", "\x1b[201~"
_PICTURE = "\u241b"


class Pasted:
    """Takes the escapes out of what stands between the marks of a paste.

    Textual reads them as the beginnings of keys, so that a paste could press any key of the program.
    """

    def __init__(self) -> None:
        self._is_inside = False
        self._begun = ""
        """What may be the first part of a mark: of a begin it has been let through, of an end it is held back."""

    def feed(self, data: str) -> str:
        """The next piece of what the terminal sends, with pictures for the escapes that are pasted."""
        passed, rest = [], data
        while rest:
            mark = _END if self._is_inside else _BEGIN
            text, found, after = (self._begun + rest).partition(mark)
            if found:
                self._is_inside, begun, self._begun, rest = not self._is_inside, self._begun, "", after
            else:
                begun, self._begun, rest = self._begun, _beginning(text, mark), ""
            passed.append(_outside(text + found, begun) if mark is _BEGIN else self._inside(text, found))
        return "".join(passed)

    def _inside(self, text: str, mark: str) -> str:
        text = text if mark else text.removesuffix(self._begun)
        return text.replace("\x1b", _PICTURE) + mark


def _outside(text: str, begun: str) -> str:
    """What follows on the part of a mark that has been let through."""
    return text[len(begun) :]


def _beginning(text: str, mark: str) -> str:
    """The end of a text that may be the beginning of a mark."""
    return next((mark[:size] for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), "")


class _Parser(_xterm_parser.XTermParser):
    """Textual's, fed what is safe to be parsed."""

    def __init__(self, *arguments: bool) -> None:
        super().__init__(*arguments)
        self._pasted = Pasted()

    def feed(self, data: str) -> Iterable[Message]:
        """The events in the next piece of input; the empty piece is the last."""
        return super().feed(self._pasted.feed(data))


def keep_pastes_text() -> None:
    """Have the terminal's input go through here; Textual has no door for it."""
    linux_driver.XTermParser = _Parser  # type: ignore[attr-defined,assignment]

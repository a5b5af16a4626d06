"""A dialog: a screen over the desk that is left with an answer."""

from typing import TypeVar

from textual.screen import ModalScreen

T = TypeVar("T")


class Dialog(ModalScreen[T]):
    """Is answered once, whatever arrives after that."""

    def answer(self, answer: T) -> None:
        """Leave with this answer, unless the dialog has been left."""
        if self.is_current:
            self.dismiss(answer)

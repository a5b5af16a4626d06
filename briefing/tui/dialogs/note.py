"""The form for a note: it is written in a box, or in the reader's editor."""

from typing import ClassVar, Protocol

from textual.binding import BindingType
from textual.widgets import TextArea

from briefing.tui.dialogs.form import Form
from briefing.tui.keys import Owner, bindings


class TakeNote(Protocol):
    """Takes the answers, and whether the reader wants to go on in the editor."""

    def __call__(self, answers: dict[str, str], *, is_by_hand: bool) -> None:
        """Take them."""


class NoteForm(Form):
    """Asks for a note."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.NOTE)
    is_by_hand = False
    """Whether the reader wants to go on in the editor."""

    def on_mount(self) -> None:
        """Begin behind what is written."""
        super().on_mount()
        for box in self.query(TextArea):
            box.move_cursor(box.document.end)

    def action_by_hand(self) -> None:
        """Keep what is written, and go on in the editor."""
        self.is_by_hand = True
        self.action_save()

"""Edits by hand: files of the reader's own library are lent to their editor; what comes of it is one change."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.tui.editing.editor import Editor

if TYPE_CHECKING:
    from briefing.library.editing.hand_edits import HandEdit

Lend = Callable[[Path, int], str]
"""Has a file edited at a line in the reader's editor; what went wrong, or nothing."""


class HandEdits:
    """Lends files to the reader's editor, and notes what was edited."""

    def __init__(self, editor: Editor, lend: Lend, undoes: str) -> None:
        """`undoes` tells which key undoes."""
        self._editor = editor
        self._lend = lend
        self._undoes = undoes

    def edit_card(self, card: str) -> None:
        """Have the file of a card edited; of a card that is not the reader's, the addition to it."""
        library = self._editor.library
        self._editor.start(partial(self._edit, partial(library.edits.begin_edit, card), library.edits.end_edit))

    def edit_note(self, target: str) -> None:
        """Have the file with the note on a card, an article or a passage edited."""
        notes = self._editor.library.notes
        self._editor.start(partial(self._edit, partial(notes.begin, target), notes.end))

    async def _edit(self, begin: Callable[[], "tuple[HandEdit, Path]"], end: "Callable[[HandEdit], bool]") -> None:
        begun = await self._editor.ask(begin)
        if not begun:
            return
        edit, file = begun
        wrong = self._lend(file, 1)
        if await self._editor.change(partial(end, edit)):
            self._editor.say(wrong or f"Noted: {edit.what} · {self._undoes}")
        elif wrong:
            self._editor.say(wrong)

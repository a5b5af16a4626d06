"""The key for notes: what is noted on the card, the article or the passage in front."""

from collections.abc import Mapping, Sequence
from functools import partial

from briefing.dialect import note_refusal
from briefing.errors import CannotEdit
from briefing.library import Library
from briefing.tui.dialogs import opener
from briefing.tui.dialogs.checks import is_one_of
from briefing.tui.dialogs.fields import Field, choice
from briefing.tui.editing.editor import Editor
from briefing.tui.editing.hand_edits import HandEdits
from briefing.tui.editing.selection import Selection


class NoteKeys:
    """Asks for a note in a box, and has it written; in the reader's editor where that is asked for."""

    def __init__(self, editor: Editor, selection: Selection, by_hand: HandEdits, undoes: str) -> None:
        """`undoes` tells which key undoes."""
        self._editor = editor
        self._library: Library = editor.library
        self._selection = selection
        self._by_hand = by_hand
        self._undoes = undoes

    def write(self) -> None:
        """Ask for the note on what is in front."""
        if subjects := self._selection.subjects:
            self._editor.start(partial(self._ask, subjects))

    async def _ask(self, subjects: Sequence[str], typed: str = "") -> None:
        """Ask for the note on one of some subjects, the likeliest first; `typed` is what was written before."""
        if not (notes := await self._editor.ask(partial(self._read, subjects))):
            return
        names = {self._selection.name_of(subject): subject for subject in notes}
        texts = {name: typed or notes[subject] for name, subject in names.items()}
        choices = [choice(name) for name in names]
        first = choices[0].text

        def check(text: str) -> str:
            return next(filter(None, (note_refusal(subject, text) for subject in names.values())), "")

        def text(answers: Mapping[str, str]) -> str:
            return texts.get(answers.get("on", first), "")

        def take(answers: dict[str, str], *, is_by_hand: bool) -> None:
            self._editor.start(partial(self._take, names[answers["on"]], answers["note"], is_by_hand=is_by_hand))

        fields = (
            Field("on", "On", first, lambda: choices, is_choice=True, check=is_one_of(names)),
            Field("note", "Note", texts[first], is_text=True, has_lines=True, check=check, follows=text),
        )
        opener.ask_for_note(self._editor.screen, "Your note", fields, take)

    def _read(self, subjects: Sequence[str]) -> dict[str, str]:
        """What is noted on each subject; one that can't be noted is left out, unless it is the only one."""
        found, refused = dict[str, str](), None
        for subject in subjects:
            try:
                found[subject] = self._library.notes.text(subject)
            except CannotEdit as error:
                refused = refused or error
        if refused and not found:
            raise refused
        return found

    async def _take(self, subject: str, text: str, *, is_by_hand: bool) -> None:
        """Write a note; where that can't be done, ask again, so that nothing that was typed is lost."""

        def write() -> tuple[bool]:
            return (self._library.notes.write(subject, text) is not None,)

        written = await self._editor.change(write)
        if written is None:
            await self._ask([subject], text)
        elif is_by_hand:
            self._by_hand.edit_note(subject)
        elif written[0]:
            told = "Note on" if text else "No more note on"
            self._editor.say(f"{told} {self._selection.name_of(subject)} · {self._undoes}")

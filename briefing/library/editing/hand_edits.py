"""Edits by hand: a file of the reader's is handed to an editor, and what came of it is noted as a change."""

from collections.abc import Callable
from typing import NamedTuple

from briefing.dialect import notes_nothing
from briefing.library.editing.card_edits import addition_path, empty_addition, is_empty_addition
from briefing.library.editing.changes import Changes, FileChange
from briefing.library.safe_files import NOTES


class HandEdit(NamedTuple):
    """A file that is being edited by hand."""

    path: str
    """Its path in the reader's own library."""
    before: bytes | None
    """What it held before; None where it was made for this."""
    what: str
    """What is asked, in words."""

    @property
    def is_notes(self) -> bool:
        """Whether it is a file of notes."""
        return self.path.startswith(f"{NOTES}/")


Amend = Callable[[bytes, bytes], bytes]
"""Given a file before and after it was edited by hand, answers it as it is to be."""


def begin_addition(changes: Changes, card: str) -> HandEdit:
    """Have an addition to a card edited; it is made where there is none."""
    with changes.door() as door:
        path = addition_path(door, card)
        before = door.folder.read(path)
        if before is None:
            door.folder.create(path, empty_addition(card))
    return HandEdit(path, before, f"edit of the addition to {card}")


def begin_notes(changes: Changes, file: str, address: str) -> HandEdit:
    """Have the notes on a card or an article edited; where there are none, a file that a first note is written in."""
    with changes.door() as door:
        path = door.folder.file_of(NOTES, file)
        before = door.folder.read(path)
        if before is None:
            door.folder.create(path, f"\n[[{address}]]\n".encode() if address else b"\n")
    return HandEdit(path, before, f"edit of the notes on {file}")


def begin_file(changes: Changes, path: str, id: str) -> HandEdit:
    """Have a file of the reader's edited, that of a card or an article."""
    with changes.door() as door:
        return HandEdit(path, door.folder.read(path), f"edit of {id}")


def end(changes: Changes, edit: HandEdit, amend: Amend | None = None) -> bool:
    """Note what has been edited; whether anything was. An addition or notes that were left empty are removed again."""
    with changes.door() as door:
        after = edited = door.folder.read(edit.path)
        if after is not None and (notes_nothing if edit.is_notes else is_empty_addition)(after):
            door.folder.remove(edit.path)
            after = None
        elif after is not None and amend and after != edit.before:
            after = amend(edit.before or b"", after)
            if after != edited:
                door.folder.replace(edit.path, after)
        return bool(door.note(edit.what, FileChange(edit.path, edit.before, after)))

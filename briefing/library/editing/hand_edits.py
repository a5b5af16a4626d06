"""Edits by hand: a file of the reader's is handed to an editor, and what came of it is noted as a change."""

from typing import NamedTuple

from briefing.library.editing.card_edits import addition_path, empty_addition, is_empty_addition
from briefing.library.editing.changes import Changes, FileChange


class HandEdit(NamedTuple):
    """A file that is being edited by hand."""

    path: str
    """Its path in the reader's own library."""
    before: bytes | None
    """What it held before; None where it was made for this."""
    what: str
    """What is asked, in words."""


def begin_addition(changes: Changes, card: str) -> HandEdit:
    """Have an addition to a card edited; it is made where there is none."""
    with changes.door() as door:
        path = addition_path(door, card)
        before = door.folder.read(path)
        if before is None:
            door.folder.create(path, empty_addition(card))
    return HandEdit(path, before, f"edit of the addition to {card}")


def begin_file(changes: Changes, path: str, id: str) -> HandEdit:
    """Have a file of the reader's edited, that of a card or an article."""
    with changes.door() as door:
        return HandEdit(path, door.folder.read(path), f"edit of {id}")


def end(changes: Changes, edit: HandEdit) -> bool:
    """Note what has been edited; whether anything was. An addition that was left empty is removed again."""
    with changes.door() as door:
        after = door.folder.read(edit.path)
        if after is not None and is_empty_addition(after):
            door.folder.remove(edit.path)
            after = None
        return bool(door.note(edit.what, FileChange(edit.path, edit.before, after)))

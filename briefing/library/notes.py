"""The reader's notes on cards, articles and passages: read, written, and undone as any other change."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.errors import CannotEdit
from briefing.library.editing import ChangeLog, Changes
from briefing.library.lookup import existing, passage_at
from briefing.library.managed_index import ManagedIndex
from briefing.model import Address, Change, Note

if TYPE_CHECKING:
    from briefing.library.editing.hand_edits import HandEdit
    from briefing.library.editing.notes import NoteEdits, NotePlace


class Notes:
    """The notes of a library; what writes raises what `Changes.make` raises, and CannotEdit."""

    def __init__(self, index: ManagedIndex, changes: Changes, log: ChangeLog) -> None:
        self._index = index
        self._changes = changes
        self._log = log

    def on(self, targets: Iterable[str]) -> tuple[Note, ...]:
        """The notes on cards, articles and passages, given by id or address. See `Reader.notes`."""
        wanted = tuple(targets)
        return self._index.ask(lambda reader: reader.notes(wanted))

    def text(self, target: str) -> str:
        """The reader's own note on a card, an article or a passage, as Markdown; empty where there is none.

        Raises NotFound where there is no such target.
        """
        return self._edits.text(self._place(target))

    def write(self, target: str, text: str) -> Change | None:
        """Write the note on a card, an article or a passage; without text there is none. See `text`.

        The change; None where nothing changes.
        """
        return self._last_change() if self._edits.write(self._place(target), text) else None

    def begin(self, target: str) -> "tuple[HandEdit, Path]":
        """Have the file with the note on a target edited by hand; what to end it with, and the file."""
        edit = self._edits.begin(self._place(target))
        return edit, Path(self._changes.folder, edit.path)

    def end(self, edit: "HandEdit") -> bool:
        """Note what was edited by hand; whether anything was. A file that notes nothing is removed again."""
        is_changed = self._edits.end(edit)
        self._index.follow(self._changes.folder, (edit.path,))
        return is_changed

    @cached_property
    def _edits(self) -> "NoteEdits":
        from briefing.library.editing.notes import NoteEdits  # noqa: PLC0415 - what only reads loads none

        return NoteEdits(self._changes, self._prints)

    def _place(self, target: str) -> "NotePlace":
        """Where the note on a target stands: that on a passage in the file of its article.

        Raises CannotEdit where a note that has lost its place is in the way.
        """
        from briefing.library.editing.notes import NotePlace  # noqa: PLC0415

        address, roster = Address.parse(target), self._index.state.roster
        if not address:
            existing(roster.target(target), "card or article", target)
            return NotePlace(target, target, {})
        article = passage_at(self._index, address).address.article
        notes = [note for note in self.on([article]) if note.file == article and note.written]
        if any(note.is_lost and note.written == target for note in notes):
            raise CannotEdit(
                f"A note that has lost its place still names `{target}`: the problems tell how to mend it."
            )
        moved = {note.written: note.on for note in notes if not note.is_lost and note.written != note.on}
        return NotePlace(target, article, moved)

    def _prints(self, addresses: Iterable[str]) -> dict[str, str]:
        """The fingerprints of the passages at some addresses, those that are known."""
        wanted = [address for text in addresses if (address := Address.parse(text))]
        passages = self._index.ask(lambda reader: [reader.passage(each) for each in wanted])
        return {str(passage.address): passage.fingerprint for passage in passages if passage and passage.fingerprint}

    def _last_change(self) -> Change:
        change = self._log.entries()[-1]
        self._index.follow(self._changes.folder, change.files)
        return change

"""What is noted: where the note on a target stands, and what the passages that have notes are known by."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefing.errors import CannotEdit
from briefing.library.lookup import existing
from briefing.library.managed_index import ManagedIndex
from briefing.model import Address

if TYPE_CHECKING:
    from briefing.library.editing.notes import NotePlace


def note_place(index: ManagedIndex, target: str) -> "NotePlace":
    """Where the note on a card, an article or a passage stands. Raises NotFound where there is no such target.

    A note on a passage stands in the file of its article. Raises CannotEdit where a note that has lost its place is
    in the way.
    """
    from briefing.library.editing.notes import NotePlace  # noqa: PLC0415 - what only reads loads none

    address = Address.parse(target)
    if not address:
        existing(index.state.roster.target(target), "card or article", target)
        return NotePlace(target, target, {})
    existing(index.ask(lambda reader: reader.passage(address)), "passage", target)
    notes = [note for note in index.ask(lambda reader: reader.notes([address.article])) if note.file == address.article]
    if any(note.is_lost and note.written == target for note in notes):
        raise CannotEdit(f"A note that has lost its place still names `{target}`: the problems tell how to mend it.")
    moved = {note.written: note.on for note in notes if note.written and not note.is_lost and note.written != note.on}
    return NotePlace(target, address.article, moved)


def prints_at(index: ManagedIndex, addresses: Iterable[str]) -> dict[str, str]:
    """The fingerprints of the passages at some addresses, those that are known."""
    wanted = [address for text in addresses if (address := Address.parse(text))]
    passages = index.ask(lambda reader: [reader.passage(each) for each in wanted])
    return {str(passage.address): passage.fingerprint for passage in passages if passage and passage.fingerprint}

"""Edits of notes: what the reader notes on a card, an article or a passage, each edit one change."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from briefing.dialect import (
    addresses_in,
    note_refusal,
    note_text,
    notes_nothing,
    prints_in,
    set_note,
    set_prints,
    with_addresses,
)
from briefing.errors import CannotEdit
from briefing.library.editing import hand_edits
from briefing.library.editing.changes import Changes, FileChange
from briefing.library.editing.hand_edits import HandEdit
from briefing.library.safe_files import NOTES
from briefing.model import Address
from briefing.text import clean, clean_line

_TOLD = 60
Prints = Callable[[Iterable[str]], Mapping[str, str]]
"""Answers the fingerprints that passages have now, by address; those that are not known are left out."""


class NotePlace(NamedTuple):
    """Where a note stands, or is to stand."""

    target: str
    """What it is on: the id of a card or an article, or the address of a passage."""
    file: str
    """The id that its file is called after."""
    moved: Mapping[str, str]
    """The addresses in its file that are others by now, since passages have got other numbers, and those others."""

    @property
    def address(self) -> str:
        """The address that is written; empty for what the file is called after."""
        return self.target if Address.parse(self.target) else ""


class NoteEdits:
    """Edits the notes of the reader's own library. Raises what `Changes.make` raises, and CannotEdit."""

    def __init__(self, changes: Changes, prints: Prints) -> None:
        self._changes = changes
        self._prints = prints

    def text(self, place: NotePlace) -> str:
        """What is noted there, as Markdown; empty where nothing is."""
        with self._changes.door() as door:
            data = door.folder.read(door.folder.file_of(NOTES, place.file)) or b""
            return note_text(with_addresses(data, place.moved), place.address)

    def write(self, place: NotePlace, text: str) -> bool:
        """Write what is noted there, as Markdown; without text, nothing is. Whether anything changes."""
        told = clean(text).strip()
        if why := note_refusal(place.target, told):
            raise CannotEdit(why)
        line = clean_line(told)
        what = f"note on {place.target}: {line if len(line) <= _TOLD else line[: _TOLD - 1] + '…'}"
        with self._changes.door() as door:
            path = door.folder.file_of(NOTES, place.file)
            before = door.folder.read(path)
            data = with_addresses(before or b"", place.moved)
            after = set_note(data, place.address, told)
            if after == data:
                return False
            after = self._with_prints(after, {*addresses_in(data)} - {place.address})
            change = FileChange(path, before, None if notes_nothing(after) else after)
            return bool(door.write(what if told else f"no note on {place.target}", [change]))

    def begin(self, place: NotePlace) -> HandEdit:
        """Have the file of a note edited by hand."""
        return hand_edits.begin_notes(self._changes, place.file, place.address)

    def end(self, edit: HandEdit) -> bool:
        """Note what has been edited by hand, with the fingerprints of passages that were named there; see `begin`."""
        return hand_edits.end(self._changes, edit, lambda before, after: self._with_prints(after, addresses_in(before)))

    def _with_prints(self, data: bytes, known: Iterable[str]) -> bytes:
        """The file with the fingerprints it has of `known` addresses, and those that the other passages have now."""
        addresses, had = addresses_in(data), prints_in(data)
        now = self._prints(address for address in addresses if address not in set(known))
        prints = {address: print_ for address in addresses if (print_ := now.get(address) or had.get(address, ""))}
        return set_prints(data, prints)

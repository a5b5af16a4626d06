"""Notes on passages: where each stands now, found again by the words of its passage and never by likeness."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from briefing.library import file_problems
from briefing.model import Address, Note, Problem

Prints = Mapping[int, str]
"""The fingerprint of each passage of an article, empty where it is not known."""


def placed(
    notes: tuple[Note, ...],
    prints: Mapping[str, str],
    passages: Callable[[str], Prints | None],
    same: Mapping[str, str],
    file: str,
) -> Iterator[tuple[Note, Problem | None]]:
    """Each note with what it is on now; one that has lost its place is on what its file is called after, and told.

    `prints` has the fingerprint that the file has for an address, `passages` answers the passages of an article, None
    where there is no such article, `same` the card that another one is.
    """
    for note in notes:
        address = Address.parse(note.written)
        if address is None:
            yield replace(note, on=same.get(note.on, note.on)), None
            continue
        there, known = passages(address.article), prints.get(note.written, "")
        number = None if there is None else place_of(address.number, known, there)
        if number is None:
            line = note.blocks[0].line
            lost = replace(note, on=same.get(note.file, note.file), is_lost=True)
            yield lost, file_problems.lost_note(file, line, note.written, known, is_there=there is not None)
        else:
            yield replace(note, on=str(Address(address.article, number))), None


def place_of(number: int, known: str, passages: Prints) -> int | None:
    """The number of the passage with a fingerprint, of several the nearest to where it was; None where none has it.

    Without a fingerprint, of the note or of the passage, it is the passage of that number.
    """
    if (number in passages and known in ("", passages[number])) or (known and passages.get(number) == ""):
        return number
    found = [other for other, print_ in passages.items() if known and print_ == known]
    return min(found, key=lambda other: (abs(other - number), other), default=None)

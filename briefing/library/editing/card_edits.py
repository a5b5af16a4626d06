"""Edits of cards: a card is made, a claim, an alias or a relation added; what is not the reader's gets an addition."""

from collections.abc import Callable, Mapping, Sequence

from briefing.dialect import add_to_field, append_claim, fields_of, read_card, set_field
from briefing.errors import CannotEdit
from briefing.library.editing.changes import Changes, Door, FileChange
from briefing.library.new_ids import card_ids
from briefing.library.safe_files import CARDS
from briefing.model import Address, Kind, is_id
from briefing.text import clean_line, decode

_TRIED = 1_000
"""How many numbers of an id are tried."""


class CardEdits:
    """Edits the cards of the reader's own library, each edit a change. Raises what `Changes.make` and CannotEdit."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def create(
        self, kind: Kind, title: str, is_taken: Callable[[str], bool], aliases: Sequence[str] = (), id: str = ""
    ) -> str:
        """Make a card of that kind and title; its id: `id` if one is given, else one that is not taken."""
        name, data = clean_line(title), new_card(kind, title, aliases)
        with self._changes.door() as door:
            id, path = free_file(door, kind, name, is_taken, id)
            door.write(f"new {kind.value} {id}: {name}", [FileChange(path, None, data)])
        return id

    def add_claim(self, id: str, own: str, text: str, citations: Sequence[Address], heading: str = "") -> None:
        """Add a claim to a card: to its file `own` where it is the reader's, else, with `own` empty, to an addition."""
        cites = ", ".join(map(str, citations))
        told = f"claim in {id}: {clean_line(text)}" + (f" ({cites})" if cites else "")
        self._edit(id, own, told, lambda data: append_claim(data, text, citations, heading))

    def add_value(self, id: str, own: str, field: str, value: str) -> None:
        """Add a value to a list of a card: an alias, a tag, a typed relation; `own` as in `add_claim`."""
        told = f"{field} of {id}: {clean_line(value)}"
        self._edit(id, own, told, lambda data: add_to_field(data, field, value))

    def set_values(self, id: str, own: str, values: Mapping[str, Sequence[str]]) -> None:
        """Set fields of a card, or take out those without values, as one change; `own` as in `add_claim`."""

        def edit(data: bytes) -> bytes:
            for field, each in values.items():
                data = set_field(data, field, *each)
            return data

        self._edit(id, own, f"{', '.join(values)} of {id}", edit)

    def values(self, id: str, own: str) -> dict[str, tuple[str, ...]]:
        """The fields of a card as they are written in its file, else in the addition to it."""
        with self._changes.door() as door:
            return fields_of(door.folder.read(own or addition_path(door, id)) or b"")

    def _edit(self, id: str, own: str, what: str, edit: Callable[[bytes], bytes]) -> None:
        with self._changes.door() as door:
            path = own or addition_path(door, id)
            before = door.folder.read(path)
            after = edit(before if before is not None else empty_addition(id))
            door.write(what, [FileChange(path, before, None if is_empty_addition(after) else after)])


def new_card(kind: Kind, title: str, aliases: Sequence[str] = ()) -> bytes:
    """The file of a new card; raises CannotEdit for a title without a letter or a digit."""
    name = clean_line(title)
    if not any(map(str.isalnum, name)):
        raise CannotEdit("A card needs a title with a letter or a digit in it.")
    data = set_field(set_field(b"", "kind", kind.value), "title", name)
    for alias in aliases:
        data = add_to_field(data, "aliases", alias)
    return data


def free_file(door: Door, kind: Kind, title: str, is_taken: Callable[[str], bool], id: str = "") -> tuple[str, str]:
    """The id of a new card and the path of its file; `id` if one is given. Raises CannotEdit where there is none."""
    if id and not is_id(id):
        raise CannotEdit(f"`{clean_line(id)}` is no id: it has small letters a to z, digits, `-` and `_`, at most 80.")
    part = f"{CARDS}/{kind.plural}" if kind is not Kind.OTHER else CARDS
    for each, _ in zip([id] if id else card_ids(title), range(_TRIED), strict=False):
        path = f"{part}/{each}.md"
        if not is_taken(each) and door.folder.read(path) is None:
            return each, path
    raise CannotEdit(f"The id `{id}` is taken." if id else f"There are too many cards called {title}.")


def empty_addition(id: str) -> bytes:
    """The file of an addition to a card that adds nothing yet."""
    return set_field(b"", "adds_to", id)


def is_empty_addition(data: bytes) -> bool:
    """Whether a file is an addition that adds nothing."""
    card = read_card("card", decode(data)[0], "")[0]
    return bool(card.adds_to) and not card.blocks and fields_of(data).keys() == {"adds_to"}


def addition_path(door: Door, id: str) -> str:
    """The file that adds to a card, wherever it stands below `cards/`; else where it is to be made."""
    return door.folder.file_of(CARDS, id)

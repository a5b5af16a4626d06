"""Edits of cards: a card is made, a claim, an alias or a relation added; what is not the reader's gets an addition."""

from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import PurePosixPath

from briefing.dialect import add_to_field, append_claim, set_field
from briefing.errors import CannotEdit
from briefing.library.editing.changes import Changes, Door, FileChange
from briefing.library.new_ids import card_ids
from briefing.library.safe_files import CARDS
from briefing.model import Address, CardContent, Kind
from briefing.text import clean_line

_TRIED = 1_000
"""How many numbers of an id are tried."""


class CardEdits:
    """Edits the cards of the reader's own library, each edit a change. Raises what `Changes.make` and CannotEdit."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def create(self, kind: Kind, title: str, is_taken: Callable[[str], bool], aliases: Sequence[str] = ()) -> str:
        """Make a card of that kind and title; its id, one that is not taken."""
        name = clean_line(title)
        if not any(map(str.isalnum, name)):
            raise CannotEdit("A card needs a title with a letter or a digit in it.")
        data = set_field(set_field(b"", "kind", kind.value), "title", name)
        for alias in aliases:
            data = add_to_field(data, "aliases", alias)
        part = f"{CARDS}/{kind.plural}" if kind is not Kind.OTHER else CARDS
        with self._changes.door() as door:
            for id, _ in zip(card_ids(name), range(_TRIED), strict=False):
                path = f"{part}/{id}.md"
                if not is_taken(id) and door.folder.read(path) is None:
                    door.write(f"new {kind.value} {id}: {name}", [FileChange(path, None, data)])
                    return id
        raise CannotEdit(f"There are too many cards called {name}.")

    def write(self, content: CardContent, is_taken: Callable[[str], bool], change: str = "") -> tuple[str, str]:
        """Make a card with its content; its id and the id of the change, of which it may be a further step."""
        data = set_field(set_field(b"", "kind", content.kind.value), "title", clean_line(content.title))
        data = _with(data, content)
        with self._changes.door() as door:
            for id in islice(card_ids(content.title), _TRIED):
                path = f"{CARDS}/{content.kind.plural}/{id}.md"
                if not is_taken(id) and door.folder.read(path) is None:
                    told = f"new {content.kind.value} {id}: {clean_line(content.title)}"
                    return id, door.write(told, [FileChange(path, None, data)], change=change)
        raise CannotEdit(f"There are too many cards called {clean_line(content.title)}.")

    def extend(self, id: str, own: str, content: CardContent, change: str = "") -> str:
        """Add content to a card; the id of the change, empty where the card has all of it; `own` as in `add_claim`."""
        with self._changes.door() as door:
            path = own or _addition(door, id)
            before = door.folder.read(path)
            base = before if before is not None else set_field(b"", "adds_to", id)
            after = _with(base, content)
            if after == base:
                return ""
            return door.write(
                f"add to {id}: {clean_line(content.title)}", [FileChange(path, before, after)], change=change
            )

    def add_claim(self, id: str, own: str, text: str, citations: Sequence[Address], heading: str = "") -> None:
        """Add a claim to a card: to its file `own` where it is the reader's, else, with `own` empty, to an addition."""
        cites = ", ".join(map(str, citations))
        told = f"claim in {id}: {clean_line(text)}" + (f" ({cites})" if cites else "")
        self._edit(id, own, told, lambda data: append_claim(data, text, citations, heading))

    def add_value(self, id: str, own: str, field: str, value: str) -> None:
        """Add a value to a list of a card: an alias, a tag, a typed relation; `own` as in `add_claim`."""
        told = f"{field} of {id}: {clean_line(value)}"
        self._edit(id, own, told, lambda data: add_to_field(data, field, value))

    def set_value(self, id: str, own: str, field: str, *values: str) -> None:
        """Set a field of a card, or take it out; `own` as in `add_claim`."""
        told = f"{field} of {id}: {', '.join(map(clean_line, values)) or 'none'}"
        self._edit(id, own, told, lambda data: set_field(data, field, *values))

    def _edit(self, id: str, own: str, what: str, edit: Callable[[bytes], bytes]) -> None:
        with self._changes.door() as door:
            path = own or _addition(door, id)
            before = door.folder.read(path)
            base = before if before is not None else set_field(b"", "adds_to", id)
            door.write(what, [FileChange(path, before, edit(base))])


def _with(data: bytes, content: CardContent) -> bytes:
    """The file of a card with more content."""
    for alias in content.aliases:
        data = add_to_field(data, "aliases", alias)
    for name, values in content.fields:
        data = set_field(data, name, *values)
    for text, citations in content.claims:
        data = append_claim(data, text, citations, has_links=False)
    return data


def _addition(door: Door, id: str) -> str:
    """The file that adds to a card, wherever it stands below `cards/`; else where it is to be made."""
    waiting = [CARDS]
    while waiting:
        here = waiting.pop()
        for name in door.folder.names(here):
            path = str(PurePosixPath(here, name))
            if name == f"{id}.md":
                return path
            if not name.startswith(".") and not PurePosixPath(name).suffix:
                waiting.append(path)
    return f"{CARDS}/{id}.md"

"""A batch of edits of cards: cards that are made and added to together, as one change."""

from collections.abc import Callable, Sequence

from briefing.dialect import add_to_field, append_claim, fields_of, read_card, set_field
from briefing.library.editing.card_edits import addition_path, empty_addition, free_file, new_card
from briefing.library.editing.changes import Door, FileChange
from briefing.model import Card, CardContent
from briefing.text import clean_line, decode


class CardBatch:
    """Edits cards before they are written; each edit sees those before it. Nothing is written before `write`."""

    def __init__(self, door: Door, is_taken: Callable[[str], bool]) -> None:
        """`is_taken` tells whether a card or an article that is read already has an id."""
        self._door = door
        self._is_taken = is_taken
        self._files = dict[str, tuple[bytes | None, bytes | None]]()
        """The bytes of each file before and after, by its path."""
        self._told = list[str]()
        """What is asked for, in words."""
        self.made = dict[str, str]()
        """The files of the cards that are made, by id."""

    def make(self, content: CardContent) -> str:
        """Make a card; its id. Raises CannotEdit where it can have none."""
        name, data = clean_line(content.title), _with(new_card(content.kind, content.title), content)
        id, path = free_file(self._door, content.kind, name, lambda id: id in self.made or self._is_taken(id))
        self._files[path] = None, data
        self.made[id] = path
        self._told.append(f"new {content.kind.value} {id}: {name}")
        return id

    def extend(self, id: str, own: str, content: CardContent) -> None:
        """Add content to a card: to its file `own` where it is the reader's, else, with `own` empty, to an addition."""
        path, before = self._now(id, own)
        base = before if before is not None else empty_addition(id)
        if (after := _with(base, content)) != base:
            self._put(path, after)
            self._told.append(f"add to {id}: {clean_line(content.title)}")

    def set_values(self, id: str, own: str, field: str, values: Sequence[str]) -> None:
        """Set a field of a card; `own` as in `extend`."""
        path, before = self._now(id, own)
        self._put(path, set_field(before if before is not None else empty_addition(id), field, *values))
        self._told.append(f"{field} of {id}: {', '.join(map(clean_line, values))}")

    def card(self, id: str, own: str) -> Card | None:
        """The file of a card or, with `own` empty, the addition to it, as the batch leaves it; None where it is not."""
        _, data = self._now(id, own)
        return read_card(id, decode(data)[0], "")[0] if data is not None else None

    def values(self, id: str, own: str) -> dict[str, tuple[str, ...]]:
        """The fields of a card as they are written in that file."""
        _, data = self._now(id, own)
        return fields_of(data) if data is not None else {}

    @property
    def is_empty(self) -> bool:
        """Whether no file is to be written."""
        return not self._files

    def write(self, id: str) -> None:
        """Write all of it together, as the change of that id. Raises what `Door.write` does."""
        more = f" and {len(self._told) - 1} more" if len(self._told) > 1 else ""
        changes = [FileChange(path, before, after) for path, (before, after) in self._files.items()]
        self._door.write(self._told[0] + more, changes, id=id)

    def _now(self, id: str, own: str) -> tuple[str, bytes | None]:
        """The file for what is added to a card, and its bytes as the batch leaves them."""
        path = self.made.get(id) or own or addition_path(self._door, id)
        return path, self._files[path][1] if path in self._files else self._door.folder.read(path)

    def _put(self, path: str, data: bytes) -> None:
        before = self._files[path][0] if path in self._files else self._door.folder.read(path)
        self._files[path] = before, data


def _with(data: bytes, content: CardContent) -> bytes:
    """The file of a card with more content."""
    for alias in content.aliases:
        data = add_to_field(data, "aliases", alias)
    for name, values in content.fields:
        data = set_field(data, name, *values)
    for text, citations in content.claims:
        data = append_claim(data, text, citations, has_links=False)
    return data

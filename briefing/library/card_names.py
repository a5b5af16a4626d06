"""The names of all cards, by which links lead to them that give no id: `[[Exit guarantees]]`."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from briefing.model import name_of
from briefing.text import fold

Named = tuple[str, Iterable[str]]
"""The id of a card, and its names."""


class CardNames:
    """Which cards a name means: by id, title or alias, accents and case aside."""

    def __init__(self, ids: Collection[str], kept: Callable[[], Iterable[Named]]) -> None:
        """`ids` are those of all cards; `kept`, asked when the first name is looked up, those that are not parsed."""
        self._ids = ids
        self._kept: Callable[[], Iterable[Named]] | None = kept
        self._holders = defaultdict[str, set[str]](set)

    def note(self, id: str, names: Iterable[str]) -> frozenset[str]:
        """Take the names of a card in; what they are compared by."""
        keys = keys_of(id, names)
        for key in keys:
            self._holders[key].add(id)
        return keys

    def has(self, id: str) -> bool:
        """Whether a card has that id."""
        return id in self._ids

    def meant_by(self, target: str) -> tuple[str, ...]:
        """The ids of the cards that the target of a link may mean, in order; an id means its card alone."""
        if target in self._ids:
            return (target,)
        if self._kept:
            for id, names in self._kept():
                self.note(id, names)
            self._kept = None
        key = key_of(target)
        short = key.rpartition("/")[2].strip()
        return tuple(sorted(self._holders.get(key) or self._holders.get(short) or ()))


def keys_of(id: str, names: Iterable[str]) -> frozenset[str]:
    """What the names of a card are compared by, its id among them."""
    return frozenset(filter(None, map(fold, (id, *names))))


def key_of(target: str) -> str:
    """What the target of a link is compared by."""
    return fold(name_of(target))

"""Which cards a text names."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from briefing.model import Entry
from briefing.text import words

Name = tuple[str, ...]
"""A name as its folded words."""


@lru_cache(maxsize=50_000)
def name_of(text: str) -> Name:
    """The folded words of a title or an alias."""
    return tuple(word.term for word in words(text))


def names_of(entries: Iterable[Entry]) -> dict[Name, frozenset[str]]:
    """Every name of the cards, and the ids of the cards that bear it."""
    bearers: dict[Name, set[str]] = {}
    for entry in entries:
        for text in (entry.title, *entry.aliases):
            if name := name_of(text):
                bearers.setdefault(name, set()).add(entry.id)
    return {name: frozenset(ids) for name, ids in bearers.items()}


class _Node:
    __slots__ = ("ids", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ids: frozenset[str] = frozenset()


class Names:
    """Finds names in text: whole words, accents and case aside, longest name first, matches never overlapping.

    Of two names of the same length that overlap, the one that begins first stands. A name that several cards bear
    names them all.
    """

    def __init__(self, bearers: Mapping[Name, frozenset[str]]) -> None:
        self._bearers = bearers

    @cached_property
    def _root(self) -> _Node:
        """The names as a trie; most updates read no passage and never make it."""
        root = _Node()
        for name, ids in self._bearers.items():
            node = root
            for word in name:
                node = node.next.setdefault(word, _Node())
            node.ids = ids
        return root

    def find(self, terms: Sequence[str]) -> set[str]:
        """The ids of the cards that a text of these folded words names."""
        found = self._matches(terms)
        if len(found) > 1:
            found.sort(key=lambda match: (match[0] - match[1], match[0]))
        taken, ids = set[int](), set[str]()
        for start, end, bearers in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                ids |= bearers
        return ids

    def _matches(self, terms: Sequence[str]) -> list[tuple[int, int, frozenset[str]]]:
        """Every place a name stands at: first word, word after the last, bearers."""
        first, found = self._root.next, []
        for start, term in enumerate(terms):
            node, end = first.get(term), start + 1
            while node is not None:
                if node.ids:
                    found.append((start, end, node.ids))
                node = node.next.get(terms[end]) if end < len(terms) else None
                end += 1
        return found

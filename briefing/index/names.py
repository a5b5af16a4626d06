"""Which cards a text names."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefing.model import Entry
from briefing.text import words

Name = tuple[str, ...]
"""A name as its folded words."""

_SHORT = 3  # letters; in small letters so short a name may be a word of the language


class Spelling(NamedTuple):
    """How a name stands in texts."""

    words: Name
    """Its folded words."""
    in_capitals: bool = False
    """Whether it is only where a text writes it in capitals: it has three letters at most, all of them capitals, with
    or without points. `US` and `U.S.` name the United States, `us` and `Us` nobody."""


@lru_cache(maxsize=50_000)
def name_of(text: str) -> Name:
    """The folded words of a title or an alias."""
    return tuple(word.term for word in words(text))


@lru_cache(maxsize=50_000)
def spelling_of(text: str) -> Spelling:
    """How a title or an alias stands in texts."""
    letters = "".join(filter(str.isalpha, text))
    return Spelling(name_of(text), len(letters) <= _SHORT and letters.isupper())


def names_of(entries: Iterable[Entry]) -> dict[Spelling, frozenset[str]]:
    """Every name of the cards, and the ids of the cards that bear it."""
    bearers: dict[Spelling, set[str]] = {}
    for entry in entries:
        for spelling in map(spelling_of, (entry.title, *entry.aliases)):
            if spelling.words:
                bearers.setdefault(spelling, set()).add(entry.id)
    return {spelling: frozenset(ids) for spelling, ids in bearers.items()}


class _Node:
    __slots__ = ("bearers", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.bearers: list[tuple[bool, frozenset[str]]] = []


class Names:
    """Finds names in text: whole words, accents and case aside, longest name first, matches never overlapping.

    Case counts for a name of three letters or fewer that is written in capitals: it stands where the text has it in
    capitals too. Of two names of the same length that overlap, the one that begins first stands. A name that several
    cards bear names them all.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries

    @cached_property
    def _root(self) -> _Node:
        """The names of the cards as a trie; most updates read no passage and never make it."""
        root = _Node()
        for spelling, ids in names_of(self._entries).items():
            node = root
            for word in spelling.words:
                node = node.next.setdefault(word, _Node())
            node.bearers.append((spelling.in_capitals, ids))
        return root

    def find(self, text: str, terms: Sequence[str]) -> set[str]:
        """The ids of the cards that a text names; `terms` are its folded words, from first to last."""
        found = list(_Matches(self._root, text, terms))
        if len(found) > 1:
            found.sort(key=lambda match: (match[0] - match[1], match[0]))
        taken, named = set[int](), set[str]()
        for start, end, ids in found:
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                named |= ids
        return named


class _Matches:
    """Every place of a text that a name stands at, in any order: first word, word after the last, bearers."""

    def __init__(self, root: _Node, text: str, terms: Sequence[str]) -> None:
        self._root = root
        self._text = text
        self._terms = terms

    def __iter__(self) -> Iterator[tuple[int, int, frozenset[str]]]:
        terms = self._terms
        for term in self._root.next.keys() & terms:
            start = -1
            for _ in range(terms.count(term)):
                start = terms.index(term, start + 1)
                yield from self._beginning(start)

    def _beginning(self, start: int) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Those that begin at a word."""
        terms, end = self._terms, start + 1
        node = self._root.next.get(terms[start])
        while node is not None:
            if node.bearers and (ids := self._ids(node, start, end)):
                yield start, end, ids
            node = node.next.get(terms[end]) if end < len(terms) else None
            end += 1

    def _ids(self, node: _Node, start: int, end: int) -> frozenset[str]:
        """The cards that have the name of a node, as it is written in this place."""
        return frozenset[str]().union(
            *(ids for in_capitals, ids in node.bearers if not in_capitals or all(self._capitals[start:end]))
        )

    @cached_property
    def _capitals(self) -> list[bool]:
        """Which words are written in capitals; looked at where it matters, for few texts need it."""
        return [is_capital for token in self._text.split() for is_capital in _in_capitals(token)]


def _in_capitals(token: str) -> Iterator[bool]:
    """Whether each word of what stands between white space is in capitals; most often it is one word."""
    if token.isascii() and token.isalnum():
        yield token == token.upper()
        return
    for word in words(token):
        bare = token[word.start : word.end].removesuffix("'s").removesuffix("\u2019s")
        yield bare == bare.upper()

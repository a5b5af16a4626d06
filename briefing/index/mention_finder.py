"""The mention finder: which cards a text names."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefing.model import Entry
from briefing.query.title_match import Name, name_of
from briefing.text import words

_SHORT = 3  # letters; a name this short may also be a word of the language


class Spelling(NamedTuple):
    """A name as texts must spell it."""

    words: Name
    """Its folded words."""
    in_capitals: bool = False
    """Whether the name has three letters or fewer, all capitals, so that only a text in capitals means it: `US` and
    `U.S.` name the United States, `us` and `Us` name nobody."""


@lru_cache(maxsize=50_000)
def spelling_of(text: str) -> Spelling:
    """The spelling of a title or an alias."""
    letters = "".join(filter(str.isalpha, text))
    return Spelling(name_of(text), len(letters) <= _SHORT and letters.isupper())


def names_of(entries: Iterable[Entry]) -> dict[Spelling, frozenset[str]]:
    """Every name of the cards, with the ids of the cards that bear it."""
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


class MentionFinder:
    """Finds the names of cards in texts: whole words, without accents and case, the longest name first.

    Matches never overlap; of two names of equal length the one that begins first counts. A name in capitals of three
    letters or fewer is found only in capitals. A name that several cards bear names all of them.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries

    @cached_property
    def _root(self) -> _Node:
        """The names as a trie, made when the first text is read: most updates read none."""
        root = _Node()
        for spelling, ids in names_of(self._entries).items():
            node = root
            for word in spelling.words:
                node = node.next.setdefault(word, _Node())
            node.bearers.append((spelling.in_capitals, ids))
        return root

    def find(self, text: str, terms: Sequence[str]) -> set[str]:
        """The ids of the cards that a text names; `terms` are all its folded words."""
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
    """Every match of a name in a text, in any order: first word, word after the last, bearers of the name."""

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
                yield from self._starting(start)

    def _starting(self, start: int) -> Iterator[tuple[int, int, frozenset[str]]]:
        """The matches that start at a word."""
        terms, end = self._terms, start + 1
        node = self._root.next.get(terms[start])
        while node is not None:
            if node.bearers and (ids := self._ids(node, start, end)):
                yield start, end, ids
            node = node.next.get(terms[end]) if end < len(terms) else None
            end += 1

    def _ids(self, node: _Node, start: int, end: int) -> frozenset[str]:
        """The cards that bear the name of a node, as the text spells it there."""
        return frozenset[str]().union(
            *(ids for in_capitals, ids in node.bearers if not in_capitals or all(self._capitals[start:end]))
        )

    @cached_property
    def _capitals(self) -> list[bool]:
        """Whether each word of the text is in capitals; computed for the few texts that need it."""
        return [is_capital for token in self._text.split() for is_capital in _in_capitals(token)]


def _in_capitals(token: str) -> Iterator[bool]:
    """Whether each word of a token is in capitals; most tokens are one word."""
    if token.isascii() and token.isalnum():
        yield token == token.upper()
        return
    for word in words(token):
        bare = token[word.start : word.end].removesuffix("'s").removesuffix("\u2019s")
        yield bare == bare.upper()

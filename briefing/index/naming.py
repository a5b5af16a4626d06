"""Whether a query calls a card by name."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.index.names import Name
from briefing.index.query import Either, Near, Part, Words
from briefing.index.stems import stem

CONTAINS, BEGINS, EQUALS, POINTED = 1, 2, 3, 4
"""How a name answers: it contains all words of the query, begins with them, or is the query. The id comes before it."""

_Word = frozenset[str]  # the words of names that answer one word of a query


class Bearers:
    """The names of the cards, by their words."""

    def __init__(self, names: Mapping[str, Sequence[Name]]) -> None:
        self._names = names
        self._bearers: dict[str, set[str]] = {}
        for id_, own in names.items():
            for word in set[str]().union(*own):
                self._bearers.setdefault(word, set()).add(id_)
        self._words = sorted(self._bearers)
        self._stems: dict[str, list[str]] = {}
        for word in self._words:
            self._stems.setdefault(stem(word), []).append(word)

    def names(self, id_: str) -> Sequence[Name]:
        """The names of a card."""
        return self._names[id_]

    def with_stem(self, root: str) -> list[str]:
        """The words that have a stem."""
        return self._stems.get(root, [])

    def starting(self, term: str) -> list[str]:
        """The words that begin like this."""
        return self._words[bisect_left(self._words, term) : bisect_left(self._words, term + "\U0010ffff")]

    def bearing(self, words: Collection[str]) -> Iterator[str]:
        """The cards with one of the words in a name."""
        return (id_ for word in words for id_ in self._bearers.get(word, ()))


class Naming:
    """The words of a query, held against names."""

    def __init__(self, parts: Sequence[Part], near: Callable[[Near], Collection[str]], bearers: Bearers) -> None:
        self._bearers = bearers
        self._near = near
        texts = [part for part in parts if isinstance(part, Words | Near | Either)]
        groups = [list(self._rows(part)) for part in texts]
        self._needed = [group for group in groups if group]
        plain = all(isinstance(part, Words) for part in texts)
        self._row = [word for group in groups for word in group[0]] if plain and texts else []
        self._is_open = any(isinstance(part, Words) and part.completions for part in texts)
        self._last = texts[-1].terms[-1] if self._row and isinstance(texts[-1], Words) else ""

    def ranks(self) -> dict[str, int]:
        """Of each card that is called by name, the best its names do: CONTAINS, BEGINS or EQUALS."""
        if not self._needed:
            return {}
        called = set(self._bearers.bearing(frozenset().union(*(row[0] for row in self._needed[0]))))
        ranked = ((id_, max(map(self._rank, self._bearers.names(id_)))) for id_ in called)
        return {id_: rank for id_, rank in ranked if rank}

    def _rank(self, name: Name) -> int:
        if self._row and len(name) >= len(self._row):
            pairs = zip(self._row, name, strict=False)
            if all(word in answers for answers, word in pairs):
                is_whole = len(name) == len(self._row) and (not self._is_open or name[-1] == self._last)
                return EQUALS if is_whole else BEGINS
        held = all(any(not any(word.isdisjoint(name) for word in row) for row in group) for group in self._needed)
        return CONTAINS if held else 0

    def _rows(self, part: Part) -> Iterator[list[_Word]]:
        """The ways to answer a part, each a row of words."""
        if isinstance(part, Either):
            for one in part.parts:
                yield from self._rows(one)
        elif isinstance(part, Near):
            yield [frozenset(word for root in self._near(part) for word in self._bearers.with_stem(root))]
        elif isinstance(part, Words):
            *before, last = part.terms
            ending = self._bearers.starting(last) if part.completions else ()
            yield [*map(self._same, before), self._same(last).union(ending)]
            if part.closed:
                yield from self._rows(replace(part, terms=(part.closed,), closed=""))

    def _same(self, term: str) -> _Word:
        return frozenset(self._bearers.with_stem(stem(term)))

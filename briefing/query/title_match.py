"""Title match: which cards a query calls by their title or an alias."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from briefing.query.analysis import Stems
from briefing.query.query import Either, Near, Part, Words
from briefing.text import compounds, words

RELATED, CONTAINS, BEGINS, EQUALS, ID = 1, 2, 3, 4, 5
"""How a card is called, best last: its typed relations name all that the query names; a name of it has all words of
the query, begins with them, or equals the query; or the query is the card's id."""

Name = tuple[str, ...]
"""A title or an alias as folded words."""

_Word = frozenset[str]  # the words of names that match one word of a query


@lru_cache(maxsize=50_000)
def name_of(text: str) -> Name:
    """The folded words of a title or an alias."""
    return tuple(word.term for word in words(text))


@lru_cache(maxsize=50_000)
def closed_of(text: str) -> Name:
    """The folded words of a title or an alias, those that a hyphen parts as one; nothing where it has no such words."""
    closed, found, end = {word.start: word for word in compounds(text)}, list[str](), 0
    for word in words(text) if closed else ():
        if word.start >= end:
            whole = closed.get(word.start, word)
            found.append(whole.term)
            end = whole.end
    return tuple(found)


class Names:
    """The names of all cards, found by their words."""

    def __init__(self, names: Mapping[str, Sequence[Name]], stems: Stems) -> None:
        self._names = names
        self.stems = stems
        """The stems of words in the languages of the library."""
        self._bearers: dict[str, set[str]] = {}
        for id_, own in names.items():
            for word in set[str]().union(*own):
                self._bearers.setdefault(word, set()).add(id_)
        self._words = sorted(self._bearers)
        self._stems: dict[str, list[str]] = {}
        for word in self._words:
            for root in stems.of(word):
                self._stems.setdefault(root, []).append(word)

    def of(self, id_: str) -> Sequence[Name]:
        """The names of a card."""
        return self._names[id_]

    def with_stem(self, root: str) -> list[str]:
        """The words of names that have a stem."""
        return self._stems.get(root, [])

    def starting(self, term: str) -> list[str]:
        """The words of names that start with a term."""
        return self._words[bisect_left(self._words, term) : bisect_left(self._words, term + "\U0010ffff")]

    def bearing(self, words: Collection[str]) -> Iterator[str]:
        """The ids of the cards that have one of the words in a name."""
        return (id_ for word in words for id_ in self._bearers.get(word, ()))


class TitleMatch:
    """Compares the words of a query with names."""

    def __init__(self, parts: Sequence[Part], near: Callable[[Near], Collection[str]], names: Names) -> None:
        """`near` answers the stems that match a word in any spelling."""
        self._names = names
        self._near = near
        texts = [part for part in parts if isinstance(part, Words | Near | Either)]
        groups = [list(self._rows(part)) for part in texts]
        self._needed = [group for group in groups if group]
        plain = all(isinstance(part, Words) for part in texts)
        self._row = [word for group in groups for word in group[0]] if plain and texts else []
        self._is_open = any(isinstance(part, Words) and part.completions for part in texts)
        self._last = texts[-1].terms[-1] if self._row and isinstance(texts[-1], Words) else ""

    def ranks(self) -> dict[str, int]:
        """The best match of each card that the query calls by name: CONTAINS, BEGINS or EQUALS."""
        if not self._needed:
            return {}
        called = set(self._names.bearing(frozenset().union(*(row[0] for row in self._needed[0]))))
        ranked = ((id_, max(map(self._rank, self._names.of(id_)))) for id_ in called)
        return {id_: rank for id_, rank in ranked if rank}

    def named(self) -> Iterator[frozenset[str]]:
        """For each word or phrase of the query, the ids of the cards that have it in a name."""
        for group in self._needed:
            rows = [[frozenset(self._names.bearing(word)) for word in row] for row in group]
            yield frozenset().union(*(frozenset.intersection(*row) for row in rows if row))

    def _rank(self, name: Name) -> int:
        if self._row and len(name) >= len(self._row):
            pairs = zip(self._row, name, strict=False)
            if all(word in matching for matching, word in pairs):
                is_whole = len(name) == len(self._row) and (not self._is_open or name[-1] == self._last)
                return EQUALS if is_whole else BEGINS
        has_all = all(any(not any(word.isdisjoint(name) for word in row) for row in group) for group in self._needed)
        return CONTAINS if has_all else 0

    def _rows(self, part: Part) -> Iterator[list[_Word]]:
        """The alternatives by which a part can match, each a row of words."""
        if isinstance(part, Either):
            for one in part.parts:
                yield from self._rows(one)
        elif isinstance(part, Near):
            yield [frozenset(word for root in self._near(part) for word in self._names.with_stem(root))]
        elif isinstance(part, Words):
            *before, last = part.terms
            ending = self._names.starting(last) if part.completions else ()
            yield [*map(self._same, before), self._same(last).union(ending)]
            if part.closed:
                yield from self._rows(replace(part, terms=(part.closed,), closed=""))

    def _same(self, term: str) -> _Word:
        return frozenset(word for root in self._names.stems.of(term) for word in self._names.with_stem(root))

"""Whether a query calls a card by name."""

from collections.abc import Callable, Sequence

from briefing.index.names import Name
from briefing.index.query import Either, Near, Part, Words
from briefing.index.stems import stem

CONTAINS, BEGINS, EQUALS = 1, 2, 3
"""How a name answers: it contains all words of the query, begins with them, or is the query."""

Word = Callable[[str], bool]
"""Whether a folded word of a name answers one word of the query."""


class Naming:
    """The words of a query, to be held against names."""

    def __init__(self, parts: Sequence[Part], near: Callable[[Near], frozenset[str]]) -> None:
        texts = [part for part in parts if isinstance(part, Words | Near | Either)]
        groups = [self._words(part, near) for part in texts]
        self._needed = [group for group in groups if group]
        plain = all(isinstance(part, Words) for part in texts)
        self._row = [word for part in texts for word in self._words(part, near)[0]] if plain and texts else []
        self._is_open = any(isinstance(part, Words) and part.completions for part in texts)
        self._last = texts[-1].terms[-1] if self._row and isinstance(texts[-1], Words) else ""

    def rank(self, names: Sequence[Name]) -> int:
        """The best a card's names do: 0, CONTAINS, BEGINS or EQUALS."""
        return max((self._rank(name) for name in names), default=0) if self._needed else 0

    def _rank(self, name: Name) -> int:
        if self._row and len(name) >= len(self._row):
            pairs = zip(self._row, name, strict=False)
            if all(answers(word) for answers, word in pairs):
                is_whole = len(name) == len(self._row) and (not self._is_open or name[-1] == self._last)
                return EQUALS if is_whole else BEGINS
        held = all(
            any(all(any(map(word, name)) for word in row) for row in alternatives) for alternatives in self._needed
        )
        return CONTAINS if held else 0

    def _words(self, part: Part, near: Callable[[Near], frozenset[str]]) -> list[list[Word]]:
        """The ways to answer a part, each a row of words."""
        if isinstance(part, Either):
            return [row for one in part.parts for row in self._words(one, near)]
        if isinstance(part, Near):
            stems = near(part)
            return [[lambda word: stem(word) in stems]]
        if isinstance(part, Words):
            whole = [_same(term) for term in part.terms[:-1]]
            return [[*whole, _starting(part.terms[-1]) if part.completions else _same(part.terms[-1])]]
        return []


def _same(term: str) -> Word:
    root = stem(term)
    return lambda word: word == term or stem(word) == root


def _starting(term: str) -> Word:
    root = stem(term)
    return lambda word: word.startswith(term) or stem(word) == root

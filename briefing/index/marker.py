"""Which of the reader's own words stand in a text, and where."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from briefing.index.query import Either, Near, Part, Words
from briefing.index.stems import stem
from briefing.text import compounds, fold, words

_fold = lru_cache(maxsize=10_000)(fold)

Match = tuple[int, int, int]
"""First character, character after the last, which word of the query."""

_SHORT = 4  # letters; initials are that short, and may have points between them
_REST = re.compile(r"[^\W_]*(?:(?:['\u2019](?=[^\W_])|[.,](?=\d))[^\W_]+)*")  # of a word, after how it begins
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


class Marker:
    """The words of a query, to be found in text."""

    def __init__(self, parts: Sequence[Part], near: Callable[[Near], Collection[str]]) -> None:
        self._stems: dict[str, int] = {}
        self._beginnings: list[tuple[str, int]] = []
        self._roots = set[str]()
        self._known: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self.count = 0
        """How many words the reader asked for."""
        for part in parts:
            for one in part.parts if isinstance(part, Either) else (part,):
                if isinstance(one, Words):
                    self._take(one)
                elif isinstance(one, Near):
                    self._stems.update(dict.fromkeys(near(one), self.count))
                    self._roots.update(root[:3] for root in near(one))
                    self.count += 1

    def quick(self, text: str) -> list[Match]:
        """The words found by how they begin; a few that are written in an odd way are missed."""
        if not self.count:
            return []
        folded = _folded(text)
        if len(folded) != len(text):
            return self.thorough(text)
        found, last, seen = [], 0, self._seen
        for match in self._pattern.finditer(folded):
            start, end = match.span()
            if start < last or (start and folded[start - 1].isalnum()):
                continue
            rest = _REST.match(folded, end)
            last = rest.end() if rest else end
            word = folded[start:last]
            which = seen.get(word)
            if which is None:
                which = seen[word] = self._which_of(word)
            if which >= 0:
                found.append((start, last, which))
        return found

    def thorough(self, text: str) -> list[Match]:
        """Every word, one after the other."""
        found = [(word.start, word.end, which) for word in words(text) if (which := self._which(word.term)) >= 0]
        for word in compounds(text):
            which = self._which(word.term)
            if which >= 0 and not any(start < word.end and end > word.start for start, end, _ in found):
                found.append((word.start, word.end, which))
        return sorted(found)

    def _take(self, part: Words) -> None:
        for at, term in enumerate(part.terms, 1):
            self._stems.setdefault(stem(term), self.count)
            self._roots.add(_common(term, stem(term)))
            if part.completions and at == len(part.terms):
                self._beginnings.append((term, self.count))
            self.count += 1
        if part.closed:
            self._stems.setdefault(stem(part.closed), self.count - 1)
            self._roots.add(_common(part.closed, stem(part.closed)))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """How one of the reader's words begins, without a look at what stands before it: so it is found fast."""
        return re.compile("|".join(map(_loose, sorted(self._roots))))

    def _which_of(self, text: str) -> int:
        """The number of the word that a folded text without white space begins with, or -1."""
        if text.isascii() and text.isalnum():
            return self._which(text)
        word = next(words(text), None)
        return self._which(word.term) if word else -1

    def _which(self, term: str) -> int:
        """The number of the word that a folded word answers, or -1."""
        known = self._known.get(term)
        if known is None:
            known = self._stems.get(stem(term), -1)
            if known < 0:
                known = next((number for start, number in self._beginnings if term.startswith(start)), -1)
            self._known[term] = known
        return known


def _common(term: str, root: str) -> str:
    """What a word and its stem begin with."""
    pairs = zip(term, root, strict=False)
    return "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _folded(text: str) -> str:
    """`fold` for text of mostly plain letters: runs of others are folded one by one."""
    return text.lower() if text.isascii() else _FOREIGN.sub(_fold_run, text).lower()


def _fold_run(match: re.Match[str]) -> str:
    return _fold(match[0])


def _loose(root: str) -> str:
    """A pattern for how a word begins; figures and initials may have points between them."""
    if root.isdigit():
        return "[.,' ]?".join(root)
    if 1 < len(root) <= _SHORT:
        return re.escape(root) + "|" + "[.]".join(map(re.escape, root)) + "[.]?"
    return re.escape(root)

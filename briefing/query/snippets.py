"""Snippets: the window of a text that answers a query best, with the query's words marked in it."""

import re
from collections.abc import Callable, Collection, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from briefing.model import Prose, Role, Span
from briefing.query.analysis import ENGLISH_ALONE, Stems
from briefing.query.query import Either, Near, Part, Words
from briefing.text import compounds, fold, words

WIDTH = 160
_ELLIPSIS = "…"
_fold = lru_cache(maxsize=10_000)(fold)

Match = tuple[int, int, int]
"""The first character, the character after the last, the number of the word in the query."""

_INITIALS = 4  # letters; words this short may be initials, with points between them
_REST = re.compile(r"[^\W_]*(?:(?:['\u2019](?=[^\W_])|[.,](?=\d))[^\W_]+)*")  # of a word, after its beginning
_FOREIGN = re.compile(r"[^\x00-\x7f]+")


def snippet(texts: Sequence[str], marker: "Marker") -> Prose:
    """The best window of about WIDTH characters, taken from the text with most different words of the query.

    Of texts that have equally many the first counts.
    """
    text, matches = _most(texts, marker.quick, marker.count)
    if not matches and marker.count:
        text, matches = _most(texts, marker.thorough, marker.count)
    return _window(text, matches)


def telling_alias(title: str, aliases: Sequence[str], marker: "Marker") -> Prose:
    """The first alias with most of the query's words that the title lacks, these marked; empty where none has any."""
    here = {which for _, _, which in marker.quick(title)} if aliases else set[int]()
    best, most = Prose(""), 0
    for alias in aliases:
        matches = marker.quick(alias)
        if (count := len({which for _, _, which in matches} - here)) > most:
            best, most = _marked(alias, 0, len(alias), matches), count
    return best


def _most(texts: Sequence[str], find: Callable[[str], list[Match]], wanted: int) -> tuple[str, list[Match]]:
    """The first text with most different matches, and the matches; the first of all texts where there are none."""
    best, most = (texts[0] if texts else "", list[Match]()), 0
    for text in texts if wanted else ():
        matches = find(text)
        count = len(matches) if len(matches) < 2 else len({match[2] for match in matches})
        if count > most:
            best, most = (text, matches), count
        if most >= wanted:
            break
    return best


def _window(text: str, matches: Sequence[Match]) -> Prose:
    if len(text) <= WIDTH:
        return _marked(text, 0, len(text), matches)
    left, right = _densest(matches)
    spare = WIDTH - (right - left)
    start = max(0, min(left - spare // 3, len(text) - WIDTH))
    end = min(len(text), start + WIDTH)
    return _marked(text, _word_start(text, start, left), _word_end(text, end, right), matches)


def _densest(matches: Sequence[Match]) -> tuple[int, int]:
    """The stretch of at most WIDTH characters with most different words, then with most words."""
    if not matches:
        return 0, 0
    if matches[-1][1] - matches[0][0] <= WIDTH:
        return matches[0][0], matches[-1][1]
    best, stretch, first = (0, 0), (0, 0), 0
    inside: dict[int, int] = {}
    for last, (_, end, word) in enumerate(matches):
        inside[word] = inside.get(word, 0) + 1
        while first < last and end - matches[first][0] > WIDTH:
            left = matches[first][2]
            inside[left] -= 1
            if not inside[left]:
                del inside[left]
            first += 1
        score = len(inside), last - first + 1
        if score > best:
            best, stretch = score, (matches[first][0], min(end, matches[first][0] + WIDTH))
    return stretch


def _word_start(text: str, start: int, limit: int) -> int:
    """The start of the first whole word from `start`, not after `limit`."""
    if start == 0:
        return 0
    at = text.find(" ", start - 1, max(start - 1, limit))
    return at + 1 if at >= 0 else start


def _word_end(text: str, end: int, limit: int) -> int:
    """The end of the last whole word before `end`, not before `limit`."""
    if end >= len(text):
        return len(text)
    at = text.rfind(" ", limit, end + 1)
    return at if at >= 0 else end


def _marked(text: str, start: int, end: int, matches: Sequence[Match]) -> Prose:
    before, after = _ELLIPSIS if start > 0 else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    spans = [
        Span(max(left, start) + shift, min(right, end) + shift, Role.MATCH)
        for left, right, _ in matches
        if left < end and right > start
    ]
    return Prose(before + text[start:end] + after, tuple(spans))


class Marker:
    """Finds the words of a query in texts."""

    def __init__(
        self, parts: Sequence[Part], near: Callable[[Near], Collection[str]], stems: Stems = ENGLISH_ALONE
    ) -> None:
        """`near` answers the stems that match a word in any spelling; `stems` are those of the library's languages."""
        self._stems_of = stems.of
        self._stems: dict[str, int] = {}
        self._beginnings: list[tuple[str, int]] = []
        self._roots = set[str]()
        self._known: dict[str, int] = {}
        self._seen: dict[str, int] = {}
        self.count = 0
        """How many words the query has."""
        for part in parts:
            for one in part.parts if isinstance(part, Either) else (part,):
                if isinstance(one, Words):
                    self._take(one)
                elif isinstance(one, Near):
                    self._stems.update(dict.fromkeys(near(one), self.count))
                    self._roots.update(root[:3] for root in near(one))
                    self.count += 1

    def quick(self, text: str) -> list[Match]:
        """The matches in a text, found by the beginnings of words; a few that are spelled oddly are missed."""
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
        """The matches in a text, found by cutting all of it into words, which is slower."""
        found = [(word.start, word.end, which) for word in words(text) if (which := self._which(word.term)) >= 0]
        for word in compounds(text):
            which = self._which(word.term)
            if which >= 0 and not any(start < word.end and end > word.start for start, end, _ in found):
                found.append((word.start, word.end, which))
        return sorted(found)

    def _take(self, part: Words) -> None:
        for at, term in enumerate(part.terms, 1):
            self._take_stems(term, self.count)
            if part.completions and at == len(part.terms):
                self._beginnings.append((term, self.count))
            self.count += 1
        if part.closed:
            self._take_stems(part.closed, self.count - 1)

    def _take_stems(self, term: str, number: int) -> None:
        for root in self._stems_of(term):
            self._stems.setdefault(root, number)
            self._roots.add(_common(term, root))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The beginnings of the words. What stands before a match is checked later: a pattern that looks is slow."""
        return re.compile("|".join(map(_loose, sorted(self._roots))))

    def _which_of(self, text: str) -> int:
        """The number of the query's word that a folded token begins with, or -1."""
        if text.isascii() and text.isalnum():
            return self._which(text)
        word = next(words(text), None)
        return self._which(word.term) if word else -1

    def _which(self, term: str) -> int:
        """The number of the query's word that a folded word matches, or -1."""
        known = self._known.get(term)
        if known is None:
            known = max(self._stems.get(root, -1) for root in self._stems_of(term))
            if known < 0:
                known = next((number for start, number in self._beginnings if term.startswith(start)), -1)
            self._known[term] = known
        return known


def _common(term: str, root: str) -> str:
    """The beginning that a word and its stem have in common."""
    pairs = zip(term, root, strict=False)
    return "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _folded(text: str) -> str:
    """`fold` for texts of mostly ASCII: only runs of other characters go through the slow way."""
    return text.lower() if text.isascii() else _FOREIGN.sub(_fold_run, text).lower()


def _fold_run(match: re.Match[str]) -> str:
    return _fold(match[0])


def _loose(root: str) -> str:
    """A pattern for the beginning of a word; digits and initials may have points between them."""
    if root.isdigit():
        return "[.,' ]?".join(root)
    if 1 < len(root) <= _INITIALS:
        return re.escape(root) + "|" + "[.]".join(map(re.escape, root)) + "[.]?"
    return re.escape(root)

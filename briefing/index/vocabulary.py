"""The vocabulary: every word of the library, folded, with the number of documents that have it."""

import struct
import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from heapq import nsmallest
from itertools import islice

from briefing.errors import IndexUnusable

_HEAD = struct.Struct("<I")
_FEW = 50  # a change of fewer than one word in so many is made in place
_RUN = 20_000  # texts that are sorted at a time


class Vocabulary:
    """The words in sorted order, and the number of documents that have each."""

    def __init__(self, words: list[str], counts: "array[int]") -> None:
        self._words = words
        self._counts = counts

    @classmethod
    def of(cls, counts: Counter[str]) -> "Vocabulary":
        """The vocabulary of these counts; words that no document has are left out."""
        words = in_order(word for word, count in counts.items() if count > 0)
        return cls(words, array("I", map(counts.__getitem__, words)))

    @classmethod
    def load(cls, data: bytes) -> "Vocabulary":
        """The vocabulary that `dump` wrote; IndexUnusable where it makes no sense."""
        try:
            (length,) = _HEAD.unpack_from(data)
            text = data[_HEAD.size : _HEAD.size + length].decode()
            counts = array("I", data[_HEAD.size + length :])
        except (ValueError, struct.error) as error:
            raise IndexUnusable.because(error) from error
        if sys.byteorder == "big":
            counts.byteswap()
        return cls(text.split("\n") if text else [], counts)

    def dump(self) -> bytes:
        """The vocabulary as bytes: length of the words, the words, their counts (32 bits, little-endian)."""
        text = "\n".join(self._words).encode()
        counts = array("I", self._counts)
        if sys.byteorder == "big":
            counts.byteswap()
        return _HEAD.pack(len(text)) + text + counts.tobytes()

    def adjusted(self, changes: Counter[str]) -> "Vocabulary":
        """The vocabulary after these changes of the counts."""
        if not self._words:
            return Vocabulary.of(changes)
        if len(changes) > len(self) // _FEW:
            return Vocabulary.of(Counter(dict(zip(self._words, self._counts, strict=True))) + changes)
        words, counts = self._words[:], self._counts[:]
        for word, change in changes.items():
            at = bisect_left(words, word)
            if at == len(words) or words[at] != word:
                words.insert(at, word)
                counts.insert(at, 0)
            counts[at] = max(counts[at] + change, 0)
            if not counts[at]:
                del words[at], counts[at]
        return Vocabulary(words, counts)

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        return self.count(word) > 0

    def count(self, word: str) -> int:
        """The number of documents that have a word."""
        at = bisect_left(self._words, word)
        return self._counts[at] if at < len(self._words) and self._words[at] == word else 0

    def completions(self, prefix: str, limit: int) -> list[str]:
        """The most frequent words that begin with `prefix`, at most `limit`, most frequent first."""
        first = bisect_left(self._words, prefix)
        last = bisect_left(self._words, prefix + "\U0010ffff", lo=first)
        best = sorted(range(first, last), key=self._counts.__getitem__, reverse=True)[:limit]
        return [self._words[at] for at in best]

    def near(self, word: str, distance: int, limit: int = 50) -> list[str]:
        """The words within `distance` edits of a word, nearest and most frequent first; a swap of neighbours is one."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 - a search without a misspelling does not load it
        from rapidfuzz.process import extract  # noqa: PLC0415

        lengths = range(len(word) - distance, len(word) + distance + 1)
        alike = (
            extract(word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=distance, limit=None)
            for length in lengths
        )
        key = {
            text: (edits, text[:1] != word[:1], -self.count(text), text) for found in alike for text, edits, _ in found
        }
        return nsmallest(limit, key, key=key.__getitem__)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """The words by length: only words of about the same length are near each other."""
        words: dict[int, list[str]] = {}
        for word in self._words:
            words.setdefault(len(word), []).append(word)
        return words


def in_order(texts: Iterable[str]) -> list[str]:
    """The texts, sorted run by run and then merged: one sort of all would keep other threads waiting for long."""
    left, whole = iter(texts), list[str]()
    while run := sorted(islice(left, _RUN)):
        whole += run
    whole.sort()  # sorted runs are merged
    return whole

"""Candidates: which of many texts are worth comparing, because they share words that few others have."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from briefing.compare.lexicon import SMALL
from briefing.text import terms

_RARE = 25
"""A word that at most so many texts have may bring two of them together."""
_SHARED = 3
"""So many rare words two texts share at least."""


def candidates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of the texts that share rare words, each pair once, the lower place first."""
    holders = defaultdict[str, list[int]](list)
    for at, text in enumerate(texts):
        for term in set(terms(text)) - SMALL:
            holders[term].append(at)
    rare = defaultdict[int, list[str]](list)
    for term, these in holders.items():
        if 1 < len(these) <= _RARE:
            for at in these:
                rare[at].append(term)
    for at, words in sorted(rare.items()):
        shared = Counter(other for word in words for other in holders[word] if other > at)
        yield from ((at, other) for other, count in sorted(shared.items()) if count >= _SHARED)

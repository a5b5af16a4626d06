"""The stem of a word; the index and the queries use the same."""

from functools import lru_cache

from Stemmer import Stemmer

_STEMMER = Stemmer("english", 0)


@lru_cache(maxsize=50_000)
def stem(term: str) -> str:
    """The stem of a folded word, by the Snowball stemmer for English (Porter 2)."""
    return stem_uncached(term)


def stem_uncached(term: str) -> str:
    """The same, for callers that keep the stems of many words themselves."""
    return str(_STEMMER.stemWord(term))

"""English stems, by the Snowball stemmer for English (Porter 2)."""

from functools import lru_cache

from Stemmer import Stemmer

_STEMMER = Stemmer("english", 0)


@lru_cache(maxsize=50_000)
def stem(term: str) -> str:
    """The stem of a folded word; a word that is all stem is its own."""
    return stem_of(term)


def stem_of(term: str) -> str:
    """The same, for one who keeps the stems of many words."""
    return str(_STEMMER.stemWord(term))

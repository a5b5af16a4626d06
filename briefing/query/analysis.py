"""How text becomes terms: cut into words, folded, shortened, stemmed. The index and the queries do it alike."""

from functools import lru_cache
from itertools import chain

from Stemmer import Stemmer

from briefing.text import words

WORD_LENGTH = 64
"""How many letters of a word are indexed and searched."""

_PUNCTUATION = '.,;:!?()"'
_KEPT = 20_000  # tokens whose words are remembered
_STEMMER = Stemmer("english", 0)


@lru_cache(maxsize=50_000)
def stem(term: str) -> str:
    """The stem of a folded word, by the Snowball stemmer for English (Porter 2)."""
    return stem_uncached(term)


def stem_uncached(term: str) -> str:
    """The same, for callers that keep the stems of many words themselves."""
    return str(_STEMMER.stemWord(term))


def terms_of(text: str) -> tuple[str, ...]:
    """The folded words of `text`, each cut to WORD_LENGTH."""
    if len(_TERMS) > _KEPT:
        _TERMS.clear()
    return tuple(chain.from_iterable(map(_TERMS.__getitem__, text.split())))


class _Terms(dict[str, tuple[str, ...]]):
    """Caches the words of each token, a run of text without white space; most tokens are one word, and come again."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        bare = token.strip(_PUNCTUATION)
        if bare.isascii() and bare.isalnum():
            found: tuple[str, ...] = (bare[:WORD_LENGTH].lower(),)
        else:
            found = tuple(word.term[:WORD_LENGTH] for word in words(token))
        if len(token) <= WORD_LENGTH:  # longer tokens would fill the memory and never come again
            self[token] = found
        return found


_TERMS = _Terms()

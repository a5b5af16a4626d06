"""A made-up language: words that fall off in frequency as those of a real one do, and names that recur."""

from itertools import accumulate
from random import Random

_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gr",
    "h",
    "k",
    "l",
    "m",
    "n",
    "p",
    "pr",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou"]
_CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "nd", "st"]
_ENDINGS = ["", "", "", "", "s", "ed", "ing", "tion", "er", "ly"]
_COMMON = ["the", "of", "to", "and", "in", "that", "was", "for", "with", "on", "by", "from", "said", "not", "it", "is"]

VOCABULARY = 40_000


class Language:
    """Words by Zipf's law, from one stream of chance."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        words = dict.fromkeys(_COMMON)
        while len(words) < VOCABULARY:
            words[self._syllables(chance.choice((1, 2, 2, 3))) + chance.choice(_ENDINGS)] = None
        self._words = list(words)
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(VOCABULARY)))

    def words(self, count: int) -> list[str]:
        """So many words of running text."""
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)

    def name(self) -> str:
        """A name of two capitalised words."""
        return f"{self._syllables(2).title()} {self._syllables(3).title()}"

    def _syllables(self, count: int) -> str:
        chance = self._chance
        return "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(count)) + chance.choice(_CODAS)

"""The stem of a word; the index and the queries use the same.

Stems are those of the Snowball project (https://snowballstem.org), by way of PyStemmer: for English Porter's second
stemmer. Words are folded before they are stemmed, since a query may leave out accents; endings that a stemmer knows by
their accent alone are given it back.
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from briefing.text import fold

if TYPE_CHECKING:
    from Stemmer import Stemmer

ENGLISH = "english"
"""The stemmer of what does not say its language, and of languages without one, such as Chinese."""
_STEMMERS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": ENGLISH,
    "eo": "esperanto",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "nb": "norwegian",
    "ne": "nepali",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "st": "sesotho",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""The stemmers by the first part of a BCP 47 tag."""
_ACCENTED = {
    "catalan": (("cio", "ció"),),
    "czech": (("ich", "ích"),),
    "french": (("erent", "èrent"), ("ats", "ât"), ("at", "ât"), ("ees", "es"), ("ee", "e")),
    "hungarian": (("ciok", "ciók"),),
    "polish": (("ow", "ów"),),
    "portuguese": (("cao", "ção"), ("coes", "ção"), ("ao", "ão"), ("oes", "ão")),
    "russian": (("ыи", "ый"), ("ии", "ий"), ("ои", "ой"), ("еи", "ей")),
    "spanish": (
        *(("iran", "irán"), ("enes", "en"), ("eses", "es"), ("anes", "an"), ("eres", "er")),
        *(("ira", "irá"), ("ian", "ían"), ("ias", "ías"), ("ios", "ió"), ("ia", "ía"), ("io", "ió")),
    ),
}
"""Folded endings, and those that their stemmer takes for the same word: with its accents, or of the singular."""


@lru_cache(maxsize=1_000)
def stemmer_of(language: str) -> str:
    """The name of the stemmer of a language, given as a BCP 47 tag, or ENGLISH."""
    return _STEMMERS.get(language.lower().replace("_", "-").partition("-")[0], ENGLISH)


class Stems:
    """The stems of words in the languages of a library."""

    def __init__(self, languages: Iterable[str] = ()) -> None:
        """`languages` are BCP 47 tags; English is always among them."""
        self.stemmers = tuple(sorted({ENGLISH, *map(stemmer_of, languages)}))
        """The names of the stemmers."""

    def of(self, term: str) -> frozenset[str]:
        """The distinct stems of a folded word."""
        return stems(term, self.stemmers)

    def of_any(self, terms: Iterable[str]) -> frozenset[str]:
        """The distinct stems of several folded words."""
        return frozenset[str]().union(*map(self.of, terms))


ENGLISH_ALONE = Stems()
"""The stems of words in a library of English."""


@lru_cache(maxsize=50_000)
def stems(term: str, stemmers: tuple[str, ...]) -> frozenset[str]:
    """The distinct stems that several stemmers give a folded word."""
    return frozenset(stem(term, one) for one in stemmers)


@lru_cache(maxsize=50_000)
def stem(term: str, stemmer: str = ENGLISH) -> str:
    """The stem that one stemmer gives a folded word."""
    return stem_uncached(term, stemmer)


def stem_uncached(term: str, stemmer: str = ENGLISH) -> str:
    """The same, for callers that keep the stems of many words themselves."""
    endings = _ACCENTED.get(stemmer, ())
    if not endings and stemmer != "turkish":
        return str(_stemmer(stemmer).stemWord(term))
    spelled = next((term.removesuffix(bare) + full for bare, full in endings if term.endswith(bare)), term)
    return fold(str(_stemmer(stemmer).stemWord(_harmonious(spelled) if stemmer == "turkish" else spelled)))


def _harmonious(term: str) -> str:
    """A folded Turkish word with its `ı`: that vowel, never `i`, follows an `a` or an `ı`."""
    last, letters = "", list[str]()
    for letter in term:
        letters.append("ı" if letter == "i" and last in ("a", "ı") else letter)
        if letter in "aeiou":
            last = letters[-1]
    return "".join(letters)


@cache
def _stemmer(name: str) -> "Stemmer":
    from Stemmer import Stemmer  # noqa: PLC0415 - what neither searches nor indexes does without

    return Stemmer(name, 0)

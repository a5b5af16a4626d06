"""The words of long texts, fast: most of what stands between white space was met before."""

import re
from collections.abc import Callable, Iterator
from itertools import chain

from briefing.text.signs import APOSTROPHES, HYPHENS
from briefing.text.words import Word, compounds, words

WORD_LENGTH = 64
"""How many letters of a word are looked at."""

_MOST = 20_000
_AFTER, _BEFORE = '.,;:!?)"', '("'
_OVER_SPACE = re.compile(r"(?<!\w\w)\.\s[^\W\d_][^\w\s]*\.|\d\s\d{3}")
"""Where a word may go on behind white space: `J. D. Vance`, `1 000 000`."""
_JOINT = re.compile(rf"(?<=\w)[{HYPHENS}{APOSTROPHES}](?=\w)")
_TOKEN = re.compile(r"\S*")


class _Known(dict[str, tuple[str, ...]]):
    """The terms of what stands between white space."""

    def __init__(self, cut: Callable[[str], Iterator[Word]]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, token: str) -> tuple[str, ...]:
        bare = token.rstrip(_AFTER).lstrip(_BEFORE)
        if self._cut is words and bare.isascii() and bare.isalnum() and bare[-1] != "s":
            found: tuple[str, ...] = (bare[:WORD_LENGTH].lower(),)
        else:
            found = tuple(word.term[:WORD_LENGTH] for word in self._cut(token))
        if len(token) <= WORD_LENGTH:  # no room for what is no word
            self[token] = found
        return found


_WORDS, _COMPOUNDS = _Known(words), _Known(compounds)


def terms(text: str) -> tuple[str, ...]:
    """The terms of the words of `text`, none longer than WORD_LENGTH."""
    if len(_WORDS) > _MOST:
        _WORDS.clear()
    if _OVER_SPACE.search(text):
        return tuple(word.term[:WORD_LENGTH] for word in words(text))
    return tuple(chain.from_iterable(map(_WORDS.__getitem__, text.split())))


def compound_terms(text: str) -> tuple[str, ...]:
    """The terms of the compounds of `text`, none longer than WORD_LENGTH."""
    if len(_COMPOUNDS) > _MOST:
        _COMPOUNDS.clear()
    if _OVER_SPACE.search(text):
        return tuple(word.term[:WORD_LENGTH] for word in compounds(text))
    return tuple(chain.from_iterable(map(_COMPOUNDS.__getitem__, _joined(text))))


def _joined(text: str) -> Iterator[str]:
    """What stands between white space and has a hyphen or an apostrophe in it."""
    end = 0
    for joint in _JOINT.finditer(text):
        at = joint.start()
        if at < end:
            continue
        start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
        end = _TOKEN.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        yield text[start:end]

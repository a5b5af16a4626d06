"""The words of long texts, fast: most of what stands between white space was met before."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from briefing.text.signs import APOSTROPHES, HYPHENS
from briefing.text.words import Word, compounds, words

WORD_LENGTH = 64
"""How many letters of a word are looked at."""

_MOST = 20_000
_AFTER, _BEFORE = '.,;:!?)"', '("'
_GOES_ON = re.compile(r"[^\W\d_][^\w\s]*\.(?![^\W\d_])|\d{3}(?!\d)")
_INITIALS, _GROUPS = re.compile(r"\.(?<!\w\w\.)\s[^\W\d_][^\w\s]*\."), re.compile(r"\d\s\d{3}")
_JOINT = re.compile(rf"[{HYPHENS}{APOSTROPHES}](?<=\S.)(?=\w)")
_TOKEN = re.compile(r"\S*")


class _Known(dict[str, tuple[str, ...]]):
    """The terms of what stands between white space."""

    def __init__(self, cut: Callable[[str], Iterator[Word]]) -> None:
        super().__init__()
        self._cut = cut
        self.later = set[str]()
        """What may go on a word before it: the `D.` of `J. D. Vance`, the `000` of `1 000`."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        bare = token.rstrip(_AFTER)
        if not bare.isalnum():
            bare = bare.lstrip(_BEFORE)
        is_long = bare.isalpha() and bare.isascii() and len(bare) > 1 and (bare[-1] != "s" or bare[1:-1].islower())
        if is_long and self._cut is words:
            found: tuple[str, ...] = (bare[:WORD_LENGTH].lower(),)
        else:
            found = tuple(word.term[:WORD_LENGTH] for word in self._cut(token))
            if _GOES_ON.match(token):
                self.later.add(token)
        if len(token) <= WORD_LENGTH:  # no room for what is no word
            self[token] = found
        return found

    def terms(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """The terms of several."""
        if len(self) + len(self.later) > _MOST:
            self.clear()
            self.later.clear()
        return tuple(chain.from_iterable(map(self.__getitem__, tokens)))


_WORDS, _COMPOUNDS = _Known(words), _Known(compounds)


def terms(text: str) -> tuple[str, ...]:
    """The terms of the words of `text`, none longer than WORD_LENGTH."""
    tokens = text.split()
    found = _WORDS.terms(tokens)
    if not _WORDS.later.isdisjoint(tokens) and runs_over_space(text):
        return tuple(word.term[:WORD_LENGTH] for word in words(text))
    return found


def compound_terms(text: str) -> tuple[str, ...]:
    """The terms of the compounds of `text`, none longer than WORD_LENGTH."""
    if text.isascii() and not ("-" in text or "'" in text or "`" in text):
        return ()
    found = _COMPOUNDS.terms(_joined(text))
    return tuple(word.term[:WORD_LENGTH] for word in compounds(text)) if found and runs_over_space(text) else found


def runs_over_space(text: str) -> bool:
    """Whether a word of `text` may go on behind white space: `J. D. Vance`, `1 000 000`."""
    return _INITIALS.search(text) is not None or _GROUPS.search(text) is not None


def word_counts(tokens: Iterable[str]) -> Iterator[int]:
    """How many words there are in each of what stands between white space, where no word runs over it."""
    return map(len, map(_WORDS.__getitem__, tokens))


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

"""Assertions: which words of a sentence are told as so, and which are denied."""

import re
from typing import NamedTuple

from briefing.compare.lexicon import ACCEPT, DENIERS, NEGATORS, NEUTRAL, REFUSERS
from briefing.compare.token import Words
from briefing.text import listed

_NOUN_NEGATORS = listed("no without neither nobody nothing none")
_STOPS = re.compile(r"[,;:()–—.]")
_TURNS = listed("but while whereas although though because and or which who")
_INSTEAD = (("rather", "than"), ("instead", "of"))
_OF_A_THING = listed("the an a any all his her its their")
_OF_SOMEBODY = listed("him them me us you")
_FAR, _LONGEST = 7, 20


class Denial(NamedTuple):
    """A word that is denied."""

    negator: int
    """The place of the token that denies it."""
    token: int
    """Its place."""


class Assertions:
    """What a sentence asserts, and what it denies."""

    def __init__(self, words: Words, denied_from: int = -1) -> None:
        """Read a sentence; all that stands behind the offset `denied_from` is denied, unless that is negative."""
        self._words = words
        self.denials = dict[int, Denial]()
        """The denials by the place of the token that is denied."""
        self.concepts = dict[int, str]()
        """The concepts of tokens to which their neighbours give another one: `refused the offer`."""
        self._opposite = {at for at, token in enumerate(words.tokens) if token.is_opposite}
        for at, token in enumerate(words.tokens):
            if 0 <= denied_from <= token.start and token.concept:
                self.denials[at] = Denial(max(at - 1, 0), at)
            self._read(at, has_denier=denied_from >= 0)

    def is_denied(self, at: int) -> bool:
        """Whether the concept of the token at a place is told as not so."""
        return (at in self.denials) != (at in self._opposite)

    def _read(self, at: int, *, has_denier: bool) -> None:
        """Note what the token at a place denies."""
        term = self._words.tokens[at].term
        if term in ("ruled", "rules", "rule") and self._words.term(at + 1) == "out":
            self.concepts[at] = ""
            self._deny(at, at + 2, 2)
        elif (term, self._words.term(at + 1)) in _INSTEAD:
            self._deny(at, at + 2, 1)
        elif term in REFUSERS:
            self._refuse(at)
        elif term in DENIERS and not has_denier:
            self._deny(at, at + 1, 3)
        elif self._is_negator(at):
            after = [one for one in self._words.terms(at + 1, 2) if one not in ("yet", "been", "be")]
            if not after or after[0] not in DENIERS | REFUSERS:
                self._deny(at, at + 1, 2 if term in _NOUN_NEGATORS else 1)

    def _is_negator(self, at: int) -> bool:
        token = self._words.tokens[at]
        if token.term not in NEGATORS and not token.term.endswith("n't"):
            return False
        return not self._words.text[token.start : token.start + _LONGEST].lower().startswith(NEUTRAL)

    def _refuse(self, at: int) -> None:
        """`refused to sign` denies the signing; `refused the offer` is the opposite of accepting it."""
        after = self._words.term(at + 1)
        is_denied = at > 0 and self._is_negator(at - 1)
        if after == "to":
            self.concepts[at] = ""
            if not is_denied:
                self._deny(at, at + 2, 1)
        elif after in _OF_SOMEBODY:
            self.concepts[at] = ""
            self._deny(at, at + 2, 1)
        elif after in _OF_A_THING or self._words.tokens[at].term.startswith("refus"):
            self.concepts[at] = ACCEPT
            if not is_denied:
                self._opposite.add(at)

    def _deny(self, negator: int, first: int, count: int) -> None:
        """Deny the next `count` words that tell something, up to the end of the clause."""
        for at in range(first, min(first + _FAR, len(self._words.tokens))):
            token = self._words.tokens[at]
            if not count or _STOPS.search(self._words.gap(at)) or token.term in _TURNS:
                return
            if token.concept and not token.term.endswith("ly"):
                self.denials[at] = Denial(negator, at)
                count -= 1

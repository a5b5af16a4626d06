"""Numbers as they are written in English: in figures, in words, in both (`2.5 million`)."""

from typing import NamedTuple

from briefing.compare.token import Words

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_UNITS = {word: number for number, word in enumerate(_BELOW_TWENTY.split())}
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10 * number for number, word in enumerate(_TENS_WORDS.split(), start=2)}
_GREAT = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7}
_SHORT = {"k": 1e3, "m": 1e6, "b": 1e9}
"""Scales that are read as such where they follow a figure without a space."""
_SCALES = _GREAT | _SHORT | {"hundred": 1e2, "dozen": 12.0, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_DOZEN, _ABOUT_A_DOZEN = 12, 6.0
_HALF = ["and", "a", "half"]
_JOINS = " -\u00a0"


class Number(NamedTuple):
    """A number in a text."""

    value: float
    """What it amounts to."""
    step: float
    """How exactly it is told: 1 for `27`, 100 000 for `1.2 million`, 1 000 000 for `8 million`."""
    first: int
    """The place of its first token."""
    last: int
    """The place after its last token."""
    is_word: bool
    """Whether it is written in words alone."""


def number_at(words: Words, at: int) -> Number | None:
    """The number that begins at a token; None where none does."""
    term = words.tokens[at].term
    if term[0].isdigit() and term.replace(".", "", 1).isdecimal():
        return _scaled(words, Number(float(term), 10.0 ** -len(term.partition(".")[2]), at, at + 1, is_word=False))
    after = words.term(at + 1)
    if term in ("a", "an") and after not in _SHORT and (scale := _SCALES.get(after)):
        step = _ABOUT_A_DOZEN if scale == _DOZEN else scale
        return Number(scale, step, at, at + 2, is_word=True)
    return _Worded(words, at).number


def _scaled(words: Words, number: Number) -> Number:
    """A number with the scale words behind it: `2.5 million`, `15bn`, `two and a half million`."""
    value, step, at = number.value, number.step, number.last
    if words.terms(at, 3) == _HALF:
        value, step, at = value + 0.5, 0.5, at + 3
    while at < len(words.tokens):
        term, gap = words.tokens[at].term, words.gap(at)
        scale = _SCALES.get(term)
        if not scale or (term in _SHORT and gap) or gap.strip(_JOINS):
            break
        value, step, at = value * scale, step * scale, at + 1
    return number._replace(value=value, step=step, last=at)


class _Worded:
    """Reads a number in words: `twenty-seven`, `two hundred and fifty`, `three million`."""

    def __init__(self, words: Words, first: int) -> None:
        self._words = words
        self._whole, self._part, self._step = 0.0, 0.0, 1.0
        at = first
        while at < len(words.tokens) and (at == first or not words.gap(at).strip(_JOINS)) and self._takes(at):
            at += 1
        self._first, self._last = first, at

    @property
    def number(self) -> Number | None:
        """The number; None where there is none."""
        if self._last == self._first:
            return None
        step = 1.0 if self._part and self._step != _ABOUT_A_DOZEN else self._step
        number = Number(self._whole + self._part, step, self._first, self._last, is_word=True)
        return _scaled(self._words, number) if self._words.terms(self._last, 3) == _HALF else number

    def _takes(self, at: int) -> bool:
        """Go on with a word; whether it belongs to the number."""
        term, part = self._words.tokens[at].term, self._part
        if term in _TENS and part % 100 == 0:
            self._part += _TENS[term]
        elif (
            term in _UNITS
            and (part % 100 == 0 or (part % 10 == 0 and part % 100 >= 20))
            and (part == 0 or _UNITS[term])
        ):
            self._part += _UNITS[term]
        elif term == "hundred" and 0 < part < 100:
            self._part *= 100
        elif term in _GREAT and part:
            self._whole, self._part, self._step = self._whole + part * _GREAT[term], 0.0, _GREAT[term]
        elif term == "dozen" and part:
            self._part, self._step = part * _DOZEN, _ABOUT_A_DOZEN
        else:
            return term == "and" and bool(part >= 100 or self._whole) and self._goes_on(at + 1)
        return True

    def _goes_on(self, at: int) -> bool:
        term = self._words.term(at)
        return (term in _TENS or term in _UNITS) and self._words.terms(at, 2)[1:] != ["half"]

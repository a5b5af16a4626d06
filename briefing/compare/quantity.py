"""Quantities: how much or how many a sentence tells of, of what, and how exactly."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefing.compare.bounds import bound_before, bound_behind, bounded
from briefing.compare.lexicon import COUNTED_EVENTS, SMALL, people
from briefing.compare.number_words import Number, number_at
from briefing.compare.token import Words
from briefing.compare.units import AGE, COUNT, HOURS, currency_before, unit_at
from briefing.compare.vague import vague_numbers
from briefing.text import listed

_ROUNDED, _HALF = 0.05, 0.5
_SEVERAL = 3
_GREAT = 1_000
"""From here on numbers are rounded in print."""
_FAR = 5
_PARTING = re.compile(r"\b(?:and|but|while|whereas|as|with|plus)\b|[,;:()–—]", re.IGNORECASE)
_CLOCK = re.compile(r"^(?:[:.]\d\d\b| ?(?:[ap]\.?m\b|o['’]clock))", re.IGNORECASE)
_RANGE = re.compile(r"^ ?(?:to|and|or|-|–|—) ?$", re.IGNORECASE)
_NUMBERED = listed(
    "no nos article resolution chapter section flight number page room route highway channel phase tier group"
)
_FRAMES = listed("past last next coming previous first these those")
"""Words before a time that frames what is told, rather than being told."""
_AGED = re.compile(r"(?<=[A-Za-z]), \d{1,3}$")
_PASSED = listed("of the other more new its his their these those")
"""Words that may stand between a number and what it counts."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many of something."""

    low: float
    """The least that is told, in the unit of its dimension."""
    high: float
    """The most that is told."""
    step: float
    """How exactly it is told: 1 000 000 for `8 million`."""
    dimension: str
    """What is measured: `count`, `percent`, `money: dollar`, `hours`…"""
    nouns: frozenset[str]
    """The concepts of what is counted, beside people of any kind: `migrant`, `worker`."""
    head: str
    """The noun among them that the others go with; empty where there is none."""
    event: str
    """What befell those who are counted: `killed`, `wounded`; empty where that is not told."""
    context: frozenset[str]
    """The concepts of the part of the sentence it stands in."""
    start: int
    """Offset of its first character in the sentence, the words that bound it included."""
    end: int
    """Offset after its last character."""
    digits: range
    """The places of the tokens that are the number."""

    @property
    def is_exact(self) -> bool:
        """Whether one number is told."""
        return self.low == self.high

    @property
    def is_vague(self) -> bool:
        """Whether hardly more than its size is told: `dozens`, `thousands`."""
        return self.low * _SEVERAL < self.high < math.inf

    def equals(self, other: "Quantity") -> bool:
        """Whether both tell the same number."""
        return math.isclose(self.low, other.low) and math.isclose(self.high, other.high)

    def fits(self, other: "Quantity") -> bool:
        """Whether both can be true of one thing; numbers that are rounded differently can."""
        if self.low <= other.high and other.low <= self.high:
            return True
        if not (self.is_exact and other.is_exact):
            return False
        step, size = max(self.step, other.step), max(abs(self.low), abs(other.low))
        is_rounded = max(size, step) >= _GREAT or self.step != other.step or self.dimension != COUNT
        return is_rounded and abs(self.low - other.low) <= min(step / 2, size * _ROUNDED)

    def is_of_the_same(self, other: "Quantity") -> bool:
        """Whether both measure the same thing, as far as their words tell."""
        if self.dimension != other.dimension:
            return False
        if self.dimension != COUNT:
            return _is_alike(self.context, other.context)
        if self.head and other.head and self.head != other.head:
            return False
        if self.event or other.event:
            return self.event == other.event
        if self.head or other.head:
            return self.head == other.head
        return _is_alike(self.context - people(), other.context - people())


def _is_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two parts of sentences tell of one thing: one as a part of the other, or most of the shorter one."""
    shared, smaller = len(one & other), min(len(one), len(other))
    return bool(shared) and (one <= other or other <= one or shared / smaller > _HALF)


class _Found(NamedTuple):
    """A number with its unit, before it is known what is counted."""

    low: float
    high: float
    step: float
    dimension: str
    first: int
    last: int
    start: int
    end: int


def quantities(words: Words, taken: frozenset[int]) -> tuple[Quantity, ...]:
    """The quantities of a sentence in order; `taken` are the places of tokens that belong to a name or a date."""
    vague = list(_vague(words))
    known = taken.union(*(range(one.first, one.last) for one in vague))
    found = sorted((*vague, *_told(words, known)), key=lambda one: one.start)
    return tuple(_Counted(words, found, at, taken).quantity for at in range(len(found)))


def _vague(words: Words) -> Iterator[_Found]:
    for low, high, dimension, start, end in vague_numbers(words.text):
        inside = [at for at, token in enumerate(words.tokens) if start <= token.start < end]
        if not inside or (inside[0] and words.tokens[inside[0] - 1].is_figure):
            continue
        bound, first = bound_before(words.text, start)
        most = math.inf if bound == "least" else high
        yield _Found(0.0 if bound == "most" else low, most, 1.0, dimension, inside[0], inside[-1] + 1, first, end)


def _told(words: Words, taken: frozenset[int]) -> Iterator[_Found]:
    """The numbers that are told, each with its unit and its bounds."""
    at = 0
    while at < len(words.tokens):
        number = None if at in taken else number_at(words, at)
        at = number.last if number else at + 1
        if number and not _is_label(words, number):
            found = _measured(words, number)
            at = max(at, found.last)
            if found.low <= found.high and not taken.intersection(range(found.first, found.last)):
                yield found


def _measured(words: Words, number: Number) -> _Found:
    """A number, or a range of two, with its unit and its bounds."""
    first, low, other = number.first, number.value, _second(words, number)
    high, step, last = (
        (other.value, max(number.step, other.step), other.last) if other else (low, number.step, number.last)
    )
    if other and number.step < other.step and low < other.value / other.step:  # 20 to 30 million
        low *= other.step
    unit, start = unit_at(words, last), words.tokens[first].start
    dimension, last = unit.dimension, unit.last
    if money := currency_before(words, first):
        dimension, start = money, words.tokens[first - 1].start
    elif words.term(first - 1) == "aged" and first:
        dimension, start = AGE, words.tokens[first - 1].start
    end = words.tokens[last - 1].end
    if dimension == COUNT and _AGED.search(words.text[:end]) and words.text[end : end + 1] in (",", "."):
        dimension = AGE
    bound, start = bound_before(words.text, start)
    if not bound:
        bound, end = bound_behind(words.text, end)
    low, high = bounded(low, high, bound)
    return _Found(low * unit.factor, high * unit.factor, step * unit.factor, dimension, first, last, start, end)


def _second(words: Words, number: Number) -> Number | None:
    """The other end of a range: `20 to 30`, `between 20 and 30`, `20-30`."""
    at = number.last + (words.term(number.last) in ("to", "and", "or"))
    other = number_at(words, at) if at < len(words.tokens) else None
    if other is None:
        return None
    gap = words.text[words.tokens[number.last - 1].end : words.tokens[at].start]
    before = words.text[: words.tokens[number.first].start].rstrip().lower()
    is_range = _RANGE.match(gap) and ("and" not in gap or before.endswith("between")) and not before.endswith("from")
    return other if is_range and other.value > number.value else None


def _is_label(words: Words, number: Number) -> bool:
    """Whether a number numbers something, or is no number: `Resolution 1701`, `F-16`, `10:30`, `one of them`."""
    end, before = words.tokens[number.last - 1].end, words.term(number.first - 1)
    if _CLOCK.match(words.text[end : end + 10]) or (
        before in _FRAMES and unit_at(words, number.last).dimension == HOURS
    ):
        return True
    if number.is_word:
        after = words.term(number.last)
        return number.value == 1 and (not after or after in SMALL or before in ("no", "any", "this"))
    gap = words.gap(number.first)
    return (before in _NUMBERED and gap in (" ", ". ")) or (gap == "-" and bool(before) and not before[0].isdigit())


class _Counted:
    """Finds what a number counts: the nouns behind it, and what befell them, in its part of the sentence."""

    def __init__(self, words: Words, found: Sequence[_Found], at: int, taken: frozenset[int]) -> None:
        self._words, self._found, self._at, self._taken = words, found, at, taken
        self._one = found[at]

    @property
    def quantity(self) -> Quantity:
        """The quantity."""
        one, tokens = self._one, self._words.tokens
        inside, run = list(self._inside()), list(self._run())
        event = self._event(inside, run) if one.dimension == COUNT else ""
        counted = [concept for place in run if (concept := tokens[place].concept) not in {event, *people()}]
        nouns, head = frozenset(counted), counted[-1] if counted else ""
        end = max(tokens[run[-1]].end, one.end) if run and one.dimension == COUNT else one.end
        context = frozenset(tokens[place].concept for place in inside)
        digits = range(one.first, one.last)
        return Quantity(one.low, one.high, one.step, one.dimension, nouns, head, event, context, one.start, end, digits)

    def _inside(self) -> Iterator[int]:
        """The places of the tokens that tell something in the part of the sentence that is the number's."""
        numbers = {place for other in self._found for place in range(other.first, other.last)}
        first, last = self._segment()
        for place, token in enumerate(self._words.tokens):
            if first <= token.start < last and token.concept and place not in numbers and place not in self._taken:
                yield place

    def _segment(self) -> tuple[int, int]:
        """Where the part of the sentence begins and ends that tells of the number and of no other."""
        text, first, last = self._words.text, 0, len(self._words.text)
        if self._at:
            cuts = [match.start() for match in _PARTING.finditer(text, self._found[self._at - 1].end, self._one.start)]
            first = cuts[-1] if cuts else 0
        if self._at + 1 < len(self._found):
            cuts = [match.start() for match in _PARTING.finditer(text, self._one.end, self._found[self._at + 1].start)]
            last = cuts[-1] if cuts else last
        return first, last

    def _run(self) -> Iterator[int]:
        """The places of the words behind a number that tell what is counted."""
        first = self._one.last
        for place in range(first, min(first + _FAR, len(self._words.tokens))):
            token = self._words.tokens[place]
            if self._words.gap(place).strip(" -’'\u00a0"):
                return
            if token.term in _PASSED or token.is_figure:
                continue
            is_event = place == first and token.concept in COUNTED_EVENTS
            if not token.concept or (token.term.endswith("ed") and not is_event):
                return
            yield place

    def _event(self, inside: Sequence[int], run: Sequence[int]) -> str:
        """What befell those who are counted: the nearest such word, one that does not name them if there is one."""
        tokens = self._words.tokens
        events = [place for place in inside if tokens[place].concept in COUNTED_EVENTS]
        outside = [place for place in events if place not in run] or events
        first, last = self._one.first, self._one.last
        nearest = min(outside, key=lambda place: min(abs(place - first), abs(place - last)), default=-1)
        return tokens[nearest].concept if nearest >= 0 else ""

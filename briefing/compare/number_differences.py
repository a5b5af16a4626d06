"""Differences of numbers: two counts, or two amounts, of one thing."""

import re
from collections.abc import Iterator

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.lexicon import FLED, RISE, people
from briefing.compare.pair import Pair
from briefing.compare.quantity import Quantity

_ALIKE, _SOME = 0.34, 2
"""Which part of the shorter sentence the other shares at least, or how much."""
_STOCKS = frozenset((FLED,))
"""Counts that go on for years, whatever else the sentences tell."""
_GROWN = re.compile(
    r"\b(?:now|(?:has |have )?(?:risen|rose|rises|climbed|grown|grew|reached|jumped) (?:to|by)?|so far|updated|revised"
    r"|by then|up from|since (?:then|risen)|new toll)\b",
    re.IGNORECASE,
)


def number_differences(pair: Pair) -> Iterator[Difference]:
    """The numbers of one thing that are not the same."""
    if not pair.are_of_one_mood:
        return
    told = list[Quantity]()
    for one in pair.left.quantities:
        like = [other for other in pair.right.quantities if _are_of_one(pair, one, other)]
        if not like or any(one.equals(other) for other in like):
            continue
        other = next((each for each in like if one.fits(each)), like[0])
        if other in told or _is_told_on_both(pair, one, other):
            continue
        told.append(other)
        ours, theirs = pair.left.words.shown(one.start, one.end), pair.right.words.shown(other.start, other.end)
        yield pair.difference(Of.NUMBER, (ours,), (theirs,), _verdict(pair, one, other))


def _are_of_one(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether both numbers are sure to be of one thing."""
    if not one.is_of_the_same(other):
        return False
    if pair.is_long_after and one.event in _STOCKS and not one.is_vague and not other.is_vague:
        return True  # nothing graver than a later state can come of it
    if pair.are_at_other_times:
        return False
    part, shared = pair.overlap()
    counted = one.nouns | other.nouns | people() | {one.event, other.event, RISE}
    ours, theirs = (keys - counted for keys in pair.keys)
    is_rest = bool(ours & theirs) or ((not ours or not theirs) and (bool(one.event) or ours == theirs))
    return (part >= _ALIKE or shared >= _SOME) and is_rest


def _is_told_on_both(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Whether the left sentence has the number of the right one for the same thing, too."""
    ours = (each for each in pair.left.quantities if each is not one)
    return not one.fits(other) and any(each.fits(other) and each.is_of_the_same(other) for each in ours)


def _verdict(pair: Pair, one: Quantity, other: Quantity) -> Verdict:
    if one.fits(other):
        return Verdict.COMPATIBLE
    newer, is_more = (pair.right, other.low >= one.low) if pair.order <= 0 else (pair.left, one.low >= other.low)
    if is_more and _GROWN.search(newer.words.text):
        return Verdict.LATER
    is_old = pair.is_long_after and (one.event in _STOCKS or not pair.have_one_day)
    return Verdict.LATER if is_old else Verdict.CONTRADICTS

"""Verdicts: in what two sentences differ that tell of one matter, and whether both can be so.

A contradiction is claimed only where the two are sure to tell of the same: what they are about has to agree but for the
one thing in which they differ.
"""

from briefing.compare.date_differences import date_differences
from briefing.compare.denial_differences import denial_differences
from briefing.compare.difference import GRAVE, Difference, Of, Verdict
from briefing.compare.name_differences import name_differences
from briefing.compare.number_differences import number_differences
from briefing.compare.pair import Pair
from briefing.compare.sentence import Sentence
from briefing.compare.status_differences import status_differences

_WHICH = frozenset((Of.DATE, Of.NAME))
"""Differences that may tell two events from each other."""


def compare(left: Sentence, right: Sentence) -> tuple[Difference, ...]:
    """In what two sentences differ; nothing where they are not sure to tell of one matter."""
    pair = Pair(left, right)
    if pair.are_numbered_apart or not (pair.shared or pair.is_long_after):
        return ()
    states, denials = tuple(status_differences(pair)), tuple(denial_differences(pair))
    told = (*number_differences(pair), *date_differences(pair), *name_differences(pair))
    grave = {one.of for one in told if one.verdict in GRAVE}
    if any(one.verdict is Verdict.LATER for one in states):
        return (*states, *(one._replace(verdict=Verdict.LATER) if one.verdict in GRAVE else one for one in told))
    if Of.NUMBER in grave and pair.are_elsewhere:
        return ()
    names = sum(one.of is Of.NAME for one in told)
    if len(grave) > 1 or names > 1 or (grave & _WHICH and (denials or states)):
        return ()  # where two things differ, these are two matters
    if denials:
        told = tuple(one for one in told if one.of not in grave)
    return (*(states or denials), *told)

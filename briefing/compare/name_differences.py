"""Differences of names: two names in the same place of two sentences."""

from collections.abc import Iterator, Sequence

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.named import Name
from briefing.compare.pair import GENERAL, Pair
from briefing.query.analysis import stem
from briefing.text import listed

_SLOTS = ("subject", "object", "in", "to", "from")
"""The places of a sentence in which two names can contradict each other."""
_SHARED_DEEDS = frozenset(
    map(
        stem,
        listed(
            """
            abstain accept ask attend call condemn criticise criticize demand join offer oppose praise recognise
            recognize reject sanction send sign support urge veto vote voted want warn welcome
            """
        ),
    )
)
"""What several do at once, so that two names do not contradict each other."""
_SEVERAL = 2


def name_differences(pair: Pair) -> Iterator[Difference]:
    """The names that stand in the same place of both sentences, and are not the same."""
    if not pair.are_of_one_mood or pair.are_at_other_times:
        return
    for slot in _SLOTS:
        ours, theirs = ([name for name in one.names if name.slot == slot] for one in pair.sides)
        if not ours or not theirs or not _are_others(pair, ours, theirs) or not _is_one_place(pair, slot, ours, theirs):
            continue
        if pair.is_close(without=frozenset((*pair.name_keys(0, ours), *pair.name_keys(1, theirs)))):
            left, right = (tuple(name.text for name in names) for names in (ours, theirs))
            yield pair.difference(Of.NAME, left, right, Verdict.CONTRADICTS)


def _is_one_place(pair: Pair, slot: str, ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether but one name can stand in the place: several may sign a treaty, one wins the election.

    Where a side has several names there, it is no such place.
    Of an object something has to be told behind the name that both tell: `nominated Lena Brandt as envoy`.
    """
    if len({name.text for name in ours}) > 1 or len({name.text for name in theirs}) > 1:
        return False
    if slot == "subject":
        return not _SHARED_DEEDS & pair.shared and len(pair.shared - GENERAL) >= _SEVERAL
    if slot != "object":
        return True
    behind = (
        {concept for at, concept in side.concepts.items() if at >= max(name.last for name in names)}
        for side, names in zip(pair.sides, (ours, theirs), strict=True)
    )
    mine, its = behind
    return bool(mine & its)


def _are_others(pair: Pair, ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether none of these names stands in the other sentence, wherever that is."""
    return not any(one.may_be(other) for one in ours for other in pair.right.names) and not any(
        one.may_be(other) for one in pair.left.names for other in theirs
    )

"""Differences of names: two names in the same place of two sentences."""

from collections.abc import Iterator, Sequence

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.named import Name
from briefing.compare.pair import Pair


def name_differences(pair: Pair) -> Iterator[Difference]:
    """The names that stand in the same place of both sentences, and are not the same."""
    if not pair.are_of_one_mood or pair.are_at_other_times:
        return
    for slot in dict.fromkeys(name.slot for name in pair.left.names):
        ours, theirs = ([name for name in one.names if name.slot == slot] for one in pair.sides)
        if not theirs or not _are_others(pair, ours, theirs):
            continue
        if pair.is_close(without=frozenset((*pair.name_keys(0, ours), *pair.name_keys(1, theirs)))):
            left, right = (tuple(name.text for name in names) for names in (ours, theirs))
            yield pair.difference(Of.NAME, left, right, Verdict.CONTRADICTS)


def _are_others(pair: Pair, ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    """Whether none of these names stands in the other sentence, wherever that is."""
    return not any(one.may_be(other) for one in ours for other in pair.right.names) and not any(
        one.may_be(other) for one in pair.left.names for other in theirs
    )

"""Differences of dates: two times of one event."""

from collections.abc import Iterator

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.pair import Pair


def date_differences(pair: Pair) -> Iterator[Difference]:
    """The times of one event, of its beginning or its end, that are not the same."""
    if not pair.is_close() or not pair.are_of_one_mood or pair.is_of_before:
        return
    for role in ("at", "since", "until"):
        ours, theirs = ([one for one in side.moments if one.role == role] for side in pair.sides)
        if not ours or not theirs or any(one.equals(other) for one in ours for other in theirs):
            continue
        fitting = next(((one, other) for one in ours for other in theirs if one.overlaps(other)), None)
        one, other = fitting or (ours[0], theirs[0])
        left, right = pair.left.words.shown(one.start, one.end), pair.right.words.shown(other.start, other.end)
        verdict = Verdict.COMPATIBLE if fitting else Verdict.CONTRADICTS
        yield pair.difference(Of.DATE, (left,), (right,), verdict)

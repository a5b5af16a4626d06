"""Differences of status: planned, under way, held or cancelled; offered, then accepted; arrested, then convicted."""

from collections.abc import Iterator, Sequence

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.lexicon import BEGIN, END, HOLD, OPEN, PROGRESS
from briefing.compare.pair import GENERAL, Pair
from briefing.compare.sentence import Sentence
from briefing.compare.stage import Progress, Stage
from briefing.compare.units import COUNT

_CLOSE = 0.6
"""Which part of the shorter sentence the other shares at least, beside the words that tell the stage."""
_HELD = frozenset((HOLD, BEGIN, END, OPEN))


def status_differences(pair: Pair) -> Iterator[Difference]:
    """How far a matter has come, where the sentences differ in that."""
    if not pair.are_facts:
        return
    ours, theirs = pair.left.progress, pair.right.progress
    if ours and theirs and ours.stage is not theirs.stage and _is_one_matter(pair, ours, theirs):
        left, right = pair.left.words.shown(ours.start, ours.end), pair.right.words.shown(theirs.start, theirs.end)
        yield pair.difference(Of.STATUS, (left,), (right,), _verdict(pair, ours.stage, theirs.stage))
    else:
        yield from _steps(pair)


def _is_one_matter(pair: Pair, ours: Progress, theirs: Progress) -> bool:
    """Whether the same is planned, under way, done or off."""
    parts = (pair.overlap(without=without) for without in (GENERAL, GENERAL | {BEGIN, END}))
    if not any(part >= _CLOSE and shared for part, shared in parts):
        return False
    stages = {ours.stage, theirs.stage}
    if Stage.DONE not in stages:
        return True
    done, other = (ours, theirs) if ours.stage is Stage.DONE else (theirs, ours)
    match other.stage:
        case Stage.OFF:
            return bool(done.concepts & (_HELD | pair.shared))
        case Stage.PLANNED:
            return bool(done.concepts & (other.concepts | {HOLD, END})) and not pair.is_of_before
    return bool(done.concepts & {HOLD, END})


def _verdict(pair: Pair, ours: Stage, theirs: Stage) -> Verdict:
    if not pair.order:
        return Verdict.CONTRADICTS if Stage.OFF in (ours, theirs) else Verdict.COMPATIBLE
    older, newer = (ours, theirs) if pair.order < 0 else (theirs, ours)
    if older is Stage.DONE:
        return Verdict.CONTRADICTS if newer is Stage.OFF else Verdict.COMPATIBLE
    return Verdict.LATER if newer > older or older is Stage.OFF else Verdict.COMPATIBLE


def _steps(pair: Pair) -> Iterator[Difference]:
    """Where what the later article tells follows upon what the other tells: arrested, charged, convicted."""
    for steps in PROGRESS:
        mine, its = _step(pair.left, steps), _step(pair.right, steps)
        if mine is None or its is None or mine[0] == its[0] or not pair.order:
            continue
        part, shared = pair.overlap(without=frozenset[str]().union(*steps))
        if part >= _CLOSE and shared and not _are_other_counts(pair):
            if (mine[0] < its[0]) == (pair.order < 0):
                left, right = _shown(pair.left, mine[1]), _shown(pair.right, its[1])
                yield pair.difference(Of.STATUS, (left,), (right,), Verdict.LATER)
            return


def _are_other_counts(pair: Pair) -> bool:
    """Whether both tell how many, and it is not as many."""
    counts = [[one for one in side.quantities if one.dimension == COUNT] for side in pair.sides]
    return all(counts) and not any(one.fits(other) for one in counts[0] for other in counts[1])


def _step(sentence: Sentence, steps: Sequence[frozenset[str]]) -> tuple[int, int] | None:
    """The last of some steps that a sentence tells of, and the place of its word."""
    for number in reversed(range(len(steps))):
        for concept in sorted(steps[number] & sentence.denied.keys()):
            at = min(sentence.denied[concept])
            if at not in sentence.assertions.denials:
                return number, at
    return None


def _shown(sentence: Sentence, at: int) -> str:
    token = sentence.words.tokens[at]
    return sentence.words.shown(token.start, token.end)

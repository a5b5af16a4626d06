"""Differences of negation: what one sentence asserts and the other denies."""

from collections.abc import Iterator

from briefing.compare.difference import Difference, Of, Verdict
from briefing.compare.irregular import BASES
from briefing.compare.lexicon import IMPOSE, NOT_YET, OPEN, PREPOSITIONS
from briefing.compare.pair import Pair
from briefing.compare.sentence import Sentence
from briefing.text import listed

_REVERSED = frozenset((IMPOSE, OPEN))
"""Concepts whose opposite undoes them later."""
_NO_LONGER = "no longer"
_BEING = listed("is are was were be been being wasn't weren't isn't aren't")
_PARTICIPLES = listed("held met paid bought struck made told found hit cut put set won lost") | BASES.keys()
_ABOUT = listed("on of for against about over")
_NEAR, _SEVERAL = 3, 2


def denial_differences(pair: Pair) -> Iterator[Difference]:
    """The first thing that one sentence asserts and the other denies."""
    if not pair.is_close() or not pair.are_facts or pair.told_or_said < _SEVERAL:
        return
    ours, theirs = pair.left.denied, pair.right.denied
    for concept in ours.keys() & theirs.keys():
        mine, its = set(ours[concept].values()), set(theirs[concept].values())
        at, its_at = min(ours[concept]), min(theirs[concept])
        is_other = len(mine | its) == 2 and len(mine) == len(its) == 1
        is_told = not _is_mention(pair.left, at) and not _is_mention(pair.right, its_at)
        if is_other and is_told and _is_one_deed(pair, at, its_at):
            left, right = _shown(pair.left, at), _shown(pair.right, its_at)
            verdict = _verdict(pair, concept, is_left_denied=mine == {True})
            yield pair.difference(Of.NEGATION, (left,), (right,), verdict)
            return


def _is_one_deed(pair: Pair, mine: int, its: int) -> bool:
    """Whether the same do the same to the same, as far as both sentences tell it."""
    around = zip(_around(pair, 0, mine), _around(pair, 1, its), strict=True)
    return all(not one or not other or one & other for one, other in around)


def _is_mention(sentence: Sentence, at: int) -> bool:
    """Whether the word at a place is named, and neither asserted nor denied: `a ban on ransoms`, `against paying`."""
    words = sentence.words
    if at in sentence.assertions.denials or words.term(at).endswith("ed") or words.term(at) in _PARTICIPLES:
        return False
    before = {words.term(at - 1), words.term(at - 2)}
    is_gerund = words.term(at).endswith("ing") and not before & _BEING
    return is_gerund or words.term(at - 1).endswith("ing") or bool(before & _ABOUT)


def _around(pair: Pair, side: int, at: int) -> tuple[frozenset[str], frozenset[str]]:
    """Who does what the word at a place tells, and to whom or what, as far as the order of the words shows it."""
    sentence = pair.sides[side]
    told = dict(sentence.concepts)
    told |= {name.first: pair.names[side][number] for number, name in enumerate(sentence.names)}
    tokens = sentence.words.tokens
    end = next((place for place in range(at + 1, len(tokens)) if tokens[place].term in PREPOSITIONS), len(tokens))
    before = frozenset(concept for place, concept in told.items() if place < at)
    if _is_passive(sentence, at):
        is_by = end < len(tokens) and tokens[end].term == "by"
        return frozenset(concept for place, concept in told.items() if is_by and place > end), before
    return before, frozenset(concept for place, concept in told.items() if at < place < end)


def _is_passive(sentence: Sentence, at: int) -> bool:
    """Whether the word at a place is told of whom it befalls: `was arrested`, `has not been signed`."""
    term = sentence.words.tokens[at].term
    before = sentence.words.terms(max(at - _NEAR, 0), min(at, _NEAR))
    return not _BEING.isdisjoint(before) and (term.endswith(("ed", "en")) or term in _PARTICIPLES)


def _shown(sentence: Sentence, at: int) -> str:
    """The word at a place with what denies it."""
    denial, token = sentence.assertions.denials.get(at), sentence.words.tokens[at]
    start = sentence.words.tokens[denial.negator].start if denial else token.start
    return sentence.words.shown(min(start, token.start), token.end)


def _verdict(pair: Pair, concept: str, *, is_left_denied: bool) -> Verdict:
    if not pair.order:
        return Verdict.CONTRADICTS
    older, newer = pair.sides if pair.order < 0 else (pair.right, pair.left)
    is_older_denied = is_left_denied == (pair.order < 0)
    if is_older_denied and any(words in older.words.text.lower() for words in NOT_YET):
        return Verdict.LATER
    if not is_older_denied and _NO_LONGER in newer.words.text.lower():
        return Verdict.LATER
    is_undone = concept in _REVERSED and not pair.quotes_two
    return Verdict.LATER if is_undone or (pair.is_long_after and not pair.have_one_day) else Verdict.CONTRADICTS

"""Stages: how far a matter has come, by what a sentence tells."""

import re
from enum import IntEnum
from typing import NamedTuple

from briefing.compare.assertion import Assertions
from briefing.compare.irregular import PAST
from briefing.compare.lexicon import BEGIN, CANCEL, END, HOLD
from briefing.compare.token import Words
from briefing.text import listed

_PLANNED = re.compile(
    r"\b(?:will(?! not)|shall|expects?(?: \w+){1,4} to"
    r"|(?:is|are|was|were) (?:due|set|scheduled|expected|slated|planned|about|supposed|meant)(?: to| for| on)?"
    r"|(?:is|are) to(?= \w)|to be held|planned|plans?(?= to|\b)|scheduled|upcoming|forthcoming|intends? to"
    r"|(?:has|have) agreed to(?= (?:meet|hold))|set for|due (?:to|on|in))\b",
    re.IGNORECASE,
)
_UNDER_WAY = re.compile(
    r"\b(?:under ?way|ongoing|in progress|(?:is|are) (?:still )?(?:continuing|going on|taking place|being \w+ed)"
    r"|continues?)\b",
    re.IGNORECASE,
)
_WILL_NOT = re.compile(r"\b(?:will not|won['’]t) (?:be held|take place|go ahead|happen)\b", re.IGNORECASE)
_AUXILIARIES = listed("was were has have had been")
_NOT_PAST = listed("be to will not")
_NEXT, _NEAR = 6, 12


class Stage(IntEnum):
    """How far a matter has come."""

    PLANNED = 1
    UNDER_WAY = 2
    DONE = 3
    OFF = 4


class Progress(NamedTuple):
    """How far the matter of a sentence has come."""

    stage: Stage
    """The stage."""
    concepts: frozenset[str]
    """The concepts of what is planned, under way or done."""
    start: int
    """Offset of the words that tell it."""
    end: int
    """Offset after them."""


def progress(words: Words, told: Assertions) -> Progress | None:
    """How far the matter of a sentence has come; None where it does not tell."""
    return _off(words, told) or _planned(words) or _under_way(words) or _done(words, told)


def _off(words: Words, told: Assertions) -> Progress | None:
    if match := _WILL_NOT.search(words.text):
        return Progress(Stage.OFF, frozenset((CANCEL,)), match.start(), match.end())
    for at, token in enumerate(words.tokens):
        denial = told.denials.get(at)
        if token.concept == CANCEL and not denial and (" " in token.term or token.term.endswith("ed")):
            return Progress(Stage.OFF, frozenset((CANCEL,)), token.start, token.end)
        if token.concept == HOLD and denial:
            return Progress(Stage.OFF, frozenset((HOLD,)), words.tokens[denial.negator].start, token.end)
    return None


def _planned(words: Words) -> Progress | None:
    match = _PLANNED.search(words.text)
    if match is None:
        return None
    after = [token for token in words.tokens if token.start >= match.end()][:_NEXT]
    verb = next((token for token in after if token.concept), None)
    end = verb.end if verb and verb.start - match.end() < _NEAR else match.end()
    return Progress(Stage.PLANNED, frozenset((verb.concept,) if verb else ()), match.start(), end)


def _under_way(words: Words) -> Progress | None:
    match = _UNDER_WAY.search(words.text)
    if match is None:
        return None
    before = (token.concept for token in words.tokens if token.end <= match.start() and token.concept)
    return Progress(Stage.UNDER_WAY, frozenset(before), match.start(), match.end())


def _done(words: Words, told: Assertions) -> Progress | None:
    tokens = words.tokens
    done = [at for at in range(len(tokens)) if at not in told.denials and _is_past(words, at)]
    if not done:
        return None
    main = next((at for at in done if tokens[at].concept in (HOLD, END, BEGIN)), done[0])
    first = main - 1 if main and tokens[main - 1].term in _AUXILIARIES else main
    return Progress(Stage.DONE, frozenset(tokens[at].concept for at in done), tokens[first].start, tokens[main].end)


def _is_past(words: Words, at: int) -> bool:
    """Whether the token at a place is a verb that tells of what has been done."""
    token = words.tokens[at]
    if not token.concept or words.term(at - 1) in _NOT_PAST:
        return False
    verb = token.term.split()[0]
    return verb in PAST or verb.endswith("ed")

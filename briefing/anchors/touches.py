"""What a change touches. The words are those of English; figures and capitals speak for themselves."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefing.anchors.units import Token
from briefing.model import Touch


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_NEGATIONS = _set("not no never without neither nor none nobody nothing nowhere cannot false untrue")
_NEGATED = re.compile(r"n['’ʼ]t$", re.IGNORECASE)
_NUMBERS = _set(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion dozen half percent"
)
_SHORT_MONTHS = _set("jan feb mar apr jun jul aug sep sept oct nov dec")
_MONTHS = _SHORT_MONTHS | _set("january february march april may june july august september october november december")
_WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?")
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_FIRST_PERSON = frozenset({("i",), ("i", "m"), ("i", "d"), ("i", "ll"), ("i", "ve")})
_ABBREVIATIONS = _SHORT_MONTHS | _set(
    "mr mrs ms dr st gen sen rep gov col lt capt sgt prof rev hon jr sr vs inc co corp ltd"
)
_STOPS = frozenset(".!?…:")
_OPENING = ('"', "“", "«", "‘")


def touches(these: Sequence[Token], names: frozenset[str]) -> tuple[frozenset[Touch], ...]:
    """What each token of a text touches; `names` are the names of the texts compared."""
    months = [_is_month(token) for token in these]
    return tuple(
        frozenset(_touches(token, names, beside_month=any(months[max(at - 1, 0) : at + 2])))
        for at, token in enumerate(these)
    )


def names(these: Sequence[Token]) -> Iterator[str]:
    """The words that are capitalised in mid-sentence."""
    for before, token in pairwise(these):
        if _is_capitalised(token) and not _opens(before, token):
            yield _stem(token)


def _touches(token: Token, names: frozenset[str], *, beside_month: bool) -> Iterator[Touch]:
    if _NEGATIONS.intersection(token.keys) or _NEGATED.search(token.text):
        yield Touch.NEGATION
    if _NUMBERS.intersection(token.keys) or any(not key.isalpha() for key in token.keys if key):
        yield Touch.NUMBER
    if _is_date(token) or (beside_month and _DAY.fullmatch(token.keys[0])):
        yield Touch.DATE
    elif _is_capitalised(token) and _stem(token) in names:
        yield Touch.NAME


def _is_date(token: Token) -> bool:
    is_year = all(key.isalnum() for key in token.keys) and any(map(_YEAR.fullmatch, token.keys))
    is_weekday = token.keys[0] in _WEEKDAYS and _is_capitalised(token)
    return is_year or is_weekday or _is_month(token)


def _is_month(token: Token) -> bool:
    return token.keys[0] in _MONTHS and _is_capitalised(token)


def _is_capitalised(token: Token) -> bool:
    return any(map(str.isupper, token.text)) and token.keys not in _FIRST_PERSON


def _opens(before: Token, token: Token) -> bool:
    """Whether a sentence, or a quotation, begins with `token`."""
    if token.before.split() == ["."] and _is_abbreviated(before):
        return False
    return token.before.endswith(_OPENING) or not _STOPS.isdisjoint(token.before)


def _is_abbreviated(token: Token) -> bool:
    last = token.keys[-1]
    return len(last) == 1 or (last in _ABBREVIATIONS and token.text[0].isupper())


def is_abbreviation(word: str) -> bool:
    """Whether a full stop behind a folded word may stand for the rest of it: an initial, a title, a short month."""
    return (len(word) == 1 and word.isalpha()) or (word in _ABBREVIATIONS and word != "may")


def _stem(token: Token) -> str:
    """The word without its possessive."""
    keys: Iterable[str] = token.keys[:-1] if len(token.keys) > 1 and token.keys[-1] == "s" else token.keys
    return " ".join(keys)

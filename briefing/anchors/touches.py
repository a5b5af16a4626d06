"""What a change touches. The words are those of English; figures and capitals speak for themselves."""

import re
from collections.abc import Iterator, Sequence

from briefing.anchors.openers import may_open_as_name
from briefing.anchors.units import Unit
from briefing.model import Touch
from briefing.text import fold, is_abbreviation, listed
from briefing.text.word_list import MONTHS

_NEGATIONS = listed(
    "not no never without neither nor none nobody nothing nowhere cannot false untrue ain't hardly barely scarcely"
    " denied denies deny"
)
_UNITS = "one two three four five six seven eight nine ten eleven twelve"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_GREAT = "hundred thousand million billion trillion dozen score"
_NUMBERS = listed(
    f"{_UNITS} thirteen fourteen fifteen sixteen seventeen eighteen nineteen {_TENS} {_GREAT} zero half halves quarter"
    " quarters third thirds percent per-cent first second fourth fifth sixth seventh eighth ninth tenth eleventh"
    " twelfth once twice thrice double doubled triple tripled both couple pair single twofold threefold tenfold"
    " twenties thirties forties fifties sixties seventies eighties nineties"
    f" {' '.join(f'{word}s' for word in _GREAT.split())}"
)
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_DATE = re.compile(
    r"(?:1[5-9]|20)\d\ds?|(?:1[5-9]|20)\d\d[-/.]\d\d?(?:[-/.]\d\d?)?|(?:1[5-9]|20)\d\d[-/](?:1[5-9]|20)?\d\d"
    r"|\d\d?[-/.]\d\d?[-/.](?:\d\d)?\d\d"
)
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_FIRST_PERSON = listed("i i'm i'd i'll i've")
_STOPS = frozenset(".!?…:")
_OPENING = ('"', "“", "«", "‘", "„", "‚", "‹", "»")


def touches(these: Sequence[Unit], names: frozenset[str]) -> tuple[frozenset[Touch], ...]:
    """What each unit of a text touches; `names` are the names of the texts compared."""
    months = [_is_month(unit) for unit in these]
    return tuple(
        frozenset(_touches(unit, names, beside_month=any(months[max(at - 1, 0) : at + 2])))
        for at, unit in enumerate(these)
    )


def names(these: Sequence[Unit]) -> Iterator[str]:
    """The words that are capitalised in mid-sentence, and those that open a sentence and can hardly be but a name."""
    for at, unit in enumerate(these):
        if _is_capitalised(unit):
            after = these[at + 1] if at + 1 < len(these) else None
            if not _opens(these[at - 1] if at else None, unit) or may_open_as_name(unit, after):
                yield _stem(unit)


def is_negation(key: str) -> bool:
    """Whether a word, as fingerprints have it, denies what is said."""
    return key in _NEGATIONS or key.endswith("n't")


def _touches(unit: Unit, names: frozenset[str], *, beside_month: bool) -> Iterator[Touch]:
    if is_negation(unit.key):
        yield Touch.NEGATION
    if unit.key in _NUMBERS or _is_figure(unit.key):
        yield Touch.NUMBER
    if _is_date(unit) or (beside_month and _DAY.fullmatch(unit.key)):
        yield Touch.DATE
    elif _is_capitalised(unit) and _stem(unit) in names:
        yield Touch.NAME


def _is_figure(key: str) -> bool:
    """Whether a word has a digit, or is a currency or a per cent sign alone."""
    return any(map(str.isdigit, key)) or (key != "" and not any(map(str.isalnum, key)))


def _is_date(unit: Unit) -> bool:
    is_weekday = _stem(unit).removesuffix("s") in _WEEKDAYS and _is_capitalised(unit)
    return _DATE.fullmatch(unit.key) is not None or is_weekday or _is_month(unit)


def _is_month(unit: Unit) -> bool:
    return _stem(unit) in MONTHS and _is_capitalised(unit)


def _is_capitalised(unit: Unit) -> bool:
    return any(map(str.isupper, unit.text)) and unit.key not in _FIRST_PERSON


def _opens(before: Unit | None, unit: Unit) -> bool:
    """Whether a sentence, or a quotation, begins with a unit."""
    if before is None:
        return True
    if unit.before.split() == ["."] and is_abbreviation(fold(before.text)):
        return False
    return unit.before.endswith(_OPENING) or not _STOPS.isdisjoint(unit.before)


def _stem(unit: Unit) -> str:
    """The word without its possessive."""
    return unit.key.removesuffix("'s")

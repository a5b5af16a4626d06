"""The filters of a query, `field:value`: which fields there are, and what their values mean."""

import re
from calendar import monthrange

from briefing.model import EARLIEST, LATEST, HitKind, Kind, TextKind
from briefing.query.query import AboutCard, Dated, Filter, FromSource, OfKind, Tagged
from briefing.text import words

KINDS: dict[str, HitKind] = {name: kind for kind in (*Kind, *TextKind) for name in (kind.value, kind.plural)}
"""The values of `kind:`."""
_CARDS = {kind.value: kind for kind in Kind if kind is not Kind.OTHER}
FIELDS = {
    "kind": ", ".join((*_CARDS, *TextKind)),
    "date": "2019, 2019-05, 2019-05..2024",
    "source": "words of an article's name",
    "tag": "a tag of cards",
    **dict.fromkeys(_CARDS, "words of its name"),
}
"""Every field, and in words which values it takes."""

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def filter_of(field: str, value: str, *, is_open: bool) -> Filter | None:
    """The filter that a field and its value spell; None where there is no such field or it does not take the value.

    `is_open` says that the last word of the value is being typed.
    """
    terms = tuple(word.term for word in words(value))
    if field == "kind" and value.lower() in KINDS:
        return OfKind(KINDS[value.lower()])
    if field == "date":
        return interval(value)
    if field == "source" and terms:
        return FromSource(terms, is_open)
    if field == "tag" and terms:
        return Tagged(terms, is_open)
    if field in _CARDS and terms:
        return AboutCard(_CARDS[field], terms, is_open)
    return None


def interval(text: str) -> Dated | None:
    """The interval that a value of `date:` spells, or None.

    A value is a year, a month or a day, or two of them with `..` between, before or after. Two ends in the wrong order
    are swapped.
    """
    start, dots, end = text.strip().partition("..")
    bounds = [_bounds(part) for part in (start, end) if part]
    if not bounds or None in bounds:
        return None
    ordered = sorted(bound for bound in bounds if bound)
    if not dots:
        return Dated(*ordered[0], said=start)
    if len(ordered) == 2:
        first, last = (start, end) if bounds[0] == ordered[0] else (end, start)
        return Dated(ordered[0][0], max(ordered[0][1], ordered[1][1]), said=f"{first} to {last}")
    if start:
        return Dated(ordered[0][0], LATEST, said=f"{start} or later")
    return Dated(EARLIEST, ordered[0][1], said=f"{end} or earlier")


def _bounds(text: str) -> tuple[str, str] | None:
    """The first and the last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if not match or not text.isascii() or match[1] == "0000":
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is None:
        return f"{year:04}-01-01", f"{year:04}-12-31"
    if not 1 <= month <= 12:
        return None
    length = monthrange(year or 1, month)[1]
    if day is None:
        return f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{length:02}"
    return (text, text) if 1 <= day <= length else None

"""The value of `date:`: a year, a month, a day, or two of them with `..` between, before or after."""

import re
from calendar import monthrange

from briefing.index.query import Dated
from briefing.model import EARLIEST, LATEST

_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def period(text: str) -> Dated | None:
    """The interval that `text` spells, or None. Two ends in the wrong order are put right."""
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

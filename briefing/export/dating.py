"""Dates of the library as formats have them that know years, months and days alone."""

import re
from typing import NamedTuple

from briefing.model import Date

_PLAIN = re.compile(r"(\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)([~?%]?)")


class Parts(NamedTuple):
    """What a date comes to."""

    days: tuple[str, ...] = ()
    """Its year, month or day as `2019-07-23`; of a time with two ends, both; none where it is told otherwise."""
    is_approximate: bool = False
    """Whether it is uncertain or approximate."""
    start: str = ""
    """The year, month or day it begins with; empty where it is open."""
    end: str = ""
    """The one it ends with; empty where it is open, or no time with two ends."""


def parts(date: Date) -> Parts:
    """The years, months and days of a date in EDTF."""
    first, slash, last = date.text.partition("/")
    start, end = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last)
    if not slash:
        return Parts((start[1],), bool(start[2]), start[1]) if start else Parts()
    is_approximate = any(found and found[2] for found in (start, end))
    days = (start[1], end[1]) if start and end else ()
    return Parts(days, is_approximate, start[1] if start else "", end[1] if end else "")

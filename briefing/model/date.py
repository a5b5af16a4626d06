"""Dates as exact as their source."""

import re
from calendar import monthrange
from datetime import date
from enum import StrEnum
from typing import NamedTuple

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_SIGNS = {"~": 1, "?": 1, "%": 2}
"""The marks of what is approximate or uncertain, and how many units they widen a date by."""
_PLAIN = re.compile(r"\d{4}(-\d\d)?(-\d\d)?(?:T.*)?[~?%]?", re.ASCII)


class Precision(StrEnum):
    """How exact a date is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"
    """From one date to another, a season, a decade, one of several dates."""
    OPEN = "open"
    """An interval without a beginning or an end."""


class Date(NamedTuple):
    """A date or an interval in EDTF (ISO 8601-2), with the days that bound it."""

    text: str
    """As the file has it: `2019-07-23`, `2019-07`, `2019~`, `2019-05/2019-07`, `2019-08/..`."""
    first: str
    """The first day it can mean, `YYYY-MM-DD`; EARLIEST where it is open."""
    last: str
    """The last day it can mean, `YYYY-MM-DD`; LATEST where it is open."""

    def __str__(self) -> str:
        return self.text

    @property
    def precision(self) -> Precision:
        """How exact it is."""
        if self.first == EARLIEST or self.last == LATEST:
            return Precision.OPEN
        match = _PLAIN.fullmatch(self.text)
        has_season = match and match[1] and self.first[5:7] != match[1][1:]
        if not match or has_season:
            return Precision.INTERVAL
        return Precision.DAY if match[2] else Precision.MONTH if match[1] else Precision.YEAR

    @property
    def is_approximate(self) -> bool:
        """Whether it is marked as approximate or uncertain: `2019~`, `2019-07?`."""
        text = self.text
        return "~" in text or "?" in text or "%" in text

    @property
    def likely(self) -> tuple[str, str]:
        """The first and the last day it can mean where `~` and `?` widen it, as edtf's fuzzy bounds do.

        By one more of its own unit on either side, a year of a year, a day of a day; by two where it is marked `%`.
        Forms other than years, months, days and intervals of those keep their strict bounds.
        """
        if not self.is_approximate:
            return self.first, self.last
        lower, slash, upper = self.text.partition("/")
        return _widened(self.first, lower, -1), _widened(self.last, upper if slash else lower, 1)


def _widened(day: str, text: str, step: int) -> str:
    """A day, so much earlier or later as the mark at the end of `text` says."""
    match = _PLAIN.fullmatch(text)
    units = _SIGNS.get(text[-1:], 0) * step
    if not match or not units or day in (EARLIEST, LATEST):
        return day
    at = date.fromisoformat(day)
    if match[2]:
        moved = at.toordinal() + units
        return date.fromordinal(moved).isoformat() if 0 < moved <= date.max.toordinal() else day
    months = at.year * 12 + at.month - 1 + units * (1 if match[1] else 12)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month + 1, 1 if step < 0 else monthrange(year, month + 1)[1]).isoformat()

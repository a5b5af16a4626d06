"""Dates as exact as their source."""

import re
from enum import StrEnum
from typing import NamedTuple

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
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
        return any(sign in self.text for sign in "~?%")

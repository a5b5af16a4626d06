"""Dates as exact as their source."""

from typing import NamedTuple

EARLIEST, LATEST = "0001-01-01", "9999-12-31"


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

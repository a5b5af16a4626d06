"""Dates in EDTF (ISO 8601-2) to the days that bound them."""

import re
from calendar import monthrange
from datetime import date

from briefing.model import EARLIEST, LATEST, Date

_PLAIN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?", re.ASCII)
_PART = r"[~?%]?(?:\d\d|XX)[~?%]?"
_POINT = rf"[~?%]?[\dX]{{4}}[~?%]?(?:-{_PART}(?:-{_PART})?)?"
_TIME = r"T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::\d\d)?)?"
_INTRICATE = re.compile(
    rf"{_POINT}|\d{{4}}-\d\d-\d\d{_TIME}|"  # 201X, 2019-21 (a season), 2019-07-23T12:00:00Z
    rf"[\[{{](?:\.\.)?{_POINT}(?:(?:,|\.\.){_POINT}){{0,11}}(?:\.\.)?[\]}}]",  # [2019,2021..2023], one; {…}, all
    re.ASCII,
)
_OPEN = ("", "..")


def read_date(text: str) -> Date | None:
    """The date or interval that `text` spells in EDTF, or None where it spells none between the years 1 and 9999.

    A qualifier (`~`, `?`, `%`) does not widen the bounds; an end of an interval that is open or unknown does.
    """
    text = text.strip()
    lower, slash, upper = text.partition("/")
    if lower in _OPEN and upper in _OPEN:
        return None
    first, last = _bounds(lower), _bounds(upper if slash else lower)
    return Date(text, first[0], last[1]) if first and last and first[0] <= last[1] else None


def _bounds(text: str) -> tuple[str, str] | None:
    """The first and the last day of one end of an interval, or of a date that is none; None where it is no date."""
    if text in _OPEN:
        return EARLIEST, LATEST
    if (match := _PLAIN.fullmatch(text)) and (bounds := _plain_bounds(match[1], match[2], match[3])):
        return bounds
    return _intricate_bounds(text) if _INTRICATE.fullmatch(text) else None


def _plain_bounds(year: str, month: str | None, day: str | None) -> tuple[str, str] | None:
    """The first and the last day of a year, a month or a day; None where the calendar has none such."""
    try:
        first = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return first.isoformat(), first.isoformat() if day else _day(first.year, first.month if month else 12, 31)


def _intricate_bounds(text: str) -> tuple[str, str] | None:
    """What edtf makes of the rarer forms; it is imported here because importing it takes as long as a search."""
    from edtf import parse_edtf  # noqa: PLC0415
    from edtf.parser.edtf_exceptions import EDTFParseException  # noqa: PLC0415

    try:
        read = parse_edtf(text)
        lower, upper = read.lower_strict(), read.upper_strict()
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return None
    first = EARLIEST if isinstance(lower, float) else _real(*lower[:3], is_known="X" not in text)
    last = LATEST if isinstance(upper, float) else _real(*upper[:3], is_known="X" not in text)
    return (first, last) if first and last else None


def _real(year: int, month: int, day: int, *, is_known: bool) -> str:
    """A day that edtf found, which is not always a real one; of one that is not known, the real day nearest to it."""
    year = year if is_known else max(year, 1)
    if not 1 <= year <= 9999 or (is_known and day > monthrange(year, month)[1]):
        return ""
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{min(day, monthrange(year, month)[1]):02}"

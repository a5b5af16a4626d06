"""Dates as articles write them."""

import re

from briefing.dialect.edtf_dates import read_date
from briefing.model import Date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?", r"(?P<year>[12]\d{3})"
_WRITTEN = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (rf"{_MONTH} {_DAY},? {_YEAR}\b", rf"{_DAY} {_MONTH},? {_YEAR}\b", rf"{_MONTH},? {_YEAR}\b")
)
_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T, ]+\d.*)?", re.ASCII | re.DOTALL)
_LEAD = re.compile(
    r"(?:(?:first )?(?:published|posted|updated)(?: on)?:? )?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* )?",
    re.IGNORECASE,
)
_TAIL = re.compile(r"$|,? (?:at )?\d|,? updated\b| ?[|·(–-]", re.IGNORECASE)
_LONGEST = 100


def told_date(text: str) -> Date | None:
    """The date that `text` is, in EDTF or written out in English, without the time of day; None where it is none."""
    text = text.strip()
    if len(text) > _LONGEST:
        return None
    if timed := _TIMED.fullmatch(text):
        return read_date(timed[1])
    found = _written(text, _LEAD.match(text).end())  # type: ignore[union-attr]  # it matches nothing too
    return found[0] if found and found[1] == len(text) else read_date(text)


def date_line(line: str) -> Date | None:
    """The date that begins a line on which nothing else stands but the time, or a second date; else None."""
    if len(line) > _LONGEST:
        return None
    start = _LEAD.match(line).end()  # type: ignore[union-attr]
    found = _written(line, start)
    if timed := _TIMED.fullmatch(line, start):
        return read_date(timed[1])
    return found[0] if found and _TAIL.match(line, found[1]) else None


def _written(text: str, start: int) -> tuple[Date, int] | None:
    """The date written out at `start`, and where it ends."""
    for form in _WRITTEN:
        if match := form.match(text, start):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            day = match.groupdict().get("day")
            date = read_date(f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else ""))
            return (date, match.end()) if date else None
    return None

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
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]* )?"
_LEAD = re.compile(rf"(?:(?:first )?(?:published|posted|updated)(?: on)?:? )?{_WEEKDAY}", re.IGNORECASE)
_TAIL = re.compile(r"$|,? (?:at )?\d|,? updated\b| ?[|·(–-]", re.IGNORECASE)
_LONGEST = 100
_PLACE = re.compile(rf"\s*[,·|•(–—]\s*{_WEEKDAY}", re.IGNORECASE)
_CAPITALS = re.compile(r"[^a-zß-öø-ÿ\d]{3,60}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?")
_CAPITALISED = r"(?:[^\W\d_a-zß-öø-ÿ][\w.'’-]*|de|del|der|da|van|von|of|the|la|le|el|[Bb]y|and)"
_NAMES = re.compile(rf"{_CAPITALISED}(?:[\s,·|•–—]+{_CAPITALISED}){{0,9}}[\s,·|•–—]*")
_DASH = re.compile(r"\)?(?:\s*\([^()]{1,40}\))?\s*[-–—:]")


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


def dateline(line: str) -> Date | None:
    """The date that a dateline gives: a place in capitals or a name before it, a dash or nothing behind it; else None.

    `BRIDGETOWN, Oct. 17, 2023 (Wire) - Representatives of…`, `Tor Vik, Port Olav, 2 September 2024`.
    """
    for place in _PLACE.finditer(line, 0, _LONGEST):
        found = _written(line, place.end())
        if found is None:
            continue
        head, is_end = line[: place.start()], not line[found[1] :].strip(" .")
        if _DASH.match(line, found[1]) and _CAPITALS.fullmatch(head):
            return found[0]
        if is_end and len(line) <= _LONGEST and _NAMES.fullmatch(head):
            return found[0]
    return None


def _written(text: str, start: int) -> tuple[Date, int] | None:
    """The date written out at `start`, and where it ends."""
    for form in _WRITTEN:
        if match := form.match(text, start):
            month = _MONTHS.index(match["month"][:3].lower()) + 1
            day = match.groupdict().get("day")
            date = read_date(f"{match['year']}-{month:02}" + (f"-{int(day):02}" if day else ""))
            return (date, match.end()) if date else None
    return None

"""Moments: the days, months and years a sentence tells of, counted from the day its article came out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.compare.irregular import PAST
from briefing.dialect import read_date
from briefing.dialect.told_time import told_time
from briefing.model import EARLIEST, LATEST, Date

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY, _YEAR, _PART_OF = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1[5-9]|20)\d\d", r"(?:(?:early|mid|late)[- ])"
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNTED = rf"(?:\d{{1,3}}|an?|a couple of|{'|'.join(_NUMBERS)})"
_STEP, _OF_YEAR = r"(?:(?:last|this|next) )", r"(?:last|this|next) year"
_FORMS = (
    rf"{_YEAR}-\d\d-\d\d",
    rf"{_MONTH} {_DAY}(?:,? {_YEAR})?(?![\d,.]*\d)",
    rf"{_DAY}(?: of)? {_MONTH}(?:,? {_YEAR})?(?!\w)",
    rf"{_PART_OF}?{_MONTH},?(?: of)? (?:{_YEAR}|{_OF_YEAR})",
    rf"{_STEP}?(?:spring|summer|autumn|fall|winter)(?: of)?(?: {_YEAR}| {_OF_YEAR})",
    rf"{_STEP}?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?! \w+day)",
    r"(?i:yesterday|today|tonight|tomorrow)",
    r"(?:last|previous|this|next) (?:week|month|year|weekend)",
    rf"{_COUNTED} (?:days?|weeks?|months?|years?) ago",
    rf"{_PART_OF}{_MONTH}(?!\w)",
)
_LEADS = "in|since|until|till|by|of|for|after|before|from|during|late|early|last"
_FORM = re.compile(
    rf"(?<![\w-])(?:{'|'.join(_FORMS)})|(?<=\s)(?<!\w)(?:{_PART_OF}?{_MONTH}(?!\w)|{_YEAR}\b(?![-,]?\d))",
)
_LED = re.compile(rf"\b(?:{_LEADS}) $", re.IGNORECASE)
_BARE = re.compile(rf"{_MONTH}|{_YEAR}")
"""A month or a year by itself, which is one behind certain words alone."""
_RUN = re.compile(
    r"(?<!\w)(?:from |between )?(?P<first>\d{1,2})(?: ?[-–] ?| to | and | until )(?P<last>\d{1,2}) "
    rf"(?P<month>{_MONTH}(?: {_YEAR})?)"
)
_ROUND = r"(?: about| around)?"
_ROLES = tuple(
    (role, re.compile(rf"\b(?:{leads}) $", re.IGNORECASE))
    for role, leads in (
        ("since", rf"since{_ROUND}|from|as of|(?:starting|beginning)(?: on| in)?"),
        ("until", rf"(?:until|till|through){_ROUND}"),
        ("before", rf"(?:before|by|no later than|prior to){_ROUND}(?: the end of)?"),
        ("after", rf"(?:after|following){_ROUND}"),
    )
)
_ROUGHLY = re.compile(r"\b(?:about|around|circa|roughly|approximately|some time in)(?: the)? $", re.IGNORECASE)
_PART = re.compile(r"\b(early|mid|late)[- ]", re.IGNORECASE)
_DAYS_OF_PARTS = {"early": (1, 12), "mid": (9, 21), "late": (18, 31)}
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|be held|due|scheduled|planned|plans?|set (?:to|for)|expected|next|coming|upcoming"
    r"|until|(?:postponed|delayed|moved) to)\b",
    re.IGNORECASE,
)
_BACK = re.compile(rf"\b(?:was|were|had|did|been|ago|\w{{2,}}ed|{'|'.join(PAST)})\b", re.IGNORECASE)
_FAR = 30
_WEEK, _YEAR_OR_SO = 7, 300


UNKNOWN = "unknown"
"""The role of a date whose year nobody knows."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a sentence tells of."""

    first: str
    """The first day it can be, `YYYY-MM-DD`; EARLIEST where it is open."""
    last: str
    """The last day it can be; LATEST where it is open."""
    role: str
    """`at` for when something was, `since` and `until` for when it began and ended; else UNKNOWN."""
    start: int
    """Offset of its first character in the sentence, the words that bound it included."""
    end: int
    """Offset after its last character."""

    def overlaps(self, other: "Moment") -> bool:
        """Whether both can be one and the same day."""
        return self.first <= other.last and other.first <= self.last

    def equals(self, other: "Moment") -> bool:
        """Whether both tell the same days."""
        return (self.first, self.last) == (other.first, other.last)


def moments(text: str, published: Date | None) -> tuple[Moment, ...]:
    """The times that a sentence tells of, in order."""
    is_ahead = True if _AHEAD.search(text) else False if _BACK.search(text) else None
    return tuple(_moments(text, published, is_ahead=is_ahead))


def _moments(text: str, published: Date | None, *, is_ahead: bool | None) -> Iterator[Moment]:
    end = 0
    for match in sorted((*_RUN.finditer(text), *_FORM.finditer(text)), key=lambda one: (one.start(), -one.end())):
        if match.start() < end or (_BARE.fullmatch(match[0]) and not _LED.search(text[: match.start()][-_FAR:])):
            continue
        span = _run(match, published) if match.re is _RUN else _nearest(match[0], published, is_ahead=is_ahead)
        if span or any(map(str.isdigit, match[0])):
            end = match.end()
            unknown = Moment(EARLIEST, LATEST, UNKNOWN, match.start(), end)
            yield _moment(text, match.start(), end, *span) if span else unknown


def _moment(text: str, start: int, end: int, first: str, last: str) -> Moment:
    """The time between two offsets, with the words before it that bound it."""
    before = text[max(start - _FAR, 0) : start]
    if match := _ROUGHLY.search(before):
        first, last = _widened(first, last)
        before, start = before[: match.start()], start - len(match[0])
    for role, form in _ROLES:
        if match := form.search(before):
            start -= len(match[0])
            if role == "before":
                return Moment(EARLIEST, last, "at", start, end)
            return Moment(first, LATEST if role == "after" else last, "at" if role == "after" else role, start, end)
    return Moment(first, last, "at", start, end)


def _run(match: re.Match[str], published: Date | None) -> tuple[str, str] | None:
    """The days of `3-5 May`, `between 3 and 5 May 2019`."""
    first, last = (_bounds(f"{match[name]} {match['month']}", published, is_ahead=False) for name in ("first", "last"))
    return (first[0], last[1]) if first and last and first[0] <= last[1] else None


def _nearest(words: str, published: Date | None, *, is_ahead: bool | None) -> tuple[str, str] | None:
    """The days that words tell; where nobody knows whether they are to come, those that are nearer."""
    if is_ahead is not None:
        return _bounds(words, published, is_ahead=is_ahead)
    back, ahead = (_bounds(words, published, is_ahead=way) for way in (False, True))
    day = _day(published)
    if back is None or ahead is None or day is None:
        return back
    return min((back, ahead), key=lambda span: abs((date.fromisoformat(span[0]) - day).days))


def _bounds(words: str, published: Date | None, *, is_ahead: bool) -> tuple[str, str] | None:
    """The first and the last day that words tell."""
    part, day = _PART.search(words), _day(published)
    bare = re.sub(r"(?<=[A-Za-z])\.", "", _PART.sub("", words))
    if "week" in bare and day:
        return _week(bare, day)
    is_written = re.fullmatch(r"\d{4}-\d\d-\d\d", bare)
    told = read_date(bare if is_written else told_time(bare, published, is_ahead=is_ahead))
    if told is None:
        return None
    if part and told.first[:7] == told.last[:7]:
        low, high = _DAYS_OF_PARTS[part[1].lower()]
        return f"{told.first[:8]}{low:02}", min(f"{told.first[:8]}{high:02}", told.last)
    return told.first, told.last


def _week(words: str, day: date) -> tuple[str, str]:
    """The days of a week, or of a weekend, that is counted from a day."""
    if words.endswith("ago"):
        count = words.split(maxsplit=1)[0]
        weeks = _NUMBERS.index(count) if count in _NUMBERS else int(count) if count.isdecimal() else 2 - (count == "an")
        weeks = 1 if words.startswith("a week") else weeks
        that = (day - timedelta(_WEEK * weeks)).isoformat()
        return _widened(that, that)
    step = {"last": -1, "previous": -1, "next": 1}.get(words.split(maxsplit=1)[0], 0)
    monday = day - timedelta(day.weekday()) + timedelta(_WEEK * step)
    first = monday + timedelta(5) if "weekend" in words else monday
    return first.isoformat(), (monday + timedelta(6)).isoformat()


def _widened(first: str, last: str) -> tuple[str, str]:
    """About a time: a few days, a month or a year more on both sides."""
    low, high = date.fromisoformat(first), date.fromisoformat(last)
    span = (high - low).days
    more = timedelta(4 if span < _WEEK else 31 if span < _YEAR_OR_SO else 366)
    try:
        return (low - more).isoformat(), (high + more).isoformat()
    except OverflowError:
        return first, last


def _day(published: Date | None) -> date | None:
    """The day an article came out, where it is known."""
    return date.fromisoformat(published.first) if published and published.first == published.last else None

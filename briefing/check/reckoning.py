"""Reckoning: what English words tell of a day that is counted from another, above all from that of the article."""

import re
from dataclasses import dataclass
from datetime import date

from briefing.model import Date

_DAYS = "days?|nights?|weekends?|weeks?|fortnights?|hours?"
_COUNTED = (
    rf"\b(?:{_DAYS})\s+(?:ago|later|earlier|before|after|since|from|prior|into)\b"
    rf"|\b(?:after|before|within|in|for|over) (?:\w+ ){{0,2}}(?:{_DAYS})\b"
    rf"|\b(?:following|previous|same) (?:{_DAYS})\b"
    r"|\b(?:first|second|third|fourth|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:of|in)\b"
    r"|\b[A-Z][a-z]+ (?:Day|Eve)\b|\b(?:Christmas|Easter|anniversary)\b"
)
_TO_A_DAY = re.compile(_COUNTED)
_TO_A_MONTH = re.compile(rf"{_COUNTED}|\b(?:months?|quarter|spring|summer|autumn|fall|winter)\b")

_BY_THAT_TIME = (
    r"today|tonight|yesterday|tomorrow|now|currently|so far|at present|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    r"|(?:this|last|past|next) (?:\w+ )?(?:morning|afternoon|evening|night|days?|weeks?|weekend)"
)
_ABOUT_THE_DAY = re.compile(rf"\b(?:{_BY_THAT_TIME})\b", re.IGNORECASE)
_ABOUT_THE_MONTH = re.compile(rf"\b(?:{_BY_THAT_TIME}|recent|recently|lately|latest|just)\b", re.IGNORECASE)
_A_FORTNIGHT, _THREE_MONTHS = 14, 92


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage tells, and when."""

    text: str
    """Its words."""
    published: Date | None
    """When its article came out."""


def may_give_day(told: Told, day: date) -> bool:
    """Whether words may lead to a day: counted from another, or spoken within a fortnight of it."""
    if _TO_A_DAY.search(told.text):
        return True
    return _is_near(told.published, day, _A_FORTNIGHT) and _ABOUT_THE_DAY.search(told.text) is not None


def may_give_month(told: Told, day: date) -> bool:
    """Whether words may lead to the month of a day: counted from another, or spoken within three months of it."""
    if _TO_A_MONTH.search(told.text):
        return True
    return _is_near(told.published, day, _THREE_MONTHS) and _ABOUT_THE_MONTH.search(told.text) is not None


def gives_year(told: Told, year: int) -> bool:
    """Whether `last year` or `this year` is that year, counted from a day that is known."""
    if told.published is None or told.published.first[:4] != told.published.last[:4]:
        return False
    names = {0: "this year", 1: "last year"}
    name = names.get(int(told.published.first[:4]) - year)
    return name is not None and re.search(rf"\b{name}\b", told.text, re.IGNORECASE) is not None


def _is_near(published: Date | None, day: date, days: int) -> bool:
    """Whether an article came out within so many days of a day, as far as is known."""
    if published is None:
        return True
    first, last = (date.fromisoformat(end).toordinal() for end in (published.first, published.last))
    return first - days <= day.toordinal() <= last + days

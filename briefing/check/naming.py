"""Naming: whether an English text names a day of a month, a month, or a year."""

import calendar
import re
from datetime import date

_MONTHS = tuple(calendar.month_name)
_PLAIN = ("January", "February", "July", "September", "October", "November", "December")
"""The months whose names mean nothing else."""
_BEFORE_A_MONTH = (
    r"(?i:in|of|since|until|till|by|from|during|after|before|between|to|through|and|late|early|mid|last|this|next)"
)
_GROUPED = r"[ \u00a0\u2009\u202f'’]\d{{3}}(?!\d)"
_NUMBER = rf"(?<![\d.,$€£¥])0?{{number}}(?:st|nd|rd|th)?(?![\d%]|[.,]\d|{_GROUPED})"
_DATED = (
    r"(?<![\d.,/-])(?:0?{number}[./-]\d{{1,2}}|\d{{1,2}}[./-]0?{number})[./-](?:\d\d)?\d\d(?![\d%]|[.,/-]\d)"
    r"|(?<![\d.,/-])\d{{1,2}}[./-]\d{{1,2}}[./-]{number}(?!\d)"
)
"""A number in a date that is written in figures: `10.5.2019`, `5/10/19`."""

_UNITS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS = ("eleventh", "twelfth", *(f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")))
_BELOW_TWENTY = (*_UNITS, *_TEENS)
_TENS = {20: ("twentieth", "twenty"), 30: ("thirtieth", "thirty")}


def names_day(text: str, day: int) -> bool:
    """Whether a text has the number of a day, whatever it counts: `23`, `23rd`, `twenty-third`."""
    return _has_number(text, day) or re.search(rf"\b{_ordinal(day)}\b", text, re.IGNORECASE) is not None


def names_last_day(text: str, day: date) -> bool:
    """Whether a day is the last of its month, and a text names that one: `the last day of May`."""
    if day.day != calendar.monthrange(day.year, day.month)[1]:
        return False
    return re.search(rf"\blast day of (?:the month|that month|{_MONTHS[day.month]})\b", text, re.IGNORECASE) is not None


def names_month(text: str, month: int) -> bool:
    """Whether a text is sure to name a month: in figures, or by a name that cannot be another word where it stands."""
    name = _MONTHS[month]
    if re.search(rf"\b\d{{4}}-{month:02}\b", text):
        return True
    if name in _PLAIN:
        return re.search(rf"\b{name}\b", text) is not None
    return re.search(rf"\b{_BEFORE_A_MONTH} {name}\b|\b{name},? \d{{4}}\b", text) is not None


def may_name_month(text: str, month: int) -> bool:
    """Whether a text may name a month: by what could be its name or its number."""
    name, short = _MONTHS[month], _MONTHS[month][:3]
    named = rf"\b(?:{name}|{name.upper()}|{short}t?|{short.upper()}T?)(?![^\W\d_])"
    return re.search(rf"{named}|\d[-/.]0?{month}\b|\b0?{month}[-/.]\d", text) is not None


def names_year(text: str, year: int) -> bool:
    """Whether a text has a year in figures."""
    return _has_number(text, year)


def _has_number(text: str, number: int) -> bool:
    return any(re.search(form.format(number=number), text) for form in (_NUMBER, _DATED))


def _ordinal(day: int) -> str:
    """A pattern of a day in words: `first`, `twenty-third`."""
    if day < len(_BELOW_TWENTY):
        return _BELOW_TWENTY[day]
    whole, stem = _TENS[day // 10 * 10]
    return rf"{stem}[- ]?{_UNITS[day % 10]}" if day % 10 else whole

"""Dates in running text: the first that an English sentence names with its year."""

import re

from briefing.dialect.edtf_dates import read_date
from briefing.dialect.told_time import told_time

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|"
    r"Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY, _YEAR = r"\d{1,2}(?:st|nd|rd|th)?", r"(?:1[5-9]|20)\d\d"
_POINT = (
    rf"(?:{_DAY} (?:of )?{_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|{_MONTH},? (?:of )?{_YEAR}|"
    rf"{_YEAR}-\d\d(?:-\d\d)?|{_YEAR})"
)
_LEAD = (
    r"about|around|circa|roughly|since|until|till|by|before|after|from|between|in|of|on|during|early|late|mid|"
    r"summer|autumn|fall|winter|spring"
)
_STAGES = (
    r"(?:(?:the|early|late|mid|about|around|beginning|start|end|middle|first|last|half|week|day|morning|afternoon|"
    r"evening|night|of|summer|autumn|fall|winter|spring)[ -])*"
)
_DATE = re.compile(
    rf"(?<![\w$€£.-])(?:(?P<lead>{_LEAD})[ -](?P<stages>{_STAGES}))?(?P<first>{_POINT})(?![\w%-]*\w)"
    rf"(?:(?P<to> (?:to|and|until|till) | ?[–-] ?)(?P<last>{_POINT})(?![\w%]))?",
    re.ASCII | re.IGNORECASE,
)
_ALONE = re.compile(r"(?:, |\()$")
_ENDED = re.compile(r"\s*(?:$|[,:;.)])")
_ABOUT = {"about", "around", "circa", "roughly"}
_NOT_THEN = {"until", "till", "by", "before", "after", "of"}


def first_date(text: str) -> str:
    """The first date that `text` names with its year, in EDTF; empty where it names none.

    `since` leaves the end open, `about` makes it approximate, `from … to` an interval. A bare year counts where words
    or signs show that it is one: `in 2019`, `Doha, 2023:`. `By 2019` does not tell when something was, and `the talks
    of 2019` tells when another thing was.
    """
    for match in _DATE.finditer(text):
        point, lead = _point(match["first"]), (match["lead"] or "").lower()
        is_number = len(point) == 4 and not lead and not _stands_alone(text, match)
        if point and not is_number and lead not in _NOT_THEN:
            return _whole(match, point)
    return ""


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a bare year stands between signs, and is no number of things."""
    is_begun = match.start() == 0 or _ALONE.search(text[max(match.start() - 2, 0) : match.start()])
    return bool(is_begun and _ENDED.match(text, match.end("first")))


def _whole(match: re.Match[str], point: str) -> str:
    """The date with what its lead makes of it."""
    lead, to = (match["lead"] or "").lower(), (match["to"] or "").strip()
    last = _point(match["last"] or "")
    if last and point <= last and (lead in ("from", "between") or to in ("–", "-")):
        return f"{point}/{last}"
    if lead == "since":
        return f"{point}/.."
    is_about = lead in _ABOUT or not _ABOUT.isdisjoint((match["stages"] or "").lower().split())
    return f"{point}~" if is_about else point


def _point(text: str) -> str:
    """A year, a month or a day in EDTF; empty where the calendar has none such."""
    if "-" in text:
        return text if text[5:7] <= "12" and read_date(text) else ""
    return told_time(text, None)

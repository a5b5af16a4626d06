"""What the text calls a time, to EDTF: counted from the day the article came out, and no more exact than the words."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from briefing.dialect.edtf_dates import read_date
from briefing.model import Date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_COUNTED = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split())} | {"a": 1, "an": 1, "a couple": 2}
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_STEP, _SEASON = "last|this|next", "spring|summer|autumn|fall|winter"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"

Rule = Callable[[re.Match[str], date, bool], str]


def told_time(text: str, published: Date | None, *, is_ahead: bool = False) -> str:
    """The time that `text` names, in EDTF; empty where it names none that can be counted.

    `is_ahead` says that the text speaks of what is to come, so that `on Sunday` is the next one. A week is told by its
    month, because EDTF has no weeks.
    """
    words = re.sub(r"\s+", " ", text.strip().lower().replace("’", "'").strip(" ,.()"))
    day = _day(published)
    for form, needs_day, rule in _RULES:
        if (match := form.search(words)) and (day or not needs_day):
            return _valid(rule(match, day or date.min, is_ahead))
    return ""


def _day(published: Date | None) -> date | None:
    if published is None or len(published.first) != 10 or published.first[:7] != published.last[:7]:
        return None
    return date.fromisoformat(published.first)


def _valid(text: str) -> str:
    return text if text and read_date(text) else ""


def _whole(match: re.Match[str], _day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    return f"{match['year']}-{_month(match):02}-{int(match['day']):02}"


def _month_of_year(match: re.Match[str], _day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    return f"{match['year']}-{_month(match):02}"


def _month_related(match: re.Match[str], day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    return f"{_related_year(match['related'], day)}-{_month(match):02}"


def _day_of_month(match: re.Match[str], day: date, is_ahead: bool) -> str:  # noqa: FBT001
    month, number = _month(match), int(match["day"])
    year = day.year
    if not is_ahead and (month, number) > (day.month, day.day):
        year -= 1
    if is_ahead and (month, number) < (day.month, day.day):
        year += 1
    return f"{year}-{month:02}-{number:02}"


def _month_alone(match: re.Match[str], day: date, is_ahead: bool) -> str:  # noqa: FBT001
    month = _month(match)
    year = day.year + (is_ahead and month < day.month) - (not is_ahead and month > day.month)
    return f"{year}-{month:02}"


def _season(match: re.Match[str], day: date, is_ahead: bool) -> str:  # noqa: FBT001
    season = _SEASONS[match["season"]]
    if match["year"]:
        year = int(match["year"])
    elif match["related"]:
        year = _related_year(match["related"], day)
    else:
        begins = {21: 3, 22: 6, 23: 9, 24: 12}[season]
        step = match["step"]
        year = day.year - (begins > day.month and not is_ahead and step not in {"this", "next"})
        if step == "last" and begins <= day.month < begins + 3:
            year -= 1
    return f"{year}-{season}"


def _decade(match: re.Match[str], _day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    return f"{match['decade']}X"


def _year(match: re.Match[str], _day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    return match["year"]


def _years(match: re.Match[str], _day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    return f"{match['year']}/{match['until']}"


def _weekday(match: re.Match[str], day: date, is_ahead: bool) -> str:  # noqa: FBT001
    wanted = _WEEKDAYS.index(match["weekday"])
    if match["step"] == "next" or (is_ahead and match["step"] != "last"):
        return (day + timedelta((wanted - day.weekday()) % 7 or (7 if match["step"] == "next" else 0))).isoformat()
    back = (day.weekday() - wanted) % 7
    return (day - timedelta(back or (7 if match["step"] == "last" else 0))).isoformat()


def _near_day(match: re.Match[str], day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    step = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[match["near"]]
    return (day + timedelta(step)).isoformat()


def _stepped(match: re.Match[str], day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    step = {"last": -1, "previous": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[match["step"]]
    return _moved(day, step, match["unit"])


def _ago(match: re.Match[str], day: date, _is_ahead: bool) -> str:  # noqa: FBT001
    told = match["count"]
    count = int(told) if told.isdecimal() else _NUMBERS.get(told, 0)
    sign = 1 if match["way"] in {"from now", "later"} else -1
    return _moved(day, sign * count, match["unit"]) if 0 < count < 1000 else ""


def _moved(day: date, step: int, unit: str) -> str:
    """So many days, weeks, months or years from a day, as exact as the unit."""
    if unit == "day":
        return (day + timedelta(step)).isoformat()
    if unit in {"week", "weekend"}:
        monday = day - timedelta(day.weekday()) + timedelta(7 * step)
        first, last = (
            (monday, monday + timedelta(6)) if unit == "week" else (monday + timedelta(5), monday + timedelta(6))
        )
        return first.isoformat()[:7] if first.month == last.month else f"{first.isoformat()[:7]}/{last.isoformat()[:7]}"
    if unit == "month":
        count = day.year * 12 + day.month - 1 + step
        return f"{count // 12:04}-{count % 12 + 1:02}"
    return f"{day.year + step:04}"


def _month(match: re.Match[str]) -> int:
    return _MONTHS.index(match["month"][:3]) + 1


def _related_year(related: str, day: date) -> int:
    return day.year + {"last": -1, "this": 0, "next": 1}[related]


_RULES: tuple[tuple[re.Pattern[str], bool, Rule], ...] = tuple(
    (re.compile(form, re.ASCII), needs_day, rule)
    for form, needs_day, rule in (
        (rf"\b{_MONTH} {_DAY}(?:,|\b) ?{_YEAR}\b", False, _whole),
        (rf"\b{_DAY} (?:of )?{_MONTH},? {_YEAR}\b", False, _whole),
        (rf"\b{_MONTH}(?:,| of|) {_YEAR}\b", False, _month_of_year),
        (rf"\b{_MONTH} (?:of )?(?P<related>last|this|next) year\b", True, _month_related),
        (rf"\b{_MONTH} {_DAY}\b", True, _day_of_month),
        (rf"\b{_DAY} (?:of )?{_MONTH}(?!\w)", True, _day_of_month),
        (
            rf"\b(?:(?P<step>{_STEP}) )?(?P<season>{_SEASON})(?: of)?(?: {_YEAR}| (?P<related>{_STEP}) year)?\b",
            True,
            _season,
        ),
        (r"\b(?P<decade>1[5-9]\d|20\d)0s\b", False, _decade),
        (rf"\b(?:between |from )?{_YEAR} ?(?:to|and|until|-|–) ?(?P<until>1[5-9]\d\d|20\d\d)\b", False, _years),
        (rf"\b{_YEAR}\b", False, _year),
        (rf"\b(?:(?P<step>last|this|next) )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b", True, _weekday),
        (r"\b(?P<near>yesterday|today|tonight|tomorrow)\b", True, _near_day),
        (r"\b(?P<step>last|previous|this|current|next|coming) (?P<unit>day|weekend|week|month|year)\b", True, _stepped),
        (
            r"\b(?P<count>\d{1,3}|a couple|an?|" + "|".join(_NUMBERS) + r")(?: of)? (?P<unit>day|week|month|year)s? "
            r"(?P<way>ago|earlier|before|from now|later)\b",
            True,
            _ago,
        ),
        (rf"^(?:.* )?(?:mid-|early |late )?{_MONTH}$", True, _month_alone),
    )
)

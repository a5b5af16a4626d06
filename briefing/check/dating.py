"""Dating: whether a date is finer than what passages tell."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from briefing.check.naming import may_name_month, names_day, names_last_day, names_month, names_year
from briefing.check.reckoning import Told, gives_year, may_give_day, may_give_month

_POINT = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?", re.ASCII)
_YEAR, _MONTH = len("2019"), len("2019-07")


def points(edtf: str) -> Iterator[str]:
    """The days and months that a date names without a qualifier: itself, or the ends of an interval."""
    return (end for end in edtf.split("/") if _POINT.fullmatch(end))


def named_instead(point: str, told: Sequence[Told]) -> str:
    """What the passages name where they name a coarser date than a day or a month: its month, its year, or nothing.

    Nothing, too, where one of them may give the finer part in another way: by its number anywhere, or by words that
    count from another day. What is told of the month in which an article came out needs no such words.
    """
    return _coarser_than_day(point, told) if len(point) > _MONTH else _coarser_than_month(point, told)


def _coarser_than_day(point: str, told: Sequence[Told]) -> str:
    day = date.fromisoformat(point)
    if any(names_day(one.text, day.day) or names_last_day(one.text, day) or may_give_day(one, day) for one in told):
        return ""
    if any(names_month(one.text, day.month) for one in told):
        return point[:_MONTH]
    return _coarser_than_month(point[:_MONTH], told)


def _coarser_than_month(point: str, told: Sequence[Told]) -> str:
    first = date.fromisoformat(f"{point}-01")
    for one in told:
        if may_name_month(one.text, first.month) or may_give_month(one, first) or str(one.published).startswith(point):
            return ""
    of_year = [one.text for one in told if names_year(one.text, first.year) or gives_year(one, first.year)]
    is_alone = of_year and not any(may_name_month(text, month) for text in of_year for month in range(1, 13))
    return point[:_YEAR] if is_alone else ""

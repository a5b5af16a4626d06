"""Figures: what the points, commas and spaces in a number mean."""

import re
from typing import NamedTuple

from briefing.text.folding import fold
from briefing.text.signs import APOSTROPHES, SPACES

GROUPING = rf"{SPACES}{APOSTROPHES}"
"""What may part groups of digits and is no decimal sign."""
POINTS = ".,\u00b7\u066b\u066c\uff0c\uff0e"
"""Decimal signs and other parting ones: the point, the comma, their Arabic and full-width forms, the raised point."""

_PARTS = re.compile(rf"[{POINTS}{GROUPING}]")
_PLAIN = {"\u00b7": ".", "\u066b": ".", "\u066c": ",", "\uff0c": ",", "\uff0e": "."}
_GROUP = 3


class Figure(NamedTuple):
    """A number."""

    whole: str
    """Its digits before the decimal sign, without what groups them."""
    mark: str = ""
    """The decimal sign, a point or a comma; empty where it has none."""
    rest: str = ""
    """Its digits behind the decimal sign."""

    @property
    def term(self) -> str:
        """The number as it is searched: `2,5` and `2.5` are one."""
        return f"{self.whole}.{self.rest}" if self.mark else self.whole

    @property
    def exact(self) -> str:
        """The number as it is compared word for word."""
        return f"{self.whole}{self.mark}{self.rest}"


def read_figure(text: str) -> Figure | None:
    """The number that digits parted by points, commas, apostrophes or spaces are; None where they are several.

    `1,000`, `1 000 000`, `3'000'000`, `1.000.000,50` and `1,00,000` are grouped; a single point is a decimal one, and
    so is a comma with one or two digits behind it or a zero before it. `10.5.2019` is several numbers.
    """
    groups = [fold(group) for group in _PARTS.split(text)]
    marks = [_mark(mark) for mark in _PARTS.findall(text)]
    if not groups[0]:
        return Figure("0", ".", groups[1]) if len(marks) == 1 and marks == ["."] else None
    if len(marks) == 1 and (marks == ["."] or (marks == [","] and _is_decimal(*groups))):
        return Figure(groups[0], marks[0], groups[1])
    if len(set(marks)) == 1 and _is_grouped(groups, marks[0]):
        return Figure("".join(groups))
    *before, last = marks
    is_decimal = before and last in (".", ",") and last not in before and len(set(before)) == 1
    if is_decimal and _is_grouped(groups[:-1], before[0]):
        return Figure("".join(groups[:-1]), last, groups[-1])
    return None


def _mark(mark: str) -> str:
    plain = _PLAIN.get(mark, mark)
    if plain in APOSTROPHES:
        return "'"
    return " " if plain.isspace() else plain


def _is_decimal(whole: str, rest: str) -> bool:
    """Whether a single comma between these digits is a decimal sign."""
    return len(rest) < _GROUP or (whole == "0" and len(rest) >= _GROUP)


def _is_grouped(groups: list[str], mark: str) -> bool:
    first, *others = groups
    if not others or len(first) > _GROUP or len(others[-1]) != _GROUP:
        return False
    sizes = {len(group) for group in others[:-1]}
    return sizes <= {_GROUP} or (mark == "," and sizes == {2} and len(first) < _GROUP)  # 1,00,000 as India groups

"""A scale of time: which column of a chart a day stands in, and the ticks and words of its axis."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import Event
from briefing.model.date import EARLIEST, LATEST

_YEAR, _MONTH = 365.2425, 30.436875
_WINDOWS = (*(round(years * _YEAR) for years in (100, 50, 20, 10, 5, 2, 1, 0.5, 0.25)), 31, 14)
"""How many days each step of the zoom shows."""
_LEAST = 14
_SHORTER = 0.75
_UNITS: tuple[tuple[float, int, int], ...] = (
    *((days * 1.0, days, 0) for days in (1, 2, 7)),
    *((months * _MONTH, 0, months) for months in (1, 3, 6)),
    *((years * _YEAR, 0, 12 * years) for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)),
)
"""What may lie between two ticks: roughly how many days, and exactly how many days, or months."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class TimeScale:
    """So many days from a first day on, over so many columns."""

    first: int
    """The first day, as its ordinal."""
    days: int
    """How many days there are."""
    columns: int
    """How many columns."""

    @classmethod
    def whole(cls, events: Sequence[Event]) -> "TimeScale":
        """The scale, one column wide, on which every day stands that an event begins or ends on."""
        firsts = {event.date.first for event in events} - {EARLIEST}
        lasts = {event.date.last for event in events} - {LATEST}
        known = firsts | lasts
        first = ordinal(min(known)) if known else date(2000, 1, 1).toordinal()
        last = ordinal(max(known)) if known else first
        lacking = max(_LEAST - (last - first + 1), 0)
        first = max(first - lacking // 2, _FIRST)
        return cls(first, max(last - first + 1, _LEAST), 1)

    def over(self, columns: int) -> "TimeScale":
        """The same days over so many columns."""
        return TimeScale(self.first, self.days, columns)

    def zoomed(self, steps: int, day: int) -> "TimeScale":
        """The scale so many steps nearer, a day within its middle half; it moves by halves of what it shows."""
        windows = self.windows
        if not steps or not windows:
            return self
        days = windows[min(steps, len(windows)) - 1]
        first = max(day // (days // 2) * (days // 2) - days // 4, _FIRST)
        return TimeScale(min(first, _LAST - days), days, self.columns)

    @property
    def windows(self) -> tuple[int, ...]:
        """How many days each step of the zoom shows, from the first that is clearly shorter than the whole."""
        return tuple(days for days in _WINDOWS if days < _SHORTER * self.days)

    @property
    def last(self) -> int:
        """The last day, as its ordinal."""
        return self.first + self.days - 1

    def column(self, day: int) -> int:
        """The column of a day; below 0, or beyond the last, where it lies outside."""
        return (day - self.first) * self.columns // self.days

    @property
    def told(self) -> str:
        """From when to when, in words: `2004 – 2024`, `Jun – Sep 2019`, `10 – 24 Jul 2019`."""
        begin, end = date.fromordinal(self.first), date.fromordinal(min(self.last, _LAST))
        if self.days > 2 * _YEAR:
            return f"{begin.year} – {end.year}"
        texts = [[_MONTHS[day.month - 1], str(day.year)] for day in (begin, end)]
        if self.days <= 2 * _MONTH:
            texts = [[str(day.day), *text] for day, text in zip((begin, end), texts, strict=True)]
        shared = 0
        while shared < len(texts[0]) - 1 and texts[0][-1 - shared :] == texts[1][-1 - shared :]:
            shared += 1
        return " – ".join((" ".join(texts[0][: len(texts[0]) - shared]), " ".join(texts[1])))

    def axis(self) -> tuple[str, str]:
        """The words over the ticks, and the line with the ticks."""
        words, line, free = [" "] * self.columns, ["─"] * self.columns, 0
        for day, label in self._ticks():
            column = self.column(day)
            line[column] = "┬"
            if free <= column <= self.columns - len(label):
                words[column : column + len(label)] = label
                free = column + len(label) + 1
        return "".join(words), "".join(line)

    def _ticks(self) -> Iterator[tuple[int, str]]:
        """The days of the ticks, as narrow as their words have room, each with its words."""
        per_column = self.days / max(self.columns, 1)
        for rough, days, months in _UNITS:
            width = 3 if days else 4
            if rough / per_column >= width + 2 or rough == _UNITS[-1][0]:
                yield from self._days(days) if days else self._months(months)
                return

    def _days(self, step: int) -> Iterator[tuple[int, str]]:
        for day in range(self.first, min(self.last, _LAST) + 1):
            at = date.fromordinal(day)
            if at.day == 1:
                yield day, _MONTHS[at.month - 1]
            elif (at.day - 1) % step == 0 and at.day <= 31 - step // 2:
                yield day, str(at.day)

    def _months(self, step: int) -> Iterator[tuple[int, str]]:
        begin = date.fromordinal(self.first)
        number = -(-(begin.year * 12 + begin.month - 1 + (begin.day > 1)) // step) * step
        while 12 <= number < 120_000 and (day := date(number // 12, number % 12 + 1, 1).toordinal()) <= self.last:
            yield day, str(number // 12) if number % 12 == 0 else _MONTHS[number % 12]
            number += step


def ordinal(day: str) -> int:
    """The number of a day, `YYYY-MM-DD`."""
    return date.fromisoformat(day).toordinal()

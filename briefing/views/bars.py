"""Bars: a date drawn on a scale of time as what it is."""

from briefing.model import Event, Precision
from briefing.model.date import EARLIEST, LATEST
from briefing.views.time_scale import TimeScale, ordinal

LEGEND = "● day  ├─┤ some time in it  ━ from … to  ┄○ about  ◀▶ open"
_BEFORE, _AFTER = "‹", "›"
_LIKELY = "·"


def bar(event: Event, scale: TimeScale) -> str:
    """The line of an event: a day a point, a month or a year a bar with ends, what lasted a heavy bar.

    About and perhaps are dotted, with dots over what the date may mean beyond it; an open end has an arrow. What lies
    outside the scale is a sign at its edge.
    """
    first, last = _columns(event.date.first, event.date.last, scale)
    if last < 0 or first >= scale.columns:
        at = 0 if last < 0 else scale.columns - 1
        return " " * at + (_BEFORE if last < 0 else _AFTER)
    cells = [" "] * scale.columns
    if event.date.is_approximate:
        likely = _columns(*event.date.likely, scale)
        for column in range(max(likely[0], 0), min(likely[1], scale.columns - 1) + 1):
            cells[column] = _LIKELY
    drawn = _drawn(event)
    for column in range(max(first, 0), min(last, scale.columns - 1) + 1):
        cells[column] = drawn[0] if column == first else drawn[2] if column == last else drawn[1]
    if first == last:
        cells[first] = _point(event)
    if first < 0:
        cells[0] = "◀" if event.date.first == EARLIEST else _BEFORE
    if last >= scale.columns:
        cells[-1] = "▶" if event.date.last == LATEST else _AFTER
    return "".join(cells).rstrip()


def _columns(first: str, last: str, scale: TimeScale) -> tuple[int, int]:
    """The columns of the first and the last day; an open end lies just outside."""
    begin = -1 if first == EARLIEST else scale.column(ordinal(first))
    return begin, scale.columns if last == LATEST else scale.column(ordinal(last))


def _drawn(event: Event) -> tuple[str, str, str]:
    """The first sign of a bar, those between, and the last."""
    is_dotted = event.date.is_approximate
    if event.date.precision in (Precision.YEAR, Precision.MONTH, Precision.DAY):
        return ("├", "┄", "┤") if is_dotted else ("├", "─", "┤")
    return ("╍", "╍", "╍") if is_dotted else ("━", "━", "━")


def _point(event: Event) -> str:
    """The sign of what takes one column."""
    signs = {Precision.DAY: "●○", Precision.MONTH: "◆◇", Precision.YEAR: "◆◇"}.get(event.date.precision, "■□")
    return signs[event.date.is_approximate]

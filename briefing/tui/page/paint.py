"""Painting: a line of a stanza to the segments that the terminal is fed."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from briefing.text import clean
from briefing.tui.page.stanza import Run

Styles = Callable[[str], Style]
"""The style of a look."""


def paint(text: str, line: tuple[int, int], runs: Sequence[Run], base: Style, styles: Styles) -> list[Segment]:
    """The segments of a line of `text`, by its offsets, each run's style laid over those before it."""
    start, end = line
    inside = [run for run in runs if run.start < end and run.end > start]
    cuts = sorted({start, end, *(max(run.start, start) for run in inside), *(min(run.end, end) for run in inside)})
    segments: list[Segment] = []
    for left, right in pairwise(cuts):
        style = base
        for run in inside:
            if run.start <= left and run.end >= right:
                style += styles(run.look)
        segments.append(Segment(clean(text[left:right]).replace("\n", " "), style))
    return segments

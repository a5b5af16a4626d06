"""Painting: a line of a stanza to the segments that the terminal is fed."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from briefing.text import clean
from briefing.tui.page.stanza import Run

StyleOf = Callable[..., Style]
"""The style of looks laid one over the other."""


def paint(
    text: str, line: tuple[int, int], runs: Sequence[Run], base: tuple[str, ...], style_of: StyleOf
) -> list[Segment]:
    """The segments of a line of `text`, by its offsets, each run's look laid over those before it."""
    start, end = line
    inside = [run for run in runs if run.start < end and run.end > start]
    if not inside:
        return [Segment(clean(text[start:end]).replace("\n", " "), style_of(*base))]
    cuts = sorted({start, end, *(max(run.start, start) for run in inside), *(min(run.end, end) for run in inside)})
    segments: list[Segment] = []
    for left, right in pairwise(cuts):
        over = [run.look for run in inside if run.start <= left and run.end >= right]
        segments.append(Segment(clean(text[left:right]).replace("\n", " "), style_of(*base, *over)))
    return segments

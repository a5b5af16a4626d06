"""Painting: a line of a block to the segments that the terminal is fed."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from briefing.text import clean
from briefing.views import Span

StyleOf = Callable[..., Style]
"""The style of looks laid one over the other."""


def paint(
    text: str, line: tuple[int, int], spans: Sequence[Span], base: tuple[str, ...], style_of: StyleOf
) -> list[Segment]:
    """The segments of a line of `text`, by its offsets, each span's look laid over those before it."""
    start, end = line
    inside = [span for span in spans if span.start < end and span.end > start]
    if not inside:
        return [Segment(clean(text[start:end]).replace("\n", " "), style_of(*base))]
    cuts = sorted({start, end, *(max(span.start, start) for span in inside), *(min(span.end, end) for span in inside)})
    segments: list[Segment] = []
    for left, right in pairwise(cuts):
        over = [span.look for span in inside if span.start <= left and span.end >= right]
        segments.append(Segment(clean(text[left:right]).replace("\n", " "), style_of(*base, *over)))
    return segments

"""Painting: a line of a stanza to the segments that the terminal is fed."""

from collections.abc import Callable, Mapping, Sequence

from rich.segment import Segment
from rich.style import Style

from briefing.text import clean
from briefing.tui.page.stanza import Run

Styles = Callable[[str], Style]
"""The style of a look."""


def paint(text: str, start: int, end: int, runs: Sequence[Run], base: Style, styles: Styles) -> list[Segment]:
    """The segments of `text` from `start` to `end`, each run's style laid over those before it."""
    inside = [run for run in runs if run.start < end and run.end > start]
    cuts = sorted({start, end, *(max(run.start, start) for run in inside), *(min(run.end, end) for run in inside)})
    segments: list[Segment] = []
    for left, right in zip(cuts, cuts[1:], strict=False):
        style = base
        for run in inside:
            if run.start <= left and run.end >= right:
                style += styles(run.look)
        segments.append(Segment(clean(text[left:right]).replace("\n", " "), style))
    return segments


def with_hints(text: str, hints: Mapping[int, str]) -> str:
    """`text` with each hint written over what stands at its offset, as far as there is room."""
    for offset, hint in hints.items():
        text = text[:offset] + hint + text[offset + len(hint) :]
    return text

"""Painting: a line of a block to the segments that the terminal is fed, and the thumb of the scrollbar."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

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


class Drawn(Strip):
    """A strip that does not keep itself among its parts.

    One of Textual does where it is composed whole, so that every line that was drawn has to be found by the garbage
    collector: the lines of ten pages keep it busy for 10 ms.
    """

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Its parts between the cuts, itself where there is but one."""
        cuts = tuple(cuts)
        return (self,) if cuts == (self.cell_length,) else super().divide(cuts)


def thumb(y: int, height: int, of: int) -> range:
    """The lines of a window that the thumb covers, the window `height` lines high and at line `y` of `of` lines.

    None where all is in sight; at the ends of the bar only where the window is at the ends of the page.
    """
    hidden = of - height
    if hidden <= 0 or height < 2:
        return range(0)
    size = max(min(height * height // of, height - 1), 1)
    room = height - size
    at = round(y * room / hidden)
    if 0 < y < hidden and room > 1:
        at = min(max(at, 1), room - 1)
    return range(at, at + size)

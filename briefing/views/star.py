"""A drawing of what stands in the middle with its nearest around it, half on either side."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.text.columns import cells, fit

MOST = 8
"""So many are drawn at the most: more are unreadable."""
_LEAST_SAID = 24
"""Of a side so wide the lines say what they stand for."""
_CENTRE = 24


class Near(NamedTuple):
    """One of the nearest."""

    name: str
    """What it is called."""
    said: str
    """What its line stands for."""


def star(centre: str, near: Sequence[Near], columns: int) -> Iterator[str]:
    """The lines of the drawing, at most so many columns wide."""
    near = near[:MOST]
    height = -(-len(near) // 2)
    width = min(cells(centre), _CENTRE, max(columns // 3, 4)) + 2
    side = (columns - width - 2) // 2
    middle = (height - 1) // 2
    for at in range(height):
        name = f" {fit(centre, width - 2)} " if at == middle else " " * width
        left = _arm(near[at], side, is_left=True) + _joint(at, height, "┐┤┘", "┬┼┴", middle)
        right = near[height + at] if height + at < len(near) else None
        end = len(near) - height
        joint = _joint(at, end, "┌├└", "┬┼┴", middle) if at < end else ""
        yield f"{left}{name}{joint}{_arm(right, side, is_left=False) if right else ''}".rstrip()


def _joint(at: int, count: int, outer: str, inner: str, middle: int) -> str:
    """The sign where a line meets the others of its side, `inner` where the middle is."""
    if count == 1:
        return "─"
    signs = inner if at == middle else outer
    return signs[0] if at == 0 else signs[2] if at == count - 1 else signs[1]


def _arm(one: Near, side: int, *, is_left: bool) -> str:
    """A name and the line from it to the middle, which says what it stands for where there is room."""
    said = f" {one.said} " if side >= _LEAST_SAID else ""
    name = fit(one.name, min(cells(one.name), max(side - cells(said) - 5, side // 2)))
    said = fit(said, side - cells(name) - 3) if cells(said) > side - cells(name) - 3 else said
    line = "─" * max(side - cells(name) - cells(said) - 2, 0)
    return f"{name} {line}{said}─" if is_left else f"─{said}{line} {name}"

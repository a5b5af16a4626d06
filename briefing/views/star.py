"""A drawing of what stands in the middle with its nearest around it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefing.text.columns import cells, fit

MOST = 8
"""So many are drawn at the most: more are unreadable."""
_BESIDE, _BOTH_SIDES = 64, 90
"""From so many columns on, they stand beside the centre and not below it, and half of them on either side."""
_CENTRE = 24
_SAID = 16
"""Cells of what a line stands for, at the most."""


class Near(NamedTuple):
    """One of the nearest."""

    name: str
    """What it is called."""
    said: str
    """What its line stands for."""


def star(centre: str, near: Sequence[Near], columns: int) -> Iterator[str]:
    """The lines of the drawing, at most so many columns wide: the centre, with a line to each of the nearest."""
    near = near[:MOST]
    is_both = columns >= _BOTH_SIDES and len(near) > 1
    left, right = (near[: -(-len(near) // 2)], near[-(-len(near) // 2) :]) if is_both else ((), near)
    height, said = max(len(left), len(right)), min(max((cells(one.said) for one in near), default=0), _SAID)
    if columns < _BESIDE:
        yield fit(centre, min(cells(centre), columns))
        yield from (f"{'└' if at == height - 1 else '├'}{_arm(near[at], columns - 1, said, 1)}" for at in range(height))
        return
    width = min(cells(centre), _CENTRE)
    side = (columns - width - 4) // 2 if is_both else columns - width - 2
    middle = (height - 1) // 2
    for at in range(height):
        name = fit(centre, width) if at == middle else " " * width
        before = f"{_arm(left[at], side, said)}{_joint(at, len(left), middle, '┐┤┘')} " if at < len(left) else ""
        after = f" {_joint(at, len(right), middle, '┌├└')}{_arm(right[at], side, said, 1)}" if at < len(right) else ""
        yield f"{before}{name}{after}".rstrip()


def _joint(at: int, count: int, middle: int, outer: str) -> str:
    """The sign where a line meets the others of its side; one that goes on to the centre crosses them."""
    if count == 1:
        return "─"
    signs = "┬┼┴" if at == middle else outer
    return signs[0] if at == 0 else signs[2] if at == count - 1 else signs[1]


def _arm(one: Near, side: int, said: int, way: int = -1) -> str:
    """A line with what it stands for and the name at its end; with `way` 1 to the right of the centre."""
    told = fit(one.said, min(cells(one.said), said, max(side - 10, 4)))
    name = fit(one.name, min(cells(one.name), max(side - said - 5, 4)))
    if way > 0:
        return f"─ {told} {'─' * (said - cells(told) + 1)} {name}"
    return f"{name} {'─' * max(side - cells(name) - cells(told) - 4, 1)} {told} ─"

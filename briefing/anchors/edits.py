"""The difference between two copies of a passage as it is shown: the changes, each with a few words around it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from briefing.anchors.change import Change, Run
from briefing.anchors.compare import compare
from briefing.anchors.fingerprint import words
from briefing.model import Edit, Touch

_AROUND = 6
"""How many shared words are shown on each side of a change."""
_LONGEST = 60
"""How many characters those words have at most: some scripts part none."""


class _Hunk(NamedTuple):
    """A run of words that the new text has in the place of a run of the old one."""

    old: tuple[int, int]
    new: tuple[int, int]
    touches: frozenset[Touch]
    size: int
    """How many words the longer of the two has."""


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """What differs between two texts, in order, what they share cut to a few words; nothing where no word differs.

    A change takes its neighbour in where the words that part them are less than half of either of them: what was
    written anew is not shown as shreds.
    """
    hunks = list(_joined(_hunks(compare(old, new), old, new), new))
    return tuple(_edits(hunks, old, new)) if hunks else ()


def _hunks(changes: Iterable[Change], old: str, new: str) -> Iterator[_Hunk]:
    """The changes, a removed run and the added one behind it as one."""
    removed: Change | None = None
    for change in changes:
        if removed and change.run is not Run.ADDED:
            yield _hunk(removed, removed, old, new)
        if change.run is Run.ADDED:
            yield _hunk(removed or change, change, old, new)
        removed = change if change.run is Run.REMOVED else None
    if removed:
        yield _hunk(removed, removed, old, new)


def _hunk(first: Change, last: Change, old: str, new: str) -> _Hunk:
    """From where the first change begins to where the last one ends."""
    was, now = (first.old[0], last.old[1]), (first.new[0], last.new[1])
    return _Hunk(was, now, first.touches | last.touches, max(_count(old, was), _count(new, now)))


def _joined(hunks: Iterable[_Hunk], new: str) -> Iterator[_Hunk]:
    """The hunks, those as one between which next to nothing is shared."""
    before: _Hunk | None = None
    for hunk in hunks:
        shared = _count(new, (before.new[1], hunk.new[0])) if before else 0
        if before and 2 * shared <= min(before.size, hunk.size):
            old, span = (before.old[0], hunk.old[1]), (before.new[0], hunk.new[1])
            before = _Hunk(old, span, before.touches | hunk.touches, before.size + shared + hunk.size)
            continue
        if before:
            yield before
        before = hunk
    if before:
        yield before


def _count(text: str, span: tuple[int, int]) -> int:
    return len(words(text[slice(*span)]))


def _edits(hunks: Sequence[_Hunk], old: str, new: str) -> Iterator[Edit]:
    left, was, space = 0, 0, ""
    for number, hunk in enumerate(hunks):
        shared = new[left : hunk.new[0]]
        is_parted = shared[-1:].isspace() or old[was : hunk.old[0]][-1:].isspace()
        before = _around(shared, after=number > 0, before=True) + (" " if is_parted else "")
        removed, added = old[slice(*hunk.old)], new[slice(*hunk.new)]
        touches = tuple(touch for touch in Touch if touch in hunk.touches)
        yield Edit(_led(space, before), " ".join(removed.split()), " ".join(added.split()), touches)
        left, was = hunk.new[1], hunk.old[1]
        space = " " if any(text[-1:].isspace() for text in (removed, added)) else ""
    if rest := _around(new[left:], after=True, before=False):
        yield Edit(_led(space, rest))


def _led(space: str, text: str) -> str:
    return text if text[:1].isspace() else space + text


def _around(text: str, *, after: bool, before: bool) -> str:
    """What is shown of shared text, on one line: the words after the change before it, and those before the next."""
    these = text.split()
    head, tail = " ".join(these[:_AROUND])[:_LONGEST], " ".join(these[-_AROUND:])[-_LONGEST:]
    whole = " ".join(these)
    lead = " " if text[:1].isspace() else ""
    shown = " … ".join(chain([head] if after else [""], [tail] if before else [""])).strip()
    return lead + (whole if len(whole) <= len(shown) else shown)

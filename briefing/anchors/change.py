"""What differs between two copies of a passage."""

from dataclasses import dataclass
from enum import StrEnum

from briefing.model import Touch


class Run(StrEnum):
    """What became of a run of words."""

    EQUAL = "equal"
    """Both texts have these words; their typography may differ."""
    REMOVED = "removed"
    """The old text alone has them."""
    ADDED = "added"
    """The new text alone has them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words. The runs of a comparison cover both texts, in order and without a gap."""

    run: Run
    """What became of it."""
    old: tuple[int, int]
    """The offsets of its first character in the old text and of the one after its last; equal where it was added."""
    new: tuple[int, int]
    """The same in the new text; equal where it was removed."""
    touches: frozenset[Touch] = frozenset()
    """What it touches; nothing where it is equal."""

"""How a passage stands in a copy."""

from dataclasses import dataclass

from briefing.model import Standing


@dataclass(frozen=True, slots=True)
class Match:
    """A passage and what a copy of its article has for it."""

    number: int
    """The number of the passage."""
    standing: Standing
    """VERBATIM, ALTERED or MISSING."""
    text: str = ""
    """The copy's own words for it, as the copy has them; pieces of several paragraphs parted by a newline.

    Empty where it is missing.
    """
    paragraphs: tuple[int, ...] = ()
    """The paragraphs of the copy they come from, counted from 0; several where the copy split the passage."""

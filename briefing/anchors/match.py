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
    within: str = ""
    """Its own words, where `text` has all of them and glues others to them in mid-sentence."""

    @property
    def own(self) -> str:
        """The passage's own words, as the copy has them; empty where it does not have all of them."""
        return self.text if self.standing is Standing.VERBATIM else self.within

"""A line as it is drawn."""

from collections.abc import Iterable, Sequence

from textual.strip import Strip


class Drawn(Strip):
    """A strip that does not keep itself among its parts.

    One of Textual does where it is composed whole, so that every line that was drawn has to be found by the garbage
    collector: the lines of ten pages keep it busy for 10 ms.
    """

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """Its parts between the cuts, itself where there is but one."""
        cuts = tuple(cuts)
        return (self,) if cuts == (self.cell_length,) else super().divide(cuts)

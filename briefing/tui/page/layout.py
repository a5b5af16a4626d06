"""Where each stanza of a page stands at one width."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from briefing.tui.page.stanza import Stanza
from briefing.tui.page.wrap import wrap

_EAGER = 16
"""Up to so many stanzas are wrapped at once; of a longer page only what is looked at."""
_GUESS = 4
"""The height an unseen stanza is taken to have, in lines."""

Lines = tuple[tuple[int, int], ...]


class Layout:
    """The lines of a page at one width: wraps what is asked for, guesses the height of the rest."""

    def __init__(self, stanzas: Sequence[Stanza], width: int) -> None:
        """Lay `stanzas` out for text lines of `width` cells, indents included."""
        self._stanzas = stanzas
        self._width = width
        self._lines: dict[int, Lines] = {}
        self._heights = [_GUESS] * len(stanzas)
        self._tops: list[int] | None = None
        if len(stanzas) <= _EAGER:
            for index in range(len(stanzas)):
                self.lines(index)

    def __len__(self) -> int:
        return len(self._heights)

    def lines(self, index: int) -> Lines:
        """The lines of a stanza as offsets into its text."""
        if index not in self._lines:
            stanza = self._stanzas[index]
            self._lines[index] = lines = wrap(stanza.text, self._width - stanza.indent, stanza.hang)
            if self._heights[index] != stanza.gap + len(lines):
                self._heights[index] = stanza.gap + len(lines)
                self._tops = None
        return self._lines[index]

    @property
    def known(self) -> int:
        """How many stanzas are wrapped; the height of the others is guessed."""
        return len(self._lines)

    @property
    def height(self) -> int:
        """Lines in all, as far as is known."""
        return self._bounds[-1]

    def top(self, index: int) -> int:
        """The line a stanza begins on, its gap included, from 0."""
        return self._bounds[index]

    def line_at(self, index: int, row: int) -> int:
        """The line of the page that is line `row` of a stanza, or the nearest one there is."""
        if not len(self):
            return 0
        index = min(max(index, 0), len(self) - 1)
        self.lines(index)
        return self.top(index) + min(max(row, 0), self._heights[index] - 1)

    def at(self, y: int) -> tuple[int, int]:
        """The stanza on line `y` and the line within it, its gap included."""
        index = min(max(bisect_right(self._bounds, y) - 1, 0), len(self) - 1)
        return index, max(y, 0) - self._bounds[index]

    def line_of(self, index: int, offset: int) -> int:
        """The line of the page on which the character at `offset` of a stanza stands."""
        lines = self.lines(index)
        row = max(bisect_right(lines, offset, key=lambda line: line[0]) - 1, 0)
        return self.top(index) + self._stanzas[index].gap + row

    def settle(self, y: int, height: int) -> int:
        """Wrap what a window of `height` lines at line `y` shows, and as much above; where the window is then."""
        if not len(self):
            return 0
        index, row = self.at(y)
        self.lines(index)
        seen, below = -row, index
        while below < len(self) and seen < height:
            self.lines(below)
            seen, below = seen + self._heights[below], below + 1
        seen, above = 0, index
        while above > 0 and seen < height:
            above -= 1
            self.lines(above)
            seen += self._heights[above]
        return self.top(index) + min(row, self._heights[index] - 1)

    @property
    def _bounds(self) -> list[int]:
        if self._tops is None:
            self._tops = [0, *accumulate(self._heights)]
        return self._tops

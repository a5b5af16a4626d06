"""Where each block of a page stands at one width."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from briefing.tui.page.wrap import wrap
from briefing.views import Block

_EAGER = 16
"""Up to so many blocks are wrapped at once; of a longer page only what is looked at."""
_GUESS = 4
"""The height an unseen block is taken to have, in lines."""

Lines = tuple[tuple[int, int], ...]


class Layout:
    """The lines of a page at one width: wraps what is asked for, guesses the height of the rest."""

    def __init__(self, blocks: Sequence[Block], width: int, guess: int = _GUESS) -> None:
        """Lay `blocks` out for text lines of `width` cells, indents included; those unseen are `guess` lines high."""
        self._blocks = blocks
        self._width = width
        self._lines: dict[int, Lines] = {}
        self._heights = [guess] * len(blocks)
        self._tops: list[int] | None = None
        if len(blocks) <= _EAGER:
            for index in range(len(blocks)):
                self.lines(index)

    def __len__(self) -> int:
        return len(self._heights)

    def lines(self, index: int) -> Lines:
        """The lines of a block as offsets into its text."""
        if index not in self._lines:
            block = self._blocks[index]
            self._lines[index] = lines = wrap(block.text, self._width - block.indent, block.hang)
            if self._heights[index] != block.gap + len(lines):
                self._heights[index] = block.gap + len(lines)
                self._tops = None
        return self._lines[index]

    def forget(self, indexes: Iterable[int]) -> None:
        """Wrap some blocks afresh when they are looked at: they say something else now."""
        for index in indexes:
            self._lines.pop(index, None)

    @property
    def known(self) -> int:
        """How many blocks are wrapped; the height of the others is guessed."""
        return len(self._lines)

    @property
    def height(self) -> int:
        """Lines in all, as far as is known."""
        return self._bounds[-1]

    def top(self, index: int) -> int:
        """The line a block begins on, its gap included, from 0."""
        return self._bounds[index]

    def line_at(self, index: int, row: int) -> int:
        """The line of the page that is line `row` of a block, or the nearest one there is."""
        if not len(self):
            return 0
        index = min(max(index, 0), len(self) - 1)
        self.lines(index)
        return self.top(index) + min(max(row, 0), self._heights[index] - 1)

    def at(self, y: int) -> tuple[int, int]:
        """The block on line `y` and the line within it, its gap included."""
        index = min(max(bisect_right(self._bounds, y) - 1, 0), len(self) - 1)
        return index, max(y, 0) - self._bounds[index]

    def line_of(self, index: int, offset: int) -> int:
        """The line of the page on which the character at `offset` of a block stands."""
        lines = self.lines(index)
        row = max(bisect_right(lines, offset, key=lambda line: line[0]) - 1, 0)
        return self.top(index) + self._blocks[index].gap + row

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

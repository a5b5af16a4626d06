"""Rows: a list walked by keyboard, of rows as high as they need."""

from collections.abc import Mapping
from itertools import chain

from textual import events
from textual.message import Message

from briefing.model import Target
from briefing.tui.page.view import PageView
from briefing.views import Block, Page, Top


class Rows(PageView):
    """A list: every block with a target is a row; the highlight is kept by target, whatever is shown anew."""

    class Highlighted(Message):
        """Another row is highlighted."""

        def __init__(self, rows: "Rows", target: Target | None, *, is_moved: bool = False) -> None:
            """Tell which list, what its highlighted row is, and whether the reader has moved there."""
            super().__init__()
            self.rows = rows
            self.target = target
            self.is_moved = is_moved

    def __init__(self, *, id: str, has_rule: bool = False) -> None:
        super().__init__(id=id, has_rule=has_rule)
        self.cursor = -1

    @property
    def target(self) -> Target | None:
        """What the highlighted row is; None where none is."""
        return self.page.blocks[self.cursor].target if 0 <= self.cursor < len(self.page.blocks) else None

    def show(
        self, page: Page, *, top: Top | None = None, mark: Target | None = None, target: Target | None = None
    ) -> None:
        """Show `page` with the row `target` highlighted, else the row that was, else the one in its place."""
        wanted = (target, self.target)
        super().show(page, top=top or self.top, mark=mark)
        found = (at for name in wanted if (at := page.find(name)) >= 0)
        self.cursor = next(found, self._nearest(min(max(self.cursor, 0), len(page.blocks) - 1), 1))
        self._see_cursor()
        self.post_message(self.Highlighted(self, self.target))

    def fill(self, page: Page, blocks: Mapping[int, Block]) -> None:
        """Show blocks that have been read; where the highlighted row is among them, it stays in view."""
        super().fill(page, blocks)
        if self.cursor in blocks:
            self._see_cursor()

    def start_afresh(self) -> None:
        """Forget the highlight and the place: what is shown next has nothing to do with what was."""
        self.cursor = -1
        self.scroll_to_line(0)

    def highlight(self, target: Target | None) -> None:
        """Highlight the row `target`, where there is one."""
        self._go(self.page.find(target))

    def line_looks(self, index: int) -> tuple[str, ...]:
        """The highlighted row stands on a background of its own."""
        if index != self.cursor:
            return ()
        return ("cursor" if self.has_focus else "cursor-blurred",)

    def show_focus(self) -> None:
        """Draw the highlighted row afresh as well."""
        super().show_focus()
        self.repaint_block(self.cursor)

    def action_move(self, lines: int) -> None:
        """Highlight the next row down or up; first scroll through what the window doesn't show of this one."""
        step = 1 if lines > 0 else -1
        following = range(self.cursor + step, len(self.page.blocks) if step > 0 else -1, step)
        index = next((index for index in following if self.page.blocks[index].target), -1)
        if index < 0 or self._hidden(step):
            super().action_move(lines)
        else:
            self._go(index)

    def action_page(self, pages: float) -> None:
        """Highlight the row a window further; first scroll through what the window doesn't show of this one."""
        step, lines = (1 if pages > 0 else -1), self.lines_of(pages)
        if hidden := self._hidden(step):
            return super().action_move(step * min(hidden, abs(lines)))
        if self.cursor < 0:
            return super().action_page(pages)
        layout = self._layout_of_page
        y = layout.top(self.cursor) + lines
        index, _ = layout.at(min(max(y, 0), layout.height - 1))
        return self._go(self._nearest(index, step))

    def step(self, step: int) -> Target | None:
        """Highlight the next row, or the one before; what it is, or None where there is none."""
        following = range(self.cursor + step, len(self.page.blocks) if step > 0 else -1, step)
        index = next((index for index in following if self.page.blocks[index].target), -1)
        self._go(index)
        return self.target if index >= 0 else None

    def _hidden(self, step: int) -> int:
        """How many lines of the highlighted row are beyond the window, below it or above."""
        if self.cursor < 0:
            return 0
        first, last = self._bounds(self.cursor)
        y = self.y
        return max(last - (y + self.room - 1) if step > 0 else y - first, 0)

    def _bounds(self, index: int) -> tuple[int, int]:
        """The first and the last line of a row."""
        lines = len(self._layout_of_page.lines(index))
        top = self._layout_of_page.top(index)
        return top, top + self.page.blocks[index].gap + lines - 1

    def action_first(self) -> None:
        """Highlight the first row."""
        self._go(self._nearest(0, 1))
        self.scroll_to_line(0)

    def action_last(self) -> None:
        """Highlight the last row; where there is none, to the end."""
        if (last := self._nearest(len(self.page.blocks) - 1, -1)) >= 0:
            self._go(last)
        else:
            super().action_last()

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse, else highlight the row; a double click opens the row."""
        spot = self.clicked(event)
        if spot and self.page.blocks[spot.block].target and not self.link_at(spot):
            self._go(spot.block)
            if event.chain > 1:
                self.action_follow()
        else:
            super().on_click(event)

    def on_resize(self) -> None:
        """Wrap anew for another width, the highlighted row still in view."""
        super().on_resize()
        self._see_cursor()

    def _nearest(self, index: int, step: int) -> int:
        """The row at `index`, else the nearest one, first looked for in the direction of `step`."""
        every = range(len(self.page.blocks))
        ahead = every[index:] if step > 0 else every[: index + 1][::-1]
        behind = every[:index][::-1] if step > 0 else every[index + 1 :]
        return next((at for at in chain(ahead, behind) if self.page.blocks[at].target), -1)

    def _go(self, index: int) -> None:
        if index >= 0 and index != self.cursor:
            left, self.cursor = self.cursor, index
            self.repaint_block(left)
            self.repaint_block(index)
            self.post_message(self.Highlighted(self, self.target, is_moved=True))
        self._see_cursor()

    def _see_cursor(self) -> None:
        """Bring the highlighted row into view, with the headings above the first of a group and what ends the list."""
        if self.cursor < 0:
            return
        blocks, first, last = self.page.blocks, self.cursor, self.cursor
        while first and not blocks[first - 1].target:
            first -= 1
        if not any(blocks[at].target for at in range(last + 1, len(blocks))):
            last = len(blocks) - 1
        self.bring_into_view(lambda: (self._layout_of_page.top(first), self._bounds(last)[1]))

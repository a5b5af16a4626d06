"""Rows: a list walked by keyboard, of rows as high as they need."""

from rich.style import Style
from textual import events
from textual.message import Message

from briefing.tui.page.stanza import Page
from briefing.tui.page.view import PageView


class Rows(PageView):
    """A list: every stanza with a target is a row; the highlight is kept by target, whatever is shown anew."""

    class Highlighted(Message):
        """Another row is highlighted."""

        def __init__(self, rows: "Rows", target: str) -> None:
            """Tell which list, and what its highlighted row is; empty for none."""
            super().__init__()
            self.rows = rows
            self.target = target

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.cursor = -1

    @property
    def target(self) -> str:
        """What the highlighted row is; empty where none is."""
        return self.page.stanzas[self.cursor].target if 0 <= self.cursor < len(self.page.stanzas) else ""

    def show(self, page: Page, *, top: int = 0, mark: str = "", target: str = "") -> None:
        """Show `page` with the row `target` highlighted: else the row that was, else the first."""
        wanted = (target, self.target)
        super().show(page, top=top, mark=mark)
        rows = [index for index, stanza in enumerate(page.stanzas) if stanza.target]
        found = [index for name in wanted if name for index in rows if page.stanzas[index].target == name]
        self.cursor = found[0] if found else rows[0] if rows else -1
        self._see_cursor()
        self.post_message(self.Highlighted(self, self.target))

    def highlight(self, target: str) -> None:
        """Highlight the row `target`, where there is one."""
        for index, stanza in enumerate(self.page.stanzas):
            if stanza.target == target:
                self._go(index)
                return

    def line_style(self, index: int, base: Style) -> Style:
        """The highlighted row stands on a background of its own."""
        if index != self.cursor:
            return base
        return base + self.style_of("cursor" if self.has_focus else "cursor-blurred")

    def action_move(self, lines: int) -> None:
        """Highlight the next row down or up; at the ends, scroll to what stands beyond."""
        step = 1 if lines > 0 else -1
        for index in range(self.cursor + step, len(self.page.stanzas) if step > 0 else -1, step):
            if self.page.stanzas[index].target:
                self._go(index)
                return
        super().action_move(lines)

    def action_page(self, pages: int) -> None:
        """Highlight the row a window further."""
        if self.cursor < 0:
            return super().action_page(pages)
        layout = self._layout_of_page
        y = layout.top(self.cursor) + pages * max(self.size.height - 1, 1)
        index, _ = layout.at(min(max(y, 0), layout.height - 1))
        return self._go(self._nearest(index, 1 if pages > 0 else -1))

    def action_first(self) -> None:
        """Highlight the first row."""
        self._go(self._nearest(0, 1))
        self._scroll_to_line(0)

    def action_last(self) -> None:
        """Highlight the last row."""
        self._go(self._nearest(len(self.page.stanzas) - 1, -1))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse, else open the row."""
        spot = self.clicked(event)
        if spot and self.page.stanzas[spot.stanza].target and not self.link_at(spot):
            self._go(spot.stanza)
            self.action_follow()
        else:
            super().on_click(event)

    def on_resize(self) -> None:
        """Wrap anew for another width, the highlighted row still in view."""
        super().on_resize()
        self._see_cursor()

    def on_focus(self) -> None:
        """The highlight looks awake."""
        self.repaint()

    def on_blur(self) -> None:
        """The highlight looks asleep."""
        self.repaint()

    def _nearest(self, index: int, step: int) -> int:
        """The row at `index`, else the nearest one, first looked for in the direction of `step`."""
        ahead = range(index, len(self.page.stanzas) if step > 0 else -1, step)
        behind = range(index, -1 if step > 0 else len(self.page.stanzas), -step)
        return next((at for at in (*ahead, *behind) if self.page.stanzas[at].target), -1)

    def _go(self, index: int) -> None:
        if index >= 0 and index != self.cursor:
            self.cursor = index
            self.repaint()
            self.post_message(self.Highlighted(self, self.target))
        self._see_cursor()

    def _see_cursor(self) -> None:
        """Bring the highlighted row into view, and the heading above it where it is the first of its group."""
        if self.cursor < 0:
            return
        layout, first = self._layout_of_page, self.cursor
        if first and not self.page.stanzas[first - 1].target:
            first -= 1
        layout.lines(self.cursor)
        bottom = layout.top(self.cursor) + self.page.stanzas[self.cursor].gap + len(layout.lines(self.cursor)) - 1
        self.bring_into_view(layout.top(first), bottom)
        if bottom - layout.top(first) >= self.size.height:
            self.bring_into_view(layout.top(self.cursor), bottom)

"""A canvas: a page drawn line by line, wrapped near the window alone."""

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.tui.looks import Looks
from briefing.tui.page.layout import Layout
from briefing.tui.page.paint import paint
from briefing.tui.page.stanza import BEGINNING, Page, Run, Stanza, Top

MARK = "▌"
"""Stands in the margin of the marked passage, so that it is told by more than its colour."""


class Spot(NamedTuple):
    """A place in a page: a character of a stanza."""

    stanza: int
    """The position of the stanza."""
    offset: int
    """The offset of the character; -1 beside the text."""


class Canvas(ScrollView, inherit_bindings=False):
    """Draws a page.

    It wraps what is near the window and guesses the height of the rest; whatever it learns, the lines on
    screen stay where they are.
    """

    MEASURE: ClassVar[int] = 84
    """The widest that text grows, in cells; a wider canvas centres it."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.page = Page()
        self.mark = ""
        self._layout_of_page = Layout((), 1)
        self._text_left = 0
        self._strips: dict[tuple[int, int], Strip] = {}
        self._looks: dict[str, Style] = {}
        self._is_settling = False
        self._width = 40

    # What it shows

    def show(self, page: Page, *, top: Top = BEGINNING, mark: str = "") -> None:
        """Show `page`, the line `top` at the top of the window and the passage `mark` marked."""
        self.page, self.mark = page, mark
        self._lay_out(top)

    @property
    def top(self) -> Top:
        """The line at the top of the window."""
        return Top(*self._layout_of_page.at(self.scroll_offset.y)) if self.page.stanzas else BEGINNING

    def repaint(self) -> None:
        """Draw afresh: something about the looks of the page has changed."""
        self._strips.clear()
        self.refresh()

    def repaint_stanza(self, index: int) -> None:
        """Draw one stanza afresh, where it is in sight."""
        if not 0 <= index < len(self.page.stanzas):
            return
        for row in range(len(self._layout_of_page.lines(index)) + self.page.stanzas[index].gap):
            self._strips.pop((index, row), None)
            self.refresh_line(self._layout_of_page.top(index) + row)

    @property
    def in_sight(self) -> range:
        """The positions of the stanzas in the window."""
        if not self.page.stanzas:
            return range(0)
        y, layout = self.scroll_offset.y, self._layout_of_page
        return range(layout.at(y)[0], layout.at(y + max(self.size.height - 1, 0))[0] + 1)

    def mark_as(self, target: str) -> None:
        """Mark the stanza of this target, and no other."""
        if target != self.mark:
            touched = {target, self.mark}
            self.mark = target
            self._strips.clear()
            for index in self.in_sight:
                if self.page.stanzas[index].target in touched:
                    self.repaint_stanza(index)

    def bring_into_view(self, first: int, last: int) -> None:
        """Scroll no further than needed to show the lines `first` to `last` of the page."""
        y, height = self.scroll_offset.y, self.size.height
        if not height:
            return
        if first < y or last - first >= height:
            self.scroll_to_line(first)
        elif last >= y + height:
            self.scroll_to_line(last - height + 1)

    def spot_at(self, x: int, y: int) -> Spot | None:
        """The character at a cell of the window, or None where there is none."""
        if not 0 <= (line := self.scroll_offset.y + y) < self._layout_of_page.height:
            return None
        index, row = self._layout_of_page.at(line)
        stanza, row = self.page.stanzas[index], row - self.page.stanzas[index].gap
        if row < 0:
            return None
        start, end = self._layout_of_page.lines(index)[row]
        column = x - self._text_left - self.page.margin - len(self._before(stanza, row))
        for offset in range(start, end) if column >= 0 else ():
            column -= cell_len(stanza.text[offset])
            if column < 0:
                return Spot(index, offset)
        return Spot(index, -1)

    # Layout

    def _lay_out(self, top: Top) -> None:
        """Wrap for the width there is, or was while out of sight, and have `top` at the top."""
        self._width = self.scrollable_content_region.width or self._width
        used = min(self._width, self.MEASURE + self.page.margin)
        self._text_left = (self._width - used) // 2
        self._layout_of_page = Layout(self.page.stanzas, used - self.page.margin - 1)
        self._strips.clear()
        self.scroll_to_line(self._layout_of_page.line_at(*top))

    def scroll_to_line(self, y: int) -> None:
        """Bring a line of the page to the top of the window, as far as there is enough below it."""
        height, layout = max(self.size.height, 1), self._layout_of_page
        while True:
            settled = layout.settle(max(y, 0), height)
            y = max(min(settled, layout.height - height), 0)
            if y == settled:
                break
        self._is_settling = True
        self.set_reactive(Canvas.virtual_size, Size(self._width, max(layout.height, height)))
        self.set_reactive(Canvas.scroll_y, float(y))
        self.set_reactive(Canvas.scroll_target_y, float(y))
        self._scroll_update(self.virtual_size)
        self.vertical_scrollbar.position = y
        self._is_settling = False
        self.repaint()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follow the wheel or the scrollbar: wrap what comes into the window."""
        super().watch_scroll_y(old_value, new_value)
        if not self._is_settling and round(old_value) != round(new_value):
            self.scroll_to_line(round(new_value))
            self.scrolled()

    def scrolled(self) -> None:
        """Called when the person at the keyboard or the mouse has scrolled."""

    def on_resize(self) -> None:
        """Wrap anew for another width; the line at the top stays there."""
        self._lay_out(self.top)

    def notify_style_update(self) -> None:
        """Take the looks anew: the theme or the focus has changed."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()

    # Drawing

    def style_of(self, look: str) -> Style:
        """The style of a look, laid over the base."""
        if look not in self._looks:
            self._looks[look] = self.screen.query_one(Looks).style(look)
        return self._looks[look]

    @property
    def base_style(self) -> Style:
        """The style under everything; found once, as the walk up the tree is dear."""
        if "" not in self._looks:
            self._looks[""] = self.rich_style
        return self._looks[""]

    def render_line(self, y: int) -> Strip:
        """The strip of a line of the window."""
        line, width = self.scroll_offset.y + y, self.size.width
        if line >= self._layout_of_page.height or not self.page.stanzas:
            return Strip.blank(width, self.base_style)
        index, row = self._layout_of_page.at(line)
        if (index, row) not in self._strips:
            self._strips[index, row] = self._strip(index, row).adjust_cell_length(width, self.base_style)
        return self._strips[index, row]

    def _strip(self, index: int, row: int) -> Strip:
        stanza = self.page.stanzas[index]
        base = self.base_style
        if (row := row - stanza.gap) < 0:
            return Strip.blank(self.size.width, base)
        line = self.line_style(index, base)
        wrapped = self._layout_of_page.lines(index)[row]
        text, runs = self.drawn(index)
        segments = [
            Segment(" " * self._text_left, line),
            *self._margin(stanza, row, line),
            Segment(self._before(stanza, row), line + self.style_of("label")),
            *paint(text, wrapped, runs, line + self.style_of(stanza.look), self.style_of),
        ]
        return Strip(segments).adjust_cell_length(self.size.width, line)

    def _before(self, stanza: Stanza, row: int) -> str:
        """What stands between the margin and the text: the marker, or as much room."""
        return " " * (stanza.indent + stanza.hang) if row else stanza.marker.rjust(stanza.indent)

    def _margin(self, stanza: Stanza, row: int, line: Style) -> list[Segment]:
        """The left margin: the mark, and the paragraph's number."""
        marked = bool(stanza.target) and stanza.target == self.mark
        number = (stanza.margin if row == 0 else "").rjust(self.page.margin - 2) + " " if self.page.margin > 2 else " "
        return [
            Segment(MARK if marked else " ", line + self.style_of("mark")),
            Segment(number, line + self.style_of("quiet")),
        ]

    def drawn(self, index: int) -> tuple[str, tuple[Run, ...]]:
        """The text and runs of a stanza as they are painted now."""
        return self.page.stanzas[index].text, self.page.stanzas[index].runs

    def line_style(self, index: int, base: Style) -> Style:
        """The style under the lines of a stanza."""
        del index
        return base

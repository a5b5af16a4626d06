"""A canvas: a page drawn line by line, wrapped near the window alone."""

from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from briefing.model import Target
from briefing.tui.looks import Looks
from briefing.tui.page.layout import Layout
from briefing.tui.page.paint import Drawn, StyleOf, paint, thumb
from briefing.views import BEGINNING, Block, Page, PartBlocks, Span, Top

MARK = "▌"
"""Stands in the margin of the marked passage, so that it is told by more than its colour."""
_WHEEL = 3
"""Lines that a notch of the mouse wheel scrolls."""
_KEPT = 2_000
"""So many drawn lines are kept."""
_NOWHERE = (-1, 0)
"""The place of a line beyond the page."""
_HEAD = -2
"""The position of the first line that stays above the others; the next are one less each."""


class Spot(NamedTuple):
    """A place in a page: a character of a block."""

    block: int
    """The position of the block."""
    offset: int
    """The offset of the character; -1 beside the text."""


class Line(NamedTuple):
    """All that tells how a line of the window is drawn."""

    block: int
    """The position of the block; -1 beyond the page, below that in its head."""
    row: int
    """The line within the block, its gap included."""
    is_thumb: bool
    """Whether the thumb of the scrollbar is there."""
    rule: str
    """The look of the rule; empty where there is none."""
    under: tuple[str, ...]
    """The looks under the text."""


class Canvas(Widget, inherit_bindings=False):
    """Draws a page in a window that scrolls over it.

    It wraps what is near the window and guesses the height of the rest; whatever it learns, the lines on
    screen stay where they are. It draws its scrollbar, and the rule on its left, itself: borders, padding and
    the scrollbars of Textual are composed anew for every line, which costs several times the text.
    """

    class Unread(Message):
        """Blocks of the page have come into sight that have not been read yet."""

        def __init__(self, canvas: "Canvas", part: range) -> None:
            """Tell whose they are, and which positions of the page to read."""
            super().__init__()
            self.canvas, self.page, self.part = canvas, canvas.source, part

    ALLOW_SELECT = False
    MEASURE: ClassVar[int] = 84
    """The widest that text grows, in cells; a wider canvas centres it."""

    def __init__(self, *, id: str, has_rule: bool = False) -> None:
        super().__init__(id=id)
        self.page = self.source = Page()
        """What is drawn, and what was given to be shown; hints stand in the first alone."""
        self.mark: Target | None = None
        """The passage that is marked."""
        self.form, self.row = 0, 0
        """In which form a chart is shown, and the block that it is about."""
        self.y = 0
        """The line of the page at the top of the window."""
        self._asked_for: range | None = None
        self._rule = int(has_rule)
        self._layout_of_page = Layout((), 1)
        self._text_left = 0
        self._width = 40
        self._strips: dict[Line, Drawn] = {}
        """The lines drawn so far."""
        self._looks = Looks(), -1
        """Where the styles come from, and which version of them was drawn."""

    # What it shows

    def show(self, page: Page, *, top: Top = BEGINNING, mark: Target | None = None) -> None:
        """Show `page`, the line `top` at the top of the window and the passage `mark` marked."""
        self.page, self.source, self.mark, self._asked_for = page, page, mark, None
        self.make_chart()
        self._lay_out(top)

    def make_chart(self) -> None:
        """Have a chart, or what fits any width, make its page for the width there is, in the form that is wanted."""
        width = self._text_width - self.source.margin - 1
        if chart := self.source.chart:
            self.page = self.source = chart.page(width, self.form, self.row)
        elif fitted := self.source.fitted:
            self.page = self.source = fitted(width)

    def fill(self, page: Page, blocks: Mapping[int, Block]) -> None:
        """Show blocks that have been read since `page` was shown; the line at the top of the window stays there."""
        if page is not self.source or not isinstance(page.blocks, PartBlocks):
            return
        top, self._asked_for = self.top, None
        page.blocks.put(blocks)
        self._layout_of_page.forget(blocks)
        self.scroll_to_line(self._layout_of_page.line_at(*top))

    @property
    def top(self) -> Top:
        """The line at the top of the window."""
        return Top(*self._layout_of_page.at(self.y)) if self.page.blocks else BEGINNING

    @property
    def in_sight(self) -> range:
        """The positions of the blocks in the window."""
        if not self.page.blocks:
            return range(0)
        last = self.y + max(self.room - 1, 0)
        return range(self._layout_of_page.at(self.y)[0], self._layout_of_page.at(last)[0] + 1)

    def mark_as(self, target: Target | None) -> None:
        """Mark the block of this target, and no other."""
        if target != self.mark:
            touched = {target, self.mark}
            self.mark = target
            for index in {line.block for line in self._strips if line.block >= 0}:
                if self.page.blocks[index].target in touched:
                    self.repaint_block(index)

    def repaint(self) -> None:
        """Draw afresh: something about the looks of the page has changed."""
        self._strips.clear()
        self.refresh()

    def repaint_block(self, index: int) -> None:
        """Draw one block afresh, where it is in sight."""
        if not 0 <= index < len(self.page.blocks):
            return
        height = len(self._layout_of_page.lines(index)) + self.page.blocks[index].gap
        for line in [line for line in self._strips if line.block == index]:
            del self._strips[line]
        top = self._layout_of_page.top(index) - self.y + self._above
        self.refresh(Region(0, top, self.size.width, height))

    # Layout

    def _lay_out(self, top: Top) -> None:
        """Wrap for the width there is, or was while out of sight, and have `top` at the top."""
        used = self._text_width
        self._text_left = (self._width - used) // 2
        columns = used - self.page.margin - 1
        self._layout_of_page = Layout(self.page.blocks, columns, *([1] if self.page.chart else []))
        self.scroll_to_line(self._layout_of_page.line_at(*top))

    @property
    def _text_width(self) -> int:
        """How many cells margin and text take of the width there is, or was while out of sight; some pages take all."""
        self._width = (self.size.width - self._rule - 1) if self.size.width else self._width
        takes_all = self.source.chart or self.source.fitted
        return self._width if takes_all else min(self._width, self.MEASURE + self.page.margin)

    @property
    def _above(self) -> int:
        """How many lines stay above those that scroll."""
        return len(self.page.head)

    @property
    def room(self) -> int:
        """How many lines of the window scroll."""
        return max(self.size.height - self._above, 0)

    def scroll_to_line(self, y: int) -> None:
        """Bring a line of the page to the top of the window, as far as there is enough below it."""
        height, layout = max(self.room, 1), self._layout_of_page
        while True:
            settled = layout.settle(max(y, 0), height)
            y = max(min(settled, layout.height - height), 0)
            if y == settled:
                break
        self.y = y
        self.repaint()
        self.ask_for(self.page.unread(self.in_sight))

    def ask_for(self, part: range | None) -> None:
        """Ask for blocks of the page to be read, if any, and not for the same ones twice."""
        if part and part != self._asked_for:
            self._asked_for = part
            self.post_message(self.Unread(self, part))

    def scroll_by(self, lines: int) -> None:
        """Scroll as the person at the keyboard or the mouse asks."""
        self.scroll_to_line(self.y + lines)
        self.scrolled()

    def scrolled(self) -> None:
        """Called when the person at the keyboard or the mouse has scrolled."""

    def bring_into_view(self, where: Callable[[], tuple[int, int]]) -> None:
        """Scroll no further than needed to show the lines of the page from the first to the last that `where` answers.

        It is asked again whenever what has come into sight turns out to be higher, or lower, than was guessed.
        """
        height, layout, known = self.room, self._layout_of_page, -1
        while height and known != layout.known:
            known = layout.known
            first, last = where()
            if first < self.y or last - first >= height:
                self.scroll_to_line(first)
            elif last >= self.y + height:
                self.scroll_to_line(last - height + 1)

    def spot_at(self, x: int, y: int) -> Spot | None:
        """The character at a cell of the window, or None where there is none."""
        y -= self._above
        if y < 0 or not 0 <= (line := self.y + y) < self._layout_of_page.height:
            return None
        index, row = self._layout_of_page.at(line)
        block, row = self.page.blocks[index], row - self.page.blocks[index].gap
        if row < 0:
            return None
        start, end = self._layout_of_page.lines(index)[row]
        column = x - self._rule - self._text_left - self.page.margin - len(self._before(block, row))
        for offset in range(start, end) if column >= 0 else ():
            column -= cell_len(block.text[offset])
            if column < 0:
                return Spot(index, offset)
        return Spot(index, -1)

    def caret_at(self, x: int, y: int) -> Spot:
        """Where a selection of text ends that reaches to a cell of the window: beside a line, at that end of it."""
        line = min(max(self.y + y - self._above, 0), self._layout_of_page.height - 1)
        index, row = self._layout_of_page.at(line)
        block, lines = self.page.blocks[index], self._layout_of_page.lines(index)
        row -= block.gap
        if row < 0:
            return Spot(index, 0)
        start, end = lines[row]
        column = x - self._rule - self._text_left - self.page.margin - len(self._before(block, row))
        for offset in range(start, end):
            column -= cell_len(block.text[offset])
            if column < 0:
                return Spot(index, offset)
        return Spot(index, end)

    def on_resize(self) -> None:
        """Wrap anew for another width; the line at the top stays there."""
        top = self.top
        self.make_chart()
        self._lay_out(top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down."""
        event.stop()
        self.scroll_by(_WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up."""
        event.stop()
        self.scroll_by(-_WHEEL)

    # Drawing

    def show_focus(self) -> None:
        """Draw afresh what tells where the focus is: the rule, which is on every line."""
        if self._rule:
            self.refresh()

    def watch_has_focus(self, _has_focus: bool) -> None:  # noqa: FBT001 - as Textual declares it
        """No rule of the style sheet tells a canvas that has the focus from others: none has to be looked up anew."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of a part of the window."""
        size, looks = self.size, self.screen.query_one(Looks)
        if self._looks != (looks, looks.version) or len(self._strips) > _KEPT:
            self._strips.clear()
            self._looks = looks, looks.version
        bar, above = thumb(self.y, self.room, self._layout_of_page.height), self._above
        rule = ("rule-focus" if self.has_focus else "rule") if self._rule else ""
        lines = (
            self._line_at(self.y + y - above, rule, is_thumb=y - above in bar)
            if y >= above
            else Line(_HEAD - y, 0, is_thumb=False, rule=rule, under=())
            for y in range(crop.y, crop.bottom)
        )
        strips = [self._strip(line, size.width) for line in lines]
        if (crop.x, crop.right) == (0, size.width):
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def _line_at(self, y: int, rule: str, *, is_thumb: bool) -> Line:
        """What is drawn on a line of the page."""
        layout = self._layout_of_page
        index, row = layout.at(y) if y < layout.height and self.page.blocks else _NOWHERE
        has_text = index >= 0 and row >= self.page.blocks[index].gap
        return Line(index, row, is_thumb, rule, self.line_looks(index) if has_text else ())

    def _strip(self, line: Line, width: int) -> Strip:
        """The strip of a line: the rule, the text and its part of the scrollbar."""
        if line not in self._strips:
            self._strips[line] = Drawn(self._segments(line, width), width)
        return self._strips[line]

    def _segments(self, line: Line, width: int) -> list[Segment]:
        style = self._looks[0].style
        segments = [Segment("│", style(line.rule))] if line.rule else []
        if line.block <= _HEAD:
            block = self.page.head[_HEAD - line.block]
            segments.append(Segment(" " * (self._text_left + self.page.margin), style()))
            segments += paint(block.text, (0, len(block.text)), block.spans, (block.look,), style)
        if line.block >= 0 and (row := line.row - self.page.blocks[line.block].gap) >= 0:
            segments += self._line(line.block, row, line.under, style)
        segments = Segment.adjust_line_length(segments, width - 1, style(*line.under))
        return [*segments, Segment("┃" if line.is_thumb else " ", style("bar"))]

    def _line(self, index: int, row: int, under: tuple[str, ...], style: StyleOf) -> list[Segment]:
        """A line of a block: the mark, what stands in the margin and before the text, the text."""
        block = self.page.blocks[index]
        text, spans = self.drawn(index)
        wrapped = self._layout_of_page.lines(index)[row]
        marked = block.target is not None and block.target == self.mark
        number = (block.margin if row == 0 else "").rjust(self.page.margin - 2) + " " if self.page.margin > 2 else " "
        before = self._before(block, row)
        lead = [Segment(" " * (self._text_left + 1 + len(number) + len(before)), style(*under))]
        if marked or not number.isspace() or before.strip():
            lead = [
                Segment(" " * self._text_left, style(*under)),
                Segment(MARK if marked else " ", style(*under, "mark")),
                Segment(number, style(*under, "quiet")),
                Segment(before, style(*under, "label")),
            ]
        return [*lead, *paint(text, wrapped, spans, (*under, block.look), style)]

    def _before(self, block: Block, row: int) -> str:
        """What stands between the margin and the text: the marker, or as much room."""
        return " " * (block.indent + block.hang) if row else block.marker.rjust(block.indent)

    def drawn(self, index: int) -> tuple[str, tuple[Span, ...]]:
        """The text and spans of a block as they are painted now."""
        return self.page.blocks[index].text, self.page.blocks[index].spans

    def line_looks(self, index: int) -> tuple[str, ...]:
        """The looks under the lines of a block."""
        del index
        return ()

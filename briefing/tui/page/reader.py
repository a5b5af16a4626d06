"""The reader: a card or an article, its links walked by keyboard."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice, takewhile
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message

from briefing.model import Address, Target
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.canvas import Spot
from briefing.tui.page.drag import Drag
from briefing.tui.page.view import PageView
from briefing.views import BEGINNING, Block, LinkAt, Match, Page, Span, Top, first_row

_FAR = 1_000
"""So many blocks are looked through for the next link: those of a long article have to be read for it."""


class Reader(PageView):
    """Shows a card or an article, and knows which of its links is selected."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.READER)

    class Selected(Message):
        """Another link is selected, or none."""

        def __init__(self, target: Target | None) -> None:
            """Tell where the selected link leads, if one is selected."""
            super().__init__()
            self.target = target

    class Marked(Message):
        """Another passage of an article is marked."""

        def __init__(self, address: Address) -> None:
            """Tell its address."""
            super().__init__()
            self.address = address

    class Shown(Message):
        """Another page is shown."""

    def __init__(self, *, id: str, has_rule: bool = False) -> None:
        super().__init__(id=id, has_rule=has_rule)
        self.link: LinkAt | None = None
        self._matches: Sequence[Match] = ()
        """The matches of what the reader is finding, in order."""
        self._sought: Match | None = None
        """The match to select once its block has been read."""
        self._awaited_step = 0
        """The direction in which a link is to be selected once more blocks have been read; 0 for none."""

    def show(
        self,
        page: Page,
        *,
        top: Top = BEGINNING,
        mark: Target | None = None,
        link: LinkAt | None = None,
        form: int = 0,
    ) -> None:
        """Show `page`, with the link `link` selected where the page has it, a chart in a form of its own."""
        self.link, self._awaited_step = None, 0
        self._matches, self._sought = (), None
        self.form, self.row = form, link.block if link else 0
        super().show(page, top=top, mark=mark)
        known = link and link.block < len(self.page.blocks) and link.span in self.page.blocks[link.block].links
        self.link = link if known else self._row(first_row(self.page)) if page.chart else None
        if page.chart and self.link:
            self._see(self.link)
        self.post_message(self.Shown())

    @property
    def target(self) -> Target | None:
        """Where the selected link leads; None where none is."""
        return self.span_at(self.link).target if self.link else None

    @property
    def passage(self) -> Address | None:
        """The address of the passage the selected link stands in; None where none is."""
        target = self.page.blocks[self.link.block].target if self.link else None
        return target.address if target else None

    def drawn(self, index: int) -> tuple[str, tuple[Span, ...]]:
        """The text and spans of a block, the selected link's span on top of all but the hints."""
        text, spans = super().drawn(index)
        if self._matches and not self.hints:
            at = bisect_left(self._matches, (index,))
            here = takewhile(lambda match: match.block == index, islice(self._matches, at, None))
            spans = (*spans, *(Span(match.start, match.end, "found") for match in here))
        if self.link and self.link.block == index and not self.hints:
            spans = (*spans, self.span_at(self.link)._replace(look="selected"))
        return text, spans

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Walking from link to link needs links; where there are none, the keys for it lead to the next pane."""
        if action in ("zoom", "sort"):
            has_forms = self.page.chart is not None and self.page.chart.changes == action
            return "" if has_forms else f"There is nothing to {action} here."
        if action in ("next_link", "previous_link"):
            return "" if self.page.may_have_links else "There is no link here."
        return super().why_not(action, parameters)

    def select(self, link: LinkAt | None) -> None:
        """Select a link and bring it into view."""
        left, self.link = self.link, link
        if link and self.page.chart:
            self._follow(link.block)
        if link:
            self._see(link)
            if self.mark:
                self._tell_mark(self.passage)
        for touched in (left, link):
            if touched:
                self.repaint_block(touched.block)
        self.post_message(self.Selected(self.target))

    def _see(self, link: LinkAt) -> None:
        span, line_of = self.span_at(link), self._layout_of_page.line_of
        ends = span.start, max(span.end - 1, span.start)
        self.bring_into_view(lambda: (line_of(link.block, ends[0]), line_of(link.block, ends[1])))

    def action_next_link(self) -> None:
        """Select the next link: from the window's first where none is selected, round again from the last."""
        self._step(1)

    def action_previous_link(self) -> None:
        """Select the link before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """Select the next link in a direction; where blocks have to be read for it, once they are there.

        Where the page has no link, the key is left to what it does elsewhere.
        """
        end = 0 if step > 0 else len(self.page.blocks) - 1
        found = next(self._links(self.link, step), None) or next(self._links(None, step, end), None)
        if found is None:
            raise SkipAction
        if isinstance(found, range):
            self._awaited_step = step
            self.ask_for(found)
        else:
            self.select(found)

    def fill(self, page: Page, blocks: Mapping[int, Block]) -> None:
        """Show blocks that have been read, and go on to the next link where they were read for that."""
        super().fill(page, blocks)
        if self._sought:
            self.go_to(self._sought)
        step, self._awaited_step = self._awaited_step, 0
        if step and page is self.page:
            self._step(step)

    # Finding

    def show_matches(self, matches: Sequence[Match]) -> None:
        """Mark these matches, which stand in order, and no others."""
        self._matches = matches
        self.repaint()

    def go_to(self, match: Match) -> None:
        """Select a match and bring it into view, as soon as its block has been read; mark the passage it stands in."""
        self._sought, block = match, match.block
        if part := self.page.unread(range(block, block + 1)):
            self.scroll_to_line(self._layout_of_page.line_at(block, 0))
            self.ask_for(part)
            return
        self._sought = None
        self.select_text(Drag(Spot(block, match.start), Spot(block, match.end)))
        line_of = self._layout_of_page.line_of
        self.bring_into_view(lambda: (line_of(block, match.start), line_of(block, match.end - 1)))
        if self.mark:
            self._tell_mark(self._address(block))

    # Charts

    def _row(self, block: int) -> LinkAt | None:
        """The link of the row at a block of a chart; None where it is no row."""
        links = self.page.blocks[block].links if 0 <= block < len(self.page.blocks) else ()
        return LinkAt(block, links[0]) if links else None

    def _walk(self, block: int, step: int) -> None:
        """Select the row at a block of a chart, else the nearest one, first looked for in the direction of `step`."""
        block = min(max(block, 0), len(self.page.blocks) - 1)
        for way in (step, -step):
            for at in range(block, len(self.page.blocks) if way > 0 else -1, way):
                if row := self._row(at):
                    self.select(row)
                    return

    def _follow(self, row: int) -> None:
        """Have a chart that is zoomed in show the time of a row; what stands in the window stays there."""
        self.row = row
        if self.form:
            self._change_form(self.form)

    def _change_form(self, form: int) -> None:
        """Show a chart in a form; the line at the top of the window stays there."""
        top, head, self.form = self.top, self.page.head, form
        self.make_chart()
        if self.page.head != head:
            self._lay_out(top)

    def action_zoom(self, step: int) -> None:
        """Show a shorter time around the row that is selected, or a longer one."""
        if chart := self.page.chart:
            self._change_form(min(max(self.form + step, 0), chart.forms - 1))
            if self.link:
                self._see(self.link)

    def action_sort(self) -> None:
        """Sort the rows of a chart by something else; the row that is selected stays selected."""
        if chart := self.page.chart:
            target = self.target
            self._change_form((self.form + 1) % chart.forms)
            rows = (row for at in range(len(self.page.blocks)) if (row := self._row(at)))
            self.select(next((row for row in rows if self.span_at(row).target == target), None))

    # Moving

    def action_move(self, lines: int) -> None:
        """Scroll by so many lines, the mark with them; at the end of an article, move the mark alone.

        Of a chart another row is selected.
        """
        if self.page.chart:
            self._walk((self.link.block if self.link else 0) + lines, 1 if lines > 0 else -1)
            return
        step = 1 if lines > 0 else -1
        if (self.mark and step < 0 and self._topmost != self.mark.address) or not self._scrolls_to(self.y + lines):
            self._step_mark(step)

    def action_page(self, pages: float) -> None:
        """Scroll by so many windows; where there is nothing more to scroll, mark the passage at that end."""
        if self.page.chart:
            self.action_move(self.lines_of(pages))
        elif not self._scrolls_to(self.y + self.lines_of(pages)):
            self._mark_end(last=pages > 0)

    def action_first(self) -> None:
        """To the beginning, and to the first passage."""
        super().action_first()
        self._mark_end(last=False)
        if self.page.chart:
            self._walk(0, 1)

    def action_last(self) -> None:
        """To the end, and to the last passage."""
        super().action_last()
        self._mark_end(last=True)
        if self.page.chart:
            self._walk(len(self.page.blocks) - 1, -1)

    def _scrolls_to(self, y: int) -> bool:
        """Scroll to a line of the page; whether that moved anything."""
        before = self.y
        self.scroll_to_line(y)
        if self.y != before:
            self.scrolled()
        return self.y != before

    def _step_mark(self, step: int) -> None:
        """Mark the next passage in a direction, among those in sight."""
        if self.mark:
            found = [address for index in self.in_sight if (address := self._address(index))]
            at = found.index(self.mark.address) if self.mark.address in found else -1
            self._tell_mark(found[min(max(at + step, 0), len(found) - 1)] if found else None)

    def _mark_end(self, *, last: bool) -> None:
        """Mark the last passage of an article, or the first."""
        positions = range(len(self.page.blocks))
        if self.mark:
            addresses = map(self._address, reversed(positions) if last else positions)
            self._tell_mark(next(filter(None, addresses), None))

    def _address(self, index: int) -> Address | None:
        """The passage that a block is, if it is one."""
        target = self.page.blocks[index].target
        return target.address if target else None

    def scrolled(self) -> None:
        """Drop a selected link out of sight, but no row of a chart; in an article, mark what is read now."""
        if self.link and not self.page.chart and self.link not in self.visible_links:
            self.select(None)
        if self.mark:
            self._tell_mark(self._topmost)

    @property
    def _topmost(self) -> Address | None:
        """The first passage that begins in the window, else the one it is in the midst of."""
        top, line = self.top
        first = top if line <= self.page.blocks[top].gap else top + 1
        last = self._layout_of_page.at(self.y + self.room - 1)[0]
        return next(filter(None, map(self._address, chain(range(first, last + 1), range(top, -1, -1)))), None)

    def _tell_mark(self, address: Address | None) -> None:
        if address and (target := Target.passage(address)) != self.mark:
            self.mark_as(target)
            self.post_message(self.Marked(address))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse; in an article, mark the passage."""
        super().on_click(event)
        if self.mark and (spot := self.clicked(event)) and (target := self.page.blocks[spot.block].target):
            self._tell_mark(target.address)

    def on_resize(self) -> None:
        """Wrap anew for another width; a selected link stays in view."""
        super().on_resize()
        if self.link:
            self._see(self.link)

    def _links(self, after: LinkAt | None, step: int, start: int | None = None) -> Iterator[LinkAt | range]:
        """The links beyond `after` in the direction of `step`; where it is None, from block `start`, or the window.

        Blocks that have not been read yet stand among them as the positions to read.
        """
        if after is None and start is None:
            seen = self.visible_links
            if seen:
                yield seen[0 if step > 0 else -1]
            start = self.top.block
        first = after.block if after else start or 0
        for index in range(first, len(self.page.blocks) if step > 0 else -1, step)[:_FAR]:
            if part := self.page.unread(range(index, index + 1)):
                yield part
            for span in self.page.blocks[index].links[::step]:
                if after is None or index != after.block or (span - after.span) * step > 0:
                    yield LinkAt(index, span)

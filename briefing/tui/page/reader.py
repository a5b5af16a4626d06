"""The reader: a card or an article, its links walked by keyboard."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message

from briefing.tui.keys import Owner, bindings
from briefing.tui.page.stanza import BEGINNING, LinkAt, Page, Run, Top
from briefing.tui.page.view import PageView

_FAR = 1_000
"""So many stanzas are looked through for the next link: those of a long article have to be read for it."""


class Reader(PageView):
    """Shows a card or an article, and knows which of its links is selected."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.READER)

    class Selected(Message):
        """Another link is selected, or none."""

        def __init__(self, target: str) -> None:
            """Tell where the selected link leads; empty for none."""
            super().__init__()
            self.target = target

    class Marked(Message):
        """Another passage of an article is marked."""

        def __init__(self, target: str) -> None:
            """Tell its address."""
            super().__init__()
            self.target = target

    def __init__(self, *, id: str, has_rule: bool = False) -> None:
        super().__init__(id=id, has_rule=has_rule)
        self.link: LinkAt | None = None

    def show(self, page: Page, *, top: Top = BEGINNING, mark: str = "", link: LinkAt | None = None) -> None:
        """Show `page`, with the link `link` selected where the page has it."""
        known = link and link.stanza < len(page.stanzas) and link.run in page.stanzas[link.stanza].links
        self.link = link if known else None
        super().show(page, top=top, mark=mark)

    @property
    def target(self) -> str:
        """Where the selected link leads; empty where none is."""
        return self.run_at(self.link).target if self.link else ""

    @property
    def passage(self) -> str:
        """The address of the passage the selected link stands in or under; empty where none is."""
        above = range(self.link.stanza, -1, -1) if self.link else ()
        return next((target for index in above if (target := self.page.stanzas[index].target)), "")

    def drawn(self, index: int) -> tuple[str, tuple[Run, ...]]:
        """The text and runs of a stanza, the selected link's run on top of all but the hints."""
        text, runs = super().drawn(index)
        if self.link and self.link.stanza == index and not self.hints:
            runs = (*runs, self.run_at(self.link)._replace(look="selected"))
        return text, runs

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Walking from link to link needs links; where there are none, the keys for it lead to the next pane."""
        if action in ("next_link", "previous_link"):
            return self.page.may_have_links
        return super().check_action(action, parameters)

    def select(self, link: LinkAt | None) -> None:
        """Select a link and bring it into view."""
        left, self.link = self.link, link
        if link:
            self._see(link)
            if self.mark:
                self._tell_mark(self.passage)
        for touched in (left, link):
            if touched:
                self.repaint_stanza(touched.stanza)
        self.post_message(self.Selected(self.target))

    def _see(self, link: LinkAt) -> None:
        run, line_of = self.run_at(link), self._layout_of_page.line_of
        ends = run.start, max(run.end - 1, run.start)
        self.bring_into_view(lambda: (line_of(link.stanza, ends[0]), line_of(link.stanza, ends[1])))

    def action_next_link(self) -> None:
        """Select the next link: from the window's first where none is selected, round again from the last."""
        self._select_some(next(self._links(self.link, 1), None) or next(self._links(None, 1, 0), None))

    def action_previous_link(self) -> None:
        """Select the link before."""
        last = len(self.page.stanzas) - 1
        self._select_some(next(self._links(self.link, -1), None) or next(self._links(None, -1, last), None))

    def _select_some(self, link: LinkAt | None) -> None:
        """Select a link; where none was found, leave the key to what it does else."""
        if link is None:
            raise SkipAction
        self.select(link)

    def scrolled(self) -> None:
        """Drop a selected link that has left the window; in an article, mark what is read now."""
        if self.link and self.link not in self.visible_links:
            self.select(None)
        if self.mark:
            self._tell_mark(self._topmost)

    @property
    def _topmost(self) -> str:
        """The first passage that begins in the window, else the one it is in the midst of."""
        top, line = self.top
        stanzas = self.page.stanzas
        first = top if line <= stanzas[top].gap else top + 1
        last = self._layout_of_page.at(self.y + self.size.height - 1)[0]
        inside = (stanzas[index].target for index in range(first, last + 1))
        above = (stanzas[index].target for index in range(top, -1, -1))
        return next(filter(None, inside), "") or next(filter(None, above), self.mark)

    def _tell_mark(self, target: str) -> None:
        if target and target != self.mark:
            self.mark_as(target)
            self.post_message(self.Marked(target))

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse; in an article, mark the passage."""
        super().on_click(event)
        if self.mark and (spot := self.clicked(event)):
            self._tell_mark(self.page.stanzas[spot.stanza].target)

    def on_resize(self) -> None:
        """Wrap anew for another width; a selected link stays in view."""
        super().on_resize()
        if self.link:
            self._see(self.link)

    def _links(self, after: LinkAt | None, step: int, start: int | None = None) -> Iterator[LinkAt]:
        """The links beyond `after` in the direction of `step`; where it is None, from stanza `start`, or the window."""
        if after is None and start is None:
            seen = self.visible_links
            if seen:
                yield seen[0 if step > 0 else -1]
            start = self.top.stanza
        first = after.stanza if after else start or 0
        for index in range(first, len(self.page.stanzas) if step > 0 else -1, step)[:_FAR]:
            for run in self.page.stanzas[index].links[::step]:
                if after is None or index != after.stanza or (run - after.run) * step > 0:
                    yield LinkAt(index, run)

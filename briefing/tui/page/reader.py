"""The reader: a card or an article, its links walked by keyboard."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from briefing.tui.keys import Owner, bindings
from briefing.tui.page.stanza import LinkAt, Page, Run
from briefing.tui.page.view import PageView


class Reader(PageView):
    """Shows a card or an article, and knows which of its links is selected."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.READER)

    class Selected(Message):
        """Another link is selected, or none."""

        def __init__(self, target: str) -> None:
            """Tell where the selected link leads; empty for none."""
            super().__init__()
            self.target = target

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.link: LinkAt | None = None

    def show(self, page: Page, *, top: int = 0, mark: str = "", link: LinkAt | None = None) -> None:
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

    def select(self, link: LinkAt | None) -> None:
        """Select a link and bring it into view."""
        self.link = link
        if link:
            run = self.run_at(link)
            first = self._layout_of_page.line_of(link.stanza, run.start)
            last = self._layout_of_page.line_of(link.stanza, max(run.end - 1, run.start))
            self.bring_into_view(first, last)
        self.repaint()
        self.post_message(self.Selected(self.target))

    def action_next_link(self) -> None:
        """Select the next link: from the window's first where none is selected, round again from the last."""
        self.select(next(self._links(self.link, 1), None) or next(self._links(None, 1, 0), None))

    def action_previous_link(self) -> None:
        """Select the link before."""
        last = len(self.page.stanzas) - 1
        self.select(next(self._links(self.link, -1), None) or next(self._links(None, -1, last), None))

    def action_move(self, lines: int) -> None:
        """Scroll; a selected link that leaves the window is no longer selected."""
        super().action_move(lines)
        if self.link and self.link not in self.visible_links:
            self.select_none()

    def select_none(self) -> None:
        """Select no link, and stay."""
        self.link = None
        self.repaint()
        self.post_message(self.Selected(""))

    def _links(self, after: LinkAt | None, step: int, start: int | None = None) -> Iterator[LinkAt]:
        """The links beyond `after` in the direction of `step`; where it is None, from stanza `start`, or the window."""
        if after is None and start is None:
            seen = self.visible_links
            if seen:
                yield seen[0 if step > 0 else -1]
            start = self.top
        first = after.stanza if after else start or 0
        for index in range(first, len(self.page.stanzas) if step > 0 else -1, step):
            for run in self.page.stanzas[index].links[::step]:
                if after is None or index != after.stanza or (run - after.run) * step > 0:
                    yield LinkAt(index, run)

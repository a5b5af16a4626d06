"""A view: a canvas with links, walked by keyboard and mouse; the floor under the reader and the lists."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from briefing.model import Target
from briefing.tui.conditions import Conditional
from briefing.tui.hints import hinted
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.canvas import Canvas, Spot
from briefing.tui.page.drag import Drag
from briefing.views import BEGINNING, LinkAt, Page, Span, Top


class PageView(Conditional, Canvas, can_focus=True):
    """Shows a page, and tells what is asked for on it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.VIEW)

    class Opened(Message):
        """The reader asks for what stands behind a link or a row."""

        def __init__(self, target: Target) -> None:
            """Ask for `target`."""
            super().__init__()
            self.target = target

    class HintTyped(Message):
        """A key was pressed while hints are shown."""

        def __init__(self, letter: str) -> None:
            """Tell which letter; empty for any other key."""
            super().__init__()
            self.letter = letter

    class TextSelected(Message):
        """Text was selected with the mouse."""

        def __init__(self, text: str) -> None:
            """Tell which text."""
            super().__init__()
            self.text = text

    def __init__(self, *, id: str, has_rule: bool = False) -> None:
        super().__init__(id=id, has_rule=has_rule)
        self.hint_letters = 0
        """How many letters are still to be typed of the hints that this view hears, at the most."""
        self.is_following = False
        """Whether what was asked for last has not been heard yet."""
        self.hints: Mapping[LinkAt, str] = {}
        self._drag: Drag | None = None
        """The text that is selected with the mouse."""

    def show(self, page: Page, *, top: Top = BEGINNING, mark: Target | None = None) -> None:
        """Show `page`; hints and selected text of the page before are gone."""
        self.hints, self._drag = {}, None
        super().show(page, top=top, mark=mark)

    @property
    def selected_text(self) -> str:
        """The text that is selected with the mouse."""
        return self._drag.text(self.page) if self._drag else ""

    def make_chart(self) -> None:
        """Have a page made for the width there is; hints go with the page that they stood on."""
        if self.source.chart or self.source.fitted:
            self.hints = {}
        super().make_chart()

    # Links and their hints

    @property
    def is_hinting(self) -> bool:
        """Whether every key is taken for a letter of a hint."""
        return self.hint_letters > 0

    def hint(self, hints: Mapping[LinkAt, str]) -> None:
        """Show these letters before these links; none takes them away."""
        if hints != self.hints:
            top, self.hints = self.top, hints
            self.page = hinted(self.source, hints) if hints else self.source
            self._lay_out(top)

    @property
    def visible_links(self) -> list[LinkAt]:
        """The links in the window, in order."""
        y, layout = self.y, self._layout_of_page
        last = y + self.room - 1
        return [
            LinkAt(index, span)
            for index in self.in_sight
            for span in self.page.blocks[index].links
            if y <= layout.line_of(index, self.page.blocks[index].spans[span].start) <= last
        ]

    def span_at(self, link: LinkAt) -> Span:
        """The span of a link."""
        return self.page.blocks[link.block].spans[link.span]

    def drawn(self, index: int) -> tuple[str, tuple[Span, ...]]:
        """The text of a block and its spans, what is selected with the mouse on top."""
        text, spans = super().drawn(index)
        selected = self._drag.within(index, len(text)) if self._drag else None
        return text, (*spans, selected) if selected else spans

    # The mouse

    def on_focus(self) -> None:
        """Tell that the focus is here."""
        self.show_focus()

    def on_blur(self) -> None:
        """Tell that it is elsewhere."""
        self.show_focus()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select text."""
        if event.button == 1 and self.page.blocks:
            caret = self.caret_at(event.x, event.y)
            self.select_text(Drag(caret, caret))
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select text up to the mouse."""
        if self._drag and self.app.mouse_captured is self:
            self.select_text(self._drag.to(self.caret_at(event.x, event.y)))

    def on_mouse_up(self) -> None:
        """Have the selected text copied."""
        self.release_mouse()
        if self._drag and (text := self._drag.text(self.page)):
            self.post_message(self.TextSelected(text))

    @property
    def has_selected_text(self) -> bool:
        """Whether text is selected."""
        return self._drag is not None and not self._drag.is_empty

    def select_text(self, drag: Drag | None) -> None:
        """Show this text as selected, and no other."""
        if drag != self._drag:
            self._drag = drag
            self.repaint()

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse, unless text was selected."""
        spot = self.clicked(event)
        if spot and (target := self.link_at(spot)):
            self.post_message(self.Opened(target))

    def clicked(self, event: events.Click) -> Spot | None:
        """The character under the mouse; None where there is none, or text was selected by dragging."""
        offset = event.get_content_offset(self)
        is_dragged = self._drag is not None and not self._drag.is_empty
        return self.spot_at(offset.x, offset.y) if offset and not is_dragged else None

    def link_at(self, spot: Spot) -> Target | None:
        """Where the link at a character leads; None where there is none."""
        spans = self.page.blocks[spot.block].spans
        return next((span.target for span in spans if span.target and span.start <= spot.offset < span.end), None)

    # The keys

    def on_key(self, event: events.Key) -> None:
        """While hints are shown every key is theirs."""
        if self.is_hinting:
            event.stop()
            event.prevent_default()
            character = event.character or ""
            self.post_message(self.HintTyped(character if character.isalpha() else ""))

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Opening needs something to open."""
        del parameters
        return "Nothing is selected to open." if action == "follow" and not self.target else ""

    @property
    def target(self) -> Target | None:
        """What the key for opening opens: a link's or a row's target."""
        return None

    def action_follow(self) -> None:
        """Ask for what the selected link leads to, or what the highlighted row is."""
        if self.target:
            self.is_following = True
            self.post_message(self.Opened(self.target))

    def action_move(self, lines: int) -> None:
        """Scroll by so many lines."""
        self.scroll_by(lines)

    def action_page(self, pages: float) -> None:
        """Scroll by so many windows, one line kept for the eye."""
        self.action_move(self.lines_of(pages))

    def action_half(self, step: int) -> None:
        """Scroll by half a window."""
        self.action_page(step / 2)

    def lines_of(self, pages: float) -> int:
        """How many lines so many windows are, one line of each kept for the eye; one line at the least."""
        lines = max(int(abs(pages) * (self.room - 1)), 1)
        return lines if pages > 0 else -lines

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_to_line(0)
        self.scrolled()

    def action_last(self) -> None:
        """To the end."""
        self.scroll_to_line(self._layout_of_page.line_at(len(self.page.blocks) - 1, 0))
        self.scroll_to_line(self._layout_of_page.height)
        self.scrolled()

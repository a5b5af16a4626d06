"""Text selected with the mouse."""

from typing import NamedTuple

from briefing.tui.page.canvas import Spot
from briefing.views import Page, Span


class Drag(NamedTuple):
    """Text of a page from where the button was pressed to where the mouse is."""

    anchor: Spot
    """Where the button was pressed."""
    caret: Spot
    """Where the mouse is."""

    def to(self, caret: Spot) -> "Drag":
        """The same up to another place."""
        return Drag(self.anchor, caret)

    @property
    def is_empty(self) -> bool:
        """Whether no text is selected."""
        return self.anchor == self.caret

    def within(self, index: int, length: int) -> Span | None:
        """The part of a block, its text so long, that is selected; None where nothing is."""
        first, last = sorted(self)
        start = first.offset if index == first.block else 0
        end = last.offset if index == last.block else length
        is_inside = first.block <= index <= last.block and start < end
        return Span(start, end, "dragged") if is_inside else None

    def text(self, page: Page) -> str:
        """The selected text, blocks on lines of their own."""
        first, last = sorted(self)
        lines = list[str]()
        for index in range(first.block, last.block + 1):
            text = page.blocks[index].text
            if span := self.within(index, len(text)):
                lines.append(text[span.start : span.end])
        return "\n".join(lines)

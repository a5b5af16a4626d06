"""The panes: index, card and passages side by side, what has the focus, and the hints on their links."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus

from briefing.library import Library
from briefing.model import Address
from briefing.tui.hints import Hints
from briefing.tui.indexpane import IndexPane
from briefing.tui.keys import Owner, bindings
from briefing.tui.opening import Opened
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.stanza import LinkAt, Page
from briefing.tui.page.view import PageView

_ORDER = ("index", "reader", "passages")


class Panes(Horizontal):
    """Shows what it is given, and walks between its panes.

    In a narrow terminal the panes in sight follow the focus: the classes `-at-index`, `-at-reader` and
    `-at-passages` tell where it is, `-alone` that nothing stands beside the reader.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.PANES)

    def __init__(self, library: Library, *, id: str) -> None:
        super().__init__(id=id)
        self.index = IndexPane(library, id="index-pane")
        self.reader = Reader(id="reader")
        self.passages = Rows(id="passages")
        self._hints: Hints | None = None

    def compose(self) -> ComposeResult:
        """The three panes."""
        yield self.index
        yield self.reader
        yield self.passages

    def show(self, opened: Opened, top: int, link: LinkAt | None) -> None:
        """Show what was opened, the stanza `top` at the top and the link `link` selected."""
        self.set_class(opened.beside is None, "-alone")
        self.reader.show(opened.page, top=top, mark=opened.mark, link=link)
        self.passages.show(opened.beside or Page())
        self.passages.mark_as("")
        self.index.rows.mark_as(opened.target)

    def mark_citation(self, address: str) -> None:
        """Mark a passage beside the card, and highlight it."""
        self.passages.mark_as(address)
        self.passages.highlight(address)

    @property
    def passage(self) -> Address | None:
        """The passage in hand: highlighted or cited where the focus is, else marked in the article."""
        hands = (
            self.passages.target if self.passages.has_focus else "",
            self.reader.target if self.reader.has_focus else "",
            "" if self._at else self.index.rows.target,
            self.reader.mark,
            self.passages.target,
        )
        return next((address for target in hands if (address := Address.parse(target))), None)

    # The focus

    @property
    def _at(self) -> int:
        """Which pane has the focus."""
        name = (self.screen.focused and self.screen.focused.id) or ""
        return _ORDER.index(name) if name in _ORDER else 0

    @property
    def _last(self) -> int:
        return 1 if self.has_class("-alone") else 2

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        for name in _ORDER:
            self.set_class(_ORDER[self._at] == name, f"-at-{name}")

    def action_pane(self, step: int) -> None:
        """To the pane on the left or right; there is none beyond the outer ones."""
        self._focus(min(max(self._at + step, 0), self._last))

    def action_pane_step(self, step: int) -> None:
        """To the next pane, round and round."""
        self._focus((self._at + step) % (self._last + 1))

    def _focus(self, pane: int) -> None:
        self.query_one(f"#{_ORDER[pane]}").focus()

    # Hints

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hints need links in sight."""
        del parameters
        return action != "hints" or bool(self.reader.visible_links or self.passages.visible_links)

    def action_hints(self) -> None:
        """A letter on every link in sight."""
        self.reader.focus()
        self._hints = Hints([view for view in (self.reader, self.passages) if view.region])
        self.reader.is_hinting = True

    @on(PageView.HintTyped)
    def _hint_typed(self, message: PageView.HintTyped) -> None:
        message.stop()
        found = self._hints.type(message.letter) if self._hints else None
        self.reader.is_hinting = bool(self._hints)
        if found:
            view, link = found
            if view is self.reader:
                self.reader.select(link)
            self.post_message(PageView.Opened(view.run_at(link).target))

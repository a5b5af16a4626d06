"""The panes: index, card and passages side by side, what has the focus, and the hints on their links."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import DescendantFocus

from briefing.history import Place
from briefing.library import Library
from briefing.model import HOME, Address, Card, Target
from briefing.tui.conditions import Conditional
from briefing.tui.hints import Hints
from briefing.tui.index_pane import IndexPane
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.views import LinkAt, Opened, Page, Top

WIDE = 120
"""From so many columns all panes are in sight."""
_ORDER = ("index", "reader", "passages")
_FOCUSED = {"find-query": 1}
"""Which pane is meant where something else than a pane has the focus; the index where it is not told."""


class Panes(Conditional, Horizontal):
    """Shows what it is given, and walks between its panes.

    In a narrow terminal the panes in sight follow the focus: the classes `-at-index`, `-at-reader` and
    `-at-passages` tell where it is, `-alone` that nothing stands beside the reader.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.PANES)

    def __init__(self, library: Library, *, id: str) -> None:
        super().__init__(id=id)
        self.index = IndexPane(library, id="index-pane")
        self.reader = Reader(id="reader", has_rule=True)
        self.passages = Rows(id="passages", has_rule=True)
        self._hints: Hints[PageView] | None = None

    def compose(self) -> ComposeResult:
        """The three panes."""
        yield self.index
        yield self.reader
        yield self.passages

    def show(self, opened: Opened, place: Place, *, is_same: bool) -> None:
        """Show what was opened, as the place tells; what is open already keeps its list of passages as it is."""
        self.set_class(opened.beside is None, "-alone")
        if opened.beside is None and self.passages.has_focus:
            self.screen.set_focus(self.reader)
        mark = Target.passage(opened.mark) if opened.mark else None
        top, link = Top(place.top, place.line), LinkAt.of(place.link)
        self.reader.show(opened.page, top=top, mark=mark, link=link, form=place.form)
        self._hints = None
        self._hear()
        if not is_same:
            self.passages.start_afresh()
        self.passages.show(opened.beside or Page())
        self.index.rows.mark_as(opened.target)

    @property
    def place(self) -> Place:
        """Where the reader is in what is open; its target is told by the trail."""
        link, passages = self.reader.link, self.passages
        at = int(link) if link else -1
        rows, box = self.index.rows, self.index.box
        return Place(
            HOME,
            at,
            *self.reader.top,
            passages.target,
            self.mark,
            _ORDER[self._at],
            rows.target,
            box.value,
            self.index.kind,
            self.reader.form,
        )

    def focus_at(self, place: Place) -> None:
        """Go to the pane that a place was left in, the list as it was where that was the list."""
        if place.pane == _ORDER[0]:
            self.index.restore(place.query, place.kind, place.row)
            self.screen.set_focus(self.index.rows)
        else:
            is_beside = place.pane == _ORDER[2] and not self.has_class("-alone")
            self.screen.set_focus(self.passages if is_beside else self.reader)

    @property
    def mark(self) -> Address | None:
        """The passage of an article that is marked."""
        return self.reader.mark.address if self.reader.mark else None

    @property
    def _views(self) -> tuple[PageView, ...]:
        return self.index.rows, self.reader, self.passages

    def heard(self) -> None:
        """What was asked for is being opened."""
        for view in self._views:
            view.is_following = False

    def mark_citation(self, passage: Target) -> None:
        """Mark a passage beside the card, and highlight it."""
        self.passages.mark_as(passage)
        self.passages.highlight(passage)

    def show_mentions(self, card: Card | None) -> None:
        """Go to the first of the passages beside a card that it does not cite."""
        rows, cited = self.passages, card.citations if card else ()
        targets = [target for target in rows.page.targets if target and target.address and target.id not in cited]
        if targets:
            self.screen.set_focus(rows)
            rows.highlight(targets[0])

    @property
    def passage(self) -> Address | None:
        """The passage in hand: highlighted or cited where the focus is, else marked in the article."""
        hands = (
            self.passages.target if self.passages.has_focus else None,
            self.reader.target if self.reader.has_focus else None,
            None if self._at else self.index.rows.target,
            self.reader.mark,
            self.passages.target,
        )
        return next((target.address for target in hands if target and target.address), None)

    # The focus

    @property
    def _at(self) -> int:
        """Which pane has the focus."""
        name = (self.screen.focused and self.screen.focused.id) or ""
        return _ORDER.index(name) if name in _ORDER else _FOCUSED.get(name, 0)

    @property
    def _last(self) -> int:
        return 1 if self.has_class("-alone") else 2

    @on(DescendantFocus)
    def _focus_moved(self) -> None:
        self.fit(self.screen.size.width)

    def fit(self, width: int) -> None:
        """Say where the focus is, for a terminal of that width.

        Where all panes are in sight nothing depends on it, and no style need be found anew.
        """
        at = "" if width >= WIDE else _ORDER[self._at]
        for name in _ORDER:
            self.set_class(name == at, f"-at-{name}")

    def action_pane(self, step: int) -> None:
        """To the pane on the left or right."""
        self._focus(self._at + step)

    def action_pane_step(self, step: int) -> None:
        """To the next pane, round and round."""
        self._focus((self._at + step) % (self._last + 1))

    def _focus(self, pane: int) -> None:
        self.screen.set_focus((self.index.rows, self.reader, self.passages)[pane])

    # Hints

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Hints need links in sight, and there is no pane beyond the outer ones."""
        match action, parameters:
            case "hints", _ if not any(view.visible_links for view in self._in_sight):
                return "No link is in sight."
            case "pane", (int(step),) if not 0 <= self._at + step <= self._last:
                return f"There is no pane to the {'left' if step < 0 else 'right'} of this."
            case _:
                return ""

    @property
    def _in_sight(self) -> list[PageView]:
        return [view for view in (self.reader, self.passages) if view.region]

    def action_hints(self) -> None:
        """A letter on every link in sight; what has the focus hears which is typed."""
        self._hints = Hints(self._in_sight)
        self._hear()

    def end_hints(self) -> None:
        """Take the letters away."""
        if self._hints:
            self._hints.type("")
            self._hear()

    def _hear(self) -> None:
        for view in self._views:
            view.hint_letters = self._hints.letters if self._hints and view.has_focus else 0
        self.screen.refresh_bindings()

    @on(PageView.HintTyped)
    def _hint_typed(self, message: PageView.HintTyped) -> None:
        message.stop()
        found = self._hints.type(message.letter) if self._hints else None
        self._hear()
        if found:
            view, link = found
            target = view.span_at(link).target
            if view is self.reader:
                self.reader.select(link)
            if target:
                self.post_message(PageView.Opened(target))

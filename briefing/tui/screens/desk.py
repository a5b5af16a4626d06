"""The desk: what is open, and what the keys do about it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.widget import Widget

from briefing.history import Place
from briefing.library import Library
from briefing.model import HOME, Address, Target
from briefing.tui.indexpane import IndexPane
from briefing.tui.keybar import KeyBar
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.tui.panes import WIDE
from briefing.tui.refusing import Refusing
from briefing.tui.screens.trailed import Trailed
from briefing.views import PassageStyle, counted, open_start


class Desk(Trailed):
    """Listens to the panes and to the keys."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SCREEN)
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (80, "-two"), (WIDE, "-three")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#index"
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As in Textual, but a move of the focus repaints what it concerns and not the whole screen."""

    def __init__(self, library: Library) -> None:
        super().__init__(library)
        self._refusing = Refusing(library)
        self._is_first_look = True

    def compose(self) -> ComposeResult:
        """The panes, the notice line, the keys."""
        yield Looks()
        yield self.panes
        yield self.notice
        yield KeyBar(self._labels)

    def on_mount(self) -> None:
        """Show the start page, from what was known when the app last ran."""
        self._show(open_start(self._library), Place(HOME))

    def on_resize(self, event: events.Resize) -> None:
        """Before it is laid out anew, say which panes will be in sight."""
        self.panes.fit(event.size.width)

    def library_looked_at(self, *, has_changed: bool) -> None:
        """Show the library and what is open as they are now; after the first look, say what is wrong."""
        if has_changed or (self._is_first_look and not self.roster.cards):
            self.library_renewed()
        if has_changed or self._is_first_look:
            problems = len(self._library.problems)
            listed = problems + len(self._briefing.choices.complaints) + len(self._briefing.not_added)
            self.query_one(KeyBar).remind(f"! {counted(listed, 'problem')}" if listed else "")
            told = [f"{counted(problems, 'problem')} in the files, ! lists them"] if problems else []
            self.say(" · ".join([*self.notices, *told]))
        self._is_first_look = False

    # What the panes tell

    @on(PageView.Opened)
    def _asked(self, message: PageView.Opened) -> None:
        message.stop()
        self.panes.heard()
        self.open(message.target)

    @on(Reader.Selected)
    def _selected(self, message: Reader.Selected) -> None:
        self._mark_citation(message.target)
        self.refresh_bindings()

    @on(Reader.Marked)
    def _marked_passage(self, message: Reader.Marked) -> None:
        self._show_beside(message.address)
        self.refresh_bindings()

    @on(PageView.TextSelected)
    def _text_selected(self, message: PageView.TextSelected) -> None:
        message.stop()
        self._briefing.copy_text(message.text)

    @on(Rows.Highlighted)
    @on(IndexPane.Searched)
    def _hand_changed(self) -> None:
        self.refresh_bindings()

    # The keys

    def _labels(self) -> Mapping[str, str]:
        """What keys do just now, where it is not what they do else."""
        return {
            "article": "back" if self._leads_back else "article",
            "leave": "clear" if self.panes.index.box.value else "leave",
            "stop": "go on" if self._briefing.is_stopped else "stop reading",
            "digest": "own words" if self._passage_style.prefers_digest else "digest",
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done right now."""
        del parameters
        can = {
            "search": lambda: self.focused is not self.panes.index.box,
            "back": lambda: self._trail.can_back,
            "forward": lambda: self._trail.can_forward,
            "article": lambda: self.panes.passage is not None or self._opened.is_article,
            "copy": lambda: self.panes.passage is not None,
            "digest": lambda: self._opened.has_digests,
            "edit": lambda: self._opened.target != HOME,
            "stop": lambda: self._briefing.is_indexing or self._briefing.is_stopped,
            "refuse": lambda: self._mention is not None,
            "unrefuse": lambda: bool(self._refusing),
        }.get(action)
        return can is None or can()

    def action_search(self) -> None:
        """Into the search box, what stands there selected: typing replaces it, an arrow keeps it."""
        self.set_focus(self.panes.index.box)
        self.panes.index.box.select_all()

    def action_back(self) -> None:
        """Back to what was open before."""
        self._go(self._marked().back())

    def action_forward(self) -> None:
        """Forward again."""
        self._go(self._marked().forward())

    def action_kind(self, kind: str) -> None:
        """Show one kind, or all."""
        self.panes.index.choose_kind(kind)
        self.set_focus(self.panes.index.rows)

    def action_article(self) -> None:
        """The article at the passage; from there, back to the card."""
        passage = self.panes.passage
        if self._leads_back:
            self.action_back()
        elif passage:
            self.open(Target.passage(passage))

    @property
    def _leads_back(self) -> bool:
        """Whether the article is being read, so that the key for it leads back."""
        return self._opened.is_article and self.focused is self.panes.reader and self._trail.can_back

    @property
    def _mention(self) -> Address | None:
        """The mention of the open card that is highlighted."""
        card, target = self._opened.card, self.panes.passages.target
        if not card or not target or not self.panes.passages.has_focus or target.id in card.citations:
            return None
        return target.address

    def action_refuse(self) -> None:
        """Note that the highlighted mention does not mean the card."""
        if address := self._mention:
            self.say(self._refusing.refuse(self._opened.target.id, address))
            self._go(self._marked())

    def action_unrefuse(self) -> None:
        """Take the last refusal back, and highlight what came back."""
        place = replace(self.panes.place, beside=Target.passage(self._refusing.last))
        self.say(self._refusing.take_back())
        self._go(self._trail.mark(place))

    def action_digest(self) -> None:
        """Tell passages by their digests, or in their own words again."""
        self._passage_style = PassageStyle(not self._passage_style.prefers_digest)
        self._go(self._marked())

    def action_copy(self) -> None:
        """Copy a citation of the passage in hand."""
        if passage := self.panes.passage:
            self._briefing.copy_citation(passage)

    def action_edit(self) -> None:
        """Edit the file behind what is open; of an article, at the passage in hand."""
        passage = self.panes.passage if self._opened.is_article else None
        self._briefing.edit(Target.passage(passage) if passage else self._opened.target)

    def action_cancel(self) -> None:
        """Drop the selection; where there is none, back to the index; there, drop the query."""
        index, reader = self.panes.index, self.panes.reader
        if reader.has_focus and reader.link:
            reader.select(None)
        elif self.focused is not index.rows:
            self.set_focus(index.rows)
        elif index.box.value:
            index.clear()
        else:
            index.choose_kind("")

    def action_stop(self) -> None:
        """Stop taking files into the index, or go on."""
        self._briefing.stop_or_go_on()
        self.refresh_bindings()

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

"""The desk: the panes, and what the keys do about what is open."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from briefing.history import Trail
from briefing.library import Library
from briefing.model import HOME, MENTIONS, NEW_CARD, Settings, Target, TargetKind
from briefing.tui.clipboard import Clipboard
from briefing.tui.dialogs import opener
from briefing.tui.editing.editor import Editor
from briefing.tui.editing.keys import EditingKeys
from briefing.tui.exporting import Exports
from briefing.tui.files import Files
from briefing.tui.find_bar import FindBar
from briefing.tui.index_pane import IndexPane
from briefing.tui.keymap import Keymap
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.navigation import Navigation
from briefing.tui.page.canvas import Canvas
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.tui.panes import WIDE, Panes
from briefing.tui.panes_screen import PanesScreen
from briefing.tui.programs import Programs
from briefing.tui.reading import Reading
from briefing.tui.requests import Requests
from briefing.tui.review.background import Drafts
from briefing.tui.shown_file import file_shown_as
from briefing.tui.view_keys import ViewKeys
from briefing.tui.watching import Watching
from briefing.views import Opened, PassageStyle, counted
from briefing.views.start import articles_page, start_page
from briefing.views.watch import name_of


class Desk(PanesScreen):
    """Owns the panes; hears what they and the keys ask for, and has it done."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SCREEN)

    def __init__(self, library: Library, settings: Settings, keymap: Keymap) -> None:
        super().__init__(self._labels)
        self._library = library
        self._settings = settings
        self._keymap = keymap
        self.panes = Panes(library, id="panes")
        self.panes.index.take = self._take
        self.find_bar = FindBar(self.panes.reader, id="find-bar")
        self.navigation = Navigation(library, self.panes, self.say)
        self._views = ViewKeys(self, library, self.navigation, self.panes, self.open)
        self._requests = Requests(library, self.say)
        self.files = Files(self, library, settings, keymap, self.panes, self.navigation, self._keybar, self.say)
        self._drafts = Drafts(self, library, settings, keymap, self.navigation, self._keybar, self.say)
        self.reading = Reading(self, library, settings.state, self.navigation, self.files.notice)
        self.files.looked = self._looked
        self._editor = Editor(self, library, self.navigation, self.panes, self.say)
        self._editor.changed = self._drafts.decided = self.files.changed
        self._editor.ready = self._drafts.settled
        self._editing = EditingKeys(self._editor, keymap.glyphs, self._lend)
        self._watching = Watching(self, library, self.navigation, settings.state.parent, self.say)
        self._exports = Exports(self, library, self.navigation, lambda: self._query, self.say)

    def compose(self) -> ComposeResult:
        """The panes, the notice line, the keys."""
        yield Looks()
        yield self.panes
        yield self.notice
        yield self.find_bar
        yield self._keybar

    def on_mount(self) -> None:
        """Show the start page, from what was known when the app last ran."""
        self._clipboard = Clipboard(self.app, self._settings.clipboard_doubt)
        self._programs = Programs(self.app, self._settings)
        roster, folders = self._library.roster, self._library.places
        page = start_page(roster, folders, self.navigation.start_lines, is_reading=not roster.cards)
        self.navigation.show_start(Opened(HOME, page, articles_page(roster) if roster.cards else None))

    def on_unmount(self) -> None:
        """Let the threads go."""
        for each in (
            self.reading,
            self.navigation,
            self.files,
            self._requests,
            self._editor,
            self._drafts,
            self._exports,
            self._watching,
            self.panes.index,
        ):
            each.close()
        self.find_bar.shut()

    def on_resize(self, event: events.Resize) -> None:
        """Before it is laid out anew, say which panes will be in sight."""
        self.panes.fit(event.size.width)

    def _looked(self) -> None:
        """Once the files have been looked at, see what is to be drafted and what is new."""
        self._drafts.look()
        self.reading.look()
        self._watching.look()
        self._editor.look()

    # What the panes tell

    def open(self, target: Target) -> None:
        """Open whatever a link, a row or the palette leads to."""
        match target.kind:
            case TargetKind.URL:
                opener.ask_to_visit(self, target.id, lambda url: self.say(self._programs.browse(url)))
            case TargetKind.VIEW if target == MENTIONS:
                self.panes.show_mentions(self._open.card)
            case TargetKind.QUERY:
                self.panes.index.search(target.id)
            case TargetKind.VIEW if target == NEW_CARD:
                self.action_change("card")
            case _:
                self.navigation.open(target)
                if name := name_of(target):
                    self._watching.seen(name)

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        message.stop()
        self._take(message.target)

    def _take(self, target: Target) -> None:
        self.open(target)
        self.panes.heard()

    @on(PageView.TextSelected)
    def _text_selected(self, message: PageView.TextSelected) -> None:
        message.stop()
        self.say(self._clipboard.copy(message.text, "the selected text"))

    @on(Canvas.Unread)
    def _unread(self, message: Canvas.Unread) -> None:
        message.stop()
        self.navigation.read_blocks(message.canvas, message.page, message.part)

    @on(Reader.Selected)
    def _selected(self, message: Reader.Selected) -> None:
        self.navigation.mark_citation(message.target)
        self.navigation.show_row()
        self.refresh_bindings()

    @on(Reader.Marked)
    def _marked(self, message: Reader.Marked) -> None:
        self.navigation.show_beside(message.address)
        self.refresh_bindings()

    @on(Reader.Shown)
    def _shown(self) -> None:
        self.find_bar.renew()

    @on(FindBar.Left)
    def _find_left(self, message: FindBar.Left) -> None:
        self.set_focus(self.panes.reader)
        if message.is_done:
            self.find_bar.close()

    @on(Rows.Highlighted)
    def _highlighted(self, message: Rows.Highlighted) -> None:
        is_index = message.rows is self.panes.index.rows and message.rows.has_focus
        if is_index and message.is_moved and message.target not in (None, NEW_CARD) and self.size.width >= WIDE:
            self.navigation.preview(message.target)
        self.refresh_bindings()

    @on(IndexPane.Searched)
    def _searched(self) -> None:
        self.navigation.filtered()
        self.refresh_bindings()

    # The keys

    @property
    def _open(self) -> Opened:
        return self.navigation.opened

    @property
    def _trail(self) -> Trail:
        return self.navigation.trail

    def _labels(self) -> Mapping[str, str]:
        """What keys do just now, where it is not what they do else."""
        return {
            "article": "back" if self._leads_back else "article",
            "leave": "clear" if self.panes.index.box.value else "leave",
            **({"next": "next match", "previous": "match before"} if self.find_bar.is_open else {}),
            "stop": self._stop_label,
            **({} if self._editor.can_undo else {"undo": ""}),
            "digest": "original" if self.navigation.passage_style.prefers_digest else "summary",
        }

    @property
    def _stop_label(self) -> str:
        if self.files.is_indexing or self.files.is_stopped:
            return "go on" if self.files.is_stopped else "stop reading"
        return "go on" if self._drafts.is_stopped else "stop drafting"

    def why_not(self, action: str, parameters: tuple[object, ...]) -> str:
        """Why a key can't act on what is open."""
        if action == "change":
            return self._editing.why_not(str(parameters[0]))
        if action == "view":
            return self._views.why_not(str(parameters[0]))
        if action == "bookmark":
            return self._editing.why_not("note")
        can, told = {
            "search": (self.focused is not self.panes.index.box, "This is the search box."),
            "home": (self._open.target != HOME, "This is the start page."),
            "back": (self._trail.can_back, "Nothing was open before this."),
            "forward": (self._trail.can_forward, "There is nothing to go forward to."),
            "article": (
                self.panes.passage is not None or self._open.is_article,
                "No passage is selected, so there is no article to open.",
            ),
            "copy": (self.panes.passage is not None, "No passage is selected, so there is nothing to cite."),
            "copy_card": (self._open.card is not None, "No card is open, so there is none to copy."),
            "save_search": (
                bool(self._query or name_of(self._open.target)),
                "Nothing is searched: type a query first.",
            ),
            "digest": (self._open.has_digests, "There is only one version of this text: nothing to switch to."),
            "edit": (self._open.target.kind is not TargetKind.VIEW, "This page has no file to edit."),
            "stop": (
                self.files.is_indexing or self.files.is_stopped or self._drafts.can_stop,
                "No files are being read and no articles drafted just now.",
            ),
        }.get(action, (True, ""))
        return "" if can else told

    def action_search(self) -> None:
        """Into the search box, what stands there selected: typing replaces it, an arrow keeps it."""
        self.set_focus(self.panes.index.box)
        self.panes.index.box.select_all()

    def action_find(self) -> None:
        """Find in what is open."""
        self.panes.end_hints()
        self.find_bar.open()

    def action_home(self) -> None:
        """To the start page."""
        self.open(HOME)

    def action_back(self) -> None:
        """Back to what was open before."""
        self.navigation.back()

    def action_forward(self) -> None:
        """Forward again."""
        self.navigation.forward()

    def action_list(self, step: int) -> None:
        """Open the next card or passage of the list, or the one before; while finding, go to that match."""
        if self.find_bar.is_open:
            self.find_bar.step(step)
        elif target := self.panes.index.step(step):
            self.open(target)
        else:
            self.say("This is the last of the list." if step > 0 else "This is the first of the list.")

    def action_kind(self, kind: str) -> None:
        """Show one kind, or all."""
        self.panes.index.choose_kind(kind)
        self.navigation.filtered()
        if not self._open.page.chart:
            self.set_focus(self.panes.index.rows)

    def action_view(self, name: str) -> None:
        """Show the timeline, the ties or a comparison of what is open."""
        self._views.press(name)

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
        return self._open.is_article and self.focused is self.panes.reader and self._trail.can_back

    def action_change(self, what: str) -> None:
        """Change the library in the way that a key is for."""
        self._editing.press(what)

    @work(group="asked")
    async def action_bookmark(self) -> None:
        """Bookmark what is in front, or do so no more."""
        subject = next(iter(self._editing.selection.subjects), "")
        is_kept = await self.reading.toggle(subject) if subject else None
        if is_kept is not None:
            name, again = self._editing.selection.name_of(subject), self._keymap.glyphs("bookmark")
            self.say(f"{'Bookmarked' if is_kept else 'No longer bookmarked'}: {name} · {again} takes it back")

    def action_digest(self) -> None:
        """Show passages by their digests, or in the article's own words again."""
        self.navigation.passage_style = PassageStyle(not self.navigation.passage_style.prefers_digest)
        self.navigation.reload()

    @work(group="asked")
    async def action_copy(self) -> None:
        """Copy a citation of the passage in hand."""
        address = self.panes.passage
        if address and (text := await self._requests.cite(address)):
            self.say(self._clipboard.copy(text, f"the citation of ¶{address.number}"))

    @work(group="asked")
    async def action_copy_card(self) -> None:
        """Copy the card that is open, with its citations."""
        if (card := self._open.card) and (text := await self._requests.cite_card(card.id)):
            self.say(self._clipboard.copy(text, f"the card with {counted(len(card.citations), 'citation')}"))

    @property
    def _query(self) -> str:
        """What is searched: what stands in the search box, and the kind that is listed."""
        index = self.panes.index
        return " ".join(filter(None, (index.box.value.strip(), f"kind:{index.kind}" if index.kind else "")))

    def action_save_search(self) -> None:
        """Save what is searched under a name; on the page of a saved search, change it."""
        name = name_of(self._open.target)
        here = next((each.search.query for each in self.navigation.news if each.search.name == name), "")
        self._watching.ask(name, here or self._query)

    def action_export(self) -> None:
        """Ask for a format and a file, and export what is open."""
        self._exports.ask()

    @work(group="asked")
    async def action_edit(self) -> None:
        """Edit the file behind what is open, of a card the addition to it; of an article, at the passage in hand."""
        if card := self._open.card:
            self._editing.by_hand.edit_card(card.id)
            return
        passage = self.panes.passage if self._open.is_article else None
        if found := await self._requests.file_of(str(passage) if passage else self._open.target.id):
            self._edit(*found)

    def _edit_problem(self, target: Target) -> None:
        if file := file_shown_as(target.id):
            self._edit(file, target.line)
        else:
            self.say(f"{target.id} can't be opened under that name.")

    def _edit(self, file: Path, line: int) -> None:
        self.say(self._lend(file, line))
        self.files.resume()

    def _lend(self, file: Path, line: int) -> str:
        """Have a file edited in the reader's editor; what to tell the reader."""
        return self._programs.edit(file, line)

    def action_cancel(self) -> None:
        """Drop the selection; where there is none, back to the index; there, drop the query."""
        index, reader = self.panes.index, self.panes.reader
        if self.find_bar.is_open:
            self.find_bar.close()
        elif reader.has_focus and reader.has_selected_text:
            reader.select_text(None)
        elif reader.has_focus and reader.link:
            reader.select(None)
        elif self.focused is not index.rows:
            self.set_focus(index.rows)
        elif index.box.value:
            index.clear()
        else:
            index.choose_kind("")

    def action_stop(self) -> None:
        """Stop taking files into the index or drafting, or go on."""
        if not self.files.is_indexing and not self.files.is_stopped:
            self._drafts.stop()
        elif self.files.is_stopped:
            self.files.resume()
        else:
            self.files.stop()
        self.refresh_bindings()

    def action_help(self) -> None:
        """The keys."""
        opener.show_help(self, self._keymap.help)

    def action_problems(self) -> None:
        """What is wrong in the files."""
        opener.show_problems(self, self.files.problems, self.files.notices, self._edit_problem)

    def action_review(self) -> None:
        """Review the drafts."""
        self._drafts.review()

    def action_add(self) -> None:
        """Ask for articles, and add them."""
        opener.ask_what_to_add(self, self.files.add)

    def action_palette(self) -> None:
        """Commands, cards, articles and themes by name."""
        opener.show_palette(self, self._library.roster, self.open)

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

"""The desk: the panes, and what the keys do about what is open."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from briefing.errors import BriefingError
from briefing.history import Trail
from briefing.library import Library
from briefing.model import HOME, Address, Settings, Target, TargetKind
from briefing.tui.clipboard import Clipboard
from briefing.tui.dialogs import opener
from briefing.tui.file_watch import FileWatch
from briefing.tui.index_pane import IndexPane
from briefing.tui.keybar import KeyBar
from briefing.tui.keymap import Keymap
from briefing.tui.keys import Owner, bindings
from briefing.tui.looks import Looks
from briefing.tui.navigation import Navigation
from briefing.tui.notice import Notice, reason
from briefing.tui.page.canvas import Canvas
from briefing.tui.page.reader import Reader
from briefing.tui.page.rows import Rows
from briefing.tui.page.view import PageView
from briefing.tui.panes import WIDE, Panes
from briefing.tui.programs import Programs
from briefing.tui.refresher import Refreshed, Refresher, added_line, failures
from briefing.tui.requests import Requests
from briefing.tui.review.background import Drafts
from briefing.tui.shown_file import file_shown_as
from briefing.views import Opened, PassageStyle, counted
from briefing.views.drafts_line import drafts_line
from briefing.views.start import articles_page, start_page

T = TypeVar("T")


class Desk(Screen[None]):
    """Owns the panes; hears what they and the keys ask for, and has it done."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SCREEN)
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (80, "-two"), (WIDE, "-three")]  # noqa: RUF012 - as Textual declares it
    AUTO_FOCUS = "#index"
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    """As in Textual, but a move of the focus repaints what it concerns and not the whole screen."""

    def __init__(self, library: Library, settings: Settings, keymap: Keymap) -> None:
        super().__init__()
        self._library = library
        self._settings = settings
        self._keymap = keymap
        self.panes = Panes(library, id="panes")
        self.notice = Notice(id="notice")
        self._keybar = KeyBar(self._labels)
        self.navigation = Navigation(library, self.panes, self.say)
        self._refresher = Refresher(library, settings.own, self._show_progress, self.navigation.renewed)
        self._watch = FileWatch(self, library, self._refresher, self._looked, self.say)
        self._requests = Requests(library, self.navigation, self.say)
        self._drafts = Drafts(library, settings.cache, keymap, self._drafts_counted, self.say)
        self._refreshed = Refreshed(has_changed=False)
        self._not_added: tuple[str, ...] = ()
        """What failed when files were last added here, one line each."""
        self.is_first_look = True
        """Whether the files have not been looked at yet."""

    def compose(self) -> ComposeResult:
        """The panes, the notice line, the keys."""
        yield Looks()
        yield self.panes
        yield self.notice
        yield self._keybar

    def on_mount(self) -> None:
        """Show the start page, from what was known when the app last ran."""
        self._clipboard = Clipboard(self.app, self._settings.clipboard_doubt)
        self._programs = Programs(self.app, self._settings)
        roster, folders = self._library.roster, tuple(map(str, self._library.folders))
        page = start_page(roster, folders, is_reading=not roster.cards)
        self.navigation.show_start(Opened(HOME, page, articles_page(roster) if roster.cards else None))

    def on_unmount(self) -> None:
        """Let the threads go."""
        for each in (self.navigation, self._refresher, self._requests, self._drafts, self.panes.index):
            each.close()

    def on_resize(self, event: events.Resize) -> None:
        """Before it is laid out anew, say which panes will be in sight."""
        self.panes.fit(event.size.width)

    def say(self, text: str) -> None:
        """Tell the reader in the notice line; an empty text clears it."""
        self.notice.say(text)

    # The files

    def begin_looking(self) -> None:
        """Look at the files now, and again and again."""
        self.navigation.warm_up()
        self._watch.begin()

    def look(self) -> None:
        """Look at the files now."""
        self._watch.look()

    @property
    def is_indexing(self) -> bool:
        """Whether files are being taken into the index, for so long that it is told."""
        return self._refresher.is_busy

    def _looked(self, refreshed: Refreshed) -> None:
        self._refreshed = refreshed
        self._show_refreshed()
        self.navigation.warm_up()
        self._draft()
        if self._refresher.is_stopped:
            self.say(" · ".join([f"{self._keymap.glyphs('stop')} goes on", *refreshed.notices]))

    def _show_refreshed(self) -> None:
        """Show the library and what is open as they are now; after the first look, say what is wrong."""
        has_changed, problems = self._refreshed.has_changed, len(self._refreshed.problems)
        self.panes.index.is_first_reading = not (self._refreshed.is_whole and self._library.roster.cards)
        if has_changed or (self.is_first_look and not self._library.roster.cards):
            self.navigation.renewed()
        if has_changed or self.is_first_look:
            listed = problems + len(self._keymap.complaints) + len(self._not_added)
            self._keybar.remind(f"! {counted(listed, 'problem')}" if listed else "")
            told = [f"{counted(problems, 'problem')} in the files, ! lists them"] if problems else []
            self.say(" · ".join([*self._notices, *told]))
        self.is_first_look = False

    @property
    def _notices(self) -> tuple[str, ...]:
        """What a reader should know about the config file, the index and the folders."""
        return (*self._keymap.complaints, *self._refreshed.notices)

    def _show_progress(self, line: str) -> None:
        self.say(line)
        self.refresh_bindings()

    def add(self, path: Path) -> None:
        """Add a file or a folder to the reader's own library."""
        self._add(path)

    @work(group="add")
    async def _add(self, path: Path) -> None:
        """Add, say what came of it, and open what is new."""
        try:
            added, passed_over = await self._refresher.add(path)
            self._refreshed = await self._refresher.refresh()
        except (BriefingError, OSError) as error:
            self.say(reason(error))
            return
        self._not_added = failures(added)
        self._refreshed = self._refreshed._replace(has_changed=True)
        self._show_refreshed()
        articles = [target for each in added if (target := self._library.roster.target(each.article))]
        if len(articles) == 1:
            await self.navigation.open(articles[0]).wait()
        self.say(added_line(added, passed_over))
        self._draft()

    # The drafts

    @work(group="drafts")
    async def _draft(self) -> None:
        """Draft what was added, and count what waits."""
        await self._drafts.look()

    def _drafts_counted(self) -> None:
        self._keybar.remind(self._drafts.line, of="drafts")
        line = drafts_line(self._drafts.waiting)
        if self.navigation.notes != (line,):
            self.navigation.notes = (line,)
            if self._open.target == HOME:
                self.navigation.renewed()
        self.refresh_bindings()

    def action_review(self) -> None:
        """Review the drafts."""
        self._drafts.open(self, self._review_left)

    def _review_left(self) -> None:
        self.navigation.renewed()
        self._draft()

    # What the panes tell

    def open(self, target: Target) -> None:
        """Open whatever a link, a row or the palette leads to."""
        match target.kind:
            case TargetKind.URL:
                opener.ask_to_visit(self, target.id, lambda url: self.say(self._programs.browse(url)))
            case TargetKind.QUERY:
                self.panes.index.search(target.id)
            case _:
                self.navigation.open(target)

    @on(PageView.Opened)
    def _opened(self, message: PageView.Opened) -> None:
        message.stop()
        self.open(message.target)
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
        self.refresh_bindings()

    @on(Reader.Marked)
    def _marked(self, message: Reader.Marked) -> None:
        self.navigation.show_beside(message.address)
        self.refresh_bindings()

    @on(Rows.Highlighted)
    def _highlighted(self, message: Rows.Highlighted) -> None:
        is_index = message.rows is self.panes.index.rows and message.rows.has_focus
        if is_index and message.is_moved and message.target and self.size.width >= WIDE:
            self.navigation.preview(message.target)
        self.refresh_bindings()

    @on(IndexPane.Searched)
    def _searched(self) -> None:
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
            "stop": "go on" if self._refresher.is_stopped or self._drafts.is_stopped else "stop reading",
            "digest": "original" if self.navigation.passage_style.prefers_digest else "summary",
        }

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be done right now."""
        del parameters
        can = {
            "search": lambda: self.focused is not self.panes.index.box,
            "home": lambda: self._open.target != HOME,
            "back": lambda: self._trail.can_back,
            "forward": lambda: self._trail.can_forward,
            "article": lambda: self.panes.passage is not None or self._open.is_article,
            "copy": lambda: self.panes.passage is not None,
            "digest": lambda: self._open.has_digests,
            "edit": lambda: self._open.target != HOME,
            "stop": lambda: self.is_indexing or self._refresher.is_stopped or self._drafts.can_stop,
            "refuse": lambda: self._mention is not None,
            "unrefuse": lambda: self._requests.can_undo,
        }.get(action)
        return can is None or can()

    def action_search(self) -> None:
        """Into the search box, what stands there selected: typing replaces it, an arrow keeps it."""
        self.set_focus(self.panes.index.box)
        self.panes.index.box.select_all()

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
        """Open the next card or passage of the list, or the one before, without leaving the reader."""
        if target := self.panes.index.step(step):
            self.open(target)
        else:
            self.say("This is the last of the list." if step > 0 else "This is the first of the list.")

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
        return self._open.is_article and self.focused is self.panes.reader and self._trail.can_back

    @property
    def _mention(self) -> Address | None:
        """The mention of the open card that is highlighted."""
        card, target = self._open.card, self.panes.passages.target
        if not card or not target or not self.panes.passages.has_focus or target.id in card.citations:
            return None
        return target.address

    @work(group="asked")
    async def action_refuse(self) -> None:
        """Note that the highlighted mention does not mean the card."""
        if address := self._mention:
            await self._requests.dismiss(self._open.target.id, address)

    @work(group="asked")
    async def action_unrefuse(self) -> None:
        """Undo the last dismissal, and highlight the mention that came back."""
        await self._requests.undo()

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
    async def action_edit(self) -> None:
        """Edit the file behind what is open; of an article, at the passage in hand."""
        passage = self.panes.passage if self._open.is_article else None
        if found := await self._requests.file_of(str(passage) if passage else self._open.target.id):
            self._edit(*found)

    def _edit_problem(self, target: Target) -> None:
        if file := file_shown_as(target.id):
            self._edit(file, target.line)
        else:
            self.say(f"{target.id} can't be opened under that name.")

    def _edit(self, file: Path, line: int) -> None:
        self.say(self._programs.edit(file, line))
        self._refresher.resume()
        self.look()

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
        """Stop taking files into the index or drafting, or go on."""
        if not self.is_indexing and not self._refresher.is_stopped:
            self._drafts.stop()
            self._draft()
        elif self._refresher.is_stopped:
            self._refresher.resume()
            self.look()
        else:
            self._refresher.stop()
        self.refresh_bindings()

    def action_help(self) -> None:
        """The keys."""
        opener.show_help(self, self._keymap.help)

    def action_problems(self) -> None:
        """What is wrong in the files."""
        notices = (*self._notices, *self._not_added)
        opener.show_problems(self, self._refreshed.problems, notices, self._edit_problem)

    def action_add(self) -> None:
        """Ask for articles, and add them."""
        opener.ask_what_to_add(self, self.add)

    def action_palette(self) -> None:
        """Commands, cards, articles and themes by name."""
        opener.show_palette(self, self._library.roster, self.open)

    def action_quit(self) -> None:
        """Quit."""
        self.app.exit()

"""The app: the library kept fresh, and all that touches the terminal itself."""

import asyncio
import contextlib
import gc
import signal
import threading
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar, TypeVar

from textual import events, work
from textual.app import App, SuspendNotSupported
from textual.command import Provider
from textual.filter import LineFilter, Monochrome, NoColor

from briefing.errors import BriefingError
from briefing.library import Cancel, Library, Progress
from briefing.model import AddedFiles, Address, Problem, Settings
from briefing.text import clean
from briefing.tui.added import added_line, failures
from briefing.tui.aside import Aside
from briefing.tui.choices import Choices
from briefing.tui.citing import citation
from briefing.tui.editor import browse, edit
from briefing.tui.far import Far
from briefing.tui.page.view import PageView
from briefing.tui.palette import Palette
from briefing.tui.screens.desk import Desk
from briefing.tui.state import keep_state, read_state

T = TypeVar("T")

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
GARBAGE = 20_000, 50, 100
"""How much garbage is let be before it is collected."""
_FIRST_LOOK = 0.05
"""Seconds until the first look at the files: what it loads would hold up the first screen."""
_LOOK_AGAIN = 5.0
"""Seconds between two looks at the files."""
_LOOK_SOON = 0.5
"""Seconds until the next look where the index is damaged, or another copy of the program is writing the first one."""
_PATIENCE = 0.5
"""Seconds of work before a progress line is shown."""


class Briefing(App[None]):
    """Reads a library at one desk."""

    TITLE = "briefing"
    CSS_PATH = "look.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Palette}

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self._library = library
        kept, trouble = read_state(settings.state)
        self._settings = settings = settings._replace(complaints=(*settings.complaints, *trouble))
        self._thread = Aside("library")
        self._leaving, self._stopping = threading.Event(), threading.Event()
        self._is_telling = self._is_stale = False
        self._watcher: threading.Thread | None = None
        self.not_added: tuple[str, ...] = ()
        """What failed when files were last added here, one line each."""
        self._is_ready, self._ended_by = False, 0
        self._desk = Desk(library)
        self.choices = Choices(settings, self.available_themes)
        theme = kept.get("theme", "")
        self._first_theme = (theme if theme in self.available_themes else "") or self.choices.theme or self.theme
        self.theme = self._first_theme
        self.set_keymap(self.choices.keys)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual turns colours to greys for NO_COLOR; here none at all is sent."""
        return [NoColor() if isinstance(each, Monochrome) else each for each in super().get_line_filters()]

    def get_default_screen(self) -> Desk:
        """The desk."""
        return self._desk

    def on_load(self) -> None:
        """Hear signals before the terminal is taken over."""
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(number, partial(self._end, number))

    async def on_event(self, event: events.Event) -> None:
        """Have a key act at once where a list or the reader has the focus.

        Textual runs a binding only when its key has bubbled up, and by then the keys that arrived with it have
        gone to what had the focus before: a query sent together with its slash would run as commands.
        """
        if isinstance(event, events.Key):
            await self._typed_ahead()
            self._desk.notice.fade()
            if await self._acts_at_once(event.key):
                return
        await super().on_event(event)

    async def _typed_ahead(self) -> None:
        """Have a key wait, half a second at the most, for what is being opened: that is what it is meant for."""
        deadline = monotonic() + _PATIENCE
        while self._desk.is_opening and monotonic() < deadline:  # noqa: ASYNC110 - many things end it
            await asyncio.sleep(0.001)

    async def _acts_at_once(self, key: str) -> bool:
        view = self.focused
        if not isinstance(view, PageView) or view.is_hinting:
            return False
        return await self._check_bindings(key, priority=True) or await self.act(key)

    async def act(self, key: str) -> bool:
        """Do what a key is bound to where the focus is; whether it is bound to anything."""
        return await self._check_bindings(key)

    def on_mount(self) -> None:
        """Look at the files once the first screen stands."""
        self._desk.set_class(self._settings.no_color, "-no-color")
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self._library.mend_aside(lambda: self.call_later(self.set_timer, _LOOK_SOON, self._look))
        self.set_timer(_FIRST_LOOK, self._first_look)
        self.set_interval(_LOOK_AGAIN, self._look)  # also what no system tells of: a network folder

    def _first_look(self) -> None:
        """Look at the files; before that, settle what stands.

        It stays, and going through it for garbage again and again would stall keys for 30 ms and more.
        """
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        gc.enable()
        self._desk.warm_up()
        self.look_again()

    def _watch(self) -> None:
        """Look at the files when they have changed."""
        for _ in self._library.watch(self._leaving):
            self._is_stale = True
            self.call_later(self._look)

    def _end(self, number: int) -> None:
        """Leave as asked by a signal: the terminal is restored, the status tells the signal.

        One that comes while the first screen is being made waits for it: Textual can't be left half made.
        """
        self._ended_by = number
        if self._is_ready:
            self.exit(return_code=128 + number)

    def action_help_quit(self) -> None:
        """Ctrl+C leaves most programs; here it copies in the search box."""
        self._desk.say(f"{' or '.join(self.choices.glyphs('quit').split())} quits.")

    def on_ready(self) -> None:
        """The first screen stands."""
        self._is_ready = True
        if self._ended_by:
            self._end(self._ended_by)

    def on_unmount(self) -> None:
        """Stop working on the index."""
        self._leaving.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    # The library

    @property
    def is_indexing(self) -> bool:
        """Whether there is work going on that takes long, and can be broken off."""
        return self._is_telling

    @property
    def is_stopped(self) -> bool:
        """Whether the reader has had the work end."""
        return self._stopping.is_set()

    def stop_or_go_on(self) -> None:
        """Have the work end, what has been read kept; or go on from there."""
        if self.is_stopped:
            self.look_again()
        else:
            self._stopping.set()

    def look_again(self) -> None:
        """Look at the files, unless that is being done."""
        self._stopping.clear()
        self._look()

    def _look(self) -> None:
        if not self._stopping.is_set() and not any(
            worker.group == "refresh" and worker.is_running for worker in self.workers
        ):
            self._is_stale = False
            self._refresh_library()

    @work(group="refresh")
    async def _refresh_library(self) -> None:
        if self._leaving.is_set():
            return
        far = Far()
        look = partial(self._library.refresh, renewed=far.renew)
        self._desk.library_looked_at(has_changed=await self._at_work(look, far))
        self._desk.warm_up()
        if self._library.is_whole:
            self._stopping.clear()
        if self.is_stopped:
            self._desk.say(" · ".join([f"{self.choices.glyphs('stop')} goes on", *self._library.notices]))
        if self._library.is_waiting or self._is_stale:
            self.set_timer(_LOOK_SOON, self._look)
        if self._watcher is None:  # what it loads would hold up the first look
            self._watcher = threading.Thread(target=self._watch, name="watch", daemon=True)
            self._watcher.start()

    @work(group="add")
    async def add(self, path: Path) -> None:
        """Add a file, or a folder of files, to the reader's own library, and say what came of it."""

        def job(progress: Progress, cancelled: Cancel) -> AddedFiles:
            return self._library.add([path], self._settings.own, progress=progress, cancelled=cancelled)

        self._stopping.clear()
        try:
            added, passed_over = await self._at_work(job)
        except BriefingError as error:
            self._desk.say(str(error))
            return
        finally:
            self._stopping.clear()
        self.not_added = failures(added)
        self._desk.library_looked_at(has_changed=True)
        self._desk.say(added_line(added, passed_over))

    async def _at_work(self, job: Callable[[Progress, Cancel], T], far: Far | None = None) -> T:
        """Do a job in the library's thread, with a line that tells how far it is where it takes longer."""
        far, begun = far or Far(), monotonic()
        future = asyncio.wrap_future(self._thread.submit(job, far.note, self._is_unwanted))
        try:
            while not (await asyncio.wait({future}, timeout=0.1))[0]:
                if far.take_renewal():
                    self._desk.library_renewed()
                if monotonic() - begun > _PATIENCE:
                    self._desk.say(far.line(monotonic() - begun))
                    self._set_telling(True)
        finally:
            self._set_telling(False)
        if far.is_told:
            self._desk.say("")
        return await future

    def _set_telling(self, is_telling: bool) -> None:  # noqa: FBT001 - it sets what its name says
        if is_telling != self._is_telling:
            self._is_telling = is_telling
            self._desk.refresh_bindings()

    def _is_unwanted(self) -> bool:
        return self._leaving.is_set() or self._stopping.is_set()

    # What leaves the screen

    def copy_citation(self, address: Address) -> None:
        """Put a citation of a passage on the clipboard, through the terminal (OSC 52)."""
        try:
            text = citation(self._library.article(address.article), self._library.passage(address))
        except BriefingError as error:
            self._desk.say(str(error))
            return
        self.copy_to_clipboard(clean(text))
        self._desk.say(f"Copied ¶{address.number} as it is cited: {text}")

    def edit(self, target: str) -> None:
        """Hand the file behind a card, article or passage to the editor; it is fresh on return."""
        try:
            self._edit(*self._library.file_of(target))
        except BriefingError as error:
            self._desk.say(str(error))

    def edit_problem(self, problem: Problem) -> None:
        """Hand a file to the editor at the line where something is wrong."""
        if (file := Path(problem.file)).is_file():
            self._edit(file, problem.line)
        else:
            self._desk.say(f"{problem.file} can't be opened under that name.")

    def _edit(self, file: Path, line: int) -> None:
        came_with = self._settings.shipped and file.is_relative_to(self._settings.shipped)
        told = "The next install of briefing replaces this file, changed or not." if came_with else ""
        self._lend_terminal(partial(edit, self._settings.editor, file, line), told)
        self.look_again()

    def _lend_terminal(self, run: Callable[[], str], told: str = "") -> None:
        """Let another program have the terminal, and say what went wrong, or what is `told` where nothing did."""
        try:
            with self.suspend():
                wrong = run()
        except SuspendNotSupported:
            wrong = "This terminal can't be lent to another program."
        self.refresh()
        self._desk.say(wrong or told)

    def visit(self, url: str) -> None:
        """Open a URL that the reader has agreed to; the browser may be one that needs the terminal."""
        self._lend_terminal(partial(browse, url, self._settings.browser))

    def _keep_theme(self, name: str) -> None:
        """Keep a theme that was chosen here; the one the app began with needs no keeping."""
        if name == self._first_theme:
            return
        self._first_theme = ""
        try:
            keep_state(self._settings.state, theme=name)
        except OSError as error:
            self._desk.say(f"The theme can't be kept in {self._settings.state}: {error.strerror}")

"""The app: the library kept fresh, and all that touches the terminal itself."""

import asyncio
import contextlib
import gc
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar, TypeVar

from rich.console import RenderableType
from textual import events, on, work
from textual.app import App, SuspendNotSupported
from textual.binding import BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.library import Cancel, Library, Progress
from briefing.model import Added, Address, Problem, Settings
from briefing.text import clean
from briefing.tui.added import added_line, failures
from briefing.tui.aside import Aside
from briefing.tui.choices import Choices
from briefing.tui.citing import citation
from briefing.tui.editor import browse, edit
from briefing.tui.far import Far
from briefing.tui.inputs import INPUT, InputQueue
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.view import PageView
from briefing.tui.screens.desk import Desk
from briefing.tui.shown_file import file_shown_as
from briefing.tui.state import keep_state, read_state
from briefing.tui.terminal.driver import TerminalDriver

T = TypeVar("T")

_ENDING = (
    *(signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGXCPU),
    *(signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF, signal.SIGUSR1, signal.SIGUSR2),
)
"""The signals that end a program that does not hear them, and leave its terminal as it is."""
_OF_THE_KEYBOARD = signal.SIGINT, signal.SIGQUIT
GARBAGE = 20_000, 50, 100
"""How much garbage is let be before it is collected."""
_FIRST_LOOK = 0.05
"""Seconds until the first look at the files: what it loads would hold up the first screen."""
_LOOK_AGAIN = 5.0
"""Seconds between two looks at the files."""
_LOOK_SOON = 0.5
"""Seconds until the next look where the index is damaged, or another copy of the program is writing the first one."""
_TICK = 0.1
"""Seconds between two progress lines: they tell the time that is left."""
_PATIENCE = 0.5
"""Seconds of work before a progress line is shown."""


class Briefing(App[None]):
    """Reads a library at one desk."""

    TITLE = "briefing"
    CSS_PATH = "look.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.APP)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(driver_class=TerminalDriver)
        self._library = library
        self._settings = settings
        self._thread = Aside("library")
        self._leaving, self._stopping = threading.Event(), threading.Event()
        self._is_telling = False
        self.not_added: tuple[str, ...] = ()
        """What failed when files were last added here, one line each."""
        self._is_ready, self._ended_by = False, 0
        self._desk = Desk(library)
        self._inputs = InputQueue(self, self._deliver, self._awaited)
        self.choices = Choices(settings, self.available_themes)
        kept = read_state(settings.state).get("theme", "")
        self._first_theme = (kept if kept in self.available_themes else "") or self.choices.theme or self.theme
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
        self._hear(*_ENDING)

    def _hear(self, *numbers: signal.Signals) -> None:
        for number in numbers:
            asyncio.get_running_loop().add_signal_handler(number, partial(self._end, number))

    async def on_event(self, event: events.Event) -> None:
        """Have input wait for its turn; what has bubbled up again has had it."""
        if isinstance(event, INPUT) and not event.is_forwarded:
            self._inputs.put(event)
        else:
            await super().on_event(event)

    async def _deliver(self, event: events.Event) -> bool:
        """Act on an event; whether it has had all its effect.

        Where a list or the reader has the focus, a key acts at once: Textual waits until the key has bubbled up.
        """
        if isinstance(event, events.Key):
            self._desk.notice.fade()
            view = self.focused
            if isinstance(view, PageView) and not view.is_hinting and await self._act(event.key):
                return not view.is_following
        await super().on_event(event)
        return False

    async def _act(self, key: str) -> bool:
        """Do what a key is bound to; whether it is bound to anything."""
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def _awaited(self) -> list[Worker[object]]:
        groups = {"open", "match", *(["search"] if self._desk.panes.index.is_taking else [])}
        return [worker for worker in self.workers if worker.group in groups and not worker.is_finished]

    def on_mount(self) -> None:
        """Look at the files once the first screen stands."""
        self._desk.set_class(self._settings.no_color, "-no-color")
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        self._library.mend_aside(lambda: self.call_later(self.set_timer, _LOOK_SOON, self._look))
        self.set_timer(_FIRST_LOOK, self._first_look)
        self.set_interval(_LOOK_AGAIN, self._look)

    def _first_look(self) -> None:
        """Look at the files; before that, settle what stands.

        It stays, and going through it for garbage again and again would stall keys for 30 ms and more.
        """
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        gc.enable()
        self._desk.warm_up()
        self.look_again()

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave; keys that were pressed after the one that leaves are dropped."""
        self._inputs.close()
        super().exit(result, return_code, message)

    @on(TerminalDriver.Arrived)
    async def _arrived(self, message: TerminalDriver.Arrived) -> None:
        for each in message.messages:
            if isinstance(each, INPUT):
                self._inputs.put(each)
            else:
                self.post_message(each)

    @on(TerminalDriver.Gone)
    def _hang_up(self) -> None:
        """Without a terminal there is nothing to read on."""
        self._end(signal.SIGHUP)

    @on(TerminalDriver.Failed)
    def _fail(self, message: TerminalDriver.Failed) -> None:
        """End as any fault of the program ends it: the terminal restored, the fault told, the exit status 1."""
        raise message.error

    def _end(self, number: int) -> None:
        """Leave as asked by a signal: the terminal is restored, the status tells the signal.

        One that comes while the first screen is being made waits for it: Textual can't be left half made.
        """
        self._ended_by = number
        if self._is_ready:
            self.exit(return_code=128 + number)

    def action_suspend(self) -> None:
        """Stop until the shell has the program go on."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.suspend_process()

    def action_help_quit(self) -> None:
        """Ctrl+C leaves most programs; here it copies in the search box."""
        self._desk.say(f"{' or '.join(self.choices.glyphs('quit').split())} quits.")

    def on_ready(self) -> None:
        """The first screen stands."""
        self._is_ready = True
        self._inputs.start()
        if self._ended_by:
            self._end(self._ended_by)

    def on_unmount(self) -> None:
        """Stop working on the index."""
        self._inputs.close()
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
            self._refresh_library()

    @work(group="refresh")
    async def _refresh_library(self) -> None:
        look = partial(self._library.refresh, renewed=self._renew)
        self._desk.library_looked_at(has_changed=await self._at_work(look))
        self._desk.warm_up()
        if self._library.is_whole:
            self._stopping.clear()
        if self.is_stopped:
            self._desk.say(" · ".join([f"{self.choices.glyphs('stop')} goes on", *self._library.notices]))
        if self._library.is_waiting:
            self.set_timer(_LOOK_SOON, self._look)

    def _renew(self) -> None:
        """Show what has been taken in so far; called from the library's thread."""
        self.call_later(self._desk.library_renewed)

    @work(group="add")
    async def add(self, path: Path) -> None:
        """Add a file, or a folder of files, to the reader's own library, and say what came of it."""

        def job(progress: Progress, cancelled: Cancel) -> tuple[tuple[Added, ...], str]:
            from briefing.library.adding import passed_over  # noqa: PLC0415 - the first screen does without

            added = self._library.add([path], self._settings.own, progress=progress, cancelled=cancelled)
            return added, passed_over([path])

        self._stopping.clear()
        try:
            added, others = await self._at_work(job)
        except BriefingError as error:
            self._desk.say(str(error))
            return
        finally:
            self._stopping.clear()
        self.not_added = failures(added)
        self._desk.library_looked_at(has_changed=True)
        self._desk.say(added_line(added, others))

    async def _at_work(self, job: Callable[[Progress, Cancel], T]) -> T:
        """Do a job in the library's thread, with a line that tells how far it is where it takes longer."""
        far, begun = Far(), monotonic()
        future = asyncio.wrap_future(self._thread.submit(job, far.note, self._is_unwanted))
        try:
            await asyncio.wait({future}, timeout=_PATIENCE)
            while not future.done():
                self._desk.say(far.line(monotonic() - begun))
                self._set_telling(True)
                await asyncio.wait({future}, timeout=_TICK)
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
        if file := file_shown_as(problem.file):
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
            with self._deaf(), self.suspend():
                wrong = run()
        except SuspendNotSupported:
            wrong = "This terminal can't be lent to another program."
        self.refresh()
        self._desk.say(wrong or told)

    @contextlib.contextmanager
    def _deaf(self) -> Iterator[None]:
        """Let signals of the keyboard be for the program that has the terminal, which hears them as well."""
        for number in _OF_THE_KEYBOARD:
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.signal(number, lambda *_: None)
        try:
            yield
        finally:
            self._hear(*_OF_THE_KEYBOARD)

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

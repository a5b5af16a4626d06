"""The app: the library kept fresh, and all that touches the terminal itself."""

import asyncio
import contextlib
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar

from textual import work
from textual.app import App, SuspendNotSupported
from textual.command import Provider
from textual.filter import LineFilter, Monochrome, NoColor

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import Address, Problem, Settings
from briefing.text import clean
from briefing.tui.citing import citation
from briefing.tui.editor import browse, edit
from briefing.tui.palette import Palette
from briefing.tui.screens.desk import Desk
from briefing.tui.state import keep_state, read_state

_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
_LOOK_AGAIN = 5.0
"""Seconds between two looks at the files."""
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
        self._settings = settings
        self._thread = ThreadPoolExecutor(1, "library")
        self._leaving = threading.Event()
        self._desk = Desk(library)
        self._progress = (0, 0)
        kept = read_state(settings.state).get("theme", "")
        self._first_theme = next((name for name in (kept, settings.theme) if name in self.available_themes), self.theme)
        self.theme = self._first_theme
        self.set_keymap(self.changed_keys)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual turns colours to greys for NO_COLOR; here none at all is sent."""
        return [NoColor() if isinstance(each, Monochrome) else each for each in super().get_line_filters()]

    @property
    def changed_keys(self) -> Mapping[str, str]:
        """The keys the reader has changed, by id."""
        return dict(self._settings.keys)

    def get_default_screen(self) -> Desk:
        """The desk."""
        return self._desk

    def on_mount(self) -> None:
        """Look at the files once the first screen stands."""
        self._desk.set_class(self._settings.no_color, "-no-color")
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))
        loop = asyncio.get_running_loop()
        for number in _ENDING:
            with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(number, partial(self._end, number))
        self.call_after_refresh(self.look_again)
        self.set_interval(_LOOK_AGAIN, self.look_again)

    def _end(self, number: int) -> None:
        """Leave as asked by a signal: the terminal is restored, the status tells the signal."""
        self.exit(return_code=128 + number)

    def on_unmount(self) -> None:
        """Stop working on the index."""
        self._leaving.set()
        self._thread.shutdown(wait=False, cancel_futures=True)

    # The library

    def look_again(self) -> None:
        """Look at the files, unless that is being done."""
        if not any(worker.group == "refresh" and worker.is_running for worker in self.workers):
            self._refresh_library()

    @work(group="refresh")
    async def _refresh_library(self) -> None:
        self._progress = (0, 0)
        refresh = partial(self._library.refresh, self._note_progress, self._leaving.is_set)
        begun = monotonic()
        future = asyncio.get_running_loop().run_in_executor(self._thread, refresh)
        while not (await asyncio.wait({future}, timeout=0.1))[0]:
            done, of = self._progress
            if of and monotonic() - begun > _PATIENCE:
                left = (monotonic() - begun) / max(done, 1) * (of - done)
                self._desk.say(f"Reading {done:,} of {of:,} files, about {left:.0f} s left")
        self._desk.library_looked_at(has_changed=await future)

    def _note_progress(self, done: int, of: int) -> None:
        """Called from the library's thread: leaves a value, touches no widget."""
        self._progress = (done, of)

    # What leaves the screen

    def copy_citation(self, address: Address) -> None:
        """Put a citation of a passage on the clipboard, through the terminal (OSC 52)."""
        try:
            text = citation(self._library.article(address.article), self._library.passage(address))
        except BriefingError as error:
            self._desk.say(str(error))
            return
        self.copy_to_clipboard(clean(text))
        self._desk.say(f"Copied: {text}")

    def edit(self, target: str) -> None:
        """Hand the file behind a card, article or passage to the editor; it is fresh on return."""
        try:
            self._edit(*self._library.file_of(target))
        except BriefingError as error:
            self._desk.say(str(error))

    def edit_problem(self, problem: Problem) -> None:
        """Hand a file to the editor at the line where something is wrong."""
        self._edit(Path(problem.file), problem.line)

    def _edit(self, file: Path, line: int) -> None:
        try:
            with self.suspend():
                wrong = edit(self._settings.editor, file, line)
        except SuspendNotSupported:
            self._desk.say("This terminal can't be handed to an editor.")
            return
        self.refresh()
        self._desk.say(wrong)
        self.look_again()

    @work(group="visit")
    async def visit(self, url: str) -> None:
        """Open a URL that the reader has agreed to."""
        self._desk.say(await asyncio.to_thread(browse, url, self._settings.browser))

    def _keep_theme(self, name: str) -> None:
        """Keep a theme that was chosen here; the one the app began with needs no keeping."""
        if name == self._first_theme:
            return
        self._first_theme = ""
        try:
            keep_state(self._settings.state, theme=name)
        except OSError as error:
            self._desk.say(f"The theme can't be kept in {self._settings.state}: {error.strerror}")

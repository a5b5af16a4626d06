"""The app: the terminal, signals, input in its order, and the theme."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, ClassVar

from rich.console import RenderableType
from textual import events, on, work
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App
from textual.binding import BindingType
from textual.filter import LineFilter, Monochrome, NoColor
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import Worker

from briefing.library import Library
from briefing.model import Settings
from briefing.tui.conditions import refusal
from briefing.tui.desk import Desk
from briefing.tui.editing.editor import GROUP as CHANGE
from briefing.tui.inputs import INPUT, InputQueue
from briefing.tui.keymap import Keymap
from briefing.tui.keys import Owner, bindings
from briefing.tui.page.view import PageView
from briefing.tui.panes_screen import PanesScreen
from briefing.tui.state import keep_state, read_state
from briefing.tui.terminal.driver import TerminalDriver
from briefing.tui.terminal.frame import Difference

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


class Briefing(App[None]):
    """Reads a library at one desk."""

    TITLE = "briefing"
    CSS_PATH = "look.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.APP)
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__(driver_class=TerminalDriver)
        kept, trouble = read_state(settings.state)
        self._settings = settings = settings._replace(complaints=(*settings.complaints, *trouble))
        self._is_ready, self._ended_by = False, 0
        self._chosen_keys = Keymap(settings, self.available_themes)
        self._desk = Desk(library, settings, self._chosen_keys)
        self._inputs = InputQueue(self, self._deliver, self._awaited)
        theme = kept.get("theme", "")
        self._first_theme = (theme if theme in self.available_themes else "") or self._chosen_keys.theme or self.theme
        self.theme = self._first_theme
        self.set_keymap(self._chosen_keys.keys)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual turns colours to greys for NO_COLOR; here none at all is sent."""
        return [NoColor() if isinstance(each, Monochrome) else each for each in super().get_line_filters()]

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Send what differs from what stands on the terminal; Textual sends all of what was drawn anew."""
        if isinstance(self._driver, TerminalDriver) and isinstance(renderable, LayoutUpdate | ChopsUpdate):
            renderable = Difference(renderable, self._driver.frame)
        super()._display(screen, renderable)

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
            self._panes_screen.notice.fade()
            view = self.focused
            if isinstance(view, PageView) and not view.is_hinting and await self._act(event.key):
                return not view.is_following
            is_typed = isinstance(view, Input) and event.is_printable
            is_hint = isinstance(view, PageView) and view.is_hinting
            if not (is_typed or is_hint) and (told := refusal(self, event.key)):
                self._panes_screen.say(told)
                return True
        await super().on_event(event)
        return False

    @property
    def _panes_screen(self) -> PanesScreen:
        """The desk, or the review that lies over it; below any dialog."""
        return next(screen for screen in reversed(self.screen_stack) if isinstance(screen, PanesScreen))

    async def _act(self, key: str) -> bool:
        """Do what a key is bound to; whether it is bound to anything."""
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    def _awaited(self) -> list[Worker[object]]:
        groups = {"open", "match", "find", CHANGE, *(["search"] if self._desk.panes.index.is_taking else [])}
        return [worker for worker in self.workers if worker.group in groups and not worker.is_finished]

    def on_mount(self) -> None:
        """Follow the theme, and draw anew once the terminal is back."""
        self._desk.set_class(self._settings.no_color, "-no-color")
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_theme(theme.name))

    def _first_look(self) -> None:
        """Look at the files; before that, settle what stands.

        It stays, and going through it for garbage again and again would stall keys for 30 ms and more.
        """
        gc.freeze()
        gc.set_threshold(*GARBAGE)
        gc.enable()
        self._desk.files.begin_looking()
        self._desk.reading.begin()

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

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        """Lend the terminal; signals of the keyboard, which both programs hear, are for the other one."""
        for number in _OF_THE_KEYBOARD:
            asyncio.get_running_loop().remove_signal_handler(number)
            signal.signal(number, lambda *_: None)
        try:
            with super().suspend():
                yield
        finally:
            self._hear(*_OF_THE_KEYBOARD)

    def action_suspend(self) -> None:
        """Stop until the shell has the program go on."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.suspend_process()

    def action_redraw(self) -> None:
        """Draw the whole screen anew: another program may have written on it."""
        if isinstance(self._driver, TerminalDriver):
            self._driver.frame.forget()
        self.refresh(layout=True)

    def action_help_quit(self) -> None:
        """Ctrl+C leaves most programs; here it copies in the search box."""
        self._panes_screen.say(f"{' or '.join(self._chosen_keys.glyphs('quit').split())} quits.")

    def on_ready(self) -> None:
        """The first screen stands."""
        self._is_ready = True
        self._inputs.start()
        self.set_timer(_FIRST_LOOK, self._first_look)
        if self._ended_by:
            self._end(self._ended_by)

    def on_unmount(self) -> None:
        """Deliver no more input."""
        self._inputs.close()

    @work(group="keep")
    async def _keep_theme(self, name: str) -> None:
        """Keep a theme that was chosen here; the one the app began with needs no keeping."""
        if name == self._first_theme:
            return
        self._first_theme = ""
        try:
            await asyncio.to_thread(keep_state, self._settings.state, theme=name)
        except OSError as error:
            self._desk.say(f"The theme can't be kept in {self._settings.state}: {error.strerror}")

"""The driver: takes the terminal over, and gives it back exactly as it was."""

import fcntl
import os
import signal
import struct
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from typing import Any

from textual import constants, events
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message

from briefing.tui.terminal.frame import Frame
from briefing.tui.terminal.input import InputThread
from briefing.tui.terminal.parser import Parser
from briefing.tui.terminal.writer import Writer

_INPUT, _OUTPUT = 0, 1
"""Standard input and standard output."""
LARGEST = 1000, 400
"""Columns and rows that are drawn; of a terminal that says it has more, the rest stays empty."""
_PATIENCE = 1.0
"""Seconds in which a terminal that reads at all takes something in."""
_GRACE = 0.1
"""Seconds in which a signal that came with the one to go on is heard."""
_MODES = (1000, 1003, 1006, 1004, 2004)
"""Clicks, moves of the mouse, columns beyond 223, the focus of the window, pastes: what is reported."""
_KITTY = 0b11001
"""The kitty keyboard protocol: unambiguous codes, for all keys, with the text that they type."""


class TerminalDriver(Driver):
    """Reads standard input and writes to standard output, which are terminals, whatever standard error is."""

    class Arrived(Message):
        """The terminal has sent something."""

        def __init__(self, messages: Sequence[Message]) -> None:
            """Hand over the events."""
            super().__init__()
            self.messages = messages

    class Gone(Message):
        """The terminal has gone away."""

    class Failed(Message):
        """The thread that reads the terminal has failed."""

        def __init__(self, error: BaseException) -> None:
            """Tell with what error."""
            super().__init__()
            self.error = error

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size or _size(_OUTPUT))
        encoding = _encoding()
        self._parser = Parser(encoding)
        self._writer = Writer(_OUTPUT, encoding, self._gone, self._caught_up)
        self._thread: InputThread | None = None
        self._attributes: list[Any] = []
        """The line discipline as it was; empty while the terminal is not taken over."""
        self.frame = Frame()
        """What stands on the terminal."""
        self._undrawn = ExitStack()
        """Holds back frames while the terminal is behind."""
        self._is_holding = False

    # What Textual asks for

    @property
    def can_suspend(self) -> bool:
        """The terminal can be lent to other programs."""
        return True

    def write(self, data: str) -> None:
        """Write to the terminal, unless it is another program's; frames wait while it is behind."""
        if not self._attributes:
            return
        self._writer.write(data)
        if self._writer.is_behind and not self._is_holding:
            self._is_holding = True
            self._undrawn.enter_context(self._app.batch_update())

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        self._hear_signals()
        self._enter()

    def disable_input(self) -> None:
        """Read no more keys."""
        if self._thread:
            self._thread.stop()
            self._thread = None

    def stop_application_mode(self) -> None:
        """Give the terminal back for good; keys that nobody has read are dropped."""
        for number in (signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT):
            self._loop.remove_signal_handler(number)
        self._leave()
        if _is_in_front(_INPUT):
            with suppress(termios.error):
                termios.tcflush(_INPUT, termios.TCIFLUSH)

    def close(self) -> None:
        """Write nothing any more."""
        self._writer.close()

    def suspend_application_mode(self) -> None:
        """Lend the terminal to another program; with that, this one stops and goes on as the shell has it."""
        for number in (signal.SIGTSTP, signal.SIGCONT):
            self._loop.remove_signal_handler(number)
        self._leave()

    def resume_application_mode(self) -> None:
        """Take the terminal back; what is on the screen is drawn anew by the app."""
        self._hear_signals()
        self._enter()

    def send_message(self, message: Message) -> None:
        """Hand a message to the app, from any thread; one that has ended hears nothing."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._app.post_message, message)

    def suspend_process(self) -> None:
        """Stop as Ctrl+Z stops other programs: with whatever runs beside this one in its process group."""
        os.killpg(os.getpgrp(), signal.SIGTSTP)

    # Taking and giving back

    def _enter(self) -> None:
        if self._attributes:
            return
        try:
            self._attributes = termios.tcgetattr(_INPUT)
            termios.tcsetattr(_INPUT, termios.TCSANOW, _raw(self._attributes))
        except termios.error:
            self._attributes = []
            self._gone()
            return
        self.frame.forget()
        self._set("\x1b[?1049h\x1b[?25l\x1b[?7l" + "".join(f"\x1b[?{mode}h" for mode in _MODES))
        if not constants.DISABLE_KITTY_KEY:
            self._set(f"\x1b[>{_KITTY}u")
        if os.environ.get("TERM_PROGRAM") != "Apple_Terminal":  # it would print the question
            self._set("\x1b[?2026$p")
        self._thread = InputThread(_INPUT, self._parser, self._received, self._ended)
        self._resized()

    def _leave(self) -> None:
        self.disable_input()
        if not self._attributes:
            return
        heard = signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # else writing from the background might stop it here
        self._writer.drop()
        self._set("".join(f"\x1b[?{mode}l" for mode in reversed(_MODES)))
        if not constants.DISABLE_KITTY_KEY:
            self._set("\x1b[<u")
        self._set("\x1b[?7h\x1b[?1049l\x1b[?25h")
        self._writer.finish(_PATIENCE)
        before, self._attributes = self._attributes, []
        if _is_in_front(_INPUT):  # else the line discipline is the shell's already
            with suppress(termios.error):
                termios.tcsetattr(_INPUT, termios.TCSANOW, before)
        signal.signal(signal.SIGTTOU, heard)

    def _set(self, modes: str) -> None:
        """Set modes of the terminal: each that is set is set back, so none is dropped with the frames."""
        self._writer.write(modes, in_any_case=True)

    # Signals

    def _hear_signals(self) -> None:
        self._loop.add_signal_handler(signal.SIGWINCH, self._resized)
        self._loop.add_signal_handler(signal.SIGTSTP, self._stop)
        self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

    def _resized(self) -> None:
        """Ask the terminal for its size, and tell the app."""
        self._size = self._parser.size = _size(_OUTPUT)
        self.frame.forget()
        size = Size(*self._size)
        self.send_message(events.Resize(size, size))

    def _stop(self) -> None:
        """Stop, the terminal given back, until the shell has it go on."""
        self.suspend_application_mode()
        signal.raise_signal(signal.SIGTSTP)
        self._hear_signals()
        self._go_on()

    def _go_on(self) -> None:
        """Take the terminal back as if it had been given back, for nobody knows what was done to it meanwhile."""
        if not _is_in_front(_INPUT):
            self._loop.call_later(_GRACE, self._stop_behind)
            return
        self._leave()
        self._enter()
        self.send_message(self.SignalResume())

    def _stop_behind(self) -> None:
        """Stop, as what reads a terminal from the background does, unless a signal has the program end.

        A shell that takes the program for running brings it to the front without a further signal.
        """
        if self._app.return_code is not None:
            return
        if _is_in_front(_INPUT):
            self._go_on()
        else:
            signal.raise_signal(signal.SIGTTIN)

    # What the threads tell

    def _received(self, messages: Sequence[Message]) -> None:
        for message in messages:
            message.set_sender(self._app)
        self.send_message(self.Arrived(messages))

    def _ended(self, error: BaseException | None) -> None:
        if error:
            self.send_message(self.Failed(error))
        else:
            self._gone()

    def _gone(self) -> None:
        self.send_message(self.Gone())

    def _caught_up(self) -> None:
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._draw_again)

    def _draw_again(self) -> None:
        self._is_holding = False
        self._undrawn.close()
        self._app.refresh()


def _raw(attributes: list[Any]) -> list[Any]:
    """The line discipline that hands every key over as it is, and sends no signals."""
    raw = [*attributes[:6], list(attributes[6])]
    raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR | termios.ISTRIP)
    raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    raw[6][termios.VMIN], raw[6][termios.VTIME] = 1, 0
    return raw


def _size(fileno: int) -> tuple[int, int]:
    """Columns and rows of the terminal, as far as they are drawn; 80 and 24 where it does not know."""
    try:
        rows, columns, _, _ = struct.unpack("HHHH", fcntl.ioctl(fileno, termios.TIOCGWINSZ, bytes(8)))
    except OSError:
        rows, columns = 0, 0
    return min(columns or 80, LARGEST[0]), min(rows or 24, LARGEST[1])


def _encoding() -> str:
    """The encoding of the terminal: that of standard output, if it has escapes as they are, else UTF-8."""
    encoding = (sys.__stdout__ and sys.__stdout__.encoding) or "utf-8"
    try:
        getincrementaldecoder(encoding)
        return encoding if "\x1b[".encode(encoding) == b"\x1b[" else "utf-8"
    except LookupError:
        return "utf-8"


def _is_in_front(fileno: int) -> bool:
    """Whether the program is in the foreground of its terminal, or has none that could tell."""
    try:
        return os.tcgetpgrp(fileno) == os.getpgrp()
    except OSError:
        return True

"""The thread that reads the terminal."""

import fcntl
import os
import select
import struct
import termios
from collections.abc import Callable, Sequence
from threading import Thread

from textual.message import Message

from briefing.tui.terminal.parser import Parser

_READ = 1 << 16
"""Bytes that are read at a time."""
_COOKED = bytes.maketrans(b"\n", b"\r")
"""Enter arrives as a line feed where it was pressed before the terminal was taken over; Ctrl+D as a null byte."""


class InputThread:
    """Reads a terminal until it is stopped, or the terminal is gone; its callbacks run in the thread."""

    def __init__(
        self,
        fileno: int,
        parser: Parser,
        on_events: Callable[[Sequence[Message]], None],
        on_end: Callable[[BaseException | None], None],
    ) -> None:
        """Hand events to `on_events`; tell `on_end` what failed, or None where the terminal is gone.

        What can be read already was typed while the terminal was in line mode.
        """
        self._fileno = _reopened(fileno)
        self._parser = parser
        self._on_events, self._on_end = on_events, on_end
        self._cooked = _readable(fileno)
        self._stop, self._stopper = os.pipe()
        self._thread = Thread(target=self._run, name="terminal-input", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Read no more; what has not been read stays in the terminal's buffer."""
        os.write(self._stopper, b"\0")
        self._thread.join()
        for descriptor in (self._stop, self._stopper, self._fileno):
            os.close(descriptor)

    def _run(self) -> None:
        try:
            while (data := self._next()) is not None:
                self._on_events(self._parser.feed(data) if data else self._parser.expire())
        except EOFError:
            self._on_end(None)
        except BaseException as error:  # noqa: BLE001 - whatever it is, the app is told and ends
            self._on_end(error)

    def _next(self) -> bytes | None:
        """The next bytes, none where what is unfinished has waited long enough; None once it is to stop."""
        ready, _, _ = select.select([self._stop, self._fileno], [], [], self._parser.patience)
        if self._stop in ready:
            return None
        if not ready:
            return b""
        try:
            data = os.read(self._fileno, min(_READ, self._cooked) or _READ)
        except BlockingIOError:
            return b""  # another program that shares the terminal has read it
        except OSError as error:
            raise EOFError from error
        if not data:
            raise EOFError
        if self._cooked:
            self._cooked -= len(data)
            data = data.translate(_COOKED, b"\0")
        return data


def _reopened(fileno: int) -> int:
    """A descriptor of its own for a terminal, on which reading never waits.

    A shell may read what was there a moment ago, and whoever stops the thread would wait for the next key then.
    """
    try:
        return os.open(os.ttyname(fileno), os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError:  # the terminal has no name here: its reader may have to wait
        return os.dup(fileno)


def _readable(fileno: int) -> int:
    """How many bytes can be read without waiting."""
    try:
        return int(struct.unpack("i", fcntl.ioctl(fileno, termios.FIONREAD, b"\0\0\0\0"))[0])
    except OSError:
        return 0

"""The reader on a terminal under torture: what is sent to it, how it is left, and what holds once it has ended."""

import fcntl
import os
import select
import struct
import termios
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from tests.terminal.arrived import modes
from tests.terminal.terminal import Terminal
from tests.torture.broken import Broken, assert_no_traceback, plain
from tests.torture.scene import Scene

FIRST = "Actors 3"
"""What stands on the first screen."""
PATIENCE = 15.0
"""Seconds after which a reader that does not answer is taken to hang."""
_ALTERNATE, _CURSOR, _WRAPPING = 1049, 25, 7
_INPUT_MODES = (1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004)


class Reader(Terminal):
    """A terminal with the reader on it, to which anything may be sent at any time."""

    def __init__(self, scene: Scene, *arguments: str, more: Mapping[str, str] | None = None, **options: Any) -> None:
        harmless = {"EDITOR": "true", "BROWSER": "true", "PYTHONFAULTHANDLER": "1"}
        super().__init__({**scene.environment, **harmless, **(more or {})}, *arguments, **options)
        os.set_blocking(self._ours, False)

    def press(self, keys: bytes) -> None:
        """Send what the keyboard sends, reading meanwhile; what the program doesn't take in time is dropped."""
        deadline = monotonic() + PATIENCE
        while keys and self.process.poll() is None:
            if monotonic() > deadline:
                raise Broken("it reads the keyboard no more")
            if select.select([], [self._ours], [], 0.02)[1]:
                with suppress(BlockingIOError):
                    keys = keys[os.write(self._ours, keys) :]
            self.read(0)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what arrives; nothing does where nobody has the terminal open any more."""
        try:
            return super().read(seconds)
        except OSError:
            sleep(seconds)
            return False

    def forget_screen(self) -> None:
        """Wipe what stands on the screen; what the program draws again comes back."""
        _ = self.text
        self._screen.reset()
        self._lines = []

    def hang_up(self) -> None:
        """Close the terminal under the program, as a window that is closed."""
        os.close(self._theirs)
        os.close(self._ours)
        self._ours, self._theirs = os.openpty()

    def wait_a_while(self, condition: Callable[[], object]) -> None:
        """Read until a condition holds, the program has ended, or its time is over."""
        deadline = monotonic() + PATIENCE
        while not condition() and not self.has_ended and monotonic() < deadline:
            self.read()

    def settle(self, seconds: float = 3.0) -> None:
        """Read until the program has taken all that was sent and has been silent for a moment, or has ended."""
        deadline = monotonic() + seconds
        while self.process.poll() is None and monotonic() < deadline:
            if not self.read(0.04) and not self._unread:
                return

    @property
    def has_ended(self) -> bool:
        """Whether the program has ended."""
        return self.process.poll() is not None

    @property
    def _unread(self) -> int:
        """How many bytes the program has not read yet."""
        return int(struct.unpack("i", fcntl.ioctl(self._theirs, termios.FIONREAD, b"\0\0\0\0"))[0])

    def await_first_screen(self) -> None:
        """Wait for the first screen."""
        self.await_text(FIRST)

    def await_text(self, text: str) -> None:
        """Wait until a text stands on the screen; Broken where it doesn't come."""
        deadline = monotonic() + PATIENCE
        while text not in self.text:
            if self.has_ended and not self.read(0):
                self.assert_left(0)
                raise Broken(f"ended with {self.process.returncode} before {text!r} was on the screen")
            if monotonic() > deadline:
                raise Broken(f"{text!r} does not come to the screen")
            self.read()

    def leave(self, *statuses: int) -> None:
        """Have it quit, from wherever it is; Broken where it does not, or not as it should."""
        deadline = monotonic() + PATIENCE
        while not self.has_ended:
            if monotonic() > deadline:
                raise Broken("quitting hangs")
            for keys in (b"\x1b[201~\x1b", b"\x11"):
                self.press(keys)
                self._read_until_ended(0.5 if keys == b"\x11" else 0.15)
        self.assert_left(*(statuses or (0,)))

    def _read_until_ended(self, seconds: float) -> None:
        deadline = monotonic() + seconds
        while not self.has_ended and monotonic() < deadline:
            self.read(0.02)

    def assert_left(self, *statuses: int) -> None:
        """Broken where the program, which ends now, leaves a traceback, another status, a process or a disorder."""
        self._read_until_ended(PATIENCE)
        if not self.has_ended:
            raise Broken("it does not end")
        while self.read(0):
            pass
        output = self.raw.decode(errors="replace")
        assert_no_traceback(output, f"the reader ended with {self.process.returncode}")
        if self.process.returncode not in statuses:
            raise Broken(f"the reader ended with {self.process.returncode}: {''.join(plain(output).split())[-60:]!r}")
        if disorder := self._disorder():
            raise Broken(f"the terminal is not as it was: {disorder}")
        if others := processes_in_session(self.process.pid):
            raise Broken(f"{len(others)} processes outlive the reader")

    def _disorder(self) -> str:
        at_end = modes(self.raw)
        return ", ".join(
            what
            for what, is_so in (
                ("the line discipline", self.attributes != self.attributes_before),
                ("the alternate screen", at_end.get(_ALTERNATE)),
                ("the cursor", not at_end.get(_CURSOR, True)),
                ("wrapping", not at_end.get(_WRAPPING, True)),
                ("the mouse or pasting", [mode for mode in _INPUT_MODES if at_end.get(mode)]),
                ("the kitty keyboard", self.raw.count(b"\x1b[>25u") > self.raw.count(b"\x1b[<u")),
            )
            if is_so
        )


def processes_in_session(session: int) -> list[int]:
    """The living processes of a session, where the system tells (Linux)."""
    found = list[int]()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, its_session = stat.read_text().rpartition(") ")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(its_session) == session and state not in "ZX":
            found.append(int(stat.parent.name))
    return found

"""A terminal for the program: a pseudo-terminal that draws what arrives, and keeps every byte of it."""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Any, Self

import pyte

import briefing

PATIENCE = 20.0
"""Seconds that a condition is waited for; tests end as soon as it holds."""

_PROGRAM = (sys.executable, "-m", "briefing")
_ON_TERMINAL = (
    "/bin/sh",
    "-c",
    """
    tty=$1; shift; exec <"${STDIN:-$tty}" >"$tty"
    case ${STDERR-} in "") exec 2>&1;; -) exec 2>&-;; *) exec 2>"$STDERR";; esac
    unset STDIN STDERR; exec "$@"
    """,
    "sh",
)
"""Opens the terminal as the leader of a new session, so that it becomes the one that controls it."""
_STRANGE = re.compile(
    rb"\x1b\[[<>=][0-9;:]*[@-~]"  # the kitty keyboard protocol
    rb"|\x1b\[\?[0-9;]*\$p"  # the question whether a mode is known
    rb"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # operating system commands
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?)?\Z")


class Terminal:
    """Runs a command on a pseudo-terminal in a session of its own; a context manager that leaves no process behind.

    It answers no question of the program's. What it does not understand is kept in `raw` and not drawn.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *arguments: str,
        size: tuple[int, int] = (130, 40),
        command: Sequence[str] = _PROGRAM,
        stdin: Path | None = None,
        stderr: str = "",
        ahead: bytes = b"",
    ) -> None:
        """Start `command` with `arguments` on `size` columns and rows.

        `stdin` stands in for the keyboard, `stderr` is a file for standard error, or `-` to have it closed. What is
        typed `ahead` is there before the program is.
        """
        self._raw = bytearray()
        self._undrawn = b""
        self._lines: list[str] = []
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._screen = pyte.Screen(*size)
        self._stream = pyte.Stream(self._screen)
        self._numbers: tuple[int, ...] = os.openpty()
        self._ours, self._theirs = self._numbers
        self.set_size(*size)
        self.attributes_before = self.attributes
        given = ({"STDIN": str(stdin)} if stdin else {}) | ({"STDERR": stderr} if stderr else {})
        self.press(ahead)
        self.process = subprocess.Popen(
            (*_ON_TERMINAL, os.ttyname(self._theirs), *command, *arguments),
            env={**environment, **given},
            start_new_session=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.hang_up()

    # What it shows

    @property
    def raw(self) -> bytes:
        """Every byte that has arrived."""
        return bytes(self._raw)

    @property
    def lines(self) -> list[str]:
        """The lines on the screen."""
        self._draw()
        if not self._lines:
            self._lines = [line.rstrip() for line in self._screen.display]
        return self._lines

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.lines)

    @property
    def reversed(self) -> str:
        """The characters in reverse video, where the selected link stands out."""
        self._draw()
        columns, rows = range(self._screen.columns), range(self._screen.lines)
        cells = (self._screen.buffer[row][column] for row in rows for column in columns)
        return "".join(cell.data for cell in cells if cell.reverse)

    @property
    def attributes(self) -> list[Any]:
        """How the terminal's line discipline is set now."""
        return termios.tcgetattr(self._theirs)

    # What is done to it

    def press(self, keys: bytes) -> None:
        """Send what the keyboard sends."""
        os.write(self._ours, keys)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed."""
        for number in self._numbers:
            os.close(number)
        self._numbers = ()

    def resize(self, columns: int, rows: int) -> None:
        """Change the size; the system tells the program with SIGWINCH."""
        self._draw()
        self._screen.resize(rows, columns)
        self._screen.reset()
        self._lines = []
        self.set_size(columns, rows)

    def send(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    # What is waited for

    def wait_until(self, condition: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
        """Read what arrives until `condition` holds; fail with the screen if it doesn't, or the program has ended."""
        deadline = monotonic() + seconds
        while not condition():
            has_ended = self.process.poll() is not None
            if not self.read() and has_ended and not condition():
                raise AssertionError(f"ended with {self.process.returncode} before {what}\n{self.text}")
            assert monotonic() < deadline, f"waited {seconds} s for {what}\n{self.text}"

    def wait_for(self, *texts: str, without: Sequence[str] = ()) -> None:
        """Wait until all of `texts` stand on the screen, and at that moment none of those it is to be `without`."""
        self.wait_until(
            lambda: all(text in self.text for text in texts) and not any(text in self.text for text in without),
            f"{texts} on the screen" + (f" and none of {tuple(without)}" if without else ""),
        )

    def wait_for_none(self, text: str) -> None:
        """Wait until `text` stands on the screen no more."""
        self.wait_for(without=(text,))

    def end(self) -> int:
        """Wait until the program has ended, and read the rest; its exit status."""
        deadline = monotonic() + PATIENCE
        while self.process.poll() is None:
            self.read()
            assert monotonic() < deadline, f"the program has not ended after {PATIENCE} s\n{self.text}"
        while self.read(0):
            pass
        return self.process.returncode

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what arrives within `seconds`; whether anything did."""
        if not select.select([self._ours], [], [], seconds)[0]:
            return False
        data = os.read(self._ours, 65536)
        self._raw += data
        self._undrawn += data
        return True

    def _draw(self) -> None:
        data = _STRANGE.sub(b"", self._undrawn)
        rest = _UNFINISHED.search(data)
        end = rest.start() if rest else len(data)
        self._undrawn = data[end:]
        if end:
            self._stream.feed(self._decode(data[:end]))
            self._lines = []

    def set_size(self, columns: int, rows: int) -> None:
        """Change the size the system tells of; what is drawn here stays as large as it was."""
        fcntl.ioctl(self._ours, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def environment(directory: Path, library: Path, **more: str) -> dict[str, str]:
    """The environment of a reader whose directories stand below `directory` and who reads `library`."""
    package = Path(briefing.__file__).parent.parent
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(directory / "home"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "PYTHONPATH": str(package),
        "BRIEFING_CONFIG_DIR": str(directory / "config"),
        "BRIEFING_DATA_DIR": str(directory / "data"),
        "BRIEFING_CACHE_DIR": str(directory / "cache"),
        "BRIEFING_LIBRARY": str(library),
        **more,
    }

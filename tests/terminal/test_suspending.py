"""Stopping and going on: the screen is drawn anew, and in the end the terminal is as it was."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.arrived import assert_restored
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal

_SHELL = shutil.which("bash")
_TAKEN_OVER, _DRAWN = b"\x1b[?1049h", b"Actors"


def _stop_and_continue(terminal: Terminal) -> None:
    terminal.send(signal.SIGSTOP)
    terminal.wait_until(lambda: _state(terminal.process.pid) == "T", "the program to be stopped")
    terminal.send(signal.SIGCONT)


def _state(process: int) -> str:
    return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="this system does not tell what is stopped")
@pytest.mark.parametrize(
    "disturb",
    [
        _stop_and_continue,
        lambda terminal: terminal.send(signal.SIGCONT),
        lambda terminal: [terminal.send(signal.SIGCONT) for _ in range(10)],
        lambda terminal: terminal.send(signal.SIGTSTP),
        lambda terminal: terminal.press(b"\x1a"),
    ],
    ids=["STOP, CONT", "CONT", "CONT ten times", "TSTP", "Ctrl+Z"],
)
def test_it_goes_on_whatever_has_stopped_it(start: Start, good: Path, disturb: Callable[[Terminal], object]) -> None:
    """Without a shell to come back to, Ctrl+Z stops nothing; the screen is drawn anew all the same."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        drawn = terminal.raw.count(_TAKEN_OVER)
        disturb(terminal)
        terminal.wait_until(
            lambda: (
                terminal.raw.count(_TAKEN_OVER) > drawn and _DRAWN in terminal.raw[terminal.raw.rindex(_TAKEN_OVER) :]
            ),
            "the screen to be drawn anew",
        )
        terminal.press(b"j\r")
        terminal.wait_for("also Tarnów, mayor of Senn", "h left")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_a_stop_while_it_starts(start: Start, good: Path) -> None:
    with start(good) as terminal:
        terminal.wait_until(lambda: _TAKEN_OVER in terminal.raw, "the terminal to be taken over")
        _stop_and_continue(terminal)
        terminal.wait_for("Actors 3", "q quit")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


class _Shell:
    """A shell with job control, and the reader as its job."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def run(self, line: str) -> None:
        """Type a line at the prompt."""
        self.terminal.press(line.encode() + b"\r")

    def read(self, line: str) -> None:
        """Type a line after which the reader is on the screen, drawn anew."""
        before = len(self.terminal.raw)
        self.run(line)
        self.terminal.wait_until(
            lambda: _TAKEN_OVER in self.terminal.raw[before:] and _DRAWN in self.terminal.raw[before:], "the reader"
        )

    def bring_back(self) -> None:
        """Bring the reader to the front after it was continued from elsewhere.

        Where it stops behind the shell just then, the shell says so, as of any job, and is asked once more.
        """
        before = len(self.terminal.raw)
        self.run("fg")
        self.terminal.wait_until(
            lambda: any(told in self.terminal.raw[before:] for told in (_TAKEN_OVER, b"Stopped")),
            "the reader, or the prompt",
        )
        if _TAKEN_OVER not in self.terminal.raw[before:]:
            self.read("fg")

    def prompts(self, act: Callable[[], object]) -> bytes:
        """Do something after which the prompt is there; what came till then."""
        before = len(self.terminal.raw)
        act()
        self.terminal.wait_until(lambda: b"PROMPT> " in self.terminal.raw[before:], "the prompt")
        return self.terminal.raw[before:]

    @property
    def reader(self) -> int:
        """The process of the reader."""
        shell = self.terminal.process.pid
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="utf-8").split()[0])


@pytest.fixture
def shell(start: Start, good: Path) -> _Shell:
    """Bash at its prompt."""
    if not _SHELL or not Path("/proc/self/task").exists():
        pytest.skip("there is no bash here, or no /proc")
    command = (_SHELL, "--norc", "--noprofile", "-i")
    terminal = start(good, command=command, more={"PS1": "PROMPT> ", "HISTFILE": ""})
    terminal.wait_for("PROMPT>")
    return _Shell(terminal)


def test_it_is_a_job_like_others(shell: _Shell) -> None:
    """Ctrl+Z, `bg`, `fg`, SIGTSTP and SIGSTOP from elsewhere, SIGCONT in the background; then it leaves with 0."""
    with shell.terminal:
        shell.read(f"{sys.executable} -m briefing")
        assert b"Stopped" in shell.prompts(lambda: shell.terminal.press(b"\x1a"))
        shell.run("bg")
        shell.read("fg")
        for number in (signal.SIGTSTP, signal.SIGSTOP):
            shell.prompts(lambda number=number: os.kill(shell.reader, number))  # type: ignore[misc]
            shell.read("fg")
        shell.prompts(lambda: os.kill(shell.reader, signal.SIGSTOP))
        os.kill(shell.reader, signal.SIGCONT)
        shell.terminal.wait_until(lambda: _state(shell.reader) == "T", "it to stop behind the shell")
        shell.bring_back()
        shell.prompts(lambda: shell.terminal.press(b"q"))
        assert b"status 0" in shell.prompts(lambda: shell.run("echo status $?"))
        assert b" icanon" in shell.prompts(lambda: shell.run("stty -a"))


def test_it_comes_back_where_the_shell_takes_it_for_running(shell: _Shell) -> None:
    """Continued from elsewhere and brought to the front at once: no signal tells it, and the shell reads first."""
    with shell.terminal:
        shell.read(f"{sys.executable} -m briefing")
        for _ in range(5):
            shell.prompts(lambda: os.kill(shell.reader, signal.SIGSTOP))
            os.kill(shell.reader, signal.SIGCONT)
            shell.bring_back()
        shell.prompts(lambda: shell.terminal.press(b"q"))


def test_it_may_be_started_behind_and_killed_while_it_is_stopped(shell: _Shell) -> None:
    with shell.terminal:
        shell.prompts(lambda: shell.run(f"{sys.executable} -m briefing &"))
        reader = shell.reader
        shell.terminal.wait_until(lambda: _state(reader) == "T", "it to wait for the terminal")
        shell.read("fg")
        shell.prompts(lambda: shell.terminal.press(b"\x1a"))
        shell.run("kill %1")
        shell.terminal.wait_until(lambda: not Path(f"/proc/{reader}").exists(), "the reader to end")
        shell.run(f"wait {reader}; echo status $?")
        shell.terminal.wait_until(lambda: b"status 143" in shell.terminal.raw, "the status of the reader")

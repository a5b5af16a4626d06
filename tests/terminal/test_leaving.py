"""Leaving: however it ends, the terminal is as it was and the exit status tells."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.arrived import ALTERNATE_SCREEN, PASTING, assert_restored, modes
from tests.terminal.conftest import Start
from tests.terminal.terminal import environment

_RAISE = """
import sys
from briefing.cli import run
from briefing.tui.desk import Desk

def fail(desk):
    raise ZeroDivisionError("a fault of the program")

Desk.action_help = fail
sys.exit(run())
"""
_WRITES_FOR_EVER = """
import sys
import threading
from briefing.cli import run
from briefing.index.whoosh.writer import Writer

Writer.commit = lambda writer: threading.Event().wait()
sys.exit(run())
"""


def test_q_leaves_with_0_and_the_terminal_as_it_was(start: Start, good: Path) -> None:
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        assert modes(terminal.raw)[ALTERNATE_SCREEN] is True
        assert terminal.attributes != terminal.attributes_before
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_ends_it_in_order(start: Start, good: Path, number: signal.Signals) -> None:
    """SIGTERM, SIGHUP, SIGQUIT and SIGINT restore the terminal; the exit status is 128 and the signal's number."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        terminal.send(number)
        assert terminal.end() == 128 + number
        assert_restored(terminal)


def test_a_signal_while_it_starts_leaves_the_terminal_as_it_was(start: Start, good: Path) -> None:
    """As soon as the terminal has been touched, a signal restores it."""
    with start(good) as terminal:
        terminal.wait_until(lambda: modes(terminal.raw).get(PASTING), "the terminal to be taken over")
        terminal.send(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert_restored(terminal)


def test_q_does_not_wait_for_a_batch_that_is_being_written(start: Start, good: Path) -> None:
    """Writing it would take for ever here; the index can be killed at any moment."""
    with start(good, command=(sys.executable, "-c", _WRITES_FOR_EVER)) as terminal:
        terminal.wait_for("Reading 10 of 10 files")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_ctrl_c_does_not_harm(start: Start, good: Path) -> None:
    """The key for interrupting is a key like any other: it neither ends the reader nor garbles the screen."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"\x03")
        terminal.press(b"\r")
        terminal.wait_for("speaker of the mill owners")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_a_fault_of_the_program_exits_1(start: Start, good: Path) -> None:
    """A crash restores the terminal, tells what happened, and exits 1."""
    with start(good, command=(sys.executable, "-c", _RAISE)) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"?")
        assert terminal.end() == 1
        assert_restored(terminal)
        assert b"a fault of the program" in terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]


def test_without_a_keyboard_it_says_so(start: Start, good: Path) -> None:
    """Standard input from the null device, output on a terminal: one sentence, exit 2, the terminal untouched."""
    with start(good, stdin=Path("/dev/null")) as terminal:
        assert terminal.end() == 2
        assert "needs a keyboard" in terminal.text
        assert b"\x1b" not in terminal.raw


def test_a_dumb_terminal_gets_the_index(start: Start, good: Path) -> None:
    """`TERM=dumb` can show no screen: the cards are listed, without a single escape."""
    with start(good, more={"TERM": "dumb"}) as terminal:
        assert terminal.end() == 0
        assert "elodie-tarnow" in terminal.text
        assert b"\x1b" not in terminal.raw


def test_a_pipe_gets_the_index(good: Path, tmp_path: Path) -> None:
    """Without a terminal the cards are listed, one a line, and the exit status is 0."""
    done = subprocess.run(
        [sys.executable, "-m", "briefing"],
        env=environment(tmp_path, good),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 8
    assert b"\x1b" not in done.stdout
    assert not done.stderr

"""Streams: the screen goes to the terminal whatever standard error is, and nothing outlives its terminal."""

import sys
import time
from pathlib import Path

import pytest

from tests.terminal.arrived import assert_restored
from tests.terminal.conftest import Start
from tests.terminal.terminal import PATIENCE

_FAILS = """
import sys
from briefing.cli import run
from briefing.tui.desk import Desk

def fail(desk):
    raise ZeroDivisionError("a fault of the program")

Desk.action_help = fail
sys.exit(run())
"""


@pytest.mark.parametrize("stderr", ["/dev/null", "-", "/dev/full"])
def test_the_reader_is_on_the_terminal_without_standard_error(start: Start, good: Path, stderr: str) -> None:
    """Thrown away, closed or full."""
    with start(good, stderr=stderr) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_standard_error_in_a_file_gets_no_escapes(start: Start, good: Path, tmp_path: Path) -> None:
    with start(good, stderr=str(tmp_path / "err")) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        terminal.press(b"q")
        assert terminal.end() == 0
    assert (tmp_path / "err").read_bytes() == b""


@pytest.mark.parametrize("stderr", ["/dev/null", "-", "/dev/full"])
def test_a_fault_exits_1_though_it_cannot_be_told(start: Start, good: Path, stderr: str) -> None:
    with start(good, command=(sys.executable, "-c", _FAILS), stderr=stderr) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        terminal.press(b"?")
        assert terminal.end() == 1
        assert_restored(terminal)


@pytest.mark.parametrize(
    "keys", [b"", b"/mill", b"?", b"\x10"], ids=["at rest", "in the box", "a sheet", "the palette"]
)
def test_it_ends_when_its_terminal_goes(start: Start, good: Path, keys: bytes) -> None:
    """Both ends are closed, as by a terminal that is killed."""
    terminal = start(good)
    with terminal:
        terminal.wait_for("Actors 3", "q quit")
        terminal.press(keys)
        terminal.wait_until(lambda: not terminal.read(), "the screen to rest")
        terminal.hang_up()
        deadline = time.monotonic() + PATIENCE
        while terminal.process.poll() is None:
            assert time.monotonic() < deadline, "the program outlives its terminal"
            time.sleep(0.01)
        assert terminal.process.returncode in (129, -1)


def test_a_terminal_that_takes_nothing_in_holds_up_no_signal(start: Start, good: Path) -> None:
    with start(good) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        for size in range(100, 140):
            terminal.resize(size, 40)
            time.sleep(0.01)  # nobody reads: what is drawn piles up
        terminal.process.terminate()
        assert terminal.process.wait(PATIENCE) == 143

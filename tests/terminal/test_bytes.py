"""Bytes: whatever a terminal sends, the reader stands, and what it does not know presses no key."""

import sys
from pathlib import Path

import pytest

from tests.terminal.arrived import assert_restored
from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal
from tests.tui.pressing import SEQUENCES

_FAULT = """
import sys
from briefing.cli import run
from briefing.tui.terminal.parser import Parser

feed = Parser.feed

def fail(parser, data):
    if b"j" in data:
        raise ZeroDivisionError("a fault while reading")
    return feed(parser, data)

Parser.feed = fail
sys.exit(run())
"""


def _stands(terminal: Terminal) -> None:
    """It still hears its keys."""
    terminal.press(b"\x1b\x1b")
    terminal.wait_for("Actors 3")
    terminal.press(b"?")
    terminal.wait_for("How to search")
    terminal.press(b"q")
    terminal.wait_for_none("How to search")


def test_every_byte_that_is_no_utf8(start: Start, good: Path) -> None:
    """From a terminal of Latin-1, from one that sets the eighth bit for Alt, from a mouse of X10."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        for byte in range(0x80, 0x100):
            terminal.press(bytes([byte]))
        _stands(terminal)
        terminal.press(b"/" + bytes(range(0x80, 0x100)) + b"mill")
        terminal.wait_until(lambda: "mill" in terminal.lines[0], "the letters behind them")
        terminal.press(b"\x11")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_sequences_out_of_range_cut_short_and_unknown(start: Start, good: Path) -> None:
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        for sequence in SEQUENCES:
            terminal.press(sequence)
            terminal.read(0.01)
        _stands(terminal)
        terminal.press(b"q")
        assert terminal.end() == 0
        assert_restored(terminal)


def test_the_end_mark_of_a_paste_may_come_in_pieces(start: Start, good: Path) -> None:
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"/")
        terminal.wait_for("Tab results")
        for piece in (b"\x1b[20", b"0~quiet", b" talks", b"\x1b", b"[2", b"01~"):
            terminal.press(piece)
            terminal.wait_until(lambda: not terminal.read(), "the piece to be read")
        terminal.wait_until(lambda: "quiet talks" in terminal.lines[0], "what was pasted")
        terminal.press(b"\x11")
        assert terminal.end() == 0


def test_a_paste_that_does_not_end_is_over_after_a_while(start: Start, good: Path) -> None:
    with start(good) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"/")
        terminal.wait_for("Tab results")
        terminal.press(b"\x1b[200~mill")
        terminal.wait_until(lambda: "mill" in terminal.lines[0], "what was pasted")
        terminal.press(b"\x11")
        assert terminal.end() == 0


@pytest.mark.parametrize("key", [b"j", b"/j"])
def test_a_fault_in_the_thread_that_reads_exits_1(start: Start, good: Path, key: bytes) -> None:
    """The terminal is restored, and what happened is told on it."""
    with start(good, command=(sys.executable, "-c", _FAULT)) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(key)
        assert terminal.end() == 1
        assert_restored(terminal)
        assert b"a fault while reading" in terminal.raw[terminal.raw.rindex(b"\x1b[?1049l") :]


def test_thousands_of_keys_at_once_and_it_leaves_within_a_second(start: Start, good: Path) -> None:
    """A terminal that does not take in what is shown meanwhile holds nothing up."""
    with start(good) as terminal:
        terminal.wait_for("Actors 3", "q quit")
        for _ in range(80):
            terminal.press(b"jjkkjjkk\t\t" * 10)
        terminal.press(b"\x11")
        terminal.wait_until(lambda: terminal.process.poll() is not None, "the program to leave", seconds=5)
        assert terminal.end() == 0
        assert_restored(terminal)

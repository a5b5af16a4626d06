"""Typing ahead: what is pressed before the first screen stands waits for it, and then does what it says."""

import signal
from pathlib import Path

import pytest

from tests.terminal.conftest import Start
from tests.terminal.terminal import Terminal
from tests.tui.pressing import ESCAPES

_HARMLESS = (b"j", b"\t", b"?", b"\x10", b"!", b"f", b"a", b"\x1b", b"\r", b"o", b"[", b"5", b"l", b"\x03", b"\xff")


def _leave(terminal: Terminal) -> None:
    """Leave by the key that leaves from everywhere."""
    terminal.press(b"\x11")
    assert terminal.end() == 0
    assert terminal.attributes == terminal.attributes_before


def test_a_query_that_is_typed_in_the_shell_is_searched(start: Start, good: Path) -> None:
    with start(good, ahead=b"/amnesty") as terminal:
        terminal.wait_for("3 found", "would be")
        assert "amnesty" in terminal.lines[0]
        _leave(terminal)


def test_enter_that_is_typed_in_the_shell_is_enter(start: Start, good: Path) -> None:
    """In line mode it arrives as a line feed."""
    with start(good, ahead=b"/boats\r") as terminal:
        terminal.wait_for("Ban on mill boats", "h left")
        _leave(terminal)


def test_quitting_ahead_quits(start: Start, good: Path) -> None:
    with start(good, ahead=b"jjq") as terminal:
        assert terminal.end() == 0
        assert terminal.attributes == terminal.attributes_before


@pytest.mark.parametrize("keys", [b"".join(_HARMLESS), ESCAPES], ids=["keys", "sequences"])
def test_keys_at_the_start_of_the_program_end_nothing(start: Start, good: Path, keys: bytes) -> None:
    with start(good, ahead=keys) as terminal:
        terminal.wait_until(lambda: b"\x1b[?1049h" in terminal.raw, "the terminal to be taken over")
        terminal.press(keys)
        terminal.resize(90, 30)
        terminal.send(signal.SIGWINCH)
        terminal.wait_until(lambda: "close" in terminal.text or "quit" in terminal.text, "a screen")
        _leave(terminal)


def test_keys_behind_the_one_that_leaves_are_dropped(start: Start, good: Path, tmp_path: Path) -> None:
    """They neither act nor reach the shell."""
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\ntouch "{tmp_path}/edited"\n')
    editor.chmod(0o700)
    with start(good, more={"EDITOR": str(editor)}) as terminal:
        terminal.wait_for("Actors 3")
        terminal.press(b"\r")
        terminal.wait_for("h left")
        terminal.press(b"qe" + b"j" * 4000)
        assert terminal.end() == 0
        assert not (tmp_path / "edited").exists()

"""Memory: what the process holds after its start, after a walk through every card, and while it indexes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from tests.bench.pile import LOOKED_AT, Pile
from tests.bench.table import Row
from tests.terminal.terminal import Terminal

_MIB = 1024
_CARDS = 100
"""So many cards are walked at the most."""
_AGAIN = 3.0
"""Seconds that a card may take to be open."""
_ROWS = 3
"""Lines of the terminal for each card, so that the index stands still."""


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """The resident set size, as Linux tells it; the walk opens cards from the list by keyboard."""
    if not Path("/proc/self/status").exists():
        return
    cards = min(pile.cards, _CARDS)
    with Terminal(pile.environment, size=(120, 20 + _ROWS * cards)) as terminal:
        terminal.wait_for(LOOKED_AT)
        yield Row("memory after the start", (_resident(terminal),), "MiB")
        _walk(terminal, cards)
        yield Row(f"memory after walking {cards} cards", (_resident(terminal),), "MiB")
        terminal.press(b"q")
        terminal.end()
    yield Row("memory at its peak while indexing", (_peak(pile),), "MiB")


def _walk(terminal: Terminal, cards: int) -> None:
    """Open one card after the other; how fast is measured elsewhere, so a key that was missed is pressed again."""
    for number in range(cards):
        before = _marked(terminal)
        terminal.press(b"j" if number else b"g")
        while _marked(terminal) in ([], before):
            terminal.press(b"\r")
            deadline = monotonic() + _AGAIN
            while _marked(terminal) in ([], before) and monotonic() < deadline:
                terminal.read()
        terminal.wait_for("next link")
        terminal.press(b"h")
        terminal.wait_for("next pane")


def _marked(terminal: Terminal) -> list[int]:
    """The lines of the index pane that stand for what is open."""
    return [at for at, line in enumerate(terminal.lines) if line.startswith("▌")]


def _resident(terminal: Terminal) -> float:
    status = Path(f"/proc/{terminal.process.pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / _MIB


def _peak(pile: Pile) -> float:
    """The highest resident set size of a full rebuild in a process of its own."""
    command = (sys.executable, "-m", "briefing", "index", "--rebuild")
    process = subprocess.Popen(command, env=pile.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss / _MIB

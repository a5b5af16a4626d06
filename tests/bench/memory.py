"""Memory: what the process holds after its start, after a walk through every card, and while it indexes."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

from tests.bench.pile import LOOKED_AT, Pile
from tests.bench.table import Row
from tests.terminal.terminal import Terminal

_MIB = 1024
_CARDS = 50
"""So many cards are walked at the most."""
_AGAIN = 3.0
"""Seconds that a card may take to be open."""
_POLL = 0.01
_QUERIES = ("the", "said not", "in")
_ROWS = 3
"""Lines of the terminal for each card, so that the index stands still."""


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """The resident set size, as Linux tells it; the walk opens cards from the list by keyboard, then one searches."""
    if not Path("/proc/self/status").exists():
        return
    cards = min(pile.cards, _CARDS)
    with Terminal(pile.environment, size=(120, 20 + _ROWS * cards)) as terminal:
        terminal.wait_for(LOOKED_AT)
        yield Row("memory after the start", (_memory(terminal.process, "VmRSS"),), "MiB")
        _walk(terminal, cards)
        terminal.press(b"/")
        for query in _QUERIES:
            terminal.press(query.encode())
            terminal.wait_for("found ·", f'"{query.split()[-1]}"')
            terminal.press(b"\x1b")
            terminal.wait_for_none("found ·")
        yield Row(f"memory after {_CARDS} cards, and searching", (_memory(terminal.process, "VmRSS"),), "MiB", most=150)
    yield Row("memory at its peak while indexing", (_peak(pile),), "MiB", most=300)


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
        terminal.wait_for("h left")
        terminal.press(b"h")
        terminal.wait_for_none("h left")


def _marked(terminal: Terminal) -> list[int]:
    """The lines of the index pane that stand for what is open."""
    return [at for at, line in enumerate(terminal.lines) if line.startswith("▌")]


def _memory(process: "subprocess.Popen[bytes]", name: str) -> float:
    """What the kernel tells of a process that runs: VmRSS now, VmHWM at its highest; 0 where it has ended."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    return max((int(line.split()[1]) / _MIB for line in status.splitlines() if line.startswith(f"{name}:")), default=0)


def _peak(pile: Pile) -> float:
    """The highest resident set size of a full rebuild in a process of its own.

    It is read while the process runs: what `wait4` tells afterwards counts the memory of whoever started it too.
    """
    command = (sys.executable, "-m", "briefing", "index", "--rebuild")
    process = subprocess.Popen(command, env=pile.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _memory(process, "VmHWM"))
        sleep(_POLL)
    assert process.returncode == 0
    return peak

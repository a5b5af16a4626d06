"""A slow line: how many bytes a key sends to the terminal."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.bench.pile import Pile
from tests.bench.table import Row
from tests.terminal.terminal import Terminal, environment

_QUERIES = "maduro amnesty", "offers 2019", "guaido talks"
_SETTLED = 0.25
"""Seconds in which the answer to a key is there."""
_SIZE = 200, 60
_LETTER, _PALETTE = 4 * 1024, 30 * 1024


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """Bytes sent for each letter of some queries, and to open the palette, at 200×60 and with true colours."""
    with TemporaryDirectory(prefix="line") as directory:
        told = environment(Path(directory), pile.folder, COLORTERM="truecolor")
        with Terminal(told, size=_SIZE) as terminal:
            typed = tuple(map(float, letters(terminal)))
            yield Row("bytes sent for a typed letter, 200×60", typed, "bytes", most_at_p95=_LETTER)
            opened = tuple(map(float, opened_palette(terminal)))
            yield Row("bytes sent to open the palette, 200×60", opened, "bytes", most=_PALETTE)


def letters(terminal: Terminal) -> list[int]:
    """The bytes of each letter of the queries, typed one by one; the screen is left as it was."""
    terminal.wait_for("What happened when")
    _sent(terminal, b"/", 1.0)
    sizes = list[int]()
    for query in _QUERIES:
        sizes += [_sent(terminal, letter.encode()) for letter in query]
        _sent(terminal, b"\x1b")
    _sent(terminal, b"\x1b")
    return sizes


def opened_palette(terminal: Terminal, times: int = 3) -> list[int]:
    """The bytes of opening the palette, some times."""
    sizes = list[int]()
    for _ in range(times):
        sizes.append(_sent(terminal, b"\x10", 1.0))
        _sent(terminal, b"\x1b")
    return sizes


def _sent(terminal: Terminal, keys: bytes, seconds: float = _SETTLED) -> int:
    before, end = len(terminal.raw), monotonic() + seconds
    terminal.press(keys)
    while monotonic() < end:
        terminal.read(0.02)
    return len(terminal.raw) - before

"""Start-up: from exec to the first card on the screen, beside a bare Textual app on the same terminal."""

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from tests.bench import bare
from tests.bench.pile import LOOKED_AT, Pile
from tests.bench.table import Row
from tests.terminal.terminal import Terminal

_SIZE = (120, 40)
_WIDEST = 24
_PROGRAM = (sys.executable, "-m", "briefing")
_BARE = (sys.executable, bare.__file__)
_ROOT = Path(__file__).parent.parent.parent


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """The two apps in turn, so that both meet the same machine; the index is up to date.

    The clock runs from before the pseudo-terminal is opened until the bytes of the text have been read from it:
    a title of the index list, the text of the bare app.
    """
    title = _first_title(pile)
    _start(pile, _PROGRAM, title)
    _start(pile, _BARE, bare.SHOWN)
    ours, theirs = list[tuple[float, ...]](), list[tuple[float, ...]]()
    for _ in range(runs):
        ours.append(_start(pile, _PROGRAM, title, LOOKED_AT))
        theirs.append(_start(pile, _BARE, bare.SHOWN))
    reference, firsts = tuple(first for (first,) in theirs), tuple(first for first, _ in ours)
    yield Row("start: a bare Textual app, to its first text", reference)
    yield Row("start: to the first card", firsts, reference=reference, most_ratio=pile.target(1.3, 1.5))
    yield Row("start, nothing changed: until the files are looked at", tuple(looked for _, looked in ours))
    yield Row("start, nothing changed: files parsed", tuple(_parsed(pile) for _ in range(3)), "files", most=0)


def _start(pile: Pile, command: tuple[str, ...], *texts: str) -> tuple[float, ...]:
    """Milliseconds from exec to each of `texts`, in the order they appear."""
    began = perf_counter()
    with Terminal(pile.environment, command=command, size=_SIZE) as terminal:
        seen = []
        for text in texts:
            wanted = text.encode()
            terminal.wait_until(lambda wanted=wanted: wanted in terminal.raw, f"{text!r}")  # type: ignore[misc]
            seen.append((perf_counter() - began) * 1000)
        terminal.press(b"q")
        assert terminal.end() == 0
    return tuple(seen)


def _first_title(pile: Pile) -> str:
    """The first title of the index list that no pane wraps."""
    with closing(pile.open()) as library:
        return next(entry.title for entry in library.roster.cards if len(entry.title) <= _WIDEST)


def _parsed(pile: Pile) -> int:
    """How many files a refresh reads and parses."""
    read = list[int]()
    with closing(pile.open()) as library:
        library.refresh(lambda reached: read.append(reached.done))
    return len(read)

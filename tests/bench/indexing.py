"""Indexing the whole pile: files and all, and its documents alone beside Whoosh as it comes."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from briefing.index import Changes, open_index
from briefing.library import Library
from tests.bench import stock
from tests.bench.documents import documents, sources
from tests.bench.pile import Pile
from tests.bench.table import Row

_BUILT = 20_000
"""So many passages are indexed for one figure, or the pile once."""


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """In process, the engine loaded."""
    times = min(runs, 5, max(_BUILT // pile.passages, 1))
    with closing(pile.open()) as library:
        seconds = tuple(_seconds(lambda _: library.rebuild()) for _ in range(times))
        yield Row("index, files and all", tuple(value * 1000 for value in seconds))
        yield Row("index, files and all", tuple(pile.passages / value for value in seconds), "passages/s")
        yield from _compare(library, pile.passages, times)


def _compare(library: Library, passages: int, times: int) -> Iterator[Row]:
    """The same documents, read before, in turn."""
    texts = list(documents(library))
    changes = Changes([library.card(entry.id) for entry in library.roster.cards], list(sources(library)))
    ours, theirs = list[float](), list[float]()
    for _ in range(times):
        ours.append(passages / _seconds(lambda folder: open_index(folder / "index").build(changes)))
        theirs.append(passages / _seconds(lambda folder: stock.build(folder, texts)))
    yield Row("index, documents alone: stock Whoosh", tuple(theirs), "passages/s")
    yield Row("index, documents alone", tuple(ours), "passages/s", tuple(theirs), least_ratio=2.0)


def _seconds(build: Callable[[Path], object]) -> float:
    with TemporaryDirectory() as folder:
        began = perf_counter()
        build(Path(folder))
        return perf_counter() - began

"""Indexing: the whole pile, and one edited card until it is found."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import perf_counter

from briefing.library import Library
from tests.bench.pile import Pile
from tests.bench.table import Row

_BUILDS = 5


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """In process, the engine loaded: every file parsed and written; a card written, looked at, searched, found."""
    with closing(pile.open()) as library:
        library.rebuild()
        times = tuple(_seconds_to_rebuild(library) for _ in range(min(runs, _BUILDS)))
        yield Row("index, full build", tuple(pile.passages / seconds for seconds in times), "passages/s")
        yield Row("index, full build", tuple(seconds * 1000 for seconds in times))
        card = next(pile.folder.rglob("zz-broken.md"))
        edits = tuple(_edit(library, card, number) for number in range(runs))
        yield Row("one card edited, until search finds it", edits)


def _seconds_to_rebuild(library: Library) -> float:
    began = perf_counter()
    library.rebuild()
    return perf_counter() - began


def _edit(library: Library, card: Path, number: int) -> float:
    word = "quince" + "abcdefghijklmnopqrstuvwxyz"[number // 26 % 26] + "abcdefghijklmnopqrstuvwxyz"[number % 26]
    text = card.read_text(encoding="utf-8") + f"\nIt tells of a {word}.\n"
    began = perf_counter()
    card.write_text(text, encoding="utf-8")
    library.refresh()
    hits = library.search(word).hits
    done = perf_counter()
    assert [hit.id for hit in hits] == [card.stem]
    return (done - began) * 1000

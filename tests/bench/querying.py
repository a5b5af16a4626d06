"""A typed query in the engine: every key, beside FTS5."""

import gc
from collections.abc import Iterator
from contextlib import closing
from time import perf_counter

from briefing.library import Library
from tests.bench.documents import documents
from tests.bench.fts5 import Fts5
from tests.bench.pile import Pile
from tests.bench.queries import Step, steps
from tests.bench.table import Row

_LARGE = 10_000
"""From so many passages on there is a target: below, both answer in a millisecond or two."""

Times = tuple[float, float, float]
"""Milliseconds of ours, of FTS5 for the hits alone, and of FTS5 for what a screen shows."""


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """Each step once in ours and once in FTS5, in turn.

    Ours counts all that answers, cuts snippets and tells who cites; the reference answers with key and text of 50 hits,
    and, in a row of its own, with their number and snippets.
    """
    with closing(pile.open()) as library:
        texts = list(documents(library))
        file = pile.directory / "fts5.db"
        file.unlink(missing_ok=True)
        with closing(Fts5(file, texts)) as reference:
            all_steps = steps(texts)
            del texts
            gc.collect()
            library.search("ready")
            taken = [(step, _times(library, reference, step)) for step in all_steps]
        file.unlink()
    every = [times for _, times in taken]
    yield _row("every key", every, pile.target(1.0, 1.5) if pile.passages >= _LARGE else None)
    yield _row("every key, FTS5 counts and cuts snippets too", [(ours, shown, 0) for ours, _, shown in every])
    for figure in dict.fromkeys(step.figure for step, _ in taken):
        yield _row(figure, [times for step, times in taken if step.figure == figure])


def _times(library: Library, reference: Fts5, step: Step) -> Times:
    began = perf_counter()
    library.search(step.text, typing=True)
    searched = perf_counter()
    reference.search(step)
    found = perf_counter()
    reference.show(step)
    return (searched - began) * 1000, (found - searched) * 1000, (perf_counter() - found) * 1000


def _row(figure: str, times: list[Times], most: float | None = None) -> Row:
    ours, theirs, _ = zip(*times, strict=True)
    return Row(f"engine: {figure}", ours, reference=theirs, ratio_at=95, most_ratio=most)

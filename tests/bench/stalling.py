"""How long the event loop stands still while one types, and while a new index is built."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from time import perf_counter

from briefing.model import Settings
from tests.bench.documents import documents
from tests.bench.frames import Watched, showing
from tests.bench.keying import press
from tests.bench.pile import Pile
from tests.bench.queries import steps, typed
from tests.bench.table import Row

_TICK = 0.005
_PACE = 0.06
"""Seconds between two keys: faster than most people type."""
_KEYS = 240
_PATIENCE = 3600.0


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """A task of the loop sleeps for 5 ms again and again; how much later it wakes is what anything else would wait."""
    yield Row("stall of the loop while typing", tuple(asyncio.run(_typing(pile))), most=50)
    anew = replace(pile, directory=pile.directory / "anew")
    yield Row("stall of the loop while a new index is built", tuple(asyncio.run(_indexing(anew))), most=50)


@asynccontextmanager
async def ticking(late: list[float]) -> AsyncIterator[None]:
    """Note the milliseconds by which each tick was late."""

    async def tick() -> None:
        while True:
            began = perf_counter()
            await asyncio.sleep(_TICK)
            late.append((perf_counter() - began - _TICK) * 1000)

    ticker = asyncio.create_task(tick())
    try:
        yield
    finally:
        ticker.cancel()


async def _typing(pile: Pile) -> list[float]:
    """Queries typed at an even pace, whatever has been answered."""
    with closing(pile.open()) as library:
        queries = typed(steps(list(documents(library))))
    late, keys = list[float](), 0
    async with showing(pile) as app:
        app.press("slash", "/")
        await app.drawn(lambda: app.desk.panes.index.box.has_focus, ())
        async with ticking(late):
            for query in queries:
                for letter in query:
                    press(app, letter)
                    await asyncio.sleep(_PACE)
                app.desk.panes.index.clear()
                keys += len(query)
                if keys > _KEYS:
                    break
    return late


async def _indexing(pile: Pile) -> list[float]:
    """From the mounted app until its first index is there and shown."""
    late = list[float]()
    app = Watched(pile.open(), Settings(state=pile.directory / "state.json", own=pile.folder))
    async with app.run_test(size=(120, 40)), ticking(late):
        await app.drawn(lambda: not app.desk.files.is_first_look, (), _PATIENCE)
    return late

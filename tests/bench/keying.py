"""Searching as one types: from a key to its results."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

from tests.bench.documents import documents
from tests.bench.frames import Watched, showing
from tests.bench.pile import Pile
from tests.bench.queries import steps, typed
from tests.bench.table import Row

_NAMES = {" ": "space", ":": "colon", '"': "quotation_mark", "-": "minus"}


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """Each query key by key, the next key once the results of the one before are drawn.

    The clock runs from the key being posted as the driver posts it until the frame that holds the results, the
    line under the box included, is encoded. The debounce of the search box is part of it.
    """
    yield Row("a key to its results on screen", tuple(asyncio.run(_type(pile))), most_at_p95=pile.target(16, 33))


def press(app: Watched, letter: str) -> float:
    """Post a letter as the driver does; when that was."""
    return app.press(_NAMES.get(letter, letter), letter)


async def _type(pile: Pile) -> list[float]:
    with closing(pile.open()) as library:
        queries = typed(steps(list(documents(library))))
    times = []
    async with showing(pile) as app:
        index = app.desk.panes.index
        app.press("slash", "/")
        await app.drawn(lambda: index.box.has_focus, (index.box,))
        for query in queries:
            times += await _query(app, query)
            index.clear()
            await app.drawn(lambda: index.results is None, (index.rows,))
    return times


async def _query(app: Watched, query: str) -> list[float]:
    """The milliseconds of each key of a query."""
    index = app.desk.panes.index
    watched = (index.rows, index.box, index.query_one("#reading"))
    times = []
    for end in range(1, len(query) + 1):
        letter, typed = query[end - 1], query[:end]
        began = press(app, letter)
        if typed.endswith(" "):
            await app.drawn(lambda typed=typed: index.box.value == typed, watched)  # type: ignore[misc]
            continue
        done = await app.drawn(
            lambda typed=typed: index.results is not None and index.results.query == typed,  # type: ignore[misc]
            watched,
        )
        times.append((done - began) * 1000)
    return times

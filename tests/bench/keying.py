"""Searching as one types: from a key to its results."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

from tests.bench.frames import Watched, showing
from tests.bench.pile import Pile
from tests.bench.table import Row

_NAMES = {" ": "space", ":": "colon", '"': "quotation_mark", "-": "minus"}


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """Each query key by key, the next key once the results of the one before are drawn.

    The clock runs from the key being posted as the driver posts it until the frame that holds the results, the
    line under the box included, is encoded. The debounce of the search box is part of it.
    """
    yield Row("a key to its results on screen", tuple(asyncio.run(_type(pile, runs))), most_at_p95=100)


async def _type(pile: Pile, runs: int) -> list[float]:
    times = []
    queries = _queries(pile)
    async with showing(pile) as app:
        index = app.desk.panes.index
        app.press("slash", "/")
        await app.drawn(lambda: index.box.has_focus, (index.box,))
        for number in range(max(runs, len(queries))):
            times += await _query(app, queries[number % len(queries)])
            index.clear()
            await app.drawn(lambda: index.results is None, (index.rows,))
    return times


def _queries(pile: Pile) -> list[str]:
    """A word, two words, a phrase, a kind and a date, a word left out, a misspelt word; out of the titles."""
    with closing(pile.open()) as library:
        titles = [entry.title.lower() for entry in library.roster.cards if entry.title.isascii() and " " in entry.title]
    first, second = titles[0].split()[:2], titles[len(titles) // 2].split()[:2]
    return [
        *(first[0], " ".join(second), f'"{" ".join(first)}"'),
        *("kind:offer 2019", f"{second[0]} -{first[0]}", f"{second[1]}q"),
    ]


async def _query(app: Watched, query: str) -> list[float]:
    """The milliseconds of each key of a query."""
    index = app.desk.panes.index
    watched = (index.rows, index.box, index.query_one("#reading"))
    times = []
    for end in range(1, len(query) + 1):
        letter, typed = query[end - 1], query[:end]
        began = app.press(_NAMES.get(letter, letter), letter)
        if typed.endswith(" "):
            await app.drawn(lambda typed=typed: index.box.value == typed, watched)  # type: ignore[misc]
            continue
        done = await app.drawn(
            lambda typed=typed: index.results is not None and index.results.query == typed,  # type: ignore[misc]
            watched,
        )
        times.append((done - began) * 1000)
    return times

"""The timeline: from its key to the first rows drawn, everything read anew, and from a key to the next row drawn."""

import asyncio
from collections.abc import Iterator
from contextlib import closing

from briefing.library.timeline import Timeline
from briefing.model import HOME, TIMELINE, view_of
from tests.bench.frames import Watched, showing
from tests.bench.pile import Pile
from tests.bench.table import Row


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """The timeline of all there is, and a move on it at its nearest zoom."""
    with closing(pile.open()) as library:
        count = len(library.timeline.events())
    opened, moved = asyncio.run(_walk(pile, runs, count))
    yield Row("events on the timeline", (float(count),), "events")
    yield Row("opening the timeline, every event read anew", tuple(opened), most_at_p95=100)
    yield Row("a row further on the timeline, zoomed in", tuple(moved), most_at_p95=16)


async def _walk(pile: Pile, runs: int, count: int) -> tuple[list[float], list[float]]:
    """The milliseconds of opening it from the start page, and of each move, to and fro where there are few events."""
    async with showing(pile) as app:
        opened = [await _open(app) for _ in range(runs)]
        reader = app.desk.panes.reader
        for _ in range(6):
            app.press("plus", "+")
        await app.drawn(lambda: reader.form == min(6, _forms(app)), (reader,))
        moved = []
        for number in range(runs):
            link, key = reader.link, "jk"[number % 2] if count < runs else "j"
            began = app.press(key, key)
            done = await app.drawn(lambda link=link: reader.link != link, (reader,))  # type: ignore[misc]
            moved.append((done - began) * 1000)
    return opened, moved


def _forms(app: Watched) -> int:
    chart = app.desk.panes.reader.page.chart
    return chart.forms - 1 if chart else 0


async def _open(app: Watched) -> float:
    desk, panes = app.desk, app.desk.panes
    desk.open(HOME)
    await app.drawn(lambda: desk.navigation.opened.target == HOME and panes.reader.has_focus, (panes.reader,))
    desk._library.__dict__["timeline"] = Timeline(desk._library._index)  # nothing is known from before
    began = app.press("t", "t")
    done = await app.drawn(lambda: desk.navigation.opened.target == view_of(TIMELINE), (panes.reader, panes.passages))
    return (done - began) * 1000

"""Opening: from Enter to the card or the article drawn."""

import asyncio
from collections.abc import Iterator, Sequence

from tests.bench.frames import showing
from tests.bench.pile import Pile
from tests.bench.table import Row

_CARDS = 100
"""So many cards are opened at the most, spread over the list."""


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """Cards from the list, every one of a small pile, and the longest article.

    The clock runs from Enter being posted as the driver posts it until the frame that holds the new page and its
    passages is encoded. Textual draws at most 60 frames a second, so up to 17 ms of it are spent waiting.
    """
    cards, article = _targets(pile)
    yield Row("opening a card from the list", tuple(asyncio.run(_open(pile, cards))), most_at_p95=16)
    yield Row("opening the longer article", tuple(asyncio.run(_open(pile, [article] * runs))), most_at_p95=33)


def _targets(pile: Pile) -> tuple[list[str], str]:
    library = pile.open()
    longest = max(library.roster.articles, key=lambda article: article.passages)
    library.close()
    cards = library.roster.cards
    return [entry.id for entry in cards[:: max(len(cards) // _CARDS, 1)]], longest.id


async def _open(pile: Pile, targets: Sequence[str]) -> list[float]:
    """The milliseconds of opening each target, the start page before each."""
    times = []
    async with showing(pile) as app:
        desk, panes = app.desk, app.desk.panes
        both = (panes.reader, panes.passages)
        for target in targets:
            desk.open("")
            await app.drawn(lambda: not desk._opened.target and panes.reader.has_focus, both)
            panes.index.rows.highlight(target)
            panes.index.rows.focus()
            await app.drawn(lambda: panes.index.rows.has_focus, (*both, panes.index.rows))
            began = app.press("enter", "\r")
            done = await app.drawn(lambda target=target: desk._opened.target == target, both)  # type: ignore[misc]
            times.append((done - began) * 1000)
    return times

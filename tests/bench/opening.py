"""Opening: from Enter to the card or the article drawn."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing
from time import perf_counter

from briefing.model import HOME, Target
from briefing.views import Wanted, open_target
from tests.bench.frames import showing
from tests.bench.pile import Pile
from tests.bench.table import Row

_CARDS = 100
"""So many cards are opened at the most, spread over the list."""
_MOST = 10
"""So many of those with the most mentions are opened besides."""


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """Cards from the list, every one of a small pile, those with the most mentions among them; the longest article.

    The clock runs from Enter being posted as the driver posts it until the frame that holds the new page and its
    passages is encoded; up to 4 ms of it are spent waiting for the frame. What is read off the screen's thread is a row
    of its own; a mention is read when it comes into sight, and those in sight are in that frame.
    """
    cards, article = _targets(pile)
    yield Row("a card read, its backlinks, its passages, where it is mentioned", tuple(_read(pile, cards)))
    yield Row(
        "opening a card from the list",
        tuple(asyncio.run(_open(pile, [Target.card(card) for card in cards]))),
        most_at_p95=16,
    )
    yield Row(
        "opening the longer article", tuple(asyncio.run(_open(pile, [Target.article(article)] * runs))), most_at_p95=33
    )


def _targets(pile: Pile) -> tuple[list[str], str]:
    with closing(pile.open()) as library:
        longest = max(library.roster.articles, key=lambda article: article.passages)
        cards = [entry.id for entry in library.roster.cards]
        most = sorted(cards, key=lambda id_: -library.mentions(id_).total)[:_MOST]
    return list(dict.fromkeys((*cards[:: max(len(cards) // _CARDS, 1)], *most))), longest.id


def _read(pile: Pile, cards: Sequence[str]) -> Iterator[float]:
    """The milliseconds of reading each card for the first time."""
    with closing(pile.open()) as library:
        library.card(cards[0])
        for card in cards:
            began = perf_counter()
            open_target(library, Target.card(card), Wanted())
            yield (perf_counter() - began) * 1000


async def _open(pile: Pile, targets: Sequence[Target]) -> list[float]:
    """The milliseconds of opening each target, the start page before each."""
    times = []
    async with showing(pile) as app:
        desk, panes = app.desk, app.desk.panes
        both = (panes.reader, panes.passages)
        for target in targets:
            await desk.navigation.open(HOME).wait()
            panes.index.rows.focus()
            await app.drawn(lambda: panes.index.rows.has_focus, (*both, panes.index.rows))
            panes.index.rows.highlight(target)  # its preview is overtaken by the key
            began = app.press("enter", "\r")
            done = await app.drawn(lambda target=target: desk.navigation.trail.here.target == target, both)  # type: ignore[misc]
            times.append((done - began) * 1000)
    return times

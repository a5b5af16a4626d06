"""What the palette offers: every command, every card and article by name, every theme; and which of them fit."""

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from operator import itemgetter
from typing import Any, NamedTuple

from textual.app import App
from textual.screen import Screen

from briefing.model import Roster, Target
from briefing.text import clean_line, terms
from briefing.tui.dialogs.name_match import fits
from briefing.tui.keys import KEYS

AT_ONCE = 1_000
"""After so many names a key may be answered before more are looked at."""
_MOST = 50
"""So many are listed at the most; another letter narrows them."""


class Offer(NamedTuple):
    """Something that can be chosen."""

    name: str
    """What it is called; clean, on one line."""
    folded: str
    """Its folded words, parted by spaces."""
    run: Callable[[], Awaitable[Any] | None]
    """What is done once it is chosen."""


def commands(screen: Screen[Any]) -> Iterator[Offer]:
    """What the keys do on a screen, as far as the palette offers it."""
    for key in KEYS:
        if key.in_palette:
            yield offered(key.help[0].upper() + key.help[1:], partial(screen.run_action, key.action))


def names(roster: Roster, show: Callable[[Target], None]) -> Iterator[Offer]:
    """Every card and article; one that is chosen is shown."""
    for entry in roster.cards:
        yield offered(clean_line(f"{entry.title} · {entry.kind}"), partial(show, Target.card(entry.id)))
    for article in roster.articles:
        yield offered(clean_line(f"{article.title} · {article.source}"), partial(show, Target.article(article.id)))


def themes(app: App[Any], before: str = "") -> Iterator[Offer]:
    """Every theme of an app, some text before its name."""
    for name in sorted(app.available_themes):
        yield offered(f"{before}{name}", partial(setattr, app, "theme", name))


def offered(name: str, run: Callable[[], Awaitable[Any] | None]) -> Offer:
    """An offer of that name."""
    return Offer(name, " ".join(terms(name)), run)


def fitting(pieces: Sequence[str], offers: Iterable[Offer]) -> Iterator[tuple[int, Offer]]:
    """The offers that have all the pieces, and how well they fit."""
    return ((score, offer) for offer in offers if (score := fits(pieces, offer.folded)))


def best(found: Iterable[tuple[int, Offer]]) -> list[Offer]:
    """The offers that fit best, as many as are listed; of those that fit alike, the first."""
    return [offer for _, offer in nlargest(_MOST, found, key=itemgetter(0))]

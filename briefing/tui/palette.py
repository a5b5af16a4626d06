"""The palette: every command, and every card and article by name."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from heapq import nlargest
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.model import Target
from briefing.text import clean_line, fold
from briefing.tui.keys import KEYS
from briefing.tui.naming import fits, places, typed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.tui.screens.trailed import Trailed

    _Run = Callable[[], Awaitable[Any] | None]

_MOST = 50
"""So many are listed at the most; another letter narrows them."""
_AT_ONCE = 1_000
"""After so many names a key may be answered before more are looked at."""


class _Offer(NamedTuple):
    """Something that can be chosen."""

    name: str
    """What it is called; text, never markup."""
    folded: str
    """The same without accents and case."""
    run: "_Run"
    """What is done once it is chosen."""


class Palette(Provider):
    """Offers commands first, then cards and articles."""

    async def startup(self) -> None:
        """Fold every name once, not for every letter."""
        self._offers = [_Offer(name, fold(name), run) for name, run in self._commands()]
        named = self._places()
        while some := [_Offer(name, fold(name), run) for name, run in islice(named, _AT_ONCE)]:
            self._offers += some
            await asyncio.sleep(0)

    async def discover(self) -> Hits:
        """Before anything is typed: the commands."""
        for name, run in self._commands():
            yield DiscoveryHit(Content(name), run)

    async def search(self, query: str) -> Hits:
        """What has all the typed words, or parts of words; of those that fit alike, the first."""
        pieces, found = typed(query), list[tuple[int, _Offer]]()
        offers = iter(self._offers if pieces else ())
        while some := list(islice(offers, _AT_ONCE)):
            found += _fitting(pieces, some)
            await asyncio.sleep(0)
        for score, offer in nlargest(_MOST, found, key=itemgetter(0)):
            yield Hit(score, self._displayed(offer.name, pieces), offer.run)

    def _displayed(self, name: str, pieces: Sequence[str]) -> Content:
        content = Content(name)
        for start, end in places(pieces, name):
            content = content.stylize(self.matcher("").match_style, start, end)
        return content

    def _commands(self) -> "Iterator[tuple[str, _Run]]":
        for key in KEYS:
            if key.in_palette:
                name = key.help[0].upper() + key.help[1:]
                yield name, partial(self.screen.run_action, key.action)
        yield "Change the theme", self.app.action_change_theme

    def _places(self) -> "Iterator[tuple[str, _Run]]":
        screen = cast("Trailed", self.screen)
        for entry in screen.roster.cards:
            yield clean_line(f"{entry.title} · {entry.kind}"), partial(screen.open, Target.card(entry.id))
        for article in screen.roster.articles:
            yield clean_line(f"{article.title} · {article.source}"), partial(screen.open, Target.article(article.id))


def _fitting(pieces: Sequence[str], offers: Iterable[_Offer]) -> Iterator[tuple[int, _Offer]]:
    """Those that fit, and how well."""
    return ((score, offer) for offer in offers if (score := fits(pieces, offer.folded)))

"""The palette: every command, and every card and article by name."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.text import clean_line
from briefing.tui.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from briefing.model import Roster


class Jumping(Protocol):
    """A screen that can be sent somewhere."""

    @property
    def roster(self) -> "Roster":
        """What there is to jump to."""

    def open(self, target: str) -> None:
        """Open a card or an article."""


class Palette(Provider):
    """Offers commands first, then cards and articles; their names are text, never markup."""

    async def discover(self) -> Hits:
        """Before anything is typed: the commands."""
        for name, run in self._commands():
            yield DiscoveryHit(Content(name), run)

    async def search(self, query: str) -> Hits:
        """What the typed letters fit."""
        matcher = self.matcher(query)
        for name, run in (*self._commands(), *self._places()):
            score, offsets = matcher.fuzzy_search.match(query, name)
            if score > 0:
                display = Content(name)
                for offset in offsets:
                    display = display.stylize(matcher.match_style, offset, offset + 1)
                yield Hit(score, display, run)

    def _commands(self) -> "Iterator[tuple[str, Callable[[], Awaitable[Any] | None]]]":
        for key in KEYS:
            if key.in_palette:
                name = key.help[0].upper() + key.help[1:]
                yield name, partial(self.screen.run_action, key.action)
        yield "Change the theme", self.app.action_change_theme

    def _places(self) -> "Iterator[tuple[str, Callable[[], None]]]":
        screen = cast("Jumping", self.screen)
        for entry in screen.roster.cards:
            yield clean_line(f"{entry.title} · {entry.kind}"), partial(screen.open, entry.id)
        for article in screen.roster.articles:
            yield clean_line(f"{article.title} · {article.source}"), partial(screen.open, article.id)

"""Saved searches on the screen: saved by a key, with what is new for each on the start page."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.worker import Worker

from briefing.errors import BriefingError
from briefing.library import Library
from briefing.model import News
from briefing.tui.dialogs import opener
from briefing.tui.executor import DaemonExecutor
from briefing.tui.navigation import Navigation
from briefing.tui.notice import reason
from briefing.tui.progress_line import ProgressLine

if TYPE_CHECKING:
    from briefing.library.saved_searches import SavedSearches


class Watching:
    """Saves searches and looks for what is new, in a thread of its own; the files come after the first screen."""

    def __init__(
        self,
        screen: Screen[None],
        library: Library,
        navigation: Navigation,
        data: Path,
        say: Callable[[str], None],
    ) -> None:
        """The searches are kept below `data`; `say` tells the reader a line."""
        self._screen = screen
        self._library = library
        self._navigation = navigation
        self._data = data
        self._say = say
        self._thread = DaemonExecutor("watch")
        self._is_closed = False
        self._last = 0

    def close(self) -> None:
        """Look for nothing more."""
        self._is_closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    @cached_property
    def _searches(self) -> "SavedSearches":
        """The saved searches; asked for in the thread alone."""
        from briefing.library.saved_searches import SavedSearches  # noqa: PLC0415 - the first screen does without

        return SavedSearches(self._library, self._data)

    def look(self) -> None:
        """Tell on the start page what is new since the reader looked."""
        self._start(self._look)

    def seen(self, name: str) -> None:
        """The reader looks at what is new for a search: the others keep their news."""
        news = self._navigation.news
        self._show(tuple(replace(each, is_seen=True) if each.search.name == name else each for each in news))
        self._start(partial(self._seen, name, self._last))

    def ask(self, name: str, query: str) -> None:
        """Ask for the name under which a query is saved."""
        from briefing.tui.dialogs.fields import Field, choice  # noqa: PLC0415 - most readers save no search

        names = [choice(each.search.name, each.search.query) for each in self._navigation.news]
        fields = (
            Field("name", "Name", name, lambda: names, check=_wrong_name),
            Field("query", "Query", query, remark=_remark),
        )
        opener.ask_form(self._screen, "Save this search", fields, self._take)

    def _take(self, answers: dict[str, str]) -> None:
        self._start(partial(self._save, answers["name"], answers["query"]))

    async def _save(self, name: str, query: str) -> None:
        line = ProgressLine(self._say, "Saving the search…")
        try:
            if query.strip():
                await self._thread.run(lambda: self._searches.add(name, query, line.reached))
                told = f"Saved {name}: what comes from now on is new for it."
            else:
                await self._thread.run(lambda: self._searches.remove(name))
                told = f"No longer saved: {name}"
        except (BriefingError, OSError) as error:
            told = reason(error)
        finally:
            line.end()
        self._say(told)
        await self._look()

    async def _look(self) -> None:
        def look() -> tuple[tuple[News, ...], int]:
            searches = self._searches
            return searches.news(cancelled=lambda: self._is_closed) if searches.all() else ((), 0)

        try:
            news, self._last = await self._thread.run(look)
        except (BriefingError, OSError) as error:
            if not self._is_closed:
                self._say(reason(error))
            return
        self._show(news)

    async def _seen(self, name: str, arrival: int) -> None:
        try:
            await self._thread.run(lambda: self._searches.seen(name, arrival))
        except OSError as error:
            self._say(reason(error))

    def _show(self, news: tuple[News, ...]) -> None:
        if news != self._navigation.news and self._screen.is_attached:
            self._navigation.show_news(news)

    def _start(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        _: Worker[None] = self._screen.run_worker(work, group="watch", description=" ")


def _wrong_name(text: str) -> str:
    return "" if text.strip() else "Give it a name."


def _remark(text: str) -> str:
    return "" if text.strip() else "Empty: the search of that name is saved no more."

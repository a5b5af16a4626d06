"""Saved searches, and what is new for each: kept in the reader's data directory, for the libraries that are open."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

from briefing.errors import ConfigError, NotFound
from briefing.library.arrivals import Arrivals, Progress, look
from briefing.library.batching import Cancel
from briefing.library.json_file import change_json_file, read_json_file
from briefing.library.library import Library
from briefing.model import News, SavedSearch
from briefing.text import clean_line

MOST_NEW = 1_000
"""So many new cards, and so many passages, of a search are told at the most."""
MOST_SEARCHES = 200
"""So many searches can be saved."""
_LONGEST_NAME = 80
_LONGEST_QUERY = 512


class SavedSearches:
    """The searches that are saved for one set of libraries. What writes raises OSError where that can't be done."""

    def __init__(self, library: Library, data: Path) -> None:
        """`data` is the reader's data directory; the files come with the first search."""
        self._library = library
        names = "\0".join(os.path.realpath(folder) for folder in library.folders)
        key = blake2b(names.encode(errors="surrogateescape"), digest_size=10).hexdigest()
        self._file = data / "watch" / f"{key}.json"
        self._known = data / "watch" / f"{key}.known.json"

    @property
    def trouble(self) -> str:
        """What is wrong with the file; empty where all is well."""
        return read_json_file(self._file).trouble

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches, in the order in which they were saved."""
        return _searches(read_json_file(self._file).values)

    def add(self, name: str, query: str, progress: Progress | None = None) -> SavedSearch:
        """Save a search: what is there now is not new for it. One of the same name is replaced.

        Raises ConfigError where it has no name or no query, or there are too many.
        """
        name, query = clean_line(name), clean_line(query)
        if not name or len(name) > _LONGEST_NAME:
            raise ConfigError(f"A saved search has a name of 1 to {_LONGEST_NAME} characters.")
        if not query or len(query) > _LONGEST_QUERY:
            raise ConfigError(f"A saved search has a query of 1 to {_LONGEST_QUERY} characters.")
        others = [each for each in self.all() if each.name != name]
        if len(others) >= MOST_SEARCHES:
            raise ConfigError(f"{MOST_SEARCHES} searches are saved already: remove one first.")
        now = self._look(progress).last
        search = SavedSearch(name, query, now, now)
        self._change(lambda searches: (*(each for each in searches if each.name != name), search))
        return search

    def remove(self, name: str) -> None:
        """Save a search no more. Raises NotFound where none has that name."""
        self.named(name)
        self._change(lambda searches: tuple(each for each in searches if each.name != clean_line(name)))

    def named(self, name: str) -> SavedSearch:
        """The search of a name. Raises NotFound where there is none."""
        found = next((each for each in self.all() if each.name == clean_line(name)), None)
        if found is None:
            known = ", ".join(each.name for each in self.all())
            raise NotFound(f"No search is saved as “{clean_line(name)}”" + (f"; there are: {known}." if known else "."))
        return found

    def news(
        self, progress: Progress | None = None, cancelled: Cancel | None = None, *, has_totals: bool = True
    ) -> tuple[tuple[News, ...], int]:
        """What has come for each search since the reader looked at it, and the last arrival.

        With `has_totals`, how much each finds is told, too.
        """
        arrivals, searches = self._look(progress, cancelled), self.all()
        return tuple(self._new(each, arrivals, each.seen, has_totals=has_totals) for each in searches), arrivals.last

    def run(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> tuple[News, ...]:
        """What has come for each search since the last run, or since the reader looked; the next run tells it no more.

        For the reader it stays new until they look at it.
        """
        arrivals = self._look(progress, cancelled)
        news = tuple(self._new(each, arrivals, max(each.told, each.seen), has_totals=False) for each in self.all())
        done = {each.search.name for each in news if not each.is_partial and each.search.told < arrivals.last}
        if done:
            self._change(
                lambda searches: tuple(
                    replace(each, told=arrivals.last) if each.name in done else each for each in searches
                )
            )
        return news

    def seen(self, name: str, arrival: int) -> None:
        """The reader has looked at what had come for a search until an arrival; all others keep their news."""
        self._change(
            lambda searches: tuple(
                replace(each, seen=max(each.seen, arrival)) if each.name == name else each for each in searches
            )
        )

    def _look(self, progress: Progress | None = None, cancelled: Cancel | None = None) -> Arrivals:
        searches = self.all()
        marks = [mark for each in searches for mark in (each.seen, each.told)]
        if not self._library.is_whole:
            return Arrivals(max(marks, default=0))
        return look(
            self._library,
            self._known,
            at_least=max(marks, default=0),
            oldest=min((each.seen for each in searches), default=0),
            progress=progress,
            cancelled=cancelled,
        )

    def _new(self, search: SavedSearch, arrivals: Arrivals, since: int, *, has_totals: bool) -> News:
        total = self._library.search(search.query, limit=0).total if has_totals else 0
        new = arrivals.since(since)
        if not new:
            return News(search, (), total)
        results = self._library.search(search.query, limit=MOST_NEW, among=new)
        return News(search, results.hits, total, results.is_partial)

    def _change(self, change: Callable[[tuple[SavedSearch, ...]], Sequence[SavedSearch]]) -> None:
        """Change the searches in the file, in which another program may have changed them."""
        change_json_file(self._file, lambda values: {"searches": [_values(each) for each in change(_searches(values))]})


def _values(search: SavedSearch) -> dict[str, object]:
    return {"name": search.name, "query": search.query, "seen": search.seen, "told": search.told}


def _searches(values: Mapping[str, Any]) -> tuple[SavedSearch, ...]:
    """The searches that `values` tell, whatever has become of them."""
    kept = values.get("searches")
    found = dict[str, SavedSearch]()
    for each in kept if isinstance(kept, list) else ():
        if isinstance(each, dict) and isinstance(each.get("name"), str) and isinstance(each.get("query"), str):
            name, query = clean_line(each["name"])[:_LONGEST_NAME], clean_line(each["query"])[:_LONGEST_QUERY]
            if name and query:
                found[name] = SavedSearch(name, query, _number(each.get("seen")), _number(each.get("told")))
    return tuple(found.values())[:MOST_SEARCHES]


def _number(value: object) -> int:
    return value if isinstance(value, int) and value >= 0 else 0

"""`briefing watch`: saved searches, and what is new for each."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.cli.searching import hit_json, hit_lines
from briefing.cli.session import Progress, interruption
from briefing.errors import Cancelled, ConfigError
from briefing.library import Library
from briefing.library.saved_searches import SavedSearches
from briefing.model import News
from briefing.render.columns import cells, fit


def watch(library: Library, arguments: Namespace, data: Path, printer: Printer) -> int:
    """Save, list, run or remove searches, kept below `data`; the exit status. Raises NotFound and ConfigError."""
    searches = SavedSearches(library, data)
    if trouble := searches.trouble:
        printer.say(trouble)
    try:
        match arguments.action:
            case "add":
                return _add(searches, arguments, printer)
            case "remove":
                searches.remove(arguments.name)
                printer.say(f"No longer saved: {arguments.name}")
                return exits.DONE
            case "list":
                return _list(searches, arguments, printer)
            case _:
                return _run(searches, arguments, printer)
    except OSError as error:
        raise ConfigError(f"{error.filename or data}: {error.strerror or error}.") from error


def _add(searches: SavedSearches, arguments: Namespace, printer: Printer) -> int:
    progress = Progress(printer)
    search = searches.add(arguments.name, " ".join(arguments.query), progress)
    progress.end()
    printer.say(f"Saved {search.name}: {search.query}. What comes from now on is new.")
    return exits.DONE


def _list(searches: SavedSearches, arguments: Namespace, printer: Printer) -> int:
    saved = searches.all()
    if arguments.json:
        printer.write_json({"searches": [{"name": each.name, "query": each.query} for each in saved]})
    elif saved:
        widest = max(cells(each.name) for each in saved)
        printer.write(f"{fit(each.name, widest)}  {each.query}" for each in saved)
    if not saved:
        printer.say("no search is saved; `briefing watch add NAME QUERY` saves one")
    return exits.DONE if saved else exits.NOTHING


def _run(searches: SavedSearches, arguments: Namespace, printer: Printer) -> int:
    """Tell what is new since the last run; the exit status says whether anything is."""
    progress = Progress(printer)
    try:
        with interruption() as is_interrupted:
            news = searches.run(progress, is_interrupted)
    except Cancelled:
        return exits.INTERRUPTED
    finally:
        progress.end()
    if arguments.json:
        printer.write_json({"searches": [_as_json(each) for each in news]})
    else:
        printer.write(line for each in news if each.hits for line in _lines(each, columns()))
    for each in news:
        if each.is_partial:
            printer.say(f"{each.search.name}: time ran out before all was searched; the next run tells the rest")
    is_new = any(each.hits for each in news)
    if not news:
        printer.say("no search is saved; `briefing watch add NAME QUERY` saves one")
    elif not is_new:
        printer.say("nothing new")
    return exits.DONE if is_new else exits.NOTHING


def _as_json(news: News) -> dict[str, Any]:
    return {
        "name": news.search.name,
        "query": news.search.query,
        "new": [hit_json(hit) for hit in news.hits],
    }


def _lines(news: News, width: int) -> Iterator[str]:
    yield f"{news.search.name}: {len(news.hits):,} new for {news.search.query}"
    yield ""
    for hit in news.hits:
        yield from hit_lines(hit, width)

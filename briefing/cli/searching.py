"""`briefing search`: cards, passages and notes that answer a query."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Hit, Results, hit_kind
from briefing.render.columns import wrap

_INDENT = "    "


def search(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Write the best hits; the exit status."""
    kind = hit_kind(arguments.kind) if arguments.kind else None
    results = library.search(" ".join(arguments.query), kind=kind, limit=arguments.limit)
    hits = results.hits[: arguments.limit]
    if arguments.json:
        printer.write_json(_as_json(results, hits))
    else:
        printer.write(line for hit in hits for line in hit_lines(hit, columns()))
    _tell(results, len(hits), printer)
    return exits.DONE if hits else exits.NOTHING


def _as_json(results: Results, hits: tuple[Hit, ...]) -> dict[str, Any]:
    return {
        "query": results.query,
        "read_as": results.read_as,
        "suggestion": results.suggestion,
        "total": results.total,
        "hits": list(map(hit_json, hits)),
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as a JSON value."""
    return {
        "type": "card" if hit.is_card else hit.kind.value,
        "id": hit.id,
        "kind": hit.kind.value,
        "title": hit.title,
        "date": hit.date,
        "snippet": hit.snippet.text,
        "cited_by": list(hit.cited_by),
    }


def hit_lines(hit: Hit, width: int) -> Iterator[str]:
    """The lines of a hit, an empty one last."""
    yield hit.title
    facts = (hit.kind.value, hit.date, hit.id)
    yield _INDENT + " · ".join(fact for fact in facts if fact)
    if hit.alias.text:
        yield from wrap(f"also called {hit.alias.text}", width, _INDENT)
    if hit.snippet.text:
        yield from wrap(hit.snippet.text.replace("\n", " "), width, _INDENT)
    yield ""


def _tell(results: Results, shown: int, printer: Printer) -> None:
    if not results.read_as:
        printer.say("the query is empty; give at least one word")
        return
    printer.say(f"read as: {results.read_as}")
    part = f", the best {shown} shown" if 0 < shown < results.total else ""
    printer.say(f"{results.total} found{part}{'; time ran out before all was searched' if results.is_partial else ''}")
    if results.suggestion:
        printer.say(f"did you mean: {results.suggestion}")

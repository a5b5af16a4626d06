"""`briefing search`: cards and passages that answer a query."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any, Literal, cast

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.parser import PASSAGE
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Hit, Kind, Results
from briefing.render.columns import wrap

_INDENT = "    "


def search(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Write the best hits; the exit status."""
    results = library.search(" ".join(arguments.query), kind=_kind(arguments.kind), limit=arguments.limit)
    hits = results.hits[: arguments.limit]
    if arguments.json:
        printer.write_json(_as_json(results, hits))
    else:
        printer.write(line for hit in hits for line in _lines(hit, columns()))
    _tell(results, len(hits), printer)
    return exits.DONE if hits else exits.NOTHING


def _kind(name: str | None) -> Kind | Literal["passage"] | None:
    if name is None:
        return None
    return cast('Literal["passage"]', name) if name == PASSAGE else Kind(name)


def _as_json(results: Results, hits: tuple[Hit, ...]) -> dict[str, Any]:
    return {
        "query": results.query,
        "read_as": results.read_as,
        "suggestion": results.suggestion,
        "total": results.total,
        "hits": [
            {
                "type": "card" if hit.is_card else PASSAGE,
                "id": hit.id,
                "kind": hit.kind.value if hit.kind else PASSAGE,
                "title": hit.title,
                "date": hit.date,
                "snippet": hit.snippet.text,
                "cited_by": list(hit.cited_by),
            }
            for hit in hits
        ],
    }


def _lines(hit: Hit, width: int) -> Iterator[str]:
    yield hit.title
    facts = (hit.kind.value if hit.kind else PASSAGE, hit.date, hit.id)
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

"""`briefing list`: the cards, by kind."""

from collections.abc import Iterator

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Entry
from briefing.render.columns import cells, fit

_GAP = "  "
_NARROWEST = 20


def list_cards(library: Library, kind: str | None, printer: Printer, *, json: bool) -> int:
    """Write the entries of the roster; the exit status."""
    entries = [entry for entry in library.roster.cards if kind in (None, entry.kind.value)]
    if json:
        printer.write_json({"cards": [_as_json(entry) for entry in entries]})
    else:
        printer.write(_rows(entries, columns() if printer.is_on_terminal else None))
    if not entries:
        printer.say("there are no such cards" if library.roster.cards else "there are no cards")
    return exits.DONE if entries else exits.NOTHING


def _as_json(entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "kind": entry.kind.value, "title": entry.title, "date": entry.date}


def _rows(entries: list[Entry], width: int | None) -> Iterator[str]:
    """Kind, date, title and id in columns; titles are cut where a terminal of that width would break the line."""
    if not entries:
        return
    kinds, dates, titles, ids = (
        max(cells(value) for value in values)
        for values in zip(*((entry.kind.value, entry.date, entry.title, entry.id) for entry in entries), strict=True)
    )
    if width is not None:
        titles = min(titles, max(width - kinds - dates - ids - 3 * len(_GAP), _NARROWEST))
    for entry in entries:
        row = (fit(entry.kind.value, kinds), fit(entry.date, dates), fit(entry.title, titles), entry.id)
        yield _GAP.join(row)

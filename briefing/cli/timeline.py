"""`briefing timeline`: everything dated, in its order."""

from argparse import Namespace
from typing import Any

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Event
from briefing.render import page_text
from briefing.views import PassageStyle, ProseRenderer
from briefing.views.timeline import Asked, read_timeline


def timeline(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Write the events that a query finds, or all; the exit status."""
    renderer = ProseRenderer(library.roster, passage_style=PassageStyle(has_keys=False))
    shown = read_timeline(library, renderer, Asked(" ".join(arguments.query)))
    if arguments.json:
        printer.write_json({"events": [_as_json(event) for event in shown.events]})
    elif shown.events:
        printer.write(page_text(shown.page(columns(), 0, 0), columns()))
    if not shown.events:
        printer.say("no event answers" if arguments.query else "nothing here has a date")
    return exits.DONE if shown.events else exits.NOTHING


def _as_json(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "kind": event.kind,
        "title": event.title,
        "date": event.date.text,
        "earliest": event.date.first,
        "latest": event.date.last,
        "precision": event.date.precision.value,
        "approximate": event.date.is_approximate,
        "citations": list(event.citations),
    }

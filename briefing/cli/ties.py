"""`briefing ties`: who has to do with a card, and how two cards are tied."""

from argparse import Namespace
from typing import Any

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Step, Tie
from briefing.render import page_text
from briefing.views import Chart, PassageStyle, ProseRenderer
from briefing.views.ties import read_ties, read_ways


def ties(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Write the ties of a card, or the shortest way from one to another; the exit status."""
    renderer = ProseRenderer(library.roster, passage_style=PassageStyle(has_keys=False))
    id = library.find(arguments.id)
    if arguments.other:
        return _way(library, renderer, (id, library.find(arguments.other)), printer, json=arguments.json)
    table = read_ties(library, renderer, id)
    if arguments.json:
        printer.write_json({"id": id, "ties": [_tie(library, tie) for tie in table.ties]})
    elif table.ties:
        printer.write(page_text(table.page(columns(), 0, 0), columns()))
    if not table.ties:
        printer.say(f"no card is tied to {id}")
    return exits.DONE if table.ties else exits.NOTHING


def _way(library: Library, renderer: ProseRenderer, ends: tuple[str, str], printer: Printer, *, json: bool) -> int:
    """Write the shortest way from one card to another, each step with its passages; the exit status."""
    found = read_ways(library, renderer, *ends)
    if json:
        printer.write_json({"path": [_step(step) for step in (found.ways[0] if found.ways else ())]})
    elif found.ways:
        _write_steps(found, printer)
    if not found.ways:
        printer.say("these are the same card" if ends[0] == ends[1] else f"no way leads from {ends[0]} to {ends[1]}")
    return exits.DONE if found.ways else exits.NOTHING


def _write_steps(ways: Chart, printer: Printer) -> None:
    """The ways, and below them what tells each step."""
    page = ways.page(columns(), 0, 0)
    printer.write(page_text(page, columns()))
    for row, block in enumerate(page.blocks):
        if block.links:
            printer.write(["", *page_text(ways.beside(0, row), columns())])


def _tie(library: Library, tie: Tie) -> dict[str, Any]:
    entry = library.roster.card(tie.id)
    return {
        "id": tie.id,
        "kind": entry.kind.value if entry else "other",
        "title": entry.title if entry else tie.id,
        "relations": list(tie.relations),
        "citations": list(tie.citations),
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        "from": step.start,
        "to": step.tie.id,
        "relations": list(step.tie.relations),
        "citations": list(step.tie.citations),
    }

"""`briefing card` and `briefing merge`: a card is made, a claim or an alias added; two cards are one."""

from argparse import Namespace

from briefing.cli import exits
from briefing.cli.changelog import change_json, tell
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Change, Kind


def card(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Change a card in the reader's own library, or add to one of another; the exit status."""
    if arguments.action == "new":
        id = library.edits.new_card(Kind(arguments.kind), arguments.title)
        if arguments.json:
            printer.write_json({"id": id, "change": change_json(library.log()[-1])})
        else:
            printer.write([id])
        return exits.DONE
    id = library.find(arguments.id)
    match arguments.action:
        case "add":
            cited = [address.strip("[]") for address in arguments.cite]
            change = library.edits.add_claim(id, arguments.text, cited, arguments.under)
        case "different":
            change = library.edits.part(id, library.find(arguments.other))
        case _:
            change = library.edits.add_value(id, "aliases", arguments.name)
    _tell(id, change, "decided" if arguments.action == "different" else "written", printer, json=arguments.json)
    return exits.DONE


def merge(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Decide that a card is another; the exit status."""
    into = library.find(arguments.into)
    _tell(into, library.edits.merge(library.find(arguments.id), into), "decided", printer, json=arguments.json)
    return exits.DONE


def _tell(id: str, change: Change, what: str, printer: Printer, *, json: bool) -> None:
    """Write what became of a change of a card."""
    if json:
        printer.write_json({"id": id, "change": change_json(change)})
    else:
        tell(change, what, printer)

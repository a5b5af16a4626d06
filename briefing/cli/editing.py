"""`briefing card` and `briefing merge`: a card is made, a claim or an alias added; two cards are one."""

from argparse import Namespace

from briefing.cli import exits
from briefing.cli.changelog import tell
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Kind


def card(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Change a card in the reader's own library, or add to one of another; the exit status."""
    if arguments.action == "new":
        printer.write([library.edits.new_card(Kind(arguments.kind), arguments.title)])
        return exits.DONE
    id = library.find(arguments.id)
    if arguments.action == "add":
        cited = [address.strip("[]") for address in arguments.cite]
        change = library.edits.add_claim(id, arguments.text, cited, arguments.under)
    else:
        change = library.edits.add_value(id, "aliases", arguments.name)
    tell(change, "written", printer)
    return exits.DONE


def merge(library: Library, id: str, into: str, printer: Printer) -> int:
    """Decide that a card is another; the exit status."""
    tell(library.edits.merge(library.find(id), library.find(into)), "decided", printer)
    return exits.DONE

"""`briefing remove`: an article that was added, with its copies."""

from briefing.cli import exits
from briefing.cli.changelog import tell
from briefing.cli.printing import Printer
from briefing.library import Library


def remove(library: Library, article: str, printer: Printer) -> int:
    """Remove an article from the reader's own library; the exit status."""
    tell(library.edits.remove(library.find(article)), "removed", printer)
    printer.say("briefing undo brings it back")
    return exits.DONE

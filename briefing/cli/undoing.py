"""`briefing undo`: take a change back, or make it again."""

from briefing.cli import exits
from briefing.cli.changelog import tell
from briefing.cli.printing import Printer
from briefing.library import Library


def undo(library: Library, number: int, printer: Printer, *, again: bool) -> int:
    """Undo a change of the reader's own library, the last one where `number` is 0; the exit status."""
    if again:
        tell(library.redo(number), "made again", printer)
    else:
        tell(library.undo(number), "undone", printer)
    return exits.DONE

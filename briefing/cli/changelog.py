"""`briefing log`: what was changed in the reader's own library."""

from typing import Any

from briefing.cli import exits
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.model import Change
from briefing.render.columns import cells, fit


def log(library: Library, printer: Printer, *, json: bool) -> int:
    """Write every change, oldest first; the exit status."""
    changes = library.log()
    if json:
        printer.write_json({"changes": [change_json(change) for change in changes]})
    else:
        width = max((cells(str(change.number)) for change in changes), default=0)
        printer.write(_line(change, width) for change in changes)
    if not changes:
        printer.say("nothing has been changed")
    return exits.DONE if changes else exits.NOTHING


def tell(change: Change, what: str, printer: Printer) -> None:
    """Write what became of a change, and the files it concerns."""
    printer.write([f"{what}: {change.what}", *(f"  {path}" for path in change.files)])


def change_json(change: Change) -> dict[str, Any]:
    """A change as JSON."""
    return {
        "n": change.number,
        "at": change.at,
        "what": change.what,
        "files": list(change.files),
        "undone": change.is_undone,
    }


def _line(change: Change, width: int) -> str:
    minute = change.at[:16].replace("T", " ")
    return f"{fit(str(change.number), width)}  {minute}  {change.what}{' (undone)' if change.is_undone else ''}"

"""`briefing note`: what is noted on a card, an article or a passage."""

import sys
from argparse import Namespace

from briefing.cli import exits
from briefing.cli.changelog import change_json, tell
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library
from briefing.render import notes_json, wrap
from briefing.text import decode

_MOST = 1_000_000
"""So many bytes are read from standard input; a note is shorter."""


def note(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Note something, or write what is noted; the exit status."""
    target = library.find(arguments.target)
    if arguments.replace is None:
        text = (_piped() if arguments.text is None else arguments.text).strip()
        if not text:
            return _show(library, target, printer, json=arguments.json)
        before = library.notes.text(target)
        text = f"{before}\n\n{text}" if before else text
    else:
        text = arguments.replace
    change = library.notes.write(target, text)
    if arguments.json:
        notes = notes_json(library.notes.on([target]))
        printer.write_json({"target": target, "change": change_json(change) if change else None, "notes": notes})
    elif change:
        tell(change, "written", printer)
    else:
        printer.say("nothing is changed: it is noted so already")
    return exits.DONE


def _piped() -> str:
    """What is piped into the command; empty where nothing is."""
    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return ""
    return decode(sys.stdin.buffer.read(_MOST))[0]


def _show(library: Library, target: str, printer: Printer, *, json: bool) -> int:
    """Write what is noted on a target, of an article on its passages too; the exit status."""
    notes = library.notes.on([target])
    if json:
        printer.write_json({"target": target, "change": None, "notes": notes_json(notes)})
    for note in () if json else notes:
        printer.write([note.on + (f" (has lost its place, {note.written})" if note.is_lost else "")])
        for block in note.blocks:
            printer.write(line for text in block.prose.text.split("\n") for line in wrap(text, columns(), "  "))
            printer.write([""])
    if not notes:
        printer.say(f"nothing is noted on {target}")
    return exits.DONE if notes else exits.NOTHING

"""`briefing publish`: the library, where others read it."""

from argparse import Namespace

from briefing.cli import exits
from briefing.cli.environment import columns
from briefing.cli.printing import Printer
from briefing.library import Library

_EVERY = 100


def publish(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Bring the shared library to where this one is, and tell what that took; the exit status."""

    def tell(done: int, of: int) -> None:
        if printer.talks_on_terminal and (done % _EVERY == 0 or done == of):
            told = f"Looking at {done:,} of {of:,}" if done < of else "Publishing what differs"
            printer.say_over(told, columns() - 1)

    try:
        done = library.publish(arguments.url, with_notes=arguments.notes, told=tell)
    finally:
        if printer.talks_on_terminal:
            printer.say_over("", columns() - 1)
    printer.say(
        f"{arguments.url}: {done.whole:,} cards and articles, {done.changed:,} of them new or changed;"
        f" {done.gone:,} removed"
    )
    return exits.DONE

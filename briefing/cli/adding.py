"""`briefing add`: articles into a library folder."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing.cli import exits
from briefing.cli.printing import Printer
from briefing.cli.session import Progress, interruption
from briefing.library import Library
from briefing.library.adding import FirstLook
from briefing.model import Added, AddStatus
from briefing.render.columns import cells, fit

_GAP = "  "
_REFUSED = 10
"""So many files that cannot be read are named at first."""


def add(library: Library, arguments: Namespace, to: Path, printer: Printer) -> int:
    """Add the files and write what became of each; the exit status.

    On a terminal, what is in a folder is looked at first, and added once the reader says so. Ctrl+C leaves the rest
    of them out; what was stored until then stays, and is told.
    """
    if _is_asked(arguments, printer) and not _agrees(library.first_look(arguments.paths, to), printer):
        printer.say("Nothing was added.")
        return exits.NOTHING
    progress = Progress(printer)
    with interruption() as is_interrupted:
        added, passed_over = library.add(
            arguments.paths, to, progress=progress, cancelled=is_interrupted, encoding=arguments.encoding
        )
    progress.end()
    if arguments.json:
        printer.write_json({"files": [_as_json(one) for one in added]})
    else:
        printer.write(_rows(added))
    printer.say("; ".join(filter(None, (_summary(added), passed_over))))
    if is_interrupted():
        printer.say("Interrupted: the other files were not looked at. Add them again to go on.")
        return exits.INTERRUPTED
    if not added:
        return exits.NOTHING
    return exits.FAILED if any(one.status is AddStatus.FAILED for one in added) else exits.DONE


def _is_asked(arguments: Namespace, printer: Printer) -> bool:
    """Whether the reader is to agree first: where a folder is given, and somebody is there to answer."""
    if arguments.yes or not any(path.is_dir() for path in arguments.paths):
        return False
    return printer.talks_on_terminal and sys.stdin is not None and sys.stdin.isatty()


def _agrees(look: FirstLook, printer: Printer) -> bool:
    """Whether the reader wants to add what they are told would come in."""
    kinds = ", ".join(f"{count:,} {suffix}" for suffix, count in look.kinds)
    told = [f"{look.files:,} file{'' if look.files == 1 else 's'} to read ({kinds})" if kinds else "no file to read"]
    told += [f"{look.known:,} added before"] if look.known else []
    printer.say("; ".join(filter(None, (*told, look.skipped))))
    for path, why in look.refused[:_REFUSED]:
        printer.say(f"{path}: {why}")
    if len(look.refused) > _REFUSED:
        printer.say(f"{len(look.refused) - _REFUSED:,} more cannot be read")
    if not look.files:
        return False
    printer.ask("Add them? [y/N] ")
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _as_json(one: Added) -> dict[str, Any]:
    return {
        "path": one.path,
        "article": one.article,
        "status": one.status.value,
        "paragraphs": one.paragraphs,
        "matched": one.matched,
        "message": one.message,
    }


def _rows(added: Sequence[Added]) -> Iterator[str]:
    """What became of each file, the article, the path and what there is to know, in columns."""
    statuses, articles, paths = (
        max((cells(value) for value in values), default=0)
        for values in (
            [one.status.value for one in added],
            [one.article for one in added],
            [one.path for one in added],
        )
    )
    for one in added:
        row = (fit(one.status.value, statuses), fit(one.article, articles), fit(one.path, paths), one.message)
        yield _GAP.join(row)


def _summary(added: Sequence[Added]) -> str:
    if not added:
        return "there is nothing to read in what was given"
    counts = Counter(one.status for one in added)
    told = ", ".join(f"{counts[status]} {status.value}" for status in AddStatus if counts[status])
    return f"{len(added)} file{'' if len(added) == 1 else 's'}: {told}"

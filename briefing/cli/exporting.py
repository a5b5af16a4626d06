"""`briefing export`: cards and articles in the formats of other programs."""

from argparse import Namespace

from briefing.cli import exits
from briefing.cli.printing import Printer
from briefing.cli.session import Progress, interruption
from briefing.errors import Cancelled, ConfigError, FileRefused
from briefing.export import Collected, Format, collect, exported, refusal, write_file
from briefing.export.telling import contents
from briefing.library import Library
from briefing.text import clean_path


def export(library: Library, arguments: Namespace, printer: Printer) -> int:
    """Write what is asked for to a file or to standard output; the exit status.

    Raises NotFound where there is nothing to export, FileRefused where a file may not be written, and ConfigError.
    """
    format, file = Format(arguments.format), arguments.output
    if arguments.ids and arguments.query is not None:
        raise ConfigError("Give ids or --query, not both.")
    if arguments.query is not None and not arguments.query.strip():
        raise ConfigError("The query is empty: give at least one word.")
    if file is None and not format.is_text:
        raise ConfigError(f"{format} is a packed file, which a terminal cannot show: name a file with -o FILE.")
    if file is not None and (why := refusal(file, replaces=arguments.force)):
        raise FileRefused(why if arguments.force else f"{why} --force writes over a file.")
    progress = Progress(printer)
    try:
        dossier, remark = _collected(library, arguments, progress)
        pieces = exported(dossier, format)
        if file is not None:
            write_file(file, pieces, replaces=arguments.force)
    except Cancelled:
        printer.say("Interrupted: nothing was written.")
        return exits.INTERRUPTED
    finally:
        progress.end()
    if file is None:
        printer.write(b"".join(pieces).decode().removesuffix("\n").split("\n"))
    else:
        printer.say(f"Wrote {clean_path(str(file))}: {contents(dossier)}.")
    if remark:
        printer.say(remark)
    return exits.DONE


def _collected(library: Library, arguments: Namespace, progress: Progress) -> Collected:
    with interruption() as is_interrupted:
        return collect(
            library,
            arguments.ids,
            arguments.query or "",
            has_digests_alone=arguments.digests,
            progress=progress,
            cancelled=is_interrupted,
        )

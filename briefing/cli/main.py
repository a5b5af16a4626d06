"""The composition root: arguments, environment and directories become one command."""

# ruff: noqa: PLC0415 - a command is loaded when it is run: the screen needs none

import argparse
import os
from collections.abc import Sequence

from briefing.cli import exits
from briefing.cli.directories import Directories
from briefing.cli.environment import Environment
from briefing.cli.parser import ARTICLES, make_parser
from briefing.cli.printing import Printer
from briefing.cli.reading import read
from briefing.cli.session import open_library, opens, target, up_to_date
from briefing.errors import BriefingError, NotFound
from briefing.library import Library


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments of the command line; the exit status."""
    printer = Printer()
    try:
        return _command(make_parser().parse_args(arguments), printer)
    except NotFound as error:
        printer.say(f"briefing: {error}")
        return exits.NOTHING
    except BriefingError as error:
        printer.say(f"briefing: {error}")
        return exits.FAILED
    except BrokenPipeError:
        printer.hang_up()
        return exits.UNHEARD
    except OSError as error:
        printer.hang_up()
        printer.say(f"briefing: {error.filename or 'standard output'}: {error.strerror or error}")
        return exits.FAILED
    except KeyboardInterrupt:
        return exits.INTERRUPTED


def _command(arguments: argparse.Namespace, printer: Printer) -> int:
    environment, directories = Environment.of(os.environ), Directories.of(os.environ)
    folders = (*arguments.before, *(arguments.after if arguments.command else ()))
    to = target(folders, environment, directories, arguments.to) if arguments.command == "add" else None
    library = open_library(folders, environment, directories, to)
    if not arguments.command:
        return read(library, target(folders, environment, directories), environment, directories, printer)
    rebuild = arguments.command == "index" and arguments.rebuild
    with up_to_date(library, printer, rebuild=rebuild):
        if to:
            from briefing.cli.adding import add

            status = add(library, arguments, to, printer)
            if not opens(to, folders, environment, directories):
                import shlex

                named = " ".join(f"--library {shlex.quote(str(folder))}" for folder in library.folders)
                printer.say(f"what was added is read with: briefing {named}")
            return status
        return _answer(library, arguments, directories, printer)


def _answer(library: Library, arguments: argparse.Namespace, directories: Directories, printer: Printer) -> int:
    """Run a command that only reads; the exit status."""
    if arguments.command == "search":
        from briefing.cli.searching import search

        return search(library, arguments, printer)
    if arguments.command == "list":
        from briefing.cli.listing import list_articles, list_cards

        if arguments.kind == ARTICLES:
            return list_articles(library, printer, json=arguments.json)
        return list_cards(library, arguments.kind, printer, json=arguments.json)
    if arguments.command == "show":
        from briefing.cli.showing import show

        return show(library, arguments.id, printer, json=arguments.json)
    if arguments.command == "check":
        from briefing.cli.checking import check

        return check(library, arguments, directories, printer)
    from briefing.cli.indexing import index

    return index(library, printer, json=arguments.json)

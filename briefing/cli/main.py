"""The composition root: arguments, environment and directories become one command."""

# ruff: noqa: PLC0415 - a command is loaded when it is run: the screen needs none

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from briefing.cli import exits
from briefing.cli.argument_types import ARTICLES
from briefing.cli.directories import Directories
from briefing.cli.environment import Environment
from briefing.cli.id_list import keep_ids
from briefing.cli.parser import make_parser
from briefing.cli.printing import Printer
from briefing.cli.reading import read
from briefing.cli.session import open_library, opens, shared_library, target, up_to_date
from briefing.errors import BriefingError, ConfigError, NotFound
from briefing.library import Library

_SHARED = ("search", "list", "show", "timeline", "ties", "compare", "export")
"""What can be done with a shared library."""
_HOW_TO_SEE = "BRIEFING_DEBUG=1 shows where"


def run(arguments: Sequence[str] | None = None) -> int:  # noqa: PLR0911 - each way it can end has a status
    """Run the program with the arguments of the command line; the exit status."""
    printer = Printer()
    try:
        given = sys.argv[1:] if arguments is None else arguments
        return _command(make_parser(given).parse_args(given), printer)
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
        unnamed = "the current folder" if isinstance(error, FileNotFoundError) else "standard output"
        printer.say(f"briefing: {error.filename or unnamed}: {error.strerror or error}")
        return exits.FAILED
    except KeyboardInterrupt:
        return exits.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - a bug is told, not thrown at the reader
        import traceback

        shows = bool(os.environ.get("BRIEFING_DEBUG"))
        printer.say_text(traceback.format_exc() if shows else "")
        printer.say(f"briefing: a bug: {type(error).__name__}: {error}" + ("" if shows else f"; {_HOW_TO_SEE}"))
        return exits.BUG


def _command(arguments: argparse.Namespace, printer: Printer) -> int:
    environment, directories = Environment.of(os.environ), Directories.of(os.environ)
    given = (*arguments.before, *(arguments.after if arguments.command else ()))
    if shared := shared_library(given, environment, directories):
        return _read_shared(shared, arguments, environment, directories, printer)
    folders = [one for one in given if isinstance(one, Path)]
    to = target(folders, environment, directories, arguments.to) if arguments.command == "add" else None
    library = open_library(folders, environment, directories, to)
    if not arguments.command:
        status = read(library, target(folders, environment, directories), environment, directories, printer)
        if not folders:
            keep_ids(library, directories.cache)
        return status
    if arguments.command == "completions":
        from briefing.cli.completing import completions

        keep_ids(library, directories.cache, is_made=True)
        completions(make_parser(), arguments.shell, directories.cache, printer)
        return exits.DONE
    rebuild = arguments.command == "index" and arguments.rebuild
    with up_to_date(library, printer, rebuild=rebuild):
        if to:
            status = _add(library, arguments, to, environment, directories, printer)
        elif arguments.command in ("card", "merge", "split", "note", "remove", "undo", "log"):
            status = _change(library, arguments, printer)
        else:
            status = _answer(library, arguments, environment, directories, printer)
        if not folders:
            keep_ids(library, directories.cache)
    return status


def _add(  # noqa: PLR0913, PLR0917 - it drafts ahead, and tells how to open what was added
    library: Library,
    arguments: argparse.Namespace,
    to: Path,
    environment: Environment,
    directories: Directories,
    printer: Printer,
) -> int:
    """Add articles, and draft from them ahead; the exit status."""
    from briefing.cli.adding import add

    status = add(library, arguments, to, printer)
    if status != exits.NOTHING:
        from briefing.cli.drafts_waiting import draft_ahead
        from briefing.cli.own_model import own_model

        draft_ahead(library, directories.cache, own_model(environment, directories, printer), printer)
    if not opens(to, (*arguments.before, *arguments.after), environment, directories):
        import shlex

        named = " ".join(f"--library {shlex.quote(str(folder))}" for folder in library.folders)
        printer.say(f"To open it: briefing {named}")
    return status


def _read_shared(
    library: Library,
    arguments: argparse.Namespace,
    environment: Environment,
    directories: Directories,
    printer: Printer,
) -> int:
    """Run the reader, or a command that reads, on a shared library; the exit status."""
    if not arguments.command:
        return read(library, library.own, environment, directories, printer)
    if arguments.command not in _SHARED:
        raise ConfigError(
            f"briefing {arguments.command} works on the files of a library, and a shared one has none here; what can"
            f" be done with it: {', '.join(_SHARED)}, and reading it on the screen."
        )
    with up_to_date(library, printer):
        if not library.is_whole:  # a notice says why
            return exits.FAILED
        return _answer(library, arguments, environment, directories, printer)


def _answer(  # noqa: PLR0911 - each command has a status
    library: Library,
    arguments: argparse.Namespace,
    environment: Environment,
    directories: Directories,
    printer: Printer,
) -> int:
    """Run a command that reads the library; the exit status."""
    if arguments.command == "search":
        from briefing.cli.searching import search

        return search(library, arguments, printer)
    if arguments.command == "list":
        from briefing.cli.listing import list_articles, list_cards

        if arguments.kind == ARTICLES:
            return list_articles(library, printer, json=arguments.json)
        return list_cards(library, arguments.kind, printer, json=arguments.json)
    if arguments.command in ("show", "timeline", "ties"):
        return _view(library, arguments, printer)
    if arguments.command == "check":
        from briefing.cli.checking import check

        return check(library, arguments, directories, printer)
    if arguments.command == "compare":
        from briefing.cli.comparing import compare

        return compare(library, arguments, printer)
    if arguments.command == "draft":
        from briefing.cli.drafting import draft
        from briefing.cli.own_model import own_model

        asked = None if arguments.report else own_model(environment, directories, printer)
        return draft(library, arguments, asked, printer)
    if arguments.command == "watch":
        from briefing.cli.watching import watch

        return watch(library, arguments, directories.data, printer)
    if arguments.command in ("export", "publish"):
        return _hand_on(library, arguments, printer)
    from briefing.cli.indexing import index

    return index(library, printer, json=arguments.json)


def _hand_on(library: Library, arguments: argparse.Namespace, printer: Printer) -> int:
    """Run a command that writes the library, or a part of it, for others; the exit status."""
    if arguments.command == "publish":
        from briefing.cli.publishing import publish

        return publish(library, arguments, printer)
    from briefing.cli.exporting import export

    return export(library, arguments, printer)


def _view(library: Library, arguments: argparse.Namespace, printer: Printer) -> int:
    """Run a command that shows a view; the exit status."""
    if arguments.command == "show":
        from briefing.cli.showing import show

        return show(library, arguments.id, printer, json=arguments.json)
    if arguments.command == "timeline":
        from briefing.cli.timeline import timeline

        return timeline(library, arguments, printer)
    from briefing.cli.ties import ties

    return ties(library, arguments, printer)


def _change(  # noqa: PLR0911 - each command has a status
    library: Library, arguments: argparse.Namespace, printer: Printer
) -> int:
    """Run a command that changes the reader's own library, or tells of the changes; the exit status."""
    if arguments.command == "card":
        from briefing.cli.editing import card

        return card(library, arguments, printer)
    if arguments.command == "merge":
        from briefing.cli.editing import merge

        return merge(library, arguments, printer)
    if arguments.command == "split":
        from briefing.cli.splitting import split

        return split(library, arguments, printer)
    if arguments.command == "note":
        from briefing.cli.noting import note

        return note(library, arguments, printer)
    if arguments.command == "remove":
        from briefing.cli.removing import remove

        return remove(library, arguments.article, printer)
    if arguments.command == "undo":
        from briefing.cli.undoing import undo

        return undo(library, arguments.number, printer, again=arguments.redo)
    from briefing.cli.changelog import log

    return log(library, printer, json=arguments.json)

"""The command line: its commands and options, each with an example."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing import __version__
from briefing.cli import change_parser, exits, views_parser
from briefing.cli.argument_types import address, date, drafts, encoding, path, rule_or_severity
from briefing.cli.command_parser import Command, Parser, add_json, add_library
from briefing.cli.export_parser import add_export
from briefing.cli.printing import Printer
from briefing.cli.watch_parser import add_watch

if TYPE_CHECKING:
    from briefing.cli.command_parser import Commands

_ABOUT = "A reader for a stack of articles: linked briefing cards, each statement one key from the passage it rests on."
_ADD_HELP = (
    "an article (.txt .md .eml, with the extra briefing[import] also .html .pdf), or a folder of them; nothing that is"
    " there is overwritten"
)


def make_parser(arguments: Sequence[str] | None = None) -> Parser:
    """The parser of every command: the chosen one is in `command`, the folders in `before` and `after`.

    With `arguments`, only that of the command that stands first among them, and none where there are none: the first
    screen would wait for all of them.
    """
    about = f"{_ABOUT}\nWithout a command: the reader."
    parser = Parser(prog="briefing", about=about, example="briefing --library ~/notes/affair")
    parser.add_argument(
        "--version", action="version", version=f"briefing {__version__}", help="show the version and exit"
    )
    parser.add_argument("--man", nargs=0, action=_Manual, help="write the manual page, for man -l -, and exit")
    add_library(parser, "before")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Command)
    for add in _called(arguments):
        add(commands)
    return parser


def _called(arguments: Sequence[str] | None) -> Iterable[Callable[["Commands"], None]]:
    """What makes the parsers that arguments call for; all where another word stands first."""
    if arguments is not None and not arguments:
        return ()
    return [_COMMANDS[arguments[0]]] if arguments and arguments[0] in _COMMANDS else _COMMANDS.values()


def _add_add(commands: "Commands") -> None:
    about = "add articles to a library, and read the ones it tells of in their own words"
    command = commands.add_parser("add", help=about, about=about, example="briefing add ~/Downloads/article.txt")
    command.exits("0 all were added, 1 there was nothing to add, 2 some could not be read or stored")
    command.add_argument("paths", metavar="FILE|DIR", nargs="+", type=path, help=_ADD_HELP)
    command.add_argument(
        "--to", type=Path, metavar="DIR", help="add to this library (default: the last --library, else your own)"
    )
    command.add_argument(
        "--encoding",
        type=encoding,
        default="",
        metavar="NAME",
        help="the encoding of texts, Markdown and pages, such as windows-1251 (default: what they tell, else a guess)",
    )
    command.add_argument(
        "-y", "--yes", action="store_true", help="add what is in a folder without asking, as is done without a terminal"
    )
    add_json(command)


def _add_check(commands: "Commands") -> None:
    about = "find what is wrong in the cards and articles"
    command = commands.add_parser("check", help=about, about=about, example="briefing check --fail-on note")
    command.exits("0 nothing that matters was found, 1 something was, 2 it could not be done")
    command.add_argument(
        "--fail-on",
        nargs="+",
        action="extend",
        type=rule_or_severity,
        metavar="RULE|SEVERITY",
        help="exit 1 on findings of these rules, and of these severities and graver ones: error, warning or note"
        " (default: warning)",
    )
    command.add_argument("--rules", nargs=0, action=_ListRules, help="list the rules and exit")
    add_json(command)


def _add_draft(commands: "Commands") -> None:
    about = "draft cards from articles: actors, offers, talks and sanctions, each with the sentences it rests on"
    command = commands.add_parser("draft", help=about, about=about, example="briefing draft ~/Downloads/article.txt")
    command.add_argument(
        "names", metavar="FILE|ARTICLE", nargs="*", help="a file that holds an article, or an article of the library"
    )
    command.add_argument(
        "--published", type=date, metavar="DATE", help="when it came out: what `last week` is counted from"
    )
    command.add_argument(
        "--title", metavar="T", help="its headline; the first line of a plain text is then a passage like the others"
    )
    command.add_argument(
        "--accept",
        type=drafts,
        nargs="+",
        metavar="N",
        help="make cards of the drafts of these numbers, or of all; a file is added to the library first",
    )
    command.add_argument(
        "--report", action="store_true", help="how many drafts you have accepted, edited and refused, by rule"
    )
    add_json(command)


def _add_index(commands: "Commands") -> None:
    about = "bring the index up to date now, and list what is wrong in the files"
    command = commands.add_parser("index", help=about, about=about, example="briefing index --rebuild")
    command.exits("0 the index is up to date, 2 it could not be brought up to date")
    command.add_argument("--rebuild", action="store_true", help="read every file anew, whatever the old index holds")
    add_json(command)


def _add_publish(commands: "Commands") -> None:
    about = "publish the library to an OpenSearch server, where others read it with --library URL"
    command = commands.add_parser(
        "publish", help=about, about=about, example="briefing publish https://search.example.org:9200/affair"
    )
    command.exits("0 the shared library is where this one is, 2 it could not be published")
    command.add_argument("url", metavar="URL", type=address, help="the server and the name of the library there")
    command.add_argument("--notes", action="store_true", help="publish your notes, too; without it they stay here")


def _add_completions(commands: "Commands") -> None:
    about = "write what makes your shell complete commands, options, and ids of cards"
    command = commands.add_parser(
        "completions", help=about, about=about, example="briefing completions bash > ~/.local/share/briefing.bash"
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish")


class _Manual(argparse.Action):
    """Writes the manual page, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from briefing.cli.manual import manual  # noqa: PLC0415

        Printer().write(manual(parser).rstrip("\n").split("\n"))
        parser.exit(exits.DONE)


class _ListRules(argparse.Action):
    """Writes every rule with what it finds, and ends the program."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from briefing.check import RULES  # noqa: PLC0415
        from briefing.render.columns import fit  # noqa: PLC0415

        widest = max(len(rule.id) for rule in RULES)
        Printer().write(f"{fit(rule.id, widest)}  {fit(rule.severity, 7)}  {rule.help}" for rule in RULES)
        parser.exit(exits.DONE)


_COMMANDS: Mapping[str, Callable[["Commands"], None]] = {
    "search": views_parser.add_search,
    "list": views_parser.add_list,
    "show": views_parser.add_show,
    "timeline": views_parser.add_timeline,
    "ties": views_parser.add_ties,
    "add": _add_add,
    "card": change_parser.add_card,
    "merge": change_parser.add_merge,
    "split": change_parser.add_split,
    "note": change_parser.add_note,
    "remove": change_parser.add_remove,
    "undo": change_parser.add_undo,
    "log": change_parser.add_log,
    "check": _add_check,
    "compare": views_parser.add_compare,
    "draft": _add_draft,
    "export": add_export,
    "watch": add_watch,
    "completions": _add_completions,
    "index": _add_index,
    "publish": _add_publish,
}
"""The commands in the order of the help, and what makes the parser of each."""

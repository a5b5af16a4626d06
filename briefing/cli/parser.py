"""The command line: its commands and options, each with an example."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from briefing import __version__
from briefing.cli import exits
from briefing.cli.change_parser import add_note, add_split
from briefing.cli.export_parser import add_export
from briefing.cli.printing import Printer
from briefing.cli.views_parser import add_ties, add_timeline
from briefing.cli.watch_parser import add_watch
from briefing.errors import ConfigError
from briefing.index import ServerAddress
from briefing.model import Date, Kind, TextKind

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    _Commands = argparse._SubParsersAction["_Command"]  # noqa: SLF001  (it has no public name)

_ABOUT = "A reader for a stack of articles: linked briefing cards, each statement one key from the passage it rests on."
_EXITS = "0 done, 1 nothing found, 2 it could not be done"
_CARD_KINDS = {name: kind.value for kind in Kind for name in (kind.value, kind.plural)}
ARTICLES = "articles"
"""What `list` lists in place of cards."""
_LISTED = {**_CARD_KINDS, "article": ARTICLES, ARTICLES: ARTICLES}
_HIT_KINDS = {**_CARD_KINDS, **{name: kind.value for kind in TextKind for name in (kind.value, kind.plural)}}
_QUERY_HELP = (
    'words, "a phrase", -not, OR, word*, word~, kind:offer, source:miami, actor:maduro, date:2019, date:2019-05..2024;'
    " a query that begins with - stands behind --"
)
_ADD_HELP = (
    "an article (.txt .md .eml, with the extra briefing[import] also .html .pdf), or a folder of them; nothing that is"
    " there is overwritten"
)

_MOST_DRAFTS = 10_000
"""So many drafts may be named as a run of numbers."""


class Parser(argparse.ArgumentParser):
    """argparse, speaking through our printer."""

    def __init__(self, *, about: str, example: str, **options: Any) -> None:
        super().__init__(
            **options,
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self._example = example
        self.exits(_EXITS)

    def exits(self, told: str) -> None:
        """Say what each exit status of the command means."""
        self.epilog = f"example: {self._example}\nexit status: {told}"

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and where the help is; exit 2."""
        if message.startswith("unrecognized arguments: -"):
            message += " (words of a query that begin with - stand in quotes with the others, or behind --)"
        Printer().say(f"{self.prog}: {message}; see {self.prog} --help")
        raise SystemExit(exits.FAILED)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        printer = Printer()
        if file is sys.stderr:
            printer.say_text(message)
        else:
            printer.write(message.rstrip("\n").split("\n"))


def make_parser() -> Parser:
    """The parser of every command: the chosen one is in `command`, the folders in `before` and `after`."""
    about = f"{_ABOUT}\nWithout a command: the reader."
    parser = Parser(prog="briefing", about=about, example="briefing --library ~/notes/affair")
    parser.add_argument(
        "--version", action="version", version=f"briefing {__version__}", help="show the version and exit"
    )
    parser.add_argument("--man", nargs=0, action=_Manual, help="write the manual page, for man -l -, and exit")
    _add_library(parser, "before")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_Command)
    _add_search(commands)
    _add_list(commands)
    _add_show(commands)
    add_timeline(commands, _QUERY_HELP)
    add_ties(commands)
    _add_add(commands)
    _add_card(commands)
    _add_merge(commands)
    add_split(commands)
    add_note(commands)
    _add_remove(commands)
    _add_undo(commands)
    _add_log(commands)
    _add_check(commands)
    _add_compare(commands)
    _add_draft(commands)
    add_export(commands)
    add_watch(commands, _Command)
    _add_completions(commands)
    _add_index(commands)
    _add_publish(commands)
    return parser


class _Command(Parser):
    """The parser of one command."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        _add_library(self, "after")


def _add_search(commands: "_Commands") -> None:
    about = "search cards and passages"
    command = commands.add_parser("search", help=about, about=about, example='briefing search "amnesty -offer" --json')
    command.add_argument("query", metavar="QUERY", nargs="+", help=_QUERY_HELP)
    command.add_argument("--kind", type=_hit_kind, metavar="KIND", help=f"only {_or(_HIT_KINDS)}")
    command.add_argument("--limit", type=_count, default=20, metavar="N", help="at most N hits (default: 20)")
    _add_json(command)


def _add_list(commands: "_Commands") -> None:
    about = "list the cards, or the articles"
    command = commands.add_parser("list", help=about, about=about, example="briefing list offers")
    help_ = f"only {_or(_LISTED)}"
    command.add_argument("kind", type=_listed, nargs="?", metavar="KIND|articles", help=help_)
    _add_json(command)


def _add_show(commands: "_Commands") -> None:
    about = "show a card, an article or a passage as plain text"
    command = commands.add_parser("show", help=about, about=about, example="briefing show nicolas-maduro")
    command.add_argument("id", metavar="ID", help="an id, the address of a passage (ARTICLE#^pN), or a name")
    _add_json(command)


def _add_add(commands: "_Commands") -> None:
    about = "add articles to a library, and read the ones it tells of in their own words"
    command = commands.add_parser("add", help=about, about=about, example="briefing add ~/Downloads/article.txt")
    command.exits("0 all were added, 1 there was nothing to add, 2 some could not be read or stored")
    command.add_argument("paths", metavar="FILE|DIR", nargs="+", type=_path, help=_ADD_HELP)
    command.add_argument(
        "--to", type=Path, metavar="DIR", help="add to this library (default: the last --library, else your own)"
    )
    command.add_argument(
        "--encoding",
        type=_encoding,
        default="",
        metavar="NAME",
        help="the encoding of texts, Markdown and pages, such as windows-1251 (default: what they tell, else a guess)",
    )
    command.add_argument(
        "-y", "--yes", action="store_true", help="add what is in a folder without asking, as is done without a terminal"
    )
    _add_json(command)


def _add_check(commands: "_Commands") -> None:
    about = "find what is wrong in the cards and articles"
    command = commands.add_parser("check", help=about, about=about, example="briefing check --fail-on note")
    command.exits("0 nothing that matters was found, 1 something was, 2 it could not be done")
    command.add_argument(
        "--fail-on",
        nargs="+",
        action="extend",
        type=_rule_or_severity,
        metavar="RULE|SEVERITY",
        help="exit 1 on findings of these rules, and of these severities and graver ones: error, warning or note"
        " (default: warning)",
    )
    command.add_argument("--rules", nargs=0, action=_ListRules, help="list the rules and exit")
    _add_json(command)


def _add_compare(commands: "_Commands") -> None:
    about = "what two articles, or two cards, have in common and in what they differ; with --all, what contradicts what"
    example = "briefing compare miami-herald-2019-07-23 wall-street-journal-2024-08-11"
    command = commands.add_parser("compare", help=about, about=about, example=example)
    command.exits("0 something was found, 1 they have nothing in common, 2 it could not be done")
    command.add_argument("names", metavar="ARTICLE", nargs="*", help="two articles, or two cards: ids or names")
    command.add_argument(
        "--all", action="store_true", help="list where articles contradict each other, the gravest first"
    )
    _add_json(command)


def _add_card(commands: "_Commands") -> None:
    about = "make a card of your own, or add to one; what is not yours gets an addition in your own library"
    example = 'briefing card add nicolas-maduro "He left." --cite miami-herald-2019-07-23#^p4'
    card = commands.add_parser("card", help=about, about=about, example=example)
    actions = card.add_subparsers(
        dest="action", metavar="ACTION", title="actions", required=True, parser_class=_Command
    )
    new = actions.add_parser(
        "new", help="make a card", about="make a card", example='briefing card new actor "Ana Ruiz"'
    )
    new.add_argument("kind", type=_card_kind, metavar="KIND", help=_or(_CARD_KINDS))
    new.add_argument("title", metavar="TITLE", help="its title; its id is made of it, and is written")
    add = actions.add_parser("add", help="add a claim", about="add a claim to a card", example=example)
    add.add_argument("id", metavar="ID", help="the id of a card, or a name")
    add.add_argument("text", metavar="TEXT", help="the claim; [[id]] and [[id|label]] in it are links")
    add.add_argument(
        "--cite", nargs="+", action="extend", default=[], metavar="ADDRESS", help="the passages that it rests on"
    )
    add.add_argument("--under", default="", metavar="HEADING", help="the heading it stands under (default: the last)")
    about = "add another name to a card"
    alias = actions.add_parser("alias", help=about, about=about, example="briefing card alias ana-ruiz Anita")
    alias.add_argument("id", metavar="ID", help="the id of a card, or a name")
    alias.add_argument("name", metavar="NAME", help="the name, by which the card is found and mentioned")
    about = "decide that two cards are different, so that they are not proposed as one again; undo takes it back"
    different = actions.add_parser(
        "different", help=about, about=about, example="briefing card different jose-mora jose-mora-diaz"
    )
    different.add_argument("id", metavar="ID", help="the id of a card, or a name")
    different.add_argument("other", metavar="OTHER", help="the card that it is not")
    for action in (new, add, alias, different):
        _add_json(action)


def _add_merge(commands: "_Commands") -> None:
    about = "decide that two cards are one and the same; no file of them is written, and undo parts them"
    command = commands.add_parser("merge", help=about, about=about, example="briefing merge maduro nicolas-maduro")
    command.add_argument("id", metavar="ID", help="the id of a card, or a name")
    command.add_argument("into", metavar="INTO", help="the card that it is")
    _add_json(command)


def _add_remove(commands: "_Commands") -> None:
    about = "remove an article that was added, with its copies; undo brings it back"
    command = commands.add_parser("remove", help=about, about=about, example="briefing remove miami-herald-2019-07-23")
    command.add_argument("article", metavar="ARTICLE", help="the id of an article, or its title")


def _add_undo(commands: "_Commands") -> None:
    about = "undo a change of your own library"
    command = commands.add_parser("undo", help=about, about=about, example="briefing undo 3")
    command.add_argument(
        "number",
        type=_count,
        nargs="?",
        default=0,
        metavar="N",
        help="its number in the log (default: the last)",
    )
    command.add_argument("--redo", action="store_true", help="make a change again that was undone")


def _add_log(commands: "_Commands") -> None:
    about = "list what was changed in your own library"
    command = commands.add_parser("log", help=about, about=about, example="briefing log --json")
    _add_json(command)


def _add_draft(commands: "_Commands") -> None:
    about = "draft cards from articles: actors, offers, talks and sanctions, each with the sentences it rests on"
    command = commands.add_parser("draft", help=about, about=about, example="briefing draft ~/Downloads/article.txt")
    command.add_argument(
        "names", metavar="FILE|ARTICLE", nargs="*", help="a file that holds an article, or an article of the library"
    )
    command.add_argument(
        "--published", type=_date, metavar="DATE", help="when it came out: what `last week` is counted from"
    )
    command.add_argument(
        "--title", metavar="T", help="its headline; the first line of a plain text is then a passage like the others"
    )
    command.add_argument(
        "--accept",
        type=_drafts,
        nargs="+",
        metavar="N",
        help="make cards of the drafts of these numbers, or of all; a file is added to the library first",
    )
    command.add_argument(
        "--report", action="store_true", help="how many drafts you have accepted, edited and refused, by rule"
    )
    _add_json(command)


def _add_index(commands: "_Commands") -> None:
    about = "bring the index up to date now, and list what is wrong in the files"
    command = commands.add_parser("index", help=about, about=about, example="briefing index --rebuild")
    command.exits("0 the index is up to date, 2 it could not be brought up to date")
    command.add_argument("--rebuild", action="store_true", help="read every file anew, whatever the old index holds")
    _add_json(command)


def _add_publish(commands: "_Commands") -> None:
    about = "publish the library to an OpenSearch server, where others read it with --library URL"
    command = commands.add_parser(
        "publish", help=about, about=about, example="briefing publish https://search.example.org:9200/affair"
    )
    command.exits("0 the shared library is where this one is, 2 it could not be published")
    command.add_argument("url", metavar="URL", type=_address, help="the server and the name of the library there")
    command.add_argument("--notes", action="store_true", help="publish your notes, too; without it they stay here")


def _add_completions(commands: "_Commands") -> None:
    about = "write what makes your shell complete commands, options, and ids of cards"
    command = commands.add_parser(
        "completions", help=about, about=about, example="briefing completions bash > ~/.local/share/briefing.bash"
    )
    command.add_argument("shell", choices=("bash", "zsh", "fish"), metavar="SHELL", help="bash, zsh or fish")


def _add_library(parser: Parser, dest: str) -> None:
    parser.add_argument(
        "--library",
        action="append",
        type=_place,
        default=[],
        dest=dest,
        metavar="DIR",
        help="read this folder instead of the libraries that open by default; may be repeated, the later folder wins;"
        " https://HOST:9200/NAME is a shared library, which is opened alone",
    )


def _place(text: str) -> Path | ServerAddress:
    """A folder, or the address of a shared library."""
    try:
        return ServerAddress.parse(text) if ServerAddress.is_one(text) else Path(text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _address(text: str) -> ServerAddress:
    """The address of a shared library."""
    try:
        return ServerAddress.parse(text)
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON")


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


def _rule_or_severity(text: str) -> str:
    """The name of a rule or a severity."""
    from briefing.check import rules_of  # noqa: PLC0415

    try:
        rules_of([text])
    except ConfigError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    return text


def _hit_kind(text: str) -> str:
    return _kind(text, _HIT_KINDS)


def _card_kind(text: str) -> str:
    return _kind(text, _CARD_KINDS)


def _listed(text: str) -> str:
    return _kind(text, _LISTED)


def _kind(text: str, known: dict[str, str]) -> str:
    try:
        return known[text.casefold()]
    except KeyError:
        raise argparse.ArgumentTypeError(f"there is no kind “{text}”; it is {_or(known)}") from None


def _drafts(text: str) -> tuple[int, ...]:
    """The numbers of drafts, 0 for all of them: `all`, `3`, `1,4-6`."""
    if text.casefold() == "all":
        return (0,)
    numbers = list[int]()
    for piece in text.split(","):
        first, dash, last = piece.partition("-")
        start, end = _count(first), _count(last if dash else first)
        if end - start > _MOST_DRAFTS:
            raise argparse.ArgumentTypeError(f"“{text}” is more drafts than an article has")
        numbers += range(start, end + 1)
    return tuple(numbers)


def _date(text: str) -> Date | None:
    """A date, in EDTF or written out; none where the text is empty."""
    from briefing.sources.dates import told_date  # noqa: PLC0415  (most commands read no date)

    if not text:
        return None
    if (told := told_date(text)) is None:
        raise argparse.ArgumentTypeError(f"“{text}” is no date; write 2019-07-23, 2019-07 or 2019")
    return told


def _path(text: str) -> Path:
    """A path; the empty text, as of a variable that is not set, is not the folder one is in."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path names no file; the folder you are in is .")
    return Path(text)


def _encoding(text: str) -> str:
    if not text:
        return text
    from briefing.sources.encoding import codec  # noqa: PLC0415 - seldom needed, and it loads what guesses encodings

    try:
        codec(text)
    except LookupError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no encoding that is known: write for example windows-1251, koi8-r, shift_jis or utf-8"
        ) from None
    return text


def _or(known: dict[str, str]) -> str:
    *names, last = dict.fromkeys(known.values())
    return f"{', '.join(names)} or {last}"


def _count(text: str) -> int:
    if not text.isdecimal() or not text.isascii() or not 1 <= int(text[:9]) <= 1_000_000:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to 1000000")
    return int(text)

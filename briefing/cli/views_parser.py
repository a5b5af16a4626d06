"""The commands that show something of the library, with their options."""

from typing import TYPE_CHECKING

from briefing.cli.argument_types import HIT_KINDS, LISTED, count, hit_kind, listed, one_of
from briefing.cli.command_parser import add_json

if TYPE_CHECKING:
    from briefing.cli.command_parser import Commands

_QUERY_HELP = (
    'words, "a phrase", -not, OR, word*, word~, kind:offer, source:miami, actor:maduro, date:2019, date:2019-05..2024;'
    " a query that begins with - stands behind --"
)


def add_search(commands: "Commands") -> None:
    """`briefing search`."""
    about = "search cards and passages"
    command = commands.add_parser("search", help=about, about=about, example='briefing search "amnesty -offer" --json')
    command.add_argument("query", metavar="QUERY", nargs="+", help=_QUERY_HELP)
    command.add_argument("--kind", type=hit_kind, metavar="KIND", help=f"only {one_of(HIT_KINDS)}")
    command.add_argument("--limit", type=count, default=20, metavar="N", help="at most N hits (default: 20)")
    add_json(command)


def add_list(commands: "Commands") -> None:
    """`briefing list`."""
    about = "list the cards, or the articles"
    command = commands.add_parser("list", help=about, about=about, example="briefing list offers")
    help_ = f"only {one_of(LISTED)}"
    command.add_argument("kind", type=listed, nargs="?", metavar="KIND|articles", help=help_)
    add_json(command)


def add_show(commands: "Commands") -> None:
    """`briefing show`."""
    about = "show a card, an article or a passage as plain text"
    command = commands.add_parser("show", help=about, about=about, example="briefing show nicolas-maduro")
    command.add_argument("id", metavar="ID", help="an id, the address of a passage (ARTICLE#^pN), or a name")
    add_json(command)


def add_compare(commands: "Commands") -> None:
    """`briefing compare`."""
    about = "what two articles, or two cards, have in common and in what they differ; with --all, what contradicts what"
    example = "briefing compare miami-herald-2019-07-23 wall-street-journal-2024-08-11"
    command = commands.add_parser("compare", help=about, about=about, example=example)
    command.exits("0 something was found, 1 they have nothing in common, 2 it could not be done")
    command.add_argument("names", metavar="ARTICLE", nargs="*", help="two articles, or two cards: ids or names")
    command.add_argument(
        "--all", action="store_true", help="list where articles contradict each other, the gravest first"
    )
    add_json(command)


def add_timeline(commands: "Commands") -> None:
    """`briefing timeline`."""
    about = "the order of events: everything dated, or what a query finds of it"
    command = commands.add_parser("timeline", help=about, about=about, example="briefing timeline kind:talks --json")
    command.add_argument("query", metavar="QUERY", nargs="*", help=_QUERY_HELP)
    add_json(command)


def add_ties(commands: "Commands") -> None:
    """`briefing ties`."""
    about = "who has to do with a card, and by what; with a second card, how the two are tied"
    example = "briefing ties michelle-bachelet daniel-p-erikson"
    command = commands.add_parser("ties", help=about, about=about, example=example)
    command.add_argument("id", metavar="ID", help="the id of a card, or a name")
    command.add_argument("other", metavar="OTHER", nargs="?", help="another card: the shortest ways to it")
    add_json(command)

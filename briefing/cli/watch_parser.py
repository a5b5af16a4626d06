"""The command `watch`, with its actions and options."""

from typing import TYPE_CHECKING

from briefing.cli.command_parser import Command, add_json

if TYPE_CHECKING:
    from briefing.cli.command_parser import Commands


def add_watch(commands: "Commands") -> None:
    """`briefing watch`."""
    about = "save searches, and tell what is new for each"
    watch = commands.add_parser("watch", help=about, about=about, example="briefing watch add talks 'kind:talks oslo'")
    actions = watch.add_subparsers(
        dest="action", metavar="ACTION", title="actions", required=True, parser_class=Command
    )
    about = "save a search; what is there now is not new for it"
    add = actions.add_parser("add", help=about, about=about, example="briefing watch add talks 'kind:talks oslo'")
    add.add_argument("name", metavar="NAME", help="what the search is called; one of that name is replaced")
    add.add_argument("query", metavar="QUERY", nargs="+", help="the query; one that begins with - stands behind --")
    about = "list the saved searches"
    list_ = actions.add_parser("list", help=about, about=about, example="briefing watch list")
    about = "tell what is new since the last run; for cron"
    run = actions.add_parser("run", help=about, about=about, example="briefing watch run --json")
    run.exits("0 something is new, 1 nothing is, 2 it could not be done")
    about = "save a search no more"
    remove = actions.add_parser("remove", help=about, about=about, example="briefing watch remove talks")
    remove.add_argument("name", metavar="NAME", help="the name of a saved search")
    for action in (list_, run):
        add_json(action)

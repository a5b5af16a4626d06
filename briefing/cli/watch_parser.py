"""The command `watch`, with its actions and options."""

import argparse
from typing import Any


def add_watch(commands: "argparse._SubParsersAction[Any]", parser_class: type[Any]) -> None:  # (it has no public name)
    """`briefing watch`, its actions parsed by the class of all commands."""
    about = "save searches, and tell what is new for each"
    watch = commands.add_parser("watch", help=about, about=about, example="briefing watch add talks 'kind:talks oslo'")
    actions = watch.add_subparsers(
        dest="action", metavar="ACTION", title="actions", required=True, parser_class=parser_class
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
        action.add_argument("--json", action="store_true", help="write JSON")

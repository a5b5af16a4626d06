"""The commands `timeline` and `ties`, with their options."""

import argparse
from typing import Any


def add_timeline(commands: "argparse._SubParsersAction[Any]", query_help: str) -> None:  # (it has no public name)
    """`briefing timeline`."""
    about = "the order of events: everything dated, or what a query finds of it"
    command = commands.add_parser("timeline", help=about, about=about, example="briefing timeline kind:talks --json")
    command.add_argument("query", metavar="QUERY", nargs="*", help=query_help)
    command.add_argument("--json", action="store_true", help="write JSON")


def add_ties(commands: "argparse._SubParsersAction[Any]") -> None:
    """`briefing ties`."""
    about = "who has to do with a card, and by what; with a second card, how the two are tied"
    example = "briefing ties michelle-bachelet daniel-p-erikson"
    command = commands.add_parser("ties", help=about, about=about, example=example)
    command.add_argument("id", metavar="ID", help="the id of a card, or a name")
    command.add_argument("other", metavar="OTHER", nargs="?", help="another card: the shortest ways to it")
    command.add_argument("--json", action="store_true", help="write JSON")

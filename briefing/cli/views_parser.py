"""The commands `timeline` and `ties`, with their options."""

import argparse
from typing import Any


def add_timeline(commands: "argparse._SubParsersAction[Any]", query_help: str) -> None:  # (it has no public name)
    """`briefing timeline`."""
    about = "the order of events: everything dated, or what a query finds of it"
    command = commands.add_parser("timeline", help=about, about=about, example="briefing timeline kind:talks --json")
    command.add_argument("query", metavar="QUERY", nargs="*", help=query_help)
    command.add_argument("--json", action="store_true", help="write JSON")

"""The commands `note` and `split`, with their options."""

import argparse
from typing import Any

from briefing.model import Kind


def add_note(commands: "argparse._SubParsersAction[Any]") -> None:  # (it has no public name)
    """`briefing note`."""
    about = "note something on a card, an article or a passage; without a text, write what is noted"
    command = commands.add_parser("note", help=about, about=about, example='briefing note nicolas-maduro "Ask again."')
    command.exits("0 done, 1 nothing is noted or there is no such target, 2 it could not be done")
    command.add_argument("target", metavar="TARGET", help="an id, the address of a passage (ARTICLE#^pN), or a name")
    texts = command.add_mutually_exclusive_group()
    texts.add_argument(
        "text", metavar="TEXT", nargs="?", help="the note, in Markdown (default: what is piped into the command)"
    )
    texts.add_argument(
        "--replace", metavar="TEXT", help="write this in the place of what is noted; an empty text takes that out"
    )
    command.add_argument("--json", action="store_true", help="write JSON")


def add_split(commands: "argparse._SubParsersAction[Any]") -> None:
    """`briefing split`."""
    about = "move claims of a card to a new one; without --claims, list those that can be moved, with their numbers"
    command = commands.add_parser(
        "split", help=about, about=about, example='briefing split nicolas-maduro --claims 1,3 --title "Another Maduro"'
    )
    command.add_argument("id", metavar="ID", help="the id of a card, or a name")
    command.add_argument("--claims", type=_numbers, metavar="N,N", help="the claims that go to the new card")
    command.add_argument("--title", metavar="T", help="the title of the new card")
    kinds = [kind.value for kind in Kind]
    command.add_argument("--kind", choices=kinds, metavar="K", help="its kind (default: that of the card)")
    command.add_argument("--json", action="store_true", help="write JSON")


def _numbers(text: str) -> tuple[int, ...]:
    """Numbers from 1, each once, parted by commas."""
    pieces = [piece.strip() for piece in text.split(",")]
    if not all(piece.isdecimal() and piece.isascii() and int(piece[:9]) > 0 for piece in pieces):
        raise argparse.ArgumentTypeError(f"“{text}” is no list of numbers; write for example 1,3")
    return tuple(dict.fromkeys(int(piece[:9]) for piece in pieces))

"""The commands that change the reader's own library, with their options."""

from typing import TYPE_CHECKING

from briefing.cli.argument_types import CARD_KINDS, card_kind, count, numbers, one_of
from briefing.cli.command_parser import Command, add_json
from briefing.model import Kind

if TYPE_CHECKING:
    from briefing.cli.command_parser import Commands


def add_card(commands: "Commands") -> None:
    """`briefing card`."""
    about = "make a card of your own, or add to one; what is not yours gets an addition in your own library"
    example = 'briefing card add nicolas-maduro "He left." --cite miami-herald-2019-07-23#^p4'
    card = commands.add_parser("card", help=about, about=about, example=example)
    actions = card.add_subparsers(dest="action", metavar="ACTION", title="actions", required=True, parser_class=Command)
    new = actions.add_parser(
        "new", help="make a card", about="make a card", example='briefing card new actor "Ana Ruiz"'
    )
    new.add_argument("kind", type=card_kind, metavar="KIND", help=one_of(CARD_KINDS))
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
        add_json(action)


def add_merge(commands: "Commands") -> None:
    """`briefing merge`."""
    about = "decide that two cards are one and the same; no file of them is written, and undo parts them"
    command = commands.add_parser("merge", help=about, about=about, example="briefing merge maduro nicolas-maduro")
    command.add_argument("id", metavar="ID", help="the id of a card, or a name")
    command.add_argument("into", metavar="INTO", help="the card that it is")
    add_json(command)


def add_remove(commands: "Commands") -> None:
    """`briefing remove`."""
    about = "remove an article that was added, with its copies; undo brings it back"
    command = commands.add_parser("remove", help=about, about=about, example="briefing remove miami-herald-2019-07-23")
    command.add_argument("article", metavar="ARTICLE", help="the id of an article, or its title")


def add_undo(commands: "Commands") -> None:
    """`briefing undo`."""
    about = "undo a change of your own library"
    command = commands.add_parser("undo", help=about, about=about, example="briefing undo 3")
    command.add_argument(
        "number",
        type=count,
        nargs="?",
        default=0,
        metavar="N",
        help="its number in the log (default: the last)",
    )
    command.add_argument("--redo", action="store_true", help="make a change again that was undone")


def add_log(commands: "Commands") -> None:
    """`briefing log`."""
    about = "list what was changed in your own library"
    command = commands.add_parser("log", help=about, about=about, example="briefing log --json")
    add_json(command)


def add_note(commands: "Commands") -> None:
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
    add_json(command)


def add_split(commands: "Commands") -> None:
    """`briefing split`."""
    about = "move claims of a card to a new one; without --claims, list those that can be moved, with their numbers"
    command = commands.add_parser(
        "split", help=about, about=about, example='briefing split nicolas-maduro --claims 1,3 --title "Another Maduro"'
    )
    command.add_argument("id", metavar="ID", help="the id of a card, or a name")
    command.add_argument("--claims", type=numbers, metavar="N,N", help="the claims that go to the new card")
    command.add_argument("--title", metavar="T", help="the title of the new card")
    kinds = [kind.value for kind in Kind]
    command.add_argument("--kind", choices=kinds, metavar="K", help="its kind (default: that of the card)")
    add_json(command)

"""The command `export`, with its options."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.cli.command_parser import Commands

FORMATS = ("md", "html", "docx", "csl", "bibtex", "ftm", "jsonld", "graphml")
"""The names of the formats, as `export.Format` has them; the parser of every command is made without that floor."""


def add_export(commands: "Commands") -> None:
    """`briefing export`."""
    about = "export the library, what a query finds, or what is named, in a format of other programs"
    command = commands.add_parser(
        "export", help=about, about=about, example="briefing export nicolas-maduro --format docx -o maduro.docx"
    )
    command.exits("0 done, 1 there is nothing to export, 2 it could not be done")
    command.add_argument(
        "ids", metavar="ID", nargs="*", help="a card, an article, a passage, or a name (default: the whole library)"
    )
    command.add_argument("--query", metavar="Q", help="what this query finds")
    command.add_argument(
        "--format",
        required=True,
        type=str.lower,
        choices=FORMATS,
        metavar="F",
        help="md (Markdown with footnotes), html, docx; csl, bibtex (the articles as sources); ftm (FollowTheMoney),"
        " jsonld (Web Annotations), graphml (a graph)",
    )
    command.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="the file to write (default: standard output)"
    )
    command.add_argument("--force", action="store_true", help="write over a file that is there")
    command.add_argument(
        "--digests", action="store_true", help="digests alone: no passage leaves in the article's own words"
    )

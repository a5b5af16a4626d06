"""The parser of one command: argparse, speaking through our printer."""

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.cli import exits
from briefing.cli.argument_types import place
from briefing.cli.printing import Printer

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

    Commands = argparse._SubParsersAction["Command"]  # noqa: SLF001  (it has no public name)

_EXITS = "0 done, 1 nothing found, 2 it could not be done"


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


class Command(Parser):
    """The parser of one command."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        add_library(self, "after")


def add_library(parser: Parser, dest: str) -> None:
    """Take the folders that are to be opened, as `dest`."""
    parser.add_argument(
        "--library",
        action="append",
        type=place,
        default=[],
        dest=dest,
        metavar="DIR",
        help="read this folder instead of the libraries that open by default; may be repeated, the later folder wins;"
        " https://HOST:9200/NAME is a shared library, which is opened alone",
    )


def add_json(parser: Parser) -> None:
    """Take `--json`."""
    parser.add_argument("--json", action="store_true", help="write JSON")

"""`python -m tests.torture.asking`: asks the library of the environment all the questions, and prints the answers."""

import io
import json
import sys
from contextlib import redirect_stderr, redirect_stdout

from briefing.cli import run
from tests.torture.scene import ADDED, ECHO, MENTIONED

QUESTIONS = (
    ("list", "--json"),
    ("search", "mill", "--json"),
    ("search", '"the old mill"', "--json"),
    ("show", MENTIONED, "--json"),
    ("show", "lake-herald-2022-10-11", "--json"),
    ("show", f"{ECHO}#^p3", "--json"),
    ("show", ADDED, "--json"),
)


def main() -> dict[str, tuple[int, str, str]]:
    """The exit status, the output and the talk of every question."""
    return {" ".join(question): _ask(*question) for question in QUESTIONS}


def _ask(*question: str) -> tuple[int, str, str]:
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            status = run(question)
        except SystemExit as left:
            status = int(left.code or 0)
    return status, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    json.dump(main(), sys.stdout)

"""`python -m tests.torture.asking QUESTIONS`: runs commands one after the other, given and answered as JSON."""

import io
import json
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout

from briefing.cli import run


def ask(question: Sequence[str]) -> tuple[int, str, str]:
    """The exit status, the output and the talk of a command."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            status = run(question)
        except SystemExit as left:
            status = int(left.code or 0)
    return status, out.getvalue(), err.getvalue()


if __name__ == "__main__":
    json.dump([ask(question) for question in json.loads(sys.argv[1])], sys.stdout)

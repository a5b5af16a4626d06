"""The command line."""

import os
import signal
import sys
import threading
from collections.abc import Sequence

from briefing.cli import exits


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the program with the arguments of the command line; the exit status.

    It is the same whatever becomes of standard output and standard error: an interpreter that cannot flush them when
    it ends would put a status of its own in its place. A thread that still works, as when the reader is left at once,
    would run into the interpreter being taken down; the process is ended under it.
    """
    _hold_standard_streams()
    try:
        from briefing.cli.main import run as run_command  # noqa: PLC0415 - an interrupt may come while it is loaded

        status = run_command(arguments)
    except KeyboardInterrupt:
        status = exits.INTERRUPTED
    finally:
        if arguments is None:
            signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left to do is to end
        _flush_standard_streams()
    if arguments is None and threading.active_count() > 1:
        os._exit(status)
    return status


def _hold_standard_streams() -> None:
    """Have closed standard streams lead nowhere: else the next file that is opened would take their place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number, which is this one


def _flush_standard_streams() -> None:
    """Write what is left in them; where that cannot be, it goes nowhere."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
        except ValueError:
            pass  # it is closed


__all__ = ["run"]

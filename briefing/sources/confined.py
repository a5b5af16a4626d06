"""The child's half of a confined run: limits on itself, and one answer for the bytes at stdin."""

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress


def serve(answer: Callable[[str, bytes], bytes]) -> None:
    """Read `TASK MEMORY SECONDS` from the arguments, the limits in bytes and seconds, and answer what is at stdin."""
    task, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with os.fdopen(own_stdout(), "wb") as out:
        limit(memory, seconds)
        out.write(answer(task, sys.stdin.buffer.read()))


def own_stdout() -> int:
    """A descriptor of stdout that is ours alone: what a parser prints goes nowhere."""
    own = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return own


def limit(memory: int, seconds: int) -> None:
    """Bound memory and time, write no file, start no process; what a system does not bound, the parent's clock does."""
    try:
        import resource  # noqa: PLC0415 - it is there on POSIX alone
    except ImportError:
        return
    signal.alarm(2 * seconds)  # where the parent is gone, nobody else ends a child that waits
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        with suppress(ValueError, OSError):  # macOS does not bound memory, and nobody may raise a bound
            resource.setrlimit(limit, (most, most))

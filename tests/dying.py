"""For a process of its own: work that is killed at its first write to the disk, at its second, and so on as asked."""

import os
import signal
import sys
from collections.abc import Callable

_CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir")


def die_when_asked(work: Callable[[], object]) -> None:
    """For each number on standard input, do the work in a fork that is killed at that write; print how it ended."""
    for line in sys.stdin:
        process = os.fork()
        if not process:
            _die_at(int(line))
            work()
            os._exit(0)
        print(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), flush=True)


def _die_at(left: int) -> None:
    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        flags = arguments[2] if event == "open" else 0
        if event in _CHANGES or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR)):
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)

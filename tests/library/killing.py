"""`python -m tests.library.killing KNOWN CACHE TARGETS FILE…`: adds files again and again, each time killed later.

Each run is a process of its own that adds to a fresh folder `TARGETS/N` and is killed at the Nth step by which the
store changes the disk; a write is killed half way. The last one, which comes to its end, is the one of the number
that is printed.
"""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from briefing.library import Library, journal
from briefing.library.editing import folder

_STEPS = ("makedirs", "mkdir", "open", "write", "fsync", "link", "rename", "unlink", "close")


class _Killing:
    """The module `os` as the store uses it, until a step."""

    def __init__(self, at: int) -> None:
        self._left = at

    def __getattr__(self, name: str) -> Any:
        return self._counted(name) if name in _STEPS else getattr(os, name)

    def _counted(self, name: str) -> Any:
        def step(*arguments: Any, **options: Any) -> Any:
            self._left -= 1
            if not self._left and name == "write":
                os.write(arguments[0], arguments[1][: len(arguments[1]) // 2])
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)
            return getattr(os, name)(*arguments, **options)

        return step


def killed_at_every_step(start: Path, targets: Path, work: Callable[[Path], object]) -> int:
    """Do work on a copy of `start` in `targets/1` and be killed at its first step, and so on; the number of the last.

    The last comes to its end.
    """
    for at in count(1):
        target = targets / str(at)
        shutil.copytree(start, target)
        child = os.fork()
        if not child:
            vars(folder)["os"] = vars(journal)["os"] = _Killing(at)
            work(target)
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            break
    return at


def main(known: Path, cache: Path, targets: Path, *files: Path) -> int:
    """Kill until one comes to its end."""
    library = Library.open([known], cache)
    library.refresh()
    for at in count(1):
        child = os.fork()
        if not child:
            vars(folder)["os"] = vars(journal)["os"] = _Killing(at)
            library.add(files, targets / str(at))
            os._exit(0)
        if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != -signal.SIGKILL:
            break
    return at


if __name__ == "__main__":
    print(main(*map(Path, sys.argv[1:])))

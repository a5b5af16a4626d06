"""Which files the program opens, told by the interpreter itself."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_watched: list[tuple[str, list[str]]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watched and isinstance(arguments[0], str) and not _of_directory(arguments[2]):
        for folder, heard in _watched:
            if arguments[0].startswith(folder + os.sep):
                heard.append(Path(arguments[0]).name)


def _of_directory(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & os.O_DIRECTORY)


sys.addaudithook(_hear)


@contextmanager
def opened_below(folder: Path) -> Iterator[list[str]]:
    """The names of the files below `folder` that are opened during a `with`, in order."""
    watched = (os.path.realpath(folder), list[str]())
    _watched.append(watched)
    try:
        yield watched[1]
    finally:
        _watched.remove(watched)

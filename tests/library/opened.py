"""Which files the program opens, and which folders it lists, told by the interpreter itself."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_watched: list[tuple[str, list[str]]] = []
_walked: list[tuple[str, list[str]]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watched and isinstance(arguments[0], str) and not _of_directory(arguments[2]):
        for folder, heard in _watched:
            if arguments[0].startswith(folder + os.sep):
                heard.append(Path(arguments[0]).name)
    elif event == "os.scandir":
        for folder, heard in _walked:
            if str(arguments[0]).startswith(folder):
                heard.append(str(arguments[0]))


def _of_directory(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & os.O_DIRECTORY)


sys.addaudithook(_hear)


@contextmanager
def opened_below(folder: Path) -> Iterator[list[str]]:
    """The names of the files below `folder` that are opened during a `with`, in order."""
    with _heard(_watched, folder) as heard:
        yield heard


@contextmanager
def walked_below(folder: Path) -> Iterator[list[str]]:
    """The folders from `folder` on down that are listed during a `with`, in order."""
    with _heard(_walked, folder) as heard:
        yield heard


@contextmanager
def _heard(by: list[tuple[str, list[str]]], folder: Path) -> Iterator[list[str]]:
    watched = (os.path.realpath(folder), list[str]())
    by.append(watched)
    try:
        yield watched[1]
    finally:
        by.remove(watched)

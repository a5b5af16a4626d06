"""A library whose files were written long ago, so that their stamps are trusted."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from briefing.library import Library
from tests.tiny import write_good

HOUR = 3_600_000_000_000


def age(folder: Path, by: int = HOUR) -> None:
    """Set the clock of every file below `folder` back by so many nanoseconds."""
    then = time.time_ns() - by
    for path in folder.rglob("*.md"):
        os.utime(path, ns=(then, then))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The tiny library as files, an hour old."""
    written = write_good(tmp_path / "tiny")
    age(written)
    return written


Open = Callable[..., Library]


@pytest.fixture
def open_library(tmp_path: Path) -> Iterator[Open]:
    """Opens folders with the cache `tmp_path / "cache"`; what it opened is closed behind the test."""
    with ExitStack() as stack:

        def opened(*folders: Path, cache: Path = tmp_path / "cache") -> Library:
            library = Library.open(folders, cache)
            stack.callback(library.close)
            return library

        yield opened

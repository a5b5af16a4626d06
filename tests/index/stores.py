"""Indexes on the disk: written, opened, refused."""

import fcntl
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from briefing.index import Changes, Index, open_index
from briefing.model import Kind
from tests.index.asking import everything
from tests.index.harbour import CARDS, SOURCES, card

WHOLE = Changes(CARDS, SOURCES, ledger="whole")


NEW = Changes([card("new", Kind.ACTOR, "Brand new", "Fresh paint.")], gone=["ana-solis"], ledger="new")


def opened(directory: Path) -> list[object]:
    with closing(open_index(directory)) as index, closing(index.open()) as reader:
        return [index.ledger(), *everything(reader)]


def assert_reads(index: Index) -> None:
    """The whole library can be read and searched."""
    with closing(index.open()) as reader:
        assert {entry.id for entry in reader.roster().cards} >= {"lamp-trust", "oil-ban"}
        assert reader.search("ferry").total == 1


def refuse(monkeypatch: pytest.MonkeyPatch, call: str, below: Path | None, number: int) -> None:
    """Lets a call that writes below a folder fail; reading goes on."""
    real = getattr(__import__(call.partition(".")[0]), call.partition(".")[2])

    def refusing(*arguments: Any, **options: Any) -> Any:
        writes = len(arguments) > 1 and arguments[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if below is None or (writes and _path(arguments[0], options.get("dir_fd")).is_relative_to(below)):
            raise OSError(number, os.strerror(number))
        return real(*arguments, **options)

    monkeypatch.setattr(call, refusing)


def _path(name: str | Path, directory: int | None) -> Path:
    """Where a file that is opened stands."""
    if directory is None:
        return Path(name)
    if sys.platform == "darwin":
        return Path(os.fsdecode(fcntl.fcntl(directory, fcntl.F_GETPATH, bytes(1024)).rstrip(b"\0")), name)
    return Path(f"/proc/self/fd/{directory}").readlink() / name

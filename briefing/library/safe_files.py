"""Files of a library folder: found and read without ever leaving it."""

# ruff: noqa: PTH118 - paths are strings here: thousands are walked, and bytes that are no text survive

import os
import stat
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from briefing.library import file_problems
from briefing.model import Problem
from briefing.text import NotRegularError, clean_path, open_regular

PARTS = ARTICLES, CARDS, ORIGINALS, NOTES = "articles", "cards", "originals", "notes"
"""The parts of a library folder."""


class Stamp(NamedTuple):
    """What the system tells of a file without opening it."""

    mtime: int
    """When it was last written, in nanoseconds since the epoch."""
    size: int
    """How many bytes it has."""
    inode: int
    """Its number in its file system."""
    ctime: int = 0
    """When its content or its attributes last changed, in nanoseconds since the epoch: nobody can set it back."""

    @classmethod
    def of(cls, status: os.stat_result) -> "Stamp":
        """The stamp in a status."""
        return cls(status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file held, and its stamp when it was opened."""

    data: bytes
    """Its bytes."""
    stamp: Stamp
    """Its stamp."""

    @property
    def sum(self) -> str:
        """What its bytes are known by."""
        return blake2b(self.data, digest_size=16).hexdigest()


def shown(root: str, path: str) -> str:
    """How a file is called on the screen: its whole path, letter for letter where a terminal can show it."""
    return clean_path(os.path.join(root, path))


def status(root: str, path: str) -> os.stat_result | Problem:
    """The status of what stands at `path` below `root`; a link is followed where it stays below `root`."""
    full = os.path.join(root, path)
    try:
        found = os.lstat(full)
        if not stat.S_ISLNK(found.st_mode):
            return found
        real = os.path.realpath(full, strict=True)
        return os.lstat(real) if _within(root, real) else file_problems.outside(shown(root, path))
    except (OSError, ValueError) as error:
        return file_problems.unreadable(shown(root, path), error)


def read(root: str, path: str) -> Content | Problem:
    """The content of the regular file at `path` below `root`, however the path has changed since it was found."""
    content = _begin(root, path, file_problems.LARGEST + 1)
    if isinstance(content, Content) and len(content.data) > file_problems.LARGEST:
        return file_problems.too_large(shown(root, path))
    return content


def refusal(root: str, path: str) -> Problem | None:
    """Why `read` would not read a file, told without reading it whole."""
    begun = _begin(root, path, 1)
    if isinstance(begun, Content):
        return file_problems.too_large(shown(root, path)) if begun.stamp.size > file_problems.LARGEST else None
    return begun


def beginning(root: str, path: str, size: int) -> bytes:
    """The first `size` bytes of a file; none where it would not be read."""
    begun = _begin(root, path, size)
    return begun.data if isinstance(begun, Content) else b""


def _begin(root: str, path: str, size: int) -> Content | Problem:
    """The first `size` bytes of a file."""
    file = shown(root, path)
    try:
        real = os.path.realpath(os.path.join(root, path), strict=True)
        if not _within(root, real):
            return file_problems.outside(file)
        with os.fdopen(open_regular(real, os.O_RDONLY | os.O_NOFOLLOW), "rb") as stream:
            return Content(stream.read(size), Stamp.of(os.fstat(stream.fileno())))
    except NotRegularError:
        return file_problems.not_regular(file)
    except (OSError, ValueError) as error:
        return file_problems.unreadable(file, error)


def _within(root: str, real: str) -> bool:
    return os.path.commonpath((root, real)) == root

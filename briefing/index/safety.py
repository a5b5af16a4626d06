"""Whether a directory is ours alone: what stands in it is unpickled, so who can write there can run code as us."""

import os
import stat
from contextlib import suppress
from pathlib import Path


class UnsafeError(OSError):
    """A directory is not ours alone; the message says why."""


def prepare(directory: Path) -> None:
    """Makes the directory where it is missing; UnsafeError where it is not ours alone."""
    inspect(directory)
    directory.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        directory.mkdir(mode=0o700)
    inspect(directory)


def inspect(directory: Path) -> None:
    """Raises UnsafeError where the directory, or the way to it, is in another's hand; a missing one is safe.

    One that others can only read is closed to them.
    """
    for parent in reversed(directory.absolute().parents):
        _inspect_parent(parent)
    try:
        seen = directory.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(seen.st_mode):
        raise UnsafeError("it is a symbolic link")
    if not stat.S_ISDIR(seen.st_mode):
        raise UnsafeError("it is not a directory")
    if seen.st_uid != os.geteuid():
        raise UnsafeError("it belongs to another user")
    if seen.st_mode & 0o022:
        raise UnsafeError("others may write to it")
    if seen.st_mode & 0o077:
        directory.chmod(0o700)


def _inspect_parent(parent: Path) -> None:
    try:
        seen = parent.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISLNK(seen.st_mode):
        if seen.st_uid not in (0, os.geteuid()):
            raise UnsafeError("the way to it is another user's symbolic link")
    elif not stat.S_ISDIR(seen.st_mode):
        raise UnsafeError("the way to it is not a directory")
    elif seen.st_mode & stat.S_IWOTH and not seen.st_mode & stat.S_ISVTX:
        raise UnsafeError("others may replace it")

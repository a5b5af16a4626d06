"""Regular files, opened without ever waiting: a pipe has no end, and a device may act."""

import errno
import os
import stat
from pathlib import Path

_FLAGS = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | os.O_CLOEXEC


class NotRegularError(OSError):
    """A pipe, a device, a socket or a folder stands in the place of a file."""

    def __init__(self, path: str | Path) -> None:
        super().__init__(errno.EINVAL, "it is no regular file", str(path))


def open_regular(path: str | Path, flags: int = os.O_RDONLY, *, dir_fd: int | None = None) -> int:
    """A descriptor of the regular file at `path`, opened with `flags`; OSError where it can't be had.

    Symbolic links are followed unless `flags` say otherwise.
    """
    try:
        if not stat.S_ISREG(os.stat(path, dir_fd=dir_fd).st_mode):  # opening a device may do something
            raise NotRegularError(path)
    except FileNotFoundError:
        if not flags & os.O_CREAT:
            raise
    descriptor = os.open(path, flags | _FLAGS, 0o600, dir_fd=dir_fd)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise NotRegularError(path)


def read_regular(path: str | Path, most: int) -> bytes:
    """The bytes of the regular file at `path`; OSError where it can't be read, or has more than `most` bytes."""
    with os.fdopen(open_regular(path), "rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, f"it is over {most:,} bytes", str(path))
    return data

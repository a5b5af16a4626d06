"""The bytes of a file that somebody named, whatever stands there."""

import os
import stat
from pathlib import Path

from briefing.sources import refusals

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def read_bytes(path: Path) -> bytes:
    """The bytes of the regular file at `path`, links followed; FileRefused where there is none, or it is too large.

    Nothing else is opened: a pipe has no end and a device may act. What takes the file's place meanwhile is opened
    without waiting, and not read.
    """
    try:
        real = os.path.realpath(path, strict=True)
        _check(os.lstat(real))
        with open(real, "rb", opener=lambda name, _flags: os.open(name, _FLAGS)) as stream:
            _check(os.fstat(stream.fileno()))
            data = stream.read(refusals.LARGEST + 1)
    except (OSError, ValueError) as error:
        raise refusals.unreadable(error) from error
    if len(data) > refusals.LARGEST:
        raise refusals.too_large()
    if not data:
        raise refusals.empty()
    return data


def _check(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise refusals.not_regular()
    if status.st_size > refusals.LARGEST:
        raise refusals.too_large()

"""Safety: whether a directory is ours alone, since whoever writes to it decides what the reader is shown."""

import os
import stat
from contextlib import suppress
from errno import ELOOP, ENOTDIR
from pathlib import Path

from briefing.index.whoosh.index_files import Directory
from briefing.text import clean_line


class UnsafeError(OSError):
    """A directory is not ours alone; the message says why."""


def hold(path: Path, *, is_made: bool = False) -> tuple[Directory, str]:
    """The directory at a path, opened, and a warning where others may put another directory in its place.

    A missing one is made, if `is_made`, else FileNotFoundError. UnsafeError where others may write to the directory or
    replace it; one that others may only read is closed to them.
    """
    warning = _inspect_parents(path)
    if is_made:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)
    try:
        directory = Directory(path)
    except OSError as error:
        if error.errno not in (ENOTDIR, ELOOP):
            raise
        raise UnsafeError("it is a symbolic link" if path.is_symlink() else "it is not a directory") from None
    inspect(directory)
    return directory, warning


def inspect(directory: Directory) -> None:
    """Raises UnsafeError where a directory belongs to others, or others may write to it."""
    seen = directory.status()
    if seen.st_uid != os.geteuid():
        raise UnsafeError("it belongs to another user")
    if seen.st_mode & 0o022:
        raise UnsafeError("others may write to it")
    if seen.st_mode & 0o077:
        directory.close_to_others()


def _inspect_parents(path: Path) -> str:
    """The warning where others may rename a parent of a directory; empty where nobody may."""
    warning = ""
    for parent in reversed(path.absolute().parents):
        try:
            seen = parent.lstat()
        except FileNotFoundError:
            break
        if stat.S_ISLNK(seen.st_mode):
            if seen.st_uid not in (0, os.geteuid()):
                raise UnsafeError("the way to it is another user's symbolic link")
        elif not stat.S_ISDIR(seen.st_mode):
            raise UnsafeError("the way to it is not a directory")
        elif seen.st_mode & stat.S_IWOTH and not seen.st_mode & stat.S_ISVTX:
            raise UnsafeError("others may replace it")
        elif not warning and _is_open_to_others(seen):
            warning = f"Others may put another directory in place of the index: they may write to {parent}."
    return clean_line(warning)


def _is_open_to_others(seen: os.stat_result) -> bool:
    """Whether another user than root may rename what is inside a directory."""
    if seen.st_uid not in (0, os.geteuid()):
        return True
    return bool(seen.st_mode & stat.S_IWGRP) and not seen.st_mode & stat.S_ISVTX and not _is_private(seen.st_gid)


def _is_private(group: int) -> bool:
    """Whether a group is root's, or the one that many systems make for each user."""
    import grp  # noqa: PLC0415 - few directories need it
    import pwd  # noqa: PLC0415

    if group == 0:
        return True
    try:
        known, name = grp.getgrgid(group), pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return False
    return known.gr_name == name and set(known.gr_mem) <= {name}

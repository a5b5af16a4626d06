"""Whether a directory is ours alone: who can write there decides what the reader is shown."""

import os
import stat
from contextlib import suppress
from errno import ELOOP, ENOTDIR
from pathlib import Path

from briefing.index.files import Directory
from briefing.text import clean_line


class UnsafeError(OSError):
    """A directory is not ours alone; the message says why."""


def hold(path: Path, *, is_made: bool = False) -> tuple[Directory, str]:
    """The directory at a path, held, and a warning where others may put another in its place.

    It is made where it is missing, if `is_made`, else FileNotFoundError. UnsafeError where the directory, or the way to
    it, is in another's hand. One that others can only read is closed to them.
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
    """Where others may rename what leads to a directory, the warning that says so."""
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
    """Whether another user than root may rename what stands in a directory."""
    if seen.st_uid not in (0, os.geteuid()):
        return True
    return bool(seen.st_mode & stat.S_IWGRP) and not seen.st_mode & stat.S_ISVTX and not _is_private(seen.st_gid)


def _is_private(group: int) -> bool:
    """Whether a group is root's, or that of this user alone, as many systems give one to each user."""
    import grp  # noqa: PLC0415 - few directories ask for it
    import pwd  # noqa: PLC0415

    if group == 0:
        return True
    try:
        known, name = grp.getgrgid(group), pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return False
    return known.gr_name == name and set(known.gr_mem) <= {name}

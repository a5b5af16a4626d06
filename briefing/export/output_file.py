"""The file of an export: written whole or not at all, and never over another unless that is wanted."""

import errno
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from briefing.errors import FileRefused
from briefing.text import clean_path

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


def refusal(file: Path, *, replaces: bool) -> str:
    """Why a file is not written, in words; empty where it is."""
    shown = clean_path(str(file))
    try:
        status = file.stat()
    except FileNotFoundError:
        if file.is_symlink():
            return f"{shown} leads nowhere: name another file."
        return "" if file.parent.is_dir() else f"{clean_path(str(file.parent))} is no folder: make it, or name another."
    except (OSError, ValueError) as error:
        return f"{shown}: {(isinstance(error, OSError) and error.strerror) or error}."
    if not stat.S_ISREG(status.st_mode):
        return f"{shown} is no regular file: name another."
    return "" if replaces else f"{shown} is there already, and was left as it is."


def write_file(file: Path, pieces: Iterable[bytes], *, replaces: bool = False) -> None:
    """Write a file, whole or not at all; over another only where it `replaces`.

    A symbolic link is written through. Raises FileRefused where that is not done or cannot be.
    """
    if why := refusal(file, replaces=replaces):
        raise FileRefused(why)
    try:
        _write(file, pieces, replaces=replaces)
    except FileExistsError:
        raise FileRefused(refusal(file, replaces=False)) from None
    except OSError as error:
        raise FileRefused(f"{clean_path(str(file))} could not be written: {error.strerror or error}.") from error


def _write(file: Path, pieces: Iterable[bytes], *, replaces: bool) -> None:
    real = Path(os.path.realpath(file))
    hidden = real.with_name(f".briefing-{os.urandom(8).hex()}.tmp")
    try:
        with hidden.open("xb") as stream:
            if replaces:
                with suppress(FileNotFoundError):
                    hidden.chmod(stat.S_IMODE(real.stat().st_mode))
            stream.writelines(pieces)
            stream.flush()
            os.fsync(stream.fileno())
        if replaces:
            hidden.replace(real)
        else:
            _name(hidden, real)
    finally:
        hidden.unlink(missing_ok=True)


def _name(hidden: Path, real: Path) -> None:
    """Give a hidden file its name; FileExistsError where that was taken meanwhile."""
    try:
        os.link(hidden, real, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if os.path.lexists(real):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(real)) from error
        hidden.rename(real)

"""The files of a library folder that is written to: each is there whole or not at all, and none outside is touched.

A file is written under a hidden name, brought to the disk, and then given its own name. What stands under a hidden
name later was left by a program that was killed.
"""

# ruff: noqa: PTH102, PTH103, PTH112, PTH118, PTH119, PTH120, PTH206, PTH208 - files are named below open directories

import errno
import fcntl
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from briefing.errors import FileRefused
from briefing.library.safe_files import Content, read

_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
_HIDDEN = re.compile(r"\.briefing-[0-9a-f]{16}\.tmp")
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class Folder:
    """A library folder; it is made when the first file is written. Paths are relative to it, with `/`.

    What writes raises OSError where that can't be done, and FileRefused where a path leads out of the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.root = os.path.realpath(folder)
        """The folder, resolved."""

    @contextmanager
    def locked(self) -> Iterator[None]:
        """No other program of ours writes during a `with`, where the file system has locks."""
        os.makedirs(os.path.dirname(self.root), exist_ok=True)
        with suppress(FileExistsError):
            os.mkdir(self.root, 0o700)
        with _opened(self.root) as root:
            with suppress(OSError):
                fcntl.flock(root, fcntl.LOCK_EX)
            yield

    def read(self, path: str) -> bytes | None:
        """The bytes of a file; None where it is not there. Raises FileRefused where it can't be read."""
        if not os.path.lexists(os.path.join(self.root, path)):
            return None
        content = read(self.root, path)
        if isinstance(content, Content):
            return content.data
        raise FileRefused(f"{content.file}: {content.message}")

    def names(self, path: str) -> list[str]:
        """The names in a directory; none where it is not there."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return os.listdir(os.path.join(self.root, path))
        return []

    def file_of(self, part: str, id: str) -> str:
        """The file of an id, wherever it stands below a part of the folder; else where it is to be made."""
        waiting = [part]
        while waiting:
            here = waiting.pop()
            for name in self.names(here):
                path = str(PurePosixPath(here, name))
                if name == f"{id}.md":
                    return path
                if not name.startswith(".") and not PurePosixPath(name).suffix:
                    waiting.append(path)
        return f"{part}/{id}.md"

    def create(self, path: str, data: bytes) -> None:
        """Write a new file; FileExistsError where its name is taken."""
        with self._directory(os.path.dirname(path)) as directory:
            _write(directory, os.path.basename(path), data, is_new=True, is_synced=True)

    def replace(self, path: str, data: bytes, *, is_synced: bool = True) -> None:
        """Write a file, new or not; a symbolic link is written through, and the mode is kept.

        Where it is not `is_synced`, it is whole after a crash of the program, but maybe not after one of the system.
        """
        path = self._inside(path)
        with self._directory(os.path.dirname(path)) as directory:
            _write(directory, os.path.basename(path), data, is_new=False, is_synced=is_synced)

    def remove(self, path: str) -> None:
        """Remove a file; of a symbolic link, the link."""
        with self._directory(os.path.dirname(path)) as directory, suppress(FileNotFoundError):
            os.unlink(os.path.basename(path), dir_fd=directory)

    def sweep(self, path: str) -> None:
        """Remove the hidden files of programs that were killed; the folder is locked."""
        if not os.path.isdir(os.path.join(self.root, path)):
            return
        with suppress(OSError, FileRefused), self._directory(path) as directory:
            for name in os.listdir(directory):
                if _HIDDEN.fullmatch(name) and stat.S_ISREG(os.lstat(name, dir_fd=directory).st_mode):
                    os.unlink(name, dir_fd=directory)

    def _inside(self, path: str) -> str:
        """The path of what a path leads to, which has to be in the folder."""
        real = os.path.realpath(os.path.join(self.root, path))
        if os.path.commonpath((self.root, real)) != self.root:
            raise FileRefused(f"{path} leads out of the library and is not written.")
        return os.path.relpath(real, self.root)

    @contextmanager
    def _directory(self, path: str) -> Iterator[int]:
        """A directory, made where it is missing, and held open; links to others in the folder are followed."""
        descriptor = os.open(self.root, _DIRECTORY)
        try:
            for name in self._inside(path).split(os.sep):
                if name == os.curdir:
                    continue
                with suppress(FileExistsError):
                    os.mkdir(name, 0o700 if name.startswith(".") else 0o777, dir_fd=descriptor)
                    os.fsync(descriptor)
                below = os.open(name, _DIRECTORY | os.O_NOFOLLOW, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = below
            yield descriptor
        finally:
            os.close(descriptor)


@contextmanager
def _opened(path: str) -> Iterator[int]:
    directory = os.open(path, _DIRECTORY)
    try:
        yield directory
    finally:
        os.close(directory)


def _write(directory: int, name: str, data: bytes, *, is_new: bool, is_synced: bool) -> None:
    hidden = f".briefing-{os.urandom(8).hex()}.tmp"
    try:
        file = os.open(hidden, _NEW, 0o666, dir_fd=directory)
        try:
            with suppress(FileNotFoundError):
                os.fchmod(file, stat.S_IMODE(os.stat(name, dir_fd=directory).st_mode))
            while data:
                data = data[os.write(file, data) :]
            if is_synced:
                os.fsync(file)
        finally:
            os.close(file)
        if is_new:
            _name(directory, hidden, name)
        else:
            os.rename(hidden, name, src_dir_fd=directory, dst_dir_fd=directory)
    finally:
        with suppress(FileNotFoundError):
            os.unlink(hidden, dir_fd=directory)
    if is_synced:
        os.fsync(directory)


def _name(directory: int, hidden: str, name: str) -> None:
    """Give a hidden file its name; FileExistsError where that is taken."""
    try:
        os.link(hidden, name, src_dir_fd=directory, dst_dir_fd=directory, follow_symlinks=False)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        if name in os.listdir(directory):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from error
        os.rename(hidden, name, src_dir_fd=directory, dst_dir_fd=directory)

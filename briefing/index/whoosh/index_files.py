"""The files and directories of the index, held by descriptor: whatever happens to them, reading ends in an error."""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import BinaryIO, NamedTuple, Protocol

from briefing.errors import IndexUnusable

DAMAGE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error, zlib.error)
"""The errors of decoding altered bytes. They are caught where bytes are decoded; anywhere else they are bugs."""

_PIECE = 1 << 20
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC  # a FIFO is opened without a wait
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

_digest = partial(blake2b, digest_size=16)


class Mark(NamedTuple):
    """The size and the checksum that a file must have."""

    size: int
    """Its length in bytes."""
    checksum: str
    """The BLAKE2b digest of its bytes, 16 bytes in hexadecimal."""

    @classmethod
    def of(cls, data: bytes) -> "Mark":
        """The mark of a file of these bytes."""
        return cls(len(data), _digest(data).hexdigest())


class File(Protocol):
    """A file of the index, open for reading in any number of threads; closed with the last reader that holds it."""

    name: str
    """Its name in its generation."""
    size: int
    """Its length in bytes when it was opened."""

    def get(self, position: int, length: int) -> bytes:
        """The `length` bytes at `position`; IndexUnusable where they are not there."""


class Room(Protocol):
    """The place where the files of a generation are written."""

    def create(self, name: str) -> BinaryIO:
        """A new file; FileExistsError where the name is taken."""

    def scratch(self) -> BinaryIO:
        """A nameless file, to be written and read back; closing deletes it."""


class MemoryFile:
    """A file in memory."""

    def __init__(self, data: bytes, name: str = "") -> None:
        self._data = data
        self.name = name
        self.size = len(data)

    def get(self, position: int, length: int) -> bytes:
        """The `length` bytes at `position`; IndexUnusable where they are not there."""
        data = self._data[position : position + length]
        if len(data) != length or position < 0:
            raise damaged(self.name)
        return data


class _Held:
    """A descriptor that is closed with the object that holds it."""

    _descriptor = -1

    def __del__(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)


class DiskFile(_Held):
    """A regular file on the disk, read with `pread`.

    Where another program cuts the file short, a read comes back short, and that is damage. A mapped file would end the
    program with SIGBUS instead.
    """

    def __init__(self, name: str, directory: int) -> None:
        """Opens the file of that name in a directory; IndexUnusable where it is missing or no regular file."""
        self.name = name
        try:
            self._descriptor = os.open(name, _READ, dir_fd=directory)
        except PermissionError:
            raise
        except OSError as error:
            raise damaged(name) from error
        seen = os.fstat(self._descriptor)
        if not stat.S_ISREG(seen.st_mode):
            raise damaged(name)
        self.size = seen.st_size

    def get(self, position: int, length: int) -> bytes:
        """The `length` bytes at `position`; IndexUnusable where they are not there or the disk fails."""
        try:
            data = os.pread(self._descriptor, length, position)
        except (OSError, ValueError) as error:
            raise damaged(self.name) from error
        if len(data) != length:
            raise damaged(self.name)
        return data


class Directory(_Held):
    """A directory held by its descriptor: no rename on its path puts another directory in its place."""

    def __init__(self, path: str | os.PathLike[str], within: int | None = None) -> None:
        """Opens the directory at a path, or the one of a name `within` another; OSError where it is no directory."""
        self._descriptor = os.open(path, _READ | os.O_DIRECTORY, dir_fd=within)

    @property
    def is_gone(self) -> bool:
        """Whether it has been deleted."""
        return os.fstat(self._descriptor).st_nlink == 0

    def status(self, name: str = "") -> os.stat_result:
        """The status of a file in the directory, or of the directory itself; symbolic links are not followed."""
        if name:
            return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)
        return os.fstat(self._descriptor)

    def close_to_others(self) -> None:
        """Takes all rights from others."""
        os.fchmod(self._descriptor, 0o700)

    def below(self, name: str, *, is_new: bool = False) -> "Directory":
        """The directory of that name inside."""
        if is_new:
            os.mkdir(name, 0o700, dir_fd=self._descriptor)
        return Directory(name, self._descriptor)

    def open(self, name: str) -> DiskFile:
        """The file of that name, open for reading."""
        return DiskFile(name, self._descriptor)

    def lock_file(self, name: str) -> int:
        """The descriptor of a lock's file, made if missing; OSError where the name belongs to something else."""
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        return os.open(name, flags, 0o600, dir_fd=self._descriptor)

    def create(self, name: str) -> BinaryIO:
        """A new file of that name."""
        return os.fdopen(os.open(name, _CREATE, 0o600, dir_fd=self._descriptor), "w+b")

    def scratch(self) -> BinaryIO:
        """A nameless file, to be written and read back; closing deletes it."""
        name = f"scratch-{os.urandom(8).hex()}"
        file = self.create(name)
        os.unlink(name, dir_fd=self._descriptor)
        return file

    def replace(self, old: str, new: str) -> None:
        """Renames a file, and replaces whatever had the new name."""
        os.replace(old, new, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)

    def names(self) -> Iterator[str]:
        """The names of everything inside."""
        yield from os.listdir(self._descriptor)  # noqa: PTH208 - a path has no descriptor

    def remove(self, name: str) -> None:
        """Removes a file, or a folder with everything inside."""
        if stat.S_ISDIR(self.status(name).st_mode):
            from shutil import rmtree  # noqa: PLC0415 - most commits remove files alone

            rmtree(name, dir_fd=self._descriptor)
        else:
            os.unlink(name, dir_fd=self._descriptor)


def whole(file: File) -> bytes:
    """All bytes of a file."""
    return file.get(0, file.size)


def mark(file: File) -> Mark:
    """The mark of a file, read piece by piece."""
    digest = _digest()
    for position in range(0, file.size, _PIECE):
        digest.update(file.get(position, min(_PIECE, file.size - position)))
    return Mark(file.size, digest.hexdigest())


def damaged(name: str) -> IndexUnusable:
    """The error for a file of the index that is not what it must be."""
    return IndexUnusable(f"The index's file {name} is damaged; the index has to be rebuilt.")

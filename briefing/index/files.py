"""Files and directories of the index, held by descriptor, so that nothing that becomes of them can end the program."""

import os
import stat
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import BinaryIO, NamedTuple, Protocol

from briefing.errors import IndexUnusable

DAMAGE = (ArithmeticError, EOFError, LookupError, TypeError, ValueError)
"""What decoding altered bytes raises, apart from `struct.error` and `zlib.error`. Caught where bytes are decoded, there
alone: anywhere else these errors are bugs."""

_PIECE = 1 << 20
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC  # a FIFO is opened without a wait
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC

_digest = partial(blake2b, digest_size=16)


class Mark(NamedTuple):
    """What a file must be."""

    size: int
    """Its length in bytes."""
    checksum: str
    """The BLAKE2b digest of its bytes, 16 bytes in hexadecimal."""

    @classmethod
    def of(cls, data: bytes) -> "Mark":
        """The mark of a file of these bytes."""
        return cls(len(data), _digest(data).hexdigest())


class File(Protocol):
    """A file of the index, open for reading in any number of threads."""

    name: str
    """How it is called in its generation."""
    size: int
    """Its length in bytes when it was opened."""

    def get(self, position: int, length: int) -> bytes:
        """The `length` bytes at `position`; IndexUnusable where they are not there."""

    def close(self) -> None:
        """Does nothing: a file is shared, and closed with the last who holds it."""


class Room(Protocol):
    """Where the files of a generation are written."""

    def create(self, name: str) -> BinaryIO:
        """A new file; FileExistsError where the name is taken."""

    def scratch(self) -> BinaryIO:
        """A file without a name, to be written and read back, that is gone when it is closed."""


class MemoryFile:
    """A file that is held in memory."""

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

    def close(self) -> None:
        """Does nothing."""


class _Held:
    """A descriptor, closed with the last who holds it."""

    _descriptor = -1

    def __del__(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)


class DiskFile(_Held):
    """A regular file on the disk, read with `pread`.

    Where another program cuts it short, a read comes back short, which is damage like another; a read of a mapped file
    would end the program with SIGBUS.
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

    def close(self) -> None:
        """Does nothing: the file is shared."""


class Directory(_Held):
    """A directory held by its descriptor: what is renamed on the way to it puts no other in its place."""

    def __init__(self, path: str | os.PathLike[str], within: int | None = None) -> None:
        """Opens the directory at a path, or of a name `within` another; OSError where that is none."""
        self._descriptor = os.open(path, _READ | os.O_DIRECTORY, dir_fd=within)

    @property
    def is_gone(self) -> bool:
        """Whether it has been deleted."""
        return os.fstat(self._descriptor).st_nlink == 0

    def status(self, name: str = "") -> os.stat_result:
        """The status of a file in it, of the directory itself without a name; a symbolic link is not followed."""
        if name:
            return os.stat(name, dir_fd=self._descriptor, follow_symlinks=False)
        return os.fstat(self._descriptor)

    def close_to_others(self) -> None:
        """Lets nobody else read it."""
        os.fchmod(self._descriptor, 0o700)

    def below(self, name: str, *, is_new: bool = False) -> "Directory":
        """The directory of that name in it."""
        if is_new:
            os.mkdir(name, 0o700, dir_fd=self._descriptor)
        return Directory(name, self._descriptor)

    def open(self, name: str) -> DiskFile:
        """The file of that name, open for reading."""
        return DiskFile(name, self._descriptor)

    def lock_file(self, name: str) -> int:
        """The descriptor of a lock's file, made where it is missing; OSError where something else has its name."""
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        return os.open(name, flags, 0o600, dir_fd=self._descriptor)

    def create(self, name: str) -> BinaryIO:
        """A new file of that name."""
        return os.fdopen(os.open(name, _CREATE, 0o600, dir_fd=self._descriptor), "w+b")

    def scratch(self) -> BinaryIO:
        """A file that is gone when it is closed."""
        name = f"scratch-{os.urandom(8).hex()}"
        file = self.create(name)
        os.unlink(name, dir_fd=self._descriptor)
        return file

    def replace(self, old: str, new: str) -> None:
        """Gives a file another name, in place of whatever had that."""
        os.replace(old, new, src_dir_fd=self._descriptor, dst_dir_fd=self._descriptor)

    def names(self) -> Iterator[str]:
        """The names of all that stands in it."""
        yield from os.listdir(self._descriptor)  # noqa: PTH208 - a path has no descriptor

    def remove(self, name: str) -> None:
        """Removes a file or a folder with all that stands in it."""
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
    """What is raised where a file of the index is not what it must be."""
    return IndexUnusable(f"The index's file {name} is damaged; the index has to be rebuilt.")

"""Where Whoosh reads and writes: only files that the manifest vouches for, and those of the commit under way."""

import mmap
import threading
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, cast

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import StructFile


class MappedFile(StructFile):
    """A file in the page cache or in memory: a slice of it is read without moving a file pointer."""

    def __init__(self, data: mmap.mmap | bytes, name: str) -> None:
        self._data = data
        super().__init__(cast("BinaryIO", BytesIO(data) if isinstance(data, bytes) else data), name=name)
        self.is_real = False

    def get(self, position: int, length: int) -> bytes:
        """The bytes at `position`, at most `length`."""
        return bytes(self._data[position : position + length])

    def view(self, position: int, length: int) -> memoryview:
        """The same without a copy; to be released before the file is closed."""
        return memoryview(self._data)[position : position + length]


class DiskStorage(FileStorage):
    """A folder of which only the named files exist; new ones join, deleted ones leave and stay on the disk.

    Files that a commit makes superfluous are still there for a reader of the manifest before it.
    """

    def __init__(self, folder: Path, names: Iterable[str]) -> None:
        super().__init__(str(folder))  # type: ignore[no-untyped-call]
        self._names = set(names)

    def list(self) -> list[str]:
        """The names of the files, in order."""
        return sorted(self._names)

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return Path(self.folder, name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Puts a new file there."""
        Path(self.folder, name).write_bytes(data)
        self._names.add(name)

    def create_file(self, name: str, excl: bool = False, mode: str = "wb", **kwargs: Any) -> StructFile:  # noqa: FBT001, FBT002 - Whoosh's signature
        """Opens a new file for writing."""
        self._names.add(name)
        return super().create_file(name, excl=excl, mode=mode, **kwargs)  # type: ignore[no-any-return, no-untyped-call]

    def open_file(self, name: str, **_: Any) -> StructFile:
        """Maps a file for reading."""
        with Path(self.folder, name).open("rb") as file:
            empty = file.seek(0, 2) == 0
            return MappedFile(b"" if empty else mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), name)

    def file_exists(self, name: str) -> bool:
        """Whether the file is one of ours."""
        return name in self._names

    def delete_file(self, name: str) -> None:
        """Forgets a file."""
        self._names.discard(name)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:  # noqa: FBT001, FBT002
        """Gives a file its final name."""
        super().rename_file(oldname, newname, safe=safe)  # type: ignore[no-untyped-call]
        self._names.discard(oldname)
        self._names.add(newname)

    def lock(self, name: str) -> threading.Lock:  # noqa: ARG002
        """A free lock: whoever writes already holds ours."""
        return threading.Lock()


class MemoryStorage(RamStorage):
    """Files in memory. A copy shares the bytes of the original and none of its later files."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.files: dict[str, bytes] = dict(files or {})

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return self.files[name]

    def write(self, name: str, data: bytes) -> None:
        """Puts a new file there."""
        self.files[name] = data

    def open_file(self, name: str, **_: Any) -> StructFile:
        """Opens a file for reading."""
        return MappedFile(self.files[name], name)

    def lock(self, name: str) -> threading.Lock:  # noqa: ARG002
        """A free lock: memory has one writer."""
        return threading.Lock()

    def temp_storage(self, name: str | None = None) -> "MemoryStorage":  # noqa: ARG002
        """Room for what a commit writes on its way, in memory as well."""
        return MemoryStorage()


Storage = DiskStorage | MemoryStorage

"""An index in a directory."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.index.manifest import Manifest, Mark
from briefing.index.place import Place, busy
from briefing.index.safety import prepare

if TYPE_CHECKING:
    from briefing.index.engine.storage import Storage

_MANIFEST, _DRAFT, _LOCK = "manifest.json", "manifest.new", "lock"


class Folder(Place):
    """A directory of ours: a folder for each generation, the manifest, the lock."""

    def __init__(self, directory: Path, *, is_temporary: bool = False) -> None:
        self.directory = directory
        self._is_temporary = is_temporary

    @classmethod
    def private(cls) -> "Folder":
        """Makes a new directory for this run alone."""
        return cls(Path(tempfile.mkdtemp(prefix="briefing-")), is_temporary=True)

    def stamp(self) -> str:
        """Asks the file system once."""
        try:
            seen = (self.directory / _MANIFEST).stat()
        except OSError:
            return ""
        return _stamp(seen)

    def manifest(self) -> bytes | None:
        """Reads the manifest."""
        try:
            return (self.directory / _MANIFEST).read_bytes()
        except FileNotFoundError:
            return None

    def switch(self, manifest: Manifest) -> str:
        """Writes a draft and gives it the manifest's name.

        Nothing is forced to the disk: a process that is killed loses nothing by it, and where the power fails the
        checksums tell what is missing, and the index is rebuilt. To wait for the disk would keep every edit waiting.
        """
        draft = self.directory / _DRAFT
        with draft.open("wb") as file:
            file.write(manifest.dump())
            file.flush()
            stamp = _stamp(os.fstat(file.fileno()))
        os.replace(draft, self.directory / _MANIFEST)  # noqa: PTH105 - the call the promise rests on, by its name
        return stamp

    def read(self, generation: str, name: str) -> bytes:
        """Reads a file."""
        return (self.directory / generation / name).read_bytes()

    def mark(self, generation: str, name: str) -> Mark:
        """Reads a file piece by piece."""
        return Mark.of_file(self.directory / generation / name)

    def storage(self, generation: str, names: Iterable[str]) -> "Storage":
        """Shows the named files of a generation."""
        from briefing.index.engine.storage import DiskStorage  # noqa: PLC0415 - the engine is loaded when it is used

        return DiskStorage(self.directory / generation, names)

    def keep(self, generation: str, storage: "Storage") -> None:
        """Does nothing: what was written stands in the folder."""

    def sweep(self, manifest: Manifest | None) -> None:
        """Removes other generations, and in this one what a commit left behind."""
        if manifest is None:
            _clear(self.directory, {_LOCK})
        else:
            _clear(self.directory, {_LOCK, _MANIFEST, manifest.generation})
            _clear(self.directory / manifest.generation, set(manifest.files))

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds an flock, which ends with the process; the file stays."""
        prepare(self.directory)
        handle = os.open(self.directory / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            try:
                flock(handle, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                raise busy() from None
            yield
        finally:
            os.close(handle)

    def remove(self) -> None:
        """Removes a temporary directory."""
        if self._is_temporary:
            shutil.rmtree(self.directory, ignore_errors=True)


def _stamp(seen: os.stat_result) -> str:
    """What tells one manifest from another; a new name changes nothing of it."""
    return f"{seen.st_ino}-{seen.st_mtime_ns}-{seen.st_size}"


def _clear(folder: Path, kept: set[str]) -> None:
    for path in folder.iterdir():
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()

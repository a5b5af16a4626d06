"""Backends: an index is kept in a directory or, where none can be written, in memory."""

import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Protocol

from briefing.errors import IndexBusy, IndexUnusable
from briefing.index.whoosh.index_files import Directory, File, MemoryFile, Room, damaged, whole
from briefing.index.whoosh.manifest import Manifest
from briefing.index.whoosh.safety import hold, inspect

_MANIFEST, _DRAFT, _LOCK = "manifest.json", "manifest.new", "lock"


class Backend(Protocol):
    """Keeps the generations of an index, and the manifest that names the current one."""

    directory: Path
    """The directory; the empty path stands for memory."""

    def stamp(self) -> str:
        """A text that changes whenever the manifest does; empty where there is none."""

    def manifest(self) -> bytes | None:
        """The manifest's bytes; None where there is none, IndexUnusable where its name belongs to something else."""

    def switch(self, manifest: Manifest) -> str:
        """Makes this manifest the current one, at once and whole; answers its stamp."""

    def open(self, generation: str, name: str) -> File:
        """A file, open for reading; IndexUnusable where it is missing or is no file."""

    def room(self, generation: str, *, is_new: bool) -> Room:
        """The place where files of a generation are written."""

    def sweep(self, manifest: Manifest | None) -> None:
        """Removes everything that the manifest does not name."""

    def lock(self) -> AbstractContextManager[None]:
        """The writer's lock; IndexBusy where another has it."""

    def remove(self) -> None:
        """Removes a backend that was made for this run alone."""


class Folder:
    """Keeps an index in a directory: a folder for each generation, the manifest, the lock.

    The directory is inspected once and then held by its descriptor, so that no rename on its path replaces it. Once it
    has been deleted, the path is inspected anew.
    """

    def __init__(self, directory: Path, *, is_temporary: bool = False) -> None:
        self.directory = directory
        self._is_temporary = is_temporary
        self._held: Directory | None = None
        self._holding = Lock()
        self.warning = ""
        """One line where others may put another directory in its place, else empty."""

    @classmethod
    def private(cls) -> "Folder":
        """Makes a new directory for this run alone."""
        from tempfile import mkdtemp  # noqa: PLC0415 - seldom needed

        return cls(Path(mkdtemp(prefix="briefing-")), is_temporary=True)

    def inspect(self) -> None:
        """Raises UnsafeError where the directory is not ours alone; a missing one is safe."""
        with suppress(FileNotFoundError):
            self._directory()

    def stamp(self) -> str:
        for _ in range(2):
            try:
                return _stamp(self._directory().status(_MANIFEST))
            except OSError:
                if not self._is_gone():
                    break
        return ""

    def manifest(self) -> bytes | None:
        try:
            directory = self._directory()
            directory.status(_MANIFEST)
        except FileNotFoundError:
            return None
        return whole(directory.open(_MANIFEST))

    def switch(self, manifest: Manifest) -> str:
        """Writes a draft and renames it to the manifest.

        Nothing is forced to the disk, since every edit would wait for it. A killed process loses nothing; after a power
        failure the checksums tell what is missing, and the index is rebuilt.
        """
        directory = self._directory()
        with directory.create(_DRAFT) as file:
            file.write(manifest.dump())
            file.flush()
            stamp = _stamp(os.fstat(file.fileno()))
        directory.replace(_DRAFT, _MANIFEST)
        return stamp

    def open(self, generation: str, name: str) -> File:
        return self._generation(generation).open(name)

    def room(self, generation: str, *, is_new: bool) -> Room:
        return self._directory().below(generation, is_new=True) if is_new else self._generation(generation)

    def sweep(self, manifest: Manifest | None) -> None:
        kept = {_LOCK}
        if manifest:
            with suppress(IndexUnusable):
                _clear(self._generation(manifest.generation), set(manifest.files))
                kept |= {_MANIFEST, manifest.generation}
        _clear(self._directory(), kept)

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds an flock, which ends with the process; its file stays."""
        handle = self._lock_file(self._directory(is_made=True))
        try:
            try:
                flock(handle, LOCK_EX | LOCK_NB)
            except BlockingIOError:
                raise busy() from None
            yield
        finally:
            os.close(handle)

    def remove(self) -> None:
        if self._is_temporary:
            from shutil import rmtree  # noqa: PLC0415

            rmtree(self.directory, ignore_errors=True)

    def _generation(self, name: str) -> Directory:
        """The folder of a generation; IndexUnusable where it is missing or is no folder."""
        try:
            return self._directory().below(name)
        except PermissionError:
            raise
        except OSError as error:
            raise damaged(name) from error

    def _directory(self, *, is_made: bool = False) -> Directory:
        """The directory, inspected and held; `is_made` makes a missing one and inspects a held one again."""
        with self._holding:
            if self._held is None or (is_made and self._held.is_gone):
                self._held, self.warning = hold(self.directory, is_made=is_made)
            elif is_made:
                inspect(self._held)
            return self._held

    def _is_gone(self) -> bool:
        """Whether the directory has been deleted; if so, it is no longer held."""
        with self._holding:
            is_gone = self._held is not None and self._held.is_gone
            if is_gone:
                self._held = None
        return is_gone

    def _lock_file(self, directory: Directory) -> int:
        """The descriptor of the lock's file. Anything else of that name is removed: no program of ours holds it."""
        for _ in range(2):
            with suppress(OSError):
                handle = directory.lock_file(_LOCK)
                if stat.S_ISREG(os.fstat(handle).st_mode):
                    return handle
                os.close(handle)
            with suppress(FileNotFoundError):
                if not stat.S_ISREG(directory.status(_LOCK).st_mode):
                    directory.remove(_LOCK)
        return directory.lock_file(_LOCK)


class Memory:
    """Keeps an index in memory, as long as the program runs."""

    def __init__(self) -> None:
        self.directory = Path()
        self._manifest: Manifest | None = None
        self._generations: dict[str, _Files] = {}
        self._commits = 0
        self._lock = Lock()

    def stamp(self) -> str:
        return str(self._commits or "")

    def manifest(self) -> bytes | None:
        return self._manifest.dump() if self._manifest else None

    def switch(self, manifest: Manifest) -> str:
        self._manifest = manifest
        self._commits += 1
        return self.stamp()

    def open(self, generation: str, name: str) -> File:
        try:
            return MemoryFile(self._generations[generation].data[name], name)
        except KeyError:
            raise damaged(name) from None

    def room(self, generation: str, *, is_new: bool) -> Room:
        return self._generations.setdefault(generation, _Files()) if is_new else self._generations[generation]

    def sweep(self, manifest: Manifest | None) -> None:
        for generation in self._generations.keys() - ({manifest.generation} if manifest else set()):
            del self._generations[generation]
        if manifest:
            data = self._generations[manifest.generation].data
            for name in data.keys() - manifest.files.keys():
                del data[name]

    @contextmanager
    def lock(self) -> Iterator[None]:
        if not self._lock.acquire(blocking=False):
            raise busy()
        try:
            yield
        finally:
            self._lock.release()

    def remove(self) -> None:
        self._generations.clear()
        self._manifest = None


class _Files:
    """The files of a generation in memory."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}

    def create(self, name: str) -> BinaryIO:
        """A file that is kept once it is closed."""
        return _Written(self.data, name)

    def scratch(self) -> BinaryIO:
        """A nameless file."""
        return BytesIO()


class _Written(BytesIO):
    def __init__(self, files: dict[str, bytes], name: str) -> None:
        super().__init__()
        self._files, self._name = files, name

    def close(self) -> None:
        if not self.closed:
            self._files[self._name] = self.getvalue()
        super().close()


def read_manifest(backend: Backend) -> Manifest:
    """The current manifest; IndexUnusable where there is none, or it cannot be trusted."""
    data = backend.manifest()
    if data is None:
        raise IndexUnusable("There is no index yet; it has to be built.")
    return Manifest.load(data)


def read_checked(backend: Backend, manifest: Manifest, name: str) -> bytes:
    """The bytes of a file, checked against the manifest."""
    return manifest.check(name, whole(backend.open(manifest.generation, name)))


def busy() -> IndexBusy:
    """The error where another process is writing."""
    return IndexBusy("Another copy of the program is writing the index; what was there before is shown.")


def _stamp(seen: os.stat_result) -> str:
    """A text that tells one manifest's file from another; renaming the file changes nothing."""
    return f"{seen.st_ino}-{seen.st_mtime_ns}-{seen.st_size}"


def _clear(directory: Directory, kept: set[str]) -> None:
    for name in directory.names():
        if name not in kept:
            directory.remove(name)

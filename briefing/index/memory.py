"""An index in memory, where no directory can be written."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from briefing.index.manifest import Manifest, Mark
from briefing.index.place import Place, busy

if TYPE_CHECKING:
    from briefing.index.engine.storage import Storage


class Memory(Place):
    """It lives as long as the program."""

    def __init__(self) -> None:
        self.directory = Path()
        self._manifest: Manifest | None = None
        self._generations: dict[str, dict[str, bytes]] = {}
        self._commits = 0
        self._lock = Lock()

    def stamp(self) -> str:
        """Counts commits."""
        return str(self._commits or "")

    def manifest(self) -> bytes | None:
        """Answers the manifest as a file would."""
        return self._manifest.dump() if self._manifest else None

    def switch(self, manifest: Manifest) -> str:
        """Takes the manifest."""
        self._manifest = manifest
        self._commits += 1
        return self.stamp()

    def read(self, generation: str, name: str) -> bytes:
        """Answers a file."""
        try:
            return self._generations[generation][name]
        except KeyError:
            raise FileNotFoundError(name) from None

    def mark(self, generation: str, name: str) -> Mark:
        """Marks a file."""
        return Mark.of(self.read(generation, name))

    def storage(self, generation: str, names: Iterable[str]) -> "Storage":
        """Shows the named files of a generation; what is written there is kept by `keep`."""
        from briefing.index.engine.storage import MemoryStorage  # noqa: PLC0415 - the engine is loaded when it is used

        return MemoryStorage({name: self.read(generation, name) for name in names})

    def keep(self, generation: str, storage: "Storage") -> None:
        """Takes the files over."""
        self._generations[generation] = {name: storage.read(name) for name in storage.list()}

    def sweep(self, manifest: Manifest | None) -> None:
        """Forgets other generations."""
        for generation in self._generations.keys() - ({manifest.generation} if manifest else set()):
            del self._generations[generation]

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Holds a lock of this program."""
        if not self._lock.acquire(blocking=False):
            raise busy()
        try:
            yield
        finally:
            self._lock.release()

    def remove(self) -> None:
        """Forgets everything."""
        self._generations.clear()
        self._manifest = None

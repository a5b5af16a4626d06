"""Where an index lives: what a directory and memory have in common."""

import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from briefing.errors import IndexBusy
from briefing.index.manifest import Manifest, Mark

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from briefing.index.engine.storage import Storage


class Place(Protocol):
    """Generations of an index, and the manifest that names the current one."""

    directory: Path
    """The directory; the empty path stands for memory."""

    def stamp(self) -> str:
        """What changes whenever the manifest does; empty where there is none."""

    def manifest(self) -> bytes | None:
        """The manifest's bytes; None where there is none."""

    def switch(self, manifest: Manifest) -> str:
        """Makes this manifest the current one, at once and whole; answers its stamp."""

    def read(self, generation: str, name: str) -> bytes:
        """The bytes of a file."""

    def mark(self, generation: str, name: str) -> Mark:
        """What a file is."""

    def storage(self, generation: str, names: Iterable[str]) -> "Storage":
        """The files of a generation, those named alone."""

    def keep(self, generation: str, storage: "Storage") -> None:
        """Takes over what was written in a storage."""

    def sweep(self, manifest: Manifest | None) -> None:
        """Removes everything that the manifest does not name."""

    def lock(self) -> "AbstractContextManager[None]":
        """The writer's lock; IndexBusy where another has it."""

    def remove(self) -> None:
        """Removes what is only there for this run."""


def new_generation() -> str:
    """A name that no generation has yet."""
    return f"g-{uuid.uuid4().hex[:12]}"


def busy() -> IndexBusy:
    """What is raised where another copy writes."""
    return IndexBusy("Another copy of the program is writing the index; what was there before is shown.")


def overtaken() -> IndexBusy:
    """What is raised where another copy has written what the caller does not know of."""
    return IndexBusy("Another copy of the program has written the index meanwhile; what was there before is shown.")

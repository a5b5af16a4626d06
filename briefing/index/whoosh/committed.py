"""A committed state: the files of one commit, checked and open for reading."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.whoosh.backends import Backend, read_manifest
from briefing.index.whoosh.index_files import File, mark, whole
from briefing.index.whoosh.manifest import Manifest
from briefing.index.whoosh.segments import ENGINE


class State(NamedTuple):
    """The files of one commit, checked and open for reading."""

    backend: Backend
    """The backend that keeps them."""
    manifest: Manifest
    """The manifest that names them."""
    files: Mapping[str, File]
    """Every file that the manifest names."""

    def read(self, name: str) -> bytes:
        """The bytes of a file."""
        return self.manifest.check(name, whole(self.files[name]))

    def check(self, names: Iterable[str]) -> None:
        """Raises IndexUnusable where a file has been altered since it was opened."""
        for name in names:
            self.manifest.check_mark(name, mark(self.files[name]))


def open_state(backend: Backend, known: State | None) -> State:
    """The current state of a backend, every file checked. Files that a `known` state has open are not read again.

    IndexUnusable where a file is missing, is damaged or was written by another version.
    """
    manifest = read_manifest(backend)
    if manifest.engine != ENGINE:
        raise IndexUnusable("The index was written by another version of its engine; it has to be rebuilt.")
    is_known = known is not None and (known.backend, known.manifest.generation) == (backend, manifest.generation)
    files = {name: file for name, file in known.files.items() if name in manifest.files} if known and is_known else {}
    for name in manifest.files.keys() - files.keys():
        file = backend.open(manifest.generation, name)
        manifest.check_mark(name, mark(file))
        files[name] = file
    return State(backend, manifest, files)


def copy_state(state: State, refuge: Backend) -> None:
    """Copies a state into another backend, and makes it the current one there."""
    room = refuge.room(state.manifest.generation, is_new=True)
    for name in state.files:
        with room.create(name) as file:
            file.write(state.read(name))
    refuge.switch(state.manifest)

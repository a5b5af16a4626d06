"""The storages of Whoosh: the files that the manifest names, and those of the commit under way."""

from collections.abc import Mapping
from typing import Any

from whoosh.filedb import filestore
from whoosh.filedb.structfile import StructFile

from briefing.index.whoosh.index_files import File, Room


class Storage(filestore.Storage):
    """The files of one state, open for reading."""

    def __init__(self, files: Mapping[str, File]) -> None:
        self._files = files

    def open_file(self, name: str, **_: Any) -> File:
        """A file for reading."""
        return self._files[name]

    def file_length(self, name: str) -> int:
        """How many bytes a file has."""
        return self._files[name].size

    def file_exists(self, name: str) -> bool:
        """Whether there is a file of that name."""
        return name in self._files


class WriteStorage(Storage):
    """The files of one state, and a room for the files of the next."""

    def __init__(self, files: Mapping[str, File], room: Room) -> None:
        super().__init__(files)
        self._room = room
        self.written = list[str]()
        """The names of the files that were created."""

    def create_file(self, name: str, **_: Any) -> StructFile:
        """Creates a file for writing."""
        self.written.append(name)
        return StructFile(self._room.create(name), name=name)

    def temp_storage(self, name: str | None = None) -> "Scratch":  # noqa: ARG002 - Whoosh's signature
        """The storage for temporary files of a commit."""
        return Scratch(self._room)


class Scratch(filestore.Storage):
    """Nameless files, which closing deletes."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def create_file(self, name: str, **_: Any) -> StructFile:
        """Creates a file to be written and read back."""
        return StructFile(self._room.scratch(), name=name)

    def delete_file(self, name: str) -> None:
        """Does nothing: closing has deleted the file."""

    def destroy(self) -> None:
        """Does nothing."""

"""The manifest: the one file that names all other files of the index, with the size and checksum of each."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.whoosh.index_files import DAMAGE, Mark, damaged

FORMAT = 19
"""Raised whenever what is written, or how it is indexed, changes."""


class Manifest(NamedTuple):
    """One state of the index."""

    generation: str
    """The folder of its files."""
    commit: int
    """The number of commits to this generation."""
    engine: str
    """The engine that wrote it, and its version."""
    roster: str
    """The file of the roster."""
    ledger: str
    """The file of the ledger."""
    vocabulary: str
    """The file of the vocabulary."""
    segments: str
    """The file that lists the engine's segments."""
    files: Mapping[str, Mark]
    """Every file, the four above included."""
    format: int = FORMAT
    """The format of what is written."""

    def dump(self) -> bytes:
        """The manifest as bytes: its checksum, a newline, JSON."""
        body = json.dumps(self._asdict(), sort_keys=True).encode()
        return Mark.of(body).checksum.encode() + b"\n" + body

    @classmethod
    def load(cls, data: bytes) -> "Manifest":
        """The manifest that `dump` wrote; IndexUnusable where it is damaged or another version's."""
        seal, _, body = data.partition(b"\n")
        if Mark.of(body).checksum.encode() != seal:
            raise IndexUnusable("The index's manifest is damaged; the index has to be rebuilt.")
        try:
            fields: dict[str, Any] = json.loads(body)
            if fields["format"] != FORMAT:
                raise IndexUnusable("The index was written by another version of the program; it has to be rebuilt.")
            files = {name: Mark(*mark) for name, mark in fields.pop("files").items()}
            manifest = cls(files=files, **fields)
            named = {manifest.roster, manifest.ledger, manifest.vocabulary, manifest.segments}
            if not named <= files.keys() or not all(map(_is_name, (manifest.generation, *files))):
                raise IndexUnusable("The index's manifest makes no sense; the index has to be rebuilt.")
        except DAMAGE as error:
            raise IndexUnusable.because(error) from error
        return manifest

    def check(self, name: str, data: bytes) -> bytes:
        """`data`, if a file of that name must have these bytes; else IndexUnusable."""
        self.check_mark(name, Mark.of(data))
        return data

    def check_mark(self, name: str, mark: Mark) -> None:
        """Raises IndexUnusable where a file of that name must have another mark."""
        if self.files.get(name) != mark:
            raise damaged(name)


def _is_name(name: str) -> bool:
    """Whether a name stays inside its folder."""
    return name not in ("", ".", "..") and "/" not in name and "\0" not in name

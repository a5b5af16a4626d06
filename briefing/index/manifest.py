"""The manifest: the one file that says which files are the index, and what they must be."""

import json
import sys
from collections.abc import Mapping
from functools import partial
from hashlib import blake2b, file_digest
from pathlib import Path
from typing import Any, NamedTuple

from briefing.errors import IndexUnusable
from briefing.index.codec import FORMAT

_PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

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

    @classmethod
    def of_file(cls, path: Path) -> "Mark":
        """The mark of a file, read piece by piece."""
        with path.open("rb") as file:
            digest = file_digest(file, _digest)
            return cls(file.tell(), digest.hexdigest())


class Manifest(NamedTuple):
    """One state of the index."""

    generation: str
    """The folder its files stand in."""
    commit: int
    """How many commits this generation has seen."""
    engine: str
    """The engine that wrote it, and its version."""
    roster: str
    """The file of the roster."""
    ledger: str
    """The file of the ledger."""
    table: str
    """The file of the term table."""
    files: Mapping[str, Mark]
    """Every file, the three above included."""
    format: int = FORMAT
    """The version of what is written."""
    python: str = _PYTHON
    """The Python that wrote it: pickles are its own."""

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
        fields: dict[str, Any] = json.loads(body)
        if (fields.get("format"), fields.get("python")) != (FORMAT, _PYTHON):
            raise IndexUnusable("The index was written by another version of the program; it has to be rebuilt.")
        files = {name: Mark(*mark) for name, mark in fields.pop("files").items()}
        return cls(files=files, **fields)

    def check(self, name: str, data: bytes) -> bytes:
        """`data`, if it is what the file of that name must be; else IndexUnusable."""
        self.check_mark(name, Mark.of(data))
        return data

    def check_mark(self, name: str, mark: Mark) -> None:
        """Raises IndexUnusable where a file of that name must be another."""
        if self.files.get(name) != mark:
            raise IndexUnusable(f"The index's file {name} is damaged; the index has to be rebuilt.")

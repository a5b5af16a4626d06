"""The marker: which commit of a library is read, and where its documents and blobs are. It is switched last."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgspec

from briefing.errors import IndexUnusable
from briefing.index.opensearch.mapping import WRITTEN

MARKER = "current"
"""The id of the marker in the control index."""


@dataclass(frozen=True, slots=True)
class Blob:
    """A text or a table of a commit that is kept whole."""

    ids: tuple[str, ...]
    """The ids of the documents that hold it, in order."""
    sum: str
    """The checksum of its bytes."""

    def check(self, data: bytes) -> bytes:
        """The bytes; IndexUnusable where they are not those that were written."""
        if checksum(data) != self.sum:
            raise IndexUnusable.lost()
        return data


@dataclass(frozen=True, slots=True)
class Marker:
    """One commit of a library."""

    index: str
    """The index of its documents."""
    number: int
    """The number of the commit there, from 1."""
    documents: int
    """How many documents it has."""
    blobs: Mapping[str, Blob]
    """The roster, the ledger, the words and the stems."""
    before: tuple[str, ...] = ()
    """The ids of the blobs of the commit before, which may still be read."""
    format: str = WRITTEN
    """What wrote it."""

    @property
    def version(self) -> str:
        """A text that no other commit has."""
        return f"{self.index}/{self.number}"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its blobs."""
        return tuple(id_ for blob in self.blobs.values() for id_ in blob.ids)

    @classmethod
    def read(cls, answer: Mapping[str, Any], library: str) -> "Marker":
        """The marker in a server's answer; IndexUnusable where it makes no sense, or names an index of another."""
        source = answer.get("_source")
        if not isinstance(source, dict) or source.get("format") != WRITTEN:
            raise IndexUnusable("The shared library was published by another version of briefing.")
        try:
            marker = msgspec.convert(source, cls)
        except msgspec.ValidationError as error:
            raise IndexUnusable.because(error) from error
        if not marker.index.startswith(f"{library}.") or marker.number < 1:
            raise IndexUnusable.lost()
        return marker

    def body(self) -> dict[str, Any]:
        """The marker as it is written."""
        whole: dict[str, Any] = msgspec.to_builtins(self)
        return whole


def checksum(data: bytes) -> str:
    """The checksum of some bytes."""
    return blake2b(data, digest_size=16).hexdigest()

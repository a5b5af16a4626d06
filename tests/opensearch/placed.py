"""Indexes on the server of the tests, each in place of a directory."""

from hashlib import blake2b
from pathlib import Path

from briefing.index import Index, ServerAddress
from briefing.index.opensearch.index import OpenSearchIndex


def placed(server: str, directory: Path) -> Index:
    """The index on a server that stands for a directory: the same directory always means the same index."""
    return _Placed(server, directory)


class _Placed(OpenSearchIndex):
    """An index that knows the directory it stands for, so that a test can open it once more."""

    def __init__(self, server: str, directory: Path) -> None:
        name = blake2b(str(directory).encode(), digest_size=10).hexdigest()
        super().__init__(ServerAddress.parse(f"{server}/test-{name}"))
        self._stands_for = directory

    @property
    def directory(self) -> Path:
        return self._stands_for

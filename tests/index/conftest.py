"""An index of the invented library of `harbour`; another engine is tested by giving these fixtures another Index."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.index import Changes, Index, Reader
from tests.index.harbour import CARDS, SOURCES


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    """An index of the small library."""
    with closing(Index(tmp_path / "index")) as index:
        index.build(Changes(CARDS, SOURCES, ledger="what was seen"))
        yield index


@pytest.fixture
def reader(index: Index) -> Iterator[Reader]:
    """A reader of it."""
    with closing(index.open()) as reader:
        yield reader

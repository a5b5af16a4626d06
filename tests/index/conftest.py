"""An index of the invented library of `harbour`.

The tests in `test_contract_reader`, `test_contract_search` and `test_contract_update` are the contract: they speak of
`Index`, `Reader` and the model alone, get every index from the fixture `engine`, and hold of any engine behind that
face. Another engine is tested by importing them where `engine` makes its indexes. All other files here are about this
engine: how it keeps its files, reads queries, finds names.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.index import Changes, Index, Reader, open_index
from tests.index.harbour import CARDS, SOURCES

Engine = Callable[[Path], Index]
"""Makes an index that lives in a directory, which need not be there yet."""


@pytest.fixture(scope="session")
def engine() -> Engine:
    """What makes the indexes."""
    return open_index


@pytest.fixture
def index(engine: Engine, tmp_path: Path) -> Iterator[Index]:
    """An index of the small library."""
    with closing(engine(tmp_path / "index")) as index:
        index.build(Changes(CARDS, SOURCES, ledger="what was seen"))
        yield index


@pytest.fixture
def reader(index: Index) -> Iterator[Reader]:
    """A reader of it."""
    with closing(index.open()) as reader:
        yield reader

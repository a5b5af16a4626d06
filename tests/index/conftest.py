"""An index of the invented library of `harbour`.

The tests in `test_contract_*` are the contract: they speak of `Index`, `Reader` and the model alone, get every index
from the fixture `engine`, and are run on every engine; on OpenSearch where there is a server (see tests/opensearch).
All other files here are about the engine that keeps its index in files: how it does, reads queries, finds names.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.index import Changes, Index, Reader, open_index
from tests.index.harbour import CARDS, SOURCES
from tests.opensearch.placed import placed

Engine = Callable[[Path], Index]
"""Makes an index that lives in a directory, which need not be there yet."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the contract on every engine, and what is about one engine on that."""
    if "engine" in metafunc.fixturenames:
        is_contract = metafunc.module.__name__.rpartition(".")[2].startswith("test_contract_")
        metafunc.parametrize("engine", ["whoosh", *(["opensearch"] if is_contract else [])], indirect=True)


@pytest.fixture(scope="session")
def engine(request: pytest.FixtureRequest) -> Engine:
    """What makes the indexes."""
    if request.param == "opensearch":
        server = request.getfixturevalue("opensearch")
        return lambda directory: placed(server, directory)
    return open_index


@pytest.fixture(scope="session")
def examples(engine: Engine) -> int:
    """How many examples of a property that writes are tried; a server makes an index in a quarter of a second."""
    return 25 if engine is open_index else 6


@pytest.fixture
def index(engine: Engine, tmp_path: Path) -> Iterator[Index]:
    """An index of the small library."""
    with closing(engine(tmp_path / "index")) as index:
        index.build(Changes(CARDS, SOURCES, ledger="what was seen"))
        yield index


@pytest.fixture(scope="session")
def unchanged(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    """An index of the small library for all tests that only read it."""
    with closing(engine(tmp_path_factory.mktemp("unchanged") / "index")) as index:
        index.build(Changes(CARDS, SOURCES, ledger="what was seen"))
        yield index


@pytest.fixture
def reader(request: pytest.FixtureRequest, engine: Engine) -> Iterator[Reader]:  # noqa: ARG001 - on each engine
    """A reader of the index of the test, else of the one that nobody changes."""
    index: Index = request.getfixturevalue("index" if "index" in request.fixturenames else "unchanged")
    with closing(index.open()) as reader:
        yield reader

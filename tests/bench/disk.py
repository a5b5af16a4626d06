"""The index on disk, beside the texts it is of."""

from collections.abc import Iterator
from contextlib import closing

from tests.bench.documents import documents
from tests.bench.pile import Pile
from tests.bench.table import Row

_MIB = 1 << 20


def measure(pile: Pile, _: int) -> Iterator[Row]:
    """Every file of the index, against the bytes of what is searched."""
    with closing(pile.open()) as library:
        texts = sum(len(one.text.encode()) for one in documents(library)) / _MIB
        size = sum(file.stat().st_size for file in library._index._index.directory.rglob("*") if file.is_file()) / _MIB
    yield Row("the texts", (texts,), "MiB")
    yield Row("index on disk", (size,), "MiB", (texts,), most_ratio=2.5)

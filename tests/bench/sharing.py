"""A shared library on one server of this machine, beside the files, question by question."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from briefing.index import ServerAddress
from briefing.library import Library
from briefing.model import Target
from briefing.views import Wanted, open_target
from tests.bench.documents import documents
from tests.bench.pile import Pile
from tests.bench.queries import steps
from tests.bench.table import Row
from tests.opensearch.server import running

_CARDS = 100


def measure(pile: Pile, runs: int) -> Iterator[Row]:
    """Publishing, start, every key of typed queries, cards; a hundred milliseconds for a key, fifty for a card."""
    with TemporaryDirectory(prefix="bench") as folder, running(Path(folder)) as server, closing(pile.open()) as files:
        files.refresh()
        address = ServerAddress.parse(f"{server}/bench-{uuid4().hex[:12]}")
        yield Row(
            "shared: publishing", (pile.passages / _seconds(lambda: _publish(files, address)),), unit="passages/s"
        )
        yield Row("shared: publishing where nothing differs", (_seconds(lambda: _publish(files, address)) * 1000,))
        starts = [(_start(pile, address, folder), _start(pile, None, folder)) for _ in range(runs)]
        yield _row("shared: start, to the first answer", starts)
        with closing(Library.shared(address, Path(folder, "own"))) as shared:
            shared.search("ready")
            files.search("ready")
            asked = [step.text for step in steps(list(documents(files)))]
            yield _row("shared: every key", [_both(shared, files, _searching(text)) for text in asked], most=100)
            ids = [entry.id for entry in files.roster.cards]
            every = max(len(ids) // _CARDS, 1)
            yield _row("shared: a card read", [_both(shared, files, _reading(id_)) for id_ in ids[::every]], most=50)


def _publish(files: Library, address: ServerAddress) -> None:
    files.publish(address, with_notes=False, told=lambda *_: None)


def _start(pile: Pile, address: ServerAddress | None, folder: str) -> float:
    """The milliseconds until a library that was closed has answered a query."""
    began = perf_counter()
    with closing(Library.shared(address, Path(folder, "own")) if address else pile.open()) as library:
        library.search("ready")
        return (perf_counter() - began) * 1000


def _searching(text: str) -> Callable[[Library], object]:
    return lambda library: library.search(text, typing=True)


def _reading(id: str) -> Callable[[Library], object]:
    return lambda library: open_target(library, Target.card(id), Wanted())


def _both(shared: Library, files: Library, ask: Callable[[Library], object]) -> tuple[float, float]:
    """The milliseconds of a question to the server, and to the files."""
    return _seconds(lambda: ask(shared)) * 1000, _seconds(lambda: ask(files)) * 1000


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


def _row(figure: str, times: list[tuple[float, float]], most: float | None = None) -> Row:
    ours, theirs = zip(*times, strict=True)
    return Row(figure, ours, reference=theirs, most_at_p95=most)

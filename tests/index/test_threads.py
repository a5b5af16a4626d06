"""One thread writes while others read, all on one Index: they see the state of before or that of after."""

import errno
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path
from threading import Barrier, BrokenBarrierError, Event
from typing import Any

import pytest

from briefing.errors import IndexBusy
from briefing.index import Changes, Index, open_index
from briefing.index.whoosh.backends import Folder
from briefing.index.whoosh.committed import copy_state
from briefing.model import Card, Kind
from tests.index.harbour import card, source
from tests.index.stores import NEW, WHOLE, assert_reads, refuse

THREADS, STEPS = 3, 12


def step(number: int) -> Changes:
    """A state of which card, passage, roster and ledger all tell the number."""
    cards = [card("counter", Kind.ACTOR, f"Step {number}", f"The card of step {number}.")]
    return Changes(cards, [source("count", "2031-01-01", f"The passage of step {number}.")], ledger=str(number))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where private directories are made."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.mark.parametrize("write", ["update", "build"])
def test_whoever_opens_it_meanwhile_sees_one_state(tmp_path: Path, write: str) -> None:
    done = Event()

    def read() -> set[str]:
        seen = set[str]()
        while not done.is_set() or not seen:
            assert index.version and index.ledger() and index.roster().card("counter")
            with closing(index.open()) as reader:
                entry = reader.roster().card("counter")
                assert entry
                assert {hit.id for hit in reader.search(f'"{entry.title}"').hits} == {"counter", "count#^p1"}
                seen.add(entry.title)
        return seen

    with closing(open_index(tmp_path / "index")) as index, ThreadPoolExecutor(THREADS) as pool:
        index.build(step(0))
        readers = [pool.submit(read) for _ in range(THREADS)]
        try:
            for number in range(1, STEPS):
                getattr(index, write)(step(number))
        finally:
            done.set()
        assert set().union(*(one.result() for one in readers)) <= {f"Step {number}" for number in range(STEPS)}


def test_a_second_that_writes_is_told_so(index: Index) -> None:
    def cards() -> Iterator[Card]:
        with ThreadPoolExecutor(1) as pool, pytest.raises(IndexBusy):
            pool.submit(index.update, NEW).result()
        yield from WHOLE.cards

    index.build(Changes(cards(), WHOLE.sources))
    assert_reads(index)


@pytest.mark.usefixtures("temporary")
def test_it_is_read_while_it_moves_elsewhere(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the copy, with a part of it there, and after it."""

    def watched(state: Any, refuge: Any) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(assert_reads, index).result()
            monkeypatch.setattr(refuge, "switch", lambda _: pool.submit(assert_reads, index).result())
            copy_state(state, refuge)
            monkeypatch.undo()
            refuge.switch(state.manifest)
            pool.submit(assert_reads, index).result()

    refuse(monkeypatch, "os.open", index.directory, errno.EROFS)
    monkeypatch.setattr("briefing.index.whoosh.committed.copy_state", watched)
    index.update(NEW)
    assert index.is_elsewhere
    assert_reads(index)


def test_many_that_begin_at_once_go_to_the_same_place(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where two could look at the directory at once, they would: the first waits there for a second."""
    (tmp_path / "home").write_text("no directory")
    meeting, inspect = Barrier(2), Folder.inspect

    def meet(folder: Folder) -> None:
        with suppress(BrokenBarrierError):
            meeting.wait(0.2)
        inspect(folder)

    monkeypatch.setattr(Folder, "inspect", meet)
    with closing(open_index(tmp_path / "home")) as index, ThreadPoolExecutor(THREADS) as pool:
        asked = [pool.submit(lambda: index.version) for _ in range(THREADS)]
        assert [one.result() for one in asked] == [""] * THREADS
        assert list(temporary.iterdir()) == [index.directory]

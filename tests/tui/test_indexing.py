"""While a new pile is indexed what has come is read, and the rest can be broken off."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from briefing.library import Library, batching
from briefing.library.batching import Batching, Reached
from tests.tiny import write_good
from tests.tui.driving import Driver, starting, wait_for


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Batches are small, and the first article waits for this."""
    opened, step = Event(), Batching.step

    def late(batch: Batching, reached: Reached, **how: Any) -> None:
        if reached.done == 9:
            opened.wait(20)
        step(batch, reached, **how)

    for name in ("_FIRST", "_SHORT", "_LONG", "_SHARE"):
        monkeypatch.setattr(batching, name, 0)
    monkeypatch.setattr(Batching, "step", late)
    return opened


@asynccontextmanager
async def indexing(tmp_path: Path) -> AsyncIterator[Driver]:
    """The app on a library that has no index, from its start."""
    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        async with starting(library, tmp_path) as driver:
            yield driver


async def test_what_is_asked_before_anything_has_come_is_answered_when_it_has(
    gate: Event, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A query does not wait for the whole pile, nor keep the next one waiting."""
    begun, step = Event(), Batching.step

    def later(batch: Batching, reached: Reached, **how: Any) -> None:
        if reached.done == 1:
            begun.wait(20)
        step(batch, reached, **how)

    monkeypatch.setattr(Batching, "step", later)
    async with indexing(tmp_path) as driver:
        await driver.sees("Reading the library…")
        await driver.press("slash")
        await driver.type("boats")
        await driver.sees("The library is being read")
        begun.set()
        await driver.sees("4 Sanctions", "Ban on mill boats")
        await wait_for(lambda: driver.desk.files.is_indexing, "the rest of the pile to be read still")
        gate.set()


async def test_what_has_come_is_read_and_searched(gate: Event, tmp_path: Path) -> None:
    async with indexing(tmp_path) as driver:
        await driver.sees("Actors 3", "8 cards", "0 passages", "Reading 8 of 10 files")
        await driver.search("amnesty")
        await driver.sees("2 Offers")
        await driver.press("enter")
        await driver.opens("sluice-amnesty-2022")
        await driver.sees("Passages 0 of 3", "Not read yet: [1] [2] [3]")
        assert driver.desk.files.is_indexing
        gate.set()
        await wait_for(lambda: not driver.desk.files.is_first_look, "the end of the indexing")
        await wait_for(lambda: not driver.desk.files.is_indexing, "it to be told")
        await driver.opens("sluice-amnesty-2022")
        await driver.sees("Passages 3")
        assert "Not read yet" not in driver.text


async def test_it_is_broken_off_and_gone_on_with(gate: Event, tmp_path: Path) -> None:
    async with indexing(tmp_path) as driver:
        await driver.sees("Reading 8 of 10 files")
        await driver.press("s")
        gate.set()
        await driver.sees("Stopped: 8 of 10 files are in the index", "s goes on", "0 passages")
        await driver.press("s")
        await driver.sees("12 passages")

"""An engine whose every call takes long, as across a network: the keys answer all the same."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from threading import current_thread, main_thread
from time import sleep
from typing import Any, ClassVar

import pytest

from briefing.index import Index, open_index
from briefing.library import Library
from tests.tiny import write_good
from tests.tui.driving import Driver, starting, wait_for

_SLOW = 0.3


class Slow:
    """An index, or a reader of one, that sleeps before it answers a call; it notes calls on the screen's thread."""

    on_screen: ClassVar[list[str]] = []

    def __init__(self, inner: object) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._inner, name)
        if not callable(value):
            return value

        def call(*arguments: Any, **options: Any) -> Any:
            if current_thread() is main_thread():
                self.on_screen.append(name)
            sleep(_SLOW)
            answer = value(*arguments, **options)
            return Slow(answer) if name == "open" else answer

        return call


@pytest.fixture
async def driver(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Driver]:
    """The app on a slow engine, from its start."""

    def slow_index(directory: Path) -> Index:
        return Slow(open_index(directory))

    with closing(Library.open([write_good(tmp_path / "tiny")], tmp_path / "cache")) as library:
        library.refresh()
    monkeypatch.setattr("briefing.library.library.open_index", slow_index)
    with closing(Library.open([tmp_path / "tiny"], tmp_path / "cache")) as library:
        Slow.on_screen.clear()
        async with starting(library, tmp_path, opening_patience=0.08) as driver:
            yield driver


async def test_no_key_waits_for_the_engine_on_any_screen(driver: Driver) -> None:
    """What a key needs of the engine is read in another thread; the screen stays as it is until it has come."""
    await driver.sees("Bertil Åske")
    for key in (
        *("j", "j", "enter", "tab", "l", "j", "h", "o", "pagedown", "G", "y", "d", "n", "N", "f", "escape"),
        *("left_square_bracket", "slash", "a", "m", "n", "backspace", "down", "escape", "escape", "1", "0", "5"),
        *("question_mark", "j", "escape", "exclamation_mark", "escape", "ctrl+p", "m", "i", "escape", "a", "escape"),
        *("tilde", "x", "u", "enter", "j", "ctrl+f", "m", "i", "enter", "up", "tab", "n", "N", "escape"),
        *("tilde", "x", "u", "U", "c", "escape", "F", "escape", "M", "escape", "A", "escape", "+", "escape"),
        *("r", "j", "enter", "x", "m", "e", "tab", "l", "h", "A", "question_mark", "escape", "escape"),
    ):
        await driver.press(key)
        await asyncio.sleep(0.02)
    await driver.settled()
    assert not Slow.on_screen, "the screen's thread never calls the engine"


async def test_what_moves_moves_at_once(driver: Driver) -> None:
    """While a card is being opened, the list still walks."""
    await driver.sees("Bertil Åske")
    await wait_for(lambda: not driver.desk.files.is_first_look, "the first look")
    await driver.press("g")
    driver.open("mill-talks-2022")
    assert driver.desk.navigation.opened.target.id != "mill-talks-2022"
    before = driver.listed
    await driver.press("j")
    await wait_for(lambda: driver.listed != before, "the next row")
    assert driver.desk.navigation.opened.target.id != "mill-talks-2022"
    await driver.opens("mill-talks-2022")


async def test_what_is_not_there_yet_is_shown_as_such(driver: Driver) -> None:
    await driver.sees("Bertil Åske")
    driver.open("mill-talks-2022")
    await driver.sees("Opening Talks at the old mill…")
    await driver.opens("mill-talks-2022")
    assert "Opening" not in driver.text

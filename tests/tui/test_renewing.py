"""The library changes under the reader: what is open is shown anew, and nothing that is asked or read is lost by it."""

import contextlib
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefing.library import Library
from briefing.views import open_target
from tests.tui.driving import Driver, driving, wait_for

_LONG = "long-one"


class Gate:
    """Holds up whatever is read for the screen, until it is let through."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self.let_through()
        self.waiting = 0

    def let_through(self) -> None:
        """Hold nothing up any more."""
        self._open.set()

    def hold(self) -> None:
        """Hold up what is read from now on."""
        self._open.clear()

    def __call__(self, *arguments: Any) -> Any:
        self.waiting += 1
        assert self._open.wait(20)
        self.waiting -= 1
        return open_target(*arguments)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """The gate before everything that is opened."""
    gate = Gate()
    monkeypatch.setattr("briefing.tui.navigation.open_target", gate)
    yield gate
    gate.let_through()


@pytest.fixture
async def driver(tmp_path: Path, tiny: Library) -> AsyncIterator[Driver]:
    """The app on the tiny library and an article of eighty passages."""
    (folder,) = tiny.folders
    text = "\n\n".join("The mill stands at the upper sluice. " * 6 + f"^p{number}" for number in range(1, 81))
    (folder / "articles" / f"{_LONG}.md").write_text(f"---\ntitle: A long one\n---\n{text}\n", encoding="utf-8")
    async with driving(tiny, tmp_path) as driver:
        yield driver


async def settled(driver: Driver) -> None:
    """Wait until nothing is being read for the screen."""
    await wait_for(lambda: not any(worker.is_running for worker in driver.app.workers), "the screen to settle")


async def test_what_is_asked_for_is_opened_though_the_library_changes_meanwhile(driver: Driver, gate: Gate) -> None:
    gate.hold()
    driver.open("elodie-tarnow")
    await wait_for(lambda: gate.waiting, "the card to be read")
    driver.desk.navigation.renewed()
    gate.let_through()
    await driver.opens("elodie-tarnow")
    await settled(driver)
    assert driver.desk.navigation.opened.target.id == "elodie-tarnow"


async def test_what_is_scrolled_while_it_is_read_anew_stays_scrolled(driver: Driver, gate: Gate) -> None:
    driver.open(_LONG)
    await driver.opens(_LONG)
    gate.hold()
    driver.desk.navigation.renewed()
    await wait_for(lambda: gate.waiting, "the article to be read anew")
    before = driver.desk.navigation.opened
    await driver.press("pagedown", "pagedown")
    reader = driver.desk.panes.reader
    read_to, mark = reader.top, reader.mark
    gate.let_through()
    await wait_for(lambda: driver.desk.navigation.opened is not before, "the article to be shown anew")
    assert read_to.block > 0
    assert (reader.top, reader.mark) == (read_to, mark)


async def test_the_passage_that_is_read_stays_marked(driver: Driver) -> None:
    """After a change of the library, after the way back; beside it stands what belongs to it, `y` copies it."""
    driver.open(_LONG)
    await driver.opens(_LONG)
    await driver.press("pagedown", "pagedown", "pagedown")
    await settled(driver)
    reader = driver.desk.panes.reader
    mark, beside = reader.mark, driver.desk.panes.passages.page.blocks[0].text
    assert mark and mark.address and mark.address.number > 1
    number = mark.address.number

    async def is_as_it_was() -> None:
        await settled(driver)
        assert (reader.mark, driver.desk.panes.passages.page.blocks[0].text) == (mark, beside)
        await driver.press("y")
        await driver.sees(f"Copied the citation of ¶{number}")

    driver.desk.navigation.renewed()
    await is_as_it_was()
    driver.open("orla-council")
    await driver.opens("orla-council")
    await driver.press("left_square_bracket")
    await driver.opens(_LONG)
    await is_as_it_was()


async def test_beside_a_card_no_passage_of_the_article_before_it_comes_late(driver: Driver) -> None:
    driver.open(_LONG)
    await driver.opens(_LONG)
    driver.open("mill-talks-2022")
    driver.desk.panes.reader.scroll_by(9)
    await driver.opens("mill-talks-2022")
    await settled(driver)
    assert driver.desk.panes.passages.page.blocks[0].text.startswith("Passages ")


async def test_keys_do_not_wait_for_what_is_shown_anew(driver: Driver, gate: Gate) -> None:
    gate.hold()
    driver.desk.navigation.renewed()
    await wait_for(lambda: gate.waiting, "the page to be read anew")
    await driver.press("slash", "m")
    assert driver.desk.panes.index.box.value == "m"


@pytest.mark.parametrize("by", ["the system", "looking"])
async def test_an_edit_shows_whoever_notices_it(
    tiny: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    """The system tells of it; on a network folder it doesn't, and the files are looked at from time to time."""
    monkeypatch.setattr("briefing.tui.file_watch._LOOK_AGAIN", 0.2 if by == "looking" else 10_000)
    if by == "looking":
        monkeypatch.setattr(Library, "watch", lambda *_: iter(()))
    file, _ = tiny.file_of("elodie-tarnow")
    text = file.read_text(encoding="utf-8")
    async with driving(tiny, tmp_path) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await wait_for(lambda: not driver.desk.files.is_first_look, "the first look")
        for number in range(40):  # the watch may not have begun yet
            file.write_text(f"{text}\nShe keeps {number} geese.\n", encoding="utf-8")
            with contextlib.suppress(AssertionError):
                await wait_for(lambda: "geese" in driver.text, "the edit", seconds=2)
                break
        await driver.sees("geese")

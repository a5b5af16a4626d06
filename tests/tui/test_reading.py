"""Bookmarks, what was read, what is new, and where the reader left off."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from briefing.library import Library
from briefing.model import HOME, Target
from briefing.tui import navigation
from briefing.views import Opened, Wanted, open_target
from tests.files import contents, write_card
from tests.tiny import write_good
from tests.tui.driving import Driver, driving, wait_for

HERALD = "lake-herald-2022-10-11"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_good(tmp_path / "tiny")


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def kept(tmp_path: Path) -> dict[str, list[str] | str]:
    """What is kept of the marks."""
    (file,) = [each for each in (tmp_path / "state" / "reading").glob("*.json") if ".known" not in each.name]
    values: dict[str, list[str] | str] = json.loads(file.read_text())
    return values


async def ready(driver: Driver) -> None:
    """Wait until what was kept is read, and what there is now is known."""
    await wait_for(lambda: driver.desk.reading._has_begun, "what was kept")
    await wait_for(lambda: list(driver.desk.reading._known_file.parent.glob("*.known.json")), "what is known")
    await driver.settled()


async def test_a_bookmark_stands_on_the_start_page_until_it_is_taken_away(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    before = contents(folder)
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        await driver.press("b")
        await driver.sees("Open a card, an article or a passage first.")
        for target, told in (("bertil-aske", "Bookmarked: Bertil Åske"), (f"{HERALD}#^p2", "Bookmarked: Lake Herald")):
            driver.open(target)
            await driver.opens(target)
            await driver.press("b")
            await driver.sees(told)
        await driver.press("~")
        await driver.sees("Bookmarks 2", "Bertil Åske", "¶2")
    async with driving(library, tmp_path) as driver:
        await driver.sees("Bookmarks 2", "Bertil Åske", "¶2")
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.press("b")
        await driver.sees("No longer bookmarked: Bertil Åske")
        await driver.press("~")
        await driver.sees("Bookmarks 1")
    assert kept(tmp_path)["bookmarks"] == [f"{HERALD}#^p2"]
    assert contents(folder) == before


async def test_what_was_opened_is_read_and_the_next_start_goes_on_there(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        assert "Go on with" not in driver.text
        for target in (HERALD, "bertil-aske"):
            driver.open(target)
            await driver.opens(target)
        await driver.press("~")
        await driver.sees("Go on with Bertil Åske", "· read")
    async with driving(library, tmp_path) as driver:
        await driver.sees("Go on with Bertil Åske")
        await driver.press("l", "tab", "enter")
        await driver.opens("bertil-aske")
    assert kept(tmp_path)["read"] == [HERALD, "bertil-aske"]


async def test_a_mark_made_while_the_start_page_is_being_opened_stands_on_it(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_read, let_go = Event(), Event()

    def slow(library: Library, target: Target, wanted: Wanted) -> Opened:
        opened = open_target(library, target, wanted)
        if target == HOME:
            is_read.set()
            assert let_go.wait(20)
        return opened

    async with driving(library, tmp_path) as driver:
        await ready(driver)
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        monkeypatch.setattr(navigation, "open_target", slow)
        await driver.press("~")
        await wait_for(is_read.is_set, "the start page to be read")
        await driver.desk.reading.toggle("bertil-aske")
        let_go.set()
        await driver.sees("Bookmarks 1")


async def test_where_an_article_was_left_is_kept(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        driver.open(HERALD)
        await driver.opens(HERALD)
        await driver.press("G")
        await wait_for(lambda: driver.marked.endswith("#^p6"), "the last passage")
    async with driving(library, tmp_path) as driver:
        await driver.sees("Go on with Lake Herald, 2022-10-11 ¶6")


async def test_what_has_come_since_is_new_until_it_is_opened(library: Library, folder: Path, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        assert "New since" not in driver.text
    write_card(folder, "new-one", "The new one")
    write_card(folder, "new-two", "The new two")
    async with driving(library, tmp_path) as driver:
        await driver.sees("New since you were here 2", "The new one", "The new two")
        driver.open("new-one")
        await driver.opens("new-one")
        await driver.press("~")
        await driver.sees("New since you were here 1", "The new two")
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        assert "New since" not in driver.text


@pytest.mark.parametrize("damage", ["{", "[]", '{"bookmarks": [1, "../x", {}], "read": "x", "last": 7}', "\x00"])
async def test_a_torn_or_foreign_file_is_told_and_set_aside_when_there_is_something_to_keep(
    library: Library, tmp_path: Path, damage: str
) -> None:
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
    (file,) = [each for each in (tmp_path / "state" / "reading").glob("*.json") if ".known" not in each.name]
    file.write_text(damage)
    async with driving(library, tmp_path) as driver:
        await ready(driver)
        if damage[-1] != "}":
            await driver.sees("can't be read")
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.press("b")
        await driver.sees("Bookmarked: Bertil Åske")
    assert kept(tmp_path)["bookmarks"] == ["bertil-aske"]


async def test_two_programs_lose_no_bookmark_of_each_other(library: Library, folder: Path, tmp_path: Path) -> None:
    with closing(Library.open([folder], tmp_path / "cache")) as other:
        other.refresh()
        async with driving(library, tmp_path) as one:
            await ready(one)
            one.open("bertil-aske")
            await one.opens("bertil-aske")
            async with driving(other, tmp_path) as two:
                await ready(two)
                two.open("elodie-tarnow")
                await two.opens("elodie-tarnow")
                await two.press("b")
                await two.sees("Bookmarked")
            await one.press("b")
            await one.sees("Bookmarked")
    assert kept(tmp_path)["bookmarks"] == ["elodie-tarnow", "bertil-aske"]


async def test_where_nothing_can_be_kept_that_is_told_once(library: Library, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    async with driving(library, tmp_path) as driver:
        await driver.sees("What you read can't be kept")
        driver.open("bertil-aske")
        await driver.opens("bertil-aske")
        await driver.settled()
        assert "can't be kept" not in driver.text
        await driver.press("~")
        await driver.sees("Go on with Bertil Åske")

"""Ctrl+F finds in what is open: every match is marked and counted, Enter goes on, Escape leaves the match selected."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from tests.tui.driving import Driver, driving, wait_for

_LONG = 1_000


@pytest.fixture
def weir(tmp_path: Path) -> Iterator[Library]:
    """A library with one long article; every hundredth passage names the lock."""
    texts = (
        f"Day {number} at the weir was quiet{', but for the Écluse' if number % 100 == 0 else ''}. ^p{number}"
        for number in range(1, _LONG + 1)
    )
    file = tmp_path / "weir" / "articles" / "weir.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: The weir\n---\n" + "\n\n".join(texts) + "\n", encoding="utf-8")
    with closing(Library.open([tmp_path / "weir"], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def selected(driver: Driver) -> str:
    """The text that is selected in the reader."""
    reader = driver.desk.panes.reader
    return reader._drag.text(reader.page) if reader._drag else ""


async def finding(driver: Driver, what: str) -> None:
    """Press Ctrl+F and type."""
    await driver.press("ctrl+f")
    await driver.type(what)


@pytest.mark.parametrize("size", [(10, 3), (80, 24), (130, 40)], ids=str)
async def test_matches_are_counted_and_walked_round(tiny: Library, tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(tiny, tmp_path, size) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await finding(driver, "TARNÓW")
        total = len(driver.desk.find_bar._matches)
        assert total > 1
        assert selected(driver) == "Tarnów"
        if size[0] > 10:
            await driver.sees(f"1 of {total}")
        seen = []
        for _ in range(total):
            await driver.press("enter")
            seen.append(driver.desk.find_bar._at)
        assert seen == [*range(1, total), 0]
        await driver.press("shift+enter")
        assert driver.desk.find_bar._at == total - 1
        await driver.press("up", "down")
        assert driver.desk.find_bar._at == total - 1


async def test_escape_leaves_the_match_selected_and_another_one_drops_it(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await finding(driver, "council")
        await driver.press("escape")
        assert driver.focus == "reader"
        assert not driver.desk.find_bar.display
        assert selected(driver).casefold() == "council"
        await driver.press("escape")
        assert not selected(driver)
        assert driver.focus == "reader"


async def test_matches_far_below_are_found_before_they_have_been_read(weir: Library, tmp_path: Path) -> None:
    """The article is longer than what is read to show it; the match is scrolled to, and its passage marked."""
    async with driving(weir, tmp_path, (80, 24)) as driver:
        driver.open("weir")
        await driver.opens("weir")
        await finding(driver, "ecluse")
        await driver.sees("1 of 10", "Day 100 at the weir")
        assert driver.marked == "weir#^p100"
        assert selected(driver) == "Écluse"
        await driver.press("up")
        await driver.sees("10 of 10", "Day 1000 at the weir")
        await driver.press("escape", "y")
        await wait_for(lambda: "[weir#^p1000]" in driver.app.clipboard, "the citation of the passage of the match")


async def test_the_search_begins_where_the_reader_is(weir: Library, tmp_path: Path) -> None:
    async with driving(weir, tmp_path, (80, 24)) as driver:
        driver.open("weir#^p550")
        await driver.opens("weir#^p550")
        await finding(driver, "ecluse")
        await driver.sees("6 of 10", "Day 600 at the weir")


async def test_in_the_text_n_goes_from_match_to_match(weir: Library, tmp_path: Path) -> None:
    async with driving(weir, tmp_path, (80, 24)) as driver:
        driver.open("weir")
        await driver.opens("weir")
        await finding(driver, "ecluse")
        await driver.press("tab", "n")
        await driver.sees("2 of 10", "Day 200 at the weir")
        await driver.press("N", "N")
        await driver.sees("10 of 10", "Day 1000 at the weir")
        await driver.press("escape")
        assert not driver.desk.find_bar.display
        assert selected(driver) == "Écluse"


async def test_what_is_not_there_is_told(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await finding(driver, "zzz")
        await driver.sees("not found")
        await driver.press("enter", "escape")
        assert not selected(driver)


async def test_finding_goes_on_in_what_is_opened_next(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("elodie-tarnow")
        await driver.opens("elodie-tarnow")
        await finding(driver, "council")
        driver.open("orla-council")
        await driver.opens("orla-council")
        await wait_for(lambda: selected(driver) == "Council" and driver.desk.find_bar._at == 0, "the match there")


async def test_it_is_asked_for_from_the_search_box_too(tiny: Library, tmp_path: Path) -> None:
    """There Ctrl+F would else delete a word."""
    async with driving(tiny, tmp_path) as driver:
        await driver.search("mill talks")
        await driver.press("ctrl+f")
        assert driver.focus == "find-query"
        assert driver.desk.panes.index.box.value == "mill talks"

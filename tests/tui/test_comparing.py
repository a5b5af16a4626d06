"""`=` compares the open article, or card, with another one; the page fits any window."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from briefing.model import COMPARISON, view_of
from tests.compare.mill import GAZETTE, HERALD, write_mill
from tests.tui.driving import Driver, driving, wait_for

BOTH = view_of(COMPARISON, GAZETTE, HERALD).id
BESIDE = " │ Doctors said that the blast killed 34 people."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """The library of the mill."""
    with closing(Library.open([write_mill(tmp_path / "mill")], tmp_path / "cache")) as library:
        library.refresh()
        yield library


async def _compare(driver: Driver) -> None:
    """Open one article, and compare it with another that is typed."""
    driver.open(GAZETTE)
    await driver.opens(GAZETTE)
    await driver.press("=")
    await driver.sees("What is to stand beside Orla Gazette, 2021-03-04?", "After the fire at Dervi · Lake Herald")
    await driver.type("dervi")
    await driver.press("enter")
    await driver.opens(BOTH)


@pytest.mark.parametrize(("size", "is_beside"), [((80, 24), False), ((120, 40), True), ((200, 60), True)])
async def test_two_articles_fit_the_window(
    library: Library, tmp_path: Path, size: tuple[int, int], *, is_beside: bool
) -> None:
    async with driving(library, tmp_path, size) as driver:
        await _compare(driver)
        await driver.sees("Comparison", "negation contradicts")
        await driver.press("G", "g")
        lines = [line.rstrip() for line in driver.text.splitlines()]
        assert any("The owner of the mill" in line and "│ Ines Holm paid" in line for line in lines) is is_beside
        assert not is_beside or max(map(len, lines)) <= size[0]


async def test_the_page_follows_the_window(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path, (160, 50)) as driver:
        await _compare(driver)
        await driver.sees(BESIDE)
        await driver.pilot.resize_terminal(80, 50)
        await driver.sees("◂ Police said that", "▸ Doctors said that")
        await driver.pilot.resize_terminal(160, 50)
        await driver.sees(BESIDE)


async def test_a_passage_is_a_key_away_and_back_returns_to_the_place(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        await _compare(driver)
        await driver.press("tab", "tab", "tab", "tab")
        await wait_for(lambda: driver.selected == f"{GAZETTE}#^p2", "the first passage to be selected")
        await driver.press("enter")
        await driver.opens(f"{GAZETTE}#^p2")
        await driver.press("[")
        await driver.opens(BOTH)
        await wait_for(lambda: driver.selected == f"{GAZETTE}#^p2", "the same link to be selected")


async def test_links_have_hints(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        await _compare(driver)
        await driver.press("f")
        await driver.sees("a\u00a0Orla Gazette", "▸ s\u00a0Lake")
        await driver.press("a")
        await driver.opens(GAZETTE)


async def test_two_cards_are_compared(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        driver.open("memorial-cancelled")
        await driver.opens("memorial-cancelled")
        await driver.press("=")
        await driver.sees("What is to stand beside Memorial, cancelled?")
        await driver.type("planned")
        await driver.press("enter")
        await driver.opens(view_of(COMPARISON, "memorial-cancelled", "memorial-plan").id)
        await driver.sees("status later")


async def test_where_nothing_can_be_compared_the_key_says_why(library: Library, tmp_path: Path) -> None:
    async with driving(library, tmp_path) as driver:
        await driver.press("=")
        await driver.sees("Open an article or a card first.")
        await _compare(driver)
        await driver.press("e")
        await driver.sees("This page has no file to edit.")


async def test_an_article_alone_has_nothing_to_stand_beside(tmp_path: Path) -> None:
    folder = write_mill(tmp_path / "one", has_cards=False)
    for other in (folder / "articles").glob("[!o]*.md"):
        other.unlink()
    with closing(Library.open([folder], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            driver.open(GAZETTE)
            await driver.opens(GAZETTE)
            await driver.press("=")
            await driver.sees("There is no other to compare it with.")

"""Long lists: their end is reached at once, and another kind begins with its best."""

from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from tests.tui.driving import Driver, driving

_CARDS = 70


@pytest.fixture
async def driver(tmp_path: Path) -> AsyncIterator[Driver]:
    """The app on cards whose rows are of very different height, searched for a word that all of them have."""
    for number in range(_CARDS):
        kind = "offer" if number % 7 else "actor"
        said = "They speak of the quay and of what it cost. " * (number % 5)
        file = tmp_path / "many" / "cards" / f"card-{number:02}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\nkind: {kind}\ntitle: Card {number:02}\n---\n{said}The ferry.\n", encoding="utf-8")
    with closing(Library.open([tmp_path / "many"], tmp_path / "cache")) as library:
        library.refresh()
        async with driving(library, tmp_path) as driver:
            await driver.search("ferry")
            await driver.press("tab")
            yield driver


async def test_the_end_of_a_list_is_one_key_away(driver: Driver) -> None:
    """The last row is in sight, highlighted, and below it what is said at the end of the list."""
    rows = driver.desk.panes.index.rows
    await driver.press("G")
    targets = [block.target for block in rows.page.blocks if block.target]
    assert rows.target == targets[-1]
    assert "another word narrows them" in rows.page.blocks[-1].text
    assert rows.in_sight[-1] == len(rows.page.blocks) - 1
    assert rows.y + rows.size.height == rows._layout_of_page.height
    await driver.press("g")
    assert (rows.target, rows.y) == (targets[0], 0)


async def test_another_kind_begins_at_its_first_row(driver: Driver) -> None:
    rows = driver.desk.panes.index.rows
    await driver.press("G")
    await driver.press("1")
    await driver.sees("actors only")
    assert rows.page.find(rows.target) == 1
    assert rows.y == 0


async def test_a_row_that_is_of_the_other_kind_too_stays_highlighted(driver: Driver) -> None:
    rows = driver.desk.panes.index.rows
    await driver.press("1")
    await driver.sees("actors only")
    await driver.press("down", "down")
    target = rows.target
    await driver.press("0")
    await driver.sees("2 Offers")
    assert rows.target == target

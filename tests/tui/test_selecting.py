"""Selecting: every passage of an article by keyboard and by mouse, words by dragging, links by their hints."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from briefing.library import Library
from tests.tui.driving import Driver, driving, wait_for

_MANY = tuple(f"Day {number} at the weir was quiet. " * (1 + number % 5) for number in range(1, 21))
_FEW = _MANY[:4]


@pytest.fixture(params=[_MANY, _FEW], ids=["long", "short"])
def article(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Library]:
    """A library with one article, longer or shorter than a window."""
    text = "\n\n".join(f"{passage}^p{number}" for number, passage in enumerate(request.param, 1))
    file = tmp_path / "weir" / "articles" / "weir.md"
    file.parent.mkdir(parents=True)
    file.write_text(f"---\ntitle: The weir\n---\n{text}\n", encoding="utf-8")
    with closing(Library.open([tmp_path / "weir"], tmp_path / "cache")) as library:
        library.refresh()
        yield library


def numbers(library: Library) -> list[int]:
    """The numbers of the passages of the article."""
    return [passage.address.number for passage in library.passages("weir")]


async def walked(driver: Driver, key: str, end: int) -> list[int]:
    """The passages that are marked one after the other while a key is pressed, up to the passage `end`."""
    seen = [int(driver.marked.rpartition("p")[2])]
    for _ in range(300):
        if seen[-1] == end:
            break
        await driver.press(key)
        if (number := int(driver.marked.rpartition("p")[2])) != seen[-1]:
            seen.append(number)
    return seen


@pytest.mark.parametrize("size", [(20, 4), (80, 24), (200, 60)], ids=str)
async def test_every_passage_is_reached_by_moving_down_and_up(
    article: Library, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with driving(article, tmp_path, size) as driver:
        driver.open("weir")
        await driver.opens("weir")
        wanted = numbers(article)
        assert await walked(driver, "j", wanted[-1]) == wanted
        assert await walked(driver, "k", 1) == wanted[::-1]


@pytest.mark.parametrize("size", [(10, 3), (80, 24), (200, 60)], ids=str)
async def test_the_ends_are_one_key_away_and_copied(article: Library, tmp_path: Path, size: tuple[int, int]) -> None:
    async with driving(article, tmp_path, size) as driver:
        driver.open("weir")
        await driver.opens("weir")
        await driver.press("G")
        last = numbers(article)[-1]
        await wait_for(lambda: driver.marked.endswith(f"^p{last}"), "the last passage to be marked")
        await driver.press("y")
        await wait_for(lambda: f"[weir#^p{last}]" in driver.app.clipboard, "the citation of the last passage")
        await driver.press("g")
        await wait_for(lambda: driver.marked.endswith("^p1"), "the first passage to be marked")


async def test_a_click_selects_the_passage_and_y_copies_it(article: Library, tmp_path: Path) -> None:
    async with driving(article, tmp_path, (130, 40)) as driver:
        driver.open("weir")
        await driver.opens("weir")
        await driver.sees("No card cites it")
        await driver.pilot.pause()
        rows = driver.text.splitlines()
        y = next(at for at, line in enumerate(rows) if "Day 3 at the weir" in line)
        await driver.pilot.click(offset=(rows[y].index("Day 3") + 2, y))
        await wait_for(lambda: driver.marked.endswith("^p3"), "the passage to be marked")
        await driver.press("y")
        await wait_for(lambda: "[weir#^p3]" in driver.app.clipboard, "the citation")


async def test_in_a_list_a_click_highlights_and_a_double_click_opens(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        rows = driver.text.splitlines()
        y = next(at for at, line in enumerate(rows) if "Bertil Åske" in line[:40])
        x = rows[y].index("Bertil") + 1
        await driver.pilot.click(offset=(x, y))
        await wait_for(lambda: driver.listed == "bertil-aske", "the row to be highlighted")
        await driver.opens("")
        await driver.pilot.click(offset=(x, y), times=2)
        await driver.opens("bertil-aske")


async def test_words_that_the_mouse_is_dragged_over_are_copied(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("sluice-amnesty-2022")
        await driver.opens("sluice-amnesty-2022")
        await driver.sees("struck out")
        rows = driver.text.splitlines()
        y = next(at for at, line in enumerate(rows) if "struck out" in line)
        x = rows[y].index("struck out")
        await driver.pilot.mouse_down(offset=(x, y))
        await driver.pilot.hover(offset=(x + 4, y))
        await driver.pilot.hover(offset=(x + 10, y))
        await driver.pilot.mouse_up(offset=(x + 10, y))
        await wait_for(lambda: driver.app.clipboard == "struck out", "the words on the clipboard")
        await driver.opens("sluice-amnesty-2022")


async def test_hints_cover_nothing_of_the_text(tiny: Library, tmp_path: Path) -> None:
    async with driving(tiny, tmp_path) as driver:
        driver.open("mill-talks-2022")
        await driver.opens("mill-talks-2022")
        reader = driver.desk.panes.reader
        before = [block.text for block in reader.page.blocks]
        await driver.press("f")
        await wait_for(lambda: reader.hints, "the hints")
        for text, block in zip(before, reader.page.blocks, strict=True):
            hints = [span for span in block.spans if span.look == "hint"]
            left = block.text
            for hint in sorted(hints, reverse=True):
                left = left[: hint.start] + left[hint.end + 1 :]
            assert left == text
            links = [block.text[span.start : span.end] for span in block.spans if span.target]
            assert all(link.strip() and not link.startswith(" ") for link in links)
        await driver.press("escape")
        await wait_for(lambda: [block.text for block in reader.page.blocks] == before, "the hints to go")
